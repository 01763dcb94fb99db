// Widths that follow the outcomes of a run: the promised share holds whatever the noise does, groups keep apart, snapshots hold everything.
import { describe, expect, it } from 'vitest';
import { IntervalWidths, WIDTH_STEP } from '../../../src/decision/forecast/interval-widths.ts';

describe('widths of intervals', () => {
  it('move by the step times the share that was missing: ten outcomes inside and one outside, by hand', () => {
    const widths = new IntervalWidths();
    expect(widths.factor('energy', 0)).toBe(1);
    for (let i = 0; i < 10; i += 1) widths.settle('energy', 0, true);
    expect(widths.factor('energy', 0)).toBeCloseTo(1 - 10 * 0.05 * 0.1, 12);
    widths.settle('energy', 0, false);
    expect(widths.factor('energy', 0)).toBeCloseTo(0.95 + 0.05 * 0.9, 12);
  });

  it('hold nine outcomes of ten inside when errors become three times as large, where the old width held three of ten', () => {
    const widths = new IntervalWidths();
    const count = 4000;
    let inside = 0;
    let insideOld = 0;
    let state = 12345;
    for (let i = 0; i < count; i += 1) {
      state = (state * 48271) % 2147483647;
      // Uniform errors up to 3 half-widths that were right (0.9 of a uniform error up to 1) before.
      const error = (3 * state) / 2147483647;
      const isInside = error <= 0.9 * widths.factor('arrivals', 1);
      widths.settle('arrivals', 1, isInside);
      if (isInside) inside += 1;
      if (error <= 0.9) insideOld += 1;
    }
    expect(insideOld / count).toBeCloseTo(0.3, 1);
    // The steps telescope: the share is off by (last − first factor) / (step · count) at most; factors stay below 4.
    expect(Math.abs(inside / count - 0.9)).toBeLessThanOrEqual(4 / (WIDTH_STEP * count));
  });

  it('keep groups apart where the task says so, and share one width elsewhere', () => {
    const widths = new IntervalWidths();
    widths.settle('energy', 2, false);
    widths.settle('endBreaks', 2, false);
    expect(widths.factor('energy', 3)).toBe(1);
    expect(widths.factor('endBreaks', 3)).toBe(widths.factor('endBreaks', 2));
    widths.settle('energy', 3, true);
    expect(widths.meanFactor('energy')).toBeCloseTo((1 + 0.05 * 0.9 + 1 - 0.05 * 0.1) / 2, 12);
    expect(widths.meanFactor('demand')).toBe(1);
    expect(widths.factor('endBreaks', 3)).toBeGreaterThan(1);
  });

  it('never fall below zero, and go on from a snapshot', () => {
    const widths = new IntervalWidths();
    for (let i = 0; i < 500; i += 1) widths.settle('demand', 1, true);
    expect(widths.factor('demand', 1)).toBe(0);
    widths.settle('corridor', 4, false);
    const copy = new IntervalWidths();
    copy.settle('corridor', 0, false);
    copy.load(widths.save());
    expect(copy.save()).toEqual(widths.save());
    expect(copy.factor('corridor', 0)).toBe(1);
  });
});
