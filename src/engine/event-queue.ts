// The pending events of one run in a total order (tick, rank, sequence), in typed arrays; runs no handler and knows no clock.
// Kernel file: index bounds are kept by construction (heap positions < heapSize ≤ capacity, slots < slotsUsed ≤ capacity), so `!` is used throughout.
import { assert } from '../base/assert.ts';
import type { Plain } from '../base/plain.ts';

/** Ranks are whole numbers below this. */
export const RANK_LIMIT = 32;
/** Sequence numbers are below this: rank × 2⁴⁸ + sequence is then exact in a double (32 × 2⁴⁸ = 2⁵³). */
const SEQUENCE_LIMIT = 281_474_976_710_656;
/** Slots are below this, so that slot + generation × 2²⁴ (generation < 2²⁹) is a safe integer. */
const SLOT_LIMIT = 16_777_216;
const GENERATION_LIMIT = 536_870_912;
/** Fields of one slot in the content array: handler (−1 = cancelled), a, b, generation. A free slot keeps the next free slot in `a`. */
const SLOT_FIELDS = 4;
const CANCELLED = -1;
/** Below this many cancelled events the heap is not worth compacting. */
const COMPACTION_FLOOR = 64;

/** A binary min-heap of events; cancelled events stay until they surface or outnumber the live ones. */
export class EventQueue {
  /** Tick and order (rank × 2⁴⁸ + sequence) of heap position i at 2i and 2i + 1: one cache line holds four events. */
  #keys: Float64Array;
  #slots: Int32Array;
  #content: Int32Array;
  #capacity: number;
  #heapSize = 0;
  #cancelledCount = 0;
  #slotsUsed = 0;
  #freeSlot = -1;
  /** The event taken last still occupies the root: the next `add` replaces it with one sift instead of two. */
  #isRootVacant = false;
  readonly #sequence = new Float64Array(1);

  constructor(initialCapacity: number) {
    this.#capacity = Math.max(16, initialCapacity);
    this.#keys = new Float64Array(this.#capacity * 2);
    this.#slots = new Int32Array(this.#capacity);
    this.#content = new Int32Array(this.#capacity * SLOT_FIELDS);
  }

  /** The number of live events. */
  get size(): number {
    return this.#heapSize - this.#cancelledCount - (this.#isRootVacant ? 1 : 0);
  }

  /** Adds an event and returns its id. Fails: AssertionError when more than 2²⁴ events are pending. Allocates only to grow. */
  add(tick: number, rank: number, handler: number, a: number, b: number): number {
    const slot = this.#takeSlot();
    const content = this.#content;
    const base = slot * SLOT_FIELDS;
    content[base] = handler;
    content[base + 1] = a;
    content[base + 2] = b;
    const sequence = this.#sequence[0]!;
    this.#sequence[0] = sequence + 1;
    const order = rank * SEQUENCE_LIMIT + sequence;
    if (this.#isRootVacant) {
      this.#isRootVacant = false;
      this.#siftDown(0, tick, order, slot);
    } else {
      if (this.#heapSize === this.#capacity) this.#grow();
      this.#siftUp(this.#heapSize++, tick, order, slot);
    }
    return slot + content[base + 3]! * SLOT_LIMIT;
  }

  /** Takes an event out before its time; false when it was already taken or cancelled. */
  cancel(eventId: number): boolean {
    const slot = eventId % SLOT_LIMIT;
    if (!(slot >= 0 && slot < this.#slotsUsed)) return false;
    const base = slot * SLOT_FIELDS;
    const generation = (eventId - slot) / SLOT_LIMIT;
    if (this.#content[base + 3] !== generation || this.#content[base] === CANCELLED) return false;
    this.#content[base] = CANCELLED;
    this.#cancelledCount += 1;
    if (this.#cancelledCount > COMPACTION_FLOOR && this.#cancelledCount * 2 > this.#heapSize) this.#compact();
    return true;
  }

  /** The tick of the earliest live event, Infinity when there is none. */
  earliestTick(): number {
    this.#settleRoot();
    return this.#heapSize === 0 ? Infinity : this.#keys[0]!;
  }

  /** Takes the earliest live event and writes rank, handler, a, b into `out` (length ≥ 4). Call only after earliestTick() was finite. */
  takeInto(out: Int32Array): void {
    const slot = this.#slots[0]!;
    const content = this.#content;
    const base = slot * SLOT_FIELDS;
    out[0] = Math.floor(this.#keys[1]! / SEQUENCE_LIMIT);
    out[1] = content[base]!;
    out[2] = content[base + 1]!;
    out[3] = content[base + 2]!;
    this.#releaseSlot(slot);
    this.#isRootVacant = true;
  }

  /** The whole queue as plain data that shares nothing with it. */
  save(): Plain {
    this.#settleRoot();
    return {
      keys: this.#keys.slice(0, this.#heapSize * 2),
      slots: this.#slots.slice(0, this.#heapSize),
      content: this.#content.slice(0, this.#slotsUsed * SLOT_FIELDS),
      cancelledCount: this.#cancelledCount,
      freeSlot: this.#freeSlot,
      sequence: this.#sequence[0]!,
    };
  }

  load(saved: Plain): void {
    const state = saved as ReturnType<EventQueue['save']> & {
      keys: Float64Array;
      slots: Int32Array;
      content: Int32Array;
      cancelledCount: number;
      freeSlot: number;
      sequence: number;
    };
    this.#heapSize = state.slots.length;
    this.#slotsUsed = state.content.length / SLOT_FIELDS;
    while (this.#capacity < this.#slotsUsed || this.#capacity < this.#heapSize) this.#grow();
    this.#keys.set(state.keys);
    this.#slots.set(state.slots);
    this.#content.set(state.content);
    this.#cancelledCount = state.cancelledCount;
    this.#freeSlot = state.freeSlot;
    this.#sequence[0] = state.sequence;
    this.#isRootVacant = false;
  }

  #takeSlot(): number {
    const free = this.#freeSlot;
    if (free >= 0) {
      this.#freeSlot = this.#content[free * SLOT_FIELDS + 1]!;
      return free;
    }
    if (this.#slotsUsed === this.#capacity) this.#grow();
    assert(this.#slotsUsed < SLOT_LIMIT, 'more than 2^24 events are pending');
    return this.#slotsUsed++;
  }

  #releaseSlot(slot: number): void {
    const base = slot * SLOT_FIELDS;
    this.#content[base] = CANCELLED;
    this.#content[base + 1] = this.#freeSlot;
    this.#content[base + 3] = (this.#content[base + 3]! + 1) % GENERATION_LIMIT;
    this.#freeSlot = slot;
  }

  /** Removes the vacant root and every cancelled event that has surfaced. */
  #settleRoot(): void {
    if (this.#isRootVacant) {
      this.#isRootVacant = false;
      this.#removeRoot();
    }
    while (this.#cancelledCount > 0 && this.#heapSize > 0) {
      const slot = this.#slots[0]!;
      if (this.#content[slot * SLOT_FIELDS] !== CANCELLED) return;
      this.#releaseSlot(slot);
      this.#cancelledCount -= 1;
      this.#removeRoot();
    }
  }

  #removeRoot(): void {
    const last = --this.#heapSize;
    if (last > 0) this.#siftDown(0, this.#keys[last * 2]!, this.#keys[last * 2 + 1]!, this.#slots[last]!);
  }

  #siftUp(start: number, tick: number, order: number, slot: number): void {
    const keys = this.#keys;
    const slots = this.#slots;
    let position = start;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const parentTick = keys[parent * 2]!;
      if (parentTick < tick || (parentTick === tick && keys[parent * 2 + 1]! < order)) break;
      keys[position * 2] = parentTick;
      keys[position * 2 + 1] = keys[parent * 2 + 1]!;
      slots[position] = slots[parent]!;
      position = parent;
    }
    keys[position * 2] = tick;
    keys[position * 2 + 1] = order;
    slots[position] = slot;
  }

  #siftDown(start: number, tick: number, order: number, slot: number): void {
    const keys = this.#keys;
    const slots = this.#slots;
    const size = this.#heapSize;
    let position = start;
    for (;;) {
      let child = position * 2 + 1;
      if (child >= size) break;
      let childTick = keys[child * 2]!;
      const right = child + 1;
      if (right < size) {
        const rightTick = keys[right * 2]!;
        if (rightTick < childTick || (rightTick === childTick && keys[right * 2 + 1]! < keys[child * 2 + 1]!)) {
          child = right;
          childTick = rightTick;
        }
      }
      if (tick < childTick || (tick === childTick && order < keys[child * 2 + 1]!)) break;
      keys[position * 2] = childTick;
      keys[position * 2 + 1] = keys[child * 2 + 1]!;
      slots[position] = slots[child]!;
      position = child;
    }
    keys[position * 2] = tick;
    keys[position * 2 + 1] = order;
    slots[position] = slot;
  }

  /** Drops every cancelled event and rebuilds the heap; the order of events is total, so no dispatch can tell. */
  #compact(): void {
    this.#settleRoot();
    const keys = this.#keys;
    const slots = this.#slots;
    let kept = 0;
    for (let i = 0; i < this.#heapSize; i += 1) {
      const slot = slots[i]!;
      if (this.#content[slot * SLOT_FIELDS] === CANCELLED) {
        this.#releaseSlot(slot);
        continue;
      }
      keys[kept * 2] = keys[i * 2]!;
      keys[kept * 2 + 1] = keys[i * 2 + 1]!;
      slots[kept] = slot;
      kept += 1;
    }
    this.#heapSize = kept;
    this.#cancelledCount = 0;
    for (let i = (kept >> 1) - 1; i >= 0; i -= 1) this.#siftDown(i, keys[i * 2]!, keys[i * 2 + 1]!, slots[i]!);
  }

  #grow(): void {
    this.#capacity *= 2;
    const keys = new Float64Array(this.#capacity * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const slots = new Int32Array(this.#capacity);
    slots.set(this.#slots);
    this.#slots = slots;
    const content = new Int32Array(this.#capacity * SLOT_FIELDS);
    content.set(this.#content);
    this.#content = content;
  }
}
