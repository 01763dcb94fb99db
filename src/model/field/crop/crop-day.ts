// One day of one block: the processes in their order; each process has its own file, the public surface is crop-model.ts.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { roundHalfEven } from '../../../base/math.ts';
import { addBiomass } from './biomass.ts';
import { developCanopy } from './canopy-cover.ts';
import { seedBedMm, type CropUnit } from './crop-block.ts';
import { potentialRootDepth, timeOfRootDepth, type SeasonCalendar } from './crop-calendar.ts';
import {
  DEAD, GERMINATED, GROWING, MATURE, MAY_DRAIN, PREMATURE_SENESCENCE, RESET_EVAPORATION, SEED_PROTECTED, type CropState,
} from './crop-state.ts';
import { AGED, ET0, IS_ZONE_CURRENT, RAIN, SCHEDULED, STEP, T_MAX, T_MIN, TIME, today } from './day-scratch.ts';
import { growingDegreeDays } from './growing-degree-days.ts';
import { buildHarvestIndex } from './harvest-index.ts';
import { netIrrigate, preIrrigate } from './net-irrigation.ts';
import { growRoots } from './root-growth.ts';
import { readRootZone, rootZoneRow } from './root-zone.ts';
import { liftSalt } from './salinity/salt-lift.ts';
import { ageingShare } from './salinity/salt-response.ts';
import { limitBySalt, rememberSaltStress, type SaltPlan } from './salinity/salt-stress.ts';
import { evaporate, prepareEvaporation } from './soil-evaporation.ts';
import { COMPARTMENTS } from './soil-profile.ts';
import { linearAgeing, transpire } from './transpiration.ts';
import { closeWater, moveWater, type DayIrrigation } from './water-day.ts';
import { setThresholds } from './water-stress.ts';

/** Weather of one day: extremes in °C, rain and reference evapotranspiration in mm. */
export interface DayWeather {
  readonly tMinC: number;
  readonly tMaxC: number;
  readonly rainMm: number;
  readonly et0Mm: number;
}

const DEEPEST_EVAPORATION_M = 0.3;
// Far below any step of roots, far above rounding.
const ON_TIME_M = 1e-9;

// Scratch of one day, at most 12 compartments; nothing here lives across calls.
const waterBefore = new Float64Array(COMPARTMENTS);
const potentials = new Float64Array(2);

/** The day after planting if the tables of the calendar hold for it, 0 if the crop is late or the weather is not that of the calendar. */
function calendarDay(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar): number {
  const day = state.dayOfSeason[b]!;
  if (state.delayedDays[b]! > 0 || day >= calendar.degreeDaySum.length) return 0;
  return !unit.isDegreeDays || calendar.degreeDaySum[day] === state.degreeDaySum[b] ? day : 0;
}

/** Whether roots under salt are still as deep as their calendar has them, or as deep as they go. */
function areRootsOnTime(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, day: number): boolean {
  const { crop } = unit;
  const depthM = state.rootDepthM[b]!;
  return day <= 1 || depthM < crop.minimumRootDepthM || depthM >= crop.maximumRootDepthM || depthM > calendar.potentialRootM[day - 1]! - ON_TIME_M;
}

/** Puts into `potentials` the depths between which roots under salt grow today: they go on from the time of the depth which they have, so that they
 *  catch up after a stop. Source: AquaCrop 7.3 CalculateRootingDepth. */
function resumeRoots(unit: CropUnit, state: CropState, b: number, time: number, step: number): void {
  const { crop } = unit;
  const depthM = state.rootDepthM[b]!;
  const isDeepening = state.dayOfSeason[b]! > 1 && depthM >= crop.minimumRootDepthM && depthM < crop.maximumRootDepthM;
  const reached = isDeepening ? timeOfRootDepth(crop, depthM) : Infinity;
  const from = Math.min(time - step, unit.isDegreeDays || !isDeepening ? reached : roundHalfEven(reached));
  potentials[0] = from === reached ? depthM : potentialRootDepth(crop, from);
  potentials[1] = potentialRootDepth(crop, Math.min(time, from + step));
}

function deepenRoots(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar): void {
  const onCalendar = calendarDay(unit, state, b, calendar);
  if (onCalendar > 0 && (unit.salt === undefined || areRootsOnTime(unit, state, b, calendar, onCalendar))) {
    growRoots(unit, state, b, calendar.potentialRootM, onCalendar);
    return;
  }
  const { isDegreeDays } = unit;
  const delay = isDegreeDays ? state.delayedDegreeDays[b]! : state.delayedDays[b]!;
  const time = (isDegreeDays ? state.degreeDaySum[b]! : state.dayOfSeason[b]!) - delay;
  const step = isDegreeDays ? state.degreeDays[b]! : 1;
  if (unit.salt === undefined) {
    const from = time - step;
    potentials[0] = potentialRootDepth(unit.crop, from);
    potentials[1] = potentialRootDepth(unit.crop, Math.min(time, from + step));
  } else resumeRoots(unit, state, b, time, step);
  growRoots(unit, state, b, potentials, 1);
}

/** Lets the seed germinate when its bed is moist, or delays the calendar. Source: AquaCrop-OSPy solution/germination. */
function germinate(unit: CropUnit, state: CropState, b: number): void {
  const held = Math.max(0, seedBedMm(unit.profile, state.water, b * COMPARTMENTS));
  const share = 1 - (unit.germinationFullMm - held) / (unit.germinationFullMm - unit.germinationDryMm);
  if (share >= unit.crop.germinationThreshold) {
    state.flags[b] = state.flags[b]! | GERMINATED | (unit.crop.isSown ? SEED_PROTECTED : 0);
    return;
  }
  state.delayedDays[b] = state.delayedDays[b]! + 1;
  state.delayedDegreeDays[b] = state.delayedDegreeDays[b]! + state.degreeDays[b]!;
}

/** The growth stage that irrigation targets refer to, 1 to 4. Source: AquaCrop-OSPy solution/growth_stage. */
function growthStage(unit: CropUnit, time: number): number {
  if (time <= unit.stages.tenPercentCanopy) return 1;
  if (time <= unit.stages.maximumCanopy) return 2;
  return time <= unit.crop.senescence ? 3 : 4;
}

function setWeather(weather: DayWeather): void {
  today[T_MIN] = weather.tMinC;
  today[T_MAX] = weather.tMaxC;
  today[RAIN] = weather.rainMm;
  today[ET0] = weather.et0Mm;
}

function startDayOfSeason(unit: CropUnit, state: CropState, b: number): void {
  const degreeDays = growingDegreeDays(unit.crop.degreeDayMethod, unit.crop, today[T_MIN]!, today[T_MAX]!);
  state.dayOfSeason[b] = state.dayOfSeason[b]! + 1;
  state.degreeDays[b] = degreeDays;
  state.degreeDaySum[b] = state.degreeDaySum[b]! + degreeDays;
}

/** The end of the day for a growing crop: biomass, harvest index, maturity. */
function formYield(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar): void {
  const { crop } = unit;
  const day = state.dayOfSeason[b]! - state.delayedDays[b]!;
  const dayOfYield = day - calendar.yieldFormationStartDay - 1;
  if (dayOfYield > 0) {
    state.referenceHarvestIndex[b] =
      dayOfYield < calendar.referenceHarvestIndex.length ? calendar.referenceHarvestIndex[dayOfYield]! : crop.referenceHarvestIndex;
  } else state.referenceHarvestIndex[b] = 0;
  addBiomass(unit, state, b, calendar, dayOfYield);
  if (dayOfYield >= 0) {
    readRootZone(unit.profile, unit.zone, rootZoneRow(unit.zone, state.rootDepthM[b]!), state.water, b * COMPARTMENTS);
    buildHarvestIndex(unit, state, b, calendar, day);
  }
  const time = unit.isDegreeDays ? state.degreeDaySum[b]! : state.dayOfSeason[b]!;
  if (time >= crop.maturity) state.flags[b] = state.flags[b]! | MATURE;
}

/** Simulates a day on which the crop of block b grows.
 *  Units and shapes: scheduledMm is the dose of the block's schedule today, plan the season's plan for salt if there is salt; never allocates.
 *  Source: AquaCrop-OSPy timestep/run_single_timestep (order of the processes). */
export function growOneDay(
  unit: CropUnit,
  state: CropState,
  b: number,
  calendar: SeasonCalendar,
  weather: DayWeather,
  irrigation: DayIrrigation,
  scheduledMm: number,
  plan: SaltPlan | undefined,
): void {
  const { profile, zone: table } = unit;
  const offset = b * COMPARTMENTS;
  setWeather(weather);
  today[SCHEDULED] = scheduledMm;
  startDayOfSeason(unit, state, b);
  deepenRoots(unit, state, b, calendar);
  const row = rootZoneRow(table, state.rootDepthM[b]!);
  let netMm = 0;
  if (unit.isNet && state.dayOfSeason[b] === 1) {
    netMm = preIrrigate(unit, state, b, row);
    // The reference starts its later seasons from the profile after this top-up.
    for (let i = offset; i < offset + COMPARTMENTS; i += 1) state.waterAtStart[i] = state.water[i]!;
  }
  moveWater(unit, state, b, irrigation);
  if ((state.flags[b]! & GERMINATED) === 0) germinate(unit, state, b);
  const day = state.dayOfSeason[b]! - state.delayedDays[b]!;
  const time = unit.isDegreeDays ? state.degreeDaySum[b]! - state.delayedDegreeDays[b]! : day;
  today[TIME] = time;
  today[STEP] = unit.isDegreeDays ? state.degreeDays[b]! : 1;
  state.growthStage[b] = growthStage(unit, time);
  setThresholds(unit.thresholds, weather.et0Mm);
  if (today[IS_ZONE_CURRENT] === 0) readRootZone(profile, table, row, state.water, offset);
  if (unit.salt !== undefined && plan !== undefined) limitBySalt(unit, unit.salt, plan, state, b);
  developCanopy(unit, state, b, calendar, calendarDay(unit, state, b, calendar));
  evaporateToday(unit, state, b);
  readRootZone(profile, table, row, state.water, offset);
  today[AGED] =
    unit.salt === undefined
      ? linearAgeing(unit, day - calendar.maximumCanopyDay)
      : ageingShare(calendar, day) * (unit.salt.settings.ageingPercent / 100);
  const isAsked = transpire(unit, state, b, row, plan);
  if (unit.salt !== undefined) rememberSaltStress(unit, unit.salt, state, b);
  if (unit.isNet) {
    state.flags[b] = state.flags[b]! | MAY_DRAIN;
    if (isAsked) {
      readRootZone(profile, table, row, state.water, offset);
      netMm += netIrrigate(unit, state, b, row);
    }
    state.netIrrigationMm[b] = netMm;
    state.netIrrigationSumMm[b] = state.netIrrigationSumMm[b]! + netMm;
  }
  if (unit.hasWaterTable || unit.salt !== undefined) closeWater(unit, state, b);
  formYield(unit, state, b, calendar);
  if ((state.flags[b]! & (MATURE | DEAD)) !== 0) state.flags[b] = state.flags[b]! & ~GROWING;
}

function evaporateToday(unit: CropUnit, state: CropState, b: number): void {
  if ((state.flags[b]! & RESET_EVAPORATION) !== 0) {
    state.flags[b] = state.flags[b]! & ~RESET_EVAPORATION;
    prepareEvaporation(unit, state, b);
  }
  const { salt } = unit;
  const offset = b * COMPARTMENTS;
  if (salt !== undefined) for (let i = 0; i < COMPARTMENTS; i += 1) waterBefore[i] = state.water[offset + i]!;
  evaporate(unit, state, b);
  if (salt !== undefined) liftSalt(unit, salt, state, b, waterBefore, DEEPEST_EVAPORATION_M);
}

/** Puts to zero what a crop of the days before has left; only the first day of a fallow finds anything. */
function forgetCrop(state: CropState, b: number): void {
  state.dayOfSeason[b] = 0;
  state.degreeDays[b] = 0;
  state.degreeDaySum[b] = 0;
  state.delayedDays[b] = 0;
  state.delayedDegreeDays[b] = 0;
  state.rootDepthM[b] = 0;
  state.canopyCover[b] = 0;
  state.canopyAdjusted[b] = 0;
  state.canopyCoverPotential[b] = 0;
  state.canopyAdjustedPotential[b] = 0;
  state.canopyReached[b] = 0;
  state.canopyReachedPotential[b] = 0;
  state.canopyHighest[b] = 0;
  state.canopyHighestPotential[b] = 0;
  state.transpirationMm[b] = 0;
  state.transpirationPotentialMm[b] = 0;
  state.transpirationUnstressedMm[b] = 0;
  state.netIrrigationMm[b] = 0;
  state.netIrrigationSumMm[b] = 0;
}

/** Simulates a day without a crop: water only; the yield of the last season stays readable. */
export function lieFallowOneDay(unit: CropUnit, state: CropState, b: number, weather: DayWeather): void {
  state.flags[b] = state.flags[b]! & ~(GERMINATED | SEED_PROTECTED | PREMATURE_SENESCENCE | GROWING);
  if (state.dayOfSeason[b] !== 0 || state.rootDepthM[b] !== 0) forgetCrop(state, b);
  setWeather(weather);
  today[TIME] = 0;
  moveWater(unit, state, b, 0);
  evaporateToday(unit, state, b);
  if (unit.hasWaterTable || unit.salt !== undefined) closeWater(unit, state, b);
}
