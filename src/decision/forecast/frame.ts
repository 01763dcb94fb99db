// What a forecaster measures from: the usual outcome of the same block or product, and the usual readings of the same date. Plain data.
import type { ForecastTask } from './tasks.ts';
import type { SeasonRows } from '../history.ts';

/** Means of outcomes by group, for tasks whose naive rival is the group's mean. */
interface GroupMeans {
  readonly groups: readonly number[];
  readonly means: readonly number[];
  readonly overall: number;
}

/** Mean and deviation of every column by date, for tasks that are asked again and again through a season. */
interface DateNorms {
  readonly column: number;
  readonly dates: readonly number[];
  readonly means: readonly (readonly number[])[];
  readonly deviations: readonly (readonly number[])[];
}

export interface Frame {
  readonly groupMeans: GroupMeans | undefined;
  readonly dateNorms: DateNorms | undefined;
}

/** A column that varies by less than this share of its mean on a date does so by rounding only. */
const LEAST_SHARE = 1e-9;

/** Sum and count by number, in order of first appearance. */
class Means {
  readonly #sums = new Map<number, { sum: number; count: number }>();

  add(key: number, value: number): void {
    const held = this.#sums.get(key) ?? { sum: 0, count: 0 };
    held.sum += value;
    held.count += 1;
    this.#sums.set(key, held);
  }

  entries(): [number, number][] {
    return [...this.#sums].map(([key, { sum, count }]) => [key, sum / count]);
  }
}

function groupMeansOf(seasons: readonly SeasonRows[]): GroupMeans {
  const means = new Means();
  const all = new Means();
  for (const season of seasons) {
    season.groups.forEach((group, i) => {
      means.add(group, season.targets[i]!);
      all.add(0, season.targets[i]!);
    });
  }
  const entries = means.entries();
  return { groups: entries.map(([group]) => group), means: entries.map(([, mean]) => mean), overall: all.entries()[0]?.[1] ?? 0 };
}

function dateNormsOf(column: number, seasons: readonly SeasonRows[]): DateNorms {
  const byDate = new Map<number, Float64Array[]>();
  for (const season of seasons) {
    for (const row of season.rows) {
      const rows = byDate.get(row[column]!) ?? [];
      rows.push(row);
      byDate.set(row[column]!, rows);
    }
  }
  const dates = [...byDate.keys()].sort((a, b) => a - b);
  const width = byDate.get(dates[0]!)?.[0]?.length ?? 0;
  const means: number[][] = [];
  const deviations: number[][] = [];
  for (const date of dates) {
    const rows = byDate.get(date)!;
    const mean = Array.from({ length: width }, () => 0);
    const square = Array.from({ length: width }, () => 0);
    for (const row of rows) for (let c = 0; c < width; c += 1) mean[c]! += row[c]! / rows.length;
    for (const row of rows) for (let c = 0; c < width; c += 1) square[c]! += ((row[c]! - mean[c]!) * (row[c]! - mean[c]!)) / rows.length;
    means.push(mean);
    deviations.push(square.map((value) => Math.sqrt(value)));
  }
  return { column, dates, means, deviations };
}

/** The frame that the seasons give for a task. */
export function frameOf(task: ForecastTask, seasons: readonly SeasonRows[]): Frame {
  return {
    groupMeans: task.naive === 'groupMean' ? groupMeansOf(seasons) : undefined,
    dateNorms: task.dateColumn === undefined ? undefined : dateNormsOf(task.columns.indexOf(task.dateColumn), seasons),
  };
}

/** The usual outcome of a group, target units; 0 for a frame without groups, the mean of all for an unknown one. */
export function usualOutcome(frame: Frame, group: number): number {
  const { groupMeans } = frame;
  if (!groupMeans) return 0;
  const at = groupMeans.groups.indexOf(group);
  return at < 0 ? groupMeans.overall : groupMeans.means[at]!;
}

/** Writes the row as it is read by the model into `out`: unchanged, or in deviations from the usual reading of the nearest date. */
export function framedRow(frame: Frame, row: ArrayLike<number>, out: Float64Array): void {
  const { dateNorms } = frame;
  if (!dateNorms) {
    for (let c = 0; c < row.length; c += 1) out[c] = row[c]!;
    return;
  }
  const date = row[dateNorms.column]!;
  let nearest = 0;
  dateNorms.dates.forEach((known, index) => {
    if (Math.abs(known - date) < Math.abs(dateNorms.dates[nearest]! - date)) nearest = index;
  });
  const means = dateNorms.means[nearest]!;
  const deviations = dateNorms.deviations[nearest]!;
  for (let c = 0; c < row.length; c += 1) {
    const deviation = deviations[c]!;
    out[c] = c === dateNorms.column ? date : deviation > LEAST_SHARE * Math.abs(means[c]!) ? (row[c]! - means[c]!) / deviation : 0;
  }
}
