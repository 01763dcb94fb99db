import { describe, expect, it } from 'vitest';
import { predict } from '../../src/learn/learner.ts';
import { fitLinear } from '../../src/learn/linear.ts';
import { ridgeLearner } from '../../src/learn/ridge.ts';
import type { TrainingTable } from '../../src/learn/table.ts';

const uniform = (): number => 0.5;
/** Two columns that are uncorrelated with mean 0 and deviation 1. */
const orthogonal: TrainingTable = {
  names: ['a', 'b'],
  rows: [[1, 1], [1, -1], [-1, 1], [-1, -1]].map((row) => Float64Array.from(row)),
  target: Float64Array.from([10, 6, 4, 0]),
};

describe('ridge regression', () => {
  it('equals least squares without a penalty', () => {
    const ridge = ridgeLearner({ ridge: 0 }).fit(orthogonal, uniform);
    const linear = fitLinear({ ...orthogonal, rows: orthogonal.rows });
    if (!ridge.ok || !linear.ok || ridge.value.kind !== 'ridge') throw new Error('both fit');
    ridge.value.coefficients.forEach((value, c) => expect(value).toBeCloseTo(linear.value.coefficients[c]!, 12));
    expect(ridge.value.intercept).toBeCloseTo(5, 12);
  });

  it('divides the coefficients of uncorrelated standardised columns by 1 + the penalty', () => {
    const fitted = ridgeLearner({ ridge: 1 }).fit(orthogonal, uniform);
    if (!fitted.ok || fitted.value.kind !== 'ridge') throw new Error('it fits');
    expect(fitted.value.coefficients[0]).toBeCloseTo(3 / 2, 12);
    expect(fitted.value.coefficients[1]).toBeCloseTo(2 / 2, 12);
    expect(predict(fitted.value, [1, 1])).toBeCloseTo(5 + 1.5 + 1, 12);
  });

  it('keeps equal columns equal instead of letting them run apart', () => {
    const rows = [1, 2, 3, 5].map((value) => Float64Array.from([value, value]));
    const fitted = ridgeLearner({ ridge: 0.1 }).fit({ names: ['a', 'twin'], rows, target: Float64Array.from([2, 4, 6, 10]) }, uniform);
    if (!fitted.ok || fitted.value.kind !== 'ridge') throw new Error('it fits');
    expect(fitted.value.coefficients[0]).toBeCloseTo(fitted.value.coefficients[1]!, 10);
  });

  it('refuses a constant column by name and a negative penalty', () => {
    const refused = ridgeLearner({ ridge: 1 }).fit({ names: ['a'], rows: [1, 1, 1].map((v) => Float64Array.of(v)), target: Float64Array.of(1, 2, 3) }, uniform);
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.issues[0]!.path).toContain('a');
    expect(() => ridgeLearner({ ridge: -1 })).toThrow('penalty');
  });
});
