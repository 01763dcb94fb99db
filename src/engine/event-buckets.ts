// Events too far ahead to be worth ordering yet: unordered lists by time span, and one list for all that lies beyond; owns no record.
// Kernel file: bucket numbers are below `#count` ≤ heads.length by construction, so `!` is used throughout.
import { DOUBLES, INTEGERS, NEXT, NO_SLOT, TICK } from './event-records.ts';
import type { EventRecords } from './event-records.ts';

/** Events that a bucket is meant to hold; spans are powers of two, so it is this to twice this within the window. */
const EVENTS_PER_BUCKET = 8;

/** A one-level bucket queue. The window of buckets starts at the earliest event and reaches twice as far as the mean event, so it takes in at
 *  least half of the events (Markov's inequality): each is moved twice on average. Every list is linked through the records.
 *  An outlier widens the spans; in the worst case all events share a bucket and the queue is as fast as its heap alone. */
export class EventBuckets {
  readonly #records: EventRecords;
  #heads = new Int32Array(64);
  /** Buckets in the window; those up to and including `#current` have been handed out. */
  #count = 0;
  #current = -1;
  #windowStart = 0;
  #span = 1;
  #inverseSpan = 1;
  #beyond = NO_SLOT;
  #beyondCount = 0;
  #bucketedCount = 0;
  /** Events before this tick do not belong here. */
  limit = Infinity;

  constructor(records: EventRecords) {
    this.#records = records;
  }

  get size(): number {
    return this.#bucketedCount + this.#beyondCount;
  }

  /** Takes an event at a tick ≥ limit. */
  add(tick: number, slot: number): void {
    // The span is a power of two: the product is exact, and no event lands before its bucket.
    const bucket = Math.floor((tick - this.#windowStart) * this.#inverseSpan);
    if (bucket < this.#count) {
      this.#records.integers[slot * INTEGERS + NEXT] = this.#heads[bucket]!;
      this.#heads[bucket] = slot;
      this.#bucketedCount += 1;
    } else this.addBeyond(slot);
  }

  /** Takes an event of any tick; call `open` before the next `add`. */
  addBeyond(slot: number): void {
    this.#records.integers[slot * INTEGERS + NEXT] = this.#beyond;
    this.#beyond = slot;
    this.#beyondCount += 1;
  }

  /** The list of the next filled bucket, to be followed through NEXT; moves the limit behind it. Only while `size` > 0 and a window is open.
   *  NO_SLOT when the window is used up: take all, or open a new one. */
  nextBucket(): number {
    if (this.#bucketedCount === 0) return NO_SLOT;
    let bucket = this.#current + 1;
    while (this.#heads[bucket] === NO_SLOT) bucket += 1;
    this.#current = bucket;
    this.limit = this.#windowStart + (bucket + 1) * this.#span;
    const head = this.#heads[bucket]!;
    this.#heads[bucket] = NO_SLOT;
    for (let slot = head; slot !== NO_SLOT; slot = this.#records.integers[slot * INTEGERS + NEXT]!)
      this.#bucketedCount -= 1;
    return head;
  }

  /** Empties everything into one list, to be followed through NEXT; no limit holds until `open`. */
  takeAll(): number {
    const integers = this.#records.integers;
    for (let bucket = this.#current + 1; this.#bucketedCount > 0; bucket += 1) {
      let slot = this.#heads[bucket]!;
      this.#heads[bucket] = NO_SLOT;
      while (slot !== NO_SLOT) {
        const next = integers[slot * INTEGERS + NEXT]!;
        this.#bucketedCount -= 1;
        this.addBeyond(slot);
        slot = next;
      }
    }
    const head = this.#beyond;
    this.#beyond = NO_SLOT;
    this.#beyondCount = 0;
    this.#count = 0;
    this.limit = Infinity;
    return head;
  }

  /** Opens a window over the events beyond, of which there must be some, and sorts those within it into buckets. */
  open(): void {
    const { integers, doubles } = this.#records;
    let earliest = Infinity;
    let latest = 0;
    let sum = 0;
    for (let slot = this.#beyond; slot !== NO_SLOT; slot = integers[slot * INTEGERS + NEXT]!) {
      const tick = doubles[slot * DOUBLES + TICK]!;
      if (tick < earliest) earliest = tick;
      if (tick > latest) latest = tick;
      sum += tick;
    }
    const count = this.#beyondCount;
    // The mean of equal ticks may round to below them.
    const reach = Math.max(0, Math.min(latest - earliest, 2 * (sum / count - earliest))) + 1;
    let span = 1;
    while (span * count < reach * EVENTS_PER_BUCKET) span *= 2;
    this.#span = span;
    this.#inverseSpan = 1 / span;
    this.#windowStart = earliest;
    this.#count = Math.floor(reach / span) + 1;
    this.#current = -1;
    this.limit = earliest;
    if (this.#heads.length < this.#count) this.#heads = new Int32Array(this.#count * 2);
    this.#heads.fill(NO_SLOT);
    let slot = this.#beyond;
    this.#beyond = NO_SLOT;
    this.#beyondCount = 0;
    while (slot !== NO_SLOT) {
      const next = integers[slot * INTEGERS + NEXT]!;
      this.add(doubles[slot * DOUBLES + TICK]!, slot);
      slot = next;
    }
  }
}
