// Every parcel of material of a run in one table: grams, place, traits and genealogy. Knows no process.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { clonePlain } from '../../base/plain.ts';

/** The kinds of lot, in the order of the chain. By-products and losses are booked as one lot per account and day. */
export const LOT_KINDS = ['seedCotton', 'bale', 'laydown', 'sliver', 'yarn', 'greyFabric', 'fabric', 'madeUp', 'byProduct', 'loss'] as const;
export type LotKind = (typeof LOT_KINDS)[number];

/** The number of a kind in the table's columns. */
export const LOT_KIND = Object.fromEntries(LOT_KINDS.map((kind, index) => [kind, index])) as Readonly<Record<LotKind, number>>;

/** Fibre traits of seed cotton, bales, laydowns and slivers: one column each. Seed cotton carries the traits that its fibre would show unginned. */
export const FIBRE_TRAITS = [
  'micronaire',
  'lengthMm',
  'uniformityPercent',
  'strengthGramsPerTex',
  'elongationPercent',
  'reflectancePercent',
  'yellowness',
  'trashPercent',
  'shortFibrePercent',
  'moisturePercent',
  'nepsPerGram',
] as const;
export const FIBRE = Object.fromEntries(FIBRE_TRAITS.map((trait, index) => [trait, index])) as Readonly<
  Record<(typeof FIBRE_TRAITS)[number], number>
>;

/** Traits of yarn lots; breaks of rotor yarn are per 1000 rotor-hours. `cutsPer100Km`: breaks and clearer cuts in winding; `faultsLeftPer100Km`:
 *  gross faults that the clearer missed; `weavingNormMisses`: points of the weaving norm that the yarn misses, 0 to 5. */
export const YARN_TRAITS = [
  'countNe',
  'evennessCvPercent',
  'imperfectionsPerKm',
  'countStrengthProduct',
  'endBreaksPer1000SpindleHours',
  'twistPerMetre',
  'tenacityCnPerTex',
  'elongationPercent',
  'cutsPer100Km',
  'faultsLeftPer100Km',
  'weavingNormMisses',
] as const;
export const YARN = Object.fromEntries(YARN_TRAITS.map((trait, index) => [trait, index])) as Readonly<
  Record<(typeof YARN_TRAITS)[number], number>
>;

/** Traits of grey and finished fabric. `weavingFaultsPer100m`: faults of the loom or knitting machine; `grade`: 0 not graded yet, 1 first,
 *  2 second, 3 rejected; `product`: number in products.ts. */
export const FABRIC_TRAITS = ['metres', 'yarnFaultsPer100m', 'weavingFaultsPer100m', 'pointsPer100m2', 'grade', 'isTrulyDefective', 'product'] as const;
export const FABRIC = Object.fromEntries(FABRIC_TRAITS.map((trait, index) => [trait, index])) as Readonly<
  Record<(typeof FABRIC_TRAITS)[number], number>
>;

/** Traits of lots of bed-linen sets: metres of sheeting cut for them, and its faults and points. What fabric has too stands in the same column,
 *  so that all that leaves a mill is read alike. */
export const MADE_UP_TRAITS = ['metres', 'sets', 'weavingFaultsPer100m', 'pointsPer100m2', 'grade', 'isTrulyDefective', 'product'] as const;
export const MADE_UP = Object.fromEntries(MADE_UP_TRAITS.map((trait, index) => [trait, index])) as Readonly<
  Record<(typeof MADE_UP_TRAITS)[number], number>
>;

export const TRAITS_BY_KIND: Readonly<Record<LotKind, readonly string[]>> = {
  seedCotton: FIBRE_TRAITS,
  bale: FIBRE_TRAITS,
  laydown: FIBRE_TRAITS,
  sliver: FIBRE_TRAITS,
  yarn: YARN_TRAITS,
  greyFabric: FABRIC_TRAITS,
  fabric: FABRIC_TRAITS,
  madeUp: MADE_UP_TRAITS,
  byProduct: [],
  loss: [],
};

/** Columns kept for each lot; a kind uses as many as it has traits. */
export const TRAIT_STRIDE = 12;

/** No account: the lot has become other lots or left the system. */
export const NOWHERE = -1;

interface Columns {
  count: number;
  parentCount: number;
  kind: Uint8Array;
  grams: Float64Array;
  account: Int32Array;
  site: Int32Array;
  origin: Int32Array;
  createdTick: Float64Array;
  /** Mean weighbridge tick of the seed cotton inside, weighted by mass; for cycle time. */
  weighedTick: Float64Array;
  traits: Float32Array;
  firstParent: Int32Array;
  parentsOf: Int32Array;
  parentLot: Int32Array;
  parentGrams: Float64Array;
}

function createColumns(capacity: number): Columns {
  return {
    count: 0,
    parentCount: 0,
    kind: new Uint8Array(capacity),
    grams: new Float64Array(capacity),
    account: new Int32Array(capacity),
    site: new Int32Array(capacity),
    origin: new Int32Array(capacity),
    createdTick: new Float64Array(capacity),
    weighedTick: new Float64Array(capacity),
    traits: new Float32Array(capacity * TRAIT_STRIDE),
    firstParent: new Int32Array(capacity),
    parentsOf: new Int32Array(capacity),
    parentLot: new Int32Array(capacity),
    parentGrams: new Float64Array(capacity),
  };
}

function grown<Column extends Float64Array | Float32Array | Int32Array | Uint8Array>(column: Column, length: number): Column {
  const larger = new (column.constructor as new (length: number) => Column)(length);
  larger.set(column);
  return larger;
}

/** The lots of one run. A lot id is its row; rows are never reused, so ids are stable for genealogy. */
export class LotTable implements Snapshotable {
  #columns: Columns;
  /** Grams of the living lots of each account, from what happens to lots and never from a posting: what the audit holds against the ledger.
   *  Follows from the rows, so no part of snapshots. */
  #stocks: Float64Array = new Float64Array(64);

  constructor(capacity: number) {
    this.#columns = createColumns(Math.max(16, capacity));
  }

  get count(): number {
    return this.#columns.count;
  }

  /**
   * Adds a lot and returns its id.
   * Units: massGrams whole grams > 0; createdTick, weighedTick in ticks; site and origin are indices (origin: the field block or −1).
   * Parents are added right after with `addParent`, before the next `create`.
   */
  create(kind: number, account: number, massGrams: number, createdTick: number, site: number, origin: number, weighedTick: number): number {
    // Guarded, so that the message is built only when needed: this runs once per bale.
    if (!(Number.isSafeInteger(massGrams) && massGrams > 0)) assert(false, `a lot needs whole grams > 0, got ${massGrams}`);
    const c = this.#columns;
    if (c.count === c.grams.length) {
      const length = Math.max(16, c.count * 2);
      c.kind = grown(c.kind, length);
      c.grams = grown(c.grams, length);
      c.account = grown(c.account, length);
      c.site = grown(c.site, length);
      c.origin = grown(c.origin, length);
      c.createdTick = grown(c.createdTick, length);
      c.weighedTick = grown(c.weighedTick, length);
      c.traits = grown(c.traits, length * TRAIT_STRIDE);
      c.firstParent = grown(c.firstParent, length);
      c.parentsOf = grown(c.parentsOf, length);
    }
    const id = c.count;
    c.count += 1;
    c.kind[id] = kind;
    c.grams[id] = massGrams;
    c.account[id] = account;
    c.site[id] = site;
    c.origin[id] = origin;
    c.createdTick[id] = createdTick;
    c.weighedTick[id] = weighedTick;
    c.firstParent[id] = c.parentCount;
    c.parentsOf[id] = 0;
    this.#addStock(account, massGrams);
    return id;
  }

  /** Notes that `parentGramsUsed` of the parent went into the newest lot. Throws when the lot is not the newest. */
  addParent(lot: number, parent: number, parentGramsUsed: number): void {
    const c = this.#columns;
    if (lot !== c.count - 1) assert(false, `parents can only be added to the newest lot ${c.count - 1}, got ${lot}`);
    if (c.parentCount === c.parentLot.length) {
      const length = Math.max(16, c.parentCount * 2);
      c.parentLot = grown(c.parentLot, length);
      c.parentGrams = grown(c.parentGrams, length);
    }
    c.parentLot[c.parentCount] = parent;
    c.parentGrams[c.parentCount] = parentGramsUsed;
    c.parentCount += 1;
    c.parentsOf[lot] = c.parentsOf[lot]! + 1;
  }

  /** Puts a living lot into another account (the ledger is posted to separately; the audit compares the two). Fails: AssertionError for a consumed lot. */
  move(lot: number, account: number): void {
    const { account: accounts, grams } = this.#columns;
    const from = accounts[lot]!;
    if (from === NOWHERE) assert(false, `lot ${lot} was consumed and cannot be moved to account ${account}`);
    this.#addStock(from, -grams[lot]!);
    this.#addStock(account, grams[lot]!);
    accounts[lot] = account;
  }

  /** The lot ceases to be: it became other lots, was sold or lost. */
  consume(lot: number): void {
    const { account, grams } = this.#columns;
    if (account[lot] === NOWHERE) return;
    this.#addStock(account[lot]!, -grams[lot]!);
    account[lot] = NOWHERE;
  }

  /** Changes the mass of a living lot (drying, partial withdrawal); the difference must be posted in the ledger. */
  setGrams(lot: number, massGrams: number): void {
    if (!(Number.isSafeInteger(massGrams) && massGrams > 0)) assert(false, `a lot needs whole grams > 0, got ${massGrams}`);
    const { account, grams } = this.#columns;
    if (account[lot] !== NOWHERE) this.#addStock(account[lot]!, massGrams - grams[lot]!);
    grams[lot] = massGrams;
  }

  kind(lot: number): number {
    return this.#columns.kind[lot]!;
  }

  grams(lot: number): number {
    return this.#columns.grams[lot]!;
  }

  account(lot: number): number {
    return this.#columns.account[lot]!;
  }

  site(lot: number): number {
    return this.#columns.site[lot]!;
  }

  /** The field block that a seed-cotton lot comes from, −1 for mixtures. */
  origin(lot: number): number {
    return this.#columns.origin[lot]!;
  }

  createdTick(lot: number): number {
    return this.#columns.createdTick[lot]!;
  }

  weighedTick(lot: number): number {
    return this.#columns.weighedTick[lot]!;
  }

  setWeighedTick(lot: number, tick: number): void {
    this.#columns.weighedTick[lot] = tick;
  }

  trait(lot: number, trait: number): number {
    return this.#columns.traits[lot * TRAIT_STRIDE + trait]!;
  }

  setTrait(lot: number, trait: number, value: number): void {
    this.#columns.traits[lot * TRAIT_STRIDE + trait] = value;
  }

  /** Writes the traits of a lot from the front of its columns on. Shapes: `values` has at most as many entries as a lot has columns. */
  setTraits(lot: number, values: Float64Array): void {
    const { traits } = this.#columns;
    const first = lot * TRAIT_STRIDE;
    for (let trait = 0; trait < values.length; trait += 1) traits[first + trait] = values[trait]!;
  }

  parentsOf(lot: number): number {
    return this.#columns.parentsOf[lot]!;
  }

  /** The i-th parent of a lot. */
  parent(lot: number, i: number): number {
    return this.#columns.parentLot[this.#columns.firstParent[lot]! + i]!;
  }

  parentGrams(lot: number, i: number): number {
    return this.#columns.parentGrams[this.#columns.firstParent[lot]! + i]!;
  }

  /** Adds the grams of the living lots to their account's entry in `totals` (length ≥ number of accounts). */
  addStocksInto(totals: Float64Array): void {
    const stocks = this.#stocks;
    const accounts = Math.min(totals.length, stocks.length);
    for (let account = 0; account < accounts; account += 1) totals[account] = totals[account]! + stocks[account]!;
  }

  /** The rows in use as plain data; room for more is not saved. */
  save(): Plain {
    const c = this.#columns;
    const { count, parentCount } = c;
    return {
      count,
      parentCount,
      kind: c.kind.slice(0, count),
      grams: c.grams.slice(0, count),
      account: c.account.slice(0, count),
      site: c.site.slice(0, count),
      origin: c.origin.slice(0, count),
      createdTick: c.createdTick.slice(0, count),
      weighedTick: c.weighedTick.slice(0, count),
      traits: c.traits.slice(0, count * TRAIT_STRIDE),
      firstParent: c.firstParent.slice(0, count),
      parentsOf: c.parentsOf.slice(0, count),
      parentLot: c.parentLot.slice(0, parentCount),
      parentGrams: c.parentGrams.slice(0, parentCount),
    };
  }

  load(saved: Plain): void {
    this.#columns = clonePlain(saved) as unknown as Columns;
    this.#stocks.fill(0);
    const { account, grams, count } = this.#columns;
    for (let lot = 0; lot < count; lot += 1) if (account[lot] !== NOWHERE) this.#addStock(account[lot]!, grams[lot]!);
  }

  /** Whole grams add up exactly in any order. */
  #addStock(account: number, massGrams: number): void {
    if (account >= this.#stocks.length) this.#stocks = grown(this.#stocks, Math.max(account + 1, this.#stocks.length * 2));
    this.#stocks[account] = this.#stocks[account]! + massGrams;
  }
}
