// How many contacts an hour is expected to bring: hour of the day, day of the week, and the day's own luck. Pure.
import { cos, exp, log1p } from '../../base/math.ts';
import { normalQuantile } from '../../engine/special/normal.ts';
import type { ContactDeskValues } from '../parameters/contact-desk.ts';

export const SHIFTS_PER_DAY = 3;
const DAYS_PER_WEEK = 7;
/** Day number 0 (1 January 1970) was a Thursday; Monday is 0. */
const FIRST_WEEKDAY = 3;
const SATURDAY = 5;

/** Open hours of a day. */
export function openHours(p: ContactDeskValues): number {
  return SHIFTS_PER_DAY * Math.round(p.shiftHours);
}

/** Share of the mean hour that the open hour `index` (0 …) has: a wave over the open day whose mean is 1.
 *  Example: an excess of 0.5 and a peak in the third of twelve hours: 1.5 then, 0.5 six hours later. */
export function hourFactor(index: number, p: ContactDeskValues): number {
  const phase = (index - (p.peakHour - p.openHour)) / openHours(p);
  return 1 + p.peakExcess * cos(2 * Math.PI * phase);
}

/** Whether a day number (base/calendar) is a Saturday or Sunday. */
export function isWeekend(dayNumber: number): boolean {
  return (((dayNumber + FIRST_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK >= SATURDAY;
}

/** A day's contacts over what is usual: lognormal with mean 1 from one uniform. */
export function dayFactor(u: number, p: ContactDeskValues): number {
  const variance = log1p(p.dayVariation * p.dayVariation);
  return exp(Math.sqrt(variance) * normalQuantile(u) - variance / 2);
}

/** Agents of the fixed shift: the usual hour's load at the usual occupancy, one at least.
 *  Example: 1,200 ha outside the season, 48 contacts in 12 h of 300 s: 0.33 agents busy, at 0.6 one agent. */
export function fixedAgents(areaHa: number, isPicking: boolean, p: ContactDeskValues): number {
  const perDay = areaHa * (p.contactsPerHaDay + (isPicking ? p.usualLoadsPerHaDay * p.contactsPerLoad : 0));
  const busy = ((perDay / openHours(p)) * p.handleSeconds) / 3600;
  return Math.max(1, Math.ceil(busy / p.usualOccupancy));
}
