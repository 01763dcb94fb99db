// The course of an investment against the table of present values and the closed formulas of the appraisal.
import { describe, expect, it } from 'vitest';
import { cashFlowSeries } from '../../../src/model/domain/cash-flow.ts';
import { investmentReturn } from '../../../src/simulation/investment.ts';

describe('the cash flow of an investment', () => {
  it('of 1000 that saves 250 a year at 12 % is even after four years, and worth 412.56 after ten', () => {
    const series = cashFlowSeries({ investmentUsd: 1000, annualSavingUsd: 250, rate: 0.12, years: 10 });
    expect(series.map(({ year }) => year)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(series.map(({ cumulativeUsd }) => cumulativeUsd).slice(0, 6)).toEqual([-1000, -750, -500, -250, 0, 250]);
    // Present values of 1 at 12 %: 0.892857, 0.797194 (any table).
    expect(series[1]!.discountedUsd).toBeCloseTo(250 * 0.892857 - 1000, 3);
    expect(series[2]!.discountedUsd).toBeCloseTo(250 * (0.892857 + 0.797194) - 1000, 3);
    // Annuity factor of ten years at 12 %: 5.650223.
    expect(series[10]!.discountedUsd).toBeCloseTo(250 * 5.650223 - 1000, 3);
  });
  it('ends at the net present value and crosses zero within the year of the discounted payback', () => {
    for (const [investment, saving, rate, years] of [[5000, 900, 0.1, 8], [700, 300, 0.03, 5], [1000, 120, 0, 12]] as const) {
      const series = cashFlowSeries({ investmentUsd: investment, annualSavingUsd: saving, rate, years });
      const { npv, discountedPayback } = investmentReturn(investment, saving, rate, years);
      // Sums of at most a dozen terms of some hundred USD.
      expect(series.at(-1)!.discountedUsd).toBeCloseTo(npv, 8);
      if (discountedPayback! > years) continue;
      const crossing = series.findIndex(({ discountedUsd }) => discountedUsd >= 0);
      expect(crossing).toBe(Math.ceil(discountedPayback! - 1e-9));
    }
  });
  it('only falls when nothing is saved', () => {
    expect(cashFlowSeries({ investmentUsd: 100, annualSavingUsd: -10, rate: 0.1, years: 2.5 }).map(({ cumulativeUsd }) => cumulativeUsd)).toEqual([-100, -110, -120]);
  });
});
