// AI production plan: the month's shares of products that sell best, by a linear programme over what demand may be. Sells nothing itself.
import type { Forecast } from '../core.ts';
import { bestPlan, type LinearProgramme } from '../linear-programme-adapter.ts';
import type { PlanningObservation } from '../observations.ts';
import type { Choice, PlanningPolicy } from '../policies.ts';

/** Forecast demand of a product in the coming month, kg; valid until the next call. */
export type DemandForecast = (seen: PlanningObservation, product: number) => Readonly<Forecast>;

/** List price of a kg of each product and what only this product costs to make, USD; what it brings when it is left over, what holding it a month and losing an order for it cost, as shares of its list price. */
export interface ProductWorth {
  readonly priceUsdPerKg: readonly number[];
  readonly makingUsdPerKg: readonly number[];
  readonly clearancePriceShare: number;
  readonly holdingShareOfMonth: number;
  readonly lostOrderPenaltyShare: number;
}

/** Three demands stand for the forecast's spread: its ends and its middle, with the weights of a normal law cut at the 90 % interval. */
const CASES = [0, 1, 2] as const;
const WEIGHTS = [0.185, 0.63, 0.185] as const;

/** Nobody keeps goods longer before they are sold off; assumed. */
const MOST_MONTHS_HELD = 12;

/** What a kg that is left over is worth, USD: its clearance price less the holding until the stock before it is sold. */
function leftUsdPerKg(seen: PlanningObservation, product: number, worth: ProductWorth): number {
  const stockKg = seen.stockKg[product]!;
  const monthsBefore = stockKg > 0 ? stockKg / seen.lastThreeMonthsKg[product]! : 0;
  const months = Math.min(MOST_MONTHS_HELD, 1 + monthsBefore);
  return worth.priceUsdPerKg[product]! * (worth.clearancePriceShare - worth.holdingShareOfMonth * months);
}

/**
 * The programme: products made (kg) and, in each case of demand, products sold; sold ≤ demand and orders that wait, sold ≤ stock and
 * made, made ≤ capacity in all. A kg that is sold earns its price and spares the penalty of a lost order; a kg that is left earns its
 * clearance price less its holding; what is made costs its own making.
 */
export function planningProgramme(seen: PlanningObservation, demand: readonly (readonly number[])[], worth: ProductWorth): LinearProgramme {
  const limits: Record<string, number> = { capacity: seen.capacityKg };
  const variables: Record<string, { gain: number; uses: Record<string, number> }> = {};
  worth.priceUsdPerKg.forEach((price, product) => {
    const leftWorth = leftUsdPerKg(seen, product, worth);
    const made: Record<string, number> = { capacity: 1 };
    for (const one of CASES) {
      limits[`demand ${product} ${one}`] = demand[product]![one]! + seen.waitingKg[product]!;
      limits[`goods ${product} ${one}`] = seen.stockKg[product]!;
      variables[`sold ${product} ${one}`] = {
        gain: WEIGHTS[one] * (price * (1 + worth.lostOrderPenaltyShare) - leftWorth),
        uses: { [`demand ${product} ${one}`]: 1, [`goods ${product} ${one}`]: 1 },
      };
      made[`goods ${product} ${one}`] = -1;
    }
    variables[`made ${product}`] = { gain: leftWorth - worth.makingUsdPerKg[product]!, uses: made };
  });
  return { limits, variables };
}

/** Worth of a plan under one demand, USD: made (kg by product), sold as far as demand and goods go, the rest left over, penalties for orders unfilled. */
export function worthOfPlan(seen: PlanningObservation, demandKg: ArrayLike<number>, madeKg: ArrayLike<number>, worth: ProductWorth): number {
  return worth.priceUsdPerKg.reduce((sum, price, product) => {
    const left = leftUsdPerKg(seen, product, worth);
    const asked = demandKg[product]! + seen.waitingKg[product]!;
    const sold = Math.min(asked, seen.stockKg[product]! + madeKg[product]!);
    return sum + (left - worth.makingUsdPerKg[product]!) * madeKg[product]! + (price - left) * sold - price * worth.lostOrderPenaltyShare * (asked - sold);
  }, 0);
}

/** What the shares of a plan make of the month's capacity, kg by product. */
function madeBy(seen: PlanningObservation, shares: ArrayLike<number>): number[] {
  const sum = Array.from(shares).reduce((a, b) => a + b, 0);
  return Array.from(shares, (share) => (sum > 0 ? (share / sum) * seen.capacityKg : 0));
}

/** Worth of a plan's shares over the three cases of demand, USD. */
function expectedWorth(seen: PlanningObservation, demand: readonly (readonly number[])[], shares: ArrayLike<number>, worth: ProductWorth): number {
  const made = madeBy(seen, shares);
  return CASES.reduce<number>((sum, one) => sum + WEIGHTS[one] * worthOfPlan(seen, demand.map((cases) => cases[one]!), made, worth), 0);
}

/** What a plan's shares lose against the best plan for the true demand, USD ≥ 0; undefined when no best plan is found. */
export function planningRegret(seen: PlanningObservation, demandKg: ArrayLike<number>, shares: ArrayLike<number>, worth: ProductWorth): number | undefined {
  const truth = worth.priceUsdPerKg.map((_, product) => [demandKg[product]!, demandKg[product]!, demandKg[product]!]);
  const best = bestPlan(planningProgramme(seen, truth, worth));
  if (best === undefined) return undefined;
  const bestMade = worth.priceUsdPerKg.map((_, product) => best[`made ${product}`]!);
  return Math.max(0, worthOfPlan(seen, demandKg, bestMade, worth) - worthOfPlan(seen, demandKg, madeBy(seen, shares), worth));
}

/** Without a solution: shares in proportion to what demand leaves uncovered, worth most first by price less making. */
function proportionalPlan(seen: PlanningObservation, demand: readonly (readonly number[])[], worth: ProductWorth, shares: Float64Array): void {
  for (let product = 0; product < shares.length; product += 1) {
    const uncovered = demand[product]![1]! + seen.waitingKg[product]! - seen.stockKg[product]!;
    shares[product] = Math.max(0, uncovered) * (worth.priceUsdPerKg[product]! - worth.makingUsdPerKg[product]!);
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
      const solution = bestPlan(planningProgramme(seen, demand, worth));
      if (solution === undefined) proportionalPlan(seen, demand, worth, shares);
      else for (let product = 0; product < shares.length; product += 1) shares[product] = Math.max(0, solution[`made ${product}`]!);
      const expected = expectedWorth(seen, demand, shares, worth);
      const weighed = (): string =>
        `plan=${expected.toFixed(0)} USD;lastYear=${expectedWorth(seen, demand, seen.lastYearKg, worth).toFixed(0)} USD`;
      return { value: expected, reason: solution === undefined ? 'planByProportion' : 'planByForecast', forecast: middle, low, high, expected, weighed };
    },
  };
}
