// Out-of-sample judgement of one learner: cross-validation over given splits, scores, permutation importance. Choosing is choice.ts.
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { predict, type Learner, type Model } from './learner.ts';
import { meanAbsoluteError, meanAbsolutePercentageError, rSquared, weightedPercentageError } from './metrics.ts';
import type { Split } from './splits.ts';
import { selectRows, type TrainingTable } from './table.ts';

/** Predictions of rows by models that never saw them, in the order of the splits. */
export interface OutOfSample {
  /** Row positions in the table. */
  readonly rows: readonly number[];
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
}

export interface Scores {
  readonly rowCount: number;
  readonly meanAbsoluteError: number;
  /** Fraction, over the outcomes other than 0; undefined when every outcome is 0. Explodes where outcomes come near 0. */
  readonly meanAbsolutePercentageError: number | undefined;
  /** Rows that the percentage error leaves out because their outcome is 0. */
  readonly zeroOutcomes: number;
  /** Sum of |error| over sum of |outcome|, as a fraction: the percentage error that zeros cannot break; undefined when all are 0. */
  readonly weightedPercentageError: number | undefined;
  readonly rSquared: number;
}

/** The usual scores of out-of-sample predictions. */
export function scoresOf(sample: OutOfSample): Scores {
  return {
    rowCount: sample.rows.length,
    meanAbsoluteError: meanAbsoluteError(sample.actual, sample.predicted),
    meanAbsolutePercentageError: meanAbsolutePercentageError(sample.actual, sample.predicted),
    zeroOutcomes: sample.actual.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
    weightedPercentageError: weightedPercentageError(sample.actual, sample.predicted),
    rSquared: rSquared(sample.actual, sample.predicted),
  };
}

/** Fits once per split and predicts its test rows. Fails: the issues of every split whose fit was refused, the split named in the
 *  path (from 1). */
export function crossValidate(learner: Learner, table: TrainingTable, splits: readonly Split[], uniform: () => number): Result<OutOfSample> {
  assert(splits.some((split) => split.test.length > 0), 'cross-validation needs a row to test');
  const issues: Issue[] = [];
  const rows: number[] = [];
  const predicted: number[] = [];
  splits.forEach((split, index) => {
    const fitted = learner.fit(selectRows(table, split.train), uniform);
    if (!fitted.ok) {
      issues.push(...fitted.issues.map((issue) => ({ ...issue, path: `split ${index + 1}, ${issue.path}` })));
      return;
    }
    for (const row of split.test) {
      rows.push(row);
      predicted.push(predict(fitted.value, table.rows[row]!));
    }
  });
  if (issues.length > 0) return failure(issues);
  return success({ rows, actual: Float64Array.from(rows, (row) => table.target[row]!), predicted: Float64Array.from(predicted) });
}

/** Per column the mean rise of the mean absolute error when the column's values are exchanged between rows, in target units; near 0
 *  for a column the model does not use. Units and shapes: rows the model was not fitted to; repeats ≥ 1; draws rows − 1 uniform
 *  numbers per column and repeat. Source: Breiman 2001, Random forests, section 10. */
export function permutationImportance(model: Model, table: TrainingTable, repeats: number, uniform: () => number): Float64Array {
  assert(repeats >= 1 && table.rows.length >= 2, 'permutation importance needs a repeat and two rows');
  const rowCount = table.rows.length;
  const predicted = Float64Array.from(table.rows, (row) => predict(model, row));
  const unspoilt = meanAbsoluteError(table.target, predicted);
  const row = new Float64Array(table.names.length);
  return Float64Array.from(table.names, (_, column) => {
    let rise = 0;
    const values = Float64Array.from(table.rows, (source) => source[column]!);
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (let i = rowCount - 1; i > 0; i -= 1) {
        const other = Math.floor(uniform() * (i + 1));
        const held = values[i]!;
        values[i] = values[other]!;
        values[other] = held;
      }
      for (let i = 0; i < rowCount; i += 1) {
        row.set(table.rows[i]!);
        row[column] = values[i]!;
        predicted[i] = predict(model, row);
      }
      rise += meanAbsoluteError(table.target, predicted) - unspoilt;
    }
    return rise / repeats;
  });
}
