// A group of machines of a mill: condition, planned stops, parts, electricity and its account, by hand-made arithmetic.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../src/base/units.ts';
import { ACTIVITY } from '../../src/model/domain/activities.ts';
import { MachineGroup } from '../../src/model/machine-group.ts';
import type { MachineGroupOptions } from '../../src/model/machine-group.ts';
import { plantWorld } from './plant-world.ts';

const OPTIONS: MachineGroupOptions = {
  site: 0,
  group: 'test',
  stage: 'spinning',
  units: 4,
  ratePerUnitHour: 1000,
  mtbfHours: Infinity,
  weibullShape: 2,
  mttrHours: 1,
  repairCv: 0,
  wearsOut: true,
  gradualFailureShare: 1,
  plannedStopHours: 2,
  failureSpareUsd: 90,
  plannedSpareUsd: 30,
  fitterCount: 2,
  powerKw: 5,
  idlePowerShare: 0.2,
  standardHoursPerTonne: 1000,
};

const hours = (count: number): number => count * TICKS_PER_HOUR;

function open(options: Partial<MachineGroupOptions>): { group: MachineGroup; world: ReturnType<typeof plantWorld>['world'] } {
  const { world } = plantWorld();
  const group = new MachineGroup(world, { ...OPTIONS, ...options }, () => {});
  group.rate.setOpen(true);
  return { group, world };
}

describe('a group of machines', () => {
  it('takes full power while running, a share while waiting and none while closed', () => {
    const { group, world } = open({});
    group.rate.start(1, 4 * 1000 * 3, 1);
    world.kernel.runUntil(hours(5));
    // Three hours of running and two of waiting with four machines of 5 kW.
    expect(group.takeElectricityKwh(1)).toBeCloseTo(4 * 5 * (3 + 2 * 0.2), 9);
    expect(group.takeElectricityKwh(1)).toBe(0);
    group.rate.setOpen(false);
    world.kernel.runUntil(hours(9));
    expect(group.takeElectricityKwh(1)).toBe(0);
    expect(group.takeOpenHours()).toBeCloseTo(5, 9);
  });

  it('takes power by the factor that the speed asks for', () => {
    const { group, world } = open({});
    group.rate.start(1, 4 * 1000 * 2, 1);
    world.kernel.runUntil(hours(2));
    expect(group.takeElectricityKwh(1.21)).toBeCloseTo(4 * 5 * 2 * 1.21, 9);
  });

  it('books parts and fitters of failures', () => {
    const { group, world } = open({ mtbfHours: 10, units: 1 });
    group.rate.start(1, 1000 * 200, 1);
    world.kernel.runUntil(hours(300));
    const { failures } = group.account();
    expect(failures).toBeGreaterThan(10);
    expect(world.activities.total(0, ACTIVITY.spareParts)).toBe(90 * failures);
    // One hour of repair each, two fitters.
    expect(world.activities.total(0, ACTIVITY.labour)).toBeCloseTo(2 * failures, 6);
  });

  it('stops for maintenance what it is told to, at the price of a planned stop, and comes back as new', () => {
    const { group, world } = open({ mtbfHours: 1e6 });
    group.rate.start(1, 4 * 1000 * 100, 1);
    world.kernel.runUntil(hours(10));
    group.dailyRound((question) => question.unit === 2);
    expect(group.rate.condition(2)).toBe('maintenance');
    expect(world.activities.total(0, ACTIVITY.spareParts)).toBe(30);
    world.kernel.runUntil(hours(13));
    expect(group.rate.wear(2)).toBeCloseTo(1, 3);
    expect(group.rate.wear(0)).toBeCloseTo(13, 3);
    expect(group.account().maintenanceTicks).toBe(hours(2));
  });

  it('asks nothing of machines that do not wear', () => {
    const { group } = open({ wearsOut: false });
    group.dailyRound(() => {
      throw new Error('asked');
    });
    expect(group.meanWear).toBe(0);
  });

  it('shows a gradual failure coming and hides a sudden one', () => {
    const wearBeforeFailure = (gradualFailureShare: number): number => {
      const { group, world } = open({ mtbfHours: 50, units: 1, gradualFailureShare });
      group.rate.start(1, 1e9, 1);
      let wear = 0;
      while (group.rate.condition(0) === 'available') {
        wear = group.wear(0);
        world.kernel.runUntil(world.kernel.now + 60);
      }
      return wear;
    };
    // A minute of some fifty hours before the failure.
    expect(wearBeforeFailure(1)).toBeGreaterThan(0.99);
    expect(wearBeforeFailure(0)).toBeLessThanOrEqual(0.5);
  });

  it('counts good output as what was produced less what failed', () => {
    const { group } = open({});
    group.addOutput(1000, 0);
    group.addOutput(500, 120);
    expect(group.account().producedGrams).toBe(1500);
    expect(group.account().goodGrams).toBe(1380);
  });
});
