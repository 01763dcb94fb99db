// The trained AI decision core: one forecaster per question with its evidence, and the bale categories. Plain data.
import { mean } from '../learn/table.ts';
import { fitBaleCategories, type BaleCategories } from './cluster/bale-categories.ts';
import { forecastWith } from './forecast/fitted.ts';
import { trainForecaster, type Forecaster } from './forecast/forecaster.ts';
import type { IntervalWidths } from './forecast/interval-widths.ts';
import { FORECAST_IDS, forecastTask, type ForecastId } from './forecast/tasks.ts';
import type { History, SeasonRows } from './history.ts';

/** Everything that the AI policies know. A question without a forecaster falls back to the baseline rule. */
export interface DecisionCore {
  readonly seasons: number;
  readonly forecasters: Readonly<Partial<Record<ForecastId, Forecaster>>>;
  readonly baleCategories: BaleCategories | undefined;
  /** Mean end breaks per 1000 spindle-hours in the history: the level that the speed policy keeps. */
  readonly usualEndBreaks: number;
}

/** A forecast with the ends of its 90 % interval, target units; the ends are NaN where the question has no interval. */
export interface Forecast {
  value: number;
  low: number;
  high: number;
}

export const emptyForecast = (): Forecast => ({ value: 0, low: Number.NaN, high: Number.NaN });

/** Seasons that a user brings, by question; they come before the simulated ones. */
export type BroughtHistory = Readonly<Partial<Record<ForecastId, readonly SeasonRows[]>>>;

/** The core that a history of at least three seasons teaches, with what a user brings before it. `uniformOf` gives each question its own uniform numbers, 0 ≤ u < 1. */
export function trainCore(
  history: History,
  uniformOf: (question: number) => () => number,
  mostCategories: number,
  brought: BroughtHistory = {},
): DecisionCore {
  const forecasters: Partial<Record<ForecastId, Forecaster>> = {};
  FORECAST_IDS.forEach((id, question) => {
    const forecaster = trainForecaster(forecastTask(id), [...(brought[id] ?? []), ...history.allSeasons(id)], uniformOf(question));
    if (forecaster) forecasters[id] = forecaster;
  });
  const bales = history.allSeasons('bales').flatMap((season) => season.rows);
  return {
    seasons: history.seasons,
    forecasters,
    baleCategories: fitBaleCategories(bales, mostCategories, uniformOf(FORECAST_IDS.length)),
    usualEndBreaks: mean(history.allSeasons('endBreaks').flatMap((season) => season.targets)),
  };
}

/** Fills `out` with the forecast for a row of the task's columns about a group (block, plant, product); returns out. */
export type Forecasting = (row: ArrayLike<number>, group: number, out: Forecast) => Forecast;

/** The core's way to answer a question, or undefined when it has no forecaster that may be used. Intervals are as wide as the run's outcomes ask for. */
export function forecastOf(core: DecisionCore, id: ForecastId, widths: IntervalWidths): Forecasting | undefined {
  const forecaster = core.forecasters[id];
  if (forecaster?.verdict !== 'used') return undefined;
  const { least, isProbability } = forecastTask(id);
  const { halfWidth } = forecaster;
  return (row, group, out) => {
    const half = halfWidth === undefined ? Number.NaN : halfWidth * widths.factor(id, group);
    out.value = forecastWith(forecaster, row, group, least);
    out.low = isProbability ? Number.NaN : Math.max(least, out.value - half);
    out.high = isProbability ? Number.NaN : out.value + half;
    return out;
  };
}
