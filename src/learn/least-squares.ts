// Least squares to nearly full working precision: scaling by powers of two, QR, refinement with exact residuals; no statistics.
import { factorise, type Factorisation } from './qr-adapter.ts';
import { ExactSum } from './exact-sum.ts';

/** The solution for the columns as given (unscaled). */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly residualSumOfSquares: number;
  readonly rank: number;
  readonly conditionNumber: number;
  /** Diagonal of (AᵀA)⁻¹: multiply by the residual variance for the variances of the coefficients. */
  readonly inverseDiagonal: Float64Array;
}

/** Refinement by the normal equations gains digits only while κ²·ε is well below 1 (κ ≤ 6.7e6). */
const REFINABLE = 0.01;
const MAXIMUM_REFINEMENTS = 6;

/** The power of two next below the largest magnitude of the column, so that dividing by it loses no bit; 1 for zeros. */
export function binaryScale(column: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < column.length; i += 1) largest = Math.max(largest, Math.abs(column[i]!));
  if (largest === 0) return 1;
  let scale = 1;
  while (largest / scale >= 2) scale *= 2;
  while (largest / scale < 1) scale /= 2;
  return scale;
}

/** Fills `high` and `low` with target − A·x to twice the working precision. */
function residualsInto(columns: readonly Float64Array[], target: Float64Array, x: Float64Array, high: Float64Array, low: Float64Array): void {
  const sum = new ExactSum();
  for (let i = 0; i < target.length; i += 1) {
    sum.reset();
    sum.add(target[i]!);
    for (let j = 0; j < columns.length; j += 1) sum.addProduct(-columns[j]![i]!, x[j]!);
    high[i] = sum.value + sum.correction;
    low[i] = sum.value - high[i]! + sum.correction;
  }
}

/** Aᵀ·(high + low), each element accumulated exactly. */
function gradientOf(columns: readonly Float64Array[], high: Float64Array, low: Float64Array): Float64Array {
  const sum = new ExactSum();
  return Float64Array.from(columns, (column) => {
    sum.reset();
    for (let i = 0; i < column.length; i += 1) {
      sum.addProduct(column[i]!, high[i]!);
      sum.addProduct(column[i]!, low[i]!);
    }
    return sum.value + sum.correction;
  });
}

const largestOf = (values: Float64Array): number => values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);

/** Improves x in place until the correction is below rounding or no longer halves. */
function refine(factors: Factorisation, columns: readonly Float64Array[], target: Float64Array, x: Float64Array): void {
  const high = new Float64Array(target.length);
  const low = new Float64Array(target.length);
  let previous = Infinity;
  for (let step = 0; step < MAXIMUM_REFINEMENTS; step += 1) {
    residualsInto(columns, target, x, high, low);
    const correction = factors.solveNormal(gradientOf(columns, high, low));
    const size = largestOf(correction);
    if (!(size < previous / 2)) return;
    for (let j = 0; j < x.length; j += 1) x[j]! += correction[j]!;
    if (size === 0) return;
    previous = size;
  }
}

/** The coefficients with the least sum of squared residuals; of dependent columns the solution shortest in scaled units.
 *  Units and shapes: p ≥ 1 finite columns of length n ≥ p; `target` of length n. Fails: throws AssertionError when n < p.
 *  Source: Golub & Van Loan 2013, 5.3; refinement after Björck 1996, Numerical methods for least squares problems, 2.9.3
 *  (corrected normal equations). Deviation: residuals and gradient are accumulated to twice the working precision. */
export function leastSquares(columns: readonly Float64Array[], target: Float64Array): LeastSquares {
  const scales = columns.map(binaryScale);
  const scaled = columns.map((column, j) => column.map((value) => value / scales[j]!));
  const factors = factorise(scaled);
  const x = factors.solve(target);
  const gain = factors.conditionNumber * factors.conditionNumber * Number.EPSILON;
  if (factors.rank === columns.length && gain < REFINABLE) refine(factors, scaled, target, x);
  const residuals = new Float64Array(target.length);
  residualsInto(scaled, target, x, residuals, new Float64Array(target.length));
  const unit = new Float64Array(columns.length);
  const inverseDiagonal = Float64Array.from(scales, (scale, j) => {
    unit.fill(0);
    unit[j] = 1;
    return factors.solveNormal(unit)[j]! / scale / scale;
  });
  return {
    coefficients: x.map((value, j) => value / scales[j]!),
    residuals,
    residualSumOfSquares: residuals.reduce((sum, value) => sum + value * value, 0),
    rank: factors.rank,
    conditionNumber: factors.conditionNumber,
    inverseDiagonal,
  };
}
