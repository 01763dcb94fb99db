// The naive forecasts that a learner must beat: mean, last value, same place one season earlier; they read no columns.
import { failure, success, type Result } from '../base/issue.ts';
import type { ConstantModel, Learner } from './learner.ts';
import type { Split } from './splits.ts';
import { mean, targetIssues, type TrainingTable } from './table.ts';

function fitConstant(table: TrainingTable, valueOf: (target: Float64Array) => number): Result<ConstantModel> {
  const issues = targetIssues(table, 1);
  if (issues.length > 0) return failure(issues);
  return success({ kind: 'constant', names: table.names, value: valueOf(table.target) });
}

/** Predicts the mean of the training targets. */
export const meanLearner: Learner = { id: 'mean', fit: (table) => fitConstant(table, mean) };

/** Predicts the last training target. */
export const lastValueLearner: Learner = { id: 'last-value', fit: (table) => fitConstant(table, (target) => target[target.length - 1]!) };

/** The seasonal naive forecast of each test row: the target of the latest training row that lies a whole number of periods before
 *  it, or the training mean when there is none. Units and shapes: periodRows ≥ 1; one value per test row. */
export function seasonalForecast(target: Float64Array, split: Split, periodRows: number): Float64Array {
  const isTrained = new Uint8Array(target.length);
  for (const row of split.train) isTrained[row] = 1;
  const fallback = mean(split.train.map((row) => target[row]!));
  return Float64Array.from(split.test, (row) => {
    let earlier = row - periodRows;
    while (earlier >= 0 && isTrained[earlier] === 0) earlier -= periodRows;
    return earlier >= 0 ? target[earlier]! : fallback;
  });
}
