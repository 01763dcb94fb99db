// What the days of the year are usually like at the station: the climate that a decision maker may count on. Knows nothing of the year that runs.
import { dateOfDayNumber, dayOfYear } from '../../base/calendar.ts';
import type { Season } from '../../model/scenario/resolved.ts';
import type { WeatherRecord } from '../../model/scenario/weather-record.ts';

const DAYS = 366;
/** Days before and after that are taken together: the record's years alone would leave single storms standing. */
const HALF_WINDOW = 7;
/** Base temperature of boll opening, 60 °F in °C. Source: as crop/boll-opening.ts. */
const BASE_TEMPERATURE_C = 140 / 9;

/** Heat units of boll opening of a day, °C·d. */
export const openingHeatUnits = (tMinC: number, tMaxC: number): number => Math.max(0, (tMinC + tMaxC) / 2 - BASE_TEMPERATURE_C);

/** Columns by day of the year − 1. */
export interface UsualWeather {
  readonly rainMm: Float64Array;
  /** Heat units of boll opening, °C·d. */
  readonly heatUnits: Float64Array;
}

/** Means about each day of the year over the record without the year that starts in `livedYear` (undefined leaves none out), in the season's climate. */
export function usualWeather(record: WeatherRecord, season: Season, livedYear: number | undefined): UsualWeather {
  const rain = new Float64Array(DAYS);
  const heat = new Float64Array(DAYS);
  const count = new Float64Array(DAYS);
  for (let row = 0; row < record.rainMm.length; row += 1) {
    const date = dateOfDayNumber(record.firstDayNumber + row);
    // A season reaches into the winter after it: both calendar years are left out.
    if (livedYear !== undefined && (date.year === livedYear || date.year === livedYear + 1)) continue;
    const day = dayOfYear(date) - 1;
    rain[day] = rain[day]! + record.rainMm[row]! * season.rainFactor;
    heat[day] = heat[day]! + openingHeatUnits(record.tMinC[row]! + season.temperatureOffsetC, record.tMaxC[row]! + season.temperatureOffsetC);
    count[day] = count[day]! + 1;
  }
  const smooth = (sums: Float64Array): Float64Array =>
    Float64Array.from({ length: DAYS }, (_, day) => {
      let sum = 0;
      let days = 0;
      for (let near = -HALF_WINDOW; near <= HALF_WINDOW; near += 1) {
        const at = (day + near + DAYS) % DAYS;
        sum += sums[at]!;
        days += count[at]!;
      }
      return days === 0 ? 0 : sum / days;
    });
  return { rainMm: smooth(rain), heatUnits: smooth(heat) };
}

/** Mean of a column over the coming days. `dayOfTheYear` from 1. */
export function comingUsual(column: Float64Array, dayOfTheYear: number, days: number): number {
  let sum = 0;
  for (let ahead = 0; ahead < days; ahead += 1) sum += column[(dayOfTheYear - 1 + ahead) % DAYS]!;
  return sum / days;
}
