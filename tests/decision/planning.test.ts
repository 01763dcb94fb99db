import { describe, expect, it } from 'vitest';
import { bestPlan } from '../../src/decision/linear-programme-adapter.ts';
import type { PlanningObservation } from '../../src/decision/observations.ts';
import { forecastPlanning, planningProgramme, worthOfPlan, type ProductWorth } from '../../src/decision/policy/planning.ts';

const worth: ProductWorth = { priceUsdPerKg: [5, 7, 5.5], makingUsdPerKg: [0, 1, 0], clearancePriceShare: 0.6, holdingShareOfMonth: 0.02, lostOrderPenaltyShare: 0.1 };
const seen: PlanningObservation = {
  asOfTick: 0,
  monthOfYear: 11,
  lastYearKg: Float64Array.of(30, 40, 10),
  lastMonthKg: Float64Array.of(30, 40, 10),
  lastThreeMonthsKg: Float64Array.of(30, 40, 10),
  lastYearsLastMonthKg: Float64Array.of(30, 40, 10),
  stockKg: Float64Array.of(0, 0, 0),
  waitingKg: Float64Array.of(0, 0, 0),
  capacityKg: 100,
  comingKg: Float64Array.of(Number.NaN, Number.NaN, Number.NaN),
};
const sure = (kg: readonly number[]) => (_seen: PlanningObservation, product: number) => ({ value: kg[product]!, low: kg[product]!, high: kg[product]! });

/** The best worth over a grid of plans, by brute force. */
function bestByGrid(demand: readonly (readonly number[])[], of: PlanningObservation): number {
  const weights = [0.185, 0.63, 0.185];
  const gain = (made: readonly number[]): number =>
    made.reduce((sum, kg, product) => {
      const price = worth.priceUsdPerKg[product]!;
      const months = 1 + of.stockKg[product]! / of.lastThreeMonthsKg[product]!;
      const left = price * (worth.clearancePriceShare - worth.holdingShareOfMonth * months);
      return sum + (left - worth.makingUsdPerKg[product]!) * kg + weights.reduce((inner, weight, one) => {
        const asked = demand[product]![one]! + of.waitingKg[product]!;
        const sold = Math.min(asked, of.stockKg[product]! + kg);
        return inner + weight * ((price - left) * sold + 0.1 * price * sold);
      }, 0);
    }, 0);
  let best = -Infinity;
  for (let a = 0; a <= of.capacityKg; a += 1) {
    for (let b = 0; a + b <= of.capacityKg; b += 1) best = Math.max(best, gain([a, b, of.capacityKg - a - b]));
  }
  return best;
}

describe('the production plan', () => {
  it('covers what sells best first and gives the rest to what is worth most when left over', () => {
    const shares = new Float64Array(3);
    forecastPlanning(sure([30, 40, 50]), worth).plan(seen, shares);
    expect(Array.from(shares)).toEqual([10, 40, 50]);
  });

  it('makes nothing more of what already lies in stock', () => {
    const shares = new Float64Array(3);
    forecastPlanning(sure([30, 40, 60]), worth).plan({ ...seen, stockKg: Float64Array.of(0, 0, 60) }, shares);
    expect(shares[2]).toBe(0);
    expect(shares[0]).toBeGreaterThanOrEqual(30);
  });

  it('is as good as the best of all plans on a grid, under uncertain demand', () => {
    const demand = [[10, 30, 50], [20, 40, 60], [5, 20, 35]];
    for (const capacityKg of [40, 90, 140]) {
      const of = { ...seen, capacityKg, waitingKg: Float64Array.of(3, 0, 1), stockKg: Float64Array.of(0, 12, 2) };
      const programme = planningProgramme(of, demand, worth);
      const solution = bestPlan(programme)!;
      const found = Object.entries(programme.variables).reduce((sum, [name, { gain }]) => sum + gain * solution[name]!, 0);
      expect(found).toBeCloseTo(bestByGrid(demand, of), 6);
    }
  });

  it('is worth what is sold, what is left at the clearance price less its holding, and less the penalty for what is asked in vain', () => {
    const one: ProductWorth = { ...worth, priceUsdPerKg: [5], makingUsdPerKg: [0] };
    const nothing = { ...seen, stockKg: Float64Array.of(0), waitingKg: Float64Array.of(0), lastThreeMonthsKg: Float64Array.of(30) };
    // 50 kg sold at 5, 10 kg refused at 0.5.
    expect(worthOfPlan(nothing, [60], [50], one)).toBeCloseTo(245, 10);
    // 60 kg sold at 5, 20 kg left at 5 × (0.6 − 0.02).
    expect(worthOfPlan(nothing, [60], [80], one)).toBeCloseTo(358, 10);
    // Making costs 0.5 a kg on top, whether it is sold or left.
    expect(worthOfPlan(nothing, [60], [80], { ...one, makingUsdPerKg: [0.5] })).toBeCloseTo(318, 10);
    // Two months of stock before it: 30 kg sold from stock, so the 10 kg made stay for three months, at 5 × (0.6 − 0.06).
    expect(worthOfPlan({ ...nothing, stockKg: Float64Array.of(60) }, [30], [10], one)).toBeCloseTo(30 * 5 - 20 * 2.7, 10);
  });

  it('serves orders before it makes what could be sold off for more than they bring, once a lost order costs', () => {
    const shares = new Float64Array(3);
    const dear: ProductWorth = { ...worth, priceUsdPerKg: [5, 9, 5], makingUsdPerKg: [0, 0, 0], clearancePriceShare: 0.62 };
    // Left over, the second brings 9 × 0.6 = 5.40: more than the 5 of an order for the first, less than 5.50 with the penalty.
    forecastPlanning(sure([40, 40, 0]), { ...dear, lostOrderPenaltyShare: 0 }).plan(seen, shares);
    expect(Array.from(shares)).toEqual([0, 100, 0]);
    forecastPlanning(sure([40, 40, 0]), dear).plan(seen, shares);
    expect(Array.from(shares)).toEqual([40, 60, 0]);
  });

  it('tells what it expects and how uncertain demand is', () => {
    const shares = new Float64Array(3);
    const choice = forecastPlanning((_seen, product) => ({ value: 30 + product, low: 20, high: 45 }), worth).plan(seen, shares);
    expect(choice).toMatchObject({ reason: 'planByForecast', forecast: 93, low: 60, high: 135 });
    expect(choice.expected).toBeGreaterThan(0);
  });
});
