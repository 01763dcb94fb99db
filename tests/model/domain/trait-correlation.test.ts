// The correlated trait noise reproduces the correlation matrix that its factor comes from.
import { describe, expect, it } from 'vitest';
import { Stream } from '../../../src/engine/random.ts';
import { CORRELATED_COUNT, CORRELATED_TRAITS, correlateInto } from '../../../src/model/domain/trait-correlation.ts';

// Processing sheet 2.1, by pairs of rows.
const EXPECTED: Readonly<Record<string, number>> = {
  'lengthMm-uniformityPercent': 0.55,
  'lengthMm-strengthGramsPerTex': 0.45,
  'uniformityPercent-strengthGramsPerTex': 0.45,
  'micronaire-lengthMm': -0.25,
  'reflectancePercent-yellowness': -0.45,
  'reflectancePercent-trashPercent': -0.45,
  'yellowness-trashPercent': 0.15,
  'micronaire-elongationPercent': 0.1,
};

describe('correlated trait noise', () => {
  it('has unit variance and the correlations of the sheet', () => {
    // Columns of the factor by unit inputs; the product of the factor with its transpose is the matrix, to the four printed digits.
    const factor: Float64Array[] = [];
    for (let column = 0; column < CORRELATED_COUNT; column += 1) {
      const unit = new Float64Array(CORRELATED_COUNT);
      unit[column] = 1;
      const out = new Float64Array(CORRELATED_COUNT);
      correlateInto(unit, out, 0);
      factor.push(out);
    }
    const covariance = (a: number, b: number): number => factor.reduce((sum, column) => sum + column[a]! * column[b]!, 0);
    for (let row = 0; row < CORRELATED_COUNT; row += 1) expect(covariance(row, row)).toBeCloseTo(1, 3);
    for (const [pair, value] of Object.entries(EXPECTED)) {
      const [a, b] = pair.split('-').map((name) => (CORRELATED_TRAITS as readonly string[]).indexOf(name));
      expect(covariance(a!, b!)).toBeCloseTo(value, 3);
    }
  });

  it('writes at the offset and touches nothing else', () => {
    const stream = new Stream(Int32Array.of(1, 2, 3, 4));
    const z = Float64Array.from({ length: CORRELATED_COUNT }, () => stream.normal());
    const out = new Float64Array(CORRELATED_COUNT + 3).fill(7);
    correlateInto(z, out, 2);
    expect([out[0], out[1], out[CORRELATED_COUNT + 2]]).toEqual([7, 7, 7]);
    expect(out[2]).toBe(z[0]);
  });
});
