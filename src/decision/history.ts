// What earlier simulated years taught: rows of observations with their outcomes, season by season. Fits nothing.
import type { TrainingTable } from '../learn/table.ts';

/** The tables that the core learns from, with their columns in order. */
export const HISTORY_COLUMNS = {
  /** Target: crop evapotranspiration of the day, mm. */
  waterUse: ['et0Mm', 'canopy', 'et0MmTimesCanopy'],
  /** Target: hours that a lot waited in the gin's yard. */
  ginQueue: ['hoursAhead'],
  /** Target: end breaks per 1000 spindle-hours at rated speed. */
  endBreaks: ['micronaire', 'lengthMm', 'strengthGramsPerTex', 'shortFibrePercent', 'trashPercent', 'humidityPercent'],
  /** Target: 1 when the unit failed within the next day, else 0. */
  failure: ['wearSignal', 'lifeShare'],
  /** No target: measured traits of bales. */
  bales: ['micronaire', 'lengthMm', 'uniformityPercent', 'strengthGramsPerTex', 'reflectancePercent', 'yellowness', 'shortFibrePercent'],
} as const;
export type HistoryTable = keyof typeof HISTORY_COLUMNS;

/** Most rows kept per table and season; beyond it every second row is dropped and half as many are taken from then on. */
const MOST_ROWS = 4000;

interface SeasonRows {
  rows: Float64Array[];
  targets: number[];
  stride: number;
  seen: number;
}

/** Collects rows during a run. Thinning is by count, so it is the same in every run. */
export class History {
  #seasons: Record<HistoryTable, SeasonRows>[] = [];

  /** Opens the next season; rows go to the newest one. */
  startSeason(): void {
    const empty = (): SeasonRows => ({ rows: [], targets: [], stride: 1, seen: 0 });
    this.#seasons.push({ waterUse: empty(), ginQueue: empty(), endBreaks: empty(), failure: empty(), bales: empty() });
  }

  get seasons(): number {
    return this.#seasons.length;
  }

  /** Adds one row (copied) with its target. */
  add(table: HistoryTable, row: readonly number[], target: number): void {
    const season = this.#seasons[this.#seasons.length - 1]![table];
    season.seen += 1;
    if (season.seen % season.stride !== 0) return;
    season.rows.push(Float64Array.from(row));
    season.targets.push(target);
    if (season.rows.length > MOST_ROWS) {
      season.rows = season.rows.filter((_, index) => index % 2 === 1);
      season.targets = season.targets.filter((_, index) => index % 2 === 1);
      season.stride *= 2;
    }
  }

  /** The rows of some seasons (first inclusive, last exclusive) in time order. */
  table(name: HistoryTable, first: number, last: number): TrainingTable {
    const rows: Float64Array[] = [];
    const targets: number[] = [];
    for (let s = first; s < last; s += 1) {
      const season = this.#seasons[s]![name];
      rows.push(...season.rows);
      targets.push(...season.targets);
    }
    return { names: HISTORY_COLUMNS[name], rows, target: Float64Array.from(targets) };
  }
}
