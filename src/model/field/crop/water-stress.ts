// How depletion of the root zone slows leaves, stomata and pollination and ages the canopy; knows no crop state.
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
  /** e^shape − 1. */
  readonly shapeSpan: Float64Array;
  readonly senescenceFactor: number;
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
    senescenceFactor: 1 - crop.senescenceShiftPercent / 100,
  };
}

const limited = (p: number): number => (p < 0 ? 0 : p > 1 ? 1 : p);

/** The share of the stressed range that is used up, 0 (no stress) to 1 (full stress).
 *  Units and shapes: depletion and available water in mm, ET0 in mm/day; upperFactor lowers the start (1, or the shift of early senescence). */
export function relativeStress(
  thresholds: StressThresholds,
  kind: number,
  depletionMm: number,
  availableMm: number,
  et0Mm: number,
  upperFactor: number,
): number {
  const upper = limited((thresholds.upper[kind]! + (5 - et0Mm) * thresholds.upperShift[kind]!) * upperFactor);
  if (depletionMm <= upper * availableMm) return 0;
  const lower = limited(thresholds.lower[kind]! + (5 - et0Mm) * thresholds.lowerShift[kind]!);
  if (depletionMm >= lower * availableMm) return 1;
  return 1 - (lower - depletionMm / availableMm) / (lower - upper);
}

/** The coefficient (1 no stress, 0 full) of a relative stress on the convex curve of its kind. */
export function stressCoefficient(thresholds: StressThresholds, kind: number, relative: number): number {
  if (relative <= 0) return 1;
  if (relative >= 1) return 0;
  return 1 - (kernelExp(relative * thresholds.shape[kind]!) - 1) / thresholds.shapeSpan[kind]!;
}
