// Exponential, logarithm and power for the daily kernels: tables and short series, several times faster than the general functions; nothing else.
// Same bits everywhere: only + − × ÷, Math.floor and the bits of a double are used after the tables are built with the project's own functions.
import { exp, ln } from '../../../base/math.ts';

const STEPS_PER_UNIT = 32;
const STEP = 1 / STEPS_PER_UNIT;
const LIMIT = 16;
// Constants to multiply with: a division takes several times longer.
const SIXTH = 1 / 6;
const TWENTY_FOURTH = 1 / 24;
const OVER_120 = 1 / 120;
const OVER_720 = 1 / 720;
const THIRD = 1 / 3;
const TABLE = new Float64Array(2 * LIMIT * STEPS_PER_UNIT + 1);
for (let i = 0; i < TABLE.length; i += 1) TABLE[i] = exp(i / STEPS_PER_UNIT - LIMIT);

/** e to the power x.
 *  Units and shapes: x any number; relative error below 1e-15 inside ±16 (|remainder| ≤ 1/64, so the series error is below 1/64⁷/5040), the general function outside.
 *  Fails: never; NaN for NaN. */
export function kernelExp(x: number): number {
  // The sum says that this is a number, which spares the other way an object for its result.
  if (!(x > -LIMIT && x < LIMIT)) return 0 + exp(x);
  const k = Math.floor(x * STEPS_PER_UNIT + 0.5) | 0;
  const r = x - k * STEP;
  const rr = r * r;
  const series = 1 + r + rr * (0.5 + r * SIXTH + rr * (TWENTY_FOURTH + r * OVER_120 + rr * OVER_720));
  return TABLE[k + LIMIT * STEPS_PER_UNIT]! * series;
}

/** e to the power −a for a small a.
 *  Units and shapes: 0 ≤ a ≤ 0.1; relative error below a⁶/720 (1.4e-9 at 0.1). */
export function kernelExpOfSmallNegative(a: number): number {
  const aa = a * a;
  return 1 - a + aa * (0.5 - a * SIXTH + aa * (TWENTY_FOURTH - a * OVER_120));
}

const LN_2 = 0.6931471805599453;
const INTERVALS = 128;
const LOGARITHMS = Float64Array.from({ length: INTERVALS }, (_, i) => ln(1 + (i + 0.5) / INTERVALS));
const CENTRES = Float64Array.from({ length: INTERVALS }, (_, i) => 1 + (i + 0.5) / INTERVALS);
const RECIPROCALS = CENTRES.map((centre) => 1 / centre);
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
// The word with sign and exponent: 1 where the lower word comes first.
bits[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

/** The natural logarithm of a normal positive number (2⁻¹⁰²² or more).
 *  Units and shapes: error below 1e-15 of max(1, |ln x|): the series stops after the fifth power of at most 1/257. */
export function kernelLn(x: number): number {
  let mantissa = x;
  let exponent = 0;
  if (!(x >= 1 && x < 2)) {
    bits[0] = x;
    const high = words[HIGH]!;
    exponent = (high >>> 20) - 1023;
    words[HIGH] = (high & 0xfffff) | 0x3ff00000;
    mantissa = bits[0]!;
  }
  const i = ((mantissa - 1) * INTERVALS) | 0;
  const r = (mantissa - CENTRES[i]!) * RECIPROCALS[i]!;
  return exponent * LN_2 + LOGARITHMS[i]! + r * (1 - r * (0.5 - r * (THIRD - r * (0.25 - r * (0.2 - r * SIXTH)))));
}

/** A normal positive number (2⁻¹⁰²² or more) to a power: kernelExp(y·kernelLn(x)), relative error below 1e-15 of 1 + |y ln x|. */
export function kernelPow(x: number, y: number): number {
  return kernelExp(y * kernelLn(x));
}
