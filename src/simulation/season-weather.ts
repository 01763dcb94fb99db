// The daily weather of one run: a real year of the record, drawn by replication, and the days that follow it.
import { assert } from '../base/assert.ts';
import { dayNumber } from '../base/calendar.ts';
import type { Streams } from '../engine/random.ts';
import type { WeatherSeries } from '../model/domain/weather.ts';
import type { Season } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';

/** The year of the record that this replication lives through: one uniform draw from the scenario's years. */
export function drawWeatherYear(season: Season, streams: Streams): number {
  const year = season.weatherYears[streams.get('season.weatherYear', 0).integer(season.weatherYears.length)];
  assert(year !== undefined, 'a season needs at least one weather year');
  return year;
}

/**
 * Weather from the season's first day in `year` of the record, `days` long. Where the record ends the days before it, a whole year
 * earlier, follow, so that the calendar stays in step (only mills still work by then).
 */
export function seasonWeather(record: WeatherRecord, season: Season, year: number, days: number): WeatherSeries {
  const first = dayNumber({ year, month: season.startMonth, day: season.startDay }) - record.firstDayNumber;
  const length = record.tMinC.length;
  assert(first >= 0 && first < length, `weather year ${year} lies outside the record`);
  const rowOf = (day: number): number => {
    let row = first + day;
    while (row >= length) row -= 365;
    return row;
  };
  const cut = (column: Float64Array): Float64Array => Float64Array.from({ length: days }, (_, day) => column[rowOf(day)]!);
  return {
    days,
    tMinC: cut(record.tMinC),
    tMaxC: cut(record.tMaxC),
    rainMm: cut(record.rainMm),
    et0Mm: cut(record.et0Mm),
    humidityPercent: cut(record.humidityPercent),
  };
}
