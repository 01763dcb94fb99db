// When vehicles may be sent out. Pure; trips under way are driven to their end at any hour.
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';

/** The first tick ≥ `tick` within working hours, which are the same every day.
 *  Units: ticks; hours 0 to 24 with start < end. */
export function withinWorkHours(tick: number, startHour: number, endHour: number): number {
  const ofDay = tick % TICKS_PER_DAY;
  const start = Math.round(startHour * TICKS_PER_HOUR);
  const end = Math.round(endHour * TICKS_PER_HOUR);
  if (ofDay < start) return tick - ofDay + start;
  return ofDay < end ? tick : tick - ofDay + TICKS_PER_DAY + start;
}
