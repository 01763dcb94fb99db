// Moisture, payable mass, drying and storage: the worked examples of the processing sheet (vectors 1, 2, 3, 6, 7).
import { describe, expect, it } from 'vitest';
import { driedLintPercent, dryerFuelMj, evaporatedWater, restoredLintPercent, seedCottonDryingPoints } from '../../../../src/model/gin/formulas/drying.ts';
import { conditionedMass, moistureContentPercent, moistureRegainPercent } from '../../../../src/model/gin/formulas/moisture.ts';
import { respiredShare, stackMoisturePercent } from '../../../../src/model/gin/formulas/yard.ts';
import { yellowingShare } from '../../../../src/model/domain/storage.ts';

describe('moisture', () => {
  it('of 110 g wet and 100 g dry is 10 % regain and 9.0909 % content (vector 1)', () => {
    expect(moistureRegainPercent(110, 100)).toBeCloseTo(10, 12);
    expect(moistureContentPercent(110, 100)).toBeCloseTo(9.0909, 4);
  });

  it('and foreign matter above the norm lower the payable mass to 943.42 kg (vector 2)', () => {
    expect(conditionedMass(1000, 12, 5, 9, 2)).toBeCloseTo(943.42, 2);
    expect(conditionedMass(1000, 9, 2, 9, 2)).toBe(1000);
  });

  it('of 16 % yellows cotton by 0.695 in 45 days, of 12 % not at all (vector 3)', () => {
    expect(yellowingShare(16, 45)).toBeCloseTo(0.695, 3);
    expect(yellowingShare(12, 45)).toBe(0);
  });
});

describe('drying', () => {
  it('from 11 to 9 % takes 13.978 kg of water out of 636 kg and 234.56 MJ (vectors 6 and 7)', () => {
    const water = evaporatedWater(636, 11, 9);
    expect(water).toBeCloseTo(13.978, 3);
    // The sheet's fuel is that of the rounded water.
    expect(dryerFuelMj(13.978, 2.45, 0.146)).toBeCloseTo(234.56, 2);
  });

  it('keeps the dry mass: what is left of the mass holds the new moisture', () => {
    const left = 1000 - evaporatedWater(1000, 12, 7);
    expect(left * 0.93).toBeCloseTo(1000 * 0.88, 9);
  });

  it('stops at the target, never wets and takes out no more than the dryers can', () => {
    expect(driedLintPercent(9, 5, 6)).toBe(5);
    expect(driedLintPercent(4.5, 5, 6)).toBe(4.5);
    expect(driedLintPercent(14, 5, 6)).toBe(8);
  });

  it('lowers seed cotton less than its lint, because seed dries slower', () => {
    expect(seedCottonDryingPoints(2, 0.37, 0.3)).toBeCloseTo(2 * (0.37 + 0.63 * 0.3), 12);
    expect(seedCottonDryingPoints(2, 0.37, 1)).toBeCloseTo(2, 12);
  });

  it('is undone in part by humid air: 4.8 to 5.6 %, up to a target, never downwards', () => {
    expect(restoredLintPercent(4.8, 6.8, 0.8)).toBeCloseTo(5.6, 12);
    expect(restoredLintPercent(6.5, 6.8, 0.8)).toBe(6.8);
    expect(restoredLintPercent(8, 6.8, 0.8)).toBe(8);
  });
});

describe('the yard', () => {
  it('dries wet stacks towards equilibrium and leaves dry ones as they are', () => {
    expect(stackMoisturePercent(13, 0, 9, 40)).toBe(13);
    expect(stackMoisturePercent(13, 40, 9, 40)).toBeCloseTo(9 + 4 / Math.E, 12);
    expect(stackMoisturePercent(8, 100, 9, 40)).toBe(8);
  });

  it('costs mass only above the onset of respiration', () => {
    expect(respiredShare(12, 30, 12, 0.0001)).toBe(0);
    expect(respiredShare(16, 30, 12, 0.0001)).toBeCloseTo(0.012, 12);
    expect(respiredShare(30, 1000, 12, 0.001)).toBe(0.2);
  });
});
