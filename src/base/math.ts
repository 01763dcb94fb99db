// Elementary functions with the same bits in every engine; the only place that may import them.
// Source: @stdlib ports of FDLIBM and Cephes. Native Math.exp, log, pow, sin, … differ between engines in the last bit.
import stdlibAcos from '@stdlib/math-base-special-acos';
import stdlibCos from '@stdlib/math-base-special-cos';
import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibExpm1 from '@stdlib/math-base-special-expm1';
import stdlibLn from '@stdlib/math-base-special-ln';
import stdlibLog1p from '@stdlib/math-base-special-log1p';
import stdlibPow from '@stdlib/math-base-special-pow';
import stdlibSin from '@stdlib/math-base-special-sin';
import stdlibTan from '@stdlib/math-base-special-tan';
import stdlibTanh from '@stdlib/math-base-special-tanh';

export const exp: (x: number) => number = stdlibExp;
export const expm1: (x: number) => number = stdlibExpm1;
export const ln: (x: number) => number = stdlibLn;
export const log1p: (x: number) => number = stdlibLog1p;
export const pow: (base: number, exponent: number) => number = stdlibPow;
export const sin: (radians: number) => number = stdlibSin;
export const cos: (radians: number) => number = stdlibCos;
export const tan: (radians: number) => number = stdlibTan;
export const acos: (x: number) => number = stdlibAcos;
export const tanh: (x: number) => number = stdlibTanh;

const LN_10 = 2.302585092994046;

/** The decimal logarithm. */
export function log10(x: number): number {
  return ln(x) / LN_10;
}

/** The value limited to low … high. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** The nearest whole number, ties to the even one (IEEE 754 roundTiesToEven; numpy's rint). */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  if (fraction < 0.5) return floor;
  if (fraction > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The value rounded to `digits` decimals, ties to even, as numpy rounds: rint(x·10ⁿ)/10ⁿ. */
export function roundTo(value: number, digits: 0 | 1 | 2 | 3): number {
  const scale = digits === 0 ? 1 : digits === 1 ? 10 : digits === 2 ? 100 : 1000;
  return roundHalfEven(value * scale) / scale;
}
