// How many contacts come when so many are expected: a quantile of the Poisson distribution from one uniform. Pure.
import { exp } from '../../base/math.ts';
import { normalQuantile } from '../../engine/special/normal.ts';

/** Expected number above which the normal approximation is within one contact of the quantile. */
const MANY = 400;

/** Smallest k with P(at most k) ≥ u for a Poisson mean ≥ 0 and u in (0, 1).
 *  Source: inversion of the distribution; normal approximation with continuity correction for means above 400. */
export function poissonQuantile(mean: number, u: number): number {
  if (mean <= 0) return 0;
  if (mean > MANY) return Math.max(0, Math.ceil(mean + Math.sqrt(mean) * normalQuantile(u) - 0.5));
  let term = exp(-mean);
  let sum = term;
  let k = 0;
  // Rounding may leave the sum short of a u next to 1; by then terms no longer count.
  while (sum < u && (k < mean || term > 0)) {
    k += 1;
    term *= mean / k;
    sum += term;
  }
  return k;
}
