import { describe, expect, it } from 'vitest';
import { ln } from '../../src/base/math.ts';
import { predict } from '../../src/learn/learner.ts';
import { fitLogistic, logisticLearner, probabilityOf } from '../../src/learn/logistic.ts';
import iris from './reference/iris/data.json' with { type: 'json' };
import { digits, refusalOf, tableOf, uniformStream, valueOf } from './generated.ts';

/** Rows of a 0/1 column and outcome with the given counts: [outcome 1, outcome 0] where the column is 0, then where it is 1. */
function twoByTwo([a, b]: readonly [number, number], [c, d]: readonly [number, number]) {
  const rows: number[][] = [];
  const target: number[] = [];
  for (const [count, x, y] of [[a, 0, 1], [b, 0, 0], [c, 1, 1], [d, 1, 0]] as const) {
    for (let i = 0; i < count; i += 1) {
      rows.push([x]);
      target.push(y);
    }
  }
  return tableOf(['worn'], rows, target);
}

describe('logistic regression', () => {
  it('equals the closed form of a two-by-two table', () => {
    const [a, b, c, d] = [7, 93, 31, 69];
    const model = valueOf(fitLogistic(twoByTwo([a, b], [c, d]), { ridge: 0 }));
    // Stopped at a step of 1e-10, where Newton's next step would be its square.
    expect(digits(model.intercept, ln(a / b))).toBeGreaterThan(12);
    expect(digits(model.coefficients[0]!, ln(c / d) - ln(a / b))).toBeGreaterThan(12);
    expect(digits(model.standardErrors[0]!, Math.sqrt(1 / a + 1 / b))).toBeGreaterThan(8);
    expect(digits(model.standardErrors[1]!, Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d))).toBeGreaterThan(8);
    const likelihood = a * ln(a / 100) + b * ln(b / 100) + c * ln(c / 100) + d * ln(d / 100);
    expect(digits(model.deviance, -2 * likelihood)).toBeGreaterThan(12);
    expect(predict(model, [1])).toBeCloseTo(0.31, 12);
  });

  it('agrees with an independent fit to two species of iris', () => {
    const chosen = iris.species.flatMap((species, i) => (species > 0 ? [i] : []));
    const table = tableOf(iris.names, chosen.map((i) => iris.rows[i]!), chosen.map((i) => iris.species[i]! - 1));
    const model = valueOf(logisticLearner({ ridge: 0 }).fit(table, uniformStream(1)));
    if (model.kind !== 'logistic') throw new Error(model.kind);
    [model.intercept, ...model.coefficients].forEach((value, j) => expect(digits(value, iris.logistic.coefficients[j]!)).toBeGreaterThan(9));
    model.standardErrors.forEach((value, j) => expect(digits(value, iris.logistic.standardErrors[j]!)).toBeGreaterThan(7));
  });

  it('finds true coefficients from many rows within four standard errors', () => {
    const uniform = uniformStream(31);
    const rows = Array.from({ length: 4000 }, () => [uniform() * 10, uniform() * 0.01]);
    const target = rows.map(([a, b]) => (uniform() < probabilityOf(-4 + 0.5 * a! + 200 * b!) ? 1 : 0));
    const model = valueOf(fitLogistic(tableOf(['hours', 'share'], rows, target), { ridge: 0 }));
    [-4, 0.5, 200].forEach((truth, j) => {
      const estimate = j === 0 ? model.intercept : model.coefficients[j - 1]!;
      expect(Math.abs(estimate - truth)).toBeLessThan(4 * model.standardErrors[j]!);
      expect(model.standardErrors[j]!).toBeLessThan(Math.abs(truth) / 4);
    });
  });

  it('refuses classes that a column separates, wholly or in part, unless a penalty holds the coefficients', () => {
    const whole = tableOf(['x'], [[1], [2], [3], [4], [5], [6]], [0, 0, 0, 1, 1, 1]);
    const part = twoByTwo([0, 20], [5, 15]);
    for (const table of [whole, part]) expect(refusalOf(fitLogistic(table, { ridge: 0 }))).toEqual(['learn.separable @ target']);
    const model = valueOf(fitLogistic(whole, { ridge: 1 }));
    expect(predict(model, [1])).toBeLessThan(0.2);
    expect(predict(model, [6])).toBeGreaterThan(0.8);
    expect(valueOf(fitLogistic(part, { ridge: 0.5 })).coefficients[0]).toBeGreaterThan(0);
  });

  it('is still fitted where single rows have probabilities next to 0 and 1', () => {
    const uniform = uniformStream(4);
    const rows = Array.from({ length: 300 }, (_, i) => [i === 0 ? 400 : 4 * uniform() - 2]);
    const target = rows.map(([x], i) => (i === 0 || uniform() < probabilityOf(2 * x!) ? 1 : 0));
    const model = valueOf(fitLogistic(tableOf(['x'], rows, target), { ridge: 0 }));
    expect(Math.abs(model.coefficients[0]! - 2)).toBeLessThan(4 * model.standardErrors[1]!);
    expect(predict(model, [400])).toBe(1);
    expect(predict(model, [-400])).toBeLessThan(1e-100);
  });

  it('shrinks coefficients as the penalty grows', () => {
    const slopes = [0, 1, 10, 100, 1e6].map((ridge) => valueOf(fitLogistic(twoByTwo([7, 93], [31, 69]), { ridge })).coefficients[0]!);
    for (let i = 1; i < slopes.length; i += 1) expect(slopes[i]!).toBeLessThan(slopes[i - 1]!);
    expect(slopes.at(-1)!).toBeLessThan(1e-3);
  });

  it('refuses a target that is not 0 or 1, or never varies', () => {
    expect(refusalOf(fitLogistic(tableOf(['x'], [[1], [2], [3]], [0, 1, 2]), { ridge: 0 }))).toEqual(['learn.not-binary @ row 3, column target']);
    expect(refusalOf(fitLogistic(tableOf(['x'], [[1], [2], [3]], [0, 0, 0]), { ridge: 0 }))).toEqual(['learn.single-class @ target']);
    expect(() => logisticLearner({ ridge: -1 })).toThrow(/ridge/);
  });
});
