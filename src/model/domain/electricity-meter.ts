// Electricity by site, function and tariff zone, for the open day and for each closed one. Knows no prices. A kernel file: rows are
// indices below the row count, and zones below the zone count.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { ENERGY_FUNCTIONS } from './energy-functions.ts';

const NONE = -1;
const FIRST_ROWS = 32;

/** A row of the meter is one function at one site; it comes into being with its first kilowatt-hour. */
export class ElectricityMeter implements Snapshotable {
  readonly zoneCount: number;
  #rowOf: Int32Array;
  #places: number[] = [];
  #today: Float64Array;
  #totals: Float64Array;
  #history: Float64Array[] = [];
  #zone = 0;

  constructor(siteCount: number, zoneCount: number) {
    this.zoneCount = zoneCount;
    this.#rowOf = new Int32Array(siteCount * ENERGY_FUNCTIONS.length).fill(NONE);
    this.#today = new Float64Array(FIRST_ROWS * zoneCount);
    this.#totals = new Float64Array(FIRST_ROWS * zoneCount);
  }

  /** All that is booked from now on counts for this zone. */
  setZone(zone: number): void {
    this.#zone = zone;
  }

  get zone(): number {
    return this.#zone;
  }

  /** Adds kWh ≥ 0 to a site's function in the present zone. */
  add(site: number, energyFunction: number, kwh: number): void {
    const place = site * ENERGY_FUNCTIONS.length + energyFunction;
    let row = this.#rowOf[place]!;
    if (row === NONE) row = this.#openRow(place);
    const cell = row * this.zoneCount + this.#zone;
    this.#today[cell] = this.#today[cell]! + kwh;
    this.#totals[cell] = this.#totals[cell]! + kwh;
  }

  closeDay(): void {
    const length = this.rows * this.zoneCount;
    this.#history.push(this.#today.slice(0, length));
    this.#today.fill(0, 0, length);
  }

  get rows(): number {
    return this.#places.length;
  }

  get closedDays(): number {
    return this.#history.length;
  }

  siteOf(row: number): number {
    return Math.floor(this.#places[row]! / ENERGY_FUNCTIONS.length);
  }

  functionOf(row: number): number {
    return this.#places[row]! % ENERGY_FUNCTIONS.length;
  }

  /** kWh of a closed day. */
  kwh(day: number, row: number, zone: number): number {
    return this.#history[day]![row * this.zoneCount + zone] ?? 0;
  }

  /** kWh since the start of the run, the open day included. */
  totalKwh(row: number, zone: number): number {
    return this.#totals[row * this.zoneCount + zone]!;
  }

  save(): Plain {
    return {
      places: [...this.#places],
      today: this.#today.slice(),
      totals: this.#totals.slice(),
      history: this.#history.map((day) => day.slice()),
      zone: this.#zone,
    };
  }

  load(saved: Plain): void {
    const from = saved as { places: number[]; today: Float64Array; totals: Float64Array; history: Float64Array[]; zone: number };
    this.#places = [...from.places];
    this.#rowOf.fill(NONE);
    this.#places.forEach((place, row) => {
      this.#rowOf[place] = row;
    });
    this.#today = from.today.slice();
    this.#totals = from.totals.slice();
    this.#history = from.history.map((day) => day.slice());
    this.#zone = from.zone;
  }

  #openRow(place: number): number {
    const row = this.#places.length;
    this.#places.push(place);
    this.#rowOf[place] = row;
    if ((row + 1) * this.zoneCount > this.#today.length) {
      this.#today = grown(this.#today);
      this.#totals = grown(this.#totals);
    }
    return row;
  }
}

function grown(column: Float64Array): Float64Array {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}
