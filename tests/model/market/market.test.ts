import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/engine/random.ts';
import { drawDemand, seasonFactor } from '../../../src/model/market/demand-path.ts';
import { finishedKgPerMonth } from '../../../src/model/market/formulas/demand-scale.ts';
import { OrderBook } from '../../../src/model/market/order-book.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { MARKET_PARAMETERS } from '../../../src/model/parameters/market.ts';

const p = defaultValues(MARKET_PARAMETERS);
const path = (replication: number, values = p) =>
  drawDemand(values, { baseKg: 90_000, isMade: [true, true, true], firstMonth: 4, monthsBefore: 60, months: 84, streams: new Streams(1, replication) });

describe('demand', () => {
  it('peaks in the peak month and means one over a year', () => {
    const year = Array.from({ length: 12 }, (_, month) => seasonFactor(month + 1, p));
    expect(Math.max(...year)).toBeCloseTo(1 + p.seasonAmplitude, 12);
    expect(year[p.peakMonth - 1]).toBe(Math.max(...year));
    expect(year.reduce((a, b) => a + b, 0) / 12).toBeCloseTo(1, 12);
  });

  it('without chance is the mean times the season, shared among the products', () => {
    const sure = path(0, { ...p, levelStepDeviation: 0, monthDeviation: 0 });
    // Month 0 lies 60 months before April: an April.
    expect(sure.kg[0]).toBeCloseTo(90_000 * p.sheetingShare * seasonFactor(4, p), 6);
    expect(sure.kg[84 + 7]).toBeCloseTo(90_000 * p.bedLinenShare * seasonFactor(11, p), 6);
  });

  it('for a product that nobody can make is nil, and the others share it', () => {
    const woven = drawDemand({ ...p, levelStepDeviation: 0, monthDeviation: 0 }, { baseKg: 90_000, isMade: [true, true, false], firstMonth: 4, monthsBefore: 60, months: 84, streams: new Streams(1, 0) });
    expect(woven.kg[2 * 84]).toBe(0);
    expect(woven.kg[0]! + woven.kg[84]!).toBeCloseTo(90_000 * seasonFactor(4, p), 6);
  });

  it('is the same path for the same replication and another one for another', () => {
    expect(path(3).kg).toEqual(path(3).kg);
    expect(path(3).kg).not.toEqual(path(4).kg);
  });

  it('spreads about the mean as its parameters say', () => {
    const logs: number[] = [];
    for (let replication = 0; replication < 400; replication += 1) {
      logs.push(Math.log(path(replication).kg[30]! / (90_000 * p.sheetingShare * seasonFactor(10, p))));
    }
    const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
    const deviation = Math.sqrt(logs.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (logs.length - 1));
    const kept = 1 - p.levelReversion;
    const expected = Math.sqrt((p.levelStepDeviation * p.levelStepDeviation) / (1 - kept * kept) + p.monthDeviation * p.monthDeviation);
    // 400 draws: the deviation is known within 3.5 % (one standard error), the mean within 5 % of it.
    expect(deviation / expected).toBeGreaterThan(0.88);
    expect(deviation / expected).toBeLessThan(1.12);
    expect(Math.abs(mean)).toBeLessThan((4 * expected) / 20);
  });
});

describe('the scale of the market', () => {
  it('is 10.6 kg a month for a ring spindle at Ne 30 and falls with the root of the cubed count', () => {
    const mill = { site: 0, spindles: 1000, countNe: 30, laydownBales: 48, textileMillSite: 1 };
    expect(finishedKgPerMonth({ spinningMills: [mill] }, p)).toBeCloseTo(10_600, 6);
    expect(finishedKgPerMonth({ spinningMills: [{ ...mill, countNe: 120 }] }, p)).toBeCloseTo(10_600 / 8, 6);
  });
});

describe('the order book', () => {
  it('serves the oldest order first and loses those that have waited too long', () => {
    const book = new OrderBook(3);
    book.day(10);
    book.day(20);
    expect(book.waitingGrams).toBe(30);
    book.receive(15);
    book.day(5);
    // 10 of the first day and 5 of the second are served; 15 of the second and 5 of today wait.
    expect(book.totals).toMatchObject({ ordered: 35, sold: 15, lost: 0 });
    expect(book.waitingGrams).toBe(20);
    book.day(0);
    book.day(0);
    expect(book.totals.lost).toBe(15);
    book.day(0);
    expect(book.totals.lost).toBe(20);
    expect(book.waitingGrams).toBe(0);
  });

  it('loses nothing and makes nothing: ordered = sold + lost + waiting, received = sold + stock', () => {
    const book = new OrderBook(5);
    let received = 0;
    for (let day = 0; day < 200; day += 1) {
      const made = (day * 37) % 23;
      received += made;
      book.receive(made);
      book.day((day * 53) % 29);
      const { ordered, sold, lost } = book.totals;
      expect(sold + lost + book.waitingGrams).toBe(ordered);
      expect(sold + book.stockGrams).toBe(received);
    }
    const copy = new OrderBook(5);
    copy.load(book.save());
    book.day(11);
    copy.day(11);
    expect(copy.totals).toEqual(book.totals);
  });

  it('sells more, never less, when more is ordered', () => {
    let before = 0;
    for (const factor of [0.5, 1, 2, 4]) {
      const book = new OrderBook(7);
      for (let day = 0; day < 100; day += 1) {
        book.receive(day % 7 === 0 ? 60 : 2);
        book.day(factor * 10);
      }
      expect(book.totals.sold).toBeGreaterThanOrEqual(before);
      before = book.totals.sold;
    }
  });
});
