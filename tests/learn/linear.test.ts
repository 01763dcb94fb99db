import { MultivariateLinearRegression, PolynomialRegression } from 'ml-regression';
import { describe, expect, it } from 'vitest';
import { linearLearner, fitLinear } from '../../src/learn/linear.ts';
import { fitPolynomial, monomials, polynomialLearner, powerCoefficients } from '../../src/learn/polynomial.ts';
import { predict } from '../../src/learn/learner.ts';
import { leastSquares } from '../../src/learn/least-squares.ts';
import { robustLearner } from '../../src/learn/robust.ts';
import { simpleLearner } from '../../src/learn/simple.ts';
import type { LineModel } from '../../src/learn/line.ts';
import { digits, normalStream, refusalOf, tableOf, uniformStream, valueOf } from './generated.ts';
import { LONGLEY, NORRIS, WAMPLER, WAMPLER_5_PRINTED, WAMPLER_X } from './nist.ts';

const powersTable = (y: readonly number[]) =>
  tableOf(['x', 'x2', 'x3', 'x4', 'x5'], WAMPLER_X.map((x) => [x, x * x, x * x * x, x * x * x * x, x * x * x * x * x]), y);
const worstDigits = (values: readonly number[], references: readonly number[]): number =>
  Math.min(...references.map((reference, j) => digits(values[j]!, reference)));
/** The project's bar for NIST problems. The certified values have 15 digits. */
const BAR = 9;

describe('linear regression', () => {
  it('is judged on the printed outcomes of Wampler 5', () => {
    expect(WAMPLER[4].y).toEqual(WAMPLER_5_PRINTED);
  });

  it.each(WAMPLER)('meets the certified values of $name to 9 digits', ({ y, coefficients, standardErrors, residualDeviation, rSquared }) => {
    const model = valueOf(fitLinear(powersTable(y)));
    expect(worstDigits([model.intercept, ...model.coefficients], coefficients)).toBeGreaterThanOrEqual(BAR);
    expect(digits(model.rSquared, rSquared)).toBeGreaterThanOrEqual(BAR);
    expect(model.rank).toBe(6);
    if (standardErrors) {
      expect(worstDigits(model.standardErrors, standardErrors)).toBeGreaterThanOrEqual(BAR);
      expect(digits(model.residualDeviation, residualDeviation)).toBeGreaterThanOrEqual(BAR);
    } else {
      // Certified 0: what is left is rounding of coefficients against outcomes of up to 3e6.
      expect(model.residualDeviation).toBeLessThan(1e-7);
    }
  });

  it('meets the certified values of Longley to 9 digits, where the library class that inverts XᵀX has none', () => {
    const model = valueOf(fitLinear(tableOf(LONGLEY.names, LONGLEY.x, LONGLEY.y)));
    expect(worstDigits([model.intercept, ...model.coefficients], LONGLEY.coefficients)).toBeGreaterThanOrEqual(BAR);
    expect(worstDigits(model.standardErrors, LONGLEY.standardErrors)).toBeGreaterThanOrEqual(BAR);
    expect(digits(model.residualDeviation, LONGLEY.residualDeviation)).toBeGreaterThanOrEqual(BAR);
    expect(digits(model.rSquared, LONGLEY.rSquared)).toBeGreaterThanOrEqual(BAR);
    const peer = new MultivariateLinearRegression(LONGLEY.x, LONGLEY.y.map((value) => [value]));
    const peerCoefficients = peer.weights.map((weight) => weight[0]!);
    expect(worstDigits([peerCoefficients[6]!, ...peerCoefficients.slice(0, 6)], LONGLEY.coefficients)).toBeLessThan(3);
  });

  it('shares an effect between dependent columns, reports the rank and still predicts', () => {
    const uniform = uniformStream(1);
    const rows = Array.from({ length: 40 }, () => {
      const [a, b] = [uniform(), uniform()];
      return [a, b, a + b];
    });
    const model = valueOf(fitLinear(tableOf(['a', 'b', 'sum'], rows, rows.map(([a, b]) => 1 + 2 * a! + 5 * b!))));
    expect(model.rank).toBe(3);
    for (const [a, b] of [[0.2, 0.9], [3, -1]] as const) expect(predict(model, [a, b, a + b])).toBeCloseTo(1 + 2 * a + 5 * b, 10);
    expect(model.coefficients.every((value) => Math.abs(value) < 10)).toBe(true);
  });

  it('gives residuals at right angles to every column', () => {
    const normal = normalStream(5);
    const columns = Array.from({ length: 4 }, (_, j) => Float64Array.from({ length: 50 }, () => (j === 0 ? 1 : normal() * 1000 + 1e5)));
    const fit = leastSquares(columns, Float64Array.from({ length: 50 }, normal));
    for (const column of columns) {
      const product = column.reduce((sum, value, i) => sum + value * fit.residuals[i]!, 0);
      // 50 products of about 1e5: rounding of the plain sum used here.
      expect(Math.abs(product)).toBeLessThan(50 * 1e5 * 4 * Number.EPSILON * 10);
    }
  });

  it('covers the true slope in about 95 % of samples within two standard errors', () => {
    const normal = normalStream(11);
    let inside = 0;
    for (let sample = 0; sample < 400; sample += 1) {
      const rows = Array.from({ length: 30 }, () => [normal(), normal()]);
      const model = valueOf(fitLinear(tableOf(['a', 'b'], rows, rows.map(([a, b]) => 1 + 0.7 * a! - b! + normal()))));
      // 2.0518 is the 97.5 % point of Student's t with 27 degrees of freedom.
      if (Math.abs(model.coefficients[0]! - 0.7) <= 2.0518 * model.standardErrors[1]!) inside += 1;
    }
    // Binomial(400, 0.95): 380 ± 3 · 4.36.
    expect(inside).toBeGreaterThanOrEqual(367);
    expect(inside).toBeLessThanOrEqual(393);
  });

  it('names the column and the reason of every fault', () => {
    const rows = [[1, 7, 3], [2, 7, NaN], [3, 7, 5], [4, 7, NaN]];
    const result = linearLearner.fit(tableOf(['rain', 'soil', 'heat'], rows, [1, 2, Infinity, 4]), uniformStream(1));
    expect(refusalOf(result)).toEqual([
      'learn.too-few-rows @ rows',
      'learn.missing-value @ row 2, column heat',
      'learn.missing-value @ row 3, column target',
      'learn.constant-column @ column soil',
    ]);
    expect(result.ok ? '' : result.issues[1]!.got).toBe('NaN (first of 2 in this column)');
    expect(refusalOf(fitLinear(tableOf(['a', 'a'], [[1, 2], [3]], [1])))).toEqual([
      'learn.too-few-rows @ rows',
      'learn.target-length @ target',
      'learn.repeated-name @ column a',
      'learn.row-length @ row 2',
    ]);
    expect(refusalOf(fitLinear(tableOf([], [[], [], []], [1, 2, 3])))).toContain('learn.no-columns @ names');
  });
});

describe('polynomial regression', () => {
  it.each(WAMPLER)('meets the certified coefficients of $name to 9 digits and beats the library by at least 2', ({ y, coefficients }) => {
    const model = valueOf(fitPolynomial(tableOf(['x'], WAMPLER_X.map((x) => [x]), y), 5));
    const own = worstDigits(powerCoefficients(model), coefficients);
    const peer = worstDigits(new PolynomialRegression(WAMPLER_X, y, 5).coefficients, coefficients);
    expect(own).toBeGreaterThanOrEqual(BAR);
    expect(own).toBeGreaterThan(peer + 2);
  });

  it('lists every monomial once', () => {
    expect(monomials(2, 2)).toEqual([[], [0], [1], [0, 0], [0, 1], [1, 1]]);
    // C(3 + 3, 3) of three variables up to degree 3.
    expect(new Set(monomials(3, 3).map((term) => term.join())).size).toBe(20);
  });

  it('finds a surface with a product term far from the origin', () => {
    const uniform = uniformStream(3);
    const rows = Array.from({ length: 60 }, () => [2000 + 20 * uniform(), 0.001 * uniform()]);
    const surface = ([a, b]: readonly number[]): number => 3 + (a! - 2010) * (a! - 2010) + 500 * b! * (a! - 2010);
    const model = valueOf(polynomialLearner(2).fit(tableOf(['year', 'share'], rows, rows.map(surface)), uniform));
    expect(predict(model, [2005.5, 0.0004])).toBeCloseTo(surface([2005.5, 0.0004]), 9);
  });

  it('refuses fewer rows than terms + 1', () => {
    const table = tableOf(['a', 'b'], Array.from({ length: 6 }, (_, i) => [i, i * i * i]), [1, 2, 3, 4, 5, 6]);
    expect(refusalOf(fitPolynomial(table, 2))).toEqual(['learn.too-few-rows @ rows']);
  });
});

describe('lines through one column', () => {
  const norris = tableOf(['x'], NORRIS.x.map((x) => [x]), NORRIS.y);

  it('meets the certified values of Norris to 9 digits', () => {
    const model = valueOf(simpleLearner.fit(norris, uniformStream(1))) as LineModel;
    expect(worstDigits([model.intercept, model.slope], NORRIS.coefficients)).toBeGreaterThanOrEqual(BAR);
    expect(worstDigits([...model.standardErrors!], NORRIS.standardErrors)).toBeGreaterThanOrEqual(BAR);
    expect(digits(model.residualDeviation, NORRIS.residualDeviation)).toBeGreaterThanOrEqual(BAR);
    expect(digits(model.rSquared, NORRIS.rSquared)).toBeGreaterThanOrEqual(BAR);
  });

  it('keeps its digits far from the origin', () => {
    const far = tableOf(['x'], NORRIS.x.map((x) => [x + 1e7]), NORRIS.y);
    const model = valueOf(simpleLearner.fit(far, uniformStream(1))) as LineModel;
    // x + 1e7 itself keeps about 9 decimals of x, so 9 digits of the slope are what can be had, less one for luck.
    expect(digits(model.slope, NORRIS.coefficients[1]!)).toBeGreaterThanOrEqual(8);
  });

  it('keeps the line through a quarter of wild rows by the robust line only', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i]);
    const normal = normalStream(8);
    const target = rows.map(([x], i) => (i % 4 === 3 ? 900 : 5 + 2 * x! + 0.1 * normal()));
    const robust = valueOf(robustLearner.fit(tableOf(['x'], rows, target), uniformStream(1))) as LineModel;
    const simple = valueOf(simpleLearner.fit(tableOf(['x'], rows, target), uniformStream(1))) as LineModel;
    expect(Math.abs(robust.slope - 2)).toBeLessThan(0.1);
    expect(Math.abs(predict(simple, [20]) - 45)).toBeGreaterThan(100);
  });

  it('takes the lower middle of all pairwise slopes as the robust slope', () => {
    const rows = [[0], [1], [3], [7], [8], [12]];
    const target = [1, 4, 2, 9, 11, 8];
    const slopes = rows
      .flatMap(([a], i) => rows.slice(i + 1).map(([b], k) => (target[i + 1 + k]! - target[i]!) / (b! - a!)))
      .sort((a, b) => a - b);
    const model = valueOf(robustLearner.fit(tableOf(['x'], rows, target), uniformStream(1))) as LineModel;
    expect(model.slope).toBe(slopes[Math.floor((slopes.length - 1) / 2)]);
  });

  it('refuses a second column and, for the robust line, more rows than it can pair', () => {
    const two = tableOf(['a', 'b'], [[1, 2], [2, 1], [3, 5]], [1, 2, 3]);
    expect(refusalOf(simpleLearner.fit(two, uniformStream(1)))).toEqual(['learn.too-many-columns @ names']);
    const many = tableOf(['a'], Array.from({ length: 2001 }, (_, i) => [i]), Array.from({ length: 2001 }, (_, i) => i));
    expect(refusalOf(robustLearner.fit(many, uniformStream(1)))).toEqual(['learn.too-many-rows @ rows']);
  });
});
