// Turnout, cleaning chain and lint cleaners: the worked examples of the processing sheet (vectors 4, 5, 8 to 12).
import { describe, expect, it } from 'vitest';
import { chainEfficiency, cleaningMoistureFactor, efficiencyAt } from '../../../../src/model/gin/formulas/cleaning-chain.ts';
import { damageFactor } from '../../../../src/model/gin/formulas/fibre-damage.ts';
import { cleanLint } from '../../../../src/model/gin/formulas/lint-cleaner.ts';
import type { LintCleanerEffect, LintInProcess } from '../../../../src/model/gin/formulas/lint-cleaner.ts';
import { bestLintCleaners, valuesByLintCleaners } from '../../../../src/model/gin/formulas/lint-cleaner-value.ts';
import { lintOut } from '../../../../src/model/gin/formulas/turnout.ts';

const EFFECT: LintCleanerEffect = {
  efficiency: 0.4,
  loss: 0.035,
  goodFibre: 0.5,
  uniformity: -0.75,
  lengthMm: -0.2,
  shortFibre: 0.2,
  neps: 0.2,
  reflectance: 0.8,
};
const lint = (): LintInProcess => ({
  mass: 220,
  fibreWaste: 0,
  otherWaste: 0,
  trashPercent: 2,
  lengthMm: 28.6,
  uniformityPercent: 84 - 1.4,
  shortFibrePercent: 7,
  nepsPerGram: 150,
  reflectancePercent: 75,
});

describe('turnout', () => {
  it('is 312.24 kg of machine-picked and 344.69 kg of hand-picked cotton (vectors 4 and 5)', () => {
    expect(lintOut(1000, 0.08, 0.02, 0.37, [0.04, 0.025])).toBeCloseTo(312.24, 2);
    expect(lintOut(1000, 0.03, 0.02, 0.37, [0.02])).toBeCloseTo(344.69, 2);
  });
});

describe('the cleaning chain', () => {
  it('of 25, 45, 25 and 35 % takes 79.89 % (vector 8)', () => {
    expect(chainEfficiency([0.25, 0.45, 0.25, 0.35])).toBeCloseTo(0.7989, 4);
  });

  it('works better on drier lint, but no better below 5 %', () => {
    expect(cleaningMoistureFactor(6.5, 6.5, 5, 0.05)).toBe(1);
    expect(cleaningMoistureFactor(5, 6.5, 5, 0.05)).toBeCloseTo(1.075, 12);
    expect(cleaningMoistureFactor(4, 6.5, 5, 0.05)).toBeCloseTo(1.075, 12);
    expect(cleaningMoistureFactor(8.5, 6.5, 5, 0.05)).toBeCloseTo(0.9, 12);
    expect(efficiencyAt(0.9, 1.2)).toBe(0.95);
  });
});

describe('lint cleaners', () => {
  it('of 40 and 30 % bring 6 % of trash to 2.52 % (vector 9)', () => {
    const l = { ...lint(), trashPercent: 6 };
    cleanLint(l, EFFECT, 0.4, 1);
    cleanLint(l, EFFECT, 0.3, 1);
    expect(l.trashPercent).toBeCloseTo(2.52, 12);
  });

  it('bring uniformity from 84.0 by way of the stand to 81.1 in two passes at 6.5 % (vector 11)', () => {
    const l = lint();
    cleanLint(l, EFFECT, 0.4, damageFactor(6.5, 6.5, 0.25));
    cleanLint(l, EFFECT, 0.3, damageFactor(6.5, 6.5, 0.25));
    expect(l.uniformityPercent).toBeCloseTo(81.1, 12);
  });

  it('damage by 1.375 at 5 % and by 1 at 6.5 % and above (vector 12)', () => {
    expect(damageFactor(5, 6.5, 0.25)).toBeCloseTo(1.375, 12);
    expect(damageFactor(6.5, 6.5, 0.25)).toBe(1);
    expect(damageFactor(9, 6.5, 0.25)).toBe(1);
  });

  it('take out the loss as half fibre and half other matter, and all of it comes from the lint', () => {
    const l = lint();
    cleanLint(l, EFFECT, 0.4, 1);
    expect(l.fibreWaste).toBeCloseTo(220 * 0.0175, 12);
    expect(l.otherWaste).toBeCloseTo(220 * 0.0175, 12);
    expect(l.mass + l.fibreWaste + l.otherWaste).toBeCloseTo(220, 12);
  });

  it('take out at least the trash that they take, however much it is', () => {
    const l = { ...lint(), trashPercent: 10 };
    cleanLint(l, EFFECT, 0.4, 1);
    expect(l.otherWaste).toBeCloseTo(220 * 0.04, 12);
  });

  it('are worth most when there is one: 230.00, 242.50, 242.40, 239.70 (vector 10)', () => {
    const values = valuesByLintCleaners(500, [0.03, 0.02, 0.015], [0.46, 0.5, 0.51, 0.512]);
    expect(values.map((value) => value.toFixed(2))).toEqual(['230.00', '242.50', '242.40', '239.70']);
    expect(bestLintCleaners(values)).toBe(1);
    expect(bestLintCleaners([2, 2, 1])).toBe(0);
  });
});
