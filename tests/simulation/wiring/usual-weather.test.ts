import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber } from '../../../src/base/calendar.ts';
import { comingUsual, usualWeather } from '../../../src/simulation/wiring/usual-weather.ts';
import { shippedScenario, shippedWeather } from '../shipped.ts';

const record = shippedWeather();
const { season } = shippedScenario('pilot-cluster');
const rainOf = (day: number, year: number): number => record.rainMm[dayNumber({ year, month: 10, day }) - record.firstDayNumber]!;

describe('the usual weather', () => {
  it('is the mean of the record about a day of the year, without the season that is lived through', () => {
    const livedYear = 2000;
    let sum = 0;
    let count = 0;
    // 1 to 15 October are the fortnight about 8 October, day 281 (282 in leap years: the window slips by a day, hence the tolerance).
    for (let year = dateOfDayNumber(record.firstDayNumber).year + 1; year < 2020; year += 1) {
      if (year === livedYear || year === livedYear + 1) continue;
      for (let day = 1; day <= 15; day += 1) {
        const rain = rainOf(day, year);
        if (rain !== undefined) { sum += rain; count += 1; }
      }
    }
    const usual = usualWeather(record, season, livedYear).rainMm[280]!;
    expect(count).toBeGreaterThan(200);
    expect(Math.abs(usual - sum / count)).toBeLessThan(0.25);
  });

  it('does not know the season that is lived through, and follows the climate of the scenario', () => {
    const drowned = { ...record, rainMm: record.rainMm.map((mm, row) => (dateOfDayNumber(record.firstDayNumber + row).year === 2005 ? 500 : mm)) };
    expect(usualWeather(drowned, season, 2005)).toEqual(usualWeather(record, season, 2005));
    expect(usualWeather(drowned, season, undefined)).not.toEqual(usualWeather(record, season, undefined));
    const wetter = usualWeather(record, { ...season, rainFactor: 2 * season.rainFactor }, undefined);
    expect(wetter.rainMm[280]).toBeCloseTo(2 * usualWeather(record, season, undefined).rainMm[280]!, 12);
  });

  it('averages the coming days over the turn of the year', () => {
    const column = new Float64Array(366);
    column[365] = 3;
    column[0] = 9;
    expect(comingUsual(column, 366, 2)).toBe(6);
  });
});
