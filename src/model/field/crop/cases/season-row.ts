// The columns of a season and of a day as the crop command prints them, and the sums behind a season; no simulation here.
import { dateOfDayNumber, isoDate } from '../../../../base/calendar.ts';
import type { CropModel } from '../crop-model.ts';
import { compartmentSalt } from '../salinity/salt-store.ts';
import type { WeatherTable } from '../../weather/weather-table.ts';

/** Header of the season rows; units are in the names. */
export const SEASON_HEADER = [
  'case_id', 'season', 'year', 'planting_date', 'last_growth_date', 'harvest_date_reported', 'days', 'gdd_cum', 'yield_dry_t_ha',
  'yield_fresh_t_ha', 'yield_pot_t_ha', 'biomass_t_ha', 'biomass_ns_t_ha', 'hi', 'hi_adj', 'cc_max', 'cc_final', 'cc_ns_max', 'zroot_max_m',
  'irr_mm', 'irr_reported_mm', 'irr_events', 'rain_mm', 'et0_mm', 'infl_mm', 'runoff_mm', 'deep_perc_mm', 'cap_rise_mm', 'gw_in_mm', 'es_mm',
  'es_pot_mm', 'tr_mm', 'tr_pot_mm', 'eta_mm', 'soil_water_start_mm', 'soil_water_end_mm', 'surface_storage_end_mm', 'cal_maturity_d',
  'cal_histart_d', 'cal_hiend_d', 'cal_maxcanopy_d', 'cal_candevend_d', 'cal_yldform_d', 'cal_flowering_d', 'higc', 't_lin_switch',
  'dhi_linear', 'fco2', 'co2_ppm',
] as const;

/** Further columns when a case has salt: flows and store in t/ha, the mean stress of the season in percent. */
export const SALT_HEADER = [
  'drain_mm', 'upflow_mm', 'salt_in_t_ha', 'salt_out_t_ha', 'salt_up_t_ha', 'salt_profile_t_ha', 'salt_stress_pct',
] as const;

type Column = (typeof SEASON_HEADER)[number];
type SaltColumn = (typeof SALT_HEADER)[number];
/** One season by column; the columns of salt are empty without salt. */
export type SeasonRow = Readonly<Record<Column | SaltColumn, string | number>>;

const GRAMS_PER_M2_PER_TONNE_PER_HA = 100;

/** Sums over the days of a season; `add` is called at the end of each growing day. */
export class SeasonSums {
  readonly startMm: number;
  #coverMax = 0;
  #potentialCoverMax = 0;
  #rootMax = 0;
  #events = 0;
  readonly #sums = new Float64Array(SUMMED.length);
  readonly #salt = new Float64Array(3);
  #irrigation = 0;
  #rain = 0;
  #et0 = 0;
  #firstDay: number;

  constructor(model: CropModel, b: number, firstDay: number) {
    this.startMm = model.profileWaterMm(b);
    this.#firstDay = firstDay;
  }

  add(model: CropModel, b: number, rainMm: number, et0Mm: number): void {
    const { state, units } = model;
    this.#coverMax = Math.max(this.#coverMax, state.canopyCover[b]!);
    this.#potentialCoverMax = Math.max(this.#potentialCoverMax, state.canopyCoverPotential[b]!);
    this.#rootMax = Math.max(this.#rootMax, state.rootDepthM[b]!);
    SUMMED.forEach((name, i) => (this.#sums[i] = this.#sums[i]! + state[name][b]!));
    const irrigation = units[b]!.isNet ? state.netIrrigationMm[b]! : state.irrigationMm[b]!;
    this.#irrigation += irrigation;
    if (irrigation > 0) this.#events += 1;
    if (units[b]!.salt !== undefined) {
      this.#salt[0] = this.#salt[0]! + state.saltIn[b]!;
      this.#salt[1] = this.#salt[1]! + state.saltOut[b]!;
      this.#salt[2] = this.#salt[2]! + state.saltRisen[b]!;
    }
    this.#rain += rainMm;
    this.#et0 += et0Mm;
  }

  /** The season's row at the end of its last growing day. */
  row(model: CropModel, b: number, caseId: string, season: number, co2Ppm: number): SeasonRow {
    const { state, units } = model;
    const { crop } = units[b]!;
    const calendar = model.calendar(b);
    const planted = dateOfDayNumber(this.#firstDay);
    const days = state.dayOfSeason[b]!;
    const [infl, runoff, percolation, rise, inflow, es, esPotential, tr, trPotential] = [...this.#sums] as [
      number, number, number, number, number, number, number, number, number,
    ];
    const dry = model.yieldTonnesPerHa(b);
    return {
      case_id: caseId,
      season,
      year: planted.year,
      planting_date: isoDate(planted),
      last_growth_date: isoDate(dateOfDayNumber(this.#firstDay + days - 1)),
      harvest_date_reported: isoDate(dateOfDayNumber(this.#firstDay + days)),
      days,
      gdd_cum: decimals(state.degreeDaySum[b]!, 5),
      yield_dry_t_ha: decimals(dry, 5),
      yield_fresh_t_ha: decimals(dry / (crop.dryMatterPercent / 100), 5),
      yield_pot_t_ha: decimals(model.potentialYieldTonnesPerHa(b), 5),
      biomass_t_ha: decimals(model.biomassTonnesPerHa(b), 5),
      biomass_ns_t_ha: decimals(state.biomassPotential[b]! / 100, 5),
      hi: decimals(state.harvestIndex[b]!, 5),
      hi_adj: decimals(state.harvestIndexAdjusted[b]!, 5),
      cc_max: decimals(this.#coverMax, 5),
      cc_final: decimals(state.canopyCover[b]!, 5),
      cc_ns_max: decimals(this.#potentialCoverMax, 5),
      zroot_max_m: decimals(this.#rootMax, 5),
      irr_mm: decimals(this.#irrigation, 5),
      irr_reported_mm: decimals(units[b]!.isNet ? state.netIrrigationSumMm[b]! : state.irrigationSumMm[b]!, 5),
      irr_events: this.#events,
      rain_mm: decimals(this.#rain, 5),
      et0_mm: decimals(this.#et0, 5),
      infl_mm: decimals(infl, 5),
      runoff_mm: decimals(runoff, 5),
      deep_perc_mm: decimals(percolation, 5),
      cap_rise_mm: decimals(rise, 5),
      gw_in_mm: decimals(inflow, 5),
      es_mm: decimals(es, 5),
      es_pot_mm: decimals(esPotential, 5),
      tr_mm: decimals(tr, 5),
      tr_pot_mm: decimals(trPotential, 5),
      eta_mm: decimals(es + tr, 5),
      soil_water_start_mm: decimals(this.startMm, 5),
      soil_water_end_mm: decimals(model.profileWaterMm(b), 5),
      surface_storage_end_mm: decimals(state.surfaceStorageMm[b]!, 5),
      cal_maturity_d: calendar.maturityDay,
      cal_histart_d: calendar.yieldFormationStartDay,
      cal_hiend_d: calendar.yieldFormationEndDay,
      cal_maxcanopy_d: calendar.maximumCanopyDay,
      cal_candevend_d: calendar.canopyDevelopmentEndDay,
      cal_yldform_d: calendar.yieldFormationDays,
      cal_flowering_d: calendar.floweringDays,
      higc: decimals(calendar.curve.growthPerDay, 5),
      t_lin_switch: calendar.curve.switchDay,
      dhi_linear: decimals(calendar.curve.slopePerDay, 5),
      fco2: decimals(state.co2WaterProductivity[b]!, 5),
      co2_ppm: decimals(co2Ppm, 5),
      drain_mm: decimals(percolation, 5),
      upflow_mm: decimals(rise + inflow, 5),
      ...this.#saltColumns(model, b),
    };
  }

  #saltColumns(model: CropModel, b: number): Pick<SeasonRow, Exclude<SaltColumn, 'drain_mm' | 'upflow_mm'>> {
    if (model.units[b]!.salt === undefined) {
      return { salt_in_t_ha: '', salt_out_t_ha: '', salt_up_t_ha: '', salt_profile_t_ha: '', salt_stress_pct: '' };
    }
    const [entered, left, risen] = [...this.#salt].map((grams) => decimals(grams / GRAMS_PER_M2_PER_TONNE_PER_HA, 5)) as [number, number, number];
    let store = 0;
    for (let i = 0; i < model.units[b]!.profile.count; i += 1) store += compartmentSalt(model.state, b, i);
    return {
      salt_in_t_ha: entered,
      salt_out_t_ha: left,
      salt_up_t_ha: risen,
      salt_profile_t_ha: decimals(store / GRAMS_PER_M2_PER_TONNE_PER_HA, 5),
      salt_stress_pct: decimals(model.state.saltStressPercent[b]!, 5),
    };
  }
}

const SUMMED = [
  'infiltrationMm', 'runoffMm', 'deepPercolationMm', 'capillaryRiseMm', 'waterTableInflowMm', 'evaporationMm', 'evaporationPotentialMm',
  'transpirationMm', 'transpirationPotentialMm',
] as const;

/** The number rounded to a count of decimals, without trailing zeros when printed. */
export function decimals(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const DAY_COLUMNS = [
  'year', 'case_id', 'date', 'dap', 'gdd', 'gdd_cum', 'z_root', 'cc', 'cc_ns', 'irr', 'infl', 'runoff', 'deep_perc', 'cap_rise', 'gw_in', 'es',
  'es_pot', 'tr', 'tr_pot', 'wr', 'surface_storage', 'dr_rz', 'taw_rz', 'ks_exp', 'ks_sto', 'ks_sen', 'ks_pol', 'ks_sto_lin', 'biomass',
  'biomass_ns', 'hi', 'hi_adj', 'yield_dry', 'r_cor', 'ccx_act', 'ccx_w', 't_early_sen', 'f_pre', 'f_pol', 'f_post', 'w_surf', 'evap_z',
  'growth_stage', 'delayed_cds', 'tr_ratio',
] as const;
/** Header of the daily rows: the season's columns by day, then the water content of each compartment (m³/m³). */
export const DAY_HEADER: readonly string[] = [...DAY_COLUMNS, ...Array.from({ length: 12 }, (_, i) => `th${i + 1}`)];

/** The row of the day that the model has just simulated. Units as in the season rows; biomass in g/m², fluxes in mm/day. */
export function dayRow(model: CropModel, b: number, caseId: string, year: number, weather: WeatherTable, index: number): (string | number)[] {
  const { state, units } = model;
  const unit = units[b]!;
  const stress = model.stress(b, weather.et0Mm[index]!);
  const numbers = [
    state.degreeDays[b]!, state.degreeDaySum[b]!, state.rootDepthM[b]!, state.canopyCover[b]!, state.canopyCoverPotential[b]!,
    unit.isNet ? state.netIrrigationMm[b]! : state.irrigationMm[b]!, state.infiltrationMm[b]!, state.runoffMm[b]!, state.deepPercolationMm[b]!,
    state.capillaryRiseMm[b]!, state.waterTableInflowMm[b]!, state.evaporationMm[b]!, state.evaporationPotentialMm[b]!,
    state.transpirationMm[b]!, state.transpirationPotentialMm[b]!, model.rootZoneWaterMm(b), state.surfaceStorageMm[b]!, model.depletionMm(b),
    model.totalAvailableMm(b), stress.expansion, stress.stomata, stress.senescence, stress.pollination, stress.stomataLinear, state.biomass[b]!,
    state.biomassPotential[b]!, state.harvestIndex[b]!, state.harvestIndexAdjusted[b]!, model.yieldTonnesPerHa(b), state.rootCorrection[b]!,
    state.canopyReached[b]!, state.canopyHighest[b]!, state.earlySenescence[b]!, state.preFloweringFactor[b]!, state.pollination[b]!,
    state.postFloweringFactor[b]!, state.surfaceWaterMm[b]!, unit.evaporation.depthM[state.evaporationRow[b]!]!, state.growthStage[b]!,
    state.delayedDays[b]!, state.transpirationRatio[b]!,
  ];
  const water = Array.from({ length: 12 }, (_, i) => state.water[b * 12 + i]!);
  const date = isoDate(dateOfDayNumber(weather.firstDay + index));
  return [year, caseId, date, state.dayOfSeason[b]!, ...[...numbers, ...water].map((value) => decimals(value, 6))];
}
