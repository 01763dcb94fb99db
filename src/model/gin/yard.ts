// The seed-cotton lots that wait at one gin, in order of arrival. Chooses nothing and books nothing.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Lots, arrival ticks, the hours of work that lay ahead when they arrived, and total grams. */
export class Yard implements Snapshotable {
  #lots = new Int32Array(64);
  #arrived = new Float64Array(64);
  #hoursAhead = new Float64Array(64);
  /** Where the oldest lot stands: it is mostly the next one to go, and a yard of thousands is not moved up for it. */
  #head = 0;
  #count = 0;
  #grams = 0;

  get count(): number {
    return this.#count;
  }

  get grams(): number {
    return this.#grams;
  }

  /** The lots, oldest first, in entries 0 … count − 1; a view of the yard's own array: read only, valid until the next change. */
  get lots(): Int32Array {
    return this.#lots.subarray(this.#head, this.#head + this.#count);
  }

  /** The lot at a place, 0 the oldest; the place must be below `count`. */
  lotAt(place: number): number {
    return this.#lots[this.#head + place]!;
  }

  /** The place of a lot, −1 when it is not here. */
  find(lot: number): number {
    const lots = this.#lots;
    const head = this.#head;
    const count = this.#count;
    let place = 0;
    while (place < count && lots[head + place] !== lot) place += 1;
    return place < count ? place : -1;
  }

  arrivedTick(place: number): number {
    return this.#arrived[this.#head + place]!;
  }

  hoursAhead(place: number): number {
    return this.#hoursAhead[this.#head + place]!;
  }

  add(lot: number, massGrams: number, tick: number, hoursAhead: number): void {
    if (this.#head + this.#count === this.#lots.length) this.#makeRoom();
    const at = this.#head + this.#count;
    this.#lots[at] = lot;
    this.#arrived[at] = tick;
    this.#hoursAhead[at] = hoursAhead;
    this.#count += 1;
    this.#grams += massGrams;
  }

  /** Takes the lot at a place out. Fails: AssertionError when there is none. */
  remove(place: number, massGrams: number): void {
    if (!(place >= 0 && place < this.#count)) assert(false, `the yard has no place ${place}`);
    if (place === 0) this.#head += 1;
    else {
      const at = this.#head + place;
      const end = this.#head + this.#count;
      this.#lots.copyWithin(at, at + 1, end);
      this.#arrived.copyWithin(at, at + 1, end);
      this.#hoursAhead.copyWithin(at, at + 1, end);
    }
    this.#count -= 1;
    this.#grams -= massGrams;
  }

  save(): Plain {
    const head = this.#head;
    const end = head + this.#count;
    return {
      lots: this.#lots.slice(head, end),
      arrived: this.#arrived.slice(head, end),
      hoursAhead: this.#hoursAhead.slice(head, end),
      grams: this.#grams,
    };
  }

  load(saved: Plain): void {
    const from = saved as { lots: Int32Array; arrived: Float64Array; hoursAhead: Float64Array; grams: number };
    while (this.#lots.length < from.lots.length) this.#grow();
    this.#head = 0;
    this.#count = from.lots.length;
    this.#lots.set(from.lots);
    this.#arrived.set(from.arrived);
    this.#hoursAhead.set(from.hoursAhead);
    this.#grams = from.grams;
  }

  /** Moves the lots to the front once half of the room before them is empty, so that each is moved at most once in a while; else takes more room. */
  #makeRoom(): void {
    const head = this.#head;
    if (head * 2 < this.#lots.length) {
      this.#grow();
      return;
    }
    const end = head + this.#count;
    this.#lots.copyWithin(0, head, end);
    this.#arrived.copyWithin(0, head, end);
    this.#hoursAhead.copyWithin(0, head, end);
    this.#head = 0;
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
