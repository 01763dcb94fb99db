// A learner with an interval of its own: boosted trees for a low, a middle and a high quantile; calibration may widen it.
// Source: Romano, Patterson & Candès 2019, Conformalized quantile regression, NeurIPS 32 (the band; conformal.ts corrects it).
import { assert } from '../base/assert.ts';
import { success, type Result } from '../base/issue.ts';
import { assertBoostingOptions, fitBoosting, predictBoosting, type BoostingModel, type BoostingOptions } from './boosting.ts';
import type { Learner, ModelBase } from './learner.ts';
import type { TrainingTable } from './table.ts';

export interface QuantileBandModel extends ModelBase {
  readonly kind: 'quantile-band';
  /** Share of outcomes that the band aims at. */
  readonly aim: number;
  readonly low: BoostingModel;
  readonly middle: BoostingModel;
  readonly high: BoostingModel;
}

/** Quantiles (1 ∓ coverage)/2 and the median. Fails: issues of the table. */
export function fitQuantileBand(
  table: TrainingTable,
  options: Omit<BoostingOptions, 'loss'>,
  coverage: number,
  uniform: () => number,
): Result<QuantileBandModel> {
  const low = fitBoosting(table, { ...options, loss: (1 - coverage) / 2 }, uniform);
  if (!low.ok) return low;
  const middle = fitBoosting(table, { ...options, loss: 0.5 }, uniform);
  if (!middle.ok) return middle;
  const high = fitBoosting(table, { ...options, loss: (1 + coverage) / 2 }, uniform);
  if (!high.ok) return high;
  return success({ kind: 'quantile-band', names: table.names, aim: coverage, low: low.value, middle: middle.value, high: high.value });
}

/** Fills out with low, middle, high in target units, in order even where the three fits cross; never allocates. */
export function bandInto(model: QuantileBandModel, row: ArrayLike<number>, out: Float64Array): void {
  const middle = predictBoosting(model.middle, row);
  out[0] = Math.min(middle, predictBoosting(model.low, row));
  out[1] = middle;
  out[2] = Math.max(middle, predictBoosting(model.high, row));
}

/** A learner of quantile bands. Fails: throws AssertionError on senseless options. */
export function quantileBandLearner(options: Omit<BoostingOptions, 'loss'>, coverage: number): Learner {
  assertBoostingOptions({ ...options, loss: 'squared' });
  assert(coverage > 0 && coverage < 1, `coverage must lie between 0 and 1, got ${coverage}`);
  return { id: 'quantile-band', fit: (table, uniform) => fitQuantileBand(table, options, coverage, uniform) };
}
