// One forecaster: chosen among learners and judged by rolling origin over seasons, with a conformal interval. Plain data.
import { confidenceInterval, type Interval } from '../../engine/statistics.ts';
import { calibrationOf } from '../../learn/conformal.ts';
import type { Model } from '../../learn/learner.ts';
import { meanAbsoluteError, meanAbsolutePercentageError, rSquared } from '../../learn/metrics.ts';
import type { SeasonRows } from '../history.ts';
import { fit } from './fitted.ts';
import type { Frame } from './frame.ts';
import type { LearnerId } from './learners.ts';
import { maeOf, pooled, trialsOf, type SeasonTrial } from './rolling-origin.ts';
import type { ForecastTask } from './tasks.ts';

/** Promised share of outcomes inside the interval. */
export const INTERVAL_COVERAGE = 0.9;
/** A shipped 90 % interval covers this much, over many seeds. */
export const COVERAGE_PROMISED_BAND = [0.85, 0.95] as const;
/** Cross-coverage over the few seasons of a history outside this band means that the interval does not hold what it promises. */
export const COVERAGE_BAND = [0.8, 0.97] as const;
/** Seasons are what is independent, so the interval of the reduction is one over seasons; over fewer it says nothing. */
export const LEAST_TESTED_SEASONS = 4;

export interface Scores {
  readonly mae: number;
  /** Fraction; undefined when every outcome is 0. */
  readonly mape: number | undefined;
  readonly r2: number;
}

/** Out-of-sample evidence over seasons that were forecast from earlier ones only. */
export interface Evidence {
  readonly seasons: number;
  readonly rows: number;
  readonly scores: Scores;
  readonly naive: Scores;
  /** Fall of the mean absolute error against the naive rival, with its 95 % interval over seasons. */
  readonly reduction: Interval;
  /** Share of outcomes inside intervals that were calibrated on the other seasons; undefined for probabilities. */
  readonly coverage: number | undefined;
}

export interface Forecaster {
  readonly learner: LearnerId;
  /** Positions of the task's columns that the model reads: those that varied in training. */
  readonly columns: readonly number[];
  readonly frame: Frame;
  readonly model: Model;
  /** Half the width of the 90 % interval, in target units; undefined for probabilities. */
  readonly halfWidth: number | undefined;
  readonly trainingRows: number;
  readonly evidence: Evidence;
  /** Mean absolute error of every learner that could be fitted, best first. */
  readonly candidates: readonly { readonly learner: LearnerId; readonly mae: number }[];
  /** Whether decisions may stand on it, and why not. */
  readonly verdict: 'used' | 'notBetterThanNaive' | 'coverageBroken';
}

function scored(actual: Float64Array, predicted: Float64Array): Scores {
  return {
    mae: meanAbsoluteError(actual, predicted),
    mape: meanAbsolutePercentageError(actual, predicted),
    r2: rSquared(actual, predicted),
  };
}

const absoluteErrors = (trials: readonly SeasonTrial[]): Float64Array =>
  Float64Array.from(trials.flatMap((trial) => Array.from(trial.actual, (value, i) => Math.abs(value - trial.predicted[i]!))));

/** Share of outcomes of each season inside the interval that the other seasons' errors give. */
function crossCoverage(trials: readonly SeasonTrial[]): number | undefined {
  if (trials.length < 2) return undefined;
  let inside = 0;
  let count = 0;
  for (const trial of trials) {
    const calibration = calibrationOf(absoluteErrors(trials.filter((other) => other !== trial)), INTERVAL_COVERAGE);
    if (!calibration.ok) return undefined;
    for (const error of absoluteErrors([trial])) {
      if (error <= calibration.value.halfWidth) inside += 1;
      count += 1;
    }
  }
  return inside / count;
}

/** The evidence that rolling trials give. */
function evidenceOf(trials: readonly SeasonTrial[], isProbability: boolean): Evidence {
  const actual = pooled(trials, 'actual');
  return {
    seasons: trials.length,
    rows: actual.length,
    scores: scored(actual, pooled(trials, 'predicted')),
    naive: scored(actual, pooled(trials, 'naive')),
    reduction: confidenceInterval(
      trials.map((trial) => meanAbsoluteError(trial.actual, trial.naive) - meanAbsoluteError(trial.actual, trial.predicted)),
      0.95,
    ),
    coverage: isProbability ? undefined : crossCoverage(trials),
  };
}

/** A forecaster is used when its whole interval of the reduction lies above 0 and its 90 % interval holds what it promises. */
function verdictOf(evidence: Evidence): Forecaster['verdict'] {
  if (evidence.seasons < LEAST_TESTED_SEASONS || !(evidence.reduction.low > 0)) return 'notBetterThanNaive';
  const { coverage } = evidence;
  if (coverage !== undefined && (coverage < COVERAGE_BAND[0] || coverage > COVERAGE_BAND[1])) return 'coverageBroken';
  return 'used';
}

/**
 * The forecaster that a history of at least three seasons teaches, or undefined when there is none to test or no learner takes the rows.
 * Uniform numbers (0 ≤ u < 1) come from the core's own stream.
 */
export function trainForecaster(task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): Forecaster | undefined {
  const filled = seasons.filter((season) => season.rows.length > 0);
  if (filled.length < 3) return undefined;
  const trials = trialsOf(task, filled, uniform);
  if (!trials) return undefined;
  const ranked = trials.tried.map(({ learner, trials: own }) => ({ learner, mae: maeOf(own), own })).sort((a, b) => a.mae - b.mae);
  const best = ranked[0]!;
  const fitted = fit(best.learner, task, filled, uniform);
  if (!fitted) return undefined;
  const calibration = calibrationOf(absoluteErrors(trials.chosen), INTERVAL_COVERAGE);
  const evidence = evidenceOf(trials.chosen, task.isProbability);
  return {
    learner: best.learner,
    columns: fitted.columns,
    frame: fitted.frame,
    model: fitted.model,
    halfWidth: task.isProbability || !calibration.ok ? undefined : calibration.value.halfWidth,
    trainingRows: fitted.rows,
    evidence,
    candidates: ranked.map(({ learner, mae }) => ({ learner, mae })),
    verdict: verdictOf(evidence),
  };
}
