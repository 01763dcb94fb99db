// Chooses among learners by their out-of-sample error and holds each against the best naive forecast on the same rows.
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { lastValueLearner, meanLearner, seasonalForecast } from './baseline.ts';
import type { Learner } from './learner.ts';
import { reductionOf, type Reduction } from './reduction.ts';
import type { Split } from './splits.ts';
import type { TrainingTable } from './table.ts';
import { crossValidate, scoresOf, type OutOfSample, type Scores } from './validation.ts';

/** Confidence of the interval of the reduction. */
const CONFIDENCE = 0.95;

export interface NaiveForecast {
  readonly id: 'mean' | 'last-value' | 'seasonal';
  readonly sample: OutOfSample;
  readonly scores: Scores;
}

/** One learner's part in a comparison. */
export interface Candidate {
  readonly learner: Learner;
  readonly sample: OutOfSample;
  readonly scores: Scores;
  /** Against the naive forecast with the least error, 95 % interval. */
  readonly reduction: Reduction;
}

export interface Choice {
  readonly best: Candidate;
  /** All that could be fitted, in the order given. */
  readonly candidates: readonly Candidate[];
  readonly naive: NaiveForecast;
}

/** The naive forecasts of every test row: mean, last value and, when a season's length is given, the same row one season earlier.
 *  Units and shapes: seasonRows ≥ 1. Fails: issues of the target in any split. */
export function naiveForecasts(table: TrainingTable, splits: readonly Split[], seasonRows: number | undefined): Result<NaiveForecast[]> {
  const found: NaiveForecast[] = [];
  for (const [id, learner] of [['mean', meanLearner], ['last-value', lastValueLearner]] as const) {
    const sample = crossValidate(learner, table, splits, () => 0);
    if (!sample.ok) return sample;
    found.push({ id, sample: sample.value, scores: scoresOf(sample.value) });
  }
  if (seasonRows !== undefined) {
    const { rows, actual } = found[0]!.sample;
    const predicted = Float64Array.from(splits.flatMap((split) => Array.from(seasonalForecast(table.target, split, seasonRows))));
    const sample = { rows, actual, predicted };
    found.push({ id: 'seasonal', sample, scores: scoresOf(sample) });
  }
  return success(found);
}

/** The learner with the least mean absolute error over the splits (the first of equals), and all that could be fitted in the order
 *  given; learners that refuse the table are left out. The best of several is flattered a little by having been chosen: quote its score
 *  from splits that had no part in the choice. `seasonRows` adds the seasonal naive forecast.
 *  Fails: the issues of all learners when every one refuses. */
export function chooseLearner(
  learners: readonly Learner[],
  table: TrainingTable,
  splits: readonly Split[],
  uniform: () => number,
  seasonRows?: number,
): Result<Choice> {
  const candidates: Candidate[] = [];
  const issues: Issue[] = [];
  const naives = naiveForecasts(table, splits, seasonRows);
  if (!naives.ok) return naives;
  const naive = naives.value.reduce((a, b) => (b.scores.meanAbsoluteError < a.scores.meanAbsoluteError ? b : a));
  for (const learner of learners) {
    const result = crossValidate(learner, table, splits, uniform);
    if (result.ok) {
      const sample = result.value;
      candidates.push({ learner, sample, scores: scoresOf(sample), reduction: reductionOf(naive.sample, sample, splits, CONFIDENCE) });
    } else issues.push(...result.issues.map((issue) => ({ ...issue, path: `${learner.id}, ${issue.path}` })));
  }
  const first = candidates[0];
  if (first === undefined) return failure(issues);
  const best = candidates.reduce((a, b) => (b.scores.meanAbsoluteError < a.scores.meanAbsoluteError ? b : a), first);
  return success({ best, candidates, naive });
}
