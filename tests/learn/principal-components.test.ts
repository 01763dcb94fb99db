import { describe, expect, it } from 'vitest';
import { fitComponents, projectInto } from '../../src/learn/principal-components.ts';
import iris from './reference/iris/data.json' with { type: 'json' };
import diabetes from './reference/diabetes/data.json' with { type: 'json' };
import { digits, normalStream, refusalOf, valueOf } from './generated.ts';

const observations = (names: readonly string[], rows: readonly (readonly number[])[]) => ({ names, rows: rows.map((row) => Float64Array.from(row)) });

describe('principal components', () => {
  it('have the variances of a case worked by hand', () => {
    const model = valueOf(fitComponents(observations(['a', 'b'], [[0, 0], [1, 1], [2, 2], [3, 1], [-1, 1]]), 'none'));
    // Covariances (divisor 5): [[2, 0.4], [0.4, 0.4]]; eigenvalues 1.2 ± √(0.64 + 0.16).
    expect(model.variances[0]).toBeCloseTo(1.2 + Math.sqrt(0.8), 12);
    expect(model.variances[1]).toBeCloseTo(1.2 - Math.sqrt(0.8), 12);
  });

  it.each([
    ['iris, in centimetres', observations(iris.names, iris.rows), 'none', diabetes.components.iris],
    ['diabetes, standardised', observations(diabetes.names, diabetes.rows), 'z-score', diabetes.components.diabetes],
  ] as const)('agree with an independent program: %s', (_, data, scaling, reference) => {
    const model = valueOf(fitComponents(data, scaling));
    model.variances.forEach((value, k) => expect(digits(value, reference.variances[k]!)).toBeGreaterThan(10));
    model.shares.forEach((value, k) => expect(digits(value, reference.shares[k]!)).toBeGreaterThan(10));
    // The sign of a component is free: compare up to it, and check the own rule.
    model.loadings.forEach((loading, k) => {
      const other = reference.loadings[k]!;
      const agreement = loading.reduce((sum, value, j) => sum + value * other[j]!, 0);
      expect(Math.abs(Math.abs(agreement) - 1)).toBeLessThan(1e-10);
      const largest = loading.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
      expect(largest).toBeGreaterThan(0);
    });
  });

  it('keep all variance and all distances when all components are kept', () => {
    const normal = normalStream(5);
    const data = observations(['a', 'b', 'c'], Array.from({ length: 50 }, () => [normal(), 3 * normal(), normal()]));
    const model = valueOf(fitComponents(data, 'z-score'));
    expect(model.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(model.variances.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 12);
    const [first, second] = [new Float64Array(3), new Float64Array(3)];
    projectInto(model, data.rows[0]!, first);
    projectInto(model, data.rows[1]!, second);
    const before = data.names.reduce((sum, _, j) => sum + ((data.rows[0]![j]! - data.rows[1]![j]!) / model.scales[j]!) ** 2, 0);
    expect(first.reduce((sum, value, k) => sum + (value - second[k]!) ** 2, 0)).toBeCloseTo(before, 10);
  });

  it('count a column that copies another once: the last variance is 0', () => {
    const model = valueOf(fitComponents(observations(['a', 'b'], [[1, 2], [2, 4], [4, 8]]), 'z-score'));
    expect(model.shares[0]).toBeCloseTo(1, 14);
    expect(model.variances[1]).toBeLessThan(1e-28);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('refuse constant columns, gaps and fewer rows than columns', () => {
    expect(refusalOf(fitComponents(observations(['a', 'b', 'c'], [[1, 2, 3], [1, NaN, 4]]), 'none'))).toEqual([
      'learn.too-few-rows @ rows', 'learn.missing-value @ row 2, column b', 'learn.constant-column @ column a',
    ]);
  });
});
