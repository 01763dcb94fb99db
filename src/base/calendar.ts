// Days of the proleptic Gregorian calendar as whole numbers; no clock, no time zone, no locale.
import { assert } from './assert.ts';

/** A calendar date; month 1–12, day 1–31. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  const days = DAYS_IN_MONTH[month - 1];
  assert(days !== undefined, `month must be 1 to 12, got ${month}`);
  return month === 2 && isLeapYear(year) ? 29 : days;
}

/** The day of the year, 1 January = 1. */
export function dayOfYear(date: CalendarDate): number {
  const before = DAYS_BEFORE_MONTH[date.month - 1];
  assert(before !== undefined, `month must be 1 to 12, got ${date.month}`);
  return before + date.day + (date.month > 2 && isLeapYear(date.year) ? 1 : 0);
}

/** Days since 1 January of year 1 (that day = 0). */
export function dayNumber(date: CalendarDate): number {
  const y = date.year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear(date) - 1;
}

/** The date of a day number; the inverse of dayNumber. */
export function dateOfDayNumber(number: number): CalendarDate {
  let year = Math.floor(number / 365.2425) + 1;
  while (dayNumber({ year: year + 1, month: 1, day: 1 }) <= number) year += 1;
  while (dayNumber({ year, month: 1, day: 1 }) > number) year -= 1;
  let day = number - dayNumber({ year, month: 1, day: 1 }) + 1;
  let month = 1;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day };
}

/** The date as YYYY-MM-DD. */
export function isoDate(date: CalendarDate): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

/** The date written as YYYY-MM-DD, or undefined when the text is not a real date. */
export function parseIsoDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (date.year < 1 || date.month < 1 || date.month > 12) return undefined;
  if (date.day < 1 || date.day > daysInMonth(date.year, date.month)) return undefined;
  return date;
}
