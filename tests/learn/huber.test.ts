import { describe, expect, it } from 'vitest';
import { fitHuber, huberLearner } from '../../src/learn/huber.ts';
import { predict } from '../../src/learn/learner.ts';
import { fitLinear } from '../../src/learn/linear.ts';
import { coefficientTable } from '../../src/learn/inference.ts';
import diabetes from './reference/diabetes/data.json' with { type: 'json' };
import { digits, normalStream, refusalOf, tableOf, uniformStream, valueOf } from './generated.ts';

const worst = (values: readonly number[], references: readonly number[]): number =>
  Math.min(...references.map((reference, j) => digits(values[j]!, reference)));
const { stackLoss } = diabetes;

describe('robust regression in many columns', () => {
  it.each([
    ['stack loss', tableOf(stackLoss.names, stackLoss.rows, stackLoss.target), stackLoss],
    ['diabetes', tableOf(diabetes.names, diabetes.rows, diabetes.target), diabetes.huber],
  ] as const)('agrees with an independent program on %s', (_, table, reference) => {
    const model = valueOf(fitHuber(table));
    // Both iterate until residuals move by less than about 1e-11 of the outcomes; small coefficients keep fewer digits.
    expect(worst([model.intercept, ...model.coefficients], reference.coefficients)).toBeGreaterThan(6);
    expect(digits(model.scale, reference.scale)).toBeGreaterThan(6);
    expect(worst(model.standardErrors, reference.standardErrors)).toBeGreaterThan(6);
  });

  it('keeps the plane through a fifth of wild outcomes, which least squares does not', () => {
    const normal = normalStream(3);
    const rows = Array.from({ length: 200 }, () => [normal(), normal(), normal()]);
    const table = tableOf(['a', 'b', 'c'], rows, rows.map(([a, b, c], i) => (i % 5 === 0 ? 300 + 20 * a! : 2 + a! - 3 * b! + 0.5 * c! + 0.1 * normal())));
    const robust = valueOf(huberLearner.fit(table, uniformStream(1)));
    const plain = valueOf(fitLinear(table));
    const truth = 2 + 0.5 + 3 * 0.2 + 0.05;
    expect(Math.abs(predict(robust, [0.5, -0.2, 0.1]) - truth)).toBeLessThan(0.1);
    expect(Math.abs(predict(plain, [0.5, -0.2, 0.1]) - truth)).toBeGreaterThan(20);
    expect(robust.kind === 'huber' ? robust.outlyingRows : 0).toBeGreaterThanOrEqual(40);
  });

  it('is the exact plane where most rows lie on one', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [i, (i * 7) % 11]);
    const table = tableOf(['a', 'b'], rows, rows.map(([a, b], i) => 1 + 2 * a! - b! + (i % 7 === 3 ? 500 : 0)));
    const model = valueOf(fitHuber(table));
    expect(worst([model.intercept, ...model.coefficients], [1, 2, -1])).toBeGreaterThan(6);
  });

  it('refuses as least squares does', () => {
    expect(refusalOf(fitHuber(tableOf(['a', 'b'], [[1, 5], [2, 5], [NaN, 5]], [1, 2, 3])))).toEqual([
      'learn.too-few-rows @ rows', 'learn.missing-value @ row 3, column a', 'learn.constant-column @ column b',
    ]);
  });
});

describe('least squares on the diabetes set', () => {
  it('gives the coefficient table of an independent program', () => {
    const reference = diabetes.leastSquares;
    const table = coefficientTable(valueOf(fitLinear(tableOf(diabetes.names, diabetes.rows, diabetes.target))), 0.95);
    // The reference solves without refinement: condition 7e3 leaves it about 11 digits.
    expect(worst(table.map((line) => line.estimate), reference.coefficients)).toBeGreaterThan(9);
    expect(worst(table.map((line) => line.standardError), reference.standardErrors)).toBeGreaterThan(9);
    expect(worst(table.map((line) => line.t), reference.t)).toBeGreaterThan(9);
    expect(worst(table.map((line) => line.low), reference.low)).toBeGreaterThan(9);
    expect(worst(table.map((line) => line.high), reference.high)).toBeGreaterThan(9);
    table.forEach((line, j) => expect(Math.abs(line.probability - reference.p[j]!)).toBeLessThan(1e-9));
  });
});
