// Measured activities per site and day: energy, fuel, water, labour, transport, land. Prices and emission factors are applied elsewhere.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { ElectricityMeter } from './electricity-meter.ts';
import { ENERGY_FUNCTION } from './energy-functions.ts';

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
  /** Land under the crop, once a season: what its fertiliser and other inputs are counted by. */
  cultivatedArea: 'ha',
} as const;
export type Activity = keyof typeof ACTIVITIES;
export const ACTIVITY_IDS = Object.keys(ACTIVITIES) as readonly Activity[];
export const ACTIVITY = Object.fromEntries(ACTIVITY_IDS.map((id, index) => [id, index])) as Readonly<Record<Activity, number>>;

/** Quantities of every activity by site, for the open day and for each closed day. */
export class ActivityLog implements Snapshotable {
  readonly siteCount: number;
  /** The electricity again, by function and tariff zone; its sum by site is that of the activity. */
  readonly electricity: ElectricityMeter;
  #today: Float64Array;
  #history: Float64Array[] = [];

  constructor(siteCount: number, zoneCount = 1) {
    this.siteCount = siteCount;
    this.electricity = new ElectricityMeter(siteCount, zoneCount);
    this.#today = new Float64Array(siteCount * ACTIVITY_IDS.length);
  }

  /** Adds electricity ≥ 0 that a function of a site has used, kWh, in the present tariff zone. */
  addElectricity(site: number, energyFunction: number, kwh: number): void {
    this.electricity.add(site, energyFunction, kwh);
    const i = site * ACTIVITY_IDS.length + ACTIVITY.electricity;
    this.#today[i] = this.#today[i]! + kwh;
  }

  /** Adds a quantity ≥ 0 in the activity's unit. Electricity that is booked here counts for no function by name. */
  add(site: number, activity: number, quantity: number): void {
    if (activity === ACTIVITY.electricity) this.electricity.add(site, ENERGY_FUNCTION.other, quantity);
    const i = site * ACTIVITY_IDS.length + activity;
    this.#today[i] = this.#today[i]! + quantity;
  }

  /** The quantity of the open day. */
  today(site: number, activity: number): number {
    return this.#today[site * ACTIVITY_IDS.length + activity]!;
  }

  closeDay(): void {
    this.electricity.closeDay();
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
    return { today: this.#today.slice(), history: this.#history.map((row) => row.slice()), electricity: this.electricity.save() };
  }

  load(saved: Plain): void {
    const from = saved as { today: Float64Array; history: Float64Array[]; electricity: Plain };
    this.electricity.load(from.electricity);
    this.#today = from.today.slice();
    this.#history = from.history.map((row) => row.slice());
  }
}
