// The public surface of the crop model: many blocks, one day at a time; the processes and formulas are in their own files.
import { assert } from '../../../base/assert.ts';
import { clonePlain, type Plain, type Snapshotable } from '../../../base/plain.ts';
import { co2CropCoefficientFactor, co2Factor } from './co2-response.ts';
import { compileBlocks, type CropBlock, type CropUnit } from './crop-block.ts';
import { seasonCalendar, type SeasonCalendar } from './crop-calendar.ts';
import { growOneDay, lieFallowOneDay, type DayWeather } from './crop-day.ts';
import type { DayIrrigation } from './water-day.ts';
import type { CropParameters } from './crop-parameters.ts';
import { createCropState, DEAD, GROWING, MATURE, MAY_DRAIN, RESET_EVAPORATION, type CropState } from './crop-state.ts';
import { initialWaterInto } from './initial-water.ts';
import { AVAILABLE, DEPLETION, STORAGE, STRESS_AVAILABLE, STRESS_DEPLETION, today } from './day-scratch.ts';
import { readRootZone, rootZoneRow } from './root-zone.ts';
import { CELLS } from './salinity/salt-cells.ts';
import { fillCells } from './salinity/salt-store.ts';
import { saltPlan, type SaltPlan } from './salinity/salt-stress.ts';
import { COMPARTMENTS } from './soil-profile.ts';
import { adjustedFieldCapacityInto } from './water-table.ts';
import { CONTINUED_SENESCENCE, EXPANSION, POLLINATION, relativeStress, SENESCENCE, setThresholds, STOMATA, stressCoefficient } from './water-stress.ts';

export type { DayWeather } from './crop-day.ts';
export type { DayIrrigation } from './water-day.ts';
export type { CropBlock, FieldPractice } from './crop-block.ts';

/** What a season needs to know when it starts. The calendar of stages follows from its temperatures; decisions never see them. */
export interface SeasonStart {
  /** Daily extremes in °C; the planting day is index `from`, `to` is exclusive. Blocks that pass the same arrays share one calendar. */
  readonly tMinC: ArrayLike<number> & object;
  readonly tMaxC: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
  readonly co2Ppm: number;
  /** True puts the first water content back; false goes on with the water that is there. */
  readonly restoresWater: boolean;
  /** Gross doses of the rule `schedule`, mm, index 0 on the planting day. */
  readonly scheduleMm: ArrayLike<number> | undefined;
  /** Cover of the seedlings where it is not that of the crop's parameters (fraction): the reference keeps what drought has left of it from season to season. */
  readonly initialCanopy?: number;
}

/** Stress coefficients of a day, 1 without stress. */
export interface StressToday {
  readonly expansion: number;
  readonly stomata: number;
  readonly senescence: number;
  readonly pollination: number;
  readonly stomataLinear: number;
}

/** The crop and soil water of many blocks. */
export class CropModel implements Snapshotable {
  readonly units: readonly CropUnit[];
  /** One entry per block; read freely, change through the methods only. */
  readonly state: CropState;
  readonly #calendars: (SeasonCalendar | undefined)[];
  readonly #saltPlans: (SaltPlan | undefined)[];
  readonly #schedules: (ArrayLike<number> | undefined)[];
  readonly #known = new WeakMap<object, { crop: CropParameters; from: number; to: number; calendar: SeasonCalendar }[]>();

  constructor(blocks: readonly CropBlock[]) {
    this.units = compileBlocks(blocks);
    this.state = createCropState(blocks.length, this.units.some((unit) => unit.salt !== undefined));
    this.#calendars = blocks.map(() => undefined);
    this.#saltPlans = blocks.map(() => undefined);
    this.#schedules = blocks.map(() => undefined);
    const { state } = this;
    this.units.forEach((unit, b) => {
      const offset = b * COMPARTMENTS;
      const depth = unit.hasWaterTable ? unit.waterTableDepthM : undefined;
      initialWaterInto(unit.profile, unit.initialWater, depth, state.water, offset);
      state.waterAtStart.set(state.water.subarray(offset, offset + COMPARTMENTS), offset);
      if (depth === undefined) state.fieldCapacity.set(unit.profile.fieldCapacity, offset);
      else adjustedFieldCapacityInto(unit.profile, depth, state.fieldCapacity, offset);
      state.flags[b] = RESET_EVAPORATION | MAY_DRAIN;
      state.preFloweringFactor[b] = 1;
      const { salt } = unit;
      if (salt === undefined) return;
      for (let i = 0; i < unit.profile.count; i += 1) {
        const isBelow = unit.profile.waterTableMidM[i]! >= unit.waterTableDepthM;
        const ece = isBelow ? salt.settings.waterTableEcDsPerM : salt.settings.initialEceDsPerM;
        fillCells(unit.profile, salt.cells, i, state.water[offset + i]!, ece, state.saltGrams, (offset + i) * CELLS);
      }
    });
  }

  /** Plants block b: the next advanced day is the planting day.
   *  Fails: throws AssertionError without a day of temperatures. */
  startSeason(b: number, season: SeasonStart): void {
    const unit = this.units[b]!;
    const { state } = this;
    const offset = b * COMPARTMENTS;
    this.#calendars[b] = this.#calendarFor(unit.crop, season);
    this.#schedules[b] = season.scheduleMm;
    const isUntouched = (state.flags[b]! & RESET_EVAPORATION) !== 0;
    if (season.restoresWater) for (let i = offset; i < offset + COMPARTMENTS; i += 1) state.water[i] = state.waterAtStart[i]!;
    if (season.restoresWater || isUntouched) state.surfaceStorageMm[b] = Math.min(unit.field.bundWaterMm, unit.field.bundHeightMm);
    state.initialCanopy[b] = season.initialCanopy ?? unit.stages.initialCanopy;
    state.flags[b] = GROWING | MAY_DRAIN | (season.restoresWater || isUntouched ? RESET_EVAPORATION : 0);
    for (const column of SEASON_COLUMNS) state[column][b] = 0;
    state.canopyLimit[b] = unit.crop.maximumCanopy;
    state.canopyRate[b] = unit.crop.canopyGrowth;
    state.canopyCeiling[b] = 1;
    state.canopyLateCeiling[b] = 1;
    this.#planSalt(b);
    state.compartmentAerationDays.fill(0, offset, offset + COMPARTMENTS);
    state.preFloweringFactor[b] = 1;
    state.postFloweringFactor[b] = 1;
    state.upwardFactor[b] = 1;
    state.downwardFactor[b] = 1;
    state.transpirationRatio[b] = 1;
    state.rootCorrection[b] = 1;
    state.co2WaterProductivity[b] = co2Factor(unit.crop, season.co2Ppm);
    state.co2CropCoefficient[b] = co2CropCoefficientFactor(season.co2Ppm);
  }

  /** Derives what salt does in the season of block b, from its calendar and settings. */
  #planSalt(b: number): void {
    const unit = this.units[b]!;
    const calendar = this.#calendars[b];
    if (unit.salt === undefined || calendar === undefined) return;
    const { settings } = unit.salt;
    this.state.saltStressPercent[b] = 0;
    this.state.saltStressDays[b] = 0;
    this.state.saltTranspirationMm[b] = 0;
    this.state.saltDemandMm[b] = 0;
    this.#saltPlans[b] = saltPlan(unit, settings, calendar);
  }

  #calendarFor(crop: CropParameters, season: SeasonStart): SeasonCalendar {
    let known = this.#known.get(season.tMinC);
    if (known === undefined) this.#known.set(season.tMinC, (known = []));
    const found = known.find((entry) => entry.crop === crop && entry.from === season.from && entry.to === season.to);
    if (found !== undefined) return found.calendar;
    const calendar = seasonCalendar(crop, season.tMinC, season.tMaxC, season.from, season.to);
    known.push({ crop, from: season.from, to: season.to, calendar });
    return calendar;
  }

  /** Simulates one day of block b. Without a growing crop only the water moves and nothing is irrigated.
   *  Units and shapes: weather in °C and mm, irrigation a gross dose in mm or the block's own rule; never allocates. */
  advanceDay(b: number, weather: DayWeather, irrigation: DayIrrigation): void {
    const unit = this.units[b]!;
    if ((this.state.flags[b]! & GROWING) === 0) {
      lieFallowOneDay(unit, this.state, b, weather);
      return;
    }
    const scheduled = this.#schedules[b]?.[this.state.dayOfSeason[b]!] ?? 0;
    growOneDay(unit, this.state, b, this.#calendars[b]!, weather, irrigation, scheduled, this.#saltPlans[b]);
  }

  /** Puts block `to` into the state of block `from`, which must be described alike, calendar included. */
  copyBlock(from: number, to: number): void {
    for (const column of Object.values(this.state)) {
      const stride = column.length / this.units.length;
      column.copyWithin(to * stride, from * stride, (from + 1) * stride);
    }
    this.#calendars[to] = this.#calendars[from];
    this.#saltPlans[to] = this.#saltPlans[from];
    this.#schedules[to] = this.#schedules[from];
  }

  /** Ends the season of block b; its yield stays readable until the next one starts. */
  harvest(b: number): void {
    this.state.flags[b] = this.state.flags[b]! & ~GROWING;
  }

  /** The stages of the season that block b is in or had last. */
  calendar(b: number): SeasonCalendar {
    const calendar = this.#calendars[b];
    assert(calendar !== undefined, `block ${b} has not started a season`);
    return calendar;
  }

  isGrowing(b: number): boolean {
    return (this.state.flags[b]! & GROWING) !== 0;
  }

  isMature(b: number): boolean {
    return (this.state.flags[b]! & MATURE) !== 0;
  }

  isDead(b: number): boolean {
    return (this.state.flags[b]! & DEAD) !== 0;
  }

  /** Biomass in t/ha (oven-dry). */
  biomassTonnesPerHa(b: number): number {
    return this.state.biomass[b]! / 100;
  }

  /** Oven-dry seed cotton in t/ha: biomass × harvest index under stress. */
  yieldTonnesPerHa(b: number): number {
    return (this.state.biomass[b]! / 100) * this.state.harvestIndexAdjusted[b]!;
  }

  /** Seed cotton in t/ha that the season would give without water stress. */
  potentialYieldTonnesPerHa(b: number): number {
    return (this.state.biomassPotential[b]! / 100) * this.state.harvestIndex[b]!;
  }

  /** Puts the root zone of block b into the scratch; returns one entry of it. */
  #rootZone(b: number, entry: number): number {
    const unit = this.units[b]!;
    const row = rootZoneRow(unit.zone, this.state.rootDepthM[b]!);
    readRootZone(unit.profile, unit.zone, row, this.state.water, b * COMPARTMENTS);
    return today[entry]!;
  }

  /** Water missing to field capacity in the root zone, mm; negative above it. */
  depletionMm(b: number): number {
    return this.#rootZone(b, DEPLETION);
  }

  /** Water in the root zone, mm. */
  rootZoneWaterMm(b: number): number {
    return this.#rootZone(b, STORAGE);
  }

  /** Total available water of the root zone, mm. */
  totalAvailableMm(b: number): number {
    return this.#rootZone(b, AVAILABLE);
  }

  /** The depletion at which stomata begin to close for a given ET0, mm. */
  readilyAvailableMm(b: number, et0Mm: number): number {
    const { thresholds } = this.units[b]!;
    const share = thresholds.upper[STOMATA]! + (5 - et0Mm) * thresholds.upperShift[STOMATA]!;
    return Math.min(1, Math.max(0, share)) * this.#rootZone(b, AVAILABLE);
  }

  /** Water in the whole profile, mm. */
  profileWaterMm(b: number): number {
    const { profile } = this.units[b]!;
    let sum = 0;
    for (let i = 0; i < profile.count; i += 1) sum += 1000 * this.state.water[b * COMPARTMENTS + i]! * profile.thicknessM[i]!;
    return sum;
  }

  /** The stress coefficients that the end of the day gives for an ET0 in mm. */
  stress(b: number, et0Mm: number): StressToday {
    const { thresholds } = this.units[b]!;
    const stressDepletionMm = this.#rootZone(b, STRESS_DEPLETION);
    const stressAvailableMm = today[STRESS_AVAILABLE]!;
    setThresholds(thresholds, et0Mm);
    const relative = (kind: number): number => relativeStress(thresholds, kind, stressDepletionMm, stressAvailableMm);
    const senescence = this.state.earlySenescence[b]! > 0 ? CONTINUED_SENESCENCE : SENESCENCE;
    return {
      expansion: stressCoefficient(thresholds, EXPANSION, relative(EXPANSION)),
      stomata: stressCoefficient(thresholds, STOMATA, relative(STOMATA)),
      senescence: stressCoefficient(thresholds, SENESCENCE, relative(senescence)),
      pollination: 1 - relative(POLLINATION),
      stomataLinear: 1 - relative(STOMATA),
    };
  }

  /** All that changes, as plain data that shares nothing with the model. */
  save(): Plain {
    const calendars = [...new Set(this.#calendars)].filter((calendar) => calendar !== undefined);
    return clonePlain({
      columns: { ...this.state },
      calendars: calendars as unknown as Plain,
      calendarOf: this.#calendars.map((calendar) => (calendar === undefined ? -1 : calendars.indexOf(calendar))),
      schedules: this.#schedules.map((schedule) => (schedule === undefined ? undefined : Float64Array.from(schedule))),
    });
  }

  /** Takes back what `save` gave, for a model of the same blocks. */
  load(saved: Plain): void {
    const from = clonePlain(saved) as unknown as {
      readonly columns: CropState;
      readonly calendars: readonly SeasonCalendar[];
      readonly calendarOf: readonly number[];
      readonly schedules: readonly (Float64Array | undefined)[];
    };
    assert(from.columns.flags.length === this.units.length, 'a snapshot fits only a model of the same blocks');
    for (const name of Object.keys(this.state) as (keyof CropState)[]) this.state[name].set(from.columns[name]);
    this.units.forEach((unit, b) => {
      this.#calendars[b] = from.calendars[from.calendarOf[b]!];
      this.#schedules[b] = from.schedules[b];
      const calendar = this.#calendars[b];
      const { salt } = unit;
      this.#saltPlans[b] = calendar === undefined || salt === undefined ? undefined : saltPlan(unit, salt.settings, calendar);
    });
  }
}

// What begins at zero in every season. Water, surface, fluxes of yesterday and root depth go on.
const SEASON_COLUMNS = [
  'dayOfSeason', 'delayedDays', 'degreeDaySum', 'delayedDegreeDays', 'canopyCover', 'canopyAdjusted', 'canopyCoverPotential',
  'canopyAdjustedPotential', 'canopyReached', 'canopyReachedPotential', 'canopyHighest', 'canopyHighestPotential', 'canopyBeforeSenescence',
  'earlySenescence', 'growthStage', 'submergedDays', 'aerationDays', 'biomass', 'biomassPotential', 'referenceHarvestIndex', 'harvestIndex',
  'harvestIndexAdjusted', 'pollination', 'expansionSum', 'stomataSum', 'irrigationSumMm', 'netIrrigationSumMm',
] as const;

/** A model of the given blocks, each with its first water content and no crop. */
export function createCropModel(blocks: readonly CropBlock[]): CropModel {
  return new CropModel(blocks);
}
