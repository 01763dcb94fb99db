// The gamma function, its incomplete ratios and the gamma quantile; draws nothing.
import { AssertionError } from '../../base/assert.ts';
import { exp, ln, pow } from '../../base/math.ts';
import { normalQuantile } from './normal.ts';

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;
const HALF_LN_TWO_PI = 0.9189385332046728;
const EPSILON = 2.220446049250313e-16;
/** Smallest positive normal double: keeps the continued fraction away from 0/0. */
const TINY = 1e-300;

/** The natural logarithm of Γ(x), absolute error below 1e-13 for x < 100 and relative error below 1e-14 above. Fails: AssertionError unless x > 0.
 *  Source: Lanczos approximation with g = 7, nine terms; Stirling's series from 12 on (Abramowitz and Stegun 6.1.41). */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new AssertionError(`lnGamma needs x > 0, got ${x}`);
  if (x >= 12) {
    const inverse = 1 / x;
    const square = inverse * inverse;
    const series =
      inverse *
      (1 / 12 -
        square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))));
    return (x - 0.5) * ln(x) - x + HALF_LN_TWO_PI + series;
  }
  let sum = 0.9999999999998099;
  for (let i = 0; i < LANCZOS.length; i += 1) sum += LANCZOS[i]! / (x + i);
  const t = x + 6.5;
  return HALF_LN_TWO_PI + (x - 0.5) * ln(t) - t + ln(sum);
}

/** The lower incomplete gamma ratio P(shape, x), the gamma distribution function at x for scale 1. */
export function regularizedGammaP(shape: number, x: number): number {
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/** The upper incomplete gamma ratio Q = 1 − P, accurate where P is near 1. */
export function regularizedGammaQ(shape: number, x: number): number {
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

/** Steps needed grow with the square root of the shape near its mean; 60 more cover small shapes. */
function stepLimit(shape: number): number {
  return 60 + Math.ceil(20 * Math.sqrt(shape + 30));
}

/** Series for P. Source: Abramowitz and Stegun 6.5.29. */
function lowerSeries(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  let term = 1 / shape;
  let sum = term;
  const limit = stepLimit(shape);
  for (let i = 1; i < limit && term > sum * EPSILON; i += 1) {
    term *= x / (shape + i);
    sum += term;
  }
  return sum * exp(shape * ln(x) - x - lnGamma(shape));
}

/** Continued fraction for Q, evaluated by the modified Lentz method. Source: Abramowitz and Stegun 6.5.31; Lentz 1976. */
function upperFraction(shape: number, x: number): number {
  if (x === Infinity) return 0;
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  const limit = stepLimit(shape);
  for (let i = 1; i < limit; i += 1) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / keepAway(a * d + b);
    c = keepAway(b + a / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < EPSILON) break;
  }
  return fraction * exp(shape * ln(x) - x - lnGamma(shape));
}

function keepAway(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The value below which a gamma variable of this shape and scale 1 falls with probability p; relative error about 1e-12.
 *  Fails: AssertionError unless 0 ≤ p < 1 and shape > 0.
 *  Source: Wilson and Hilferty 1931 for the start; then Newton's method with a bracket, so that it always ends. */
export function gammaQuantile(p: number, shape: number): number {
  if (!(shape > 0 && p >= 0 && p < 1))
    throw new AssertionError(`gamma quantile needs shape > 0 and 0 <= p < 1, got ${shape}, ${p}`);
  if (p === 0) return 0;
  let low = 0;
  let high = Infinity;
  let x = gammaStart(p, shape);
  const lnNormaliser = lnGamma(shape);
  for (let i = 0; i < 200; i += 1) {
    const error = regularizedGammaP(shape, x) - p;
    if (error > 0) high = x;
    else low = x;
    const density = exp((shape - 1) * ln(x) - x - lnNormaliser);
    let next = density > 0 ? x - error / density : NaN;
    if (!(next > low && next < high)) next = high === Infinity ? x * 2 : (low + high) / 2;
    if (Math.abs(next - x) <= 4 * EPSILON * x || next === 0) return next;
    x = next;
  }
  return x;
}

function gammaStart(p: number, shape: number): number {
  if (shape < 0.5) return Math.max(1e-290, pow(p * exp(lnGamma(shape + 1)), 1 / shape));
  const spread = 1 / (9 * shape);
  const root = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  const guess = shape * root * root * root;
  return guess > 0 ? guess : pow(p * exp(lnGamma(shape + 1)), 1 / shape);
}
