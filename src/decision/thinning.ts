// Which rows of a long series are kept: a share of them, spread evenly and in step with no rhythm. Draws no chance.

/** Fractional part of the golden ratio: of all numbers the one that multiples of small whole numbers come least near. */
const GOLDEN = 0.6180339887498949;

/**
 * Whether the row with this number (from 0) is among the kept share, 0 < share ≤ 1. Every n-th row would do for a series without rhythm; of
 * rows that come by plant, shift and hour it would keep one plant or one hour. What a smaller share keeps, a larger one keeps too.
 * Source: Weyl's equidistribution of the multiples of an irrational number, also along every arithmetic progression.
 */
export function isKept(number: number, share: number): boolean {
  const turns = number * GOLDEN;
  return turns - Math.floor(turns) < share;
}
