// Daily weather as columns, and the reader of its CSV files; nothing is generated or computed here.
import { dateOfDayNumber, dayNumber, isoDate, parseIsoDate } from '../../../base/calendar.ts';
import { parseCsv } from '../../../base/csv.ts';
import { failure, success, type Issue, type Result } from '../../../base/issue.ts';

/** Consecutive days; index 0 is `firstDay` (a day number). */
export interface WeatherTable {
  readonly firstDay: number;
  readonly count: number;
  readonly tMinC: Float64Array;
  readonly tMaxC: Float64Array;
  readonly rainMm: Float64Array;
  readonly et0Mm: Float64Array;
  /** Columns that only meteorological files have; mean relative humidity %, wind at 2 m m/s, radiation MJ/m². */
  readonly relativeHumidityPercent: Float64Array | undefined;
  readonly windMPerS: Float64Array | undefined;
  readonly radiationMJ: Float64Array | undefined;
}

const REQUIRED = { tmin: ['tmin'], tmax: ['tmax'], rain: ['rain'], et0: ['et0', 'et0_pm'] } as const;
const OPTIONAL = { rh: 'rh_pct', wind: 'u2', radiation: 'rs' } as const;

// Physical limits; outside them a figure is a fault of the file. Assumed, wider than any weather record.
const LIMITS = { tmin: [-95, 65], tmax: [-95, 65], rain: [0, 2000], et0: [0, 30] } as const;
type Required = keyof typeof LIMITS;
const NAMES: readonly Required[] = ['tmin', 'tmax', 'rain', 'et0'];

interface Header {
  readonly date: number;
  readonly required: Record<Required, number>;
  readonly optional: readonly number[];
}

function readHeader(header: readonly string[], issues: Issue[]): Header {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (options: readonly string[]): number => {
    const found = names.findIndex((name) => options.includes(name));
    if (found < 0) {
      issues.push({ code: 'weather.missing-column', path: 'row 1', got: header.join(','), expected: `a column ${options.join(' or ')}` });
    }
    return found;
  };
  const used: readonly string[] = ['date', ...Object.values(REQUIRED).flat(), ...Object.values(OPTIONAL)];
  names.forEach((name, at) => {
    if (used.includes(name) && names.indexOf(name) < at) issues.push({ code: 'weather.repeated-column', path: `row 1, column ${at + 1}`, got: name, expected: 'each column once' });
  });
  const date = find(['date']);
  const required = { tmin: find(REQUIRED.tmin), tmax: find(REQUIRED.tmax), rain: find(REQUIRED.rain), et0: find(REQUIRED.et0) };
  return { date, required, optional: Object.values(OPTIONAL).map((name) => names.indexOf(name)) };
}

function readNumber(cell: string | undefined, name: Required, row: number, issues: Issue[]): number {
  const text = (cell ?? '').trim();
  const value = text === '' ? NaN : Number(text);
  const [low, high] = LIMITS[name];
  const path = `row ${row}, column ${name}`;
  if (!Number.isFinite(value)) {
    issues.push({ code: 'weather.not-a-number', path, got: text === '' ? 'nothing' : text, expected: 'a number' });
  } else if (name === 'rain' && value < 0) {
    issues.push({ code: 'weather.negative-rain', path, got: text, expected: 'mm, at least 0' });
  } else if (value < low || value > high) {
    issues.push({ code: 'weather.out-of-range', path, got: text, expected: `${low} to ${high}` });
  }
  return value;
}

function checkDay(text: string, row: number, expectedDay: number | undefined, issues: Issue[]): number | undefined {
  const date = parseIsoDate(text.trim());
  if (date === undefined) {
    issues.push({ code: 'weather.not-a-date', path: `row ${row}, column date`, got: text, expected: 'YYYY-MM-DD' });
    return undefined;
  }
  const day = dayNumber(date);
  if (expectedDay !== undefined && day !== expectedDay) {
    const code = day > expectedDay ? 'weather.missing-day' : 'weather.repeated-day';
    issues.push({ code, path: `row ${row}, column date`, got: text.trim(), expected: isoDate(dateOfDayNumber(expectedDay)) });
  }
  return day;
}

/** The weather of a CSV text with the columns date, tmin, tmax (°C), rain, et0 or et0_pm (mm), in any order; others are ignored except rh_pct, u2, rs.
 *  Fails: collects every issue with its row (the header is row 1): missing or repeated column, a row with more or fewer cells than the header, not a date, missing or repeated day, tmin above tmax, negative rain, not a number. */
export function parseWeather(text: string): Result<WeatherTable> {
  const rows = parseCsv(text);
  const issues: Issue[] = [];
  const header = readHeader(rows[0] ?? [], issues);
  if (issues.length > 0) return failure(issues);
  if (rows.length < 2) return failure([{ code: 'weather.empty', path: 'row 2', got: 'nothing', expected: 'at least one day' }]);
  const count = rows.length - 1;
  const columns = { tmin: new Float64Array(count), tmax: new Float64Array(count), rain: new Float64Array(count), et0: new Float64Array(count) };
  const optional = header.optional.map((at) => (at < 0 ? undefined : new Float64Array(count)));
  let firstDay: number | undefined;
  let nextDay: number | undefined;
  for (let i = 0; i < count; i += 1) {
    const cells = rows[i + 1]!;
    const row = i + 2;
    const day = checkDay(cells[header.date] ?? '', row, nextDay, issues);
    firstDay ??= day;
    nextDay = day === undefined ? (nextDay === undefined ? undefined : nextDay + 1) : day + 1;
    // One cell more or less shifts the others, as a decimal comma does: then they say nothing.
    if (cells.length !== rows[0]!.length) {
      issues.push({ code: 'weather.row-length', path: `row ${row}`, got: `${cells.length} cells`, expected: `${rows[0]!.length}, one per column` });
      continue;
    }
    for (const name of NAMES) columns[name][i] = readNumber(cells[header.required[name]], name, row, issues);
    if (columns.tmin[i]! > columns.tmax[i]!) {
      issues.push({ code: 'weather.tmin-above-tmax', path: `row ${row}, column tmin`, got: String(columns.tmin[i]), expected: `at most tmax ${columns.tmax[i]!}` });
    }
    header.optional.forEach((at, k) => {
      const column = optional[k];
      if (column !== undefined) column[i] = Number(cells[at] ?? NaN);
    });
  }
  if (issues.length > 0 || firstDay === undefined) return failure(issues);
  return success({
    firstDay,
    count,
    tMinC: columns.tmin,
    tMaxC: columns.tmax,
    rainMm: columns.rain,
    et0Mm: columns.et0,
    relativeHumidityPercent: optional[0],
    windMPerS: optional[1],
    radiationMJ: optional[2],
  });
}
