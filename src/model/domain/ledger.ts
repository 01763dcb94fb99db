// Double-entry books of mass in whole grams: accounts, postings, one row per account and day, and the audit against the lots.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** stock: holds living lots. source: gives material from outside (its stock is minus what it gave). sink: takes by-products, losses and sales. */
export type AccountKind = 'stock' | 'source' | 'sink';

/** What happens to material that enters a sink; losses count in raw-material loss. */
export type SinkUse = 'sold' | 'byProduct' | 'fibreLoss' | 'foreignMatter' | 'moisture';

export interface Account {
  readonly name: string;
  readonly kind: AccountKind;
  readonly material: string;
  readonly site: number;
  readonly use: SinkUse | undefined;
}

/** The books of one run. Accounts are opened before the first day and have the index of their opening order. */
export class Ledger implements Snapshotable {
  readonly accounts: Account[] = [];
  #stock = new Float64Array(64);
  #dayIn = new Float64Array(64);
  #dayOut = new Float64Array(64);
  /** Closed days, one block of (in, out, stock) for all accounts per day. */
  #history: Float64Array[] = [];
  #maxErrorGrams = 0;

  /** Opens an account and returns its index. The name is unique: site, then place, e.g. `gin-1/yard`. */
  open(account: Account): number {
    assert(!this.accounts.some((other) => other.name === account.name), `account ${account.name} is open already`);
    this.accounts.push(account);
    if (this.accounts.length > this.#stock.length) {
      const length = this.#stock.length * 2;
      for (const name of ['stock', 'in', 'out'] as const) {
        const larger = new Float64Array(length);
        if (name === 'stock') {
          larger.set(this.#stock);
          this.#stock = larger;
        } else if (name === 'in') {
          larger.set(this.#dayIn);
          this.#dayIn = larger;
        } else {
          larger.set(this.#dayOut);
          this.#dayOut = larger;
        }
      }
    }
    return this.accounts.length - 1;
  }

  /** Moves whole grams ≥ 0 from one account to another. */
  post(from: number, to: number, massGrams: number): void {
    if (!(Number.isSafeInteger(massGrams) && massGrams >= 0)) assert(false, `a posting needs whole grams >= 0, got ${massGrams}`);
    this.#stock[from] = this.#stock[from]! - massGrams;
    this.#dayOut[from] = this.#dayOut[from]! + massGrams;
    this.#stock[to] = this.#stock[to]! + massGrams;
    this.#dayIn[to] = this.#dayIn[to]! + massGrams;
  }

  stockGrams(account: number): number {
    return this.#stock[account]!;
  }

  /** Grams that entered the account on the open day. */
  todayInGrams(account: number): number {
    return this.#dayIn[account]!;
  }

  get closedDays(): number {
    return this.#history.length;
  }

  get maxErrorGrams(): number {
    return this.#maxErrorGrams;
  }

  /**
   * Closes the day: compares the book stock of every stock account with the physical stock (grams of living lots per account),
   * and the sum of all accounts with zero. Returns the largest difference in grams; the run carries the maximum over all days.
   */
  closeDay(physicalGrams: Float64Array): number {
    const count = this.accounts.length;
    let error = 0;
    let sum = 0;
    const row = new Float64Array(count * 3);
    for (let i = 0; i < count; i += 1) {
      sum += this.#stock[i]!;
      if (this.accounts[i]!.kind === 'stock') error = Math.max(error, Math.abs(this.#stock[i]! - physicalGrams[i]!));
      row[i * 3] = this.#dayIn[i]!;
      row[i * 3 + 1] = this.#dayOut[i]!;
      row[i * 3 + 2] = this.#stock[i]!;
    }
    this.#history.push(row);
    this.#dayIn.fill(0);
    this.#dayOut.fill(0);
    error = Math.max(error, Math.abs(sum));
    this.#maxErrorGrams = Math.max(this.#maxErrorGrams, error);
    return error;
  }

  inGrams(day: number, account: number): number {
    return this.#history[day]![account * 3]!;
  }

  outGrams(day: number, account: number): number {
    return this.#history[day]![account * 3 + 1]!;
  }

  stockGramsAtClose(day: number, account: number): number {
    return this.#history[day]![account * 3 + 2]!;
  }

  /** All grams that ever entered the account, closed days and the open day. */
  totalInGrams(account: number): number {
    let total = this.#dayIn[account]!;
    for (const row of this.#history) total += row[account * 3]!;
    return total;
  }

  save(): Plain {
    return {
      stock: this.#stock.slice(),
      dayIn: this.#dayIn.slice(),
      dayOut: this.#dayOut.slice(),
      history: this.#history.map((row) => row.slice()),
      maxErrorGrams: this.#maxErrorGrams,
    };
  }

  load(saved: Plain): void {
    const from = saved as { stock: Float64Array; dayIn: Float64Array; dayOut: Float64Array; history: Float64Array[]; maxErrorGrams: number };
    this.#stock = from.stock.slice();
    this.#dayIn = from.dayIn.slice();
    this.#dayOut = from.dayOut.slice();
    this.#history = from.history.map((row) => row.slice());
    this.#maxErrorGrams = from.maxErrorGrams;
  }
}
