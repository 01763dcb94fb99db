// The share of all flowers that open on one day of flowering; no stress, no harvest index.
import { exp, ln } from '../../../base/math.ts';

function density(day: number, floweringDays: number): number {
  if (day <= 0) return 0;
  const percent = Math.min(100, 100 * (day / floweringDays));
  return Math.max(0, 0.00558 * exp(0.63 * ln(percent)) - 0.000969 * percent - 0.00383);
}

/** The share of all flowers that open on a day of flowering.
 *  Units and shapes: day ≥ 1 whole, floweringDays > 0; returns a fraction; the sum over the flowering period is near 1.
 *  Source: AquaCrop-OSPy solution/HIadj_pollination (FAO AquaCrop reference manual, section 3.12). */
export function flowerShare(day: number, floweringDays: number): number {
  const before = density(day - 1, floweringDays);
  const now = density(day, floweringDays);
  if (Math.abs(before - now) < 1e-7) return 0;
  return (100 * ((before + now) / 2)) / floweringDays;
}
