// The seed-cotton lots that wait at one receiving point, in order of arrival. Chooses nothing and books nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** A short list that lots join at the end and leave from anywhere. */
export class WaitingLots implements Snapshotable {
  #lots = new Int32Array(32);
  #count = 0;
  #grams = 0;

  get count(): number {
    return this.#count;
  }

  get grams(): number {
    return this.#grams;
  }

  /** The i-th oldest lot. */
  at(i: number): number {
    return this.#lots[i]!;
  }

  add(lot: number, massGrams: number): void {
    if (this.#count === this.#lots.length) {
      const larger = new Int32Array(this.#count * 2);
      larger.set(this.#lots);
      this.#lots = larger;
    }
    this.#lots[this.#count] = lot;
    this.#count += 1;
    this.#grams += massGrams;
  }

  /** Takes the lot out; false when it is not waiting here. */
  remove(lot: number, massGrams: number): boolean {
    let place = 0;
    while (place < this.#count && this.#lots[place] !== lot) place += 1;
    if (place === this.#count) return false;
    this.#lots.copyWithin(place, place + 1, this.#count);
    this.#count -= 1;
    this.#grams -= massGrams;
    return true;
  }

  save(): Plain {
    return { lots: this.#lots.slice(0, this.#count), grams: this.#grams };
  }

  load(saved: Plain): void {
    const from = saved as { lots: Int32Array; grams: number };
    this.#count = from.lots.length;
    if (this.#count > this.#lots.length) this.#lots = new Int32Array(this.#count * 2);
    this.#lots.set(from.lots);
    this.#grams = from.grams;
  }
}
