// Runs one case over its years: dates, schedules, latest harvest, fallow; the days themselves are the model's.
import { dateOfDayNumber, dayNumber, isoDate } from '../../../../base/calendar.ts';
import type { Issue } from '../../../../base/issue.ts';
import { co2OfYear } from '../co2-response.ts';
import { seasonCalendar } from '../crop-calendar.ts';
import { createCropModel, type CropModel } from '../crop-model.ts';
import type { WeatherTable } from '../../weather/weather-table.ts';
import type { CropCase } from './crop-case.ts';
import { dayRow, SeasonSums, type SeasonRow } from './season-row.ts';

const SEASON_DAYS = 300;
const DAYS_AFTER_MATURITY = 30;
// The reference reckons the latest harvest as month and day of this year, which is not a leap year.
const RECKONING_YEAR = 1990;

/** Rows of a case, faults of its input, and what is left out, as in the reference: seasons too cold for the crop to mature, doses before planting. */
export interface CaseOutcome {
  readonly seasons: SeasonRow[];
  readonly issues: Issue[];
  readonly leftOut: Issue[];
}

/** Takes one row per simulated growing day. */
export type DaySink = (row: (string | number)[]) => void;

function issue(run: CropCase, code: string, got: string, expected: string): Issue {
  return { code, path: `/${run.id}`, got, expected };
}

/** Month and day of the latest harvest, and whether it lies in the year after planting. */
function latestHarvest(run: CropCase, maturityDay: number): { month: number; day: number; isNextYear: boolean } {
  const planted = dayNumber({ year: RECKONING_YEAR, month: run.plantingMonth, day: run.plantingDay });
  const { month, day } = dateOfDayNumber(planted + maturityDay + DAYS_AFTER_MATURITY);
  const isNextYear = !(run.plantingMonth < month || (run.plantingMonth === month && run.plantingDay < day));
  return { month, day, isNextYear };
}

function scheduleOf(run: CropCase, plantingYear: number, plantedDay: number): Float64Array | undefined {
  if (run.block.irrigation.method !== 'schedule') return undefined;
  const doses = new Float64Array(SEASON_DAYS * 2);
  for (const { month, day, mm } of run.events) {
    const at = dayNumber({ year: run.years[0] === undefined || run.continuous === undefined ? plantingYear : run.years[0], month, day }) - plantedDay;
    if (at >= 0 && at < doses.length) doses[at] = mm;
  }
  return doses;
}

/** Doses of a schedule that no season takes, because their date lies before planting; the seasons are run without them, as in the reference. */
function unusedEvents(run: CropCase): Issue[] {
  if (run.block.irrigation.method !== 'schedule') return [];
  return run.events
    .filter(({ month, day }) => month < run.plantingMonth || (month === run.plantingMonth && day < run.plantingDay))
    .map(({ month, day, mm }) => issue(run, 'crop.event-before-planting', `${mm} mm on ${month}/${day}`, `a date from ${run.plantingMonth}/${run.plantingDay} to the end of the year`));
}

/** One stretch of simulation: from its first day to its last (inclusive), planting on the given days. */
interface Stretch {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly plantings: readonly number[];
  readonly simulatesFallow: boolean;
}

function stretches(run: CropCase): Stretch[] {
  const planting = (year: number): number => dayNumber({ year, month: run.plantingMonth, day: run.plantingDay });
  const { continuous } = run;
  if (continuous === undefined) {
    return run.years.map((year) => ({
      firstDay: planting(year),
      lastDay: planting(year) + SEASON_DAYS,
      plantings: [planting(year)],
      simulatesFallow: false,
    }));
  }
  const first = run.years[0]!;
  const firstDay = dayNumber({ year: first, month: continuous.startMonth, day: continuous.startDay });
  const lastDay = dayNumber({ year: first + continuous.years - 1, month: 12, day: 31 });
  const plantings = Array.from({ length: continuous.years }, (_, i) => planting(first + i)).filter((day) => day >= firstDay);
  return [{ firstDay, lastDay, plantings, simulatesFallow: continuous.simulatesFallow }];
}

class CaseRun {
  readonly #run: CropCase;
  readonly #weather: WeatherTable;
  readonly #model: CropModel;
  readonly #sink: DaySink | undefined;
  readonly #day = { tMinC: 0, tMaxC: 0, rainMm: 0, et0Mm: 0 };

  constructor(run: CropCase, weather: WeatherTable, sink: DaySink | undefined) {
    this.#run = run;
    this.#weather = weather;
    this.#sink = sink;
    this.#model = createCropModel([run.block]);
  }

  advance(day: number): void {
    const { firstDay, tMinC, tMaxC, rainMm, et0Mm } = this.#weather;
    const index = day - firstDay;
    this.#day.tMinC = tMinC[index]!;
    this.#day.tMaxC = tMaxC[index]!;
    this.#day.rainMm = rainMm[index]!;
    this.#day.et0Mm = et0Mm[index]!;
    this.#model.advanceDay(0, this.#day, 'rule');
  }

  /** The seedlings' cover that a season of a continuous run begins with. The reference resets it on a day before emergence only, and has none before its
   *  first season when that follows a fallow: a crop that emerges on the very day of planting then goes on from what there is. */
  #keptSeedlings(stretch: Stretch, number: number): { readonly initialCanopy?: number } {
    if (number > 0) return { initialCanopy: this.#model.state.initialCanopy[0]! };
    return stretch.firstDay < stretch.plantings[0]! ? { initialCanopy: 0 } : {};
  }

  /** Runs a season from planting; returns its row and the first day after it. */
  season(stretch: Stretch, number: number, restoresWater: boolean, harvestDay: number): { row: SeasonRow; nextDay: number } {
    const model = this.#model;
    const weather = this.#weather;
    const planted = stretch.plantings[number]!;
    const year = dateOfDayNumber(planted).year;
    const co2Ppm = this.#run.co2Ppm ?? co2OfYear(number === 0 ? dateOfDayNumber(stretch.firstDay).year : year);
    model.startSeason(0, {
      tMinC: weather.tMinC,
      tMaxC: weather.tMaxC,
      from: planted - weather.firstDay,
      to: stretch.lastDay - weather.firstDay + 1,
      co2Ppm,
      restoresWater,
      scheduleMm: scheduleOf(this.#run, year, planted),
      ...this.#keptSeedlings(stretch, number),
    });
    const sums = new SeasonSums(model, 0, planted);
    let row: SeasonRow | undefined;
    let day = planted;
    // The last day of a stretch is never simulated, as in the reference.
    for (; day < stretch.lastDay && row === undefined; day += 1) {
      this.advance(day);
      const index = day - weather.firstDay;
      sums.add(model, 0, weather.rainMm[index]!, weather.et0Mm[index]!);
      this.#sink?.(dayRow(model, 0, this.#run.id, year, weather, index));
      const isLast = !model.isGrowing(0) || day + 1 === harvestDay || day + 1 === stretch.lastDay;
      if (isLast) row = sums.row(model, 0, this.#run.id, number, co2Ppm);
    }
    if (stretch.simulatesFallow && model.isGrowing(0) && day < stretch.lastDay) {
      // With fallow days the reference lets the crop stand on the day of the latest harvest too.
      this.advance(day);
      day += 1;
    }
    model.harvest(0);
    return { row: row!, nextDay: day };
  }
}

function weatherIssue(run: CropCase, weather: WeatherTable, stretch: Stretch): Issue | undefined {
  const last = weather.firstDay + weather.count - 1;
  if (stretch.firstDay >= weather.firstDay && stretch.lastDay <= last) return undefined;
  const span = (from: number, to: number): string => `${isoDate(dateOfDayNumber(from))} to ${isoDate(dateOfDayNumber(to))}`;
  return issue(run, 'crop.weather-span', span(weather.firstDay, last), `weather for ${span(stretch.firstDay, stretch.lastDay)}`);
}

/** Runs a case; `sink`, when given, receives every growing day.
 *  Fails: seasons without weather become issues, seasons without enough heat to mature and doses before planting are left out; the others are run. */
export function runCase(run: CropCase, weather: WeatherTable, sink: DaySink | undefined): CaseOutcome {
  const seasons: SeasonRow[] = [];
  const issues: Issue[] = [];
  const leftOut = unusedEvents(run);
  const { crop } = run.block;
  for (const stretch of stretches(run)) {
    const missing = weatherIssue(run, weather, stretch);
    if (missing !== undefined) {
      issues.push(missing);
      continue;
    }
    const to = stretch.lastDay - weather.firstDay + 1;
    const calendars = stretch.plantings.map((planted) => seasonCalendar(crop, weather.tMinC, weather.tMaxC, planted - weather.firstDay, to));
    const harvest = latestHarvest(run, calendars[0]!.maturityDay);
    const count = run.continuous !== undefined && harvest.isNextYear ? stretch.plantings.length - 1 : stretch.plantings.length;
    const cold = calendars.findIndex((calendar, i) => i < count && (!calendar.reachesMaturity || calendar.maturityDay >= 365));
    if (cold >= 0) {
      const date = isoDate(dateOfDayNumber(stretch.plantings[cold]!));
      const sum = calendars[cold]!.degreeDaySum[calendars[cold]!.degreeDaySum.length - 1]!;
      leftOut.push(issue(run, 'crop.never-mature', `${sum.toFixed(1)} degree days from ${date}`, `more than ${crop.maturity} within a year`));
      continue;
    }
    const simulation = new CaseRun(run, weather, sink);
    let day = stretch.firstDay;
    for (let number = 0; number < count; number += 1) {
      const planted = stretch.plantings[number]!;
      if (number === 0 || stretch.simulatesFallow) for (; day < planted; day += 1) simulation.advance(day);
      const harvestYear = dateOfDayNumber(planted).year + (harvest.isNextYear ? 1 : 0);
      const harvestDay = dayNumber({ year: harvestYear, month: harvest.month, day: harvest.day });
      const restoresWater = run.continuous !== undefined && !stretch.simulatesFallow;
      const result = simulation.season(stretch, number, restoresWater, harvestDay);
      seasons.push(result.row);
      day = result.nextDay;
    }
  }
  return { seasons, issues, leftOut };
}
