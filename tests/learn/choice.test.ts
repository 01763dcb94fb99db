import { describe, expect, it } from 'vitest';
import { sin } from '../../src/base/math.ts';
import { meanLearner } from '../../src/learn/baseline.ts';
import { chooseLearner, naiveForecasts } from '../../src/learn/choice.ts';
import { learningCurve } from '../../src/learn/learning-curve.ts';
import type { Learner } from '../../src/learn/learner.ts';
import { linearLearner } from '../../src/learn/linear.ts';
import { polynomialLearner } from '../../src/learn/polynomial.ts';
import { bootstrapReduction, reductionOf } from '../../src/learn/reduction.ts';
import { blockedSplits, contiguousBlocks, rollingOriginSplits } from '../../src/learn/splits.ts';
import { tableOfText } from '../../src/learn/text-table.ts';
import { treeLearner } from '../../src/learn/tree.ts';
import { scoresOf } from '../../src/learn/validation.ts';
import { weightedPercentageError } from '../../src/learn/metrics.ts';
import { normalStream, refusalOf, steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);
const sampleOf = (actual: readonly number[], predicted: readonly number[]) => ({
  rows: range(0, actual.length), actual: Float64Array.from(actual), predicted: Float64Array.from(predicted),
});

describe('the reduction of the error', () => {
  it('is a t interval over splits of equal size, worked by hand', () => {
    const splits = [0, 2, 4].map((start) => ({ train: [], test: [start, start + 1] }));
    const naive = sampleOf([0, 0, 0, 0, 0, 0], [4, 4, 5, 5, 9, 9]);
    const learner = sampleOf([0, 0, 0, 0, 0, 0], [3, 3, 3, 3, 6, 6]);
    const { maeReduction, low, high, isBetter } = reductionOf(naive, learner, splits, 0.95);
    // Means of the splits 1, 2, 3: mean 2, standard error 1/√3; t with 2 degrees is 4.3027.
    expect(maeReduction).toBe(2);
    expect(high - 2).toBeCloseTo(4.302653 / Math.sqrt(3), 5);
    expect(2 - low).toBeCloseTo(4.302653 / Math.sqrt(3), 5);
    expect(isBetter).toBe(false);
    expect(reductionOf(naive, learner, splits, 0.8).isBetter).toBe(true);
  });

  it('excludes 0 in about 1 of 20 series where nothing can be learned, by t and, with many splits, by bootstrap', () => {
    let [byT, byBootstrap] = [0, 0];
    const normal = normalStream(1);
    const splits = range(0, 25).map((k) => ({ train: [], test: range(4 * k, 4 * k + 4) }));
    for (let series = 0; series < 400; series += 1) {
      const actual = range(0, 100).map(normal);
      // Two forecasts equally wrong; errors within a split share a shock, as errors of one season do.
      const shocks = range(0, 25).map(normal);
      const naive = sampleOf(actual, actual.map((y, i) => y + normal() + shocks[i >> 2]!));
      const learner = sampleOf(actual, actual.map((y, i) => y + normal() - shocks[i >> 2]!));
      const t = reductionOf(naive, learner, splits, 0.95);
      if (t.low > 0 || t.high < 0) byT += 1;
      const drawn = bootstrapReduction(naive, learner, splits, 0.95, { draws: 200, uniform: uniformStream(series) });
      if (drawn.low > 0 || drawn.high < 0) byBootstrap += 1;
    }
    // Binomial(400, 0.05): 20 ± 3 · 4.4. The percentile bootstrap of 25 splits is known to be a little short.
    expect(byT).toBeGreaterThanOrEqual(7);
    expect(byT).toBeLessThanOrEqual(33);
    expect(byBootstrap).toBeLessThanOrEqual(50);
  });

  it('promises nothing from one split', () => {
    const { low, high, isBetter } = reductionOf(sampleOf([0, 0], [2, 2]), sampleOf([0, 0], [1, 1]), [{ train: [], test: [0, 1] }], 0.95);
    expect([low, high, isBetter]).toEqual([-Infinity, Infinity, false]);
  });
});

describe('the choice of a learner', () => {
  const seasons = (noise: number) => {
    const normal = normalStream(12);
    const rows = range(0, 96).map((i) => [i, normal()]);
    return tableOf(['month', 'idle'], rows, rows.map(([month]) => 50 + 10 * sin((Math.PI * month!) / 6) + noise * normal()));
  };
  const splits = rollingOriginSplits(96, { initialRows: 48, horizonRows: 6, gapRows: 0 });

  it('takes the strongest naive forecast as the one to beat: the seasonal one for seasons', () => {
    const table = seasons(0.5);
    const naives = valueOf(naiveForecasts(table, splits, 12));
    expect(naives.map((naive) => naive.id)).toEqual(['mean', 'last-value', 'seasonal']);
    const choice = valueOf(chooseLearner([linearLearner, meanLearner], table, splits, uniformStream(1), 12));
    expect(choice.naive.id).toBe('seasonal');
    // A line cannot follow a season: what looks fair against the mean is poor against last year.
    expect(choice.best.reduction.maeReduction).toBeLessThan(0);
    expect(choice.best.reduction.isBetter).toBe(false);
    expect(valueOf(chooseLearner([linearLearner], table, splits, uniformStream(1))).naive.id).not.toBe('seasonal');
  });

  it('gives every candidate its scores and reduction, and says when the best is better for sure', () => {
    const table = steppedTable(240, 15);
    const blocked = blockedSplits(contiguousBlocks(240, 6), 0);
    const tree = treeLearner({ classCount: 0, maximumDepth: 4, minimumLeafRows: 8 });
    const { best, candidates, naive } = valueOf(chooseLearner([linearLearner, tree, polynomialLearner(2)], table, blocked, uniformStream(1)));
    expect(best.learner.id).toBe('tree');
    expect(best.reduction.isBetter).toBe(true);
    for (const { scores, reduction } of candidates) {
      expect(reduction.maeReduction).toBeCloseTo(naive.scores.meanAbsoluteError - scores.meanAbsoluteError, 12);
      expect(scores.rowCount).toBe(240);
    }
  });
});

describe('percentage errors', () => {
  it('leave out zero outcomes and say how many, where the weighted one needs no such care', () => {
    const scores = scoresOf(sampleOf([0, 10, 20], [5, 11, 18]));
    expect(scores.meanAbsolutePercentageError).toBeCloseTo(0.1, 14);
    expect(scores.zeroOutcomes).toBe(1);
    expect(scores.weightedPercentageError).toBeCloseTo(8 / 30, 14);
    expect(weightedPercentageError([0, 0], [1, 2])).toBeUndefined();
  });
});

describe('the learning curve', () => {
  it('falls on unseen rows towards the noise and closes the gap to fitted ones, for a learner that has the right form', () => {
    const normal = normalStream(4);
    const rows = range(0, 400).map(() => range(0, 5).map(normal));
    const table = tableOf(range(0, 5).map(String), rows, rows.map((row) => row.reduce((sum, x) => sum + x, 0) + normal()));
    const points = valueOf(learningCurve(linearLearner, table, blockedSplits(contiguousBlocks(400, 4), 0), [8, 20, 60, 300], uniformStream(1)));
    expect(points.map((point) => point.rowCount)).toEqual([8, 20, 60, 300]);
    const gaps = points.map((point) => point.testedError - point.fittedError);
    for (let k = 1; k < 4; k += 1) {
      expect(points[k]!.testedError).toBeLessThan(points[k - 1]!.testedError);
      expect(gaps[k]!).toBeLessThan(gaps[k - 1]!);
    }
    // Mean |normal noise| is 0.798; 400 rows know it to 0.03.
    expect(Math.abs(points[3]!.testedError - 0.798)).toBeLessThan(0.1);
  });

  it('fits the latest rows, skips splits that are too short, and names what refuses', () => {
    const seen: number[][] = [];
    const spy: Learner = {
      id: 'spy',
      fit: (part) => {
        seen.push(Array.from(part.target));
        return { ok: true, value: { kind: 'constant', names: part.names, value: 0 } };
      },
    };
    const table = tableOf(['x'], range(0, 9).map((x) => [x]), range(0, 9));
    const splits = rollingOriginSplits(9, { initialRows: 3, horizonRows: 3, gapRows: 0 });
    valueOf(learningCurve(spy, table, splits, [2, 5], uniformStream(1)));
    expect(seen).toEqual([[1, 2], [4, 5], [1, 2, 3, 4, 5]]);
    expect(refusalOf(learningCurve(linearLearner, table, splits, [2], uniformStream(1)))).toEqual([
      'learn.too-few-rows @ 2 rows, split 1, rows', 'learn.too-few-rows @ 2 rows, split 2, rows',
    ]);
    expect(() => learningCurve(spy, table, splits, [50], uniformStream(1))).toThrow(/no split/);
  });
});

describe('a table of text', () => {
  const header = ['field', 'rainMm', 'soil', 'yieldTPerHa'];

  it('becomes numbers', () => {
    const table = valueOf(tableOfText(header, [['a', '12.5', '3', '2.7'], ['b', '1e1', '-4', '3']], ['soil', 'rainMm'], 'yieldTPerHa'));
    expect(table).toEqual(tableOf(['soil', 'rainMm'], [[3, 12.5], [-4, 10]], [2.7, 3]));
  });

  it('names column and reason of every value that is none', () => {
    const records = [['a', '12', 'clay', 'high'], ['b', '', 'loam', '2.5'], ['c', 'NA', '7', 'low'], ['d', 'Infinity', '1', '3']];
    const result = tableOfText(header, records, ['rainMm', 'soil'], 'yieldTPerHa');
    expect(result.ok ? [] : result.issues.map((issue) => `${issue.code} @ ${issue.path}: ${issue.got}`)).toEqual([
      'learn.missing-value @ row 2, column rainMm: nothing (first of 2 in this column)',
      'learn.not-a-number @ row 4, column rainMm: "Infinity"',
      'learn.not-a-number @ row 1, column soil: "clay" (first of 2 in this column)',
      'learn.not-a-number @ row 1, column yieldTPerHa: "high" (first of 2 in this column)',
    ]);
  });

  it('refuses unknown columns and uneven rows', () => {
    expect(refusalOf(tableOfText(header, [['a', '1', '2']], ['rain'], 'yield'))).toEqual([
      'learn.unknown-column @ column rain', 'learn.unknown-column @ column yield', 'learn.row-length @ row 1',
    ]);
  });
});
