// One day of canopy growth, decline and drought senescence, with and without water stress; water uptake is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { roundHalfEven } from '../../../base/math.ts';
import type { SeasonCalendar } from './crop-calendar.ts';
import { advectiveCover, declinedCanopy, grownCanopy, growthFactorAt } from './canopy-curve.ts';
import type { CropUnit } from './crop-block.ts';
import { DEAD, PREMATURE_SENESCENCE, SEED_PROTECTED, type CropState } from './crop-state.ts';
import { COVER_BEFORE, STEP, STRESS_AVAILABLE, STRESS_DEPLETION, TIME, today } from './day-scratch.ts';
import { kernelExp } from './kernel-exp.ts';
import { CONTINUED_SENESCENCE, EXPANSION, relativeStress, SENESCENCE, stressCoefficient } from './water-stress.ts';

const NEAR_MAXIMUM = 0.9799;
const DEAD_BELOW = 0.001;

/** The canopy without water stress.
 *  Source: AquaCrop-OSPy solution/canopy_cover (potential canopy). */
function growPotential(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, day: number): void {
  const { crop, stages } = unit;
  const time = today[TIME]!;
  if (time < crop.emergence || roundHalfEven(time) > crop.maturity) {
    state.canopyCoverPotential[b] = 0;
  } else if (time < stages.canopyDevelopmentEnd) {
    const isFirst = state.canopyCoverPotential[b]! <= stages.initialCanopy;
    let cover = 0;
    if (!isFirst && day > 0) cover = calendar.potentialCover[day]!;
    else {
      const factor = kernelExp(crop.canopyGrowth * (isFirst ? today[STEP]! : time - crop.emergence));
      cover = isFirst ? stages.initialCanopy * factor : grownCanopy(stages.initialCanopy, 0.98 * crop.maximumCanopy, factor);
    }
    state.canopyCoverPotential[b] = cover;
    state.canopyReachedPotential[b] = cover;
  } else if (time > stages.canopyDevelopmentEnd) {
    const reached = state.canopyReachedPotential[b]!;
    state.canopyHighestPotential[b] = reached;
    if (time < crop.senescence) state.canopyReachedPotential[b] = state.canopyCoverPotential[b]!;
    else state.canopyCoverPotential[b] = declinedCanopy(reached, crop.canopyDecline * (time - crop.senescence));
  }
}

function unstressedCover(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, day: number): number {
  if (day > 0 && unit.salt === undefined) return calendar.unstressedCover[day]!;
  const time = today[TIME]!;
  return grownCanopy(unit.stages.initialCanopy, state.canopyLimit[b]!, kernelExp(state.canopyRate[b]! * (time - unit.crop.emergence)));
}

/** The cover of a growing canopy after one day.
 *  Source: AquaCrop-OSPy solution/canopy_cover and adjust_CCx. */
function grownCover(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, day: number): number {
  const { stages, thresholds } = unit;
  const time = today[TIME]!;
  const step = today[STEP]!;
  const cover = state.canopyCover[b]!;
  const initial = state.initialCanopy[b]!;
  const maximum = state.canopyLimit[b]!;
  const isProtected = (state.flags[b]! & SEED_PROTECTED) !== 0;
  if (cover <= initial || (isProtected && cover <= 1.25 * initial)) {
    if (!isProtected) return initial * kernelExp(state.canopyRate[b]! * step);
    const next = unstressedCover(unit, state, b, calendar, day);
    if (next > 1.25 * initial) state.flags[b] = state.flags[b]! & ~SEED_PROTECTED;
    return next;
  }
  if (cover >= NEAR_MAXIMUM * maximum) {
    state.initialCanopy[b] = stages.initialCanopy;
    return unstressedCover(unit, state, b, calendar, day);
  }
  const relative = relativeStress(thresholds, EXPANSION, today[STRESS_DEPLETION]!, today[STRESS_AVAILABLE]!);
  const rate = state.canopyRate[b]! * stressCoefficient(thresholds, EXPANSION, relative);
  if (!(rate > 0)) {
    state.initialCanopy[b] = cover > initial ? stages.initialCanopy : cover;
    return cover;
  }
  const stepFactor = kernelExp(rate * step);
  const factorNow = growthFactorAt(cover, initial, maximum);
  const remaining = kernelExp(rate * (stages.canopyDevelopmentEnd - time));
  const attainable = factorNow > 1 ? grownCanopy(initial, maximum, factorNow * remaining * stepFactor) : 0;
  if (Math.abs(cover - NEAR_MAXIMUM * maximum) < 0.001) return unstressedCover(unit, state, b, calendar, day);
  const factor = growthFactorAt(cover, initial, attainable);
  return factor > 1 ? grownCanopy(initial, attainable, factor * stepFactor) : cover;
}

function dieIfBare(state: CropState, b: number): void {
  if (state.canopyCover[b]! >= DEAD_BELOW || (state.flags[b]! & DEAD) !== 0) return;
  state.canopyCover[b] = 0;
  state.flags[b] = state.flags[b]! | DEAD;
}

/** The canopy as stressed by slow leaf expansion, before drought senescence. */
function growActual(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, day: number): void {
  const { crop, stages } = unit;
  const time = today[TIME]!;
  if (time < crop.emergence || roundHalfEven(time) > crop.maturity) {
    state.canopyCover[b] = 0;
    state.initialCanopy[b] = stages.initialCanopy;
  } else if (time < stages.canopyDevelopmentEnd) {
    const cover = Math.min(grownCover(unit, state, b, calendar, day), state.canopyCeiling[b]!);
    state.canopyCover[b] = cover;
    if (cover > state.canopyReached[b]!) state.canopyReached[b] = cover;
  } else if (time > stages.canopyDevelopmentEnd) {
    if (time < crop.senescence) {
      state.canopyCover[b] = Math.min(state.canopyCover[b]!, state.canopyCeiling[b]!);
      if (state.canopyCover[b]! > state.canopyReached[b]!) state.canopyReached[b] = state.canopyCover[b]!;
    } else {
      const reached = Math.min(state.canopyReached[b]!, state.canopyCeiling[b]!);
      const rate = crop.canopyDecline * ((reached + 2.29) / (crop.maximumCanopy + 2.29));
      state.canopyReached[b] = reached;
      state.canopyCover[b] = Math.min(declinedCanopy(reached, rate * (time - crop.senescence)), state.canopyLateCeiling[b]!);
    }
    dieIfBare(state, b);
  }
}

/** The cover that remains when drought ages the canopy for one more day. */
function senescentCover(state: CropState, b: number, before: number, rate: number, step: number): number {
  const from = state.canopyBeforeSenescence[b]!;
  if (from < DEAD_BELOW) return 0;
  const soFar = 1 + (1 - before / from) / 0.05;
  const cover = from * (1 - 0.05 * (soFar * kernelExp((step * (rate * 3.33)) / (from + 2.29)) - 1));
  return cover < 0 ? 0 : cover;
}

/** Ageing by drought, or recovery from it.
 *  Source: AquaCrop-OSPy solution/canopy_cover and update_CCx_CDC. */
function senesce(unit: CropUnit, state: CropState, b: number): void {
  const { crop, thresholds, stages } = unit;
  const time = today[TIME]!;
  const step = today[STEP]!;
  const before = today[COVER_BEFORE]!;
  const lasted = state.earlySenescence[b]!;
  const depletion = today[STRESS_DEPLETION]!;
  const available = today[STRESS_AVAILABLE]!;
  const isStressed = relativeStress(thresholds, lasted > 0 ? CONTINUED_SENESCENCE : SENESCENCE, depletion, available) > 0;
  if (isStressed && (state.flags[b]! & SEED_PROTECTED) === 0) {
    state.flags[b] = state.flags[b]! | PREMATURE_SENESCENCE;
    if (lasted === 0) state.canopyBeforeSenescence[b] = before;
    state.earlySenescence[b] = lasted + step;
    const relative = relativeStress(thresholds, SENESCENCE, depletion, available);
    const coefficient = stressCoefficient(thresholds, SENESCENCE, relative);
    const square = coefficient * coefficient;
    const rate = coefficient > 0.99999 ? 0.0001 : (1 - square * square * square * square) * crop.canopyDecline;
    let cover = senescentCover(state, b, before, rate, step);
    if (time < crop.senescence) {
      cover = Math.min(cover, crop.maximumCanopy, state.canopyCeiling[b]!, before);
      state.canopyCover[b] = cover;
      state.canopyReached[b] = cover;
      state.initialCanopy[b] = Math.min(cover, stages.initialCanopy);
    } else if (cover < state.canopyCover[b]!) state.canopyCover[b] = cover;
    dieIfBare(state, b);
    return;
  }
  state.flags[b] = state.flags[b]! & ~PREMATURE_SENESCENCE;
  if (time > crop.senescence && lasted > 0) {
    const perUnit = (crop.canopyDecline * 3.33) / (crop.maximumCanopy + 2.29);
    const reached = before / (1 - 0.05 * (kernelExp((time - step - crop.senescence) * perUnit) - 1));
    const rate = crop.canopyDecline * ((reached + 2.29) / (crop.maximumCanopy + 2.29));
    state.canopyReached[b] = reached;
    state.canopyCover[b] = declinedCanopy(reached, rate * (time - crop.senescence));
    dieIfBare(state, b);
  }
  state.earlySenescence[b] = 0;
}

/** Develops the canopy of block b by one day.
 *  Units and shapes: the day's scratch holds time, step and the root zone before evaporation, the thresholds are set for today; notes the cover of yesterday there.
 *  `day` is the day after planting while the season runs as its calendar says, 0 when the crop is late and the calendar's tables do not hold.
 *  Source: AquaCrop-OSPy solution/canopy_cover (FAO AquaCrop reference manual, sections 3.3 and 3.4). */
export function developCanopy(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, day: number): void {
  const { crop, stages } = unit;
  const time = today[TIME]!;
  today[COVER_BEFORE] = state.canopyCover[b]!;
  const highestBefore = state.canopyHighest[b]!;
  const wasProtected = state.flags[b]! & SEED_PROTECTED;
  growPotential(unit, state, b, calendar, day);
  growActual(unit, state, b, calendar, day);
  if (time >= crop.emergence && (time < crop.senescence || state.earlySenescence[b]! > 0)) {
    // Protection that ended today still holds for today's senescence.
    const now = state.flags[b]! & SEED_PROTECTED;
    state.flags[b] = state.flags[b]! | wasProtected;
    senesce(unit, state, b);
    if (now === 0) state.flags[b] = state.flags[b]! & ~SEED_PROTECTED;
    if (state.canopyCover[b]! > highestBefore) state.canopyHighest[b] = state.canopyCover[b]!;
  }
  if (state.canopyCoverPotential[b]! < state.canopyCover[b]!) {
    state.canopyCoverPotential[b] = state.canopyCover[b]!;
    if (time < stages.canopyDevelopmentEnd) state.canopyReachedPotential[b] = state.canopyCover[b]!;
  }
  state.canopyAdjusted[b] = advectiveCover(state.canopyCover[b]!);
  state.canopyAdjustedPotential[b] = advectiveCover(state.canopyCoverPotential[b]!);
}
