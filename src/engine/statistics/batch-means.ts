// Batch means of one long correlated series, for an interval from a single run; keeps at most 2 × `batches` sums.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Interval } from './confidence.ts';
import { confidenceInterval } from './confidence.ts';

/** Non-overlapping batch means whose batch size doubles whenever 2 × `batches` batches are full, so there are always enough and never many.
 *  Source: Law, Simulation Modeling and Analysis, section 9.5.3 (batch means). */
export class BatchMeans implements Snapshotable {
  readonly #sums: Float64Array;
  #full = 0;
  #batchSize = 1;
  #inBatch = 0;

  /** Fails: AssertionError unless batches is a whole number ≥ 2. */
  constructor(batches: number) {
    assert(Number.isInteger(batches) && batches >= 2, `batch means need at least 2 batches, got ${batches}`);
    this.#sums = new Float64Array(2 * batches + 1);
  }

  /** Observations per batch at present. */
  get batchSize(): number {
    return this.#batchSize;
  }

  /** The number of full batches. */
  get fullBatches(): number {
    return this.#full;
  }

  add(x: number): void {
    const sums = this.#sums;
    sums[this.#full] = sums[this.#full]! + x;
    this.#inBatch += 1;
    if (this.#inBatch < this.#batchSize) return;
    this.#inBatch = 0;
    this.#full += 1;
    sums[this.#full] = 0;
    if (this.#full === sums.length - 1) this.#merge();
  }

  /** The interval of the mean over the full batches; observations of an unfinished batch are left out. */
  interval(level: number): Interval {
    const means = this.#sums.slice(0, this.#full);
    for (let i = 0; i < means.length; i += 1) means[i] = means[i]! / this.#batchSize;
    return confidenceInterval(means, level);
  }

  save(): Plain {
    return { sums: this.#sums.slice(), full: this.#full, batchSize: this.#batchSize, inBatch: this.#inBatch };
  }

  load(saved: Plain): void {
    const state = saved as { sums: Float64Array; full: number; batchSize: number; inBatch: number };
    this.#sums.set(state.sums);
    this.#full = state.full;
    this.#batchSize = state.batchSize;
    this.#inBatch = state.inBatch;
  }

  #merge(): void {
    const sums = this.#sums;
    this.#full /= 2;
    for (let i = 0; i < this.#full; i += 1) sums[i] = sums[2 * i]! + sums[2 * i + 1]!;
    sums[this.#full] = 0;
    this.#batchSize *= 2;
  }
}
