// Generated years against the monthly statistics they were fitted to, and the guards of single days.
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber } from '../../../../src/base/calendar.ts';
import { Streams } from '../../../../src/engine/random.ts';
import { HUNGRY_STEPPE, HUNGRY_STEPPE_OASIS } from '../../../../src/model/field/weather/climate.ts';
import { generateWeather } from '../../../../src/model/field/weather/weather-generator.ts';
import { referenceRows } from '../crop/reference-data.ts';

const FIRST = dayNumber({ year: 2001, month: 1, day: 1 });
const YEARS = 200;
const DAYS = dayNumber({ year: 2001 + YEARS, month: 1, day: 1 }) - FIRST;
const stream = (replication: number) => new Streams(7, replication).get('field.weather', 0);
const weather = generateWeather(HUNGRY_STEPPE, FIRST, DAYS, stream(0));

const byMonth = (column: Float64Array): number[] => {
  const sums = Array.from({ length: 12 }, () => [0, 0]);
  column.forEach((value, d) => {
    const sum = sums[dateOfDayNumber(FIRST + d).month - 1]!;
    sum[0]! += value;
    sum[1]! += 1;
  });
  return sums.map(([sum, count]) => sum! / count!);
};

describe('generated weather', () => {
  const fitted = referenceRows('wgen-hungrysteppe-monthly.csv');

  it('keeps the monthly means of 35 years', () => {
    const tMax = byMonth(weather.tMaxC);
    const tMin = byMonth(weather.tMinC);
    const et0 = byMonth(weather.et0Mm);
    const radiation = byMonth(weather.radiationMJ!);
    fitted.forEach((row, m) => {
      // Two harmonics leave up to about 0.8 °C of a monthly mean; the standard error of 200 years is below 0.2 °C.
      expect(Math.abs(tMax[m]! - Number(row['tmax'])), `tmax ${m + 1}`).toBeLessThan(1);
      expect(Math.abs(tMin[m]! - Number(row['tmin'])), `tmin ${m + 1}`).toBeLessThan(1);
      expect(Math.abs(radiation[m]! - Number(row['rs'])), `rs ${m + 1}`).toBeLessThan(1);
      expect(Math.abs(et0[m]! - Number(row['et0'])), `et0 ${m + 1}`).toBeLessThan(0.15 + 0.08 * Number(row['et0']));
    });
  });

  it('keeps rain and wet days', () => {
    const yearly = weather.rainMm.reduce((sum, mm) => sum + mm, 0) / YEARS;
    // Fitted 382 mm; years spread by 35 % and more, so the standard error of 200 years is about 11 mm.
    expect(yearly).toBeGreaterThan(345);
    expect(yearly).toBeLessThan(430);
    const wetDays = weather.rainMm.reduce((sum, mm) => sum + (mm > 0 ? 1 : 0), 0) / YEARS;
    const fittedDays = fitted.reduce((sum, row) => sum + Number(row['n_wet_per_yr']), 0);
    expect(Math.abs(wetDays - fittedDays)).toBeLessThan(0.05 * fittedDays);
  });

  it('stays within records, with the minimum below the maximum and finite evapotranspiration', () => {
    const faults: string[] = [];
    for (let d = 0; d < DAYS; d += 1) {
      const month = dateOfDayNumber(FIRST + d).month - 1;
      // 1e-12: rounding of a subtraction of numbers below 64.
      const isSound =
        weather.tMinC[d]! <= weather.tMaxC[d]! - 1 + 1e-12 &&
        weather.tMaxC[d]! <= HUNGRY_STEPPE.hottestC[month]! &&
        weather.tMinC[d]! >= HUNGRY_STEPPE.coldestC[month]! &&
        weather.et0Mm[d]! >= 0 &&
        weather.et0Mm[d]! < 20 &&
        (weather.rainMm[d] === 0 || weather.rainMm[d]! > 0.2);
      if (!isSound) faults.push(`day ${d}`);
    }
    expect(faults).toEqual([]);
  });

  it('repeats itself for the same stream, differs for another, and a longer run begins with the shorter one', () => {
    const again = generateWeather(HUNGRY_STEPPE, FIRST, 900, stream(0));
    expect([...again.tMaxC]).toEqual([...weather.tMaxC.subarray(0, 900)]);
    expect([...again.rainMm]).toEqual([...weather.rainMm.subarray(0, 900)]);
    const other = generateWeather(HUNGRY_STEPPE, FIRST, 900, stream(1));
    expect([...other.tMaxC]).not.toEqual([...again.tMaxC]);
  });

  it('lowers summer evapotranspiration by about a tenth over irrigated land', () => {
    const oasis = byMonth(generateWeather(HUNGRY_STEPPE_OASIS, FIRST, 365 * 40, stream(2)).et0Mm);
    const steppe = byMonth(generateWeather(HUNGRY_STEPPE, FIRST, 365 * 40, stream(2)).et0Mm);
    for (let m = 5; m < 9; m += 1) {
      expect(oasis[m]! / steppe[m]!).toBeGreaterThan(0.8);
      expect(oasis[m]! / steppe[m]!).toBeLessThan(0.97);
    }
    expect(oasis[0]).toBeCloseTo(steppe[0]!, 10);
  });
});
