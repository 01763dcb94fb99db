// How wide the intervals of a run's forecasts must be now: a factor on the width that history gave, moved by every outcome. Forecasts nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { INTERVAL_COVERAGE } from './forecaster.ts';
import { FORECAST_IDS, forecastTask, type ForecastId } from './tasks.ts';

/** Step of the factor per outcome. A run of misses doubles a width after about twenty; assumed, small against the 60 outcomes of the watch. */
export const WIDTH_STEP = 0.05;
/** Group of questions whose outcomes share one width. */
const ALL = -1;

/**
 * Width factors by question and, where the task says so, by group. An outcome outside the interval widens it by step · coverage, one inside
 * narrows it by step · (1 − coverage), so that over a long run the promised share lies inside whatever the plants do that history never saw.
 * Source: Gibbs & Candès 2021, Adaptive conformal inference under distribution shift; the step on the width itself: quantile tracking of
 * Angelopoulos, Candès & Tibshirani 2023, Conformal PID control for time series prediction, section 2.1.
 */
export class IntervalWidths implements Snapshotable {
  readonly #factors: Readonly<Record<ForecastId, Map<number, number>>> = Object.fromEntries(
    FORECAST_IDS.map((id) => [id, new Map<number, number>()]),
  ) as Record<ForecastId, Map<number, number>>;

  /** Width now over the width from history, ≥ 0; 1 before the first outcome. */
  factor(id: ForecastId, group: number): number {
    return this.#factors[id].get(keyOf(id, group)) ?? 1;
  }

  /** Mean factor of the groups that have had outcomes; 1 before the first. */
  meanFactor(id: ForecastId): number {
    const factors = this.#factors[id];
    if (factors.size === 0) return 1;
    let sum = 0;
    for (const factor of factors.values()) sum += factor;
    return sum / factors.size;
  }

  settle(id: ForecastId, group: number, isInside: boolean): void {
    const moved = this.factor(id, group) + WIDTH_STEP * (INTERVAL_COVERAGE - (isInside ? 1 : 0));
    this.#factors[id].set(keyOf(id, group), Math.max(0, moved));
  }

  save(): Plain {
    return FORECAST_IDS.map((id) => [...this.#factors[id]].map(([key, factor]) => [key, factor]));
  }

  load(saved: Plain): void {
    FORECAST_IDS.forEach((id, index) => {
      const factors = this.#factors[id];
      factors.clear();
      for (const [key, factor] of (saved as [number, number][][])[index]!) factors.set(key, factor);
    });
  }
}

const keyOf = (id: ForecastId, group: number): number => (forecastTask(id).hasWidthByGroup ? group : ALL);
