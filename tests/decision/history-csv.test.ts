import { describe, expect, it } from 'vitest';
import { historyHeader, parseHistory } from '../../src/decision/history-csv.ts';

const lines = (rows: readonly string[]): string => ['season,group,hoursAhead,outcome', ...rows].join('\n');
const good = ['2021,0,3,4', '2021,1,5,6', '2022,0,1,2', '2023,0,8,9'];

describe('a history as CSV', () => {
  it('becomes seasons in the order of time, whatever the order of rows and columns', () => {
    const parsed = parseHistory('outcome,season,hoursAhead,group\n9,2023,8,0\n4,2021,3,0\n2,2022,1,1\n6,2021,5,1', 'ginQueue');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    expect(parsed.value.map((season) => season.targets)).toEqual([[4, 6], [2], [9]]);
    expect(parsed.value[0]!.rows.map((row) => row[0])).toEqual([3, 5]);
    expect(parsed.value[1]!.groups).toEqual([1]);
    expect(historyHeader('ginQueue')).toEqual(['season', 'group', 'hoursAhead', 'outcome']);
  });

  it('names every fault with row and column', () => {
    const parsed = parseHistory(lines([...good.slice(0, 3), '2023,0,many,9', '2023,0,,7', '2023,0,1']), 'ginQueue');
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'history.not-a-number row 5, column hoursAhead',
      'history.missing-value row 6, column hoursAhead',
      'history.row-length row 7',
    ]);
  });

  it('suggests the column that was meant and asks for the one that is missing', () => {
    const parsed = parseHistory('season,group,hourAhead,outcome\n2021,0,1,2', 'ginQueue');
    if (parsed.ok) throw new Error('it has a fault');
    expect(parsed.issues.map(({ code }) => code)).toEqual(['history.missing-column', 'history.unknown-column']);
    expect(parsed.issues[1]!.expected).toBe('hoursAhead');
  });

  it('refuses too few seasons, an outcome that never varies, and nothing at all', () => {
    const few = parseHistory(lines(good.slice(0, 3)), 'ginQueue');
    if (!few.ok) expect(few.issues.map(({ code }) => code)).toEqual(['history.too-few-rows']);
    const constant = parseHistory(lines(['2021,0,1,5', '2022,0,2,5', '2023,0,3,5']), 'ginQueue');
    if (!constant.ok) expect(constant.issues.map(({ code }) => code)).toEqual(['history.constant-column']);
    expect([few.ok, constant.ok, parseHistory('', 'ginQueue').ok]).toEqual([false, false, false]);
  });
});
