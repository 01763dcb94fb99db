// Ways to divide rows in time order into training and test rows; never shuffles, since neighbours in time know each other.
import { assert } from '../base/assert.ts';

/** Row positions, ascending; none is in both. */
export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

const range = (start: number, end: number): number[] => Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);

/** Numbers of `blockCount` contiguous blocks of rows, sizes differing by at most one row. Fails: throws AssertionError unless
 *  2 ≤ blockCount ≤ rowCount. */
export function contiguousBlocks(rowCount: number, blockCount: number): Int32Array {
  assert(blockCount >= 2 && blockCount <= rowCount, `${blockCount} blocks of ${rowCount} rows`);
  return Int32Array.from({ length: rowCount }, (_, row) => Math.floor((row * blockCount) / rowCount));
}

/** One split per block: the block is tested, all others train. `blocks` gives each row its block (crop year, season, farm); `gapRows`
 *  rows on either side of every tested row are left out of training. Blocks come in order of first appearance.
 *  Source: Roberts et al. 2017, Cross-validation strategies for data with temporal structure, Ecography 40, 913–929. */
export function blockedSplits(blocks: ArrayLike<number>, gapRows: number): Split[] {
  const rows = range(0, blocks.length);
  const numbers = [...new Set(Array.from(blocks))];
  assert(numbers.length >= 2, 'blocked splits need at least 2 blocks');
  return numbers.map((block) => {
    const test = rows.filter((row) => blocks[row] === block);
    const isBanned = new Uint8Array(blocks.length);
    for (const row of test) isBanned.fill(1, Math.max(0, row - gapRows), row + gapRows + 1);
    return { train: rows.filter((row) => isBanned[row] === 0), test };
  });
}

/** Splits that only ever learn from the past: the first trains on `initialRows` rows, each tests the next `horizonRows` after a gap
 *  of `gapRows`, then the origin moves on by `horizonRows`; the last test may be shorter. Empty when no row is left to test.
 *  Source: Tashman 2000, Out-of-sample tests of forecasting accuracy, Int. J. Forecasting 16, 437–450. */
export function rollingOriginSplits(rowCount: number, plan: { readonly initialRows: number; readonly horizonRows: number; readonly gapRows: number }): Split[] {
  const { initialRows, horizonRows, gapRows } = plan;
  assert(initialRows >= 1 && horizonRows >= 1 && gapRows >= 0, 'rolling origin needs at least one training and one test row');
  const splits: Split[] = [];
  for (let origin = initialRows; origin + gapRows < rowCount; origin += horizonRows) {
    const start = origin + gapRows;
    splits.push({ train: range(0, origin), test: range(start, Math.min(rowCount, start + horizonRows)) });
  }
  return splits;
}
