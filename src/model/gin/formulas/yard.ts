// What waiting in the yard does to moisture and mass. Yellowing is domain/storage.ts.
import { exp } from '../../../base/math.ts';

/** Moisture of a stack after some days: it dries towards equilibrium and never takes up water.
 *  Units: percent wet basis, days. Source: judgement, first-order drying. */
export function stackMoisturePercent(moisturePercent: number, days: number, equilibriumPercent: number, timeConstantDays: number): number {
  if (moisturePercent <= equilibriumPercent) return moisturePercent;
  return equilibriumPercent + (moisturePercent - equilibriumPercent) * exp(-days / timeConstantDays);
}

/** Share of mass that moist seed cotton loses by respiration.
 *  Units: mean moisture percent wet basis, days, rate per day and point above the onset; returns 0 to 0.2 (bound of the linear rule).
 *  Source: onset of G28, rate assumed. */
export function respiredShare(moisturePercent: number, days: number, onsetPercent: number, ratePerDayPoint: number): number {
  return Math.min(0.2, Math.max(0, moisturePercent - onsetPercent) * days * ratePerDayPoint);
}
