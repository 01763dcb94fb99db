import { describe, expect, it } from 'vitest';
import { lastValueLearner, meanLearner, seasonalForecast } from '../../src/learn/baseline.ts';
import { boostingLearner } from '../../src/learn/boosting.ts';
import { calibrate, calibrationOf } from '../../src/learn/conformal.ts';
import { forestLearner } from '../../src/learn/forest.ts';
import { huberLearner } from '../../src/learn/huber.ts';
import { predict, predictInterval, type Learner, type Model } from '../../src/learn/learner.ts';
import { fitLinear, linearLearner } from '../../src/learn/linear.ts';
import { logisticLearner } from '../../src/learn/logistic.ts';
import { measuredCoverage, meanAbsoluteError, meanAbsolutePercentageError, pinballLoss, rSquared } from '../../src/learn/metrics.ts';
import { networkLearner } from '../../src/learn/network.ts';
import { polynomialLearner } from '../../src/learn/polynomial.ts';
import { quantileBandLearner } from '../../src/learn/quantile-band.ts';
import { ridgeLearner } from '../../src/learn/ridge.ts';
import { robustLearner } from '../../src/learn/robust.ts';
import { simpleLearner } from '../../src/learn/simple.ts';
import { blockedSplits, contiguousBlocks, rollingOriginSplits } from '../../src/learn/splits.ts';
import { selectColumns, selectRows, varyingColumns } from '../../src/learn/table.ts';
import { treeLearner } from '../../src/learn/tree.ts';
import { chooseLearner } from '../../src/learn/choice.ts';
import { crossValidate, permutationImportance, scoresOf } from '../../src/learn/validation.ts';
import { normalStream, refusalOf, steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);
const BOOSTING = { treeCount: 15, learningRate: 0.2, maximumDepth: 3, minimumLeafRows: 4, rowShare: 0.8, tailShare: 0.2, patience: 5 };
const TREE = { classCount: 0, maximumDepth: 8, minimumLeafRows: 5 };
const forest = forestLearner({ ...TREE, treeCount: 30, columnsPerSplit: 2 });

describe('splits', () => {
  it('tests every row once in blocks and keeps a gap on both sides', () => {
    const splits = blockedSplits(contiguousBlocks(10, 3), 1);
    expect(splits.flatMap((split) => split.test)).toEqual(range(0, 10));
    expect(splits[1]).toEqual({ train: [0, 1, 2, 8, 9], test: [4, 5, 6] });
  });

  it('leaves out a whole crop year even when its rows are scattered', () => {
    const splits = blockedSplits([2021, 2020, 2021, 2022, 2020], 0);
    expect(splits.map((split) => split.test)).toEqual([[0, 2], [1, 4], [3]]);
    expect(splits[0]!.train).toEqual([1, 3, 4]);
  });

  it('never trains on the present or the future in rolling-origin splits', () => {
    const splits = rollingOriginSplits(23, { initialRows: 8, horizonRows: 5, gapRows: 2 });
    expect(splits.map((split) => [split.train.length, split.test[0], split.test.at(-1)])).toEqual([[8, 10, 14], [13, 15, 19], [18, 20, 22]]);
    for (const split of splits) expect(split.train.at(-1)! + 2).toBeLessThan(split.test[0]!);
    expect(rollingOriginSplits(8, { initialRows: 8, horizonRows: 1, gapRows: 0 })).toEqual([]);
  });
});

describe('metrics', () => {
  it('match cases worked by hand', () => {
    const actual = [1, 2, 4, 0];
    const predicted = [1, 3, 2, 1];
    expect(meanAbsoluteError(actual, predicted)).toBe(1);
    expect(meanAbsolutePercentageError(actual, predicted)).toBeCloseTo((0 + 0.5 + 0.5) / 3, 15);
    expect(meanAbsolutePercentageError([0], [1])).toBeUndefined();
    expect(rSquared(actual, predicted)).toBeCloseTo(1 - 6 / 8.75, 15);
    expect(rSquared([3, 3], [3, 4])).toBe(0);
    // Errors 0, −1, 2, −1 at level 0.9: 0 + 0.1 + 1.8 + 0.1.
    expect(pinballLoss(actual, predicted, 0.9)).toBeCloseTo(0.5, 15);
    expect(measuredCoverage(actual, predicted, 1)).toBe(0.75);
  });

  it('make the pinball loss least at the true quantile', () => {
    const uniform = uniformStream(6);
    const actual = range(0, 5000).map(() => uniform());
    const loss = (guess: number): number => pinballLoss(actual, actual.map(() => guess), 0.8);
    expect(loss(0.8)).toBeLessThan(loss(0.72));
    expect(loss(0.8)).toBeLessThan(loss(0.88));
  });
});

describe('naive baselines', () => {
  it('predict the mean, the last value and the value one season earlier', () => {
    const target = [1, 2, 3, 4, 11, 12, 13, 14];
    const table = tableOf(['x'], target.map(() => [7]), target);
    expect(predict(valueOf(meanLearner.fit(table, uniformStream(1))), [0])).toBe(7.5);
    expect(predict(valueOf(lastValueLearner.fit(table, uniformStream(1))), [0])).toBe(14);
    const split = { train: range(0, 5), test: [5, 6, 7] };
    expect([...seasonalForecast(table.target, split, 4)]).toEqual([2, 3, 4]);
    // Row 7 is 2 seasons of 3 after row 1, since row 4 is not trained on; row 2 has no earlier season.
    expect([...seasonalForecast(table.target, { train: [0, 1, 3], test: [7, 2] }, 3)]).toEqual([2, (1 + 2 + 4) / 3]);
  });

  it('refuse a table without rows or with a missing target', () => {
    expect(refusalOf(meanLearner.fit(tableOf(['x'], [], []), uniformStream(1)))).toEqual(['learn.too-few-rows @ rows']);
    expect(refusalOf(meanLearner.fit(tableOf(['x'], [[1], [2]], [1, NaN]), uniformStream(1)))).toEqual(['learn.missing-value @ row 2, column target']);
  });
});

describe('cross-validation', () => {
  it('predicts each row by a model that never saw it', () => {
    const table = tableOf(['x'], range(0, 12).map((x) => [x]), range(0, 12).map((x) => x * x));
    const spy: Learner = { id: 'spy', fit: (part) => ({ ok: true, value: { kind: 'constant', names: part.names, value: part.target.reduce((sum, y) => sum + y, 0) } }) };
    const sample = valueOf(crossValidate(spy, table, blockedSplits(contiguousBlocks(12, 4), 0), uniformStream(1)));
    const total = table.target.reduce((sum, y) => sum + y, 0);
    expect(sample.rows).toEqual(range(0, 12));
    expect(Array.from(sample.predicted.subarray(3, 6))).toEqual([1, 1, 1].map(() => total - (9 + 16 + 25)));
  });

  it('chooses the forest on steps, the line on a slope, and nothing over the mean on noise', () => {
    const learners = [meanLearner, linearLearner, forest];
    const splits = blockedSplits(contiguousBlocks(240, 6), 0);
    const stepped = valueOf(chooseLearner(learners, steppedTable(240, 15), splits, uniformStream(1)));
    expect(stepped.best.learner.id).toBe('forest');
    const normal = normalStream(44);
    const rows = range(0, 240).map(() => [normal(), normal()]);
    const sloped = tableOf(['a', 'b'], rows, rows.map(([a, b]) => a! - 2 * b! + 0.1 * normal()));
    const onSlope = valueOf(chooseLearner(learners, sloped, splits, uniformStream(1)));
    expect(onSlope.best.learner.id).toBe('linear');
    expect(onSlope.best.scores.rSquared).toBeGreaterThan(0.99);
    const noise = valueOf(crossValidate(forest, tableOf(['a', 'b'], rows, range(0, 240).map(normal)), splits, uniformStream(1)));
    // An honest score of noise is at or below 0; a leak would lift it.
    expect(scoresOf(noise).rSquared).toBeLessThan(0.05);
  });

  it('names the split and the learner that refuse, and goes on with the learners that do not', () => {
    const table = tableOf(['x'], [[1], [2], [3], [5], [5], [5], [5], [5]], [1, 2, 3, 4, 5, 6, 7, 8]);
    const splits = blockedSplits(contiguousBlocks(8, 2), 0);
    expect(refusalOf(crossValidate(linearLearner, table, splits, uniformStream(1)))).toEqual(['learn.constant-column @ split 1, column x']);
    expect(refusalOf(chooseLearner([linearLearner], table, splits, uniformStream(1)))).toEqual(['learn.constant-column @ linear, split 1, column x']);
    expect(valueOf(chooseLearner([linearLearner, meanLearner], table, splits, uniformStream(1))).candidates.map((c) => c.learner.id)).toEqual(['mean']);
  });

  it('lets a caller leave constant columns out', () => {
    const table = tableOf(['soil', 'rain'], [[3, 1], [3, 2], [3, 4], [3, 9]], [2, 4, 8, 18]);
    const kept = varyingColumns(table);
    expect(kept).toEqual([1]);
    expect(valueOf(fitLinear(selectColumns(table, kept))).coefficients[0]).toBeCloseTo(2, 12);
  });
});

describe('conformal intervals', () => {
  it('take the right rank of the errors and refuse a promise that few rows cannot keep', () => {
    const errors = range(1, 20);
    // ⌈20 · 0.9⌉ = 18th of 19.
    expect(valueOf(calibrationOf(errors, 0.9))).toEqual({ coverage: 0.9, halfWidth: 18, rowCount: 19 });
    expect(valueOf(calibrationOf(range(1, 10), 0.9)).halfWidth).toBe(9);
    expect(refusalOf(calibrationOf(range(1, 9), 0.9))).toEqual(['learn.too-few-rows @ calibration']);
  });

  it.each([linearLearner, polynomialLearner(2), treeLearner(TREE), forest])('hold 85 to 95 % of unseen outcomes for a promise of 90 %: $id', (learner) => {
    let covered = 0;
    for (let sample = 0; sample < 8; sample += 1) {
      const table = steppedTable(1000, 100 + sample);
      const fitted = valueOf(learner.fit(selectRows(table, range(0, 300)), uniformStream(sample)));
      const model = valueOf(calibrate(fitted, selectRows(table, range(300, 600)), 0.9));
      const unseen = selectRows(table, range(600, 1000));
      const predicted = unseen.rows.map((row) => predict(model, row));
      covered += measuredCoverage(unseen.target, predicted, model.calibration.halfWidth) / 8;
    }
    expect(covered).toBeGreaterThanOrEqual(0.85);
    expect(covered).toBeLessThanOrEqual(0.95);
  });

  it('are as wide as the noise asks: half-width 1.645 of noise 1 when the model is right', () => {
    const normal = normalStream(3);
    const rows = range(0, 6000).map(() => [normal()]);
    const table = tableOf(['x'], rows, rows.map(([x]) => 2 * x! + normal()));
    const model = valueOf(calibrate(valueOf(fitLinear(selectRows(table, range(0, 1000)))), selectRows(table, range(1000, 6000)), 0.9));
    // Sampling error of a 90 % quantile of 5000: sqrt(0.09 / 5000) / density 0.206 = 0.021; three of them.
    expect(Math.abs(model.calibration.halfWidth - 1.645)).toBeLessThan(0.063);
    const out = new Float64Array(3);
    predictInterval(model, [1], out);
    expect(out[1]).toBe(predict(model, [1]));
    expect(out[2]! - out[0]!).toBeCloseTo(2 * model.calibration.halfWidth, 12);
  });

  it('do not exist before calibration', () => {
    const model = valueOf(fitLinear(steppedTable(50, 1)));
    expect(() => predictInterval(model, [0, 0, 0], new Float64Array(3))).toThrow(/no calibration/);
  });
});

describe('permutation importance', () => {
  it('ranks the columns by their use and gives an unused one nothing', () => {
    const model = valueOf(forest.fit(steppedTable(400, 2), uniformStream(1)));
    const [step, bend, idle] = permutationImportance(model, steppedTable(400, 3), 5, uniformStream(2));
    expect(step!).toBeGreaterThan(2 * bend!);
    expect(bend!).toBeGreaterThan(0.05);
    expect(Math.abs(idle!)).toBeLessThan(0.02);
    const table = tableOf(['a', 'b'], [[1, 5], [2, 1], [3, 9], [4, 2]], [1, 2, 3, 4]);
    const line = { kind: 'linear', names: ['a', 'b'], intercept: 0, coefficients: [1, 0], standardErrors: [], residualDeviation: 0, rSquared: 1, rank: 3, rowCount: 4 } as const;
    expect(permutationImportance(line, table, 3, uniformStream(1))[1]).toBe(0);
  });

  it('leaves the table as it was', () => {
    const table = steppedTable(20, 1);
    const before = JSON.stringify(table);
    permutationImportance(valueOf(fitLinear(table)), table, 2, uniformStream(1));
    expect(JSON.stringify(table)).toBe(before);
  });
});

describe('every learner', () => {
  const uniform = uniformStream(13);
  const rows = range(0, 60).map(() => [uniform()]);
  const continuous = tableOf(['x'], rows, rows.map(([x]) => x! + 0.2 * uniform()));
  const binary = tableOf(['x'], rows, rows.map(([x]) => (uniform() < x! ? 1 : 0)));
  const all: readonly (readonly [Learner, typeof continuous])[] = [
    [meanLearner, continuous],
    [lastValueLearner, continuous],
    [linearLearner, continuous],
    [polynomialLearner(3), continuous],
    [simpleLearner, continuous],
    [robustLearner, continuous],
    [treeLearner(TREE), continuous],
    [treeLearner({ ...TREE, classCount: 2 }), binary],
    [forest, continuous],
    [forestLearner({ ...TREE, classCount: 2, treeCount: 10, columnsPerSplit: 1 }), binary],
    [logisticLearner({ ridge: 0 }), binary],
    [ridgeLearner({ ridge: 0.1 }), continuous],
    [huberLearner, continuous],
    [boostingLearner({ ...BOOSTING, loss: 'squared' }), continuous],
    [boostingLearner({ ...BOOSTING, loss: 0.3 }), continuous],
    [quantileBandLearner(BOOSTING, 0.8), continuous],
    [networkLearner({ hidden: [4, 3], learningRate: 0.02, epochs: 20, batchRows: 8, decay: 0, tailShare: 0.2, patience: 5 }), continuous],
  ];

  it.each(all)('gives the same model for the same seed, and one that survives JSON: $id', (learner, table) => {
    const model = valueOf(learner.fit(table, uniformStream(3)));
    expect(JSON.stringify(valueOf(learner.fit(table, uniformStream(3))))).toBe(JSON.stringify(model));
    const copy = JSON.parse(JSON.stringify(model)) as Model;
    expect(copy).toEqual(model);
    for (const row of [[-1], [0.3], [0.77], [5]]) {
      expect(Number.isFinite(predict(model, row))).toBe(true);
      expect(predict(copy, row)).toBe(predict(model, row));
    }
    const calibrated = valueOf(calibrate(model, table, 0.8));
    expect((JSON.parse(JSON.stringify(calibrated)) as Model).calibration).toEqual(calibrated.calibration);
  });
});
