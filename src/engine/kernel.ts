// The discrete-event kernel: the clock, the registered handlers and the dispatch loop; knows no resource, no randomness and no cotton.
import { assert, AssertionError } from '../base/assert.ts';
import type { Plain, Snapshotable } from '../base/plain.ts';
import { EventQueue, RANK_LIMIT } from './event-queue.ts';

/** The order of events within one tick; the same rank runs first in, first out. */
export const RANK = { weather: 0, completion: 1, arrival: 2, decision: 3, observation: 4 } as const;

/** What happens at an event; a and b are the two 32-bit integers that were scheduled with it. */
export type Handler = (a: number, b: number) => void;
/** Receives every dispatched event just before its handler runs; must not touch the kernel. */
export type TraceSink = (tick: number, rank: number, handler: number, a: number, b: number) => void;

const NOW = 0;
const DISPATCHED = 1;

/** One run's clock and agenda. Time is in whole ticks, a safe integer (a double holds it exactly up to 2⁵³).
 *  A handler may schedule at the current tick with any rank: the earliest pending event always goes next. */
export class Kernel implements Snapshotable {
  readonly #queue: EventQueue;
  readonly #names: string[] = [];
  readonly #handlers: Handler[] = [];
  /** Now and dispatched: typed, so that a changing double is not boxed. */
  readonly #clock = new Float64Array(2);
  readonly #arguments = new Int32Array(2);
  #trace: TraceSink | undefined = undefined;
  #isRunning = false;

  constructor(initialCapacity?: number) {
    this.#queue = new EventQueue(initialCapacity ?? 1024);
  }

  /** The current tick. */
  get now(): number {
    return this.#clock[NOW]!;
  }

  /** How many events have been dispatched so far. */
  get dispatched(): number {
    return this.#clock[DISPATCHED]!;
  }

  /** How many live events are waiting. */
  get pending(): number {
    return this.#queue.size;
  }

  /** The tick of the next event, Infinity when nothing is pending. */
  get nextTick(): number {
    return this.#queue.earliestTick();
  }

  /** Registers what an event code does and returns the code (0, 1, 2 … in order of registration).
   *  Fails: AssertionError when the name is taken. */
  register(name: string, handler: Handler): number {
    if (this.#names.includes(name)) throw new AssertionError(`handler name is taken: ${name}`);
    this.#names.push(name);
    return this.#handlers.push(handler) - 1;
  }

  /** The name that a handler code was registered under. */
  handlerName(handler: number): string {
    const name = this.#names[handler];
    if (name === undefined) throw new AssertionError(`no handler has code ${handler}`);
    return name;
  }

  /** Puts an event on the agenda and returns its id, valid for `cancel` until the event is dispatched.
   *  Fails: AssertionError unless tick is a whole number ≥ now, rank a whole number 0–31, handler registered, a and b 32-bit integers. */
  schedule(tick: number, rank: number, handler: number, a: number, b: number): number {
    if (!(Number.isSafeInteger(tick) && tick >= this.#clock[NOW]!)) {
      throw new AssertionError(`event tick must be a whole number >= now (${this.now}), got ${tick}`);
    }
    if (!(rank >>> 0 === rank && rank < RANK_LIMIT))
      throw new AssertionError(`event rank must be 0 to ${RANK_LIMIT - 1}, got ${rank}`);
    if (!(handler >>> 0 === handler && handler < this.#handlers.length))
      throw new AssertionError(`no handler has code ${handler}`);
    if ((a | 0) !== a || (b | 0) !== b)
      throw new AssertionError(`event arguments must be 32-bit integers, got ${a}, ${b}`);
    return this.#queue.add(tick, rank, handler, a, b);
  }

  /** Takes an event off the agenda; false when it was already dispatched or cancelled. */
  cancel(eventId: number): boolean {
    return this.#queue.cancel(eventId);
  }

  /** Dispatches every event before `tick` in order, then sets the clock to `tick`. Events at `tick` itself stay pending.
   *  Fails: AssertionError when called from a handler or with a tick before now. */
  runUntil(tick: number): void {
    assert(!this.#isRunning, 'runUntil was called from a handler');
    if (!(tick >= this.now && Number.isSafeInteger(tick)))
      throw new AssertionError(`cannot run to ${tick}: now is ${this.now}`);
    this.#isRunning = true;
    try {
      const queue = this.#queue;
      for (let next = queue.earliestTick(); next < tick; next = queue.earliestTick()) this.#dispatch(next);
    } finally {
      this.#isRunning = false;
    }
    this.#clock[NOW] = tick;
  }

  /** Dispatches the next event, moving the clock to it; false when nothing is pending. */
  step(): boolean {
    assert(!this.#isRunning, 'step was called from a handler');
    const next = this.#queue.earliestTick();
    if (next === Infinity) return false;
    this.#isRunning = true;
    try {
      this.#dispatch(next);
    } finally {
      this.#isRunning = false;
    }
    return true;
  }

  /** Sends every dispatched event to the sink from now on; undefined stops it. */
  setTrace(sink: TraceSink | undefined): void {
    this.#trace = sink;
  }

  /** Clock and agenda as plain data. Call between events: the state of an event half done cannot be saved.
   *  Fails: AssertionError when called from a handler. */
  save(): Plain {
    assert(!this.#isRunning, 'save was called from a handler');
    return { now: this.now, dispatched: this.dispatched, handlers: [...this.#names], queue: this.#queue.save() };
  }

  /** Takes saved clock and agenda back. Fails: AssertionError unless the same handlers were registered in the same order. */
  load(saved: Plain): void {
    assert(!this.#isRunning, 'load was called from a handler');
    const state = saved as { now: number; dispatched: number; handlers: readonly string[]; queue: Plain };
    assert(state.handlers.join('\n') === this.#names.join('\n'), 'the snapshot was taken with other handlers');
    this.#clock[NOW] = state.now;
    this.#clock[DISPATCHED] = state.dispatched;
    this.#queue.load(state.queue);
  }

  #dispatch(tick: number): void {
    const queue = this.#queue;
    const clock = this.#clock;
    clock[NOW] = tick;
    clock[DISPATCHED] = clock[DISPATCHED]! + 1;
    const trace = this.#trace;
    const rank = trace === undefined ? 0 : queue.earliestRank();
    const handler = queue.takeInto(this.#arguments);
    const a = this.#arguments[0]!;
    const b = this.#arguments[1]!;
    if (trace !== undefined) trace(tick, rank, handler, a, b);
    this.#handlers[handler]!(a, b);
  }
}
