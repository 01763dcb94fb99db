// Running count, mean, variance and extremes of observations; keeps no observation.
import type { Plain, Snapshotable } from '../../base/plain.ts';

const COUNT = 0;
const MEAN = 1;
const SQUARES = 2;
const MIN = 3;
const MAX = 4;

/** A tally of numbers. Source: Welford 1962 (update); Chan, Golub and LeVeque 1979 (merge). */
export class Tally implements Snapshotable {
  readonly #state = Float64Array.of(0, 0, 0, Infinity, -Infinity);

  get count(): number {
    return this.#state[COUNT]!;
  }

  /** The mean, NaN without observations. */
  get mean(): number {
    return this.count === 0 ? NaN : this.#state[MEAN]!;
  }

  /** The sample variance (divisor n − 1), NaN below two observations. */
  get variance(): number {
    return this.count < 2 ? NaN : this.#state[SQUARES]! / (this.count - 1);
  }

  get standardDeviation(): number {
    return Math.sqrt(this.variance);
  }

  /** The smallest observation, Infinity without any. */
  get min(): number {
    return this.#state[MIN]!;
  }

  /** The largest observation, −Infinity without any. */
  get max(): number {
    return this.#state[MAX]!;
  }

  /** Count × mean. */
  get sum(): number {
    return this.count * this.#state[MEAN]!;
  }

  add(x: number): void {
    const state = this.#state;
    const count = state[COUNT]! + 1;
    const mean = state[MEAN]!;
    const deviation = x - mean;
    const newMean = mean + deviation / count;
    state[COUNT] = count;
    state[MEAN] = newMean;
    state[SQUARES] = state[SQUARES]! + deviation * (x - newMean);
    if (x < state[MIN]!) state[MIN] = x;
    if (x > state[MAX]!) state[MAX] = x;
  }

  /** Takes in all observations of another tally; merge in a fixed order, floating sums depend on it. */
  merge(other: Tally): void {
    const mine = this.#state;
    const theirs = other.#state;
    const count = mine[COUNT]! + theirs[COUNT]!;
    if (theirs[COUNT] === 0) return;
    const distance = theirs[MEAN]! - mine[MEAN]!;
    mine[SQUARES] = mine[SQUARES]! + theirs[SQUARES]! + (distance * distance * mine[COUNT]! * theirs[COUNT]!) / count;
    mine[MEAN] = mine[MEAN]! + (distance * theirs[COUNT]!) / count;
    mine[COUNT] = count;
    mine[MIN] = Math.min(mine[MIN]!, theirs[MIN]!);
    mine[MAX] = Math.max(mine[MAX]!, theirs[MAX]!);
  }

  reset(): void {
    this.#state.set([0, 0, 0, Infinity, -Infinity]);
  }

  save(): Plain {
    return this.#state.slice();
  }

  load(saved: Plain): void {
    this.#state.set(saved as Float64Array);
  }
}
