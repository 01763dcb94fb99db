// The bales of one mill in order of arrival: those under the roof, from which laydowns are made, and those that wait outside. Books nothing.
import type { LotTable } from '../domain/lots.ts';

/** A list that grows by doubling; the array is handed out as it is, so that a look allocates nothing. */
export class BaleStore {
  readonly capacity: number;
  /** The first `count` entries are bales under the roof. */
  bales = new Int32Array(256);
  count = 0;
  #outside: number[] = [];

  /** `capacity`: bales that fit under the roof, Infinity without limit. */
  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get isFull(): boolean {
    return this.count >= this.capacity;
  }

  get outsideCount(): number {
    return this.#outside.length;
  }

  add(bale: number): void {
    if (this.count === this.bales.length) {
      const larger = new Int32Array(this.bales.length * 2);
      larger.set(this.bales);
      this.bales = larger;
    }
    this.bales[this.count] = bale;
    this.count += 1;
  }

  leaveOutside(bale: number): void {
    this.#outside.push(bale);
  }

  /** Moves waiting bales under the roof while there is room, oldest first, and calls `brought` for each. */
  bringIn(brought: (bale: number) => void): void {
    const room = Math.min(this.#outside.length, Math.max(0, this.capacity - this.count));
    if (room === 0) return;
    for (let i = 0; i < room; i += 1) {
      const bale = this.#outside[i]!;
      this.add(bale);
      brought(bale);
    }
    this.#outside = this.#outside.slice(room);
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

  save(): { readonly inside: Int32Array; readonly outside: number[] } {
    return { inside: this.bales.slice(0, this.count), outside: [...this.#outside] };
  }

  load(saved: { readonly inside: Int32Array; readonly outside: number[] }): void {
    const { inside, outside } = saved;
    if (this.bales.length < inside.length) this.bales = new Int32Array(inside.length * 2);
    this.bales.set(inside);
    this.count = inside.length;
    this.#outside = [...outside];
  }
}
