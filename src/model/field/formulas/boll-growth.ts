// How fast bolls grow from bloom to opening at a temperature, and how slow a variety is. Pure; opens nothing.
import type { FieldParameters } from '../field-parameters.ts';

// GOSSYM's days from bloom to open boll hold between these means; nothing takes longer than LONGEST_DAYS.
const COOLEST_C = 17;
const WARMEST_C = 35;
const LONGEST_DAYS = 70;

/** Share of a boll's time from bloom to opening that one day gives.
 *  Units and shapes: mean temperature °C; returns 1/d, 0 to 0.03. Below 17 °C the rate falls in a straight line to 0 at `bollBaseC`.
 *  Source: agronomy sheet 3.2, GOSSYM: 327.396 − 17.251·T + 0.255·T² days, at most 70 (T 17 to 35 °C); 3.3, base 7.6 °C of CSM-CROPGRO; the line between is assumed. */
export function bollGrowthPerDay(p: FieldParameters, meanC: number): number {
  if (meanC <= p.bollBaseC) return 0;
  const t = Math.min(WARMEST_C, Math.max(COOLEST_C, meanC));
  const days = Math.min(LONGEST_DAYS, 327.396 - 17.251 * t + 0.255 * t * t);
  const cold = meanC < COOLEST_C ? (meanC - p.bollBaseC) / (COOLEST_C - p.bollBaseC) : 1;
  return cold / days;
}

/** How much longer than TM-1 a variety takes for every event up to the opening of its bolls: the variety factor of GOSSYM.
 *  Units and shapes: days from emergence to the first open boll as breeders print them; returns a factor near 1.
 *  Source: agronomy sheet 3.2 (each duration × a variety factor), 5.2 (days of varieties), turned into the factor by the mean of the weather record. */
export function varietyPace(p: FieldParameters, openingDays: number): number {
  return 1 + (p.emergenceDays + openingDays - p.openingDaysOfRecord) / p.openingDaysPerPace;
}
