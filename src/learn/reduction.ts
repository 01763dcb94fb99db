// How much a learner lowers the error of a naive forecast on the same rows, with an interval that counts splits, not rows.
// Source: t interval over clusters of unequal size: Cameron & Miller 2015, A practitioner's guide to cluster-robust inference, J. Human
// Resources 50, 317–372, section II, for a mean.
import { assert } from '../base/assert.ts';
import type { Split } from './splits.ts';
import { studentHalfWidth } from './student.ts';
import type { OutOfSample } from './validation.ts';

export interface Reduction {
  /** Mean absolute error of the naive forecast less that of the learner, target units; above 0 when the learner is better. */
  readonly maeReduction: number;
  /** Interval at `coverage`; infinitely wide with fewer than 2 splits. */
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  /** Whether the whole interval lies above 0. */
  readonly isBetter: boolean;
}

/** The reduction over all test rows. Errors within a split know each other, so the splits are the sample: Student's t with
 *  splits − 1 degrees of freedom over their sums. Neighbouring splits of one series still lean on each other a little, which makes the
 *  interval slightly short. Units and shapes: both samples from `crossValidate` with the same splits. */
export function reductionOf(naive: OutOfSample, learner: OutOfSample, splits: readonly Split[], coverage: number): Reduction {
  assert(naive.rows.length === learner.rows.length && naive.rows.every((row, i) => row === learner.rows[i]), 'the samples hold different rows');
  const gains = Float64Array.from(naive.rows, (_, i) =>
    Math.abs(naive.predicted[i]! - naive.actual[i]!) - Math.abs(learner.predicted[i]! - learner.actual[i]!));
  const maeReduction = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const filled = splits.filter((split) => split.test.length > 0);
  if (filled.length < 2) return { maeReduction, low: -Infinity, high: Infinity, coverage, isBetter: false };
  let at = 0;
  let squares = 0;
  for (const split of filled) {
    let sum = 0;
    for (const end = at + split.test.length; at < end; at += 1) sum += gains[at]! - maeReduction;
    squares += sum * sum;
  }
  const count = filled.length;
  const error = Math.sqrt((squares * count) / (count - 1)) / gains.length;
  const halfWidth = error * studentHalfWidth(coverage, count - 1);
  const low = maeReduction - halfWidth;
  return { maeReduction, low, high: maeReduction + halfWidth, coverage, isBetter: low > 0 };
}

/** The same reduction with a percentile interval from drawn splits (with replacement): no normal law, but honest only with many splits.
 *  Units and shapes: draws ≥ 100; draws × splits uniform numbers. Source: Efron & Tibshirani 1993, An introduction to the bootstrap, 13. */
export function bootstrapReduction(
  naive: OutOfSample,
  learner: OutOfSample,
  splits: readonly Split[],
  coverage: number,
  plan: { readonly draws: number; readonly uniform: () => number },
): Reduction {
  assert(plan.draws >= 100, `at least 100 draws, got ${plan.draws}`);
  const { maeReduction } = reductionOf(naive, learner, splits, coverage);
  const filled = splits.filter((split) => split.test.length > 0);
  let at = 0;
  const sums = filled.map((split) => {
    let sum = 0;
    for (const end = at + split.test.length; at < end; at += 1) {
      sum += Math.abs(naive.predicted[at]! - naive.actual[at]!) - Math.abs(learner.predicted[at]! - learner.actual[at]!);
    }
    return { sum, rows: split.test.length };
  });
  const means = Float64Array.from({ length: plan.draws }, () => {
    let sum = 0;
    let rows = 0;
    for (let k = 0; k < sums.length; k += 1) {
      const drawn = sums[Math.floor(plan.uniform() * sums.length)]!;
      sum += drawn.sum;
      rows += drawn.rows;
    }
    return sum / rows;
  }).sort();
  const below = Math.floor(((1 - coverage) / 2) * plan.draws);
  const low = means[below]!;
  return { maeReduction, low, high: means[plan.draws - 1 - below]!, coverage, isBetter: low > 0 };
}
