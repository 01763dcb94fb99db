// The press of one gin: lint of one lot after the other falls into the box, full bales come out, the rest stays for the next.
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Stream } from '../../engine/random.ts';
import { FIBRE_TRAITS, LOT_KIND } from '../domain/lots.ts';
import type { StageWorld } from '../stage.ts';
import type { GinAccounts } from './accounts.ts';
import type { BaleNoise } from './bale-noise.ts';

const TRAITS = FIBRE_TRAITS.length;
const EMPTY = -1;

/** The sliver lot in the box; the first bale of the last press and how many; totals. */
type State = {
  boxLot: number;
  firstBale: number;
  count: number;
  balesMade: number;
  baledGrams: number;
};

/** Bales and the sliver lot that stands for the lint in the box (account `pressBox`), so that every gram belongs to a living lot. */
export class Press implements Snapshotable {
  readonly #world: StageWorld;
  readonly #accounts: GinAccounts;
  readonly #site: number;
  readonly #baleGrams: number;
  readonly #noise: BaleNoise;
  readonly #stream: Stream;
  #state: State = { boxLot: EMPTY, firstBale: 0, count: 0, balesMade: 0, baledGrams: 0 };
  /** Mean traits of the new lint, of the mix with the box, and of the bale being written. */
  readonly #lint = new Float64Array(TRAITS);
  readonly #mixed = new Float64Array(TRAITS);
  readonly #bale = new Float64Array(TRAITS);

  constructor(world: StageWorld, accounts: GinAccounts, site: number, baleKg: number, noise: BaleNoise, stream: Stream) {
    this.#world = world;
    this.#accounts = accounts;
    this.#site = site;
    this.#baleGrams = Math.round(baleKg * GRAMS_PER_KG);
    this.#noise = noise;
    this.#stream = stream;
  }

  /** The sliver lot in the box, −1 when it is empty. */
  get boxLot(): number {
    return this.#state.boxLot;
  }

  /** The bales of the last press are lots firstBale … firstBale + count − 1. */
  get firstBale(): number {
    return this.#state.firstBale;
  }

  get count(): number {
    return this.#state.count;
  }

  get balesMade(): number {
    return this.#state.balesMade;
  }

  get baledGrams(): number {
    return this.#state.baledGrams;
  }

  /** Takes the lint of one lot, which is in account `pressBox` already, and presses every full bale.
   *  Shapes: `traits` holds the means of the lint in the order of FIBRE_TRAITS. */
  take(seedCottonLot: number, lintGrams: number, traits: Float64Array): void {
    const { lots } = this.#world;
    const box = this.boxLot;
    const boxGrams = box === EMPTY ? 0 : lots.grams(box);
    const origin = lots.origin(seedCottonLot);
    const weighed = lots.weighedTick(seedCottonLot);
    this.#lint.set(traits);
    const total = boxGrams + lintGrams;
    const bales = Math.floor(total / this.#baleGrams);
    const rest = total - bales * this.#baleGrams;
    const mixedGrams = bales > 0 ? this.#baleGrams : total;
    const boxShare = boxGrams / mixedGrams;
    for (let i = 0; i < TRAITS; i += 1) {
      const old = box === EMPTY ? 0 : lots.trait(box, i);
      this.#mixed[i] = boxShare * old + (1 - boxShare) * this.#lint[i]!;
    }
    const mixedOrigin = box === EMPTY || lots.origin(box) === origin ? origin : -1;
    const mixedWeighed = box === EMPTY ? weighed : boxShare * lots.weighedTick(box) + (1 - boxShare) * weighed;
    this.#state.count = bales;
    this.#state.firstBale = lots.count;
    for (let i = 0; i < bales; i += 1) {
      const isMixed = i === 0;
      this.#createBale(this.#baleGrams, isMixed ? mixedOrigin : origin, isMixed ? mixedWeighed : weighed, isMixed ? this.#mixed : this.#lint);
      const bale = lots.count - 1;
      if (isMixed && boxGrams > 0) lots.addParent(bale, box, boxGrams);
      const own = this.#baleGrams - (isMixed ? boxGrams : 0);
      if (own > 0) lots.addParent(bale, seedCottonLot, own);
    }
    if (rest > 0) {
      const isMixed = bales === 0;
      const sliver = this.#createSliver(rest, isMixed ? mixedOrigin : origin, isMixed ? mixedWeighed : weighed, isMixed ? this.#mixed : this.#lint);
      if (isMixed && boxGrams > 0) lots.addParent(sliver, box, boxGrams);
      lots.addParent(sliver, seedCottonLot, isMixed ? lintGrams : rest);
      this.#state.boxLot = sliver;
    } else {
      this.#state.boxLot = EMPTY;
    }
    if (box !== EMPTY) lots.consume(box);
    this.#world.ledger.post(this.#accounts.pressBox, this.#accounts.bales, bales * this.#baleGrams);
  }

  /** Presses what is left in the box as one last, lighter bale. */
  pressRest(): void {
    const { lots, ledger } = this.#world;
    const box = this.boxLot;
    this.#state.count = 0;
    if (box === EMPTY) return;
    const massGrams = lots.grams(box);
    for (let i = 0; i < TRAITS; i += 1) this.#lint[i] = lots.trait(box, i);
    this.#state.firstBale = lots.count;
    this.#state.count = 1;
    this.#createBale(massGrams, lots.origin(box), lots.weighedTick(box), this.#lint);
    lots.addParent(lots.count - 1, box, massGrams);
    lots.consume(box);
    this.#state.boxLot = EMPTY;
    ledger.post(this.#accounts.pressBox, this.#accounts.bales, massGrams);
  }

  save(): Plain {
    return { ...this.#state };
  }

  load(saved: Plain): void {
    this.#state = { ...(saved as State) };
  }

  #createBale(massGrams: number, origin: number, weighedTick: number, means: Float64Array): void {
    const { lots, kernel } = this.#world;
    const bale = lots.create(LOT_KIND.bale, this.#accounts.bales, massGrams, kernel.now, this.#site, origin, weighedTick);
    this.#noise.draw(this.#stream, means, this.#bale);
    lots.setTraits(bale, this.#bale);
    this.#state.balesMade += 1;
    this.#state.baledGrams += massGrams;
  }

  #createSliver(massGrams: number, origin: number, weighedTick: number, means: Float64Array): number {
    const { lots, kernel } = this.#world;
    const sliver = lots.create(LOT_KIND.sliver, this.#accounts.pressBox, massGrams, kernel.now, this.#site, origin, weighedTick);
    lots.setTraits(sliver, means);
    return sliver;
  }
}
