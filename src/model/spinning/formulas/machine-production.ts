// Output of cards, roving spindles and winding drums; the formulas of catalogue arithmetic, without stops other than the efficiency given.
import { texOfNe, twistPerInch } from './ring-production.ts';

const MINUTES_PER_HOUR = 60;

/** Sliver of one card. Units: doffing speed m/min, sliver ktex, efficiency a fraction; returns kg/h. Source: processing sheet 3.2. */
export function cardKgPerHour(metresPerMinute: number, sliverKtex: number, efficiency: number): number {
  return ((metresPerMinute * MINUTES_PER_HOUR * sliverKtex) / 1000) * efficiency;
}

/** Roving of one flyer spindle. Units: flyer rpm, hank in Ne, efficiency a fraction; returns kg/h. Source: processing sheet 3.2. */
export function rovingKgPerSpindleHour(flyerRpm: number, hankNe: number, twistMultiplier: number, efficiency: number): number {
  const metresPerMinute = (flyerRpm / twistPerInch(twistMultiplier, hankNe)) * 0.0254;
  return (metresPerMinute * MINUTES_PER_HOUR * texOfNe(hankNe) * efficiency) / 1e6;
}

/** Yarn of one winding drum. Units: winding speed m/min, count Ne, efficiency a fraction; returns kg/h. Source: processing sheet 3.2. */
export function winderKgPerDrumHour(metresPerMinute: number, countNe: number, efficiency: number): number {
  return (metresPerMinute * MINUTES_PER_HOUR * texOfNe(countNe) * efficiency) / 1e6;
}

/** Sliver in a can. Units: inches; returns kg. Source: SITRA norms [S4]. */
export function sliverCanKg(heightInches: number, diameterInches: number): number {
  return (1.5 * heightInches * diameterInches * diameterInches) / 1000;
}

/** Roving on a bobbin. Units: inches; returns kg. Source: SITRA norms [S4]. */
export function rovingBobbinKg(liftInches: number, diameterInches: number): number {
  return (3 * liftInches * diameterInches * diameterInches) / 1000;
}
