// The fibre regressions against published worked values, and their clipping.
import { describe, expect, it } from 'vitest';
import {
  fibreLength, fibreMicronaire, fibreStrength, fibreUniformity, middayWaterPotential,
} from '../../../../src/model/field/crop/fibre-quality.ts';

const N_HIGH = 47;
const relative = (trait: (t: number, w: number, n: number) => number, waterPotentialMPa: number): number =>
  trait(25, waterPotentialMPa, N_HIGH);

describe('fibre quality', () => {
  it('gives the temperature terms at 25 °C once the water and nitrogen factors are divided out', () => {
    expect(fibreStrength(25, -1.7, N_HIGH) / ((1.5 - 0.309 * 1.7) * (0.87 + 0.0021 * 47))).toBeCloseTo(30.3, 1);
    expect(fibreLength(25, -1.7, N_HIGH) / ((1.35 - 0.22 * 1.7) * (0.928 + 0.047))).toBeCloseTo(30.2, 1);
    expect(fibreMicronaire(25, -1.7, N_HIGH) / ((0.44 + 0.203 * 1.7) * (1.157 - 0.329))).toBeCloseTo(4.28, 2);
    expect(fibreUniformity(25, -1.7, N_HIGH) / ((1.16 - 0.098 * 1.7) * (1.005 - 0.0094))).toBeCloseTo(83.2, 1);
  });

  it('shortens and weakens the fibre and coarsens it under drought by the published ratios', () => {
    expect(relative(fibreStrength, -2.5) / relative(fibreStrength, -1.7)).toBeCloseTo(0.7275 / 0.9747, 3);
    expect(relative(fibreLength, -2.5) / relative(fibreLength, -1.7)).toBeCloseTo(0.8 / 0.976, 3);
    expect(relative(fibreMicronaire, -2.5) / relative(fibreMicronaire, -1.7)).toBeCloseTo(0.9475 / 0.7851, 3);
    expect(relative(fibreUniformity, -2.5) / relative(fibreUniformity, -1.7)).toBeCloseTo(0.915 / 0.9934, 3);
  });

  it('uses the nearest limit outside the measured range', () => {
    expect(fibreStrength(45, -9, 5)).toBe(fibreStrength(30, -2.5, 25));
    expect(fibreLength(5, 0, 99)).toBe(fibreLength(18, -1.7, 47));
  });

  it('maps the transpiration ratio onto the measured range of leaf water potential', () => {
    expect(middayWaterPotential(1)).toBe(-1.7);
    expect(middayWaterPotential(0)).toBe(-2.5);
    expect(middayWaterPotential(1.4)).toBe(-1.7);
  });
});
