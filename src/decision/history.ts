// What earlier seasons taught: rows of observations with their outcomes, season by season. Fits nothing.
import { FORECAST_IDS, forecastTask, type ForecastId } from './forecast/tasks.ts';
import { isKept } from './thinning.ts';

/** Measured traits of bales, for categories; no outcome. */
export const BALE_COLUMNS = [
  'micronaire',
  'lengthMm',
  'uniformityPercent',
  'strengthGramsPerTex',
  'reflectancePercent',
  'yellowness',
  'shortFibrePercent',
] as const;

export type HistoryTable = ForecastId | 'bales';
const TABLES: readonly HistoryTable[] = [...FORECAST_IDS, 'bales'];

/** The columns of a table in order. */
export function historyColumns(table: HistoryTable): readonly string[] {
  return table === 'bales' ? BALE_COLUMNS : forecastTask(table).columns;
}

/** Most rows kept per table and season; beyond it half of them are dropped and half as many are taken from then on. */
const MOST_ROWS = 2000;

/** Rows of one season in time order: `groups[i]` is the block, plant, product or machine that row i is about. */
export interface SeasonRows {
  readonly rows: readonly Float64Array[];
  readonly targets: readonly number[];
  readonly groups: readonly number[];
}

interface Collected {
  rows: Float64Array[];
  targets: number[];
  groups: number[];
  /** Number of each row in the season. */
  numbers: number[];
  share: number;
  seen: number;
}

const empty = (): Collected => ({ rows: [], targets: [], groups: [], numbers: [], share: 1, seen: 0 });

/** Collects rows during a run. Thinning is by the rows' numbers, so it is the same in every run. */
export class History {
  readonly #seasons: Record<HistoryTable, Collected>[] = [];

  /** Opens the next season; rows go to the newest one. */
  startSeason(): void {
    this.#seasons.push(Object.fromEntries(TABLES.map((table) => [table, empty()])) as Record<HistoryTable, Collected>);
  }

  get seasons(): number {
    return this.#seasons.length;
  }

  /** Adds one row (copied) with its target and group to the newest season. */
  add(table: HistoryTable, row: ArrayLike<number>, target: number, group: number): void {
    const season = this.#seasons[this.#seasons.length - 1]![table];
    const number = season.seen;
    season.seen += 1;
    if (!isKept(number, season.share)) return;
    season.rows.push(Float64Array.from(row));
    season.targets.push(target);
    season.groups.push(group);
    season.numbers.push(number);
    if (season.rows.length <= MOST_ROWS) return;
    season.share /= 2;
    const { numbers, share } = season;
    const stays = (_: unknown, index: number): boolean => isKept(numbers[index]!, share);
    season.rows = season.rows.filter(stays);
    season.targets = season.targets.filter(stays);
    season.groups = season.groups.filter(stays);
    season.numbers = numbers.filter(stays);
  }

  /** The rows of one season, oldest first. */
  season(table: HistoryTable, season: number): SeasonRows {
    return this.#seasons[season]![table];
  }

  /** The rows of every season, oldest season first. */
  allSeasons(table: HistoryTable): readonly SeasonRows[] {
    return this.#seasons.map((season) => season[table]);
  }
}
