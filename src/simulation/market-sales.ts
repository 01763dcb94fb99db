// What selling on the market changes in the money of a run: stock that is left is sold off, stock that waits costs, lost orders bring a penalty.
import { GRAMS_PER_KG } from '../base/units.ts';
import { TEXTILE_PRODUCTS } from '../model/domain/products.ts';
import type { MarketStage, ProductSales } from '../model/market/index.ts';
import type { AllParameterValues } from '../model/parameters/index.ts';

const DAYS_PER_YEAR = 365;

/** Sales of every product, by product number. */
export function marketSales(market: MarketStage): readonly ProductSales[] {
  return TEXTILE_PRODUCTS.map((_, product) => market.sales(product));
}

/** Mass delivered over mass delivered or lost, %; undefined while nothing was decided. Orders that still wait count for neither. */
export function serviceLevelPercent(sales: readonly ProductSales[]): number | undefined {
  const sold = sales.reduce((sum, product) => sum + product.soldGrams, 0);
  const lost = sales.reduce((sum, product) => sum + product.lostGrams, 0);
  return sold + lost === 0 ? undefined : (100 * sold) / (sold + lost);
}

/**
 * Cost of finished stock and of its lack, USD: what stock left at the end brings less than its list price, the holding of stock through
 * the run, and the penalty for orders that were lost because goods came too late. Revenues count every first-grade kg at its list price, so this is what is taken off again.
 */
export function finishedStockUsd(sales: readonly ProductSales[], { economics, market }: Pick<AllParameterValues, 'economics' | 'market'>): number {
  const prices = [economics.fabricPriceUsdPerKg, economics.bedLinenPriceUsdPerKg, economics.knittedFabricPriceUsdPerKg];
  return sales.reduce((sum, { leftGrams, lostGrams, stockGramDays }, product) => {
    const left = (leftGrams / GRAMS_PER_KG) * (1 - market.clearancePriceShare);
    const held = (stockGramDays / GRAMS_PER_KG / DAYS_PER_YEAR) * market.holdingShareOfYear;
    const lost = (lostGrams / GRAMS_PER_KG) * market.lostOrderPenaltyShare;
    return sum + (left + held + lost) * prices[product]!;
  }, 0);
}
