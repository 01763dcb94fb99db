// Rolling origin over seasons: every season after the first third is forecast from earlier ones only, by every learner and as one would
// have chosen. Rolls its origins itself (learn/choice.ts splits one table): every origin has a frame of its own, and a choice counts
// only for what comes after it.
import { meanAbsoluteError } from '../../learn/metrics.ts';
import type { SeasonRows } from '../history.ts';
import { isKept } from '../thinning.ts';
import { fit, forecastWith } from './fitted.ts';
import { frameOf, usualOutcome } from './frame.ts';
import type { LearnerId } from './learners.ts';
import type { ForecastTask } from './tasks.ts';

/** Rows of a season that are tested, about these at most: bounds the cost of training. */
const MOST_TEST_ROWS = 300;

/** The outcomes of one season with what was forecast of them before it. */
export interface SeasonTrial {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly naive: Float64Array;
}

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
function trialsFrom(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], origin: number, span: number, uniform: () => number): SeasonTrial[] | undefined {
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
export interface Tried {
  readonly learner: LearnerId;
  /** The season before the first that counts, forecast from still earlier ones: it only helps to choose. Undefined where none is left. */
  readonly warmUp: SeasonTrial | undefined;
  readonly trials: readonly SeasonTrial[];
}

/** The learner on every season after the first third, each forecast from earlier ones only; undefined when a fit is refused. */
function rolled(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): Tried | undefined {
  const first = firstTested(seasons.length);
  const warmUp = first > 1 ? trialsFrom(id, task, seasons, first - 1, 1, uniform)?.[0] : undefined;
  const span = Math.ceil((seasons.length - first) / MOST_ORIGINS);
  const trials: SeasonTrial[] = [];
  for (let origin = first; origin < seasons.length; origin += span) {
    const own = trialsFrom(id, task, seasons, origin, span, uniform);
    if (!own) return undefined;
    trials.push(...own);
  }
  return trials.length === 0 ? undefined : { learner: id, warmUp, trials };
}

/** One column of all trials, one after the other. */
export const pooled = (trials: readonly SeasonTrial[], column: 'actual' | 'predicted' | 'naive'): Float64Array =>
  Float64Array.from(trials.flatMap((trial) => Array.from(trial[column])));

/** Mean absolute error over all rows of the trials, target units. */
export const maeOf = (trials: readonly SeasonTrial[]): number => meanAbsoluteError(pooled(trials, 'actual'), pooled(trials, 'predicted'));

const errorSum = ({ actual, predicted }: SeasonTrial): number => actual.reduce((sum, value, i) => sum + Math.abs(value - predicted[i]!), 0);

/**
 * What a user of the forecaster would have got: in every season the forecasts of the learner that had done best until then (the first
 * listed of equals). So the choice of the learner is part of what is judged. All learners are tested on the same rows, so that sums of
 * errors compare as means do.
 */
function asChosen(tried: readonly Tried[]): SeasonTrial[] {
  const isWarm = tried.every(({ warmUp }) => warmUp !== undefined);
  const soFar = tried.map(({ warmUp }) => (isWarm ? errorSum(warmUp!) : 0));
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

/** The seasons that are forecast from earlier ones, or undefined when no learner takes the rows or none is there to test. */
export function trialsOf(task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): { readonly tried: readonly Tried[]; readonly chosen: readonly SeasonTrial[] } | undefined {
  const tried: Tried[] = [];
  for (const learner of task.learners) {
    const one = rolled(learner, task, seasons, uniform);
    if (one) tried.push(one);
  }
  return tried.length === 0 ? undefined : { tried, chosen: asChosen(tried) };
}
