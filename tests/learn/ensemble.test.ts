import { describe, expect, it } from 'vitest';
import { sin } from '../../src/base/math.ts';
import { boostingLearner, fitBoosting, type BoostingOptions } from '../../src/learn/boosting.ts';
import { forestLearner } from '../../src/learn/forest.ts';
import { predict, predictInterval, type Learner } from '../../src/learn/learner.ts';
import { linearLearner } from '../../src/learn/linear.ts';
import { meanAbsoluteError, pinballLoss } from '../../src/learn/metrics.ts';
import { quantileBandLearner } from '../../src/learn/quantile-band.ts';
import { blockedSplits, contiguousBlocks } from '../../src/learn/splits.ts';
import { crossValidate, scoresOf } from '../../src/learn/validation.ts';
import diabetes from './reference/diabetes/data.json' with { type: 'json' };
import { normalStream, refusalOf, steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const BOOSTING: BoostingOptions = {
  loss: 'squared', treeCount: 60, learningRate: 0.1, maximumDepth: 3, minimumLeafRows: 10, rowShare: 1, tailShare: 0, patience: 20,
};
const forest = forestLearner({ classCount: 0, maximumDepth: 30, minimumLeafRows: 5, treeCount: 100, columnsPerSplit: 4 });
const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);
const patients = tableOf(diabetes.names, diabetes.rows, diabetes.target);
const blockedMae = (learner: Learner, table: typeof patients): number =>
  scoresOf(valueOf(crossValidate(learner, table, blockedSplits(contiguousBlocks(table.rows.length, 5), 0), uniformStream(1)))).meanAbsoluteError;

describe('gradient boosting', () => {
  it('takes the steps of a case worked by hand', () => {
    const table = tableOf(['x'], [[0], [1], [2], [3]], [0, 0, 10, 30]);
    const options = { ...BOOSTING, treeCount: 2, learningRate: 0.5, maximumDepth: 1, minimumLeafRows: 1 };
    const model = valueOf(fitBoosting(table, options, uniformStream(1)));
    // Start 10; errors −10 −10 0 20: the cut at 2.5 gains most, leaves −20/3 and 20, halved. Then errors −20/3 −20/3 10/3 10:
    // the cut at 1.5 leaves −20/3 and 20/3, halved.
    expect(model.start).toBe(10);
    const expected = [10 - 10 / 3 - 10 / 3, 10 - 10 / 3 - 10 / 3, 10 - 10 / 3 + 10 / 3, 10 + 10 + 10 / 3];
    range(0, 4).forEach((x) => expect(predict(model, [x])).toBeCloseTo(expected[x]!, 12));
  });

  it('predicts what an independent program predicts for the diabetes set', () => {
    const model = valueOf(fitBoosting(patients, BOOSTING, uniformStream(1)));
    const own = patients.rows.slice(0, 40).map((row) => predict(model, row));
    // Targets of 25 to 346, 60 trees: what is left is rounding.
    own.forEach((value, i) => expect(Math.abs(value - diabetes.boosted[i]!)).toBeLessThan(1e-10));
  });

  it('starts at the quantile and lowers the pinball loss on rows it never saw, for three levels', () => {
    const [fitted, unseen] = [steppedTable(800, 31), steppedTable(2000, 32)];
    for (const loss of [0.1, 0.5, 0.9]) {
      const model = valueOf(fitBoosting(fitted, { ...BOOSTING, loss }, uniformStream(1)));
      const sorted = Float64Array.from(fitted.target).sort();
      expect(model.start).toBe(sorted[Math.ceil(800 * loss) - 1]);
      const own = unseen.rows.map((row) => predict(model, row));
      const below = own.filter((value, i) => unseen.target[i]! <= value).length / 2000;
      expect(Math.abs(below - loss)).toBeLessThan(0.06);
      expect(pinballLoss(unseen.target, own, loss)).toBeLessThan(0.6 * pinballLoss(unseen.target, own.map(() => model.start), loss));
    }
  });

  it('stops when the last rows stop getting better, and keeps the trees up to there', () => {
    const table = steppedTable(300, 33);
    const greedy = { ...BOOSTING, treeCount: 400, learningRate: 0.3, minimumLeafRows: 2, tailShare: 0.25 };
    const model = valueOf(fitBoosting(table, greedy, uniformStream(1)));
    expect(model.roots.length).toBeGreaterThan(0);
    expect(model.roots.length).toBeLessThan(200);
    const unseen = steppedTable(2000, 34);
    const mae = (options: BoostingOptions): number => {
      const fitted = valueOf(fitBoosting(table, options, uniformStream(1)));
      return meanAbsoluteError(unseen.target, unseen.rows.map((row) => predict(fitted, row)));
    };
    expect(mae(greedy)).toBeLessThan(mae({ ...greedy, tailShare: 0 }));
    // What comes after the stop must have no part: the kept trees are the first trees of longer growth.
    const longer = valueOf(fitBoosting(table, { ...greedy, patience: 400 }, uniformStream(1)));
    expect(longer.roots.slice(0, 3)).toEqual(model.roots.slice(0, 3));
    expect(model.nodes.column.length).toBe(model.nodes.value.length);
  });

  it('draws rows from the stream only when told to', () => {
    let draws = 0;
    const counting = (): number => {
      draws += 1;
      return ((draws * 7919) % 1000) / 1000;
    };
    fitBoosting(steppedTable(100, 1), { ...BOOSTING, treeCount: 3 }, counting);
    expect(draws).toBe(0);
    fitBoosting(steppedTable(100, 1), { ...BOOSTING, treeCount: 3, rowShare: 0.5 }, counting);
    expect(draws).toBe(300);
  });

  it('refuses few rows, counting those kept back, and senseless options', () => {
    const few = tableOf(['x'], range(0, 24).map((x) => [x]), range(0, 24));
    expect(refusalOf(fitBoosting(few, { ...BOOSTING, tailShare: 0.2 }, uniformStream(1)))).toEqual(['learn.too-few-rows @ rows']);
    expect(fitBoosting(few, BOOSTING, uniformStream(1)).ok).toBe(true);
    expect(() => boostingLearner({ ...BOOSTING, loss: 1.5 })).toThrow(/loss/);
  });
});

describe('quantile bands', () => {
  it('are wide where outcomes scatter and narrow where they do not', () => {
    const uniform = uniformStream(41);
    const normal = normalStream(42);
    const rows = range(0, 1500).map(() => [uniform()]);
    const table = tableOf(['x'], rows, rows.map(([x]) => x! + (x! < 0.5 ? 0.05 : 1) * normal()));
    const model = valueOf(quantileBandLearner({ ...BOOSTING, minimumLeafRows: 40 }, 0.8).fit(table, uniformStream(1)));
    const out = new Float64Array(3);
    const width = (x: number): number => {
      predictInterval(model, [x], out);
      expect(out[0]! <= out[1]! && out[1]! <= out[2]!).toBe(true);
      return out[2]! - out[0]!;
    };
    // True widths: 2 · 1.2816 · deviation.
    expect(width(0.25)).toBeLessThan(0.5);
    expect(width(0.75)).toBeGreaterThan(1.8);
    expect(width(0.75)).toBeLessThan(3.4);
  });
});

describe('trees against lines', () => {
  const friedman = (rowCount: number, seed: number, outcome: (x: readonly number[]) => number) => {
    const uniform = uniformStream(seed);
    const normal = normalStream(seed + 1);
    const rows = range(0, rowCount).map(() => range(0, 10).map(() => uniform()));
    return tableOf(range(1, 11).map((k) => `x${k}`), rows, rows.map((row) => outcome(row) + normal()));
  };
  // Friedman 1991, Multivariate adaptive regression splines, Ann. Statist. 19, eq. 61; five of ten columns are idle.
  const curved = ([a, b, c, d, e]: readonly number[]): number =>
    10 * sin(Math.PI * a! * b!) + 20 * (c! - 0.5) * (c! - 0.5) + 10 * d! + 5 * e!;
  const straight = ([a, b, , d, e]: readonly number[]): number => 6 * a! + 6 * b! + 10 * d! + 5 * e!;

  it('beat least squares on the Friedman function and lose to it on a plane', () => {
    const boosting = boostingLearner({ ...BOOSTING, treeCount: 120 });
    const dense = forestLearner({ classCount: 0, maximumDepth: 30, minimumLeafRows: 2, treeCount: 30, columnsPerSplit: 6 });
    for (const seed of [1, 11]) {
      const bent = friedman(800, seed, curved);
      const line = blockedMae(linearLearner, bent);
      expect(blockedMae(boosting, bent)).toBeLessThan(0.8 * line);
      expect(blockedMae(dense, bent)).toBeLessThan(0.9 * line);
      const flat = friedman(400, seed + 5, straight);
      const plane = blockedMae(linearLearner, flat);
      // Noise of deviation 1 leaves an error of √(2/π) = 0.798 at best.
      expect(plane).toBeLessThan(0.9);
      expect(blockedMae(boosting, flat)).toBeGreaterThan(1.1 * plane);
      expect(blockedMae(dense, flat)).toBeGreaterThan(1.1 * plane);
    }
  });

  it('err on the diabetes set as independent programs do', () => {
    const reference = diabetes.blockedMae;
    // The line has no chance in it. The forest has: 200 and 100 trees, drawn otherwise; boosting differs in ties only.
    expect(blockedMae(linearLearner, patients)).toBeCloseTo(reference.linear, 8);
    expect(Math.abs(blockedMae(boostingLearner(BOOSTING), patients) - reference.boosting)).toBeLessThan(0.5);
    expect(Math.abs(blockedMae(forest, patients) - reference.forest)).toBeLessThan(1);
    expect(reference.mean).toBeGreaterThan(60);
  });
});
