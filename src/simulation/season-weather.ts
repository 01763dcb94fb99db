// The daily weather of one run: a real year of the record or one of the generator, drawn by replication, changed as the scenario's climate says.
import { assert } from '../base/assert.ts';
import { dayNumber } from '../base/calendar.ts';
import type { Streams } from '../engine/random.ts';
import type { WeatherSeries } from '../model/domain/weather.ts';
import { generateWeather, HUNGRY_STEPPE, warmedEvapotranspiration } from '../model/field/index.ts';
import type { Season } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';

/** The year of the record that this replication lives through: one uniform draw from the scenario's years. */
export function drawWeatherYear(season: Season, streams: Streams): number {
  const year = season.weatherYears[streams.get('season.weatherYear', 0).integer(season.weatherYears.length)];
  assert(year !== undefined, 'a season needs at least one weather year');
  return year;
}

/** The series in another climate: warmer or colder, wetter or drier; relative humidity stays. The series itself when nothing changes. */
function changed(series: WeatherSeries, { temperatureOffsetC, rainFactor }: Season): WeatherSeries {
  if (temperatureOffsetC === 0 && rainFactor === 1) return series;
  const { tMinC, tMaxC, et0Mm, rainMm } = series;
  return {
    ...series,
    tMinC: tMinC.map((value) => value + temperatureOffsetC),
    tMaxC: tMaxC.map((value) => value + temperatureOffsetC),
    rainMm: rainMm.map((value) => value * rainFactor),
    et0Mm: et0Mm.map((value, day) => warmedEvapotranspiration(value, (tMinC[day]! + tMaxC[day]!) / 2, temperatureOffsetC)),
  };
}

/** Generated weather from the season's first day on; the generator takes a replication's own stream, so both policies live through the same days. */
function generatedWeather(season: Season, days: number, streams: Streams): WeatherSeries {
  const first = dayNumber({ year: season.year, month: season.startMonth, day: season.startDay });
  const { tMinC, tMaxC, rainMm, et0Mm, relativeHumidityPercent } = generateWeather(HUNGRY_STEPPE, first, days, streams.get('season.generatedWeather', 0));
  assert(relativeHumidityPercent !== undefined, 'the generator gives humidity');
  return { days, tMinC, tMaxC, rainMm, et0Mm, humidityPercent: relativeHumidityPercent };
}

/** The weather that a run of the season meets: generated, or that of `year`, in the scenario's climate. Fails: as recordedWeather. */
export function seasonWeather(record: WeatherRecord, season: Season, year: number, days: number, streams: Streams): WeatherSeries {
  return changed(season.isGenerated ? generatedWeather(season, days, streams) : recordedWeather(record, season, year, days), season);
}

/**
 * Weather from the season's first day in `year` of the record, `days` long. Where the record ends the days before it, a whole year
 * earlier, follow, so that the calendar stays in step (only mills still work by then).
 */
export function recordedWeather(record: WeatherRecord, season: Season, year: number, days: number): WeatherSeries {
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
