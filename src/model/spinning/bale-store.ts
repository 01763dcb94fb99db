// The bales of one mill's store as a list in order of arrival; books nothing.
import type { LotTable } from '../domain/lots.ts';

/** A list that grows by doubling; the array is handed out as it is, so that a look allocates nothing. */
export class BaleStore {
  /** The first `count` entries are bales. */
  bales = new Int32Array(256);
  count = 0;

  add(bale: number): void {
    if (this.count === this.bales.length) {
      const larger = new Int32Array(this.bales.length * 2);
      larger.set(this.bales);
      this.bales = larger;
    }
    this.bales[this.count] = bale;
    this.count += 1;
  }

  /** Closes the gaps of the `taken` bales that are no longer in the account; keeps the order. */
  forgetTaken(lots: LotTable, account: number, taken: number): void {
    const { bales } = this;
    let kept = 0;
    let gone = 0;
    let i = 0;
    for (; gone < taken; i += 1) {
      const bale = bales[i]!;
      if (lots.account(bale) === account) {
        bales[kept] = bale;
        kept += 1;
      } else {
        gone += 1;
      }
    }
    bales.copyWithin(kept, i, this.count);
    this.count -= taken;
  }

  save(): Int32Array {
    return this.bales.slice(0, this.count);
  }

  load(saved: Int32Array): void {
    if (this.bales.length < saved.length) this.bales = new Int32Array(saved.length * 2);
    this.bales.set(saved);
    this.count = saved.length;
  }
}
