// What the decision page reads of a run: the ledger of decisions, forecasts with their outcomes, model cards, cluster maps, one decision taken
// otherwise. Types only, as they cross the worker's border; names of questions, learners and reasons are codes, words belong to the edge.
import type { KpiId } from './kpis.ts';
import type { ModuleId } from './modules.ts';

/** One decision as it was taken. */
export interface DecisionRecord {
  readonly module: ModuleId;
  /** How many times (from 1) the module's decision point had been asked: names the decision in a second run. 0 where nobody counts. */
  readonly call: number;
  readonly asOfTick: number;
  readonly executedTick: number;
  readonly subject: string;
  /** Scalar inputs of the observation, `name=value` joined by semicolons. */
  readonly inputs: string;
  /** Options that were weighed, each with its worth or its cost (src/decision/model.md), `option=value` joined by semicolons; empty where nothing was weighed. */
  readonly options: string;
  readonly choice: string;
  readonly reason: string;
  readonly forecast: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly expected: number | undefined;
  readonly realised: number | undefined;
  /** What the choice lost against the best one under the truth, in the unit of REGRET_UNITS; undefined where nobody can tell. */
  readonly regret: number | undefined;
}

/** Unit of the regret of each module's decisions; modules that are not here have none. */
export const REGRET_UNITS: Readonly<Partial<Record<ModuleId, string>>> = {
  irrigation: 'mm',
  harvest: '1/d',
  haulage: 'h',
  ginning: '1',
  laydown: '1',
  speed: '1',
  maintenance: 'h',
  inspection: 'USD',
  planning: 'USD',
  energy: 'KZT',
  shipment: 'USD',
  staffing: '1',
};

/** Which decisions are asked for; undefined takes all. The bounds hold for the moment of asking. */
export interface LedgerFilter {
  readonly module: ModuleId | undefined;
  readonly reason: string | undefined;
  /** Part of the subject's name, any case. */
  readonly subject: string;
  /** Part of inputs, choice, reason code or subject, any case. */
  readonly text: string;
  readonly fromTick: number | undefined;
  /** The first tick that is too late. */
  readonly toTick: number | undefined;
}

export interface LedgerQuery extends LedgerFilter {
  readonly isNewestFirst: boolean;
  /** Matching decisions passed over, and how many are wanted at most. */
  readonly skip: number;
  readonly count: number;
}

/** A decision with its number in the run, from 0. */
export interface LedgerRow extends DecisionRecord {
  readonly number: number;
}

export interface LedgerPage {
  /** Number of the run; another number means another run. */
  readonly run: number;
  readonly total: number;
  readonly matching: number;
  readonly rows: readonly LedgerRow[];
  /** What there is to filter by, in the order of first appearance. */
  readonly modules: readonly ModuleId[];
  readonly reasons: readonly string[];
}

/** Mean absolute error in target units, mean absolute percentage error as a fraction (undefined when every outcome is 0), R². */
export interface CardScores {
  readonly mae: number;
  readonly mape: number | undefined;
  readonly r2: number;
}

/** What a forecaster is and how well it did on seasons that were forecast from earlier ones only. */
export interface ForecasterCard {
  readonly task: string;
  readonly unit: string;
  /** Whose outcome it is, e.g. `block`. */
  readonly of: string;
  readonly columns: readonly string[];
  /** Columns that the model reads: those that varied in training. */
  readonly usedColumns: readonly string[];
  readonly learner: string;
  /** Every learner that could be fitted, best first, with its mean absolute error. */
  readonly candidates: readonly { readonly learner: string; readonly mae: number }[];
  /** `mean`, `groupMean`, or the column that holds the last comparable outcome. */
  readonly naive: string;
  readonly isProbability: boolean;
  readonly halfWidth: number | undefined;
  readonly trainingRows: number;
  readonly testedSeasons: number;
  readonly testedRows: number;
  readonly scores: CardScores;
  readonly naiveScores: CardScores;
  /** Fall of the mean absolute error against the naive rival with its 95 % interval over seasons, target units; ends undefined for too few. */
  readonly reduction: { readonly mean: number; readonly low: number | undefined; readonly high: number | undefined };
  /** Share of outcomes inside the 90 % interval; undefined for probabilities. */
  readonly coverage: number | undefined;
  readonly verdict: 'used' | 'notBetterThanNaive' | 'coverageBroken';
}

/** How a forecaster does in the running season. */
export interface ForecastWatch {
  readonly task: string;
  readonly settled: number;
  /** NaN before the first outcome. */
  readonly mae: number;
  readonly coverage: number;
  readonly isTrusted: boolean;
  /** How often trust was lost. */
  readonly breaks: number;
  /** Modules that decide by it and are on. */
  readonly modules: readonly ModuleId[];
}

/** The decision core and its season so far. */
export interface DecisionReport {
  readonly run: number;
  readonly tick: number;
  /** `none`: no module is on, so nothing is learnt; `training`: not yet. */
  readonly core: 'none' | 'training' | 'ready';
  /** Earlier seasons that the core has learnt from. */
  readonly seasons: number;
  readonly cards: readonly ForecasterCard[];
  readonly watches: readonly ForecastWatch[];
  readonly decisions: number;
}

/** Forecasts of one question that have met their outcome, in the order of the outcomes; ends are NaN for probabilities. */
export interface ForecastSeries {
  readonly run: number;
  readonly task: string;
  readonly groups: Float64Array;
  readonly asOfTicks: Float64Array;
  readonly settledTicks: Float64Array;
  readonly forecasts: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly actuals: Float64Array;
}

/** Rise of the mean absolute error when a column's values are exchanged between rows of a season that the model has not seen, target units. */
export interface ForecastImportance {
  readonly task: string;
  readonly columns: readonly string[];
  readonly rises: readonly number[];
  readonly rows: number;
}

export const CLUSTER_SUBJECTS = ['bales', 'blocks'] as const;
export type ClusterSubject = (typeof CLUSTER_SUBJECTS)[number];

/** Rows in categories, drawn on their first two principal components. */
export interface ClusterMap {
  readonly subject: ClusterSubject;
  /** When it was made; bales stem from the earlier seasons. */
  readonly tick: number;
  readonly columns: readonly string[];
  /** Centres in the columns' units, in the order of the categories. */
  readonly centres: readonly (readonly number[])[];
  readonly sizes: readonly number[];
  /** Mean silhouette, −1 … 1. */
  readonly silhouette: number;
  /** Shares of the variance along the two axes, and each column's loading on them. */
  readonly shares: readonly [number, number];
  readonly loadings: readonly (readonly [number, number])[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly categories: Int32Array;
}

/** The n-th time (from 1) that a module's decision point is asked. */
export interface DecisionName {
  readonly module: ModuleId;
  readonly call: number;
}

/** What one decision was worth: the run as it was beside the one in which the baseline rule took it. */
export interface OtherwiseResult {
  /** Undefined when the two runs are the same in every event, stock and activity. */
  readonly firstDifferentDay: number | undefined;
  readonly kpis: Readonly<Record<KpiId, { readonly asItWas: number | undefined; readonly otherwise: number | undefined; readonly difference: number | undefined }>>;
}
