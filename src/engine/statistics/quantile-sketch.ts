// Quantiles of a long series of finite numbers in bounded memory with a bounded relative error; no sampling, no randomness, any order.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Mantissa bits kept: 2⁷ cells per power of two, so the centre of a cell is within 2⁻⁸ (0.4 %) of any value in it. */
const MANTISSA_BITS = 7;
const SHIFT = 20 - MANTISSA_BITS;
const scratch = new Float64Array(1);
/** Upper word of the double (sign, exponent, 20 mantissa bits); all supported engines are little-endian. */
const scratchWords = new Int32Array(scratch.buffer);

/** A sketch of quantiles: counts by sign, binary exponent and seven mantissa bits (a base-2 relative of DDSketch, Masson, Rim and Lee 2019).
 *  The quantile returned is within 0.4 % of an observation of the wanted rank; zeros and extremes are exact. Merging is exact. */
export class QuantileSketch implements Snapshotable {
  /** Positive and negative magnitudes, zeros. */
  readonly #positive = new Cells();
  readonly #negative = new Cells();
  #zeros = 0;
  #min = Infinity;
  #max = -Infinity;

  /** The greatest relative error of a quantile. */
  static readonly relativeError = 1 / 256;

  get count(): number {
    return this.#positive.total + this.#negative.total + this.#zeros;
  }

  /** Fails: AssertionError unless x is finite. */
  add(x: number): void {
    if (!Number.isFinite(x)) throw new AssertionError(`a quantile sketch takes finite numbers, got ${x}`);
    if (x > 0) this.#positive.add(cellOf(x), 1);
    else if (x < 0) this.#negative.add(cellOf(-x), 1);
    else this.#zeros += 1;
    if (x < this.#min) this.#min = x;
    if (x > this.#max) this.#max = x;
  }

  /** The value of rank ⌈p × count⌉ (at least 1), 0 ≤ p ≤ 1; NaN without observations. */
  quantile(p: number): number {
    if (!(p >= 0 && p <= 1)) throw new AssertionError(`probability must be 0 to 1, got ${p}`);
    const count = this.count;
    if (count === 0) return NaN;
    const rank = Math.max(1, Math.ceil(p * count));
    if (rank === 1) return this.#min;
    if (rank === count) return this.#max;
    const negatives = this.#negative.total;
    let value = 0;
    if (rank <= negatives) value = -centreOf(this.#negative.cellOfRank(negatives - rank + 1));
    else if (rank > negatives + this.#zeros)
      value = centreOf(this.#positive.cellOfRank(rank - negatives - this.#zeros));
    return Math.min(this.#max, Math.max(this.#min, value));
  }

  /** Takes in all observations of another sketch. */
  merge(other: QuantileSketch): void {
    this.#positive.merge(other.#positive);
    this.#negative.merge(other.#negative);
    this.#zeros += other.#zeros;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
  }

  save(): Plain {
    return {
      positive: this.#positive.save(),
      negative: this.#negative.save(),
      zeros: this.#zeros,
      min: this.#min,
      max: this.#max,
    };
  }

  load(saved: Plain): void {
    const state = saved as { positive: Plain; negative: Plain; zeros: number; min: number; max: number };
    this.#positive.load(state.positive);
    this.#negative.load(state.negative);
    this.#zeros = state.zeros;
    this.#min = state.min;
    this.#max = state.max;
  }
}

function cellOf(magnitude: number): number {
  scratch[0] = magnitude;
  return scratchWords[1]! >> SHIFT;
}

/** The middle of a cell. */
function centreOf(cell: number): number {
  scratchWords[0] = 0;
  scratchWords[1] = (cell << SHIFT) | (1 << (SHIFT - 1));
  return scratch[0]!;
}

/** Counts of a window of neighbouring cells that grows to hold what comes. */
class Cells {
  #first = 0;
  #counts = new Float64Array(0);
  total = 0;

  add(cell: number, count: number): void {
    if (cell < this.#first || cell >= this.#first + this.#counts.length) this.#widen(cell);
    const index = cell - this.#first;
    this.#counts[index] = this.#counts[index]! + count;
    this.total += count;
  }

  /** The cell that holds the rank-th smallest magnitude, 1 ≤ rank ≤ total. */
  cellOfRank(rank: number): number {
    let below = 0;
    let index = 0;
    while (below + this.#counts[index]! < rank) {
      below += this.#counts[index]!;
      index += 1;
    }
    return this.#first + index;
  }

  merge(other: Cells): void {
    for (let i = 0; i < other.#counts.length; i += 1) {
      if (other.#counts[i]! > 0) this.add(other.#first + i, other.#counts[i]!);
    }
  }

  save(): Plain {
    return { first: this.#first, counts: this.#counts.slice() };
  }

  load(saved: Plain): void {
    const state = saved as { first: number; counts: Float64Array };
    this.#first = state.first;
    this.#counts = state.counts.slice();
    this.total = 0;
    for (const count of this.#counts) this.total += count;
  }

  /** Doubles the window, or moves its ends out to the cell plus one power of two. */
  #widen(cell: number): void {
    const length = this.#counts.length;
    const margin = Math.max(1 << MANTISSA_BITS, length >> 1);
    const first = length === 0 ? cell - margin : Math.min(this.#first, cell - margin);
    const end = length === 0 ? cell + margin : Math.max(this.#first + length, cell + margin);
    const counts = new Float64Array(end - first);
    if (length > 0) counts.set(this.#counts, this.#first - first);
    this.#first = first;
    this.#counts = counts;
  }
}
