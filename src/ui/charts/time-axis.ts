// An axis of hours with ticks that suit the window: months, days or hours. Pure.
import { scaleLinear } from 'd3';
import { dateOfDayNumber } from '../../base/calendar.ts';

export interface TimeTick {
  readonly hour: number;
  readonly x: number;
  /** What the tick stands for: the first day of a month, a day, or an hour of the day. */
  readonly kind: 'month' | 'day' | 'hour';
  readonly dayNumber: number;
  /** 1 to 12, and the hour of the day. */
  readonly month: number;
  readonly hourOfDay: number;
}

export interface TimeAxis {
  readonly left: number;
  readonly right: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly ticks: readonly TimeTick[];
  readonly x: (hour: number) => number;
  readonly hourAt: (x: number) => number;
}

const HOURS_PER_DAY = 24;
/** Ticks closer than this would run into one another, px. */
const LEAST_SPACING_PX = 74;
/** Room for the short name of a month, px. */
const LEAST_MONTH_PX = 36;
const DAY_STEPS = [1, 2, 5, 10, 15] as const;
const HOUR_STEPS = [1, 3, 6, 12] as const;
/** From this many days on months are marked. */
const MONTHS_FROM_DAYS = 75;

/** The first day from `day` on that begins a month. */
function firstOfMonth(firstDayNumber: number, day: number): number {
  let first = day;
  while (dateOfDayNumber(firstDayNumber + first).day !== 1) first += 1;
  return first;
}

/** The axis of the hours from … to between two positions in px; hour 0 begins the day with number `firstDayNumber`. */
export function timeAxis(input: { readonly firstDayNumber: number; readonly fromHour: number; readonly toHour: number; readonly left: number; readonly right: number }): TimeAxis {
  const { firstDayNumber, fromHour, toHour, left, right } = input;
  const scale = scaleLinear().domain([fromHour, toHour]).range([left, right]);
  const ticks: TimeTick[] = [];
  const pxPerHour = (right - left) / Math.max(1, toHour - fromHour);
  const add = (hour: number, kind: TimeTick['kind']): void => {
    const dayNumber = firstDayNumber + Math.floor(hour / HOURS_PER_DAY);
    ticks.push({ hour, x: scale(hour), kind, dayNumber, month: dateOfDayNumber(dayNumber).month, hourOfDay: ((hour % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY });
  };
  const days = (toHour - fromHour) / HOURS_PER_DAY;
  const hourStep = HOUR_STEPS.find((step) => step * pxPerHour >= LEAST_SPACING_PX);
  if (hourStep !== undefined) {
    for (let hour = Math.ceil(fromHour / hourStep) * hourStep; hour <= toHour; hour += hourStep) add(hour, hour % HOURS_PER_DAY === 0 ? 'day' : 'hour');
  } else if (days >= MONTHS_FROM_DAYS) {
    // The month that the window begins in, if there is room for its name.
    const next = firstOfMonth(firstDayNumber, Math.floor(fromHour / HOURS_PER_DAY) + 1);
    if ((next * HOURS_PER_DAY - fromHour) * pxPerHour >= LEAST_MONTH_PX) add(fromHour, 'month');
    for (let day = Math.ceil(fromHour / HOURS_PER_DAY); day * HOURS_PER_DAY <= toHour; day += 1) {
      if (dateOfDayNumber(firstDayNumber + day).day === 1) add(day * HOURS_PER_DAY, 'month');
    }
  } else {
    const step = DAY_STEPS.find((each) => each * HOURS_PER_DAY * pxPerHour >= LEAST_SPACING_PX) ?? DAY_STEPS[DAY_STEPS.length - 1]!;
    for (let day = Math.ceil(fromHour / HOURS_PER_DAY / step) * step; day * HOURS_PER_DAY <= toHour; day += step) add(day * HOURS_PER_DAY, 'day');
  }
  return { left, right, fromHour, toHour, ticks, x: (hour) => scale(hour), hourAt: (x) => Math.min(toHour, Math.max(fromHour, scale.invert(x))) };
}
