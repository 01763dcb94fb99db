// The gin stage is deterministic and can be stopped, saved and continued at any moment without a trace.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { clonePlain } from '../../../src/base/plain.ts';
import type { Plain } from '../../../src/base/plain.ts';
import { ginWorld } from './gin-world.ts';
import type { GinWorld } from './gin-world.ts';

/** A busy season with a gap in it, planned stops, absences and too few fitters and parts, so that every kind of event occurs. */
function prepare(): GinWorld {
  const gin = ginWorld({
    gins: 2,
    gin: { stands: 4, lintKgPerStandHour: 900, fitters: 1 },
    parameters: { standMtbfHours: 25, standMttrHours: 8, lintCleanerMtbfHours: 30 },
    people: { absenceShare: 0.3, ginHelpers: 0, spareLeadDays: 3, spareCoverDays: 1, spareSafetyFactor: 0, spareUseFactor: 0.2 },
    ports: { plansMaintenance: ({ hoursSinceRenewal, group }) => hoursSinceRenewal > (group === 'stand' ? 20 : 15) },
  });
  for (let i = 0; i < 200; i += 1) gin.deliverAt(i * 3000 + (i > 100 ? 2 * TICKS_PER_DAY : 0), i % 2, 7_000_000 + i * 1001);
  return gin;
}

function save({ world, stage }: GinWorld): Plain {
  const { kernel, streams, lots, ledger, activities } = world;
  return clonePlain([kernel.save(), streams.save(), lots.save(), ledger.save(), activities.save(), stage.save()]);
}

function load({ world, stage }: GinWorld, saved: Plain): void {
  const parts = saved as readonly Plain[];
  const { kernel, streams, lots, ledger, activities } = world;
  [kernel, streams, lots, ledger, activities, stage].forEach((part, i) => part.load(parts[i]!));
}

/** Columns of living and past lots only: capacity beyond `count` may differ after a restore. */
function fingerprint(gin: GinWorld): readonly unknown[] {
  const { lots, ledger, activities, kernel, streams } = gin.world;
  const rows: number[] = [];
  for (let lot = 0; lot < lots.count; lot += 1) {
    rows.push(lots.kind(lot), lots.grams(lot), lots.account(lot), lots.createdTick(lot), lots.trait(lot, 1), lots.trait(lot, 8), lots.parentsOf(lot));
  }
  return [rows, ledger.save(), activities.save(), kernel.dispatched, streams.save(), gin.stage.save(), gin.stage.machines()];
}

function finish(gin: GinWorld, days: number): void {
  gin.runDays(days);
  gin.stage.closeSeason(0);
  gin.stage.closeSeason(1);
  gin.runDays(3);
}

describe('the gin stage', () => {
  it('gives the same lots, books and meters for the same seed', () => {
    const [a, b] = [prepare(), prepare()];
    finish(a, 11);
    finish(b, 11);
    expect(fingerprint(a)).toEqual(fingerprint(b));
    expect(a.stage.isBusy()).toBe(false);
    const { stops } = a.stage.machines()[0]!;
    for (const cause of ['maintenance', 'cleaning', 'repair', 'waitingForCrew', 'waitingForParts', 'minorStops', 'setup', 'unattended', 'starved'] as const) {
      expect(stops[cause], cause).toBeGreaterThan(0);
    }
  });

  it('goes on from a snapshot as if it had never stopped, whenever it is taken', () => {
    const straight = prepare();
    finish(straight, 11);
    const expected = fingerprint(straight);
    // Not on day borders only: in the middle of lots, repairs, waits and planned stops.
    for (const tick of [0, 5000, 2 * TICKS_PER_DAY + 21_700, 4 * TICKS_PER_DAY + 40_001, 6 * TICKS_PER_DAY + 1]) {
      const first = prepare();
      const fullDays = Math.floor(tick / TICKS_PER_DAY);
      first.runDays(fullDays);
      first.world.kernel.runUntil(tick);
      const saved = save(first);
      const second = prepare();
      load(second, saved);
      finish(second, 11 - fullDays);
      expect(fingerprint(second)).toEqual(expected);
    }
  });

  it('shares nothing with its snapshot', () => {
    const gin = prepare();
    gin.runDays(3);
    const saved = gin.stage.save();
    const copy = clonePlain(saved);
    gin.runDays(2);
    expect(saved).toEqual(copy);
  });

  it('draws the same luck for one gin whether or not another stands beside it', () => {
    const run = (gins: number): number[] => {
      const gin = ginWorld({ gins });
      for (let i = 0; i < 60; i += 1) gin.deliverAt(i * 3600, 0, 8_000_000);
      if (gins > 1) for (let i = 0; i < 60; i += 1) gin.deliverAt(i * 3600, 1, 8_000_000);
      gin.runDays(4);
      const { lots } = gin.world;
      return gin.bales.filter((bale) => lots.site(bale) === 0).map((bale) => lots.createdTick(bale) + lots.trait(bale, 0));
    };
    expect(run(2)).toEqual(run(1));
  });
});
