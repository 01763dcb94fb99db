import { describe, expect, it } from 'vitest';
import { calibrate, calibrateScaled, calibrationOf, fitSpread } from '../../src/learn/conformal.ts';
import { crossConformalInterval, fitCrossConformal } from '../../src/learn/cross-conformal.ts';
import { forestLearner } from '../../src/learn/forest.ts';
import { predict, predictInterval, type Learner, type Model } from '../../src/learn/learner.ts';
import { linearLearner } from '../../src/learn/linear.ts';
import { intervalCoverage, intervalScore } from '../../src/learn/metrics.ts';
import { quantileBandLearner } from '../../src/learn/quantile-band.ts';
import { blockedSplits, contiguousBlocks } from '../../src/learn/splits.ts';
import { selectRows, type TrainingTable } from '../../src/learn/table.ts';
import { treeLearner } from '../../src/learn/tree.ts';
import { normalStream, refusalOf, steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);
const BAND = { treeCount: 60, learningRate: 0.1, maximumDepth: 3, minimumLeafRows: 20, rowShare: 1, tailShare: 0, patience: 20 };
const forest = forestLearner({ classCount: 0, maximumDepth: 8, minimumLeafRows: 5, treeCount: 30, columnsPerSplit: 2 });

/** y = 2x + noise whose deviation grows from 0.1 to 2.1 with x. */
function fanning(rowCount: number, seed: number): TrainingTable {
  const uniform = uniformStream(seed);
  const normal = normalStream(seed + 1000);
  const rows = range(0, rowCount).map(() => [uniform(), uniform()]);
  return tableOf(['x', 'idle'], rows, rows.map(([x]) => 2 * x! + (0.1 + 2 * x! * x!) * normal()));
}

function judged(table: TrainingTable, interval: (row: Float64Array, out: Float64Array) => void) {
  const out = new Float64Array(3);
  const bounds = table.rows.map((row) => {
    interval(row, out);
    return [out[0]!, out[2]!] as const;
  });
  const low = bounds.map(([value]) => value);
  const high = bounds.map(([, value]) => value);
  const inside = (keep: (x: number) => boolean): number => {
    const kept = range(0, low.length).filter((i) => keep(table.rows[i]![0]!));
    return intervalCoverage(kept.map((i) => table.target[i]!), kept.map((i) => low[i]!), kept.map((i) => high[i]!));
  };
  return { all: inside(() => true), calm: inside((x) => x < 0.3), wild: inside((x) => x > 0.8), score: intervalScore(table.target, low, high, 0.9) };
}

describe('measures of intervals', () => {
  it('match cases worked by hand', () => {
    expect(intervalCoverage([1, 2, 3, 4], [1, 2.5, 0, 5], [1, 3, 3, 6])).toBe(0.5);
    // Widths 2 and 1; the second outcome lies 0.5 below: 1 + 20 · 0.5.
    expect(intervalScore([1, 1], [0, 1.5], [2, 2.5], 0.9)).toBeCloseTo((2 + 1 + 10) / 2, 12);
  });
});

describe('scaled conformal intervals', () => {
  it('keep the promise at calm and at wild rows, where equal widths keep it on the whole only', () => {
    const [equal, scaled] = [{ all: 0, calm: 0, wild: 0, score: 0 }, { all: 0, calm: 0, wild: 0, score: 0 }];
    const samples = 6;
    for (let sample = 0; sample < samples; sample += 1) {
      const model = valueOf(linearLearner.fit(fanning(400, sample), uniformStream(1)));
      const spread = valueOf(fitSpread(model, fanning(400, 20 + sample), linearLearner, uniformStream(1)));
      const unseen = fanning(2000, 60 + sample);
      const models: readonly (readonly [typeof equal, Model])[] = [
        [equal, valueOf(calibrate(model, fanning(400, 40 + sample), 0.9))],
        [scaled, valueOf(calibrateScaled(model, spread, fanning(400, 40 + sample), 0.9))],
      ];
      for (const [sums, fitted] of models) {
        const result = judged(unseen, (row, out) => predictInterval(fitted, row, out));
        for (const key of ['all', 'calm', 'wild', 'score'] as const) sums[key] += result[key] / samples;
      }
    }
    for (const sums of [equal, scaled]) {
      expect(sums.all).toBeGreaterThan(0.88);
      expect(sums.all).toBeLessThan(0.92);
    }
    expect(equal.calm).toBeGreaterThan(0.99);
    expect(equal.wild).toBeLessThan(0.8);
    expect(scaled.wild).toBeGreaterThan(0.84);
    expect(scaled.calm).toBeLessThan(0.97);
    expect(scaled.score).toBeLessThan(equal.score);
  });

  it('never shrink below a tenth of the mean error, and refuse a model without error', () => {
    const table = fanning(60, 3);
    const model = valueOf(linearLearner.fit(table, uniformStream(1)));
    const spread = valueOf(fitSpread(model, table, linearLearner, uniformStream(1)));
    expect(predict(spread.model, [-9, 0])).toBeLessThan(0);
    const fitted = valueOf(calibrateScaled(model, spread, table, 0.9));
    const out = new Float64Array(3);
    predictInterval(fitted, [-9, 0], out);
    expect(out[2]! - out[0]!).toBeCloseTo(2 * fitted.calibration.halfWidth * spread.least, 10);
    const exact = valueOf(linearLearner.fit(tableOf(['x'], [[0], [1], [2]], [5, 5, 5]), uniformStream(1)));
    expect(refusalOf(fitSpread(exact, tableOf(['x'], [[0], [1], [2]], [5, 5, 5]), linearLearner, uniformStream(1)))).toEqual(['learn.exact-model @ target']);
  });
});

describe('calibrated quantile bands', () => {
  it('hold 85 to 95 % of unseen outcomes for a promise of 90 %, at calm and wild rows alike, though the raw band is too narrow', () => {
    const sums = { all: 0, calm: 0, wild: 0, raw: 0 };
    const samples = 4;
    for (let sample = 0; sample < samples; sample += 1) {
      const raw = valueOf(quantileBandLearner(BAND, 0.9).fit(fanning(500, sample), uniformStream(1)));
      const model = valueOf(calibrate(raw, fanning(500, 20 + sample), 0.9));
      const unseen = fanning(2000, 60 + sample);
      const result = judged(unseen, (row, out) => predictInterval(model, row, out));
      for (const key of ['all', 'calm', 'wild'] as const) sums[key] += result[key] / samples;
      sums.raw += judged(unseen, (row, out) => predictInterval(raw, row, out)).all / samples;
    }
    expect(sums.raw).toBeLessThan(sums.all);
    for (const share of [sums.all, sums.calm, sums.wild]) {
      expect(share).toBeGreaterThan(0.85);
      expect(share).toBeLessThan(0.95);
    }
  });

  it('narrow a band that is too wide and never turn it inside out', () => {
    const [low, middle, high] = [-10, 0, 10].map((start) => ({
      kind: 'boosting' as const, names: ['x'], start, nodes: { column: [], threshold: [], left: [], right: [], value: [], shares: [] }, roots: [], rowCount: 9,
    }));
    const band = { kind: 'quantile-band' as const, names: ['x'], aim: 0.9, low: low!, middle: middle!, high: high! };
    const fitted = valueOf(calibrate(band, tableOf(['x'], range(0, 9).map((x) => [x]), range(-4, 5)), 0.9));
    // The furthest outcome is 4 from the middle, 6 inside the band.
    expect(fitted.calibration.halfWidth).toBe(-6);
    const out = new Float64Array(3);
    predictInterval(fitted, [0], out);
    expect([...out]).toEqual([-4, 0, 4]);
    predictInterval({ ...fitted, calibration: { ...fitted.calibration, halfWidth: -25 } }, [0], out);
    expect([...out]).toEqual([0, 0, 0]);
  });
});

describe('intervals from cross-validation', () => {
  it('are those of the definition, sorted in full', () => {
    const table = fanning(40, 7);
    const splits = blockedSplits(contiguousBlocks(40, 5), 0);
    const fitted = valueOf(fitCrossConformal(linearLearner, table, splits, 0.8, uniformStream(1)));
    const out = new Float64Array(3);
    for (const x of [[0.1, 0.5], [0.9, 0.2]]) {
      const lows: number[] = [];
      const highs: number[] = [];
      for (const split of splits) {
        const model = valueOf(linearLearner.fit(selectRows(table, split.train), uniformStream(1)));
        for (const row of split.test) {
          const error = Math.abs(table.target[row]! - predict(model, table.rows[row]!));
          lows.push(predict(model, x) - error);
          highs.push(predict(model, x) + error);
        }
      }
      crossConformalInterval(fitted, x, out);
      // n = 40: the ⌊0.2 · 41⌋ = 8th smallest and the ⌈0.8 · 41⌉ = 33rd smallest.
      expect(out[0]).toBe(lows.sort((a, b) => a - b)[7]);
      expect(out[2]).toBe(highs.sort((a, b) => a - b)[32]);
      expect(out[1]! > out[0]! && out[1]! < out[2]!).toBe(true);
    }
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
  });

  const cases: readonly (readonly [string, Learner, number])[] = [
    ['forest in 5 blocks', forest, 5],
    ['tree in 10 blocks', treeLearner({ classCount: 0, maximumDepth: 8, minimumLeafRows: 5 }), 10],
    ['line, one row per split (jackknife+)', linearLearner, 60],
  ];
  it.each(cases)('hold 0.85 to 0.96 of unseen outcomes for a promise of 0.9: %s', (_, learner, blocks) => {
    let covered = 0;
    const samples = 8;
    for (let sample = 0; sample < samples; sample += 1) {
      const rowCount = blocks === 60 ? 60 : 200;
      const table = steppedTable(rowCount, 200 + 2 * sample);
      const fitted = valueOf(fitCrossConformal(learner, table, blockedSplits(contiguousBlocks(rowCount, blocks), 0), 0.9, uniformStream(sample)));
      covered += judged(steppedTable(400, 300 + 2 * sample), (row, out) => crossConformalInterval(fitted, row, out)).all / samples;
    }
    expect(covered).toBeGreaterThanOrEqual(0.85);
    expect(covered).toBeLessThanOrEqual(0.96);
  });

  it('refuse a promise that few rows cannot keep, and name the split that refuses', () => {
    const splits = (rowCount: number) => blockedSplits(contiguousBlocks(rowCount, rowCount), 0);
    const line = (rowCount: number) => tableOf(['x'], range(0, rowCount).map((x) => [x]), range(0, rowCount).map((x) => x * x));
    expect(refusalOf(fitCrossConformal(linearLearner, line(8), splits(8), 0.9, uniformStream(1)))).toEqual(['learn.too-few-rows @ calibration']);
    expect(fitCrossConformal(linearLearner, line(9), splits(9), 0.9, uniformStream(1)).ok).toBe(true);
    const constant = tableOf(['x'], range(0, 10).map((i) => [i === 4 ? 1 : 0]), range(0, 10));
    expect(refusalOf(fitCrossConformal(linearLearner, constant, splits(10), 0.9, uniformStream(1)))).toEqual(['learn.constant-column @ split 5, column x']);
  });

  it('agree with the half-width of plain calibration on the same errors when all models are one', () => {
    const errors = range(1, 20);
    const constant = { kind: 'constant' as const, names: ['x'], value: 100 };
    const out = new Float64Array(3);
    crossConformalInterval({ coverage: 0.9, models: [constant], errors: [errors.map((error) => 20 - error)], rowCount: 19 }, [0], out);
    const { halfWidth } = valueOf(calibrationOf(errors, 0.9));
    expect([...out]).toEqual([100 - halfWidth, 100, 100 + halfWidth]);
  });
});
