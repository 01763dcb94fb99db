import { describe, expect, it } from 'vitest';
import { forestClassShare, forestLearner, type ForestModel } from '../../src/learn/forest.ts';
import { predict } from '../../src/learn/learner.ts';
import { meanAbsoluteError, rSquared } from '../../src/learn/metrics.ts';
import { selectRows, type TrainingTable } from '../../src/learn/table.ts';
import { fitTree, treeLearner, type TreeModel } from '../../src/learn/tree.ts';
import iris from './reference/iris/data.json' with { type: 'json' };
import { refusalOf, steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const REGRESSION = { classCount: 0, maximumDepth: 8, minimumLeafRows: 5 };
const FOREST = { ...REGRESSION, treeCount: 60, columnsPerSplit: 2 };
const irisTable = tableOf(iris.names, iris.rows, iris.species);

/** The least sum of squares over all single splits of one column, tried one by one. */
function bestSingleSplit(table: TrainingTable): { column: number; squares: number } {
  const squaresOf = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  };
  let best = { column: -1, squares: Infinity };
  for (let column = 0; column < table.names.length; column += 1) {
    for (const row of table.rows) {
      const left = [...table.target].filter((_, i) => table.rows[i]![column]! <= row[column]!);
      const right = [...table.target].filter((_, i) => table.rows[i]![column]! > row[column]!);
      const squares = squaresOf(left) + (right.length > 0 ? squaresOf(right) : 0);
      if (squares < best.squares - 1e-9) best = { column, squares };
    }
  }
  return best;
}

/** Share of correct classes, each tenth of the rows judged by a model of the other nine tenths. */
function tenfoldAccuracy(fit: (table: TrainingTable) => (row: Float64Array) => number): number {
  const rows = irisTable.rows.map((_, i) => i);
  let correct = 0;
  for (let fold = 0; fold < 10; fold += 1) {
    const classify = fit(selectRows(irisTable, rows.filter((row) => row % 10 !== fold)));
    for (const row of rows) if (row % 10 === fold && classify(irisTable.rows[row]!) === irisTable.target[row]) correct += 1;
  }
  return correct / rows.length;
}

describe('tree', () => {
  it('makes the split that trying every one finds best', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const table = steppedTable(30, seed);
      const model = valueOf(fitTree(table, { classCount: 0, maximumDepth: 1, minimumLeafRows: 1 }));
      const best = bestSingleSplit(table);
      expect(model.nodes.column[0]).toBe(best.column);
      const squares = table.rows.reduce((sum, row, i) => sum + (table.target[i]! - predict(model, row)) * (table.target[i]! - predict(model, row)), 0);
      // Thirty squares of about 10: rounding only.
      expect(Math.abs(squares - best.squares)).toBeLessThan(1e-10);
    }
  });

  it('learns rows without noise by heart when nothing holds it back', () => {
    const table = steppedTable(200, 4);
    const model = valueOf(fitTree(table, { classCount: 0, maximumDepth: 60, minimumLeafRows: 1 }));
    for (const [i, row] of table.rows.entries()) expect(predict(model, row)).toBe(table.target[i]);
  });

  it('keeps every leaf above the least number of rows and every path within the depth', () => {
    const table = steppedTable(300, 5);
    const model = valueOf(fitTree(table, { classCount: 0, maximumDepth: 4, minimumLeafRows: 20 }));
    const counts = new Map<number, number>();
    for (const row of table.rows) counts.set(predict(model, row), (counts.get(predict(model, row)) ?? 0) + 1);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(20);
    expect(counts.size).toBeGreaterThan(2);
    expect(counts.size).toBeLessThanOrEqual(16);
  });

  it('beats the mean by far on rows it has not seen', () => {
    const unseen = steppedTable(400, 77);
    const model = valueOf(treeLearner(REGRESSION).fit(steppedTable(400, 6), uniformStream(1)));
    // Noise of 0.3 leaves at most 1 − 0.09 / 2.4 = 0.96 to explain.
    expect(rSquared(unseen.target, unseen.rows.map((row) => predict(model, row)))).toBeGreaterThan(0.85);
  });

  it('gives shares and the most frequent class of a leaf', () => {
    const table = tableOf(['x'], [[1], [1], [1], [2], [2], [2]], [0, 0, 2, 1, 1, 1]);
    const model = valueOf(fitTree(table, { classCount: 3, maximumDepth: 3, minimumLeafRows: 1 }));
    expect([predict(model, [1]), predict(model, [2])]).toEqual([0, 1]);
    expect(model.nodes.threshold[0]).toBe(1.5);
    expect(model.nodes.shares.slice(3)).toEqual([2 / 3, 0, 1 / 3, 0, 1, 0]);
  });

  it('tells 9 of 10 irises of unseen rows', () => {
    const options = { classCount: 3, maximumDepth: 5, minimumLeafRows: 2 };
    expect(tenfoldAccuracy((table) => { const model = valueOf(fitTree(table, options)); return (row) => predict(model, row); })).toBeGreaterThanOrEqual(0.92);
  });

  it('does not split a target that never varies', () => {
    const model = valueOf(fitTree(tableOf(['x'], [[1], [2], [3], [4]], [0.1, 0.1, 0.1, 0.1]), { ...REGRESSION, minimumLeafRows: 1 }));
    expect(model.nodes.column).toEqual([-1]);
    expect(predict(model, [9])).toBeCloseTo(0.1, 15);
  });

  it('refuses a target that is no class, and too few rows', () => {
    const table = tableOf(['x'], [[1], [2], [3]], [0, 3, 1]);
    expect(refusalOf(fitTree(table, { classCount: 3, maximumDepth: 2, minimumLeafRows: 1 }))).toEqual(['learn.not-a-class @ row 2, column target']);
    expect(refusalOf(fitTree(table, REGRESSION))).toEqual(['learn.too-few-rows @ rows']);
    expect(() => treeLearner({ ...REGRESSION, classCount: 1 })).toThrow(/classCount/);
  });
});

describe('forest', () => {
  it('beats the single tree and the mean on rows it has not seen', () => {
    const table = steppedTable(300, 21);
    const unseen = steppedTable(500, 22);
    const errorOf = (model: TreeModel | ForestModel): number => meanAbsoluteError(unseen.target, unseen.rows.map((row) => predict(model, row)));
    const forest = valueOf(forestLearner({ ...FOREST, minimumLeafRows: 3 }).fit(table, uniformStream(2))) as ForestModel;
    const tree = valueOf(fitTree(table, { ...REGRESSION, minimumLeafRows: 3 }));
    const mean = table.target.reduce((sum, value) => sum + value, 0) / 300;
    expect(errorOf(forest)).toBeLessThan(errorOf(tree));
    expect(errorOf(forest)).toBeLessThan(0.4 * meanAbsoluteError(unseen.target, unseen.target.map(() => mean)));
    // The error on left-out rows foretells the error on unseen rows within a sixth (300 rows, so about 5 % sampling error).
    expect(Math.abs(forest.outOfBagError / errorOf(forest) - 1)).toBeLessThan(1 / 6);
  });

  it('tells 93 of 100 irises of unseen rows, and its shares add up to 1', () => {
    const learner = forestLearner({ classCount: 3, maximumDepth: 8, minimumLeafRows: 1, treeCount: 40, columnsPerSplit: 2 });
    const uniform = uniformStream(9);
    expect(tenfoldAccuracy((table) => { const model = valueOf(learner.fit(table, uniform)); return (row) => predict(model, row); })).toBeGreaterThanOrEqual(0.93);
    const model = valueOf(learner.fit(irisTable, uniform)) as ForestModel;
    const shares = [0, 1, 2].map((label) => forestClassShare(model, irisTable.rows[70]!, label));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(model.outOfBagError).toBeLessThan(0.08);
  });

  it('is the same forest for the same seed and another for another', () => {
    const table = steppedTable(120, 3);
    const fit = (seed: number): string => JSON.stringify(valueOf(forestLearner(FOREST).fit(table, uniformStream(seed))));
    expect(fit(5)).toBe(fit(5));
    expect(fit(5)).not.toBe(fit(6));
  });

  it('does not give all rows the same prediction', () => {
    const table = steppedTable(120, 3);
    const model = valueOf(forestLearner(FOREST).fit(table, uniformStream(1)));
    expect(new Set(table.rows.map((row) => predict(model, row))).size).toBeGreaterThan(30);
  });
});
