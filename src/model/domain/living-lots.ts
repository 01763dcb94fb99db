// Which rows of the lot table still live, for the daily count of stocks; keeps no mass of its own, so that the count stays an independent audit.

/** No account: the lot has become other lots or left the system. */
export const NOWHERE = -1;

/** The lots that lived at the last count, in order of their ids. A consumed lot must never come back to life. */
export class LivingLots {
  #lots: Int32Array = new Int32Array(1024);
  #length = 0;
  /** Rows below this one have been looked at. */
  #seenRows = 0;

  /** Adds the grams of every living lot to its account's entry in `totals`. Looks at the lots that lived at the last count and at the
   *  rows added since, not at all `rows`.
   *  Shapes: `account` and `grams` hold one entry per row. */
  addStocksInto(totals: Float64Array, account: Int32Array, grams: Float64Array, rows: number): void {
    this.#noteNewRows(account, rows);
    const lots = this.#lots;
    const length = this.#length;
    let kept = 0;
    // Neighbours mostly lie in one account; their sum is kept aside. Whole grams add up exactly in any order.
    let sumPlace = NOWHERE;
    let sum = 0;
    for (let i = 0; i < length; i += 1) {
      const lot = lots[i]!;
      const place = account[lot]!;
      if (place === NOWHERE) continue;
      if (place !== sumPlace) {
        if (sumPlace !== NOWHERE) totals[sumPlace] = totals[sumPlace]! + sum;
        sumPlace = place;
        sum = 0;
      }
      sum += grams[lot]!;
      if (kept !== i) lots[kept] = lot;
      kept += 1;
    }
    if (sumPlace !== NOWHERE) totals[sumPlace] = totals[sumPlace]! + sum;
    this.#length = kept;
  }

  /** Looks at every row again at the next count (the table was replaced). */
  forget(): void {
    this.#length = 0;
    this.#seenRows = 0;
  }

  #noteNewRows(account: Int32Array, rows: number): void {
    for (let lot = this.#seenRows; lot < rows; lot += 1) {
      if (account[lot] === NOWHERE) continue;
      if (this.#length === this.#lots.length) {
        const larger = new Int32Array(this.#length * 2);
        larger.set(this.#lots);
        this.#lots = larger;
      }
      this.#lots[this.#length] = lot;
      this.#length += 1;
    }
    this.#seenRows = rows;
  }
}
