// Split-conformal calibration: how wide an interval must be to hold a promised share of outcomes that were not fitted; equally wide
// everywhere, or as wide as the row is hard. Intervals from cross-validation are cross-conformal.ts.
// Source: Lei, G'Sell, Rinaldo, Tibshirani & Wasserman 2018, Distribution-free predictive inference, JASA 113, section 2.2.
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { ownInterval, predict, spreadAt, type Calibration, type Learner, type Model, type Spread } from './learner.ts';
import { mean, targetIssues, type TrainingTable } from './table.ts';

/** The half-width that holds the promised share, from absolute errors on rows that were not fitted: the ⌈(n + 1)·coverage⌉-th
 *  smallest. Units and shapes: errors in target units, finite; 0 < coverage < 1.
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

/** Per row how far the outcome lies outside the model's own interval (its prediction, when it has none), below 0 inside; in spreads. */
function misfits(model: Model, table: TrainingTable, spread: Spread | undefined): Float64Array {
  const out = new Float64Array(3);
  return Float64Array.from(table.rows, (row, i) => {
    ownInterval(model, row, out);
    return Math.max(out[0]! - table.target[i]!, table.target[i]! - out[2]!) / spreadAt(spread, row);
  });
}

/** The model with a calibration measured on rows that it was not fitted to (in time order: later ones). A model with an interval of
 *  its own keeps its shape: the margin is added on either side (Romano, Patterson & Candès 2019, Conformalized quantile regression).
 *  Fails: issues of the table; too few rows for the coverage asked. */
export function calibrate<Fitted extends Model>(model: Fitted, unseen: TrainingTable, coverage: number): Result<Fitted & { readonly calibration: Calibration }> {
  const issues = targetIssues(unseen, 1);
  if (issues.length > 0) return failure(issues);
  const calibration = calibrationOf(misfits(model, unseen, undefined), coverage);
  return calibration.ok ? success({ ...model, calibration: calibration.value }) : calibration;
}

/** Below this share of the mean predicted spread a spread is not believed: a few lucky rows would promise a width near 0. */
const LEAST_SPREAD_SHARE = 0.1;

/** A model of how large the error of `model` is, learned from rows it was not fitted to. Fails: issues of the learner; errors that are
 *  all 0 (learn.exact-model). */
export function fitSpread(model: Model, unseen: TrainingTable, learner: Learner, uniform: () => number): Result<Spread> {
  const issues = targetIssues(unseen, 1);
  if (issues.length > 0) return failure(issues);
  const errors = Float64Array.from(unseen.rows, (row, i) => Math.abs(unseen.target[i]! - predict(model, row)));
  const fitted = learner.fit({ ...unseen, target: errors }, uniform);
  if (!fitted.ok) return fitted;
  const least = LEAST_SPREAD_SHARE * mean(errors);
  if (least > 0) return success({ model: fitted.value, least });
  return failure([{ code: 'learn.exact-model', path: 'target', got: 'no error in any row', expected: 'errors to learn from' }]);
}

/** The model with a calibration whose width follows the spread of the row. The rows must be other ones than those that `spread` was
 *  learned from. Fails: as calibrate. Source: Lei et al. 2018, section 5.2, locally weighted conformal inference. */
export function calibrateScaled<Fitted extends Model>(
  model: Fitted,
  spread: Spread,
  unseen: TrainingTable,
  coverage: number,
): Result<Fitted & { readonly calibration: Calibration }> {
  const issues = targetIssues(unseen, 1);
  if (issues.length > 0) return failure(issues);
  const calibration = calibrationOf(misfits(model, unseen, spread), coverage);
  return calibration.ok ? success({ ...model, calibration: { ...calibration.value, spread } }) : calibration;
}
