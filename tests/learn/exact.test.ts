import { describe, expect, it } from 'vitest';
import { linearLearner, fitLinear, type LinearModel } from '../../src/learn/linear.ts';
import { coefficientTable } from '../../src/learn/inference.ts';
import { leastSquares } from '../../src/learn/least-squares.ts';
import { fitPolynomial, powerCoefficients } from '../../src/learn/polynomial.ts';
import { studentCentralShare, studentHalfWidth } from '../../src/learn/student.ts';
import { exactLeastSquares, wholeColumn, wholePowers } from './exact.ts';
import { digits, tableOf, uniformStream, valueOf } from './generated.ts';
import { LONGLEY, NORRIS, WAMPLER, WAMPLER_X } from './nist.ts';
import { FILIP, PONTIUS, THROUGH_ORIGIN } from './nist-hard.ts';

const worst = (values: readonly number[], references: readonly number[]): number =>
  Math.min(...references.map((reference, j) => digits(values[j]!, reference)));
const ones = (count: number) => wholeColumn(Array.from({ length: count }, () => 1));
/** Certified values are printed to 15 digits: half a unit of the last is up to 5e-15 of the value. */
const PRINTED = 14;

interface Certified {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[] | undefined;
  readonly residualDeviation: number;
  readonly rSquared: number;
}

const problems: readonly (readonly [string, ReturnType<typeof exactLeastSquares>, Certified])[] = [
  ['Norris', exactLeastSquares([ones(36), wholeColumn(NORRIS.x)], NORRIS.y, true), NORRIS],
  [
    'Longley',
    exactLeastSquares([ones(16), ...LONGLEY.names.map((_, j) => wholeColumn(LONGLEY.x.map((row) => row[j]!)))], LONGLEY.y, true),
    LONGLEY,
  ],
  ['Pontius', exactLeastSquares(wholePowers(PONTIUS.x, 2), PONTIUS.y, true), PONTIUS],
  ['Filip', exactLeastSquares(wholePowers(FILIP.x, 10), FILIP.y, true), FILIP],
  ...WAMPLER.map((problem) => [problem.name, exactLeastSquares(wholePowers(WAMPLER_X, 5), problem.y, true), problem] as const),
  ...THROUGH_ORIGIN.map((problem) => [
    problem.name,
    exactLeastSquares([wholeColumn(problem.x)], problem.y, false),
    { ...problem, coefficients: [problem.slope], standardErrors: [problem.standardError] },
  ] as const),
];

describe('the reference problems', () => {
  it.each(problems)('%s: data and certified values agree in whole-number arithmetic', (_, exact, certified) => {
    expect(worst(exact.coefficients, certified.coefficients)).toBeGreaterThanOrEqual(PRINTED);
    if (certified.standardErrors) expect(worst(exact.standardErrors, certified.standardErrors)).toBeGreaterThanOrEqual(PRINTED);
    else expect(exact.residualDeviation).toBe(0);
    expect(digits(exact.residualDeviation, certified.residualDeviation)).toBeGreaterThanOrEqual(PRINTED);
    expect(digits(exact.rSquared, certified.rSquared)).toBeGreaterThanOrEqual(PRINTED);
  });
});

describe('hard least squares', () => {
  it('meets Pontius to 9 digits by raw powers up to 9e12 and by the polynomial learner', () => {
    const model = valueOf(fitLinear(tableOf(['x', 'x2'], PONTIUS.x.map((x) => [x, x * x]), PONTIUS.y)));
    expect(worst([model.intercept, ...model.coefficients], PONTIUS.coefficients)).toBeGreaterThanOrEqual(9);
    expect(worst(model.standardErrors, PONTIUS.standardErrors)).toBeGreaterThanOrEqual(9);
    const polynomial = valueOf(fitPolynomial(tableOf(['x'], PONTIUS.x.map((x) => [x]), PONTIUS.y), 2));
    expect(worst(powerCoefficients(polynomial), PONTIUS.coefficients)).toBeGreaterThanOrEqual(9);
  });

  it('meets Filip by the polynomial learner, which raw powers of condition 1e15 cannot', () => {
    const model = valueOf(fitPolynomial(tableOf(['x'], FILIP.x.map((x) => [x]), FILIP.y), 10));
    expect(model.rank).toBe(11);
    // Reached: 14.2 digits of the worst coefficient. The bar leaves room for other orders of summation.
    expect(worst(powerCoefficients(model), FILIP.coefficients)).toBeGreaterThanOrEqual(12);
    expect(digits(model.residualDeviation, FILIP.residualDeviation)).toBeGreaterThanOrEqual(12);
    expect(digits(model.rSquared, FILIP.rSquared)).toBeGreaterThanOrEqual(12);
    const powers = FILIP.x.map((x) => Array.from({ length: 10 }, (_, k) => x ** (k + 1)));
    const raw = valueOf(fitLinear(tableOf(powers[0]!.map((_, k) => `x${k + 1}`), powers, FILIP.y)));
    expect(worst([raw.intercept, ...raw.coefficients], FILIP.coefficients)).toBeLessThan(9);
  });

  it.each(THROUGH_ORIGIN)('meets $name, a line through the origin', ({ x, y, slope, standardError, residualDeviation }) => {
    const fit = leastSquares([Float64Array.from(x)], Float64Array.from(y));
    const deviation = Math.sqrt(fit.residualSumOfSquares / (x.length - 1));
    expect(digits(fit.coefficients[0]!, slope)).toBeGreaterThanOrEqual(PRINTED);
    expect(digits(deviation, residualDeviation)).toBeGreaterThanOrEqual(PRINTED - 1);
    expect(digits(deviation * Math.sqrt(fit.inverseDiagonal[0]!), standardError)).toBeGreaterThanOrEqual(PRINTED - 1);
  });
});

describe("Student's t", () => {
  it('meets the printed table of its quantiles', () => {
    // Abramowitz & Stegun 1964, table 26.10, three decimals.
    for (const [coverage, degrees, t] of [[0.9, 1, 6.314], [0.95, 1, 12.706], [0.95, 2, 4.303], [0.95, 5, 2.571], [0.99, 10, 3.169],
      [0.9, 30, 1.697], [0.95, 120, 1.98], [0.99, 3, 5.841]] as const) {
      expect(Math.abs(studentHalfWidth(coverage, degrees) - t)).toBeLessThanOrEqual(0.00051);
    }
  });

  it('is the closed form for 1, 2 and 3 degrees of freedom and inverts itself', () => {
    expect(studentCentralShare(1, 1)).toBeCloseTo(0.5, 15);
    expect(studentCentralShare(2, 2)).toBeCloseTo(2 / Math.sqrt(6), 15);
    // 3 degrees at t = √3: θ = π/4, (2/π)(θ + sin θ cos θ) = 1/2 + 1/π.
    expect(studentCentralShare(Math.sqrt(3), 3)).toBeCloseTo(0.5 + 1 / Math.PI, 14);
    for (const degrees of [1, 2, 7, 100, 1999]) {
      expect(studentCentralShare(studentHalfWidth(0.95, degrees), degrees)).toBeCloseTo(0.95, 13);
    }
  });
});

describe('the coefficient table', () => {
  it('gives t, probability and interval of Longley from its certified values', () => {
    const model = valueOf(linearLearner.fit(tableOf(LONGLEY.names, LONGLEY.x, LONGLEY.y), uniformStream(1))) as LinearModel;
    const table = coefficientTable(model, 0.95);
    expect(table.map((line) => line.name)).toEqual(['1', ...LONGLEY.names]);
    table.forEach((line, j) => {
      expect(digits(line.t, LONGLEY.coefficients[j]! / LONGLEY.standardErrors[j]!)).toBeGreaterThan(9);
      // 16 rows less 7 coefficients; 2.262 is the 97.5 % point of t with 9 degrees of freedom.
      expect((line.high - line.low) / 2 / line.standardError).toBeCloseTo(2.262157, 5);
      expect(line.probability < 0.05).toBe(line.low > 0 || line.high < 0);
    });
  });

  it('names the terms of a polynomial and covers a true term in about 95 % of samples', () => {
    const uniform = uniformStream(21);
    let inside = 0;
    for (let sample = 0; sample < 300; sample += 1) {
      const rows = Array.from({ length: 25 }, () => [uniform()]);
      // Uniform errors are not normal, but 25 of them average to it.
      const model = valueOf(fitPolynomial(tableOf(['x'], rows, rows.map(([x]) => 1 + x! - 3 * x! * x! + uniform() - 0.5)), 2));
      const [constant, , square] = coefficientTable(model, 0.95);
      expect([constant!.name, square!.name]).toEqual(['1', 'x·x']);
      const truth = -3 * model.scales[0]! * model.scales[0]!;
      if (square!.low <= truth && truth <= square!.high) inside += 1;
    }
    // Binomial(300, 0.95): 285 ± 3 · 3.8.
    expect(inside).toBeGreaterThanOrEqual(274);
    expect(inside).toBeLessThanOrEqual(296);
  });
});
