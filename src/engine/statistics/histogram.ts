// Counts of observations in equal bins with an under- and an overflow; keeps no observation.
import { assert, AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** A histogram over [low, high) with equal bins. */
export class Histogram implements Snapshotable {
  readonly low: number;
  readonly high: number;
  readonly binCount: number;
  /** Underflow at 0, bins at 1 … binCount, overflow at binCount + 1. */
  readonly #counts: Float64Array;

  /** Fails: AssertionError unless low < high and binCount ≥ 1. */
  constructor(low: number, high: number, binCount: number) {
    if (!(low < high && Number.isInteger(binCount) && binCount >= 1))
      throw new AssertionError(`histogram needs low < high and bins >= 1, got ${low}, ${high}, ${binCount}`);
    this.low = low;
    this.high = high;
    this.binCount = binCount;
    this.#counts = new Float64Array(binCount + 2);
  }

  /** The number of observations, those outside the bins included. */
  get count(): number {
    let sum = 0;
    for (const count of this.#counts) sum += count;
    return sum;
  }

  get underflow(): number {
    return this.#counts[0]!;
  }

  get overflow(): number {
    return this.#counts[this.binCount + 1]!;
  }

  /** Fails: AssertionError for NaN, which belongs in no bin. */
  add(x: number): void {
    assert(!Number.isNaN(x), 'a histogram cannot take NaN');
    let index = 0;
    if (x >= this.high) index = this.binCount + 1;
    // The quotient can round up to binCount for x just below high; such an x belongs in the last bin.
    else if (x >= this.low)
      index = Math.min(this.binCount, Math.floor(((x - this.low) / (this.high - this.low)) * this.binCount) + 1);
    this.#counts[index] = this.#counts[index]! + 1;
  }

  /** The count of bin 0 … binCount − 1. */
  bin(index: number): number {
    const count = index >= 0 && index < this.binCount ? this.#counts[index + 1] : undefined;
    if (count === undefined) throw new AssertionError(`no bin ${index}`);
    return count;
  }

  /** The lower edge of a bin; edge(binCount) is the upper end. */
  edge(index: number): number {
    return this.low + ((this.high - this.low) * index) / this.binCount;
  }

  /** The value below which the fraction p lies, interpolated within its bin (error at most one bin width inside the range).
   *  −Infinity or Infinity when it lies in the under- or overflow; NaN without observations. */
  quantile(p: number): number {
    const total = this.count;
    if (total === 0) return NaN;
    const target = p * total;
    let below = this.underflow;
    if (below > 0 && target <= below) return -Infinity;
    for (let i = 0; i < this.binCount; i += 1) {
      const count = this.#counts[i + 1]!;
      if (count > 0 && below + count >= target)
        return this.edge(i) + ((this.edge(i + 1) - this.edge(i)) * (target - below)) / count;
      below += count;
    }
    return Infinity;
  }

  save(): Plain {
    return this.#counts.slice();
  }

  load(saved: Plain): void {
    this.#counts.set(saved as Float64Array);
  }
}
