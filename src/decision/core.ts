// The trained AI decision core: one forecaster per question with its out-of-sample score, and the bale categories. Plain data.
import { predict, type Learner, type Model } from '../learn/learner.ts';
import { linearLearner } from '../learn/linear.ts';
import { simpleLearner } from '../learn/simple.ts';
import { logisticLearner } from '../learn/logistic.ts';
import { mean, type TrainingTable } from '../learn/table.ts';
import type { History, HistoryTable } from './history.ts';
import { fitBaleCategories, type BaleCategories } from './cluster/bale-categories.ts';

/** One forecaster with the evidence for it. Units of the errors: the target's. */
export interface Forecaster {
  readonly learner: string;
  readonly model: Model;
  readonly trainingRows: number;
  readonly testRows: number;
  /** Mean absolute error on the last season, which was not fitted, and that of the naive forecast (the mean of the earlier seasons). */
  readonly mae: number;
  readonly naiveMae: number;
  /** Whether decisions may stand on it: only when it beats the naive forecast out of sample. */
  readonly isUsed: boolean;
}

export type ForecasterId = Exclude<HistoryTable, 'bales'>;

/** Everything that the AI policies know. A question without a forecaster falls back to the baseline rule. */
export interface DecisionCore {
  readonly seasons: number;
  readonly forecasters: Readonly<Partial<Record<ForecasterId, Forecaster>>>;
  readonly baleCategories: BaleCategories | undefined;
  /** Mean end breaks per 1000 spindle-hours in the history: the level that the speed policy keeps. */
  readonly usualEndBreaks: number;
}

const LEARNERS: Readonly<Record<ForecasterId, Learner>> = {
  waterUse: linearLearner,
  ginQueue: simpleLearner,
  endBreaks: linearLearner,
  failure: logisticLearner({ ridge: 1e-6 }),
};

function meanAbsoluteError(table: TrainingTable, forecast: (row: Float64Array) => number): number {
  let sum = 0;
  for (let i = 0; i < table.rows.length; i += 1) sum += Math.abs(forecast(table.rows[i]!) - table.target[i]!);
  return table.rows.length === 0 ? Infinity : sum / table.rows.length;
}

/** Mean squared error: the fair score of a probability, where the absolute error would favour always answering "no". */
function meanSquaredError(table: TrainingTable, forecast: (row: Float64Array) => number): number {
  let sum = 0;
  for (let i = 0; i < table.rows.length; i += 1) {
    const error = forecast(table.rows[i]!) - table.target[i]!;
    sum += error * error;
  }
  return table.rows.length === 0 ? Infinity : sum / table.rows.length;
}

function train(history: History, id: ForecasterId, uniform: () => number): Forecaster | undefined {
  const learner = LEARNERS[id];
  const earlier = history.table(id, 0, history.seasons - 1);
  const last = history.table(id, history.seasons - 1, history.seasons);
  const trial = learner.fit(earlier, uniform);
  if (!trial.ok || last.rows.length === 0) return undefined;
  const naive = mean(earlier.target);
  const score = id === 'failure' ? meanSquaredError : meanAbsoluteError;
  const mae = score(last, (row) => predict(trial.value, row));
  const naiveMae = score(last, () => naive);
  const full = learner.fit(history.table(id, 0, history.seasons), uniform);
  if (!full.ok) return undefined;
  return {
    learner: learner.id,
    model: full.value,
    trainingRows: earlier.rows.length,
    testRows: last.rows.length,
    mae,
    naiveMae,
    isUsed: mae < naiveMae,
  };
}

/** The core that a history of at least two seasons teaches. Uniform numbers come from the core's own stream. */
export function trainCore(history: History, uniform: () => number, mostCategories: number): DecisionCore {
  const forecasters: Partial<Record<ForecasterId, Forecaster>> = {};
  for (const id of Object.keys(LEARNERS) as ForecasterId[]) {
    const forecaster = train(history, id, uniform);
    if (forecaster) forecasters[id] = forecaster;
  }
  return {
    seasons: history.seasons,
    forecasters,
    baleCategories: fitBaleCategories(history.table('bales', 0, history.seasons).rows, mostCategories, uniform),
    usualEndBreaks: mean(history.table('endBreaks', 0, history.seasons).target),
  };
}

/** The forecaster's prediction, or undefined when there is none that may be used. */
export function forecastOf(core: DecisionCore, id: ForecasterId): ((row: ArrayLike<number>) => number) | undefined {
  const forecaster = core.forecasters[id];
  if (!forecaster?.isUsed) return undefined;
  return (row) => predict(forecaster.model, row);
}
