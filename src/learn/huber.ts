// Robust regression in many columns: Huber's M-estimate by re-weighted least squares; withstands wild outcomes, not wild columns.
// Source: Huber 1981, Robust statistics, 7.6 to 7.8 (estimate, scale, covariance H1); the constant is for 95 % efficiency at the normal.
import { failure, success, type Result } from '../base/issue.ts';
import { leastSquares, type LeastSquares } from './least-squares.ts';
import type { Learner, ModelBase } from './learner.ts';
import { columnsOf, tableIssues, type TrainingTable } from './table.ts';

export interface HuberModel extends ModelBase {
  readonly kind: 'huber';
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Of the intercept first, then of each coefficient. */
  readonly standardErrors: readonly number[];
  /** Robust deviation of the residuals: median of their magnitudes / 0.6745, in target units. */
  readonly scale: number;
  /** Rows whose residual was held back (weight below 1). */
  readonly outlyingRows: number;
  readonly iterations: number;
  readonly rowCount: number;
}

/** Residuals beyond this many scales lose weight. */
const BEND = 1.345;
/** The 75 % point of the standard normal distribution: the median magnitude of a standard normal number. */
const NORMAL_QUARTILE = 0.6744897501960817;
const MAXIMUM_ITERATIONS = 200;
/** Change of a residual, relative to the largest outcome, below which it counts as settled. */
const TOLERANCE = 1e-11;

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const robustScale = (residuals: Float64Array): number => medianOf(residuals.map(Math.abs)) / NORMAL_QUARTILE;

function residualsOf(design: readonly Float64Array[], target: Float64Array, beta: Float64Array): Float64Array {
  return target.map((value, i) => {
    let residual = value;
    for (let j = 0; j < design.length; j += 1) residual -= beta[j]! * design[j]![i]!;
    return residual;
  });
}

/** One least-squares step in which residuals beyond the bend count less. */
function weightedFit(design: readonly Float64Array[], target: Float64Array, residuals: Float64Array, scale: number): LeastSquares {
  const roots = residuals.map((residual) => Math.sqrt(Math.min(1, (BEND * scale) / Math.abs(residual))));
  return leastSquares(
    design.map((column) => column.map((value, i) => value * roots[i]!)),
    target.map((value, i) => value * roots[i]!),
  );
}

/** Standard errors by Huber's first covariance, from the unweighted columns. */
function standardErrorsOf(ordinary: LeastSquares, residuals: Float64Array, scale: number): number[] {
  const rowCount = residuals.length;
  const columnCount = ordinary.coefficients.length;
  let inside = 0;
  let squares = 0;
  for (const residual of residuals) {
    const u = Math.abs(residual) / scale;
    if (u <= BEND) inside += 1;
    squares += Math.min(u, BEND) * Math.min(u, BEND);
  }
  const slope = inside / rowCount;
  const slopeVariance = slope * (1 - slope);
  const correction = 1 + ((columnCount / rowCount) * slopeVariance) / (slope * slope);
  const factor = (correction * scale * Math.sqrt(squares / (rowCount - columnCount))) / slope;
  return Array.from(ordinary.inverseDiagonal, (value) => factor * Math.sqrt(value));
}

/** The robust plane. Fails: issues of the table; fewer than columns + 2 rows; no settling within 200 steps (learn.unsettled). Where more
 *  than half of the rows lie on the plane exactly, the scale is 0 and that plane is the answer. */
export function fitHuber(table: TrainingTable): Result<HuberModel> {
  const issues = tableIssues(table, table.names.length + 2);
  if (issues.length > 0) return failure(issues);
  const rowCount = table.rows.length;
  const { target } = table;
  const design = [new Float64Array(rowCount).fill(1), ...columnsOf(table.rows, table.names.length)];
  const ordinary = leastSquares(design, target);
  const size = target.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  let beta = ordinary.coefficients;
  let residuals = residualsOf(design, target, beta);
  let scale = robustScale(residuals);
  let iterations = 0;
  let isSettled = false;
  while (!isSettled && iterations < MAXIMUM_ITERATIONS) {
    iterations += 1;
    if (!(scale > TOLERANCE * size)) break;
    beta = weightedFit(design, target, residuals, scale).coefficients;
    const next = residualsOf(design, target, beta);
    let change = 0;
    for (let i = 0; i < rowCount; i += 1) change = Math.max(change, Math.abs(next[i]! - residuals[i]!));
    isSettled = change <= TOLERANCE * size;
    residuals = next;
    scale = robustScale(residuals);
  }
  const isExact = !(scale > TOLERANCE * size);
  if (!isSettled && !isExact) {
    return failure([{ code: 'learn.unsettled', path: 'rows', got: `${iterations} steps`, expected: 'a fit that settles' }]);
  }
  return success({
    kind: 'huber',
    names: table.names,
    intercept: beta[0]!,
    coefficients: Array.from(beta.subarray(1)),
    standardErrors: isExact ? Array.from(beta, () => 0) : standardErrorsOf(ordinary, residuals, scale),
    scale,
    outlyingRows: residuals.reduce((count, residual) => count + (Math.abs(residual) > BEND * scale ? 1 : 0), 0),
    iterations,
    rowCount,
  });
}

/** The value of the plane at a row; never allocates. */
export function predictHuber(model: HuberModel, row: ArrayLike<number>): number {
  let value = model.intercept;
  for (let j = 0; j < model.coefficients.length; j += 1) value += model.coefficients[j]! * row[j]!;
  return value;
}

export const huberLearner: Learner = { id: 'huber', fit: (table) => fitHuber(table) };
