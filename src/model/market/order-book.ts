// Orders, finished stock and waiting buyers of one product, a day at a time. Masses in grams. Decides nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Totals since the market opened, grams; `stockDays` is the sum of the closing stock over days. */
export interface BookTotals {
  ordered: number;
  sold: number;
  lost: number;
  stockDays: number;
}

export class OrderBook implements Snapshotable {
  /** Unfilled orders by age in days, a ring: the slot that `#today` points at is today's. */
  readonly #waiting: Float64Array;
  readonly #totals: BookTotals = { ordered: 0, sold: 0, lost: 0, stockDays: 0 };
  #today = 0;
  #stock = 0;

  /** `patienceDays` ≥ 1: an order that is older is lost. */
  constructor(patienceDays: number) {
    this.#waiting = new Float64Array(Math.max(1, Math.round(patienceDays)));
  }

  get stockGrams(): number {
    return this.#stock;
  }

  /** Orders that wait for goods. */
  get waitingGrams(): number {
    let sum = 0;
    for (const grams of this.#waiting) sum += grams;
    return sum;
  }

  get totals(): Readonly<BookTotals> {
    return this.#totals;
  }

  receive(grams: number): void {
    this.#stock += grams;
  }

  /** One day: the orders that have waited too long are lost, today's come in, and the stock goes to the oldest first. */
  day(orderedGrams: number): void {
    const waiting = this.#waiting;
    this.#today = (this.#today + 1) % waiting.length;
    this.#totals.lost += waiting[this.#today]!;
    waiting[this.#today] = orderedGrams;
    this.#totals.ordered += orderedGrams;
    for (let age = 1; age <= waiting.length && this.#stock > 0; age += 1) {
      const slot = (this.#today + age) % waiting.length;
      const served = Math.min(this.#stock, waiting[slot]!);
      waiting[slot] = waiting[slot]! - served;
      this.#stock -= served;
      this.#totals.sold += served;
    }
    this.#totals.stockDays += this.#stock;
  }

  save(): Plain {
    return { waiting: this.#waiting.slice(), totals: { ...this.#totals }, today: this.#today, stock: this.#stock };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { waiting: Float64Array; totals: BookTotals; today: number; stock: number };
    this.#waiting.set(from.waiting);
    Object.assign(this.#totals, from.totals);
    this.#today = from.today;
    this.#stock = from.stock;
  }
}
