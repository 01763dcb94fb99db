// Thinning keeps the promised share of everything: of every plant, shift and hour of a series, whatever the rhythm of its rows.
import { describe, expect, it } from 'vitest';
import { History } from '../../src/decision/history.ts';
import { isKept } from '../../src/decision/thinning.ts';

describe('thinning', () => {
  it('keeps the share overall and of every residue of the rhythms that plants have', () => {
    const count = 50_400;
    for (const share of [1 / 2, 1 / 9, 1 / 16]) {
      for (const period of [1, 2, 3, 4, 7, 24, 96]) {
        for (let residue = 0; residue < period; residue += 1) {
          let kept = 0;
          for (let number = residue; number < count; number += period) if (isKept(number, share)) kept += 1;
          const expected = (share * count) / period;
          // A rotation by the golden ratio is off by some log(n) at most, 12 for these numbers; every n-th row would be off by all or nothing.
          expect(Math.abs(kept - expected), `share ${share}, ${residue} of ${period}`).toBeLessThan(12);
        }
      }
    }
  });

  it('keeps with a larger share all that a smaller one keeps', () => {
    for (let number = 0; number < 2000; number += 1) if (isKept(number, 0.125)) expect(isKept(number, 0.25)).toBe(true);
  });

  it('leaves a long season with rows of all of four plants, in their order', () => {
    const history = new History();
    history.startSeason();
    for (let row = 0; row < 40_000; row += 1) history.add('energy', [row, 0, 0, 0, 0, 0, 0], row, row % 4);
    const { rows, targets, groups } = history.season('energy', 0);
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.length).toBeLessThanOrEqual(2000);
    for (let plant = 0; plant < 4; plant += 1) {
      const share = groups.filter((group) => group === plant).length / groups.length;
      expect(share).toBeGreaterThan(0.24);
      expect(share).toBeLessThan(0.26);
    }
    expect(targets).toEqual([...targets].sort((a, b) => a - b));
    expect(rows.map((row) => row[0])).toEqual(targets);
    expect(groups).toEqual(targets.map((row) => row % 4));
  });
});
