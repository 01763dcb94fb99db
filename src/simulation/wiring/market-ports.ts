// Plugs the market: finished goods in, the month's plan out to the mills, and the order book's past for the forecast of demand.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, TICKS_PER_DAY } from '../../base/units.ts';
import { demandRow } from '../../decision/forecast/demand-row.ts';
import type { PlanningObservation } from '../../decision/observations.ts';
import { planningRegret } from '../../decision/policy/planning.ts';
import { FABRIC } from '../../model/domain/lots.ts';
import { TEXTILE_PRODUCTS } from '../../model/domain/products.ts';
import type { MarketStage } from '../../model/market/index.ts';
import type { RunContext } from './run-context.ts';

const PRODUCTS = TEXTILE_PRODUCTS.length;
const MONTHS_PER_YEAR = 12;
/** Keys of one product's months in the forecast desk. */
const MONTHS_PER_KEY = 1000;
/** Months of output that the capacity of the coming one is told from. */
const MONTHS_OF_OUTPUT = 3;
/** Months of orders before the run that each earlier season teaches: the two years whose own past year is known. */
const TAUGHT_MONTHS = 36;

interface Planned {
  readonly month: number;
  readonly decision: number;
  readonly soldGrams: number;
}

/** One plan a month for all mills of the cluster: they sell on one market. */
export class PlanningDesk implements Snapshotable {
  readonly #run: RunContext;
  readonly #market: MarketStage;
  /** What the machines should make in a month by the book. */
  readonly #ratedKg: number;
  /** First-grade goods that came into stock in this month and in the last ones, grams, the latest first; 0 where a month has made nothing. */
  readonly #output = new Float64Array(1 + MONTHS_OF_OUTPUT);
  readonly #shares = new Float64Array(PRODUCTS);
  readonly #row = new Float64Array(8);
  #plannedMonth = -1;
  #last: Planned | undefined;

  constructor(run: RunContext, market: MarketStage, ratedKg: number) {
    this.#run = run;
    this.#market = market;
    this.#ratedKg = ratedKg;
    if (run.history) for (let month = -TAUGHT_MONTHS; month < 0; month += 1) this.#teach(month);
  }

  /** Fills the shares of the month that begins; the plan is made once and holds for every mill. */
  readonly planProducts = (shares: Float64Array): void => {
    const { world, policies, log, information, forecasts } = this.#run;
    const now = world.kernel.now;
    const month = this.#market.monthOfDay(Math.floor(now / TICKS_PER_DAY));
    if (month !== this.#plannedMonth) {
      this.#plannedMonth = month;
      this.#output.copyWithin(1, 0);
      this.#output[0] = 0;
      this.#realise();
      const observation = this.#observe(month);
      if (forecasts.isOpen('demand')) this.#forecast(month, observation);
      this.#shares.fill(0);
      const choice = policies.planning.plan(observation, this.#shares);
      const executedTick = now + information.latencyTicks('planning');
      const text = log.keepsRecords ? Array.from(this.#shares, (share, product) => `${TEXTILE_PRODUCTS[product]!} ${Math.round(share)}`).join(' ') : '';
      const decision = log.add('planning', `month ${observation.monthOfYear}`, { asOfTick: now, neededTick: now, executedTick }, observation, text, choice);
      if (decision >= 0) {
        const demand = Array.from({ length: PRODUCTS }, (_, product) => this.#market.demandKg(product, month) ?? 0);
        const regret = planningRegret(observation, demand, this.#shares, this.#run.knowledge.productWorth);
        if (regret !== undefined) log.regret(decision, regret);
      }
      this.#last = { month, decision, soldGrams: this.#soldGrams() };
    }
    shares.set(this.#shares);
  };

  /** A finished lot of first grade that the buyer will keep goes into stock. */
  readonly receive = (lot: number): void => {
    const { lots } = this.#run.world;
    if (lots.trait(lot, FABRIC.grade) !== 1 || lots.trait(lot, FABRIC.isTrulyDefective) > 0) return;
    this.#output[0]! += lots.grams(lot);
    this.#market.receive(lots.trait(lot, FABRIC.product), lots.grams(lot));
  };

  save(): Plain {
    return { shares: this.#shares.slice(), output: this.#output.slice(), plannedMonth: this.#plannedMonth, last: this.#last === undefined ? [] : [{ ...this.#last }] };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { shares: Float64Array; output: Float64Array; plannedMonth: number; last: Planned[] };
    this.#shares.set(from.shares);
    this.#output.set(from.output);
    this.#plannedMonth = from.plannedMonth;
    this.#last = from.last[0];
  }

  /** What the order book shows at the start of a month. */
  #observe(month: number): PlanningObservation {
    const { information, world, isOracle } = this.#run;
    const market = this.#market;
    const seen = (of: number) => (product: number): number =>
      information.observe('orderBook', market.demandKg(product, of) ?? 0, product, of + MONTHS_PER_KEY);
    const column = (value: (product: number) => number): Float64Array => Float64Array.from({ length: PRODUCTS }, (_, product) => value(product));
    return {
      asOfTick: world.kernel.now,
      monthOfYear: market.monthOfYear(month),
      lastYearKg: column(seen(month - MONTHS_PER_YEAR)),
      lastMonthKg: column(seen(month - 1)),
      lastThreeMonthsKg: column((product) => (seen(month - 1)(product) + seen(month - 2)(product) + seen(month - 3)(product)) / 3),
      lastYearsLastMonthKg: column(seen(month - 1 - MONTHS_PER_YEAR)),
      stockKg: column((product) => market.stockGrams(product) / GRAMS_PER_KG),
      waitingKg: column((product) => market.waitingGrams(product) / GRAMS_PER_KG),
      capacityKg: this.#capacityKg(),
      comingKg: column((product) => (isOracle ? (market.demandKg(product, month) ?? 0) : Number.NaN)),
    };
  }

  /** What the coming month can make, kg: the best of the last months, since a month that lacked yarn shows less; by the book before two are known, as the first began late. */
  #capacityKg(): number {
    const known = this.#output.subarray(1).filter((grams) => grams > 0);
    return known.length < 2 ? this.#ratedKg : Math.max(...known) / GRAMS_PER_KG;
  }

  /** Outcomes of the month that ended, and the row of the one that begins. */
  #forecast(month: number, observation: PlanningObservation): void {
    const { forecasts, world } = this.#run;
    for (let product = 0; product < PRODUCTS; product += 1) {
      const ended = this.#market.demandKg(product, month - 1);
      if (ended !== undefined) forecasts.settle('demand', product * MONTHS_PER_KEY + month - 1, world.kernel.now, ended);
      demandRow(observation, product, this.#row);
      forecasts.open('demand', product * MONTHS_PER_KEY + month, product, world.kernel.now, this.#row);
    }
  }

  #teach(month: number): void {
    const observation = this.#observe(month);
    for (let product = 0; product < PRODUCTS; product += 1) {
      demandRow(observation, product, this.#row);
      this.#run.history!.add('demand', this.#row.slice(0, 6), this.#market.demandKg(product, month)!, product);
    }
  }

  #soldGrams(): number {
    let sum = 0;
    for (let product = 0; product < PRODUCTS; product += 1) sum += this.#market.sales(product).soldGrams;
    return sum;
  }

  /** What the last plan's month has sold, kg. */
  #realise(): void {
    if (this.#last === undefined) return;
    this.#run.log.realise(this.#last.decision, (this.#soldGrams() - this.#last.soldGrams) / GRAMS_PER_KG);
  }
}
