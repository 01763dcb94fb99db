// The exponential function for the daily kernels: a table and a short series, several times faster than the general one; no other function.
// Same bits everywhere: only + − × and Math.floor are used after the table is built with the project's own exp.
import { exp } from '../../../base/math.ts';

const STEPS_PER_UNIT = 32;
const LIMIT = 16;
const TABLE = new Float64Array(2 * LIMIT * STEPS_PER_UNIT + 1);
for (let i = 0; i < TABLE.length; i += 1) TABLE[i] = exp(i / STEPS_PER_UNIT - LIMIT);

/** e to the power x.
 *  Units and shapes: x any number; relative error below 1e-15 inside ±16 (|remainder| ≤ 1/64, so the series error is below 1/64⁷/5040), the general function outside.
 *  Fails: never; NaN for NaN. */
export function kernelExp(x: number): number {
  if (!(x > -LIMIT && x < LIMIT)) return exp(x);
  const k = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const r = x - k / STEPS_PER_UNIT;
  const rr = r * r;
  const series = 1 + r + rr * (0.5 + r / 6 + rr * (1 / 24 + r / 120 + rr / 720));
  return TABLE[k + LIMIT * STEPS_PER_UNIT]! * series;
}

/** e to the power −a for a small a.
 *  Units and shapes: 0 ≤ a ≤ 0.1; relative error below a⁶/720 (1.4e-9 at 0.1). */
export function kernelExpOfSmallNegative(a: number): number {
  const aa = a * a;
  return 1 - a + aa * (0.5 - a / 6 + aa * (1 / 24 - a / 120));
}
