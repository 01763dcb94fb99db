// A piecewise constant level over time: its integral, mean, variance and extremes; keeps no history.
import type { Plain, Snapshotable } from '../../base/plain.ts';

const VALUE = 0;
const SINCE = 1;
const START = 2;
const AREA = 3;
const SQUARE_AREA = 4;
const MIN = 5;
const MAX = 6;

/** The time average of a level that changes in jumps. Ticks must not go backwards (the caller's clock sees to that). */
export class TimeWeighted implements Snapshotable {
  readonly #state: Float64Array;

  /** Starts at a tick with a level. */
  constructor(tickStart: number, value: number) {
    this.#state = Float64Array.of(value, tickStart, tickStart, 0, 0, value, value);
  }

  /** The level now. */
  get value(): number {
    return this.#state[VALUE]!;
  }

  /** The lowest level that was set since the start (or the last reset). */
  get min(): number {
    return this.#state[MIN]!;
  }

  get max(): number {
    return this.#state[MAX]!;
  }

  /** Sets the level from this tick on. */
  set(tick: number, value: number): void {
    const state = this.#state;
    const old = state[VALUE]!;
    const area = old * (tick - state[SINCE]!);
    state[AREA] = state[AREA]! + area;
    state[SQUARE_AREA] = state[SQUARE_AREA]! + old * area;
    state[VALUE] = value;
    state[SINCE] = tick;
    if (value < state[MIN]!) state[MIN] = value;
    if (value > state[MAX]!) state[MAX] = value;
  }

  /** Raises (or lowers) the level by a change from this tick on. */
  change(tick: number, difference: number): void {
    this.set(tick, this.#state[VALUE]! + difference);
  }

  /** Level × ticks from the start to this tick; exact while levels are whole numbers and the result is below 2⁵³. */
  integral(tick: number): number {
    const state = this.#state;
    return state[AREA]! + state[VALUE]! * (tick - state[SINCE]!);
  }

  /** The time average from the start to this tick; the level itself when no time has passed. */
  mean(tick: number): number {
    const elapsed = tick - this.#state[START]!;
    return elapsed > 0 ? this.integral(tick) / elapsed : this.value;
  }

  /** The time-weighted variance from the start to this tick; 0 when no time has passed. */
  variance(tick: number): number {
    const state = this.#state;
    const elapsed = tick - state[START]!;
    if (!(elapsed > 0)) return 0;
    const mean = this.integral(tick) / elapsed;
    const squares = state[SQUARE_AREA]! + state[VALUE]! * state[VALUE]! * (tick - state[SINCE]!);
    return Math.max(0, squares / elapsed - mean * mean);
  }

  /** Forgets the past and starts again at this tick with the present level (end of a warm-up). */
  reset(tick: number): void {
    const value = this.value;
    this.#state.set([value, tick, tick, 0, 0, value, value]);
  }

  save(): Plain {
    return this.#state.slice();
  }

  load(saved: Plain): void {
    this.#state.set(saved as Float64Array);
  }
}
