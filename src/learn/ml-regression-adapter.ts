// The only door to ml-regression: a least-squares line and a Theil–Sen line through points; no checks, no statistics.
// Both constructors use + − × ÷ and comparisons only, so their bits agree in every engine.
// oxlint-disable-next-line typescript/triple-slash-reference -- every compiler project that reaches this file needs the package's types
/// <reference path="./ml-regression.d.ts" />
import { SimpleLinearRegression, TheilSenRegression } from 'ml-regression';
import { mean } from './table.ts';

/** A straight line, y = intercept + slope · x. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** The least-squares line. Units and shapes: x and y of equal length ≥ 2, x not all equal.
 *  Deviation: the points are centred first, because the library's sums of raw products cancel when x is far from 0. */
export function leastSquaresLine(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const xMean = mean(x);
  const yMean = mean(y);
  const fit = new SimpleLinearRegression(
    Array.from(x, (value) => value - xMean),
    Array.from(y, (value) => value - yMean),
  );
  return { slope: fit.slope, intercept: yMean + fit.intercept - fit.slope * xMean };
}

/** The Theil–Sen line: median of pairwise slopes, then median of y − slope·x. Units and shapes: as leastSquaresLine.
 *  The library takes the lower of two middle values as the median. Source: Sen 1968, JASA 63, 1379–1389. */
export function theilSenLine(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const fit = new TheilSenRegression(Array.from(x), Array.from(y));
  return { slope: fit.slope, intercept: fit.intercept };
}
