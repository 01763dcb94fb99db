// The contents of pending events, one fixed-size record each, with a free list; knows no order.
// Kernel file: slots are below `used` ≤ capacity by construction, so `!` is used throughout.
import { assert } from '../base/assert.ts';
import type { Plain } from '../base/plain.ts';

/** One record is 32 bytes, half a cache line: four integers (handler, a, b, next) and two doubles (order, tick). */
const RECORD_BYTES = 32;
/** Record i starts at integer 8i and at double 4i. */
export const INTEGERS = 8;
export const DOUBLES = 4;
export const HANDLER = 0;
export const A = 1;
export const B = 2;
/** The next slot of whatever list the slot is in, −1 at the end. */
export const NEXT = 3;
export const ORDER = 2;
export const TICK = 3;
/** Handler of a cancelled event and of a free slot. */
export const CANCELLED = -1;
export const NO_SLOT = -1;

/** Slots are below this, so that an event id (slot + 29 bits of sequence × 2²⁴) is a safe integer. */
export const SLOT_LIMIT = 16_777_216;

/** The records; `integers` and `doubles` are two views of the same memory and change when it grows. */
export class EventRecords {
  integers: Int32Array;
  doubles: Float64Array;
  #capacity: number;
  #used = 0;
  #free = NO_SLOT;

  constructor(initialCapacity: number) {
    this.#capacity = initialCapacity;
    const memory = new ArrayBuffer(initialCapacity * RECORD_BYTES);
    this.integers = new Int32Array(memory);
    this.doubles = new Float64Array(memory);
  }

  /** Slots that were ever used; records at and above are blank. */
  get used(): number {
    return this.#used;
  }

  /** A slot for a new event. Fails: AssertionError when 2²⁴ are in use. */
  take(): number {
    const free = this.#free;
    if (free === NO_SLOT) return this.#takeNew();
    this.#free = this.integers[free * INTEGERS + NEXT]!;
    return free;
  }

  release(slot: number): void {
    const integers = this.integers;
    integers[slot * INTEGERS + HANDLER] = CANCELLED;
    integers[slot * INTEGERS + NEXT] = this.#free;
    this.#free = slot;
  }

  save(): Plain {
    return { records: this.integers.slice(0, this.#used * INTEGERS), free: this.#free };
  }

  load(saved: Plain): void {
    const state = saved as { records: Int32Array; free: number };
    this.#used = state.records.length / INTEGERS;
    while (this.#capacity < this.#used) this.#grow();
    this.integers.set(state.records);
    this.#free = state.free;
  }

  #takeNew(): number {
    if (this.#used === this.#capacity) this.#grow();
    assert(this.#used < SLOT_LIMIT, 'more than 2^24 events are pending');
    return this.#used++;
  }

  #grow(): void {
    this.#capacity *= 2;
    const integers = new Int32Array(this.#capacity * INTEGERS);
    integers.set(this.integers);
    this.integers = integers;
    this.doubles = new Float64Array(integers.buffer);
  }
}
