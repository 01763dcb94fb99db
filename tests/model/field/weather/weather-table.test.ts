// The weather reader: what it reads and every fault that it reports.
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../../src/base/calendar.ts';
import { parseWeather } from '../../../../src/model/field/weather/weather-table.ts';
import { referenceText } from '../crop/reference-data.ts';

const issuesOf = (text: string): string[] => {
  const result = parseWeather(text);
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`);
};

describe('the weather reader', () => {
  it('reads columns in any order', () => {
    const result = parseWeather('et0,date,rain,tmax,tmin\n4.5,2020-02-28,1.5,12,-3\n4,2020-02-29,0,14,-1\n');
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    expect(result.value.firstDay).toBe(dayNumber({ year: 2020, month: 2, day: 28 }));
    expect([...result.value.tMinC]).toEqual([-3, -1]);
    expect([...result.value.et0Mm]).toEqual([4.5, 4]);
    expect(result.value.windMPerS).toBeUndefined();
  });

  it('reads the columns of a meteorological file', () => {
    const lines = referenceText('met-hungrysteppe.csv').split('\n').slice(0, 4).join('\n');
    const result = parseWeather(lines);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    expect(result.value.count).toBe(3);
    expect(result.value.et0Mm[0]).toBe(1.537);
    expect(result.value.relativeHumidityPercent![0]).toBe(56.1);
    expect(result.value.radiationMJ![0]).toBe(9.05);
  });

  it('reports every fault with its row', () => {
    const text = [
      'date,tmin,tmax,rain,et0',
      '2020-01-01,5,4,0,1',
      '2020-01-03,1,4,-2,1',
      '2020-13-04,1,4,0,1',
      '2020-01-05,1,x,0,1',
      '2020-01-05,1,4,0,',
      '2020-01-06,1,4,0,99',
    ].join('\n');
    expect(issuesOf(text)).toEqual([
      'weather.tmin-above-tmax row 2, column tmin',
      'weather.missing-day row 3, column date',
      'weather.negative-rain row 3, column rain',
      'weather.not-a-date row 4, column date',
      'weather.not-a-number row 5, column tmax',
      'weather.repeated-day row 6, column date',
      'weather.not-a-number row 6, column et0',
      'weather.out-of-range row 7, column et0',
    ]);
  });

  it('refuses rows with a cell more or less, as decimal commas make them, and columns given twice', () => {
    expect(issuesOf('date,tmin,tmax,rain,et0\n2020-01-01,1,4,0,1\n2020-01-02,1,5,4,0,1\n2020-01-03,1,4,0\n')).toEqual(['weather.row-length row 3', 'weather.row-length row 4']);
    expect(issuesOf('date,tmin,tmax,rain,et0,Rain\n2020-01-01,1,4,0,1,9\n')).toEqual(['weather.repeated-column row 1, column 6']);
    expect(issuesOf('date,tmin,tmax,rain,et0,note,note\n2020-01-01,1,4,0,1,a,b\n')).toEqual([]);
  });

  it('names every missing column, and an empty file', () => {
    expect(issuesOf('date,tmin,rain\n2020-01-01,1,0\n')).toEqual(['weather.missing-column row 1', 'weather.missing-column row 1']);
    expect(issuesOf('')).toHaveLength(5);
    expect(issuesOf('date,tmin,tmax,rain,et0\n')).toEqual(['weather.empty row 2']);
  });
});
