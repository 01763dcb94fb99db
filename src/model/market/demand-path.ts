// The demand of every month and product, from some years before the run to its end: drawn at once, so that no decision can shift it.
import { cos, exp } from '../../base/math.ts';
import type { Streams } from '../../engine/random.ts';
import { TEXTILE_PRODUCTS } from '../domain/products.ts';
import type { MarketValues } from './formulas/demand-scale.ts';

const MONTHS_PER_YEAR = 12;
const TWO_PI = 6.283185307179586;

export interface DemandPath {
  /** Months before the run's first month. */
  readonly monthsBefore: number;
  readonly months: number;
  /** Demand in kg, product × months + month; month 0 is `monthsBefore` before the run's first. */
  readonly kg: Float64Array;
}

/** Rise of a month of the year (1 … 12) over the mean: a cosine about the peak. */
export function seasonFactor(monthOfYear: number, p: MarketValues): number {
  return 1 + p.seasonAmplitude * cos((TWO_PI * (monthOfYear - p.peakMonth)) / MONTHS_PER_YEAR);
}

/**
 * Mean × season × e^(level + month's own). The level is a first-order autoregression about 0 that starts from its long-run spread; all
 * deviations are normal. Two draws per product and month. Units: baseKg of all products in a mean month; isMade by product: whether the
 * cluster has machines for it, else nobody asks for it; firstMonth 1 … 12 is the calendar
 * month of the run's start. Source: structural time series (Harvey 1989), figures assumed.
 */
export function drawDemand(
  p: MarketValues,
  options: { readonly baseKg: number; readonly isMade: readonly boolean[]; readonly firstMonth: number; readonly monthsBefore: number; readonly months: number; readonly streams: Streams },
): DemandPath {
  const { baseKg, isMade, firstMonth, monthsBefore, months, streams } = options;
  const shares = [p.sheetingShare, p.bedLinenShare, p.knittedShare].map((share, product) => (isMade[product]! ? share : 0));
  const shareSum = shares.reduce((a, b) => a + b, 0);
  const kg = new Float64Array(TEXTILE_PRODUCTS.length * months);
  const kept = 1 - p.levelReversion;
  for (let product = 0; product < TEXTILE_PRODUCTS.length; product += 1) {
    const stream = streams.get('market.demand', product);
    const spread = kept < 1 ? p.levelStepDeviation / Math.sqrt(1 - kept * kept) : 0;
    let level = spread * stream.normal();
    for (let month = 0; month < months; month += 1) {
      level = kept * level + p.levelStepDeviation * stream.normal();
      const own = p.monthDeviation * stream.normal();
      const monthOfYear = (((firstMonth - 1 + month - monthsBefore) % MONTHS_PER_YEAR) + MONTHS_PER_YEAR) % MONTHS_PER_YEAR;
      const mean = shareSum > 0 ? (baseKg * shares[product]!) / shareSum : 0;
      kg[product * months + month] = mean * seasonFactor(monthOfYear + 1, p) * exp(level + own);
    }
  }
  return { monthsBefore, months, kg };
}
