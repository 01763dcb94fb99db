// Student's t distribution and the incomplete beta ratio behind it; draws nothing.
import { AssertionError } from '../../base/assert.ts';
import { exp, ln, log1p } from '../../base/math.ts';
import { lnGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;

/** The incomplete beta ratio I_x(a, b), 0 ≤ x ≤ 1. Fails: AssertionError unless a, b > 0 and x is in range.
 *  Source: Abramowitz and Stegun 26.5.8 (continued fraction), modified Lentz evaluation. */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1))
    throw new AssertionError(`incomplete beta needs a, b > 0 and 0 <= x <= 1, got ${a}, ${b}, ${x}`);
  if (x === 0 || x === 1) return x;
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / keepAway(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  const limit = 200 + Math.ceil(10 * Math.sqrt(Math.max(a, b)));
  for (let i = 1; i < limit; i += 1) {
    const even = (i * (b - i) * x) / ((a + 2 * i - 1) * (a + 2 * i));
    d = 1 / keepAway(1 + even * d);
    c = keepAway(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + i) * (a + b + i) * x) / ((a + 2 * i) * (a + 2 * i + 1));
    d = 1 / keepAway(1 + odd * d);
    c = keepAway(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return fraction;
}

function keepAway(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The probability that a t variable exceeds t ≥ 0. */
function upperTail(t: number, degreesOfFreedom: number): number {
  return regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2;
}

/** The probability that Student's t with these degrees of freedom is at most t. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  return t < 0 ? upperTail(-t, degreesOfFreedom) : 1 - upperTail(t, degreesOfFreedom);
}

/** The value below which Student's t falls with probability p; relative error about 1e-12.
 *  Fails: AssertionError unless 0 < p < 1 and degreesOfFreedom > 0.
 *  Method: bisection on the tail probability, from a bracket that starts at the normal quantile. About 60 evaluations. */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1 && degreesOfFreedom > 0))
    throw new AssertionError(`t quantile needs 0 < p < 1 and df > 0, got ${p}, ${degreesOfFreedom}`);
  if (p === 0.5) return 0;
  if (degreesOfFreedom === Infinity) return normalQuantile(p);
  const tail = p < 0.5 ? p : 1 - p;
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (upperTail(high, degreesOfFreedom) > tail) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 200 && high - low > 4 * EPSILON * high; i += 1) {
    const middle = (low + high) / 2;
    if (upperTail(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  const t = (low + high) / 2;
  return p < 0.5 ? -t : t;
}
