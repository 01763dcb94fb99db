// The lot table: what a lot keeps, genealogy, growth by doubling, stocks against a slow count, and snapshots.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FABRIC, FABRIC_TRAITS, FIBRE, FIBRE_TRAITS, LOT_KIND, LOT_KINDS, LotTable, NOWHERE, TRAITS_BY_KIND, TRAIT_STRIDE, YARN, YARN_TRAITS,
} from '../../../src/model/domain/lots.ts';

const ACCOUNTS = 5;

/** The stocks by the slow way: every row is looked at. */
function countedStocks(table: LotTable): Float64Array {
  const totals = new Float64Array(ACCOUNTS);
  for (let lot = 0; lot < table.count; lot += 1) {
    const account = table.account(lot);
    if (account !== NOWHERE) totals[account] = totals[account]! + table.grams(lot);
  }
  return totals;
}

function stocks(table: LotTable): Float64Array {
  const totals = new Float64Array(ACCOUNTS);
  table.addStocksInto(totals);
  return totals;
}

interface Operation {
  readonly what: 'create' | 'move' | 'consume' | 'setGrams' | 'count';
  readonly pick: number;
  readonly account: number;
  readonly massGrams: number;
}

const operations: fc.Arbitrary<readonly Operation[]> = fc.array(
  fc.record({
    what: fc.constantFrom('create', 'create', 'move', 'consume', 'setGrams', 'count'),
    pick: fc.nat(),
    account: fc.nat(ACCOUNTS - 1),
    massGrams: fc.integer({ min: 1, max: 40_000_000 }),
  }),
  { maxLength: 200 },
);

/** Applies an operation to a living lot, or creates one when there is none. */
function apply(table: LotTable, alive: number[], operation: Operation): void {
  const { what, pick, account, massGrams } = operation;
  const place = alive.length === 0 ? -1 : pick % alive.length;
  if (what === 'create' || place < 0) alive.push(table.create(LOT_KIND.bale, account, massGrams, 7, 3, -1, 5));
  else if (what === 'move') table.move(alive[place]!, account);
  else if (what === 'setGrams') table.setGrams(alive[place]!, massGrams);
  else if (what === 'consume') table.consume(alive.splice(place, 1)[0]!);
  else stocks(table);
}

describe('trait and kind tables', () => {
  it('numbers every kind and trait by its place in the list', () => {
    for (const [list, numbers] of [
      [LOT_KINDS, LOT_KIND], [FIBRE_TRAITS, FIBRE], [YARN_TRAITS, YARN], [FABRIC_TRAITS, FABRIC],
    ] as const) {
      expect(new Set(list).size).toBe(list.length);
      expect(Object.entries(numbers)).toEqual(list.map((name, index) => [name, index]));
    }
  });

  it('gives every kind a list of traits that fits the columns of a lot', () => {
    expect(Object.keys(TRAITS_BY_KIND)).toEqual([...LOT_KINDS]);
    for (const kind of LOT_KINDS) expect(TRAITS_BY_KIND[kind].length, kind).toBeLessThanOrEqual(TRAIT_STRIDE);
    expect(LOT_KINDS.length).toBeLessThanOrEqual(256);
  });

  it('lets fibre keep its columns from seed cotton to sliver', () => {
    for (const kind of ['seedCotton', 'bale', 'laydown', 'sliver'] as const) expect(TRAITS_BY_KIND[kind]).toBe(FIBRE_TRAITS);
  });
});

describe('a lot', () => {
  it('keeps what it was created with and starts without parents and with zero traits', () => {
    const table = new LotTable(16);
    const lot = table.create(LOT_KIND.seedCotton, 4, 2_500_000, 86_400, 11, 9, 80_000);
    expect([table.kind(lot), table.account(lot), table.grams(lot), table.createdTick(lot), table.site(lot), table.origin(lot), table.weighedTick(lot)]).toEqual(
      [LOT_KIND.seedCotton, 4, 2_500_000, 86_400, 11, 9, 80_000],
    );
    expect(table.parentsOf(lot)).toBe(0);
    expect(FIBRE_TRAITS.map((_, trait) => table.trait(lot, trait))).toEqual(FIBRE_TRAITS.map(() => 0));
  });

  it.each([0, -1, 0.5, Number.NaN, Infinity, 2 ** 53])('refuses %s grams at birth and afterwards', (massGrams) => {
    const table = new LotTable(16);
    expect(() => table.create(LOT_KIND.bale, 0, massGrams, 0, 0, -1, 0)).toThrow(/whole grams/);
    expect(table.count).toBe(0);
    const lot = table.create(LOT_KIND.bale, 0, 220_000, 0, 0, -1, 0);
    expect(() => table.setGrams(lot, massGrams)).toThrow(/whole grams/);
    expect(table.grams(lot)).toBe(220_000);
  });

  it('keeps its traits apart from those of its neighbours', () => {
    const table = new LotTable(16);
    for (let lot = 0; lot < 3; lot += 1) table.create(LOT_KIND.bale, 0, 1, 0, 0, -1, 0);
    for (let trait = 0; trait < TRAIT_STRIDE; trait += 1) table.setTrait(1, trait, trait + 0.5);
    for (let trait = 0; trait < TRAIT_STRIDE; trait += 1) {
      expect(table.trait(1, trait)).toBe(trait + 0.5);
      expect([table.trait(0, trait), table.trait(2, trait)]).toEqual([0, 0]);
    }
  });

  it('takes parents only while it is the newest', () => {
    const table = new LotTable(16);
    const first = table.create(LOT_KIND.bale, 0, 10, 0, 0, -1, 0);
    const second = table.create(LOT_KIND.bale, 0, 20, 0, 0, -1, 0);
    expect(() => table.addParent(first, second, 1)).toThrow(/newest/);
    expect(table.parentsOf(first)).toBe(0);
  });

  it('leaves the stocks when it is consumed, and keeps its mass and parents for genealogy', () => {
    const table = new LotTable(16);
    const parent = table.create(LOT_KIND.seedCotton, 1, 600, 0, 0, 2, 0);
    const child = table.create(LOT_KIND.bale, 2, 220, 0, 0, -1, 0);
    table.addParent(child, parent, 220);
    table.consume(child);
    expect(stocks(table)).toEqual(Float64Array.of(0, 600, 0, 0, 0));
    expect([table.account(child), table.grams(child), table.parent(child, 0), table.parentGrams(child, 0)]).toEqual([NOWHERE, 220, parent, 220]);
  });
});

describe('the table', () => {
  it('grows far beyond its first capacity without losing a value, and parents grow at their own pace', () => {
    const table = new LotTable(1);
    const rows = 1000;
    for (let i = 0; i < rows; i += 1) {
      const lot = table.create(i % LOT_KINDS.length, i % ACCOUNTS, i + 1, 3 * i, i % 7, i % 11, 2 * i);
      expect(lot).toBe(i);
      for (let p = 0; p < Math.min(i, i % 4); p += 1) table.addParent(lot, i - 1 - p, p + 1);
      table.setTrait(lot, TRAIT_STRIDE - 1, i);
    }
    for (let i = 0; i < rows; i += 1) {
      expect([table.kind(i), table.account(i), table.grams(i), table.createdTick(i), table.site(i), table.origin(i), table.weighedTick(i)]).toEqual(
        [i % LOT_KINDS.length, i % ACCOUNTS, i + 1, 3 * i, i % 7, i % 11, 2 * i],
      );
      expect(table.trait(i, TRAIT_STRIDE - 1)).toBe(i);
      const parents = Math.min(i, i % 4);
      expect(table.parentsOf(i)).toBe(parents);
      for (let p = 0; p < parents; p += 1) expect([table.parent(i, p), table.parentGrams(i, p)]).toEqual([i - 1 - p, p + 1]);
    }
  });

  it('reports the same stocks as a count of every row, after any sequence of changes', () => {
    fc.assert(
      fc.property(operations, (list) => {
        const table = new LotTable(16);
        const alive: number[] = [];
        for (const operation of list) {
          apply(table, alive, operation);
          if (operation.what === 'count') expect(stocks(table)).toEqual(countedStocks(table));
        }
        expect(stocks(table)).toEqual(countedStocks(table));
      }),
      { seed: 20_241, numRuns: 300 },
    );
  });

  it('counts all stocks again after a load, and refuses to move what was consumed', () => {
    const table = new LotTable(16);
    const lot = table.create(LOT_KIND.bale, 1, 5, 0, 0, -1, 0);
    const saved = table.save();
    table.consume(lot);
    expect(stocks(table)).toEqual(new Float64Array(ACCOUNTS));
    expect(() => table.move(lot, 2)).toThrow(/consumed/);
    table.load(saved);
    expect(stocks(table)).toEqual(Float64Array.of(0, 5, 0, 0, 0));
  });

  it('saves only the rows in use', () => {
    const table = new LotTable(4096);
    table.create(LOT_KIND.bale, 1, 5, 0, 0, -1, 0);
    const saved = table.save() as { grams: Float64Array; traits: Float32Array };
    expect([saved.grams.length, saved.traits.length]).toEqual([1, TRAIT_STRIDE]);
  });

  it('adds to what the caller already has', () => {
    const table = new LotTable(16);
    table.create(LOT_KIND.bale, 1, 5, 0, 0, -1, 0);
    const totals = Float64Array.of(1, 1, 1, 1, 1);
    table.addStocksInto(totals);
    expect(totals).toEqual(Float64Array.of(1, 6, 1, 1, 1));
  });

  it('goes on after load exactly as it would have gone on without the snapshot', () => {
    fc.assert(
      fc.property(operations, operations, operations, (before, after, detour) => {
        const table = new LotTable(16);
        const alive: number[] = [];
        for (const operation of before) apply(table, alive, operation);
        const saved = table.save();
        const original = structuredClone(saved);
        const restored = new LotTable(4096);
        restored.load(saved);
        const aliveThen = [...alive];
        for (const operation of after) apply(table, alive, operation);
        for (const operation of after) apply(restored, aliveThen, operation);
        expect(restored.save()).toEqual(table.save());
        // Neither run has touched the snapshot, and it can be loaded again over a run that went elsewhere.
        expect(saved).toEqual(original);
        for (const operation of detour) apply(restored, aliveThen, operation);
        restored.load(saved);
        expect(restored.save()).toEqual(original);
      }),
      { seed: 20_242, numRuns: 150 },
    );
  });
});
