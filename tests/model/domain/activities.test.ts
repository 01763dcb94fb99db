// The log of metered activities: sums by site and day against a plain count, closed days that stay, and snapshots.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITIES, ACTIVITY, ACTIVITY_IDS, ActivityLog } from '../../../src/model/domain/activities.ts';

const SITES = 3;
/** Whole quantities: their sums are exact, so the order of adding cannot blur the comparison. */
const entry = fc.record({ site: fc.nat(SITES - 1), activity: fc.nat(ACTIVITY_IDS.length - 1), quantity: fc.nat(1_000_000) });
const days = fc.array(fc.array(entry, { maxLength: 20 }), { minLength: 1, maxLength: 6 });

describe('activities', () => {
  it('are numbered in the order of their table, each with a unit', () => {
    expect(Object.entries(ACTIVITY)).toEqual(ACTIVITY_IDS.map((id, index) => [id, index]));
    expect(Object.keys(ACTIVITIES)).toEqual([...ACTIVITY_IDS]);
    for (const id of ACTIVITY_IDS) expect(ACTIVITIES[id], id).toMatch(/^\S+$/);
  });

  it('add up by site, activity and day, and stay as they were at the close', () => {
    fc.assert(
      fc.property(days, (list) => {
        const log = new ActivityLog(SITES);
        const cells = SITES * ACTIVITY_IDS.length;
        const byDay = list.map((day) => {
          const expected = new Float64Array(cells);
          for (const { site, activity, quantity } of day) {
            log.add(site, activity, quantity);
            expected[site * ACTIVITY_IDS.length + activity]! += quantity;
          }
          for (let site = 0; site < SITES; site += 1)
            for (const activity of Object.values(ACTIVITY)) expect(log.today(site, activity)).toBe(expected[site * ACTIVITY_IDS.length + activity]);
          log.closeDay();
          return expected;
        });
        expect(log.closedDays).toBe(list.length);
        for (let site = 0; site < SITES; site += 1) {
          for (const activity of Object.values(ACTIVITY)) {
            const cell = site * ACTIVITY_IDS.length + activity;
            expect(byDay.map((_, day) => log.quantity(day, site, activity))).toEqual(byDay.map((row) => row[cell]));
            expect(log.total(site, activity)).toBe(byDay.reduce((sum, row) => sum + row[cell]!, 0));
            expect(log.today(site, activity)).toBe(0);
          }
        }
      }),
      { seed: 11_001, numRuns: 100 },
    );
  });

  it('counts the open day in the total', () => {
    const log = new ActivityLog(1);
    log.add(0, ACTIVITY.electricity, 5);
    log.closeDay();
    log.add(0, ACTIVITY.electricity, 2);
    expect([log.total(0, ACTIVITY.electricity), log.today(0, ACTIVITY.electricity), log.total(0, ACTIVITY.heat)]).toEqual([7, 2, 0]);
  });

  it('returns to a snapshot, which no later entry changes', () => {
    fc.assert(
      fc.property(days, days, (before, after) => {
        const play = (log: ActivityLog, list: typeof before): void => {
          for (const day of list) {
            for (const { site, activity, quantity } of day) log.add(site, activity, quantity);
            log.closeDay();
          }
          log.add(0, ACTIVITY.labour, 8);
        };
        const log = new ActivityLog(SITES);
        play(log, before);
        const saved = log.save();
        const original = structuredClone(saved);
        const restored = new ActivityLog(SITES);
        restored.load(saved);
        play(log, after);
        play(restored, after);
        expect(restored.save()).toEqual(log.save());
        expect(saved).toEqual(original);
        log.load(saved);
        expect(log.save()).toEqual(original);
      }),
      { seed: 11_002, numRuns: 60 },
    );
  });
});
