// The market stage: finished products in, orders and sales by product out, a day at a time. The one export of this folder.
import { dateOfDayNumber, daysInMonth } from '../../base/calendar.ts';
import type { Plain } from '../../base/plain.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import { TEXTILE_PRODUCTS } from '../domain/products.ts';
import type { Stage, StageWorld } from '../stage.ts';
import { drawDemand, type DemandPath } from './demand-path.ts';
import { finishedKgPerMonth, madeProducts, type MarketValues } from './formulas/demand-scale.ts';
import { OrderBook } from './order-book.ts';

export { finishedKgPerMonth } from './formulas/demand-scale.ts';

/** Months of demand that are known before the run: enough for a forecast that looks a year back from any of them. */
const MONTHS_BEFORE = 60;
const MONTHS_OF_RUN = 24;

/** What a finished run sold of one product, grams; what is left is sold off at the end. */
export interface ProductSales {
  readonly orderedGrams: number;
  readonly soldGrams: number;
  readonly lostGrams: number;
  readonly leftGrams: number;
  /** Sum of the closing stock over days. */
  readonly stockGramDays: number;
}

export interface MarketStage extends Stage {
  /** First-grade mass of a product is there to be sold. */
  receive(product: number, grams: number): void;
  /** Demand of a product in a month counted from the run's first (negative before it), kg; undefined outside the drawn path. */
  demandKg(product: number, month: number): number | undefined;
  /** The month of a day, counted from the run's first month. */
  monthOfDay(day: number): number;
  /** Month of the year, 1 … 12, of a month counted from the run's first. */
  monthOfYear(month: number): number;
  stockGrams(product: number): number;
  waitingGrams(product: number): number;
  sales(product: number): ProductSales;
}

export interface MarketOptions {
  readonly parameters: MarketValues;
  /** Day number (base/calendar) of run day 0. */
  readonly startDayNumber: number;
}

/** The stage for the cluster's one market. It opens with the first finished lot and takes orders every day from then on. */
export function createMarketStage(world: StageWorld, { parameters, startDayNumber }: MarketOptions): MarketStage {
  const start = dateOfDayNumber(startDayNumber);
  const path: DemandPath = drawDemand(parameters, {
    baseKg: parameters.demandCover * finishedKgPerMonth(world.cluster, parameters),
    isMade: madeProducts(world.cluster),
    firstMonth: start.month,
    monthsBefore: MONTHS_BEFORE,
    months: MONTHS_BEFORE + MONTHS_OF_RUN,
    streams: world.streams,
  });
  const books = TEXTILE_PRODUCTS.map(() => new OrderBook(parameters.patienceDays));
  let isOpen = false;

  const monthOfDay = (day: number): number => {
    const date = dateOfDayNumber(startDayNumber + day);
    return (date.year - start.year) * 12 + date.month - start.month;
  };
  const demandKg = (product: number, month: number): number | undefined => {
    const at = month + path.monthsBefore;
    return at >= 0 && at < path.months ? path.kg[product * path.months + at] : undefined;
  };

  return {
    receive: (product, grams) => {
      isOpen = true;
      books[product]!.receive(grams);
    },
    demandKg,
    monthOfDay,
    monthOfYear: (month) => ((((start.month - 1 + month) % 12) + 12) % 12) + 1,
    stockGrams: (product) => books[product]!.stockGrams,
    waitingGrams: (product) => books[product]!.waitingGrams,
    sales: (product) => {
      const { ordered, sold, lost, stockDays } = books[product]!.totals;
      return { orderedGrams: ordered, soldGrams: sold, lostGrams: lost, leftGrams: books[product]!.stockGrams, stockGramDays: stockDays };
    },
    closeDay: (day) => {
      if (!isOpen) return;
      const date = dateOfDayNumber(startDayNumber + day);
      const days = daysInMonth(date.year, date.month);
      const month = monthOfDay(day);
      for (let product = 0; product < books.length; product += 1) books[product]!.day(((demandKg(product, month) ?? 0) * GRAMS_PER_KG) / days);
    },
    // A run does not wait for buyers: what is left is sold off.
    isBusy: () => false,
    machines: () => [],
    save: (): Plain => ({ isOpen, books: books.map((book) => book.save()) }),
    load: (saved) => {
      const from = saved as { isOpen: boolean; books: Plain[] };
      isOpen = from.isOpen;
      books.forEach((book, index) => book.load(from.books[index]!));
    },
  };
}
