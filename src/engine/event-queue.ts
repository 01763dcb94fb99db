// The pending events of one run in a total order (tick, rank, sequence); runs no handler and knows no clock.
// Near events are in a heap; when there are many, far ones wait unordered in buckets until their time comes near.
// Kernel file: slots come from the records, so `!` is used throughout.
import { EventBuckets } from './event-buckets.ts';
import { EventHeap } from './event-heap.ts';
import {
  A,
  B,
  CANCELLED,
  DOUBLES,
  EventRecords,
  HANDLER,
  INTEGERS,
  NEXT,
  NO_SLOT,
  ORDER,
  SLOT_LIMIT,
  TICK,
} from './event-records.ts';
import type { Plain } from '../base/plain.ts';

/** Ranks are whole numbers below this. */
export const RANK_LIMIT = 32;
/** Sequence numbers are below this: rank × 2⁴⁸ + sequence is then exact in a double (32 × 2⁴⁸ = 2⁵³). */
const SEQUENCE_LIMIT = 281_474_976_710_656;
/** The part of the sequence number in an event id: 29 bits, so an id stays unique until its slot was used 2²⁹ events later. */
const ID_SEQUENCE_MASK = 0x1fffffff;
/** A heap larger than this hands its far events to the buckets; up to half of it everything goes back to the heap. */
const HEAP_ALONE_LIMIT = 1024;
/** Fewer cancelled events than this are left until they surface. */
const CANCELLED_FLOOR = 64;

/** The agenda. Cancelled events stay where they are until they surface or outnumber the live ones. */
export class EventQueue {
  readonly #records: EventRecords;
  readonly #heap: EventHeap;
  readonly #far: EventBuckets;
  #live = 0;
  #cancelled = 0;
  readonly #sequence = new Float64Array(1);

  constructor(initialCapacity: number) {
    this.#records = new EventRecords(Math.max(16, initialCapacity));
    this.#heap = new EventHeap(this.#records);
    this.#far = new EventBuckets(this.#records);
  }

  /** The number of live events. */
  get size(): number {
    return this.#live;
  }

  /** Adds an event and returns its id. Fails: AssertionError when more than 2²⁴ events are pending. Allocates only to grow. */
  add(tick: number, rank: number, handler: number, a: number, b: number): number {
    const records = this.#records;
    const slot = records.take();
    const { integers, doubles } = records;
    integers[slot * INTEGERS + HANDLER] = handler;
    integers[slot * INTEGERS + A] = a;
    integers[slot * INTEGERS + B] = b;
    const sequence = this.#sequence[0]!;
    this.#sequence[0] = sequence + 1;
    doubles[slot * DOUBLES + ORDER] = rank * SEQUENCE_LIMIT + sequence;
    doubles[slot * DOUBLES + TICK] = tick;
    this.#live += 1;
    if (tick >= this.#far.limit) this.#far.add(tick, slot);
    else {
      this.#heap.add(tick, slot);
      if (this.#heap.size > HEAP_ALONE_LIMIT && this.#far.limit === Infinity) this.#rearrange();
    }
    return slot + (sequence & ID_SEQUENCE_MASK) * SLOT_LIMIT;
  }

  /** Takes an event out before its time; false when it was already taken or cancelled. */
  cancel(eventId: number): boolean {
    const slot = eventId % SLOT_LIMIT;
    if (!(slot >= 0 && slot < this.#records.used)) return false;
    const { integers, doubles } = this.#records;
    if (integers[slot * INTEGERS + HANDLER] === CANCELLED) return false;
    // ToInt32 keeps the low 32 bits of the order exactly, and these are the sequence's.
    if ((doubles[slot * DOUBLES + ORDER]! & ID_SEQUENCE_MASK) !== (eventId - slot) / SLOT_LIMIT) return false;
    integers[slot * INTEGERS + HANDLER] = CANCELLED;
    this.#live -= 1;
    this.#cancelled += 1;
    if (this.#cancelled > CANCELLED_FLOOR && this.#cancelled > this.#live) this.#rearrange();
    return true;
  }

  /** The tick of the earliest live event, Infinity when there is none. */
  earliestTick(): number {
    const heap = this.#heap;
    if (heap.isRootVacant || this.#cancelled > 0 || heap.size === 0) this.#settle();
    return heap.size === 0 ? Infinity : heap.rootTick;
  }

  /** The rank of the earliest event. Call only after earliestTick() was finite. */
  earliestRank(): number {
    return Math.floor(this.#records.doubles[this.#heap.rootSlot * DOUBLES + ORDER]! / SEQUENCE_LIMIT);
  }

  /** Takes the earliest live event: writes a and b into `out` (length ≥ 2), returns the handler.
   *  Call only after earliestTick() was finite. */
  takeInto(out: Int32Array): number {
    const slot = this.#heap.rootSlot;
    const integers = this.#records.integers;
    const handler = integers[slot * INTEGERS + HANDLER]!;
    out[0] = integers[slot * INTEGERS + A]!;
    out[1] = integers[slot * INTEGERS + B]!;
    this.#records.release(slot);
    this.#heap.isRootVacant = true;
    this.#live -= 1;
    return handler;
  }

  /** The whole queue as plain data that shares nothing with it. Where an event waits is not saved: the order is total, so it cannot matter.
   *  The queue then goes on exactly as one that was restored, down to the ids that it gives. */
  save(): Plain {
    this.#rearrange();
    const saved = { records: this.#records.save(), sequence: this.#sequence[0]! };
    this.load(saved);
    return saved;
  }

  load(saved: Plain): void {
    const state = saved as { records: Plain; sequence: number };
    this.#heap.clear();
    this.#far.takeAll();
    this.#records.load(state.records);
    this.#sequence[0] = state.sequence;
    this.#live = 0;
    this.#cancelled = 0;
    const integers = this.#records.integers;
    for (let slot = 0; slot < this.#records.used; slot += 1) {
      if (integers[slot * INTEGERS + HANDLER] === CANCELLED) continue;
      this.#far.addBeyond(slot);
      this.#live += 1;
    }
    this.#rearrange();
  }

  /** Brings the earliest live event to the root of the heap, if there is one. */
  #settle(): void {
    const heap = this.#heap;
    if (heap.isRootVacant) heap.removeRoot();
    for (;;) {
      while (heap.size > 0) {
        if (this.#cancelled === 0) return;
        const slot = heap.rootSlot;
        if (this.#records.integers[slot * INTEGERS + HANDLER] !== CANCELLED) return;
        this.#dropCancelled(slot);
        heap.removeRoot();
      }
      if (this.#far.size === 0) {
        this.#far.limit = Infinity;
        return;
      }
      this.#refill();
    }
  }

  /** Moves the next bucket into the empty heap. */
  #refill(): void {
    const slot = this.#far.nextBucket();
    if (slot === NO_SLOT) this.#rearrange();
    else this.#fillHeap(slot);
  }

  /** Puts the live events of a list into the heap and drops the cancelled. */
  #fillHeap(head: number): void {
    const integers = this.#records.integers;
    for (let slot = head; slot !== NO_SLOT;) {
      const next = integers[slot * INTEGERS + NEXT]!;
      if (integers[slot * INTEGERS + HANDLER] === CANCELLED) this.#dropCancelled(slot);
      else this.#heap.append(slot);
      slot = next;
    }
    this.#heap.rebuild();
  }

  /** Drops every cancelled event and places the others anew: few in the heap, many in buckets. */
  #rearrange(): void {
    const heap = this.#heap;
    const far = this.#far;
    if (heap.isRootVacant) heap.removeRoot();
    for (let i = 0; i < heap.size; i += 1) far.addBeyond(heap.slotAt(i));
    heap.clear();
    if (far.size <= HEAP_ALONE_LIMIT / 2) {
      this.#fillHeap(far.takeAll());
      return;
    }
    const integers = this.#records.integers;
    let slot = far.takeAll();
    while (slot !== NO_SLOT) {
      const next = integers[slot * INTEGERS + NEXT]!;
      if (integers[slot * INTEGERS + HANDLER] === CANCELLED) this.#dropCancelled(slot);
      else far.addBeyond(slot);
      slot = next;
    }
    if (far.size > 0) far.open();
  }

  #dropCancelled(slot: number): void {
    this.#records.release(slot);
    this.#cancelled -= 1;
  }
}
