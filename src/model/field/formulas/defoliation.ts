// When a field is sprayed with defoliant, how its leaves fall, and how bolls hurry. Pure; sprays nothing.
import type { FieldParameters } from '../field-parameters.ts';

/** Whether a field that is picked by machine is sprayed today: enough bolls are open, or it is late and some are.
 *  Units and shapes: share of open bolls 0 to 1, days after planting. Source: parameters defoliation… (agronomy sheet 3.1, harvest-aid literature named there). */
export function isTimeToDefoliate(p: FieldParameters, openShare: number, daysAfterPlanting: number): boolean {
  if (openShare >= p.defoliationOpenShare) return true;
  return daysAfterPlanting >= p.defoliationLatestDays && openShare >= p.defoliationLeastOpenShare;
}

/** Share of the green leaves that is left a number of days after spraying, 0 to 1: they fall in a straight line over `leafFallDays`.
 *  Units and shapes: days, negative before spraying. Source: leaves fall within 10 to 12 days (National Encyclopedia of Uzbekistan, defoliation); straight line assumed. */
export function leavesLeft(p: FieldParameters, daysSinceSpraying: number): number {
  if (daysSinceSpraying <= 0) return 1;
  return 1 - p.leafFallShare * Math.min(1, daysSinceSpraying / p.leafFallDays);
}

/** Factor on the growth of bolls a number of days after spraying: while the defoliant acts, bolls open faster.
 *  Source: Gwathmey and Hayes 1996, Beltwide: more bolls open 14 days after treatment in all trials; size assumed. */
export function openingHurry(p: FieldParameters, daysSinceSpraying: number): number {
  return daysSinceSpraying > 0 && daysSinceSpraying <= p.defoliantActsDays ? p.defoliantOpeningFactor : 1;
}
