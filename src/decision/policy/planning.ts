// AI production plan: the month's shares of products that sell best, by a linear programme over what demand may be. Sells nothing itself.
import type { Forecast } from '../core.ts';
import { bestPlan, type LinearProgramme } from '../linear-programme-adapter.ts';
import type { PlanningObservation } from '../observations.ts';
import type { Choice, PlanningPolicy } from '../policies.ts';

/** Forecast demand of a product in the coming month, kg; valid until the next call. */
export type DemandForecast = (seen: PlanningObservation, product: number) => Readonly<Forecast>;

/** What a kg of each product is worth on an order and when it is left over, USD; the shares of the year that holding a month costs. */
export interface ProductWorth {
  readonly priceUsdPerKg: readonly number[];
  readonly clearancePriceShare: number;
  readonly holdingShareOfMonth: number;
}

/** Three demands stand for the forecast's spread: its ends and its middle, with the weights of a normal law cut at the 90 % interval. */
const CASES = [0, 1, 2] as const;
const WEIGHTS = [0.185, 0.63, 0.185] as const;

/**
 * The programme: products made (kg) and, in each case of demand, products sold; sold ≤ demand and orders that wait, sold ≤ stock and
 * made, made ≤ capacity in all. A kg that is sold earns its price, a kg that is left its clearance price less a month's holding.
 */
export function planningProgramme(seen: PlanningObservation, demand: readonly (readonly number[])[], worth: ProductWorth): LinearProgramme {
  const limits: Record<string, number> = { capacity: seen.capacityKg };
  const variables: Record<string, { gain: number; uses: Record<string, number> }> = {};
  worth.priceUsdPerKg.forEach((price, product) => {
    const leftWorth = price * (worth.clearancePriceShare - worth.holdingShareOfMonth);
    const made: Record<string, number> = { capacity: 1 };
    for (const one of CASES) {
      limits[`demand ${product} ${one}`] = demand[product]![one]! + seen.waitingKg[product]!;
      limits[`goods ${product} ${one}`] = seen.stockKg[product]!;
      variables[`sold ${product} ${one}`] = {
        gain: WEIGHTS[one] * (price - leftWorth),
        uses: { [`demand ${product} ${one}`]: 1, [`goods ${product} ${one}`]: 1 },
      };
      made[`goods ${product} ${one}`] = -1;
    }
    variables[`made ${product}`] = { gain: leftWorth, uses: made };
  });
  return { limits, variables };
}

/** Worth of a plan under one demand, USD: made (kg by product), sold as far as demand and goods go, the rest left over. */
export function worthOfPlan(seen: PlanningObservation, demandKg: ArrayLike<number>, madeKg: ArrayLike<number>, worth: ProductWorth): number {
  return worth.priceUsdPerKg.reduce((sum, price, product) => {
    const left = price * (worth.clearancePriceShare - worth.holdingShareOfMonth);
    const sold = Math.min(demandKg[product]! + seen.waitingKg[product]!, seen.stockKg[product]! + madeKg[product]!);
    return sum + left * madeKg[product]! + (price - left) * sold;
  }, 0);
}

/** What a plan's shares lose against the best plan for the true demand, USD ≥ 0; undefined when no best plan is found. */
export function planningRegret(seen: PlanningObservation, demandKg: ArrayLike<number>, shares: ArrayLike<number>, worth: ProductWorth): number | undefined {
  const truth = worth.priceUsdPerKg.map((_, product) => [demandKg[product]!, demandKg[product]!, demandKg[product]!]);
  const best = bestPlan(planningProgramme(seen, truth, worth));
  if (best === undefined) return undefined;
  const sum = Array.from(shares).reduce((a, b) => a + b, 0);
  const made = Array.from(shares, (share) => (sum > 0 ? (share / sum) * seen.capacityKg : 0));
  const bestMade = worth.priceUsdPerKg.map((_, product) => best[`made ${product}`]!);
  return Math.max(0, worthOfPlan(seen, demandKg, bestMade, worth) - worthOfPlan(seen, demandKg, made, worth));
}

/** Without a solution: shares in proportion to what demand leaves uncovered, worth most first by price. */
function proportionalPlan(seen: PlanningObservation, demand: readonly (readonly number[])[], worth: ProductWorth, shares: Float64Array): void {
  for (let product = 0; product < shares.length; product += 1) {
    const uncovered = demand[product]![1]! + seen.waitingKg[product]! - seen.stockKg[product]!;
    shares[product] = Math.max(0, uncovered) * worth.priceUsdPerKg[product]!;
  }
}

/** The policy. The choice's value is the worth that is expected of the month, USD; its forecast is the demand of all products, kg. */
export function forecastPlanning(forecast: DemandForecast, worth: ProductWorth): PlanningPolicy {
  return {
    plan: (seen: PlanningObservation, shares: Float64Array): Choice<number> => {
      const demand: number[][] = [];
      let middle = 0;
      let low = 0;
      let high = 0;
      for (let product = 0; product < shares.length; product += 1) {
        const { value, low: least, high: most } = forecast(seen, product);
        demand.push([least, value, most]);
        middle += value;
        low += least;
        high += most;
      }
      const programme = planningProgramme(seen, demand, worth);
      const solution = bestPlan(programme);
      let expected = 0;
      if (solution === undefined) proportionalPlan(seen, demand, worth, shares);
      else {
        for (let product = 0; product < shares.length; product += 1) shares[product] = Math.max(0, solution[`made ${product}`]!);
        for (const [name, { gain }] of Object.entries(programme.variables)) expected += gain * solution[name]!;
      }
      return { value: expected, reason: solution === undefined ? 'planByProportion' : 'planByForecast', forecast: middle, low, high, expected };
    },
  };
}
