import { describe, expect, it } from 'vitest';
import { issueLine } from '../../src/base/issue.ts';
import fc from 'fast-check';
import { clamp, exp, ln, pow, roundHalfEven, roundTo } from '../../src/base/math.ts';
import { dateOfDayNumber, dayNumber, dayOfYear, isoDate, parseIsoDate } from '../../src/base/calendar.ts';
import { Digest, textDigest } from '../../src/base/digest.ts';
import { editDistance, nearMiss } from '../../src/base/near-miss.ts';
import { csvText, parseCsv } from '../../src/base/csv.ts';
import { clonePlain } from '../../src/base/plain.ts';

describe('math', () => {
  it('agrees with the native functions to a relative error of 1e-15', () => {
    for (let x = 0.01; x < 20; x += 0.37) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(Math.log(x))));
      expect(Math.abs(pow(x, 1.7) / x ** 1.7 - 1)).toBeLessThan(1e-14);
    }
  });
  it('rounds ties to the even neighbour', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6].map((x) => roundHalfEven(x) + 0)).toEqual([0, 2, 2, 0, -2, 2, 3]);
    expect(roundTo(0.125, 2)).toBe(0.12);
    expect(clamp(5, 0, 1)).toBe(1);
  });
});

describe('calendar', () => {
  it('turns every day number of six centuries into its date and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 577_000, max: 800_000 }), (n) => dayNumber(dateOfDayNumber(n)) === n),
      { seed: 1 },
    );
  });
  it('agrees with the platform calendar', () => {
    const epoch = dayNumber({ year: 1970, month: 1, day: 1 });
    for (const text of ['1979-01-01', '2000-02-29', '2024-12-31', '2100-03-01']) {
      const date = parseIsoDate(text)!;
      expect(dayNumber(date) - epoch).toBe(Date.parse(text) / 86_400_000);
      expect(isoDate(date)).toBe(text);
    }
    expect(dayOfYear({ year: 2024, month: 12, day: 31 })).toBe(366);
  });
  it('refuses what is not a date', () => {
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-1', 'yesterday']) expect(parseIsoDate(text)).toBeUndefined();
  });
});

describe('digest', () => {
  it('changes with every bit and with the order', () => {
    const of = (...values: number[]): string => {
      const digest = new Digest();
      for (const value of values) digest.addNumber(value);
      return digest.hex();
    };
    expect(of(1, 2)).not.toBe(of(2, 1));
    expect(of(0.1 + 0.2)).not.toBe(of(0.3));
    expect(of(-0)).toBe(of(0));
    const seen = new Set<string>();
    for (let i = 0; i < 100_000; i += 1) seen.add(of(i));
    expect(seen.size).toBe(100_000);
    expect(textDigest('maqta')).toMatch(/^[0-9a-f]{16}$/);
  });
  it('goes on from a saved state', () => {
    const first = new Digest();
    first.addText('cotton');
    const second = new Digest();
    second.load(first.save());
    first.addInteger(7);
    second.addInteger(7);
    expect(second.hex()).toBe(first.hex());
  });
});

describe('issue line', () => {
  it('stays one line of four cells whatever the input holds, and of bounded length', () => {
    const line = issueLine({ code: 'UNKNOWN_KEY', path: '/a\tb\nc', got: 'x\u2028y\u0000'.repeat(1000), expected: '«é»' });
    expect(line).toMatch(/^UNKNOWN_KEY\t\/a\\u0009b\\u000ac\tgot x\\u2028y\\u0000/);
    expect(line).toMatch(/\texpected «é»$/);
    expect([line.split('\n').length, line.split('\t').length, line.length < 4000]).toEqual([1, 4, true]);
  });
});

describe('near miss', () => {
  it('finds the word that was meant and leaves strangers alone', () => {
    expect(nearMiss('irigation', ['irrigation', 'inspection'])).toBe('irrigation');
    expect(nearMiss('zzz', ['irrigation', 'inspection'])).toBeUndefined();
    expect(editDistance('ab', 'ba')).toBe(1);
  });
});

describe('csv', () => {
  it('reads back what it wrote', () => {
    const cell = fc.string({ maxLength: 8 }).filter((text) => !text.includes('\r') && !text.startsWith('\uFEFF'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
        const table = parseCsv(csvText(['a', 'b'], rows));
        expect(table).toEqual([['a', 'b'], ...rows]);
      }),
      { seed: 2 },
    );
  });
});

describe('plain data', () => {
  it('copies plain data without sharing memory', () => {
    const original = { rows: [Float64Array.of(1, 2)], count: 2 };
    const copy = clonePlain(original);
    copy.rows[0]![0] = 9;
    expect(original.rows[0]![0]).toBe(1);
  });
});
