// The share of bolls that are open for a sum of heat units; no canopy, no yield, no weather file.
import { exp } from '../../../base/math.ts';

/** Base temperature of cotton heat units: 60 °F in °C. */
export const BOLL_BASE_TEMPERATURE_C = 140 / 9;

/** Accumulated heat units from planting at the two points of the opening curve, in °C·day above 15.56 °C.
 *  Source: eight-year mean of Stoneville (Cathey, Beltwide), 1898 and 2479 °F·day divided by 1.8. Local varieties open later: about 15 % more heat (assumed). */
export const BOLL_OPENING_STONEVILLE = { firstOpen: 1898 / 1.8, sixtyPercentOpen: 2479 / 1.8 } as const;

// −ln(1 − 0.60): makes the curve pass through 60 % at the second threshold.
const SIXTY_PERCENT_HAZARD = 0.916290731874155;

/** The heat units of one day above 15.56 °C (DD60 divided by 1.8).
 *  Units and shapes: daily extremes in °C; returns °C·day, ≥ 0.
 *  Source: extension rule DD60 = max(0, (Tmax + Tmin)/2 − 60 °F). */
export function heatUnits(tMinC: number, tMaxC: number): number {
  return Math.max(0, (tMinC + tMaxC) / 2 - BOLL_BASE_TEMPERATURE_C);
}

/** The share of all harvestable bolls that are open: 0 until the first boll opens, 0.6 at the second threshold, then towards 1.
 *  The curve is 1 − exp(−0.916·s²) with s = (heat − firstOpen)/(sixtyPercentOpen − firstOpen): opening starts slowly, is fastest
 *  before 60 % and ends in a tail; about 0.20 at s = 0.5, 0.87 at s = 1.5 and 0.97 at s = 2.
 *  Units and shapes: all three arguments in °C·day above 15.56 °C since planting; returns a fraction 0 to 1.
 *  Fails: never; with sixtyPercentOpen ≤ firstOpen the curve is a step at firstOpen.
 *  Source: the two thresholds from Cathey (Beltwide); the exponent 2 is assumed (an S-shape through both points). */
export function openBollShare(degreeDays156: number, firstOpen: number, sixtyPercentOpen: number): number {
  if (degreeDays156 <= firstOpen) return 0;
  const width = sixtyPercentOpen - firstOpen;
  if (width <= 0) return 1;
  const s = (degreeDays156 - firstOpen) / width;
  return 1 - exp(-SIXTY_PERCENT_HAZARD * s * s);
}
