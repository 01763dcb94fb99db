import { describe, expect, it } from 'vitest';
import { chooseByGap, type GapOptions } from '../../src/learn/gap.ts';
import { chooseClusters } from '../../src/learn/k-means.ts';
import { normalStream, refusalOf, uniformStream, valueOf } from './generated.ts';

const OPTIONS: GapOptions = { scaling: 'z-score', restarts: 10, silhouetteRows: 200, referenceSets: 10, comparedRows: 120 };

/** Clouds of deviation 1 about the given centres, evenly filled. */
function clouds(centres: readonly (readonly number[])[], rowCount: number, seed: number) {
  const normal = normalStream(seed);
  const rows = Array.from({ length: rowCount }, (_, i) => Float64Array.from(centres[i % centres.length]!, (value) => value + normal()));
  return { names: centres[0]!.map((_, j) => `c${j}`), rows };
}

describe('the gap statistic', () => {
  it('sees one cloud as one cluster, which the silhouette cannot', () => {
    for (const seed of [1, 2, 3]) {
      const data = clouds([[0, 0]], 120, seed);
      const choice = valueOf(chooseByGap(data, 4, OPTIONS, uniformStream(seed)));
      expect(choice.clusterCount).toBe(1);
      expect(valueOf(chooseClusters(data, [2, 3, 4], OPTIONS, uniformStream(seed))).model.centres.length).toBeGreaterThan(1);
    }
  });

  it('counts three clouds, and four of unequal columns', () => {
    expect(valueOf(chooseByGap(clouds([[0, 0], [0, 9], [9, 4]], 120, 5), 5, OPTIONS, uniformStream(1))).clusterCount).toBe(3);
    const four = clouds([[0, 0, 0], [12, 0, 0], [0, 12, 0], [0, 0, 12]], 160, 6);
    const { clusterCount, model, gaps, errors } = valueOf(chooseByGap(four, 6, OPTIONS, uniformStream(1)));
    expect(clusterCount).toBe(4);
    // All rows are clustered, not only those compared.
    expect(model.sizes).toEqual([40, 40, 40, 40]);
    expect([gaps.length, errors.length]).toEqual([6, 6]);
  });

  it('is 0 on the mean for evenly strewn rows, within its error', () => {
    const uniform = uniformStream(8);
    const rows = Array.from({ length: 120 }, () => Float64Array.of(uniform(), uniform()));
    const { gaps, errors } = valueOf(chooseByGap({ names: ['a', 'b'], rows }, 4, { ...OPTIONS, scaling: 'none' }, uniformStream(1)));
    // The rows' own luck has the spread of one even set; the box drawn round them makes the even sets slightly narrower or wider.
    gaps.forEach((gap, k) => expect(Math.abs(gap)).toBeLessThan(4 * errors[k]! + 0.1));
  });

  it('refuses too few distinct rows and columns without spread', () => {
    const same = { names: ['a'], rows: [[1], [2], [3], [1], [2]].map((row) => Float64Array.from(row)) };
    expect(refusalOf(chooseByGap(same, 3, OPTIONS, uniformStream(1)))).toEqual(['learn.too-few-distinct-rows @ rows']);
    const flat = { names: ['a', 'b'], rows: [[1, 5], [2, 5], [3, 5]].map((row) => Float64Array.from(row)) };
    expect(refusalOf(chooseByGap(flat, 2, OPTIONS, uniformStream(1)))).toEqual(['learn.constant-column @ column b']);
  });
});
