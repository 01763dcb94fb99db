// Student's t for whole degrees of freedom: its distribution as the finite trigonometric sum and its quantile by bisection.
// Source: Abramowitz & Stegun 1964, Handbook of mathematical functions, 26.7.3 and 26.7.4.
import { assert } from '../base/assert.ts';
import { acos } from '../base/math.ts';

/** The probability that |t| stays below `t` ≥ 0. Units and shapes: degrees a whole number ≥ 1; cost grows with it. */
export function studentCentralShare(t: number, degrees: number): number {
  const cosineSquared = degrees / (degrees + t * t);
  const sine = t / Math.sqrt(degrees + t * t);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.sqrt(cosineSquared) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosineSquared;
    sum += term;
  }
  if (!isOdd) return sine * sum;
  return (2 / Math.PI) * (acos(Math.sqrt(cosineSquared)) + sine * sum);
}

/** The t that |t| stays below with probability `coverage`: 12.706 for 0.95 and 1 degree of freedom.
 *  Fails: throws AssertionError unless 0 < coverage < 1 and degrees is a whole number ≥ 1. */
export function studentHalfWidth(coverage: number, degrees: number): number {
  assert(coverage > 0 && coverage < 1, `coverage must lie between 0 and 1, got ${coverage}`);
  assert(Number.isInteger(degrees) && degrees >= 1, `degrees of freedom must be a whole number >= 1, got ${degrees}`);
  let low = 0;
  let high = 1;
  while (studentCentralShare(high, degrees) < coverage) high *= 2;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentCentralShare(middle, degrees) < coverage) low = middle;
    else high = middle;
  }
  return high;
}
