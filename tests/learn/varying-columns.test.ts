import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/learn/conformal.ts';
import { predict, predictInterval, type Model } from '../../src/learn/learner.ts';
import { linearLearner } from '../../src/learn/linear.ts';
import { quantileBandLearner } from '../../src/learn/quantile-band.ts';
import { blockedSplits, contiguousBlocks } from '../../src/learn/splits.ts';
import { onVaryingColumns } from '../../src/learn/varying-columns.ts';
import { crossValidate } from '../../src/learn/validation.ts';
import { refusalOf, tableOf, uniformStream, valueOf } from './generated.ts';

const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);
const learner = onVaryingColumns(linearLearner);

describe('a learner on varying columns', () => {
  it('leaves constant columns out and still reads full rows', () => {
    const table = tableOf(['soil', 'rain', 'slope', 'heat'], range(0, 12).map((i) => [3, i, 7, (i * 5) % 7]), range(0, 12).map((i) => 2 * i - ((i * 5) % 7)));
    const model = valueOf(learner.fit(table, uniformStream(1)));
    expect(model.names).toEqual(table.names);
    // Whatever the constant columns hold later has no say.
    expect(predict(model, [99, 4, -5, 2])).toBeCloseTo(6, 10);
    const copy = JSON.parse(JSON.stringify(model)) as Model;
    expect(predict(copy, [99, 4, -5, 2])).toBe(predict(model, [99, 4, -5, 2]));
  });

  it('lets cross-validation go on where a column is constant in one split only', () => {
    const table = tableOf(['gin', 'day'], range(0, 20).map((i) => [i < 10 ? 1 : i % 3, i]), range(0, 20).map((i) => 3 * i));
    const splits = blockedSplits(contiguousBlocks(20, 2), 0);
    expect(refusalOf(crossValidate(linearLearner, table, splits, uniformStream(1)))).toEqual(['learn.constant-column @ split 2, column gin']);
    const sample = valueOf(crossValidate(learner, table, splits, uniformStream(1)));
    sample.predicted.forEach((value, i) => expect(value).toBeCloseTo(sample.actual[i]!, 8));
  });

  it('may be nested, and keeps the interval of its own that a model has', () => {
    const rows = range(0, 60).map((i) => [5, i % 10, 6, (i * 7) % 11]);
    const table = tableOf(['a', 'b', 'c', 'd'], rows, rows.map(([, b, , d]) => b! + d!));
    const twice = onVaryingColumns(learner);
    const narrow = tableOf(['b', 'c'], rows.map(([, b, c]) => [b!, c!]), rows.map(([, b]) => b!));
    const inner = valueOf(learner.fit(narrow, uniformStream(1)));
    const outer: Model = { kind: 'varying-columns', names: table.names, columns: [1, 2], inner };
    expect(predict(outer, [0, 4, 9, 9])).toBeCloseTo(4, 10);
    expect(predict(valueOf(twice.fit(table, uniformStream(1))), [5, 4, 6, 3])).toBeCloseTo(7, 10);
    const options = { treeCount: 20, learningRate: 0.2, maximumDepth: 3, minimumLeafRows: 5, rowShare: 1, tailShare: 0, patience: 5 };
    const band = valueOf(onVaryingColumns(quantileBandLearner(options, 0.8)).fit(table, uniformStream(1)));
    expect(band.kind).toBe('varying-columns');
    const out = new Float64Array(3);
    predictInterval(band, [5, 4, 6, 3], out);
    expect(out[2]!).toBeGreaterThan(out[0]!);
    const calibrated = valueOf(calibrate(band, table, 0.8));
    predictInterval(calibrated, [5, 4, 6, 3], out);
    expect(out[1]).toBe(predict(band, [5, 4, 6, 3]));
  });

  it('refuses a table of constant columns by name, and what its learner refuses', () => {
    const flat = tableOf(['a', 'b'], [[1, 2], [1, 2], [1, 2]], [1, 2, 3]);
    expect(refusalOf(learner.fit(flat, uniformStream(1)))).toEqual(['learn.constant-column @ column a', 'learn.constant-column @ column b']);
    const gap = tableOf(['a', 'b'], [[1, 2], [1, NaN], [1, 3]], [1, 2, 3]);
    expect(refusalOf(learner.fit(gap, uniformStream(1)))).toEqual(['learn.missing-value @ row 2, column b']);
    expect(refusalOf(learner.fit(tableOf(['a', 'b'], [[1, 2], [1, 3]], [1, 2]), uniformStream(1)))).toEqual(['learn.too-few-rows @ rows']);
  });
});
