// The seed-cotton lots that wait at one gin, in order of arrival. Chooses nothing and books nothing.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Lots, arrival ticks, the hours of work that lay ahead when they arrived, and total grams. */
export class Yard implements Snapshotable {
  #lots = new Int32Array(64);
  #arrived = new Float64Array(64);
  #hoursAhead = new Float64Array(64);
  #count = 0;
  #grams = 0;

  get count(): number {
    return this.#count;
  }

  get grams(): number {
    return this.#grams;
  }

  /** The lots, oldest first, in entries 0 … count − 1; the array is the yard's own: read only, valid until the next change. */
  get lots(): Int32Array {
    return this.#lots;
  }

  /** The place of a lot, −1 when it is not here. */
  find(lot: number): number {
    let place = 0;
    while (place < this.#count && this.#lots[place] !== lot) place += 1;
    return place < this.#count ? place : -1;
  }

  arrivedTick(place: number): number {
    return this.#arrived[place]!;
  }

  hoursAhead(place: number): number {
    return this.#hoursAhead[place]!;
  }

  add(lot: number, massGrams: number, tick: number, hoursAhead: number): void {
    if (this.#count === this.#lots.length) this.#grow();
    this.#lots[this.#count] = lot;
    this.#arrived[this.#count] = tick;
    this.#hoursAhead[this.#count] = hoursAhead;
    this.#count += 1;
    this.#grams += massGrams;
  }

  /** Takes the lot at a place out. Fails: AssertionError when there is none. */
  remove(place: number, massGrams: number): void {
    assert(place >= 0 && place < this.#count, `the yard has no place ${place}`);
    this.#lots.copyWithin(place, place + 1, this.#count);
    this.#arrived.copyWithin(place, place + 1, this.#count);
    this.#hoursAhead.copyWithin(place, place + 1, this.#count);
    this.#count -= 1;
    this.#grams -= massGrams;
  }

  save(): Plain {
    const count = this.#count;
    return {
      lots: this.#lots.slice(0, count),
      arrived: this.#arrived.slice(0, count),
      hoursAhead: this.#hoursAhead.slice(0, count),
      grams: this.#grams,
    };
  }

  load(saved: Plain): void {
    const from = saved as { lots: Int32Array; arrived: Float64Array; hoursAhead: Float64Array; grams: number };
    while (this.#lots.length < from.lots.length) this.#grow();
    this.#count = from.lots.length;
    this.#lots.set(from.lots);
    this.#arrived.set(from.arrived);
    this.#hoursAhead.set(from.hoursAhead);
    this.#grams = from.grams;
  }

  #grow(): void {
    const length = this.#lots.length * 2;
    const lots = new Int32Array(length);
    lots.set(this.#lots);
    this.#lots = lots;
    const arrived = new Float64Array(length);
    arrived.set(this.#arrived);
    this.#arrived = arrived;
    const hoursAhead = new Float64Array(length);
    hoursAhead.set(this.#hoursAhead);
    this.#hoursAhead = hoursAhead;
  }
}
