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
