// A binary min-heap of event slots by tick and, among equal ticks, by the order in their records; owns no record.
// Kernel file: positions are below `size` ≤ capacity by construction, so `!` is used throughout.
import { DOUBLES, ORDER, TICK } from './event-records.ts';
import type { EventRecords } from './event-records.ts';

const INITIAL_CAPACITY = 1024;

/** The heap holds ticks and slots only (12 bytes an event); the order is looked up when two ticks are equal. */
export class EventHeap {
  readonly #records: EventRecords;
  #ticks = new Float64Array(INITIAL_CAPACITY);
  #slots = new Int32Array(INITIAL_CAPACITY);
  #capacity = INITIAL_CAPACITY;
  /** Entries, a vacant root included. */
  size = 0;
  /** The event taken last still occupies the root: the next `add` replaces it with one sift instead of two. */
  isRootVacant = false;

  constructor(records: EventRecords) {
    this.#records = records;
  }

  /** Tick of the root; only while size > 0. */
  get rootTick(): number {
    return this.#ticks[0]!;
  }

  get rootSlot(): number {
    return this.#slots[0]!;
  }

  slotAt(position: number): number {
    return this.#slots[position]!;
  }

  add(tick: number, slot: number): void {
    if (this.isRootVacant) {
      this.isRootVacant = false;
      this.#siftDown(0, tick, slot);
      return;
    }
    if (this.size === this.#capacity) this.#grow();
    this.#siftUp(this.size++, tick, slot);
  }

  removeRoot(): void {
    this.isRootVacant = false;
    const last = --this.size;
    if (last > 0) this.#siftDown(0, this.#ticks[last]!, this.#slots[last]!);
  }

  clear(): void {
    this.size = 0;
    this.isRootVacant = false;
  }

  /** Adds without order; call `rebuild` before anything else. */
  append(slot: number): void {
    if (this.size === this.#capacity) this.#grow();
    this.#ticks[this.size] = this.#records.doubles[slot * DOUBLES + TICK]!;
    this.#slots[this.size] = slot;
    this.size += 1;
  }

  rebuild(): void {
    for (let i = (this.size >> 1) - 1; i >= 0; i -= 1) this.#siftDown(i, this.#ticks[i]!, this.#slots[i]!);
  }

  #siftUp(start: number, tick: number, slot: number): void {
    const ticks = this.#ticks;
    const slots = this.#slots;
    const orders = this.#records.doubles;
    let position = start;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const parentTick = ticks[parent]!;
      if (parentTick < tick) break;
      if (parentTick === tick && orders[slots[parent]! * DOUBLES + ORDER]! < orders[slot * DOUBLES + ORDER]!) break;
      ticks[position] = parentTick;
      slots[position] = slots[parent]!;
      position = parent;
    }
    ticks[position] = tick;
    slots[position] = slot;
  }

  #siftDown(start: number, tick: number, slot: number): void {
    const ticks = this.#ticks;
    const slots = this.#slots;
    const orders = this.#records.doubles;
    const size = this.size;
    let position = start;
    for (let child = position * 2 + 1; child < size; child = position * 2 + 1) {
      let childTick = ticks[child]!;
      const right = child + 1;
      if (right < size) {
        const rightTick = ticks[right]!;
        if (
          rightTick < childTick ||
          (rightTick === childTick &&
            orders[slots[right]! * DOUBLES + ORDER]! < orders[slots[child]! * DOUBLES + ORDER]!)
        ) {
          child = right;
          childTick = rightTick;
        }
      }
      if (tick < childTick) break;
      if (tick === childTick && orders[slot * DOUBLES + ORDER]! < orders[slots[child]! * DOUBLES + ORDER]!) break;
      ticks[position] = childTick;
      slots[position] = slots[child]!;
      position = child;
    }
    ticks[position] = tick;
    slots[position] = slot;
  }

  #grow(): void {
    this.#capacity *= 2;
    const ticks = new Float64Array(this.#capacity);
    ticks.set(this.#ticks);
    this.#ticks = ticks;
    const slots = new Int32Array(this.#capacity);
    slots.set(this.#slots);
    this.#slots = slots;
  }
}
