// Revenue of a mill's products by hand, and that bed linen and knitted fabric are taken out of the totals of all fabric.
import { describe, expect, it } from 'vitest';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { ECONOMICS_PARAMETERS } from '../../src/model/parameters/economics.ts';
import { createProductTally, gradedRevenueUsd, textileRevenuesUsd } from '../../src/simulation/product-sales.ts';

const economics = {
  ...defaultValues(ECONOMICS_PARAMETERS),
  fabricPriceUsdPerKg: 5,
  bedLinenPriceUsdPerKg: 8,
  knittedFabricPriceUsdPerKg: 4,
  secondGradePriceShare: 0.7,
  rejectedPriceShare: 0.25,
  returnPenaltyShare: 0.3,
};
const TONNE = 1e6;

describe('revenue of textile products', () => {
  it('pays grades by their shares of the first-grade price', () => {
    // 10 t: 6 first, 2 seconds at 0.7, 1 rejected at 0.25, 1 returned at 0.7 − 0.3: 6 + 1.4 + 0.25 + 0.4 = 8.05 t at 5 USD/kg.
    const mass = { grams: 10 * TONNE, gradedDown: 2 * TONNE, rejected: TONNE, returned: TONNE };
    expect(gradedRevenueUsd(mass, 5, economics)).toBeCloseTo(40_250, 6);
  });

  it('prices each product by its own price and sheeting as what is left', () => {
    const sales = { ...createProductTally(), bedLinenGrams: 3 * TONNE, bedLinenGradedDownGrams: TONNE, knittedGrams: 2 * TONNE, knittedRejectedGrams: TONNE };
    const totals = { fabricGrams: 10 * TONNE, fabricGradedDownGrams: 2 * TONNE, fabricRejectedGrams: TONNE, fabricReturnedGrams: TONNE };
    const revenues = textileRevenuesUsd(sales, totals, economics);
    // Bed linen (2 + 0.7) t at 8; knitted (1 + 0.25) t at 4; sheeting 5 t of which 1 second and 1 returned: (3 + 0.7 + 0.4) t at 5.
    expect(revenues.bedLinen).toBeCloseTo(21_600, 6);
    expect(revenues.knitted).toBeCloseTo(5000, 6);
    expect(revenues.fabric).toBeCloseTo(20_500, 6);
  });

  it('is that of fabric alone when nothing else is sold', () => {
    const totals = { fabricGrams: 10 * TONNE, fabricGradedDownGrams: TONNE, fabricRejectedGrams: 0, fabricReturnedGrams: 0 };
    const revenues = textileRevenuesUsd(createProductTally(), totals, economics);
    expect(revenues).toEqual({ fabric: 9.7 * 5000, bedLinen: 0, knitted: 0 });
  });
});
