import { describe, expect, it } from 'vitest';
import { sin, tanh } from '../../src/base/math.ts';
import { predict } from '../../src/learn/learner.ts';
import { fitLinear } from '../../src/learn/linear.ts';
import { meanAbsoluteError } from '../../src/learn/metrics.ts';
import { addGradient, outputOf, parameterCount, startingParameters, unitCount } from '../../src/learn/network-layers.ts';
import { fitNetwork, networkLearner, type NetworkOptions } from '../../src/learn/network.ts';
import { normalStream, refusalOf, steppedTable, tableOf, uniformStream, valueOf } from './generated.ts';

const OPTIONS: NetworkOptions = { hidden: [8], learningRate: 0.01, epochs: 300, batchRows: 32, decay: 1e-4, tailShare: 0.2, patience: 30 };
const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);

describe('the layers of a network', () => {
  it('give the output of a case worked by hand', () => {
    // Two inputs, two hidden units, one output: weights row by row, then biases.
    const parameters = [1, -1, 0.5, 2, 0.1, -0.2, 3, -2, 0.25];
    const units = new Float64Array(5);
    units.set([0.3, 0.7]);
    const expected = 3 * tanh(0.3 - 0.7 + 0.1) - 2 * tanh(0.15 + 1.4 - 0.2) + 0.25;
    expect(parameterCount([2, 2, 1])).toBe(9);
    expect(outputOf([2, 2, 1], parameters, units)).toBeCloseTo(expected, 14);
  });

  it.each([[[3, 4, 1]], [[5, 6, 3, 1]], [[1, 1, 1, 1]]])('have the gradient that finite differences have: %j', (sizes) => {
    const normal = normalStream(17);
    const parameters = startingParameters(sizes, uniformStream(5)).map((value) => value + 0.1 * normal());
    const rows = range(0, 7).map(() => ({ input: range(0, sizes[0]!).map(normal), target: normal() }));
    const units = new Float64Array(unitCount(sizes));
    const errorAt = (at: Float64Array, row: (typeof rows)[number]): number => {
      units.set(row.input);
      return outputOf(sizes, at, units) - row.target;
    };
    const loss = (at: Float64Array): number => rows.reduce((sum, row) => sum + 0.5 * errorAt(at, row) ** 2, 0);
    const gradient = new Float64Array(parameters.length);
    for (const row of rows) addGradient(sizes, parameters, units, errorAt(parameters, row), gradient, new Float64Array(units.length));
    // Central differences of a step h err by h²·f‴/6 ≈ 1e-10 and by rounding, ε·loss/h ≈ 1e-10.
    const step = 1e-5;
    parameters.forEach((value, k) => {
      const [up, down] = [parameters.slice(), parameters.slice()];
      up[k] = value + step;
      down[k] = value - step;
      expect(Math.abs(gradient[k]! - (loss(up) - loss(down)) / (2 * step))).toBeLessThan(1e-7);
    });
  });

  it('start within the bounds of their widths, biases at 0', () => {
    const parameters = startingParameters([10, 8, 1], uniformStream(3));
    const first = parameters.subarray(0, 80);
    expect(Math.max(...first)).toBeLessThanOrEqual(Math.sqrt(6 / 18));
    expect(Math.max(...first)).toBeGreaterThan(0.9 * Math.sqrt(6 / 18));
    expect(Math.min(...first)).toBeLessThan(-0.9 * Math.sqrt(6 / 18));
    expect([...parameters.subarray(80, 88), parameters[96]]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the network learner', () => {
  const wave = (rowCount: number, seed: number) => {
    const uniform = uniformStream(seed);
    const normal = normalStream(seed + 1);
    const rows = range(0, rowCount).map(() => [100 * uniform(), 0.001 * uniform()]);
    return tableOf(['big', 'small'], rows, rows.map(([a, b]) => 5000 + 900 * sin(a! / 16) + 4e5 * b! + 30 * normal()));
  };

  it('learns a wave on columns of very different size better than a plane does, by one and by two layers, in batches and in one', () => {
    const [fitted, unseen] = [wave(600, 1), wave(1000, 3)];
    const maeOf = (model: Parameters<typeof predict>[0]): number =>
      meanAbsoluteError(unseen.target, unseen.rows.map((row) => predict(model, row)));
    const plane = maeOf(valueOf(fitLinear(fitted)));
    for (const options of [OPTIONS, { ...OPTIONS, hidden: [8, 4] }, { ...OPTIONS, batchRows: 0, learningRate: 0.03, epochs: 800, patience: 100 }]) {
      expect(maeOf(valueOf(fitNetwork(fitted, options, uniformStream(7))))).toBeLessThan(0.3 * plane);
    }
  });

  it('stops before all epochs on noise, and keeps the parameters that were best on the last rows', () => {
    const normal = normalStream(9);
    const rows = range(0, 80).map(() => range(0, 6).map(normal));
    const table = tableOf(range(0, 6).map(String), rows, range(0, 80).map(normal));
    const model = valueOf(fitNetwork(table, { ...OPTIONS, hidden: [20], learningRate: 0.03 }, uniformStream(2)));
    expect(model.epochs).toBeLessThan(300);
    const lossOnTail = (fitted: typeof model): number => range(64, 80).reduce((sum, i) => sum + (predict(fitted, rows[i]!) - table.target[i]!) ** 2, 0);
    // With fewer epochs allowed than were best, the tail must be worse or the same.
    const shorter = valueOf(fitNetwork(table, { ...OPTIONS, hidden: [20], learningRate: 0.03, epochs: Math.max(1, model.epochs - 1) }, uniformStream(2)));
    expect(lossOnTail(shorter)).toBeGreaterThanOrEqual(lossOnTail(model));
  });

  it('never looks at the last rows but to stop', () => {
    const table = wave(100, 5);
    const spoilt = { ...table, target: table.target.map((value, i) => (i >= 80 ? -value : value)) };
    const options = { ...OPTIONS, epochs: 1 };
    expect(valueOf(fitNetwork(spoilt, options, uniformStream(1))).parameters).toEqual(valueOf(fitNetwork(table, options, uniformStream(1))).parameters);
  });

  it('is the same for the same seed and another for another', () => {
    const table = steppedTable(120, 3);
    const fit = (seed: number): string => JSON.stringify(valueOf(networkLearner({ ...OPTIONS, epochs: 20 }).fit(table, uniformStream(seed))));
    expect(fit(1)).toBe(fit(1));
    expect(fit(1)).not.toBe(fit(2));
  });

  it('predicts a target that never varies, and refuses columns that vary in the last rows only', () => {
    const rows = range(0, 20).map((i) => [i, i * i]);
    const flat = valueOf(fitNetwork(tableOf(['a', 'b'], rows, rows.map(() => 7)), { ...OPTIONS, epochs: 400 }, uniformStream(1)));
    expect(predict(flat, [3, 9])).toBeCloseTo(7, 1);
    const late = tableOf(['a', 'b'], rows.map(([a], i) => [a!, i < 16 ? 1 : i]), rows.map(([a]) => a!));
    expect(refusalOf(fitNetwork(late, OPTIONS, uniformStream(1)))).toEqual(['learn.constant-column @ column b']);
    expect(() => networkLearner({ ...OPTIONS, hidden: [8, 8, 8] })).toThrow(/hidden/);
  });
});
