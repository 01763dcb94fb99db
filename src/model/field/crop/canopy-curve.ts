// The growth and decline curves of a green canopy; no stress, no season.
import { kernelExp } from './kernel-exp.ts';

/** Canopy cover on the growth curve for a growth factor e^(rate·time).
 *  Units and shapes: initial and maximum cover as fractions; returns a fraction 0 to 1, at most `maximum`.
 *  Source: AquaCrop-OSPy solution/cc_development (FAO AquaCrop reference manual, section 3.3). */
export function grownCanopy(initial: number, maximum: number, growthFactor: number): number {
  let cover = initial * growthFactor;
  if (cover > maximum / 2) cover = maximum - (0.25 * (maximum / initial) * maximum) / growthFactor;
  if (cover > maximum) cover = maximum;
  return cover > 1 ? 1 : cover < 0 ? 0 : cover;
}

/** The growth factor at which the growth curve has a given cover: the inverse of grownCanopy.
 *  Units and shapes: returns e^(rate·time); not above 1, or NaN, where the curve never has that cover.
 *  Source: AquaCrop-OSPy solution/cc_required_time, written without the logarithm. */
export function growthFactorAt(cover: number, initial: number, maximum: number): number {
  if (cover <= maximum / 2) return cover / initial;
  return (0.25 * maximum * maximum) / initial / (maximum - cover);
}

/** Canopy cover on the decline curve.
 *  Units and shapes: rate × time with the time since decline began, in the same unit as the rate; returns a fraction 0 to 1.
 *  Source: AquaCrop-OSPy solution/cc_development. */
export function declinedCanopy(from: number, rateTimesTime: number): number {
  if (from < 0.001) return 0;
  const cover = from * (1 - 0.05 * (kernelExp((3.33 * rateTimesTime) / (from + 2.29)) - 1));
  return cover > 1 ? 1 : cover < 0 ? 0 : cover;
}

/** Cover as it acts on the water of the air: hedges of a sparse canopy evaporate more.
 *  Source: AquaCrop-OSPy solution/canopy_cover (micro-advection). */
export function advectiveCover(cover: number): number {
  return 1.72 * cover - cover * cover + 0.3 * cover * cover * cover;
}
