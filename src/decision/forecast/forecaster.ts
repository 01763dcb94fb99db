// One forecaster: chosen among learners and judged by rolling origin over seasons, with a conformal interval. Plain data. Rolls its origins itself
// (learn/choice.ts splits one table): every origin has a frame of its own, and a choice counts only for what comes after it.
import { confidenceInterval, type Interval } from '../../engine/statistics.ts';
import { calibrationOf } from '../../learn/conformal.ts';
import { predict, type Model } from '../../learn/learner.ts';
import { meanAbsoluteError, meanAbsolutePercentageError, rSquared } from '../../learn/metrics.ts';
import { selectColumns, selectRows, varyingColumns, type TrainingTable } from '../../learn/table.ts';
import { framedRow, frameOf, usualOutcome, type Frame } from './frame.ts';
import { learnerOf, type LearnerId } from './learners.ts';
import type { ForecastTask } from './tasks.ts';
import { isKept } from '../thinning.ts';
import type { SeasonRows } from '../history.ts';

/** Promised share of outcomes inside the interval. */
export const INTERVAL_COVERAGE = 0.9;
/** A shipped 90 % interval covers this much, over many seeds. */
export const COVERAGE_PROMISED_BAND = [0.85, 0.95] as const;
/** Cross-coverage over the few seasons of a history outside this band means that the interval does not hold what it promises. */
export const COVERAGE_BAND = [0.8, 0.97] as const;
/** Seasons are what is independent, so the interval of the reduction is one over seasons; over fewer it says nothing. */
export const LEAST_TESTED_SEASONS = 4;
/** Rows that a fit reads and rows of a season that are tested, about these at most: bounds the cost of training. */
const MOST_TRAINING_ROWS = 800;
const MOST_TEST_ROWS = 300;

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

/** About `most` of the rows, spread evenly; all where there are no more. */
function thinned(table: TrainingTable, most: number): TrainingTable {
  const share = most / table.rows.length;
  if (share >= 1) return table;
  const rows: number[] = [];
  for (let i = 0; i < table.rows.length; i += 1) if (isKept(i, share)) rows.push(i);
  return selectRows(table, rows);
}

/** All rows of the seasons as the model reads them: framed, outcomes as deviations from the group's usual one. */
function joined(names: readonly string[], frame: Frame, seasons: readonly SeasonRows[]): TrainingTable {
  const rows: Float64Array[] = [];
  const target: number[] = [];
  for (const season of seasons) {
    season.rows.forEach((row, i) => {
      const framed = new Float64Array(row.length);
      framedRow(frame, row, framed);
      rows.push(framed);
      target.push(season.targets[i]! - usualOutcome(frame, season.groups[i]!));
    });
  }
  return { names, rows, target: Float64Array.from(target) };
}

interface Fitted {
  readonly columns: readonly number[];
  readonly frame: Frame;
  readonly model: Model;
  readonly rows: number;
}

function fit(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): Fitted | undefined {
  const frame = frameOf(task, seasons);
  const table = thinned(joined(task.columns, frame, seasons), MOST_TRAINING_ROWS);
  const columns = varyingColumns(table);
  if (columns.length === 0) return undefined;
  const fitted = learnerOf(id, columns.length).fit(selectColumns(table, columns), uniform);
  return fitted.ok ? { columns, frame, model: fitted.value, rows: table.rows.length } : undefined;
}

/** The forecast for a full row of the task's columns about a group, never below the least possible outcome. */
export function forecastWith(forecaster: Pick<Forecaster, 'columns' | 'frame' | 'model'>, row: ArrayLike<number>, group: number, least: number): number {
  const { columns, frame } = forecaster;
  framedRow(frame, row, framedScratch);
  for (let i = 0; i < columns.length; i += 1) readScratch[i] = framedScratch[columns[i]!]!;
  return Math.max(least, usualOutcome(frame, group) + predict(forecaster.model, readScratch));
}

/** Scratch of one call; longer than the columns of any task. */
const framedScratch = new Float64Array(64);
const readScratch = new Float64Array(64);

/** The naive rival that earlier seasons give: a forecast from a row and its group. */
function naiveForecaster(task: ForecastTask, earlier: readonly SeasonRows[]): (row: Float64Array, group: number) => number {
  const { naive } = task;
  if (typeof naive === 'object') {
    const column = task.columns.indexOf(naive.column);
    return (row) => row[column]!;
  }
  if (naive === 'groupMean') {
    const frame = frameOf(task, earlier);
    return (_, group) => usualOutcome(frame, group);
  }
  let sum = 0;
  let count = 0;
  for (const season of earlier) {
    for (const target of season.targets) sum += target;
    count += season.targets.length;
  }
  return () => sum / count;
}

type Trial = SeasonTrial;

function thinnedSeason(season: SeasonRows): SeasonRows {
  const share = MOST_TEST_ROWS / season.rows.length;
  if (share >= 1) return season;
  const keeps = (_: unknown, index: number): boolean => isKept(index, share);
  return { rows: season.rows.filter(keeps), targets: season.targets.filter(keeps), groups: season.groups.filter(keeps) };
}

/** Fits of a rolling trial at most: with more seasons to test, each fit forecasts several that follow it. */
const MOST_ORIGINS = 5;

/** The seasons that are forecast: those after the first third of the history, so that no forecast stands on one year where more are there. */
const firstTested = (seasons: number): number => Math.max(1, Math.floor(seasons / 3));

/** The seasons from `origin` on, `span` of them at most, forecast from those before; undefined when the fit is refused. */
function trialsFrom(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], origin: number, span: number, uniform: () => number): Trial[] | undefined {
  const earlier = seasons.slice(0, origin);
  const fitted = fit(id, task, earlier, uniform);
  if (!fitted) return undefined;
  const naive = naiveForecaster(task, earlier);
  return seasons.slice(origin, origin + span).map((season) => {
    const tested = thinnedSeason(season);
    return {
      actual: Float64Array.from(tested.targets),
      predicted: Float64Array.from(tested.rows, (row, i) => forecastWith(fitted, row, tested.groups[i]!, task.least)),
      naive: Float64Array.from(tested.rows, (row, i) => naive(row, tested.groups[i]!)),
    };
  });
}

/** One learner's part in the trial. */
interface Tried {
  readonly learner: LearnerId;
  /** The season before the first that counts, forecast from still earlier ones: it only helps to choose. Undefined where none is left. */
  readonly warmUp: Trial | undefined;
  readonly trials: readonly Trial[];
}

/** The learner on every season after the first third, each forecast from earlier ones only; undefined when a fit is refused. */
function rolled(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): Tried | undefined {
  const first = firstTested(seasons.length);
  const warmUp = first > 1 ? trialsFrom(id, task, seasons, first - 1, 1, uniform)?.[0] : undefined;
  const span = Math.ceil((seasons.length - first) / MOST_ORIGINS);
  const trials: Trial[] = [];
  for (let origin = first; origin < seasons.length; origin += span) {
    const own = trialsFrom(id, task, seasons, origin, span, uniform);
    if (!own) return undefined;
    trials.push(...own);
  }
  return trials.length === 0 ? undefined : { learner: id, warmUp, trials };
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

/** A forecaster is used when its whole interval of the reduction lies above 0 and its 90 % interval holds what it promises. */
function verdictOf(evidence: Evidence): Forecaster['verdict'] {
  if (evidence.seasons < LEAST_TESTED_SEASONS || !(evidence.reduction.low > 0)) return 'notBetterThanNaive';
  const { coverage } = evidence;
  if (coverage !== undefined && (coverage < COVERAGE_BAND[0] || coverage > COVERAGE_BAND[1])) return 'coverageBroken';
  return 'used';
}

const maeOf = (trials: readonly Trial[]): number => meanAbsoluteError(pooled(trials, 'actual'), pooled(trials, 'predicted'));

const errorSum = ({ actual, predicted }: Trial): number => actual.reduce((sum, value, i) => sum + Math.abs(value - predicted[i]!), 0);

/**
 * What a user of the forecaster would have got: in every season the forecasts of the learner that had done best until then (the first
 * listed of equals). So the choice of the learner is part of what is judged. All learners are tested on the same rows, so that sums of
 * errors compare as means do.
 */
function asChosen(tried: readonly Tried[]): Trial[] {
  const soFar = tried.map(({ warmUp }) => (warmUp ? errorSum(warmUp) : 0));
  return tried[0]!.trials.map((_, season) => {
    let best = 0;
    soFar.forEach((sum, index) => {
      if (sum < soFar[best]!) best = index;
    });
    tried.forEach(({ trials }, index) => {
      soFar[index]! += errorSum(trials[season]!);
    });
    return tried[best]!.trials[season]!;
  });
}

/** The season's outcomes under the honest choice, for charts of forecast against actual and of the error from season to season. */
export interface SeasonTrial {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly naive: Float64Array;
}

/** The seasons that are forecast from earlier ones, or undefined when no learner takes the rows or none is there to test. */
export function trialsOf(task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): { readonly tried: readonly Tried[]; readonly chosen: readonly SeasonTrial[] } | undefined {
  const tried: Tried[] = [];
  for (const learner of task.learners) {
    const one = rolled(learner, task, seasons, uniform);
    if (one) tried.push(one);
  }
  return tried.length === 0 ? undefined : { tried, chosen: asChosen(tried) };
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
  const calibration = calibrationOf(absoluteErrors(best.own), INTERVAL_COVERAGE);
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
