// Folds every dispatched event into one digest per simulated day, so that a difference names its first day; stores no trace but the first events.
import { assert } from '../base/assert.ts';
import { Digest } from '../base/digest.ts';
import type { Plain, Snapshotable } from '../base/plain.ts';
import { TICKS_PER_DAY } from '../base/units.ts';
import type { TraceSink } from './kernel.ts';

/** Numbers kept of one event: tick, rank, handler, a, b. */
const EVENT_FIELDS = 5;

/** The digests of a run. Give `sink` to `kernel.setTrace`; close the days with `closeUntil` when the clock has passed them. */
export class DayTrace implements Snapshotable {
  #day: number;
  #digest = new Digest();
  readonly #days: string[] = [];
  readonly #firstEvents: Float64Array;
  #kept = 0;
  readonly #tickStart: number;

  /** Starts at a tick that begins a day; keeps the first `keptEvents` events as numbers (0: none).
   *  Fails: AssertionError unless tickStart is a multiple of a day. */
  constructor(tickStart: number, keptEvents: number) {
    assert(tickStart % TICKS_PER_DAY === 0, `a trace starts with a day, got tick ${tickStart}`);
    this.#tickStart = tickStart;
    this.#day = tickStart / TICKS_PER_DAY;
    this.#firstEvents = new Float64Array(keptEvents * EVENT_FIELDS);
  }

  /** Takes one event; bound, so that it can be handed over as it is. */
  readonly sink: TraceSink = (tick, rank, handler, a, b) => {
    const day = Math.floor(tick / TICKS_PER_DAY);
    if (day !== this.#day) this.closeUntil(day * TICKS_PER_DAY);
    const digest = this.#digest;
    digest.addInteger(tick - day * TICKS_PER_DAY);
    digest.addInteger((rank << 24) ^ handler);
    digest.addInteger(a);
    digest.addInteger(b);
    if (this.#kept < this.#firstEvents.length) {
      this.#firstEvents.set([tick, rank, handler, a, b], this.#kept);
      this.#kept += EVENT_FIELDS;
    }
  };

  /** Folds a number that is not an event (a stock, a ledger total) into the present day. */
  fold(value: number): void {
    this.#digest.addNumber(value);
  }

  /** Closes every day that ends at or before this tick. */
  closeUntil(tick: number): void {
    while ((this.#day + 1) * TICKS_PER_DAY <= tick) {
      this.#days.push(this.#digest.hex());
      this.#digest = new Digest();
      this.#day += 1;
    }
  }

  /** One digest of 16 hexadecimal digits per closed day since the start; each covers its own day only. */
  get days(): readonly string[] {
    return this.#days;
  }

  /** The digest of the run so far: of all closed days and the open one. */
  runDigest(): string {
    const digest = new Digest();
    for (const day of this.#days) digest.addText(day);
    digest.addText(this.#digest.hex());
    return digest.hex();
  }

  /** The first events as lines "tick rank handler a b"; the handler is spelt by `nameOf` (Kernel.handlerName). */
  firstLines(nameOf: (handler: number) => string): string[] {
    const lines: string[] = [];
    for (let i = 0; i < this.#kept; i += EVENT_FIELDS) {
      const [tick, rank, handler, a, b] = this.#firstEvents.subarray(i, i + EVENT_FIELDS);
      lines.push(`${tick} ${rank} ${nameOf(handler!)} ${a} ${b}`);
    }
    return lines;
  }

  save(): Plain {
    return {
      tickStart: this.#tickStart,
      day: this.#day,
      digest: this.#digest.save(),
      days: [...this.#days],
      first: this.#firstEvents.slice(0, this.#kept),
    };
  }

  /** Fails: AssertionError unless the saved trace started at the same tick. */
  load(saved: Plain): void {
    const state = saved as {
      tickStart: number;
      day: number;
      digest: Int32Array;
      days: readonly string[];
      first: Float64Array;
    };
    assert(
      state.tickStart === this.#tickStart,
      `the trace was started at ${state.tickStart}, not at ${this.#tickStart}`,
    );
    this.#day = state.day;
    this.#digest.load(state.digest);
    this.#days.splice(0, this.#days.length, ...state.days);
    this.#kept = Math.min(state.first.length, this.#firstEvents.length);
    this.#firstEvents.set(state.first.subarray(0, this.#kept));
  }
}
