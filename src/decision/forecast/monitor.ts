// Watches forecasts against outcomes during a run: errors, measured coverage, and whether a forecaster may still be trusted. Forecasts nothing.
import { clonePlain, type Plain, type Snapshotable } from '../../base/plain.ts';
import { INTERVAL_COVERAGE } from './forecaster.ts';
import { IntervalWidths } from './interval-widths.ts';
import { FORECAST_IDS, type ForecastId } from './tasks.ts';

/** Outcomes that the moving coverage looks at. */
export const WATCHED_OUTCOMES = 60;
/**
 * Outcomes inside the 90 % interval below which trust is lost: with 90 % coverage fewer than 46 of 60 happen in 1 of 1,200 cases
 * (binomial distribution); trust returns at 85 %, the lower end of the band that a shipped interval must keep.
 */
export const TRUST_LOST_BELOW = 46;
export const TRUST_REGAINED_AT = 51;
/** Intervals that had to grow wider than this, over the width of history, hold the outcomes without telling anything; assumed. */
export const TRUST_WIDEST = 3;

interface Watch {
  /** 1 inside, 0 outside, of the last outcomes, as a ring. */
  inside: Uint8Array;
  next: number;
  count: number;
  errorSum: number;
  insideSum: number;
  settled: number;
  isTrusted: boolean;
  breaks: number;
}

/** How a forecaster has done so far in a run. */
export interface WatchedForecaster {
  readonly settled: number;
  /** Mean absolute error, target units; NaN before the first outcome. */
  readonly mae: number;
  /** Share of all outcomes inside the promised 90 % interval; NaN before the first. */
  readonly coverage: number;
  readonly promised: number;
  readonly isTrusted: boolean;
  /** How often trust was lost. */
  readonly breaks: number;
}

const empty = (): Watch => ({
  inside: new Uint8Array(WATCHED_OUTCOMES),
  next: 0,
  count: 0,
  errorSum: 0,
  insideSum: 0,
  settled: 0,
  isTrusted: true,
  breaks: 0,
});

export class ForecastMonitor implements Snapshotable {
  /** How wide intervals must be now. */
  readonly widths = new IntervalWidths();
  readonly #watches: Record<ForecastId, Watch> = Object.fromEntries(FORECAST_IDS.map((id) => [id, empty()])) as Record<ForecastId, Watch>;

  /** Takes one outcome about a group. Ends that are NaN (probabilities) are never watched for coverage. */
  settle(id: ForecastId, group: number, forecast: number, low: number, high: number, actual: number): void {
    const watch = this.#watches[id];
    watch.settled += 1;
    watch.errorSum += Math.abs(actual - forecast);
    if (Number.isNaN(low) || Number.isNaN(high)) return;
    const isInside = actual >= low && actual <= high ? 1 : 0;
    this.widths.settle(id, group, isInside === 1);
    watch.insideSum += isInside;
    watch.inside[watch.next] = isInside;
    watch.next = (watch.next + 1) % WATCHED_OUTCOMES;
    watch.count = Math.min(WATCHED_OUTCOMES, watch.count + 1);
    if (watch.count < WATCHED_OUTCOMES) return;
    let hits = 0;
    for (let i = 0; i < WATCHED_OUTCOMES; i += 1) hits += watch.inside[i]!;
    const isNarrow = this.widths.meanFactor(id) <= TRUST_WIDEST;
    if (watch.isTrusted && (hits < TRUST_LOST_BELOW || !isNarrow)) {
      watch.isTrusted = false;
      watch.breaks += 1;
    } else if (!watch.isTrusted && isNarrow && hits >= TRUST_REGAINED_AT) {
      watch.isTrusted = true;
    }
  }

  /** Whether measured coverage still supports decisions on this forecaster. */
  isTrusted(id: ForecastId): boolean {
    return this.#watches[id].isTrusted;
  }

  state(id: ForecastId): WatchedForecaster {
    const watch = this.#watches[id];
    return {
      settled: watch.settled,
      mae: watch.settled === 0 ? Number.NaN : watch.errorSum / watch.settled,
      coverage: watch.count === 0 ? Number.NaN : watch.insideSum / watch.settled,
      promised: INTERVAL_COVERAGE,
      isTrusted: watch.isTrusted,
      breaks: watch.breaks,
    };
  }

  save(): Plain {
    return { watches: clonePlain(this.#watches as unknown as Plain), widths: this.widths.save() };
  }

  load(saved: Plain): void {
    const { watches, widths } = saved as { watches: Plain; widths: Plain };
    Object.assign(this.#watches, clonePlain(watches) as unknown as Record<ForecastId, Watch>);
    this.widths.load(widths);
  }
}
