// The electricity meter against a plain count by site, function, zone and day; snapshots; electricity that is booked without a function.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITY, ActivityLog } from '../../../src/model/domain/activities.ts';
import { ENERGY_FUNCTION, ENERGY_FUNCTIONS } from '../../../src/model/domain/energy-functions.ts';
import type { ElectricityMeter } from '../../../src/model/domain/electricity-meter.ts';

const SITES = 5;
const ZONES = 3;
/** Whole kilowatt-hours: sums are exact whatever their order. */
const entry = fc.record({ site: fc.nat(SITES - 1), use: fc.nat(ENERGY_FUNCTIONS.length - 1), zone: fc.nat(ZONES - 1), kwh: fc.nat(1000) });
const days = fc.array(fc.array(entry, { maxLength: 120 }), { minLength: 1, maxLength: 5 });

const key = (...parts: readonly number[]): string => parts.join(' ');

/** Every cell of the meter that is not zero, by day, site, function and zone. */
function cells(meter: ElectricityMeter): Map<string, number> {
  const found = new Map<string, number>();
  for (let day = 0; day < meter.closedDays; day += 1)
    for (let row = 0; row < meter.rows; row += 1)
      for (let zone = 0; zone < ZONES; zone += 1) {
        const kwh = meter.kwh(day, row, zone);
        if (kwh > 0) found.set(key(day, meter.siteOf(row), meter.functionOf(row), zone), kwh);
      }
  return found;
}

describe('the electricity meter', () => {
  it('keeps every kilowatt-hour by day, site, function and zone, and its sum is the activity', () => {
    fc.assert(
      fc.property(days, (list) => {
        const log = new ActivityLog(SITES, ZONES);
        const expected = new Map<string, number>();
        const bySite = Array.from({ length: SITES }, () => 0);
        list.forEach((day, number) => {
          for (const { site, use, zone, kwh } of day) {
            log.electricity.setZone(zone);
            log.addElectricity(site, use, kwh);
            bySite[site]! += kwh;
            const cell = key(number, site, use, zone);
            if (kwh > 0) expected.set(cell, (expected.get(cell) ?? 0) + kwh);
          }
          log.closeDay();
        });
        const sorted = (map: Map<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(cells(log.electricity))).toEqual(sorted(expected));
        const totals = Array.from({ length: SITES }, () => 0);
        for (let row = 0; row < log.electricity.rows; row += 1)
          for (let zone = 0; zone < ZONES; zone += 1) totals[log.electricity.siteOf(row)]! += log.electricity.totalKwh(row, zone);
        expect(totals).toEqual(bySite);
        for (let site = 0; site < SITES; site += 1) expect(log.total(site, ACTIVITY.electricity)).toBe(bySite[site]);
      }),
      { seed: 12_001, numRuns: 60 },
    );
  });

  it('counts electricity that names no function as other', () => {
    const log = new ActivityLog(1, 1);
    log.add(0, ACTIVITY.electricity, 7);
    log.add(0, ACTIVITY.heat, 5);
    expect(log.electricity.rows).toBe(1);
    expect([log.electricity.functionOf(0), log.electricity.totalKwh(0, 0)]).toEqual([ENERGY_FUNCTION.other, 7]);
  });

  it('goes on from a snapshot as if nothing had happened, zone included', () => {
    fc.assert(
      fc.property(days, days, (before, after) => {
        const play = (log: ActivityLog, list: typeof before): void => {
          for (const day of list) {
            for (const { site, use, zone, kwh } of day) {
              if (kwh % 2 === 0) log.electricity.setZone(zone);
              log.addElectricity(site, use, kwh);
            }
            log.closeDay();
          }
          log.addElectricity(0, 0, 3);
        };
        const log = new ActivityLog(SITES, ZONES);
        play(log, before);
        const saved = log.save();
        const restored = new ActivityLog(SITES, ZONES);
        restored.addElectricity(4, 4, 99);
        restored.load(saved);
        play(log, after);
        play(restored, after);
        expect(restored.save()).toEqual(log.save());
      }),
      { seed: 12_002, numRuns: 40 },
    );
  });
});
