// Intervals from cross-validation (CV+; jackknife+ with one row per split): every row calibrates, none is wasted on calibration alone.
// Source: Barber, Candès, Ramdas & Tibshirani 2021, Predictive inference with the jackknife+, Ann. Statist. 49, 486–507, sections 2, 3.
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { predict, type Learner, type Model } from './learner.ts';
import type { Split } from './splits.ts';
import { selectRows, type TrainingTable } from './table.ts';

/** Models of all splits with the errors that each made on its own test rows. Plain data. */
export interface CrossConformal {
  readonly coverage: number;
  /** Per split, fitted to its training rows. */
  readonly models: readonly Model[];
  /** Per split the absolute errors on its test rows, descending; target units. */
  readonly errors: readonly (readonly number[])[];
  readonly rowCount: number;
}

/** One model per split and its errors. Promised coverage for exchangeable rows: at least 2·coverage − 1 (less a share of 1/√rows), in
 *  practice about `coverage`. Units and shapes: splits test each row at most once; 0 < coverage < 1.
 *  Fails: issues of every split whose fit was refused, the split named in the path; too few tested rows for the coverage. */
export function fitCrossConformal(
  learner: Learner,
  table: TrainingTable,
  splits: readonly Split[],
  coverage: number,
  uniform: () => number,
): Result<CrossConformal> {
  assert(coverage > 0 && coverage < 1, `coverage must lie between 0 and 1, got ${coverage}`);
  const rowCount = splits.reduce((sum, split) => sum + split.test.length, 0);
  if (Math.ceil((rowCount + 1) * coverage) > rowCount) {
    const expected = `at least ${Math.ceil(coverage / (1 - coverage))} to promise ${coverage}`;
    return failure([{ code: 'learn.too-few-rows', path: 'calibration', got: `${rowCount}`, expected }]);
  }
  const issues: Issue[] = [];
  const models: Model[] = [];
  const errors: number[][] = [];
  splits.forEach((split, index) => {
    const fitted = learner.fit(selectRows(table, split.train), uniform);
    if (!fitted.ok) {
      issues.push(...fitted.issues.map((issue) => ({ ...issue, path: `split ${index + 1}, ${issue.path}` })));
      return;
    }
    models.push(fitted.value);
    errors.push(split.test.map((row) => Math.abs(table.target[row]! - predict(fitted.value, table.rows[row]!))).sort((a, b) => b - a));
  });
  return issues.length > 0 ? failure(issues) : success({ coverage, models, errors, rowCount });
}

/** The `rank`-th largest over all splits of sign · prediction + error, by merging the splits' descending errors. */
function rankedBound(fitted: CrossConformal, predictions: Float64Array, sign: number, rank: number): number {
  const taken = new Int32Array(predictions.length);
  let value = Infinity;
  for (let r = 0; r < rank; r += 1) {
    let best = -1;
    value = -Infinity;
    for (let k = 0; k < predictions.length; k += 1) {
      const error = fitted.errors[k]![taken[k]!];
      if (error === undefined || sign * predictions[k]! + error <= value) continue;
      value = sign * predictions[k]! + error;
      best = k;
    }
    taken[best]! += 1;
  }
  return value;
}

/** Fills out with low, predicted (the mean of the splits' models), high in target units. Allocates a few numbers per split. */
export function crossConformalInterval(fitted: CrossConformal, row: ArrayLike<number>, out: Float64Array): void {
  const predictions = Float64Array.from(fitted.models, (model) => predict(model, row));
  // The ⌈(n + 1)·coverage⌉-th smallest of n is the (n + 1 − ⌈…⌉)-th largest.
  const rank = fitted.rowCount + 1 - Math.ceil((fitted.rowCount + 1) * fitted.coverage);
  out[1] = predictions.reduce((sum, value) => sum + value, 0) / predictions.length;
  out[2] = rankedBound(fitted, predictions, 1, rank);
  out[0] = -rankedBound(fitted, predictions, -1, rank);
}
