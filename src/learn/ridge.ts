// Ridge regression: least squares with a penalty on the coefficients of standardised columns, for few independent rows and kindred columns.
// Source: Hoerl & Kennard 1970, Ridge regression, Technometrics 12, 55–67; solved as least squares on rows with √λ appended (Björck 1996, 2.7.2).
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { leastSquares } from './least-squares.ts';
import type { Learner, ModelBase } from './learner.ts';
import { columnsOf, deviationFrom, mean, tableIssues, type TrainingTable } from './table.ts';

export interface RidgeModel extends ModelBase {
  readonly kind: 'ridge';
  readonly intercept: number;
  /** Per unit of each column as given. */
  readonly coefficients: readonly number[];
  /** Penalty per row, ≥ 0. */
  readonly ridge: number;
  readonly rowCount: number;
}

export interface RidgeOptions {
  /** Penalty on the squared coefficients of the standardised columns, per row, ≥ 0; 0 is least squares, 1 halves a lone coefficient. */
  readonly ridge: number;
}

/** The penalised fit; the intercept is not penalised. Fails: issues of the table. */
function fitRidge(table: TrainingTable, ridge: number): Result<RidgeModel> {
  const issues = tableIssues(table, 3);
  if (issues.length > 0) return failure(issues);
  const rowCount = table.rows.length;
  const width = table.names.length;
  const centre = mean(table.target);
  const columns = columnsOf(table.rows, width);
  const means = columns.map((column) => mean(column));
  const deviations = columns.map((column, c) => deviationFrom(column, means[c]!));
  const penalty = Math.sqrt(ridge * rowCount);
  const augmented = columns.map((column, c) => {
    const out = new Float64Array(rowCount + width);
    for (let i = 0; i < rowCount; i += 1) out[i] = (column[i]! - means[c]!) / deviations[c]!;
    out[rowCount + c] = penalty;
    return out;
  });
  const target = new Float64Array(rowCount + width);
  for (let i = 0; i < rowCount; i += 1) target[i] = table.target[i]! - centre;
  const fit = leastSquares(augmented, target);
  const coefficients = Array.from(fit.coefficients, (value, c) => value / deviations[c]!);
  return success({
    kind: 'ridge',
    names: table.names,
    intercept: centre - coefficients.reduce((sum, value, c) => sum + value * means[c]!, 0),
    coefficients,
    ridge,
    rowCount,
  });
}

/** The learner. Fails: throws AssertionError for a negative penalty. */
export function ridgeLearner({ ridge }: RidgeOptions): Learner {
  assert(ridge >= 0, `the penalty must not be negative, got ${ridge}`);
  return { id: 'ridge', fit: (table) => fitRidge(table, ridge) };
}
