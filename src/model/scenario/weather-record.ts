// A record of daily weather read from a table: every day present, every value possible; and whether a scenario's years lie in it.
import { dateOfDayNumber, dayNumber, isoDate, parseIsoDate } from '../../base/calendar.ts';
import { parseCsv } from '../../base/csv.ts';
import { failure, success, type Issue, type Result } from '../../base/issue.ts';
import { oneOf } from './document-issues.ts';
import { LARGEST_TEXT_BYTES } from './json-text.ts';
import type { Season } from './resolved.ts';

/** Consecutive days; row d is the day `firstDayNumber + d` (see base/calendar). */
export interface WeatherRecord {
  readonly station: string;
  readonly firstDayNumber: number;
  readonly tMinC: Float64Array;
  readonly tMaxC: Float64Array;
  readonly rainMm: Float64Array;
  /** Grass reference evapotranspiration, mm/day. */
  readonly et0Mm: Float64Array;
  readonly humidityPercent: Float64Array;
}

const COLUMNS = {
  tmin_c: { field: 'tMinC', low: -60, high: 50 },
  tmax_c: { field: 'tMaxC', low: -60, high: 60 },
  rain_mm: { field: 'rainMm', low: 0, high: 500 },
  humidity_percent: { field: 'humidityPercent', low: 0, high: 100 },
  et0_mm: { field: 'et0Mm', low: 0, high: 20 },
} as const;
type Column = keyof typeof COLUMNS;
const COLUMN_NAMES = Object.keys(COLUMNS) as readonly Column[];
/** A broken table repeats its faults; more than these tell nothing new. */
const MOST_ISSUES = 100;
/** A run needs at least this many days of weather from its first day. */
const LEAST_DAYS = 365;

/**
 * The record of a table with the columns date (YYYY-MM-DD), tmin_c, tmax_c, rain_mm, humidity_percent and et0_mm in any order.
 * Fails with TOO_LARGE, MISSING_COLUMN, UNKNOWN_COLUMN, DUPLICATE_COLUMN, NO_ROWS, WRONG_ROW_LENGTH, WRONG_DATE, MISSING_DAY, WRONG_NUMBER, OUT_OF_RANGE, TMIN_ABOVE_TMAX; paths are `row N, column C`.
 */
export function parseWeather(text: string, station: string): Result<WeatherRecord> {
  if (text.length > LARGEST_TEXT_BYTES) return failure([{ code: 'TOO_LARGE', path: '', got: `${text.length} characters`, expected: `at most ${LARGEST_TEXT_BYTES}` }]);
  const [header = [], ...rows] = parseCsv(text);
  const issues = headerIssues(header);
  if (issues.length === 0 && rows.length === 0) issues.push({ code: 'NO_ROWS', path: 'row 2', got: 'nothing', expected: 'one row per day' });
  if (issues.length > 0) return failure(issues);

  const columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, new Float64Array(rows.length)])) as Record<Column, Float64Array>;
  const dateAt = header.indexOf('date');
  let firstDayNumber = Number.NaN;
  let expectedDay = Number.NaN;
  rows.forEach((row, index) => {
    const report = (code: string, column: string, got: string, expected: string): void => {
      issues.push({ code, path: `row ${index + 2}, column ${column}`, got: got === '' ? 'nothing' : got, expected });
    };
    const written = row[dateAt] ?? '';
    const date = parseIsoDate(written);
    if (!date) report('WRONG_DATE', 'date', written, 'a date as YYYY-MM-DD');
    else {
      const day = dayNumber(date);
      if (Number.isNaN(firstDayNumber)) firstDayNumber = day - index;
      else if (day !== expectedDay) report('MISSING_DAY', 'date', written, isoDate(dateOfDayNumber(expectedDay)));
      expectedDay = day;
    }
    expectedDay += 1;
    // One cell more or less shifts the others, as a decimal comma does: then they say nothing.
    if (row.length !== header.length) {
      issues.push({ code: 'WRONG_ROW_LENGTH', path: `row ${index + 2}`, got: `${row.length} cells`, expected: `${header.length}, one per column` });
      return;
    }
    for (const name of COLUMN_NAMES) {
      const cell = row[header.indexOf(name)] ?? '';
      const value = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell.trim()) ? Number(cell) : Number.NaN;
      const { low, high } = COLUMNS[name];
      if (Number.isNaN(value)) report('WRONG_NUMBER', name, cell, 'a number');
      else if (value < low || value > high) report('OUT_OF_RANGE', name, cell, `${low} to ${high}`);
      columns[name][index] = value;
    }
    const tMin = columns.tmin_c[index]!;
    const tMax = columns.tmax_c[index]!;
    if (tMin > tMax) report('TMIN_ABOVE_TMAX', 'tmin_c', String(tMin), `at most ${tMax}`);
  });
  if (issues.length > MOST_ISSUES) {
    const rest = issues.length - MOST_ISSUES;
    return failure([...issues.slice(0, MOST_ISSUES), { code: 'MORE_ISSUES', path: '', got: `${rest} more`, expected: 'none' }]);
  }
  if (issues.length > 0) return failure(issues);
  return success({
    station,
    firstDayNumber,
    tMinC: columns.tmin_c,
    tMaxC: columns.tmax_c,
    rainMm: columns.rain_mm,
    et0Mm: columns.et0_mm,
    humidityPercent: columns.humidity_percent,
  });
}

function headerIssues(header: readonly string[]): Issue[] {
  const known = ['date', ...COLUMN_NAMES];
  const issues: Issue[] = [];
  header.forEach((name, index) => {
    const path = `row 1, column ${index + 1}`;
    if (!known.includes(name)) issues.push({ code: 'UNKNOWN_COLUMN', path, got: name, expected: oneOf(name, known) });
    else if (header.indexOf(name) !== index) issues.push({ code: 'DUPLICATE_COLUMN', path, got: name, expected: 'each column once' });
  });
  for (const name of known) {
    if (!header.includes(name)) issues.push({ code: 'MISSING_COLUMN', path: 'row 1', got: 'nothing', expected: name });
  }
  return issues;
}

/** Whether a run of the season that starts in `year` lies in the record for a year at least. */
function isWholeYear(season: Season, record: WeatherRecord, year: number): boolean {
  const start = dayNumber({ year, month: season.startMonth, day: season.startDay });
  return start >= record.firstDayNumber && start + LEAST_DAYS <= record.firstDayNumber + record.tMinC.length;
}

/** The years of the record in which a run of the season can start, in their order. */
export function wholeWeatherYears(season: Season, record: WeatherRecord): number[] {
  const first = dateOfDayNumber(record.firstDayNumber).year;
  const last = dateOfDayNumber(record.firstDayNumber + record.tMinC.length - 1).year;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => isWholeYear(season, record, year));
}

/** An issue NO_WEATHER_YEAR for every year of a season, of its runs and of its history, whose run would start outside the record or leave it within a year. */
export function weatherYearIssues(season: Season, record: WeatherRecord): Issue[] {
  const first = isoDate(dateOfDayNumber(record.firstDayNumber));
  const last = isoDate(dateOfDayNumber(record.firstDayNumber + record.tMinC.length - 1));
  const issuesOf = (years: readonly number[], list: string): Issue[] =>
    years.flatMap((year, index) => {
      if (isWholeYear(season, record, year)) return [];
      const expected = `a year with a whole year of weather after its start; ${record.station} goes from ${first} to ${last}`;
      return [{ code: 'NO_WEATHER_YEAR', path: `/season/${list}/${index}`, got: String(year), expected }];
    });
  return [...issuesOf(season.weatherYears, 'weatherYears'), ...issuesOf(season.historyYears ?? [], 'historyYears')];
}
