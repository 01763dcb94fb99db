// The build-up of the reference harvest index over the days of yield formation; no stress, no yield.
import { exp } from '../../../base/math.ts';

/** Logistic growth, then a straight line. */
export interface HarvestIndexCurve {
  readonly growthPerDay: number;
  readonly switchDay: number;
  readonly slopePerDay: number;
}

function logistic(initial: number, reference: number, growthPerDay: number, day: number): number {
  return (initial * reference) / (initial + (reference - initial) * exp(-growthPerDay * day));
}

/** The curve that reaches the reference harvest index at the end of yield formation.
 *  Units and shapes: yieldFormationDays a whole number ≥ 1, harvest indices as fractions.
 *  Source: AquaCrop-OSPy initialize/calculate_HIGC and calculate_HI_linear (FAO AquaCrop reference manual, section 3.12). */
export function harvestIndexCurve(yieldFormationDays: number, reference: number, initial: number): HarvestIndexCurve {
  let growthPerDay = 0.001;
  let estimate = 0;
  while (estimate <= 0.98 * reference) {
    growthPerDay += 0.001;
    estimate = logistic(initial, reference, growthPerDay, yieldFormationDays);
  }
  if (estimate >= reference) growthPerDay -= 0.001;
  let day = 0;
  let previous = initial;
  estimate = 0;
  while (estimate <= reference && day < yieldFormationDays) {
    day += 1;
    const next = logistic(initial, reference, growthPerDay, day);
    estimate = next + (yieldFormationDays - day) * (next - previous);
    previous = next;
  }
  const switchDay = day - 1;
  const atSwitch = switchDay > 0 ? logistic(initial, reference, growthPerDay, switchDay) : 0;
  return { growthPerDay, switchDay, slopePerDay: (reference - atSwitch) / (yieldFormationDays - switchDay) };
}

/** The reference harvest index on a day of yield formation.
 *  Units and shapes: day is whole, counted from the first day of yield formation (≤ 0 before it); returns a fraction.
 *  Source: AquaCrop-OSPy solution/HIref_current_day. */
export function referenceHarvestIndexOn(day: number, curve: HarvestIndexCurve, reference: number, initial: number): number {
  if (day <= 0) return 0;
  const value =
    day < curve.switchDay
      ? logistic(initial, reference, curve.growthPerDay, day)
      : logistic(initial, reference, curve.growthPerDay, curve.switchDay) + curve.slopePerDay * (day - curve.switchDay);
  if (value > reference) return reference;
  if (value <= initial + 0.004) return 0;
  return reference - value < 0.004 ? reference : value;
}
