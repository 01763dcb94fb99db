// The shared time axis of a season's charts: days to px, first days of months as ticks. Pure.
import { scaleLinear } from 'd3';
import { dateOfDayNumber } from '../../base/calendar.ts';

export interface SeasonAxisInput {
  /** Day number (base/calendar) of day 0. */
  readonly firstDayNumber: number;
  /** Days shown; each takes an equal width. */
  readonly days: number;
  readonly left: number;
  readonly right: number;
}

export interface MonthTick {
  /** Left edge of the month's first day, px. */
  readonly x: number;
  /** Middle of the month's part that is shown, px, and the width of that part. */
  readonly middle: number;
  readonly width: number;
  /** 1 to 12. */
  readonly month: number;
}

export interface SeasonAxis {
  readonly left: number;
  readonly right: number;
  readonly days: number;
  readonly months: readonly MonthTick[];
  /** Left edge of a day, px; a fraction is a moment of the day. */
  readonly x: (day: number) => number;
  /** The day at a position, within the season. */
  readonly dayAt: (x: number) => number;
}

/** The axis of `days` days between two positions in px. */
export function seasonAxis({ firstDayNumber, days, left, right }: SeasonAxisInput): SeasonAxis {
  const scale = scaleLinear().domain([0, days]).range([left, right]);
  const starts: { day: number; month: number }[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = dateOfDayNumber(firstDayNumber + day);
    if (day === 0 || date.day === 1) starts.push({ day, month: date.month });
  }
  const months = starts.map(({ day, month }, index) => {
    const end = starts[index + 1]?.day ?? days;
    return { x: scale(day), middle: scale((day + end) / 2), width: scale(end) - scale(day), month };
  });
  return {
    left,
    right,
    days,
    months,
    x: (day) => scale(day),
    dayAt: (x) => Math.min(days - 1, Math.max(0, Math.floor(scale.invert(x)))),
  };
}
