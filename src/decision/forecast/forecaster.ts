// One forecaster: chosen among learners and judged by rolling origin over seasons, with a conformal interval. Plain data.
import { confidenceInterval, type Interval } from '../../engine/statistics.ts';
import { calibrationOf } from '../../learn/conformal.ts';
import { predict, type Model } from '../../learn/learner.ts';
import { meanAbsoluteError, meanAbsolutePercentageError, rSquared } from '../../learn/metrics.ts';
import { mean, selectColumns, selectRows, varyingColumns, type TrainingTable } from '../../learn/table.ts';
import { learnerOf, type LearnerId } from './learners.ts';
import type { ForecastTask } from './tasks.ts';
import type { SeasonRows } from '../history.ts';

/** Promised share of outcomes inside the interval. */
export const INTERVAL_COVERAGE = 0.9;
/** Measured coverage outside this band means that the interval does not hold what it promises. */
export const COVERAGE_BAND = [0.85, 0.95] as const;
/** Rows that a fit reads at most (evenly thinned) and rows of a season that are tested at most: bounds the cost of training. */
const MOST_TRAINING_ROWS = 1200;
const MOST_TEST_ROWS = 400;

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

/** Every n-th row so that at most `most` remain. */
function thinned(table: TrainingTable, most: number): TrainingTable {
  const step = Math.ceil(table.rows.length / most);
  if (step <= 1) return table;
  const rows: number[] = [];
  for (let i = 0; i < table.rows.length; i += step) rows.push(i);
  return selectRows(table, rows);
}

function joined(names: readonly string[], seasons: readonly SeasonRows[]): TrainingTable {
  return { names, rows: seasons.flatMap((season) => season.rows), target: Float64Array.from(seasons.flatMap((season) => season.targets)) };
}

interface Fitted {
  readonly columns: readonly number[];
  readonly model: Model;
  readonly rows: number;
}

function fit(id: LearnerId, names: readonly string[], seasons: readonly SeasonRows[], uniform: () => number): Fitted | undefined {
  const table = thinned(joined(names, seasons), MOST_TRAINING_ROWS);
  const columns = varyingColumns(table);
  if (columns.length === 0) return undefined;
  const fitted = learnerOf(id, columns.length).fit(selectColumns(table, columns), uniform);
  return fitted.ok ? { columns, model: fitted.value, rows: table.rows.length } : undefined;
}

/** The forecast for a full row of the task's columns, never below the least possible outcome. */
export function forecastWith(forecaster: Pick<Forecaster, 'columns' | 'model'>, row: ArrayLike<number>, least: number): number {
  const { columns } = forecaster;
  const read = scratch.subarray(0, columns.length);
  for (let i = 0; i < columns.length; i += 1) read[i] = row[columns[i]!]!;
  return Math.max(least, predict(forecaster.model, read));
}

/** Scratch of one call; most columns of any task. */
const scratch = new Float64Array(64);

/** What the naive rival says of each row of a season that follows `earlier`. */
function naiveForecasts(task: ForecastTask, earlier: readonly SeasonRows[], season: SeasonRows): Float64Array {
  const { naive } = task;
  if (typeof naive === 'object') {
    const column = task.columns.indexOf(naive.column);
    return Float64Array.from(season.rows, (row) => row[column]!);
  }
  const all = mean(earlier.flatMap((one) => one.targets));
  if (naive === 'mean') return new Float64Array(season.rows.length).fill(all);
  const sums = new Map<number, { sum: number; count: number }>();
  for (const one of earlier) {
    one.groups.forEach((group, i) => {
      const held = sums.get(group) ?? { sum: 0, count: 0 };
      held.sum += one.targets[i]!;
      held.count += 1;
      sums.set(group, held);
    });
  }
  return Float64Array.from(season.groups, (group) => {
    const held = sums.get(group);
    return held ? held.sum / held.count : all;
  });
}

interface Trial {
  readonly season: number;
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly naive: Float64Array;
}

function thinnedSeason(season: SeasonRows): SeasonRows {
  const step = Math.ceil(season.rows.length / MOST_TEST_ROWS);
  if (step <= 1) return season;
  const keeps = (_: unknown, index: number): boolean => index % step === 0;
  return { rows: season.rows.filter(keeps), targets: season.targets.filter(keeps), groups: season.groups.filter(keeps) };
}

/** The learner on every season but the first, each forecast from those before it; undefined when a fit is refused. */
function rollingTrials(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): Trial[] | undefined {
  const trials: Trial[] = [];
  for (let s = 1; s < seasons.length; s += 1) {
    const tested = thinnedSeason(seasons[s]!);
    if (tested.rows.length === 0) continue;
    const earlier = seasons.slice(0, s);
    const fitted = fit(id, task.columns, earlier, uniform);
    if (!fitted) return undefined;
    trials.push({
      season: s,
      actual: Float64Array.from(tested.targets),
      predicted: Float64Array.from(tested.rows, (row) => forecastWith(fitted, row, task.least)),
      naive: naiveForecasts(task, earlier, tested),
    });
  }
  return trials.length === 0 ? undefined : trials;
}

const pooled = (trials: readonly Trial[], column: 'actual' | 'predicted' | 'naive'): Float64Array =>
  Float64Array.from(trials.flatMap((trial) => Array.from(trial[column])));

function scored(actual: Float64Array, predicted: Float64Array): Scores {
  return {
    mae: meanAbsoluteError(actual, predicted),
    mape: meanAbsolutePercentageError(actual, predicted),
    r2: rSquared(actual, predicted),
  };
}

const absoluteErrors = (trials: readonly Trial[]): Float64Array =>
  Float64Array.from(trials.flatMap((trial) => Array.from(trial.actual, (value, i) => Math.abs(value - trial.predicted[i]!))));

/** Share of outcomes of each season inside the interval that the other seasons' errors give. */
function crossCoverage(trials: readonly Trial[]): number | undefined {
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
function evidenceOf(trials: readonly Trial[], isProbability: boolean): Evidence {
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

function verdictOf(evidence: Evidence): Forecaster['verdict'] {
  if (!(evidence.reduction.low > 0)) return 'notBetterThanNaive';
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
  const tried: { readonly learner: LearnerId; readonly mae: number; readonly trials: Trial[] }[] = [];
  for (const learner of task.learners) {
    const trials = rollingTrials(learner, task, filled, uniform);
    if (trials) tried.push({ learner, mae: meanAbsoluteError(pooled(trials, 'actual'), pooled(trials, 'predicted')), trials });
  }
  tried.sort((a, b) => a.mae - b.mae);
  const best = tried[0];
  if (!best) return undefined;
  const fitted = fit(best.learner, task.columns, filled, uniform);
  if (!fitted) return undefined;
  const calibration = calibrationOf(absoluteErrors(best.trials), INTERVAL_COVERAGE);
  const evidence = evidenceOf(best.trials, task.isProbability);
  return {
    learner: best.learner,
    columns: fitted.columns,
    model: fitted.model,
    halfWidth: task.isProbability || !calibration.ok ? undefined : calibration.value.halfWidth,
    trainingRows: fitted.rows,
    evidence,
    candidates: tried.map(({ learner, mae }) => ({ learner, mae })),
    verdict: verdictOf(evidence),
  };
}
