// Split-conformal calibration: how wide an interval must be to hold a promised share of outcomes that were not fitted.
// Source: Lei, G'Sell, Rinaldo, Tibshirani & Wasserman 2018, Distribution-free predictive inference, JASA 113, section 2.2.
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { predict, type Calibration, type Model } from './learner.ts';
import { targetIssues, type TrainingTable } from './table.ts';

/** The half-width that holds the promised share, from absolute errors on rows that were not fitted: the ⌈(n + 1)·coverage⌉-th
 *  smallest. Units and shapes: errors ≥ 0 in target units; 0 < coverage < 1.
 *  Fails: too few errors for the coverage asked (0.9 needs 9). */
export function calibrationOf(absoluteErrors: ArrayLike<number>, coverage: number): Result<Calibration> {
  assert(coverage > 0 && coverage < 1, `coverage must lie between 0 and 1, got ${coverage}`);
  const rowCount = absoluteErrors.length;
  const rank = Math.ceil((rowCount + 1) * coverage);
  if (rank > rowCount) {
    const expected = `at least ${Math.ceil(coverage / (1 - coverage))} to promise ${coverage}`;
    return failure([{ code: 'learn.too-few-rows', path: 'calibration', got: `${rowCount}`, expected }]);
  }
  const sorted = Float64Array.from(absoluteErrors).sort();
  return success({ coverage, halfWidth: sorted[rank - 1]!, rowCount });
}

/** The model with a calibration measured on rows that it was not fitted to (in time order: later ones).
 *  Fails: issues of the table; too few rows for the coverage asked. */
export function calibrate<Fitted extends Model>(model: Fitted, unseen: TrainingTable, coverage: number): Result<Fitted & { readonly calibration: Calibration }> {
  const issues = targetIssues(unseen, 1);
  if (issues.length > 0) return failure(issues);
  const errors = Float64Array.from(unseen.rows, (row, i) => Math.abs(unseen.target[i]! - predict(model, row)));
  const calibration = calibrationOf(errors, coverage);
  return calibration.ok ? success({ ...model, calibration: calibration.value }) : calibration;
}
