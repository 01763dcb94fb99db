// Weather tables: what is accepted, and that every kind of fault is found with its row and column.
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/base/calendar.ts';
import { parseWeather, weatherYearIssues, type Season } from '../../../src/model/scenario/index.ts';

const HEADER = 'date,tmin_c,tmax_c,rain_mm,humidity_percent,et0_mm';
const faults = (text: string): string[] => {
  const result = parseWeather(text, 'test');
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`);
};
const season = (weatherYears: readonly number[]): Season => ({
  year: 2025,
  startMonth: 4,
  startDay: 1,
  plantingMonth: 4,
  plantingDay: 20,
  station: 'test',
  weatherYears,
  waterQuotaM3PerHa: 6000,
  isGenerated: false,
  temperatureOffsetC: 0,
  rainFactor: 1,
});

describe('weather record', () => {
  it('reads the columns in any order, with Windows line ends', () => {
    const result = parseWeather('et0_mm,date,tmin_c,tmax_c,rain_mm,humidity_percent\r\n5.5,2001-02-28,-1,12.5,0,40\r\n6,2001-03-01,0,13,1e1,41\r\n', 'test');
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    expect(result.value.firstDayNumber).toBe(dayNumber({ year: 2001, month: 2, day: 28 }));
    expect([...result.value.et0Mm]).toEqual([5.5, 6]);
    expect([...result.value.tMinC]).toEqual([-1, 0]);
    expect([...result.value.rainMm]).toEqual([0, 10]);
  });

  it('finds missing and repeated days, also across the end of a month', () => {
    expect(faults(`${HEADER}\n2001-02-28,1,2,0,50,1\n2001-03-02,1,2,0,50,1\n`)).toEqual(['MISSING_DAY row 3, column date']);
    expect(faults(`${HEADER}\n2001-02-28,1,2,0,50,1\n2001-02-28,1,2,0,50,1\n2001-03-01,1,2,0,50,1\n`)).toEqual(['MISSING_DAY row 3, column date']);
  });

  it('lists every impossible value of a table', () => {
    const rows = ['2001-01-01,5,2,0,50,1', '2001-01-02,1,2,-3,50,1', '2001-01-03,1,2,0,150,', '2001-13-04,x,2,0,50,1', '2001-01-05,1,2,0,50,1'];
    expect(faults(`${HEADER}\n${rows.join('\n')}\n`)).toEqual([
      'TMIN_ABOVE_TMAX row 2, column tmin_c',
      'OUT_OF_RANGE row 3, column rain_mm',
      'OUT_OF_RANGE row 4, column humidity_percent',
      'WRONG_NUMBER row 4, column et0_mm',
      'WRONG_DATE row 5, column date',
      'WRONG_NUMBER row 5, column tmin_c',
    ]);
  });

  it('refuses headers with missing, unknown or repeated columns, and tables without rows', () => {
    expect(faults('date,tmin_c,tmax_c,rain,et0_mm,et0_mm\n')).toEqual([
      'UNKNOWN_COLUMN row 1, column 4',
      'DUPLICATE_COLUMN row 1, column 6',
      'MISSING_COLUMN row 1',
      'MISSING_COLUMN row 1',
    ]);
    expect(faults(HEADER)).toEqual(['NO_ROWS row 2']);
    expect(faults('')).not.toEqual([]);
  });

  it('refuses rows with a cell more or less, as decimal commas make them', () => {
    expect(faults(`${HEADER}\n2001-01-01,1,2,0,50,1\n2001-01-02,1,2,5,0,50,1\n2001-01-03,1,2,0,50\n`)).toEqual([
      'WRONG_ROW_LENGTH row 3',
      'WRONG_ROW_LENGTH row 4',
    ]);
  });

  it('stops listing after a hundred faults and says how many more there are', () => {
    const rows = Array.from({ length: 300 }, () => 'never,1,2,0,50,1');
    const result = parseWeather(`${HEADER}\n${rows.join('\n')}\n`, 'test');
    expect(result.ok ? [] : [result.issues.length, result.issues.at(-1)!.code, result.issues.at(-1)!.got]).toEqual([101, 'MORE_ISSUES', '200 more']);
  });

  it('knows the years that a season can draw', () => {
    const record = { station: 'test', firstDayNumber: dayNumber({ year: 2000, month: 3, day: 1 }), tMinC: new Float64Array(500) };
    const empty = { tMaxC: new Float64Array(500), rainMm: new Float64Array(500), et0Mm: new Float64Array(500), humidityPercent: new Float64Array(500) };
    const issues = weatherYearIssues(season([1999, 2000, 2001]), { ...record, ...empty });
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['NO_WEATHER_YEAR /season/weatherYears/0', 'NO_WEATHER_YEAR /season/weatherYears/2']);
    const history = weatherYearIssues({ ...season([2000]), historyYears: [2000, 2001] }, { ...record, ...empty });
    expect(history.map(({ path }) => path)).toEqual(['/season/historyYears/1']);
  });
});
