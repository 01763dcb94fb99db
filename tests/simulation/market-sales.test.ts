// Money of finished stock: what is sold off, what is held, and what lost orders cost.
import { describe, expect, it } from 'vitest';
import { defaultParameterValues } from '../../src/model/parameters/index.ts';
import { finishedStockUsd } from '../../src/simulation/market-sales.ts';

describe('the cost of finished stock and of its lack', () => {
  it('adds clearance, holding and the penalty for lost orders, each at the price of its product', () => {
    const { economics, market } = defaultParameterValues();
    const parameters = {
      economics: { ...economics, fabricPriceUsdPerKg: 5, bedLinenPriceUsdPerKg: 8 },
      market: { ...market, clearancePriceShare: 0.75, holdingShareOfYear: 0.2, lostOrderPenaltyShare: 0.1 },
    };
    const none = { orderedGrams: 0, soldGrams: 0, lostGrams: 0, leftGrams: 0, stockGramDays: 0 };
    const kg = 1000;
    // 100 kg left: 25 % of 500. 365 kg-days held: 20 % of 5. 40 kg of bed linen lost: 10 % of 320.
    const sales = [{ ...none, leftGrams: 100 * kg, stockGramDays: 365 * kg }, { ...none, lostGrams: 40 * kg }, none];
    expect(finishedStockUsd(sales, parameters)).toBeCloseTo(125 + 1 + 32, 10);
  });
});
