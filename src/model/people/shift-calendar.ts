// The shifts of a plant by day: when they begin, how long they last, which shift a tick belongs to. Knows no people and schedules nothing.
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';

/** Shifts of a plant by season. */
export interface ShiftRules {
  readonly shiftsInSeason: number;
  readonly shiftsOffSeason: number;
  readonly shiftHours: number;
  /** Days of the year; the season may run over the turn of the year. */
  readonly seasonFromDay: number;
  readonly seasonToDay: number;
}

/** The first shift of a day begins at six; a working day runs from six to six. */
const FIRST_SHIFT_HOUR = 6;
const DAYS_PER_YEAR = 365;
/** Shift numbers of one day at most. */
const MOST_SHIFTS = 3;
const NONE = -1;

export class ShiftCalendar {
  readonly #rules: ShiftRules;
  readonly #startDayOfYear: number;

  /** `startDayOfYear`: day of the year (1 …) of run day 0. */
  constructor(rules: ShiftRules, startDayOfYear: number) {
    this.#rules = rules;
    this.#startDayOfYear = startDayOfYear;
  }

  /** Shifts on a run day. */
  shiftsOn(day: number): number {
    const { seasonFromDay: from, seasonToDay: to, shiftsInSeason, shiftsOffSeason } = this.#rules;
    const dayOfYear = ((((this.#startDayOfYear - 1 + day) % DAYS_PER_YEAR) + DAYS_PER_YEAR) % DAYS_PER_YEAR) + 1;
    const isInSeason = from <= to ? dayOfYear >= from && dayOfYear <= to : dayOfYear >= from || dayOfYear <= to;
    return isInSeason ? shiftsInSeason : shiftsOffSeason;
  }

  /** Length of the shifts of a day, ticks: the agreed hours, but never more than the day has room for. */
  shiftTicks(day: number): number {
    return Math.min(Math.round(this.#rules.shiftHours * TICKS_PER_HOUR), Math.floor(TICKS_PER_DAY / this.shiftsOn(day)));
  }

  /** The number of the shift that a tick belongs to (working day × 3 + place in it, counted from the day before the run), −1 between shifts. */
  shiftAt(tick: number): number {
    const day = workingDay(tick);
    const place = Math.floor((tick - dayStart(day)) / this.shiftTicks(day));
    return place < this.shiftsOn(day) ? (day + 1) * MOST_SHIFTS + place : NONE;
  }

  /** The next tick at which a shift begins or ends. */
  nextChange(tick: number): number {
    const day = workingDay(tick);
    const length = this.shiftTicks(day);
    const place = Math.floor((tick - dayStart(day)) / length);
    return place < this.shiftsOn(day) ? Math.min(dayStart(day) + (place + 1) * length, dayStart(day + 1)) : dayStart(day + 1);
  }
}

const dayStart = (day: number): number => day * TICKS_PER_DAY + FIRST_SHIFT_HOUR * TICKS_PER_HOUR;
/** The day of the first shift before a tick; −1 in the first hours of the run. */
const workingDay = (tick: number): number => Math.floor((tick - FIRST_SHIFT_HOUR * TICKS_PER_HOUR) / TICKS_PER_DAY);
