// How depletion of the root zone slows leaves, stomata and pollination and ages the canopy; knows no crop state.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, log10 } from '../../../base/math.ts';
import type { CropParameters } from './crop-parameters.ts';
import { kernelExp } from './kernel-exp.ts';

/** Index of each stress in the threshold arrays. */
export const EXPANSION = 0;
export const STOMATA = 1;
export const SENESCENCE = 2;
export const POLLINATION = 3;

/** Thresholds of a crop with the constants that a day needs. */
export interface StressThresholds {
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  /** 0.04·log10(10 − 9p): how much a threshold moves per mm/day of ET0 away from 5. */
  readonly upperShift: Float64Array;
  readonly lowerShift: Float64Array;
  readonly shape: Float64Array;
  /** e^shape − 1, and its inverse. */
  readonly shapeSpan: Float64Array;
  readonly perShapeSpan: Float64Array;
  /** The inverse of lower less upper without shift by ET0. */
  readonly perRange: Float64Array;
  readonly senescenceFactor: number;
  /** The thresholds of one ET0, refilled when another is asked for: upper 0–3, lower 4–7, upper of senescence once it has begun 8; the inverses of the ranges 9–17. */
  readonly today: Float64Array;
  readonly todayEt0: Float64Array;
}

/** The thresholds of a crop.
 *  Source: AquaCrop-OSPy solution/water_stress (FAO AquaCrop reference manual, section 3.2). Pollination is not moved by ET0. */
export function stressThresholds(crop: CropParameters): StressThresholds {
  const shift = (p: number, i: number): number => (i === POLLINATION ? 0 : 0.04 * log10(10 - 9 * p));
  return {
    upper: Float64Array.from(crop.depletionUpper),
    lower: Float64Array.from(crop.depletionLower),
    upperShift: Float64Array.from(crop.depletionUpper, shift),
    lowerShift: Float64Array.from(crop.depletionLower, shift),
    shape: Float64Array.from(crop.depletionShape),
    shapeSpan: Float64Array.from(crop.depletionShape, (shape) => exp(shape) - 1),
    perShapeSpan: Float64Array.from(crop.depletionShape, (shape) => 1 / (exp(shape) - 1)),
    perRange: Float64Array.from(crop.depletionUpper, (upper, i) => 1 / (crop.depletionLower[i]! - upper)),
    senescenceFactor: 1 - crop.senescenceShiftPercent / 100,
    today: new Float64Array(18),
    todayEt0: new Float64Array([NaN]),
  };
}

const limited = (p: number): number => (p < 0 ? 0 : p > 1 ? 1 : p);
const LOWER = 4;
/** Asks relativeStress for senescence that has already begun: its threshold is lower. */
export const CONTINUED_SENESCENCE = 8;

const PER_RANGE = 9;

/** Makes the thresholds of an ET0 (mm/day) those of `today`; cheap when they are already.
 *  Units and shapes: to be called before relativeStress whenever the block or the day changes. */
export function setThresholds(thresholds: StressThresholds, et0Mm: number): void {
  if (thresholds.todayEt0[0] === et0Mm) return;
  const { today } = thresholds;
  thresholds.todayEt0[0] = et0Mm;
  for (let kind = 0; kind < LOWER; kind += 1) {
    const upper = thresholds.upper[kind]! + (5 - et0Mm) * thresholds.upperShift[kind]!;
    const lower = limited(thresholds.lower[kind]! + (5 - et0Mm) * thresholds.lowerShift[kind]!);
    today[kind] = limited(upper);
    today[LOWER + kind] = lower;
    today[PER_RANGE + kind] = 1 / (lower - limited(upper));
    if (kind !== SENESCENCE) continue;
    today[CONTINUED_SENESCENCE] = limited(upper * thresholds.senescenceFactor);
    today[PER_RANGE + CONTINUED_SENESCENCE] = 1 / (lower - today[CONTINUED_SENESCENCE]!);
  }
}

/** The share of the stressed range that is used up, 0 (no stress) to 1 (full stress).
 *  Units and shapes: depletion and available water in mm; kind one of the four stresses or CONTINUED_SENESCENCE. */
export function relativeStress(thresholds: StressThresholds, kind: number, depletionMm: number, availableMm: number): number {
  const { today } = thresholds;
  const upper = today[kind]!;
  if (depletionMm <= upper * availableMm) return 0;
  const lower = today[LOWER + (kind === CONTINUED_SENESCENCE ? SENESCENCE : kind)]!;
  if (depletionMm >= lower * availableMm) return 1;
  return 1 - (lower - depletionMm / availableMm) * today[PER_RANGE + kind]!;
}

/** The coefficient (1 no stress, 0 full) of a relative stress on the convex curve of its kind. */
export function stressCoefficient(thresholds: StressThresholds, kind: number, relative: number): number {
  if (relative <= 0) return 1;
  if (relative >= 1) return 0;
  return 1 - (kernelExp(relative * thresholds.shape[kind]!) - 1) * thresholds.perShapeSpan[kind]!;
}
