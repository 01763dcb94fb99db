// How fibre traits vary together: the correlated normal noise of one parcel. Means, spreads and what the parcel is belong to the stages.
import { FIBRE } from './lots.ts';

/** Rows of the correlation: the eight traits that are drawn together. */
export const CORRELATED_TRAITS = [
  'micronaire', 'lengthMm', 'uniformityPercent', 'strengthGramsPerTex', 'elongationPercent', 'reflectancePercent', 'yellowness', 'trashPercent',
] as const satisfies readonly (keyof typeof FIBRE)[];
export const CORRELATED_COUNT = CORRELATED_TRAITS.length;

// Lower triangle, row by row. Source: processing sheet 2.1, Cholesky factor of the assumed correlation matrix.
const FACTOR = Float64Array.of(
  1,
  -0.25, 0.9682,
  0.1, 0.5939, 0.7983,
  -0.05, 0.4518, 0.2338, 0.8595,
  0.1, 0.0258, -0.0317, -0.2318, 0.9667,
  0, 0, 0.1879, -0.0511, -0.0061, 0.9808,
  -0.1, -0.1807, -0.1662, 0.1344, 0.0419, -0.4197, 0.8566,
  0, 0, 0, 0, 0, -0.4588, -0.0497, 0.8872,
);

/** Writes correlated standard normal values to `out` from independent ones in `independent`; both have CORRELATED_COUNT entries from their offsets on.
 *  Source: processing sheet 2.1. Never allocates; `out` and `independent` must not overlap. */
export function correlateInto(independent: Float64Array, out: Float64Array, outOffset: number): void {
  let next = 0;
  for (let row = 0; row < CORRELATED_COUNT; row += 1) {
    let sum = 0;
    for (let column = 0; column <= row; column += 1, next += 1) sum += FACTOR[next]! * independent[column]!;
    out[outOffset + row] = sum;
  }
}
