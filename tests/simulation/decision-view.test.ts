// Pages of the decision ledger: filters, order, paging. Made-up decisions, no simulation.
import { describe, expect, it } from 'vitest';
import type { DecisionRecord, LedgerQuery } from '../../src/model/domain/decision-record.ts';
import { ledgerPage } from '../../src/simulation/index.ts';

const record = (patch: Partial<DecisionRecord>): DecisionRecord => ({
  module: 'irrigation', call: 1, asOfTick: 0, executedTick: 0, subject: 'block 1', inputs: 'canopy=0.5', options: '', choice: '0 mm', reason: 'calendarRule',
  forecast: undefined, low: undefined, high: undefined, expected: undefined, realised: undefined, regret: undefined, ...patch,
});
const RECORDS = [
  record({ asOfTick: 10, subject: 'block 1' }),
  record({ asOfTick: 20, subject: 'block 12', reason: 'forecastDepletion', choice: '60 mm' }),
  record({ asOfTick: 30, module: 'ginning', subject: 'gin-2 lot 44', reason: 'bestLotValue', options: '6.5 % / 2 / 0=0.98' }),
  record({ asOfTick: 40, module: 'ginning', subject: 'gin-2 lot 45', reason: 'bestLotValue' }),
];
const ALL: LedgerQuery = { module: undefined, reason: undefined, subject: '', text: '', fromTick: undefined, toTick: undefined, isNewestFirst: false, skip: 0, count: 100 };
const numbers = (patch: Partial<LedgerQuery>): number[] => ledgerPage(RECORDS, { ...ALL, ...patch }, 1).rows.map(({ number }) => number);

describe('a page of the ledger', () => {
  it('holds every decision with its number, and what there is to filter by', () => {
    const page = ledgerPage(RECORDS, ALL, 7);
    expect(page.rows.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    expect(page).toMatchObject({ run: 7, total: 4, matching: 4, modules: ['irrigation', 'ginning'], reasons: ['calendarRule', 'forecastDepletion', 'bestLotValue'] });
  });

  it('filters by module, reason, subject, text in any case, and by the moment of asking', () => {
    expect(numbers({ module: 'ginning' })).toEqual([2, 3]);
    expect(numbers({ reason: 'forecastDepletion' })).toEqual([1]);
    expect(numbers({ subject: ' BLOCK 1' })).toEqual([0, 1]);
    expect(numbers({ text: '6.5 %' })).toEqual([2]);
    expect(numbers({ text: 'bestlot' })).toEqual([2, 3]);
    expect(numbers({ fromTick: 20, toTick: 40 })).toEqual([1, 2]);
    expect(numbers({ module: 'ginning', toTick: 40 })).toEqual([2]);
    expect(numbers({ text: 'nothing like it' })).toEqual([]);
  });

  it('turns the order round before it cuts pages, and keeps the numbers', () => {
    expect(numbers({ isNewestFirst: true, count: 2 })).toEqual([3, 2]);
    expect(numbers({ isNewestFirst: true, skip: 3, count: 2 })).toEqual([0]);
    expect(ledgerPage(RECORDS, { ...ALL, module: 'ginning', skip: 5, count: 2 }, 1)).toMatchObject({ matching: 2, rows: [] });
  });
});
