// A group of machines of a mill: condition, planned stops, parts, electricity and its account, by hand-made arithmetic.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../src/base/units.ts';
import { ACTIVITY } from '../../src/model/domain/activities.ts';
import { MachineGroup } from '../../src/model/machine-group.ts';
import type { MachineGroupOptions } from '../../src/model/machine-group.ts';
import { lossTree, oeeOf } from '../../src/model/domain/oee.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { PEOPLE_PARAMETERS } from '../../src/model/parameters/people.ts';
import { RepairCrew } from '../../src/model/repair-crew.ts';
import { plantWorld } from './plant-world.ts';
import type { PlantWorld } from './plant-world.ts';

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

function open(options: Partial<MachineGroupOptions>): PlantWorld & { readonly group: MachineGroup } {
  const plant = plantWorld();
  const { world } = plant;
  const group = new MachineGroup(world, { ...OPTIONS, ...options }, () => {});
  group.rate.setOpen(true);
  return { group, ...plant };
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

  it('that counts pieces takes the planned time of a tonne from the pieces in it, so heavy pieces never make it faster than rated', () => {
    const { group, world } = open({ units: 2, ratePerUnitHour: 8, standardHoursPerTonne: 1e6 / (8 * 1500) });
    group.startJob(1, 160, 1, 0);
    world.kernel.runUntil(hours(12));
    // 160 pieces of 1,600 g, 100 g above plan, in ten hours of two machines: 20 h for 0.256 t.
    group.addOutput(160 * 1600, 0);
    group.addPieces(160);
    const account = group.account();
    expect(account.standardHoursPerTonne).toBeCloseTo(78.125, 9);
    expect(oeeOf(account).effectiveness).toBeCloseTo(1, 9);
    expect(lossTree(account).losses.speed).toBe(0);
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

describe('a group with a crew', () => {
  const RULES = { ...defaultValues(PEOPLE_PARAMETERS), spareLeadCv: 0 };
  function withCrew(options: Partial<MachineGroupOptions>, fitters: number) {
    const { world } = plantWorld();
    const crew = new RepairCrew(world, 0, RULES);
    crew.setFitters(fitters);
    const group = new MachineGroup(world, { ...OPTIONS, ...options }, () => {}, crew);
    group.rate.setOpen(true);
    return { world, crew, group };
  }

  it('waits for its fitters, who are paid by the shift and not by the repair', () => {
    const { world, group } = withCrew({ mtbfHours: 20, mttrHours: 10 }, 2);
    group.rate.start(1, 1e9, 1);
    world.kernel.runUntil(hours(400));
    const { stops, downTicks, failures } = group.account();
    expect(stops.waitingForCrew).toBeGreaterThan(0);
    expect(downTicks).toBe(stops.repair + stops.waitingForCrew + stops.waitingForParts);
    expect(world.activities.total(0, ACTIVITY.labour)).toBe(0);
    expect(world.activities.total(0, ACTIVITY.spareParts)).toBe(90 * failures);
  });

  it('fails as often and is repaired as long as without one when nothing runs short', () => {
    const alone = open({ mtbfHours: 20 });
    const served = withCrew({ mtbfHours: 20, failureSpareUsd: 90 }, 100);
    for (const { group, world } of [alone, served]) {
      group.rate.start(1, 1e9, 1);
      world.kernel.runUntil(hours(1000));
    }
    expect(served.group.account()).toEqual(alone.group.account());
  });

  it('stops as planned when fitters are free, and only machines that are still up', () => {
    const { world, crew, group } = withCrew({ mtbfHours: 1e6, failureSpareUsd: 0 }, 2);
    group.rate.start(1, 1e9, 1);
    world.kernel.runUntil(hours(10));
    group.dailyRound(() => true);
    // Two fitters do one stop of two hours after the other.
    expect(group.rate.maintenanceUnits).toBe(1);
    const asked: number[] = [];
    group.dailyRound(({ unit }) => asked.push(unit) < 0);
    expect(asked).toEqual([]);
    world.kernel.runUntil(hours(20));
    expect(group.account().stops.maintenance).toBe(4 * hours(2));
    expect([crew.busyFitters, crew.waiting]).toEqual([0, 0]);
  });

  it('has its operators clear the stops of machines that do not wear', () => {
    const { world, crew, group } = withCrew({ mtbfHours: 10, wearsOut: false }, 0);
    group.rate.start(1, 1e9, 1);
    world.kernel.runUntil(hours(200));
    const { stops } = group.account();
    expect(stops.minorStops).toBeGreaterThan(0);
    expect([stops.repair, stops.waitingForCrew, crew.waiting]).toEqual([0, 0, 0]);
  });
});

describe('the time of a group', () => {
  it('goes into setup, cleaning and the minor stops of its jobs, and adds up', () => {
    const { group, world, at } = open({});
    group.setUp(1);
    // Rated 4,000 an hour; a fifth of the time goes into short stops.
    group.startJob(1, 4 * 800 * 5, 0.8, 0.2);
    at(hours(6), () => {
      group.clean(0.5);
      group.startJob(2, 4 * 1000 * 2, 1, 0);
    });
    world.kernel.runUntil(hours(10));
    const account = group.account();
    const unitHours = (ticks: number): number => ticks / 4 / TICKS_PER_HOUR;
    expect(unitHours(account.stops.setup)).toBe(1);
    expect(unitHours(account.stops.cleaning)).toBe(0.5);
    expect(unitHours(account.stops.minorStops)).toBe(1);
    expect(unitHours(account.runningTicks)).toBe(4 + 2);
    expect(unitHours(account.plannedTicks)).toBe(9.5);
    expect(account.runningTicks + account.downTicks + account.idleTicks).toBe(account.plannedTicks);
    expect(account.maintenanceTicks).toBe(account.stops.cleaning);
  });

  it('costs idle power in setup and none in cleaning', () => {
    const { group, world } = open({});
    group.setUp(2);
    world.kernel.runUntil(hours(3));
    expect(group.takeElectricityKwh(1)).toBeCloseTo(4 * 5 * 3 * 0.2, 9);
    group.clean(2);
    world.kernel.runUntil(hours(5));
    expect(group.takeElectricityKwh(1)).toBe(0);
  });
});
