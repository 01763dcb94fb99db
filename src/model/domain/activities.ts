// Measured activities per site and day: energy, fuel, water, labour, transport. Prices and emission factors are applied elsewhere.
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Activities with the unit in which they are metered. */
export const ACTIVITIES = {
  electricity: 'kWh',
  heat: 'MJ',
  diesel: 'L',
  irrigationWater: 'm3',
  processWater: 'm3',
  labour: 'h',
  spareParts: 'USD',
  vehicleDistance: 'km',
  vehicleEmptyDistance: 'km',
} as const;
export type Activity = keyof typeof ACTIVITIES;
export const ACTIVITY_IDS = Object.keys(ACTIVITIES) as readonly Activity[];
export const ACTIVITY = Object.fromEntries(ACTIVITY_IDS.map((id, index) => [id, index])) as Readonly<Record<Activity, number>>;

/** Quantities of every activity by site, for the open day and for each closed day. */
export class ActivityLog implements Snapshotable {
  readonly siteCount: number;
  #today: Float64Array;
  #history: Float64Array[] = [];

  constructor(siteCount: number) {
    this.siteCount = siteCount;
    this.#today = new Float64Array(siteCount * ACTIVITY_IDS.length);
  }

  /** Adds a quantity ≥ 0 in the activity's unit. */
  add(site: number, activity: number, quantity: number): void {
    const i = site * ACTIVITY_IDS.length + activity;
    this.#today[i] = this.#today[i]! + quantity;
  }

  /** The quantity of the open day. */
  today(site: number, activity: number): number {
    return this.#today[site * ACTIVITY_IDS.length + activity]!;
  }

  closeDay(): void {
    this.#history.push(this.#today);
    this.#today = new Float64Array(this.#today.length);
  }

  get closedDays(): number {
    return this.#history.length;
  }

  quantity(day: number, site: number, activity: number): number {
    return this.#history[day]![site * ACTIVITY_IDS.length + activity]!;
  }

  /** The sum over all closed days and the open one. */
  total(site: number, activity: number): number {
    const i = site * ACTIVITY_IDS.length + activity;
    let total = this.#today[i]!;
    for (const row of this.#history) total += row[i]!;
    return total;
  }

  save(): Plain {
    return { today: this.#today.slice(), history: this.#history.map((row) => row.slice()) };
  }

  load(saved: Plain): void {
    const from = saved as { today: Float64Array; history: Float64Array[] };
    this.#today = from.today.slice();
    this.#history = from.history.map((row) => row.slice());
  }
}
