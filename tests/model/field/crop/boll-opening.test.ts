// The opening curve: its two fixed points, its bounds and its direction.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOLL_OPENING_STONEVILLE, heatUnits, openBollShare } from '../../../../src/model/field/crop/boll-opening.ts';

describe('boll opening', () => {
  it('is closed at the first threshold and 60 % open at the second', () => {
    expect(openBollShare(1000, 1000, 1300)).toBe(0);
    // ln 2.5 is written with 15 digits, so the share is exact to a few units in the last place.
    expect(openBollShare(1300, 1000, 1300)).toBeCloseTo(0.6, 14);
    expect(openBollShare(1150, 1000, 1300)).toBeCloseTo(1 - 1 / Math.pow(2.5, 0.25), 12);
  });

  it('never closes again and stays between 0 and 1', () => {
    const heat = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(heat, heat, fc.double({ min: 1, max: 2000, noNaN: true }), (a, b, width) => {
        const low = openBollShare(Math.min(a, b), 900, 900 + width);
        const high = openBollShare(Math.max(a, b), 900, 900 + width);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
      { seed: 20260420 },
    );
  });

  it('becomes a step when both thresholds fall together', () => {
    expect(openBollShare(900, 900, 900)).toBe(0);
    expect(openBollShare(900.1, 900, 900)).toBe(1);
  });

  it('counts heat above 60 °F only', () => {
    expect(heatUnits(10, 20)).toBe(0);
    expect(heatUnits(20, 36)).toBeCloseTo((82.4 - 60) / 1.8, 12);
    expect(BOLL_OPENING_STONEVILLE.sixtyPercentOpen).toBeGreaterThan(BOLL_OPENING_STONEVILLE.firstOpen);
  });
});
