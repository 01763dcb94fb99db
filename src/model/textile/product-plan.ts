// The month's plan of products: what of it the mill has machines for, and which product is further behind. Keeps what the month has made so far.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { PRODUCT, TEXTILE_PRODUCTS } from '../domain/products.ts';

/** What a mill has machines for. */
export interface Abilities {
  readonly weaves: boolean;
  readonly knits: boolean;
  readonly makesUp: boolean;
}

// Rows of the month's counters, grams.
const YARN_WOVEN = 0;
const YARN_KNITTED = 1;
const SOLD_AS_FABRIC = 2;
const MADE_UP = 3;
const FIELDS = 4;

export class ProductPlan implements Snapshotable {
  readonly #abilities: Abilities;
  readonly #shares = new Float64Array(TEXTILE_PRODUCTS.length);
  readonly #month = new Float64Array(FIELDS);
  #isMade = false;

  /** No plan yet: `renew` makes one. */
  constructor(abilities: Abilities) {
    this.#abilities = abilities;
  }

  get isMade(): boolean {
    return this.#isMade;
  }

  /** Share of a product in the plan, 0 … 1, after scaling. */
  share(product: number): number {
    return this.#shares[product]!;
  }

  /** Takes over a new plan that `fill` writes and starts counting anew. Without a share that the mill can make, it makes the plainest it can.
   *  Fails: AssertionError when a share is negative or not finite. */
  renew(fill: (shares: Float64Array) => void): void {
    const shares = this.#shares;
    const { weaves, knits, makesUp } = this.#abilities;
    shares.fill(0);
    fill(shares);
    for (const share of shares) assert(share >= 0 && share < Infinity, `a plan needs shares >= 0, got ${share}`);
    const isPossible = [weaves, weaves && makesUp, knits];
    let sum = 0;
    for (let product = 0; product < shares.length; product += 1) {
      if (!isPossible[product]!) shares[product] = 0;
      sum += shares[product]!;
    }
    if (sum === 0) shares[weaves ? PRODUCT.sheeting : PRODUCT.knitted] = 1;
    else for (let product = 0; product < shares.length; product += 1) shares[product] = shares[product]! / sum;
    this.#month.fill(0);
    this.#isMade = true;
  }

  /** Whether the plan has anything knitted, or anything woven. */
  plansForming(isKnitted: boolean): boolean {
    const knitted = this.#shares[PRODUCT.knitted]!;
    return isKnitted ? knitted > 0 : knitted < 1;
  }

  /** Whether yarn of this mass goes to the knitting machines; notes it. */
  knits(massGrams: number): boolean {
    const knitted = this.#shares[PRODUCT.knitted]!;
    const isKnitted = this.#isSecondBehind(YARN_WOVEN, YARN_KNITTED, knitted, massGrams);
    this.#note(isKnitted ? YARN_KNITTED : YARN_WOVEN, massGrams);
    return isKnitted;
  }

  /** Yarn that was meant for the other shed has been taken over. */
  noteTakeOver(massGrams: number, isKnitted: boolean): void {
    this.#note(isKnitted ? YARN_KNITTED : YARN_WOVEN, massGrams);
    this.#note(isKnitted ? YARN_WOVEN : YARN_KNITTED, -massGrams);
  }

  /** Whether first-grade sheeting of this mass should become bed linen. The decision is noted with `noteSheeting`. */
  wantsMakingUp(massGrams: number): boolean {
    const linen = this.#shares[PRODUCT.bedLinen]!;
    const woven = linen + this.#shares[PRODUCT.sheeting]!;
    return woven > 0 && this.#isSecondBehind(SOLD_AS_FABRIC, MADE_UP, linen / woven, massGrams);
  }

  noteSheeting(massGrams: number, isMadeUp: boolean): void {
    this.#note(isMadeUp ? MADE_UP : SOLD_AS_FABRIC, massGrams);
  }

  save(): Plain {
    return { shares: this.#shares.slice(), month: this.#month.slice(), isMade: this.#isMade };
  }

  load(saved: Plain): void {
    const from = saved as { shares: Float64Array; month: Float64Array; isMade: boolean };
    this.#shares.set(from.shares);
    this.#month.set(from.month);
    this.#isMade = from.isMade;
  }

  /** Whether giving the mass to the second of two keeps the month nearer to the second's planned share than giving it to the first. */
  #isSecondBehind(first: number, second: number, secondShare: number, massGrams: number): boolean {
    const made = this.#month[second]!;
    const total = made + this.#month[first]! + massGrams;
    return secondShare > 0 && made + massGrams / 2 <= total * secondShare;
  }

  #note(row: number, massGrams: number): void {
    this.#month[row] = this.#month[row]! + massGrams;
  }
}
