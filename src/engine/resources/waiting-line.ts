// Jobs that wait, first in first out or by priority, each with the tick it came; starts nothing.
// Kernel file: ring and heap positions are below the capacity by construction, so `!` is used throughout.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Fields of one waiting job: job, tick of arrival, priority, sequence. */
const FIELDS = 4;
const JOB = 0;
const TICK = 1;
const PRIORITY = 2;
const SEQUENCE = 3;
const INITIAL_CAPACITY = 16;

/** Who goes first: the earliest, or the smallest priority number (the earliest among equals). */
export type Discipline = 'fifo' | 'priority';

/** A line of waiting jobs. First in, first out: a ring, O(1); by priority: a binary heap, O(log n). */
export class WaitingLine implements Snapshotable {
  readonly #isFifo: boolean;
  #entries = new Float64Array(INITIAL_CAPACITY * FIELDS);
  #capacity = INITIAL_CAPACITY;
  /** First entry of the ring; stays 0 in a heap. */
  #head = 0;
  #length = 0;
  #sequence = 0;

  constructor(discipline: Discipline) {
    this.#isFifo = discipline === 'fifo';
  }

  get length(): number {
    return this.#length;
  }

  /** The job that goes next. Fails: AssertionError when nobody waits. */
  get firstJob(): number {
    assert(this.#length > 0, 'nobody waits');
    return this.#entries[this.#head * FIELDS + JOB]!;
  }

  /** When the job that goes next came. Fails: AssertionError when nobody waits. */
  get firstTick(): number {
    assert(this.#length > 0, 'nobody waits');
    return this.#entries[this.#head * FIELDS + TICK]!;
  }

  /** Lines a job up. In a first-in-first-out line the priority is ignored. */
  push(job: number, tick: number, priority: number): void {
    if (this.#length === this.#capacity) this.#grow();
    const sequence = this.#sequence++;
    if (this.#isFifo) {
      let position = this.#head + this.#length++;
      if (position >= this.#capacity) position -= this.#capacity;
      this.#write(position, job, tick, priority, sequence);
      return;
    }
    let position = this.#length++;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if (!this.#goesBefore(priority, sequence, parent)) break;
      this.#copy(parent, position);
      position = parent;
    }
    this.#write(position, job, tick, priority, sequence);
  }

  /** Takes the job that goes next out of the line and returns it. Fails: AssertionError when nobody waits. */
  shift(): number {
    const job = this.firstJob;
    this.#length -= 1;
    if (this.#isFifo) {
      this.#head = this.#head + 1 === this.#capacity ? 0 : this.#head + 1;
      return job;
    }
    const last = this.#length;
    const base = last * FIELDS;
    const entries = this.#entries;
    const [lastJob, lastTick, priority, sequence] = [
      entries[base]!,
      entries[base + 1]!,
      entries[base + 2]!,
      entries[base + 3]!,
    ];
    let position = 0;
    for (let child = 1; child < last; child = position * 2 + 1) {
      if (
        child + 1 < last &&
        this.#goesBefore(this.#field(child + 1, PRIORITY), this.#field(child + 1, SEQUENCE), child)
      )
        child += 1;
      if (this.#goesBefore(priority, sequence, child)) break;
      this.#copy(child, position);
      position = child;
    }
    this.#write(position, lastJob, lastTick, priority, sequence);
    return job;
  }

  save(): Plain {
    return { entries: this.#entries.slice(), head: this.#head, length: this.#length, sequence: this.#sequence };
  }

  load(saved: Plain): void {
    const state = saved as { entries: Float64Array; head: number; length: number; sequence: number };
    this.#entries = state.entries.slice();
    this.#capacity = state.entries.length / FIELDS;
    this.#head = state.head;
    this.#length = state.length;
    this.#sequence = state.sequence;
  }

  #field(position: number, field: number): number {
    return this.#entries[position * FIELDS + field]!;
  }

  #goesBefore(priority: number, sequence: number, position: number): boolean {
    const other = this.#field(position, PRIORITY);
    return priority < other || (priority === other && sequence < this.#field(position, SEQUENCE));
  }

  #write(position: number, job: number, tick: number, priority: number, sequence: number): void {
    const base = position * FIELDS;
    this.#entries[base + JOB] = job;
    this.#entries[base + TICK] = tick;
    this.#entries[base + PRIORITY] = priority;
    this.#entries[base + SEQUENCE] = sequence;
  }

  #copy(from: number, to: number): void {
    this.#entries.copyWithin(to * FIELDS, from * FIELDS, from * FIELDS + FIELDS);
  }

  /** Doubles the room and unrolls the ring to start at 0. */
  #grow(): void {
    const entries = new Float64Array(this.#entries.length * 2);
    entries.set(this.#entries.subarray(this.#head * FIELDS));
    entries.set(this.#entries.subarray(0, this.#head * FIELDS), (this.#capacity - this.#head) * FIELDS);
    this.#entries = entries;
    this.#capacity *= 2;
    this.#head = 0;
  }
}
