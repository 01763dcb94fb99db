// Which count a mill spins from which laydown: its campaigns in turn. Stops no machine.
import type { SpinningMill } from '../domain/cluster.ts';

/** The counts of the laydowns that a mill has opened. */
export class Campaigns {
  readonly #mill: SpinningMill;
  readonly #laydownsOfTurn: number;
  /** Laydown lots and their counts in order of opening; one entry when the mill has no campaigns. */
  #laydowns: number[] = [];
  #counts: number[] = [];
  #opened = 0;

  constructor(mill: SpinningMill) {
    this.#mill = mill;
    this.#laydownsOfTurn = (mill.campaigns ?? []).reduce((sum, campaign) => sum + campaign.laydowns, 0);
  }

  /** Notes a new laydown and gives it the count whose turn it is. */
  open(laydown: number): void {
    this.#opened += 1;
    const { campaigns } = this.#mill;
    if (campaigns === undefined) return;
    let place = (this.#opened - 1) % this.#laydownsOfTurn;
    let turn = 0;
    while (place >= campaigns[turn]!.laydowns) {
      place -= campaigns[turn]!.laydowns;
      turn += 1;
    }
    this.#laydowns.push(laydown);
    this.#counts.push(campaigns[turn]!.countNe);
  }

  /** Laydowns opened so far. */
  get opened(): number {
    return this.#opened;
  }

  /** The count that is spun from a laydown, Ne. */
  countNe(laydown: number): number {
    const at = this.#laydowns.lastIndexOf(laydown);
    return at < 0 ? this.#mill.countNe : this.#counts[at]!;
  }

  save(): { readonly laydowns: number[]; readonly counts: number[]; readonly opened: number } {
    return { laydowns: [...this.#laydowns], counts: [...this.#counts], opened: this.#opened };
  }

  load(saved: { readonly laydowns: number[]; readonly counts: number[]; readonly opened: number }): void {
    this.#laydowns = [...saved.laydowns];
    this.#counts = [...saved.counts];
    this.#opened = saved.opened;
  }
}
