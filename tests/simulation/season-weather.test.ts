// The weather a run meets: generated seasons against the record they stand for, and a changed climate.
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber } from '../../src/base/calendar.ts';
import { Streams } from '../../src/engine/random.ts';
import type { WeatherSeries } from '../../src/model/domain/weather.ts';
import { warmedEvapotranspiration } from '../../src/model/field/index.ts';
import { hargreaves } from '../../src/model/field/et0/reference-evapotranspiration.ts';
import type { Season } from '../../src/model/scenario/resolved.ts';
import { seasonWeather } from '../../src/simulation/season-weather.ts';
import { shippedScenario, shippedWeather } from './shipped.ts';

const DAYS = 214;
const record = shippedWeather();
const recorded: Season = shippedScenario('pilot-cluster').season;
const generated: Season = { ...recorded, isGenerated: true };
const weatherOf = (season: Season, replication: number, year = 2000): WeatherSeries => seasonWeather(record, season, year, DAYS, new Streams(3, replication));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1));
};

describe('generated seasons', () => {
  const FIRST = dayNumber({ year: recorded.year, month: recorded.startMonth, day: recorded.startDay });
  const real = recorded.weatherYears.map((year) => weatherOf(recorded, 0, year));
  const drawn = Array.from({ length: 100 }, (_, replication) => weatherOf(generated, replication));
  const monthly = (seasons: readonly WeatherSeries[], month: number, of: (series: WeatherSeries, day: number) => number): number[] =>
    seasons.map((series) => mean(Array.from({ length: DAYS }, (_, day) => day).filter((day) => dateOfDayNumber(FIRST + day).month === month).map((day) => of(series, day))));

  it('have the months of the record from April to October', () => {
    for (const month of [4, 5, 6, 7, 8, 9, 10]) {
      const gap = (of: (series: WeatherSeries, day: number) => number): number => mean(monthly(drawn, month, of)) - mean(monthly(real, month, of));
      // Two harmonics leave up to 0.8 °C of a monthly mean; the errors of 33 and 100 years are below 0.4 °C.
      expect(Math.abs(gap((w, d) => w.tMaxC[d]!)), `tMax ${month}`).toBeLessThan(1.2);
      expect(Math.abs(gap((w, d) => w.tMinC[d]!)), `tMin ${month}`).toBeLessThan(1.2);
      const et0 = mean(monthly(real, month, (w, d) => w.et0Mm[d]!));
      expect(Math.abs(gap((w, d) => w.et0Mm[d]!)), `ET0 ${month}`).toBeLessThan(0.2 + 0.08 * et0);
      const wetDays = (w: WeatherSeries, d: number): number => (w.rainMm[d]! >= 1 ? 1 : 0);
      // A chance of up to 0.3 a day over 30 days and 33 years: standard error 0.02 with the persistence of wet days, three of them.
      expect(Math.abs(gap(wetDays)), `wet days ${month}`).toBeLessThan(0.06);
    }
  });

  it('have the rain of the record and as much spread between seasons, within the error of 33 years', () => {
    const rain = (seasons: readonly WeatherSeries[]): number[] => seasons.map(({ rainMm }) => rainMm.reduce((sum, mm) => sum + mm, 0));
    const [a, b] = [rain(real), rain(drawn)];
    const error = Math.sqrt((deviation(a) ** 2) / a.length + (deviation(b) ** 2) / b.length);
    expect(Math.abs(mean(b) - mean(a))).toBeLessThan(3 * error);
    // Over 200 generated years 51 mm against 64 mm of the record: one factor for a whole year cannot hold both spring and year. Skewed samples of 33 and 100: half would be a fault.
    expect(deviation(b) / deviation(a)).toBeGreaterThan(0.5);
    expect(deviation(b) / deviation(a)).toBeLessThan(1.6);
  });

  it('are the same for one replication and differ between replications', () => {
    expect(weatherOf(generated, 4)).toEqual(weatherOf(generated, 4));
    expect(weatherOf(generated, 4).tMaxC).not.toEqual(weatherOf(generated, 5).tMaxC);
  });
});

describe('a changed climate', () => {
  it('leaves the record alone when nothing changes', () => {
    expect(weatherOf({ ...recorded, temperatureOffsetC: 0, rainFactor: 1 }, 0)).toEqual(weatherOf(recorded, 0));
  });

  it('adds to temperatures, multiplies rain and lets evapotranspiration follow', () => {
    const now = weatherOf(recorded, 0);
    const later = weatherOf({ ...recorded, temperatureOffsetC: 2, rainFactor: 0.8 }, 0);
    const day = 100;
    expect(later.tMaxC[day]).toBeCloseTo(now.tMaxC[day]! + 2, 12);
    expect(later.tMinC[day]).toBeCloseTo(now.tMinC[day]! + 2, 12);
    expect(later.rainMm.reduce((sum, mm) => sum + mm, 0)).toBeCloseTo(0.8 * now.rainMm.reduce((sum, mm) => sum + mm, 0), 6);
    expect(later.et0Mm[day]!).toBeGreaterThan(now.et0Mm[day]!);
    expect(later.humidityPercent).toEqual(now.humidityPercent);
  });

  it('warms evapotranspiration as Hargreaves would', () => {
    // (26 + 2 + 17.8) / (26 + 17.8)
    expect(warmedEvapotranspiration(6, 26, 2)).toBeCloseTo((6 * 45.8) / 43.8, 12);
    expect(warmedEvapotranspiration(6, 26, 2) / 6).toBeCloseTo(hargreaves(20, 36, 40) / hargreaves(18, 34, 40), 10);
    expect(warmedEvapotranspiration(0.3, -20, 2)).toBe(0.3);
  });
});
