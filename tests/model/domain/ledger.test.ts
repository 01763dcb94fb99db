// The books of mass: conservation under any postings, the day's close, the audit that must catch what was forgotten, and snapshots.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger, type AccountKind, type SinkUse } from '../../../src/model/domain/ledger.ts';

const NAMES = ['farm/crop', 'gin/yard', 'gin/line', 'gin/bales', 'gin/seed', 'gin/loss'] as const;
const KINDS: readonly AccountKind[] = ['source', 'stock', 'stock', 'stock', 'sink', 'sink'];
const USES: readonly (SinkUse | undefined)[] = [undefined, undefined, undefined, undefined, 'byProduct', 'fibreLoss'];

function openBooks(): Ledger {
  const ledger = new Ledger();
  NAMES.forEach((name, i) => {
    expect(ledger.open({ name, kind: KINDS[i]!, material: 'cotton', site: 0, use: USES[i] })).toBe(i);
  });
  return ledger;
}

/** What an honest lot table would report: the book stocks themselves. */
function bookStocks(ledger: Ledger): Float64Array {
  return Float64Array.from(ledger.accounts, (_, i) => ledger.stockGrams(i));
}

const posting = fc.record({ from: fc.nat(NAMES.length - 1), to: fc.nat(NAMES.length - 1), massGrams: fc.integer({ min: 0, max: 2 ** 40 }) });
const days = fc.array(fc.array(posting, { maxLength: 30 }), { minLength: 1, maxLength: 8 });

describe('the ledger', () => {
  it('keeps the sum of all accounts at zero whatever is posted', () => {
    fc.assert(
      fc.property(days, (list) => {
        const ledger = openBooks();
        for (const day of list) {
          for (const { from, to, massGrams } of day) ledger.post(from, to, massGrams);
          expect(bookStocks(ledger).reduce((sum, stock) => sum + stock, 0)).toBe(0);
          expect(ledger.closeDay(bookStocks(ledger))).toBe(0);
        }
        expect(ledger.maxErrorGrams).toBe(0);
      }),
      { seed: 7_001, numRuns: 200 },
    );
  });

  it('closes every account every day: stock yesterday plus in minus out is stock today', () => {
    fc.assert(
      fc.property(days, (list) => {
        const ledger = openBooks();
        for (const day of list) {
          for (const { from, to, massGrams } of day) ledger.post(from, to, massGrams);
          ledger.closeDay(bookStocks(ledger));
        }
        expect(ledger.closedDays).toBe(list.length);
        for (let account = 0; account < NAMES.length; account += 1) {
          let stock = 0;
          let entered = 0;
          for (let day = 0; day < list.length; day += 1) {
            stock += ledger.inGrams(day, account) - ledger.outGrams(day, account);
            entered += ledger.inGrams(day, account);
            expect(ledger.stockGramsAtClose(day, account)).toBe(stock);
          }
          expect(ledger.stockGrams(account)).toBe(stock);
          expect(ledger.totalInGrams(account)).toBe(entered);
        }
      }),
      { seed: 7_002, numRuns: 100 },
    );
  });

  it.each([0.5, -1, Number.NaN, Infinity])('refuses to post %s grams and leaves the books as they were', (massGrams) => {
    const ledger = openBooks();
    ledger.post(0, 1, 10);
    expect(() => ledger.post(0, 1, massGrams)).toThrow(/whole grams/);
    expect([ledger.stockGrams(0), ledger.stockGrams(1), ledger.todayInGrams(1)]).toEqual([-10, 10, 10]);
  });

  it('opens an account name once', () => {
    const ledger = openBooks();
    expect(() => ledger.open({ name: NAMES[1], kind: 'stock', material: 'cotton', site: 0, use: undefined })).toThrow(/open already/);
  });

  it('keeps the stocks when it grows beyond its first capacity', () => {
    const ledger = new Ledger();
    const open = (i: number): number => ledger.open({ name: `site-${i}/store`, kind: 'stock', material: 'lint', site: i, use: undefined });
    open(0);
    open(1);
    ledger.post(0, 1, 123);
    for (let i = 2; i < 300; i += 1) open(i);
    ledger.post(1, 299, 23);
    expect([ledger.stockGrams(0), ledger.stockGrams(1), ledger.stockGrams(299)]).toEqual([-123, 100, 23]);
    expect([ledger.todayInGrams(1), ledger.todayInGrams(299)]).toEqual([123, 23]);
    expect(ledger.closeDay(bookStocks(ledger))).toBe(0);
    expect([ledger.inGrams(0, 299), ledger.outGrams(0, 1)]).toEqual([23, 23]);
  });
});

describe('the audit', () => {
  it('finds a single gram that the lots have and the books have not', () => {
    const ledger = openBooks();
    ledger.post(0, 1, 5_000_000);
    const physical = bookStocks(ledger);
    physical[1] = physical[1]! + 1;
    expect(ledger.closeDay(physical)).toBe(1);
    expect(ledger.maxErrorGrams).toBe(1);
  });

  it('finds any difference in any stock account, and remembers the largest of the run', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.integer({ min: 1, max: 1e9 }), fc.boolean(), (account, off, isMissing) => {
        const ledger = openBooks();
        ledger.post(0, account, 2e9);
        const physical = bookStocks(ledger);
        physical[account] = physical[account]! + (isMissing ? -off : off);
        expect(ledger.closeDay(physical)).toBe(off);
        expect(ledger.closeDay(bookStocks(ledger))).toBe(0);
        expect(ledger.maxErrorGrams).toBe(off);
      }),
      { seed: 7_003, numRuns: 100 },
    );
  });

  it('finds a sink that holds what nobody gave, though every stock agrees with its lots', () => {
    const ledger = openBooks();
    ledger.post(0, 5, 100);
    const saved = ledger.save() as { readonly stock: Float64Array };
    saved.stock[5] = 130;
    ledger.load({ ...saved });
    expect(ledger.closeDay(new Float64Array(NAMES.length))).toBe(30);
  });

  it('does not ask for living lots in sources and sinks', () => {
    const ledger = openBooks();
    ledger.post(0, 1, 100);
    ledger.post(1, 5, 40);
    expect(ledger.closeDay(Float64Array.of(0, 60, 0, 0, 0, 0))).toBe(0);
  });
});

describe('a snapshot of the ledger', () => {
  it('takes the books back to where they were, and shares nothing with them', () => {
    fc.assert(
      fc.property(days, days, (before, after) => {
        const play = (ledger: Ledger, list: typeof before): void => {
          for (const day of list) {
            for (const { from, to, massGrams } of day) ledger.post(from, to, massGrams);
            ledger.closeDay(bookStocks(ledger));
          }
          ledger.post(0, 1, 77);
        };
        const ledger = openBooks();
        play(ledger, before);
        const saved = ledger.save();
        const original = structuredClone(saved);
        const restored = openBooks();
        restored.load(saved);
        play(ledger, after);
        play(restored, after);
        expect(restored.save()).toEqual(ledger.save());
        expect(saved).toEqual(original);
        ledger.load(saved);
        expect(ledger.save()).toEqual(original);
        expect(ledger.closedDays).toBe(before.length);
      }),
      { seed: 7_004, numRuns: 60 },
    );
  });
});
