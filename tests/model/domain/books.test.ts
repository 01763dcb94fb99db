// The two bookkeeping moves together with lots and ledger: the audit stays at zero through a small plant, and catches each way to forget one half.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consumeLot, transferLot } from '../../../src/model/domain/books.ts';
import { Ledger } from '../../../src/model/domain/ledger.ts';
import { LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';

/** A gin in miniature: a crop source, a yard, work in process, a bale store, and sinks for seed and loss. */
function plant() {
  const ledger = new Ledger();
  const lots = new LotTable(16);
  const open = (name: string, kind: 'source' | 'stock' | 'sink'): number => ledger.open({ name, kind, material: 'cotton', site: 0, use: undefined });
  const accounts = {
    crop: open('farm/crop', 'source'),
    yard: open('gin/yard', 'stock'),
    line: open('gin/line', 'stock'),
    store: open('gin/bales', 'stock'),
    seed: open('gin/seed', 'sink'),
    loss: open('gin/loss', 'sink'),
  };
  const harvest = (massGrams: number): number => {
    ledger.post(accounts.crop, accounts.yard, massGrams);
    return lots.create(LOT_KIND.seedCotton, accounts.yard, massGrams, 0, 0, 0, 0);
  };
  const closeDay = (): number => {
    const stocks = new Float64Array(ledger.accounts.length);
    lots.addStocksInto(stocks);
    return ledger.closeDay(stocks);
  };
  /** Gins a lot at once: lint into a bale, seed and loss into their sinks; work in process is empty again. */
  const gin = (lot: number): number | undefined => {
    const massGrams = lots.grams(lot);
    const lint = Math.floor(massGrams * 0.33);
    const loss = Math.floor(massGrams * 0.04);
    consumeLot(lots, ledger, lot, accounts.line);
    ledger.post(accounts.line, accounts.loss, loss);
    ledger.post(accounts.line, accounts.seed, massGrams - lint - loss);
    ledger.post(accounts.line, accounts.store, lint);
    if (lint === 0) return undefined;
    const bale = lots.create(LOT_KIND.bale, accounts.store, lint, 0, 0, -1, 0);
    lots.addParent(bale, lot, lint);
    return bale;
  };
  return { ledger, lots, accounts, harvest, gin, closeDay };
}

describe('the bookkeeping moves', () => {
  it('keep books and lots equal through any order of harvest, transfer and ginning', () => {
    const step = fc.record({ what: fc.constantFrom('harvest', 'transfer', 'gin', 'close'), pick: fc.nat(), massGrams: fc.integer({ min: 1, max: 9_000_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const { ledger, lots, accounts, harvest, gin, closeDay } = plant();
        const seedCotton: number[] = [];
        let harvested = 0;
        for (const { what, pick, massGrams } of steps) {
          const place = seedCotton.length === 0 ? -1 : pick % seedCotton.length;
          if (what === 'harvest' || place < 0) {
            seedCotton.push(harvest(massGrams));
            harvested += massGrams;
          } else if (what === 'transfer') {
            const lot = seedCotton[place]!;
            transferLot(lots, ledger, lot, lots.account(lot) === accounts.yard ? accounts.store : accounts.yard);
          } else if (what === 'gin') gin(seedCotton.splice(place, 1)[0]!);
          else expect(closeDay()).toBe(0);
        }
        expect(closeDay()).toBe(0);
        expect(ledger.stockGrams(accounts.crop) + harvested).toBe(0);
        const held = [accounts.yard, accounts.line, accounts.store, accounts.seed, accounts.loss].reduce((sum, a) => sum + ledger.stockGrams(a), 0);
        expect(held).toBe(harvested);
      }),
      { seed: 9_001, numRuns: 200 },
    );
  });

  it('move the whole mass of the lot, and nothing else', () => {
    const { ledger, lots, accounts, harvest } = plant();
    const lot = harvest(1_000);
    const other = harvest(70);
    transferLot(lots, ledger, lot, accounts.store);
    expect([ledger.stockGrams(accounts.yard), ledger.stockGrams(accounts.store), lots.account(lot), lots.account(other)]).toEqual([70, 1_000, accounts.store, accounts.yard]);
    consumeLot(lots, ledger, other, accounts.loss);
    expect([ledger.stockGrams(accounts.yard), ledger.stockGrams(accounts.loss)]).toEqual([0, 70]);
  });
});

describe('the audit catches', () => {
  it.each<[string, (p: ReturnType<typeof plant>, lot: number) => void, number]>([
    ['a lot that was moved without a posting', (p, lot) => p.lots.move(lot, p.accounts.store), 1_000],
    ['a posting without its lot', (p) => p.ledger.post(p.accounts.yard, p.accounts.store, 1_000), 1_000],
    ['a lot that vanished without a posting', (p, lot) => p.lots.consume(lot), 1_000],
    ['drying that was not booked', (p, lot) => p.lots.setGrams(lot, 990), 10],
    ['a bale from nowhere', (p) => void p.lots.create(LOT_KIND.bale, p.accounts.store, 220, 0, 0, -1, 0), 220],
    ['work in process that was never emptied', (p, lot) => consumeLot(p.lots, p.ledger, lot, p.accounts.line), 1_000],
  ])('%s', (_, forget, off) => {
    const p = plant();
    const lot = p.harvest(1_000);
    expect(p.closeDay()).toBe(0);
    forget(p, lot);
    expect(p.closeDay()).toBe(off);
    expect(p.ledger.maxErrorGrams).toBe(off);
  });
});
