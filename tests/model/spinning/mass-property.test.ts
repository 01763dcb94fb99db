// Whatever the route, machines, people and cotton: every gram ends in yarn or a sink, no day is off by a gram, and the mill empties itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPINNING_ROUTES } from '../../../src/model/domain/cluster.ts';
import { YARN, YARN_TRAITS } from '../../../src/model/domain/lots.ts';
import { deliverBales, millWorld, runDays, yarnKg } from './mill-world.ts';

const BALE_GRAMS = 220_000;
/** A mill of this size spins its bales in a month; repairs and single shifts make it longer. */
const LONGEST_DAYS = 200;

const mills = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  route: fc.constantFrom(...SPINNING_ROUTES),
  bales: fc.integer({ min: 1, max: 60 }),
  laydownBales: fc.integer({ min: 1, max: 24 }),
  countNe: fc.integer({ min: 6, max: 60 }),
  shifts: fc.integer({ min: 1, max: 3 }),
  hasStore: fc.boolean(),
  hasCampaigns: fc.boolean(),
  noilPercent: fc.integer({ min: 8, max: 22 }),
  trashPercent: fc.double({ min: 0, max: 6, noNaN: true }),
  shortFibrePercent: fc.double({ min: 3, max: 20, noNaN: true }),
  mtbfHours: fc.integer({ min: 5, max: 500 }),
});

describe('the mass of any spinning mill', () => {
  it('closes every day and ends in yarn and sinks, with finite traits', () => {
    fc.assert(
      fc.property(mills, (m) => {
        const mill = millWorld({
          seed: m.seed,
          spindles: m.route === 'rotor' ? 400 : 2500,
          countNe: m.countNe,
          laydownBales: m.laydownBales,
          people: { spinningShifts: m.shifts },
          parameters: { noilPercent: m.noilPercent, ringMtbfHours: m.mtbfHours, rotorMtbfHours: m.mtbfHours, cardMtbfHours: m.mtbfHours },
          mill: {
            route: m.route,
            ...(m.hasStore ? { storeBales: m.laydownBales } : {}),
            ...(m.hasCampaigns ? { campaigns: [{ countNe: m.countNe, laydowns: 1 }, { countNe: 20, laydowns: 2 }] } : {}),
          },
        });
        deliverBales(mill, m.bales, { trashPercent: m.trashPercent, shortFibrePercent: m.shortFibrePercent });
        mill.stage.closeSeason(0);
        while (mill.stage.isBusy() && mill.day < LONGEST_DAYS) runDays(mill, 1);
        expect(mill.stage.isBusy()).toBe(false);
        expect(mill.errorGrams()).toBe(0);
        const { ledger, lots } = mill.world;
        const sinks = ledger.accounts.reduce((sum, account, index) => sum + (account.kind === 'sink' ? ledger.stockGrams(index) : 0), 0);
        expect(sinks + Math.round(yarnKg(mill) * 1000)).toBe(m.bales * BALE_GRAMS);
        for (const yarn of mill.yarnLots) for (const trait of YARN_TRAITS) expect(Number.isFinite(lots.trait(yarn, YARN[trait])), trait).toBe(true);
      }),
      { seed: 20_241_121, numRuns: 60 },
    );
  });
});
