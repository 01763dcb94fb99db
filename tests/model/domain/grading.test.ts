// Grading: indices against the worked examples (vectors 18 to 21) and the direction of every price factor.
import { describe, expect, it } from 'vitest';
import {
  lintClass, lintPriceFactor, lintSort, lintType, loanValueUsd, micronaireFactor, shortFibreChange, shortFibreIndex, spinningConsistencyIndex,
} from '../../../src/model/domain/grading.ts';

describe('fibre indices', () => {
  it('give 8.0286 % of short fibre for 28.6 mm and 82 % (vector 18)', () => {
    expect(shortFibreIndex(28.6, 82)).toBeCloseTo(8.0286, 4);
    expect(shortFibreIndex(28.6, 82) + shortFibreChange(0.5, -1)).toBeCloseTo(shortFibreIndex(29.1, 81), 12);
  });

  it('give spinning consistency 124.963 and 123.596 (vectors 19 and 20)', () => {
    expect(spinningConsistencyIndex(29, 4.4, 28.6, 82, 76, 8.6)).toBeCloseTo(124.963, 3);
    expect(spinningConsistencyIndex(28, 4.2, 1.12 * 25.4, 82, 76, 8.5)).toBeCloseTo(123.596, 3);
  });

  it('value a bale 270 points below base at 236.64 USD (vector 21)', () => {
    expect(loanValueUsd(52, -270, 480)).toBeCloseTo(236.64, 10);
    expect(loanValueUsd(52, 0, 480)).toBeCloseTo(249.6, 10);
  });
});

describe('the lint price factor', () => {
  const base = { mic: 4.4, mm: 28.6, trash: 1, rd: 76, b: 8.6 };
  const factor = (change: Partial<typeof base>): number => {
    const t = { ...base, ...change };
    return lintPriceFactor(t.mic, t.mm, t.trash, t.rd, t.b);
  };

  it('is 1 for base quality', () => {
    expect(factor({})).toBe(1);
    expect([lintClass(1), lintSort(76, 8.6), lintType(28.6)]).toEqual([1, 0, 1]);
  });

  it('falls with trash, with grey or yellow colour and with short staple', () => {
    expect(factor({ trash: 0.5 })).toBeGreaterThan(1);
    for (const worse of [{ trash: 2 }, { trash: 3 }, { rd: 71 }, { rd: 60 }, { b: 11 }, { b: 16 }, { mm: 27 }, { mm: 24 }]) {
      expect(factor(worse)).toBeLessThan(1);
    }
    expect(factor({ trash: 10 })).toBeLessThan(factor({ trash: 3 }));
    expect(factor({ rd: 60 })).toBeLessThan(factor({ rd: 71 }));
  });

  it('discounts micronaire outside 3.5 to 4.9 by 270 and 385 points of 5200', () => {
    for (const mic of [3.5, 4.2, 4.9]) expect(micronaireFactor(mic)).toBe(1);
    for (const mic of [5, 5.2, 3.4]) expect(micronaireFactor(mic)).toBeCloseTo(1 - 270 / 5200, 12);
    for (const mic of [5.3, 6, 3.1]) expect(micronaireFactor(mic)).toBeCloseTo(1 - 385 / 5200, 12);
  });
});
