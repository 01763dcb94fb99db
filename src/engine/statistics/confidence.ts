// Intervals for the mean of independent replications and for paired differences; assumes roughly normal means.
import { AssertionError } from '../../base/assert.ts';
import { studentTQuantile } from '../special/student.ts';
import { Tally } from './tally.ts';

/** A mean with its two-sided interval; low and high are NaN when fewer than two values leave the spread unknown. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The mean of independent values with its Student t interval at this level (0.95 for 95 %).
 *  With no value all three are NaN; with one, low and high are NaN ("unknown").
 *  Fails: AssertionError unless 0 < level < 1. */
export function confidenceInterval(values: ArrayLike<number>, level: number): Interval {
  if (!(level > 0 && level < 1)) throw new AssertionError(`confidence level must be between 0 and 1, got ${level}`);
  const tally = new Tally();
  for (let i = 0; i < values.length; i += 1) tally.add(values[i]!);
  return intervalOfTally(tally, level);
}

/** The same from a tally of the values. */
export function intervalOfTally(tally: Tally, level: number): Interval {
  const { count, mean } = tally;
  if (count < 2) return { mean, low: NaN, high: NaN };
  const half = studentTQuantile(0.5 + level / 2, count - 1) * Math.sqrt(tally.variance / count);
  return { mean, low: mean - half, high: mean + half };
}

/** The mean of a[i] − b[i] with its interval: replication i of both ran on the same random numbers.
 *  Fails: AssertionError unless both have the same length. */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>, level: number): Interval {
  if (a.length !== b.length)
    throw new AssertionError(`paired series must have the same length, got ${a.length} and ${b.length}`);
  const differences = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 1) differences[i] = a[i]! - b[i]!;
  return confidenceInterval(differences, level);
}
