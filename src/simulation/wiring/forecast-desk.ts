// Where forecasts meet outcomes: rows that wait for what they foretold, as training rows of earlier years or as forecasts of this run.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { emptyForecast, forecastOf, type DecisionCore, type Forecast, type Forecasting } from '../../decision/core.ts';
import { ForecastMonitor } from '../../decision/forecast/monitor.ts';
import { FORECAST_IDS, type ForecastId } from '../../decision/forecast/tasks.ts';
import type { History } from '../../decision/history.ts';
import { isKept } from '../../decision/thinning.ts';

/** One forecast with its outcome. Ends are NaN for probabilities. */
export interface ForecastRecord {
  readonly task: ForecastId;
  /** Block, plant, product or machine that it is about. */
  readonly group: number;
  readonly asOfTick: number;
  readonly settledTick: number;
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
}

interface Waiting {
  readonly tick: number;
  readonly group: number;
  readonly row: Float64Array;
  readonly forecast: Forecast | undefined;
}

/** Most records kept per task; beyond it half of them are dropped and half as many are kept from then on. */
const MOST_RECORDS = 2000;

interface Kept {
  records: ForecastRecord[];
  /** Number of each record. */
  numbers: number[];
  share: number;
  seen: number;
}

export class ForecastDesk implements Snapshotable {
  readonly monitor = new ForecastMonitor();
  readonly #history: History | undefined;
  readonly #forecasting: Partial<Record<ForecastId, Forecasting>> = {};
  readonly #keepsRecords: boolean;
  readonly #waiting = Object.fromEntries(FORECAST_IDS.map((id) => [id, new Map<number, Waiting>()])) as Record<ForecastId, Map<number, Waiting>>;
  readonly #kept = Object.fromEntries(FORECAST_IDS.map((id) => [id, { records: [], numbers: [], share: 1, seen: 0 }])) as unknown as Record<ForecastId, Kept>;

  constructor(history: History | undefined, core: DecisionCore | undefined, keepsRecords: boolean) {
    this.#history = history;
    this.#keepsRecords = keepsRecords;
    if (!core) return;
    for (const id of FORECAST_IDS) {
      const forecasting = forecastOf(core, id, this.monitor.widths);
      if (forecasting) this.#forecasting[id] = forecasting;
    }
  }

  /** Whether rows of this task are of any use, so that nobody reads instruments for nothing. */
  isOpen(id: ForecastId): boolean {
    return this.#history !== undefined || this.#forecasting[id] !== undefined;
  }

  /** Notes what was known (copied) until the outcome under `key` is there; a waiting row under the same key is replaced. */
  open(id: ForecastId, key: number, group: number, tick: number, row: ArrayLike<number>): void {
    const forecasting = this.#forecasting[id];
    // Copied by hand: `Float64Array.from` walks an iterator, ten times slower for the few numbers of a row.
    const copy = new Float64Array(row.length);
    for (let i = 0; i < copy.length; i += 1) copy[i] = row[i]!;
    this.#waiting[id].set(key, {
      tick,
      group,
      row: copy,
      forecast: forecasting ? forecasting(row, group, emptyForecast()) : undefined,
    });
  }

  /** The outcome of the row under `key`; nothing happens when none waits. */
  settle(id: ForecastId, key: number, tick: number, actual: number): void {
    const waiting = this.#waiting[id].get(key);
    if (!waiting) return;
    this.#waiting[id].delete(key);
    this.#history?.add(id, waiting.row, actual, waiting.group);
    const { forecast } = waiting;
    if (!forecast) return;
    this.monitor.settle(id, waiting.group, forecast.value, forecast.low, forecast.high, actual);
    if (this.#keepsRecords) this.#keep(id, waiting, forecast, tick, actual);
  }

  /** When the row under `key` was opened; undefined when none waits. */
  openedTick(id: ForecastId, key: number): number | undefined {
    return this.#waiting[id].get(key)?.tick;
  }

  /** Forgets the row under `key`: its outcome will never be known. */
  drop(id: ForecastId, key: number): void {
    this.#waiting[id].delete(key);
  }

  /** Keys of the rows that wait, in the order in which they were opened. */
  waitingKeys(id: ForecastId): readonly number[] {
    return [...this.#waiting[id].keys()];
  }

  /** Forecasts with outcomes, in the order of the outcomes; thinned evenly beyond a bound. Empty unless records are kept. */
  records(id: ForecastId): readonly ForecastRecord[] {
    return this.#kept[id].records;
  }

  save(): Plain {
    return {
      monitor: this.monitor.save(),
      waiting: FORECAST_IDS.map((id) =>
        [...this.#waiting[id]].map(([key, waiting]) => ({
          key,
          tick: waiting.tick,
          group: waiting.group,
          row: waiting.row.slice(),
          forecast: waiting.forecast ? { ...waiting.forecast } : null,
        })),
      ),
      // Records are never changed, so that snapshots may share them.
      kept: FORECAST_IDS.map((id) => ({ ...this.#kept[id], records: this.#kept[id].records.slice(), numbers: this.#kept[id].numbers.slice() })),
    } as unknown as Plain;
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      monitor: Plain;
      waiting: { key: number; tick: number; group: number; row: Float64Array; forecast: Forecast | null }[][];
      kept: Kept[];
    };
    this.monitor.load(from.monitor);
    FORECAST_IDS.forEach((id, index) => {
      const waiting = this.#waiting[id];
      waiting.clear();
      for (const { key, tick, group, row, forecast } of from.waiting[index]!) {
        waiting.set(key, { tick, group, row: row.slice(), forecast: forecast ? { ...forecast } : undefined });
      }
      this.#kept[id] = { ...from.kept[index]!, records: from.kept[index]!.records.slice(), numbers: from.kept[index]!.numbers.slice() };
    });
  }

  #keep(id: ForecastId, waiting: Waiting, forecast: Forecast, tick: number, actual: number): void {
    const kept = this.#kept[id];
    const number = kept.seen;
    kept.seen += 1;
    if (!isKept(number, kept.share)) return;
    kept.numbers.push(number);
    kept.records.push({
      task: id,
      group: waiting.group,
      asOfTick: waiting.tick,
      settledTick: tick,
      forecast: forecast.value,
      low: forecast.low,
      high: forecast.high,
      actual,
    });
    if (kept.records.length <= MOST_RECORDS) return;
    kept.share /= 2;
    const { numbers, share } = kept;
    kept.records = kept.records.filter((_, index) => isKept(numbers[index]!, share));
    kept.numbers = numbers.filter((one) => isKept(one, share));
  }
}
