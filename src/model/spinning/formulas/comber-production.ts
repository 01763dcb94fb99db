// Output of a comber from its nips, feed and lap, in metric and in English units, and what combing takes out of the sliver. Knows no stops.
import { clamp } from '../../../base/math.ts';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const GRAINS_PER_POUND = 7000;

/** Combed sliver of one comber.
 *  Units: nips/min, feed per nip m, lap kg/m, heads, noil and efficiency fractions; returns kg/h. Source: processing sheet 3.2, vector 40. */
export function comberKgPerHour(
  nipsPerMinute: number,
  feedMetres: number,
  lapKgPerMetre: number,
  heads: number,
  noilFraction: number,
  efficiency: number,
): number {
  return nipsPerMinute * feedMetres * lapKgPerMetre * heads * MINUTES_PER_HOUR * (1 - noilFraction) * efficiency;
}

/** Combed sliver of one comber in a day of 24 hours.
 *  Units: nips/min, feed per nip yd, lap grains/yd, heads, noil and efficiency fractions; returns lb. Source: exercise [S20], vector 41. */
export function comberPoundsPerDay(
  nipsPerMinute: number,
  feedYards: number,
  lapGrainsPerYard: number,
  heads: number,
  noilFraction: number,
  efficiency: number,
): number {
  const grainsPerMinute = nipsPerMinute * feedYards * lapGrainsPerYard * heads * (1 - noilFraction) * efficiency;
  return (grainsPerMinute * MINUTES_PER_HOUR * HOURS_PER_DAY) / GRAINS_PER_POUND;
}

/** Short fibre that stays in combed sliver, by mass balance: of the noil a share is short fibre, as far as there is any.
 *  Units: short fibre of the lap %, noil %, share of short fibre in the noil 0 to 1; returns % of the combed sliver.
 *  Source: mass balance; the share is a parameter. */
export function combedShortFibrePercent(shortFibrePercent: number, noilPercent: number, shortFibreInNoil: number): number {
  const taken = Math.min(shortFibrePercent, noilPercent * shortFibreInNoil);
  return clamp((100 * (shortFibrePercent - taken)) / (100 - noilPercent), 0, 100);
}
