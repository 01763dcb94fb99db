// Multivariate linear regression with intercept, standard errors and R²; the solver is least-squares.ts.
import { failure, success, type Result } from '../base/issue.ts';
import { leastSquares } from './least-squares.ts';
import type { Learner, ModelBase } from './learner.ts';
import { columnsOf, deviationFrom, mean, tableIssues, type TrainingTable } from './table.ts';

export interface LinearModel extends ModelBase {
  readonly kind: 'linear';
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Of the intercept first, then of each coefficient; target units per column unit. */
  readonly standardErrors: readonly number[];
  readonly residualDeviation: number;
  readonly rSquared: number;
  /** Independent columns, the intercept among them; less than columns + 1 when some columns depend on others. */
  readonly rank: number;
  readonly rowCount: number;
}

/** Share of the variance of the target about its mean that the residuals leave explained; 0 when the target never varies. */
export function explainedShare(residualSumOfSquares: number, target: Float64Array): number {
  const deviation = deviationFrom(target, mean(target));
  return deviation === 0 ? 0 : 1 - residualSumOfSquares / (deviation * deviation * target.length);
}

/** The least-squares fit. Fails: issues of the table, or fewer than columns + 2 rows (one degree of freedom must remain). */
export function fitLinear(table: TrainingTable): Result<LinearModel> {
  const issues = tableIssues(table, table.names.length + 2);
  if (issues.length > 0) return failure(issues);
  const rowCount = table.rows.length;
  const fit = leastSquares([new Float64Array(rowCount).fill(1), ...columnsOf(table.rows, table.names.length)], table.target);
  const residualDeviation = Math.sqrt(fit.residualSumOfSquares / (rowCount - fit.rank));
  return success({
    kind: 'linear',
    names: table.names,
    intercept: fit.coefficients[0]!,
    coefficients: Array.from(fit.coefficients.subarray(1)),
    standardErrors: Array.from(fit.inverseDiagonal, (value) => residualDeviation * Math.sqrt(value)),
    residualDeviation,
    rSquared: explainedShare(fit.residualSumOfSquares, table.target),
    rank: fit.rank,
    rowCount,
  });
}

/** The fitted value for a row; never allocates. */
export function predictLinear(model: Pick<LinearModel, 'intercept' | 'coefficients'>, row: ArrayLike<number>): number {
  let value = model.intercept;
  const { coefficients } = model;
  for (let j = 0; j < coefficients.length; j += 1) value += coefficients[j]! * row[j]!;
  return value;
}

export const linearLearner: Learner = { id: 'linear', fit: (table) => fitLinear(table) };
