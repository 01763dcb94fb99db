import { describe, expect, it } from 'vitest';
import { investmentReturn } from '../../src/simulation/investment.ts';

describe('return on an investment', () => {
  it('agrees with the textbook annuity: 1000 that saves 250 a year for 10 years at 12 %', () => {
    const result = investmentReturn(1000, 250, 0.12, 10);
    // Annuity factor of 10 years at 12 % is 5.650223 (any table of present values).
    expect(result.npv).toBeCloseTo(250 * 5.650223 - 1000, 3);
    expect(result.payback).toBe(4);
    expect(result.roi).toBe(25);
    expect(result.discountedPayback).toBeCloseTo(5.77, 2);
    expect(result.irr).toBeCloseTo(21.41, 2);
  });
  it('has its internal rate where the present value is zero', () => {
    const { irr } = investmentReturn(5000, 900, 0.1, 8);
    expect(investmentReturn(5000, 900, irr! / 100, 8).npv).toBeCloseTo(0, 4);
  });
  it('has no payback without a saving, and none within discounting when the saving is too small', () => {
    expect(investmentReturn(1000, -5, 0.1, 10)).toMatchObject({ payback: undefined, irr: undefined, discountedPayback: undefined });
    expect(investmentReturn(1000, 90, 0.1, 10).discountedPayback).toBeUndefined();
  });
});
