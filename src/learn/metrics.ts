// Scores of predictions against outcomes; every function takes two series of equal length ≥ 1 and allocates nothing.

/** 1 − squared error / squared error of the outcomes' own mean; may be negative; 0 when the outcomes never vary. */
export function rSquared(actual: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let mean = 0;
  for (let i = 0; i < actual.length; i += 1) mean += actual[i]!;
  mean /= actual.length;
  let error = 0;
  let spread = 0;
  for (let i = 0; i < actual.length; i += 1) {
    error += (actual[i]! - predicted[i]!) * (actual[i]! - predicted[i]!);
    spread += (actual[i]! - mean) * (actual[i]! - mean);
  }
  return spread === 0 ? 0 : 1 - error / spread;
}

/** Mean absolute error, in target units. */
export function meanAbsoluteError(actual: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i += 1) sum += Math.abs(actual[i]! - predicted[i]!);
  return sum / actual.length;
}

/** Mean of |error| / |outcome| as a fraction over the outcomes other than 0; undefined when all are 0. */
export function meanAbsolutePercentageError(actual: ArrayLike<number>, predicted: ArrayLike<number>): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i += 1) {
    if (actual[i] === 0) continue;
    sum += Math.abs((actual[i]! - predicted[i]!) / actual[i]!);
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}

/** Sum of |error| over sum of |outcome| as a fraction: large outcomes weigh more and zeros do no harm; undefined when all are 0.
 *  Source: Kolassa & Schütz 2007, Advantages of the MAD/mean ratio over the MAPE, Foresight 6, 40–43. */
export function weightedPercentageError(actual: ArrayLike<number>, predicted: ArrayLike<number>): number | undefined {
  let errors = 0;
  let outcomes = 0;
  for (let i = 0; i < actual.length; i += 1) {
    errors += Math.abs(actual[i]! - predicted[i]!);
    outcomes += Math.abs(actual[i]!);
  }
  return outcomes === 0 ? undefined : errors / outcomes;
}

/** Mean pinball loss of a predicted quantile (0 < level < 1), in target units; least for the true quantile.
 *  Source: Koenker & Bassett 1978, Regression quantiles, Econometrica 46, 33–50. */
export function pinballLoss(actual: ArrayLike<number>, predicted: ArrayLike<number>, level: number): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i += 1) {
    const error = actual[i]! - predicted[i]!;
    sum += error >= 0 ? level * error : (level - 1) * error;
  }
  return sum / actual.length;
}

/** Share of outcomes within ± halfWidth of the prediction, 0 … 1. */
export function measuredCoverage(actual: ArrayLike<number>, predicted: ArrayLike<number>, halfWidth: number): number {
  let inside = 0;
  for (let i = 0; i < actual.length; i += 1) if (Math.abs(actual[i]! - predicted[i]!) <= halfWidth) inside += 1;
  return inside / actual.length;
}

/** Share of outcomes inside their own interval, its ends included, 0 … 1. */
export function intervalCoverage(actual: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): number {
  let inside = 0;
  for (let i = 0; i < actual.length; i += 1) if (low[i]! <= actual[i]! && actual[i]! <= high[i]!) inside += 1;
  return inside / actual.length;
}

/** Mean interval score in target units, less is better: the width, and what an outcome lies outside times 2/(1 − coverage).
 *  Source: Gneiting & Raftery 2007, Strictly proper scoring rules, JASA 102, 359–378, eq. 43. */
export function intervalScore(actual: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>, coverage: number): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i += 1) {
    const outside = Math.max(0, low[i]! - actual[i]!, actual[i]! - high[i]!);
    sum += high[i]! - low[i]! + (2 / (1 - coverage)) * outside;
  }
  return sum / actual.length;
}
