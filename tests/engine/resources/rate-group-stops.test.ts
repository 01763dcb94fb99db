// What holds a capacity group up besides failures: operators who are away, pauses, repairs on call. By hand-made arithmetic.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { Kernel, RANK } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { RateGroup } from '../../../src/engine/resources/rate-group.ts';
import type { RateGroupOptions } from '../../../src/engine/resources/rate-group.ts';

const HOUR = TICKS_PER_HOUR;

/** Four units of 900 an hour that never fail unless told otherwise; one repair takes two hours. */
function world(changes: Partial<RateGroupOptions> = {}) {
  const kernel = new Kernel();
  const streams = new Streams(8, 0);
  const done: number[] = [];
  const changed: string[] = [];
  const group = new RateGroup(
    kernel,
    'mill',
    {
      units: 4, ratePerUnitHour: 900, mtbfHours: Infinity, weibullShape: 1, mttrHours: 2, repairCv: 0, streams,
      onUnitChange: (unit, condition) => changed.push(`${kernel.now / HOUR}: ${unit} ${condition}`),
      ...changes,
    },
    () => done.push(kernel.now / HOUR),
  );
  const actions: (() => void)[] = [];
  const at = kernel.register('at', (index) => actions[index]!());
  const plan = (hour: number, action: () => void): void => {
    kernel.schedule(hour * HOUR, RANK.decision, at, actions.push(action) - 1, 0);
  };
  return { kernel, streams, group, done, changed, plan };
}

/** Unit-hours by state up to now; checks that they add up and that planned busy time is what is open, not maintained and not cleaned. */
function hours(group: RateGroup, now: number): Readonly<Record<string, number>> {
  const time = group.account(now);
  const { elapsed, plannedBusy, ...states } = time;
  expect(Object.values(states).reduce((a, b) => a + b, 0)).toBe(elapsed);
  expect(elapsed).toBe(now * group.units);
  expect(plannedBusy).toBe(elapsed - time.closed - time.maintenance - time.cleaning);
  expect(group.runningTicks()).toBe(time.running);
  expect(group.standingTicks()).toBe(time.idle + time.starved + time.blocked + time.unattended + time.setup);
  return Object.fromEntries(Object.entries(states).filter(([, ticks]) => ticks > 0).map(([state, ticks]) => [state, ticks / HOUR]));
}

describe('operators who are away', () => {
  it('leave units unattended and slow the job in hand', () => {
    const { kernel, group, done, plan } = world();
    group.start(1, 4 * 900 * 3, 1);
    plan(1, () => group.setAttendance(2));
    plan(3, () => group.setAttendance(4));
    kernel.runUntil(6 * HOUR);
    // One hour at four units, two at two, one at four.
    expect(done).toEqual([4]);
    expect(hours(group, kernel.now)).toEqual({ running: 12, unattended: 4, idle: 8 });
  });

  it('all of them stop it, and an idle group is idle whoever is away', () => {
    const { kernel, group, done, plan } = world();
    group.setAttendance(0);
    plan(1, () => group.start(1, 4 * 900, 1));
    plan(3, () => group.setAttendance(1));
    kernel.runUntil(8 * HOUR);
    expect(done).toEqual([7]);
    expect(hours(group, kernel.now)).toEqual({ idle: 8, unattended: 20, running: 4 });
    expect(() => group.setAttendance(5)).toThrow('attended');
  });

  it('share the wear out: half the units running age all by half', () => {
    const { kernel, group } = world();
    group.start(1, 1e9, 1);
    group.setAttendance(2);
    kernel.runUntil(10 * HOUR);
    expect([0, 1, 2, 3].map((unit) => group.wear(unit))).toEqual([5, 5, 5, 5]);
  });

  it('leave a group of which enough units are down as it was', () => {
    const { kernel, group, plan } = world();
    group.start(1, 1e9, 1);
    plan(1, () => group.requestMaintenance(2, 2 * HOUR));
    plan(1, () => group.setAttendance(2));
    kernel.runUntil(3 * HOUR);
    expect(hours(group, kernel.now)).toEqual({ running: 8, maintenance: 4 });
  });
});

describe('a pause', () => {
  it('holds the job in hand, keeps the wear and is accounted under its reason', () => {
    const { kernel, group, done, plan } = world();
    group.start(1, 4 * 900 * 3, 1);
    plan(1, () => group.pause('setup', 2 * HOUR));
    plan(4, () => group.pause('cleaning', HOUR));
    kernel.runUntil(8 * HOUR);
    expect(done).toEqual([6]);
    expect(hours(group, kernel.now)).toEqual({ running: 12, setup: 8, cleaning: 4, idle: 8 });
    expect(group.wear(0)).toBe(3);
  });

  it('within a pause prolongs it, once', () => {
    const resumed: number[] = [];
    const { kernel, group, plan } = world({ onResume: () => resumed.push(0) });
    group.pause('setup', 2 * HOUR);
    plan(1, () => group.pause('cleaning', 3 * HOUR));
    plan(4, () => expect(group.isPaused).toBe(true));
    kernel.runUntil(10 * HOUR);
    expect(resumed.length).toBe(1);
    expect(hours(group, kernel.now)).toEqual({ setup: 20, idle: 20 });
    group.pause('setup', 0);
    expect(group.isPaused).toBe(false);
    expect(() => group.pause('setup', 1.5)).toThrow('whole');
  });

  it('waits for a job that is started meanwhile', () => {
    const { kernel, group, done } = world();
    group.pause('setup', HOUR);
    group.start(1, 4 * 900, 1);
    kernel.runUntil(3 * HOUR);
    expect(done).toEqual([2]);
  });
});

describe('repair on call', () => {
  it('leaves a failed unit waiting until it is begun, under the reason that was said last', () => {
    const { kernel, group, changed, plan } = world({ units: 1, mtbfHours: 10, weibullShape: 1e6, repairsOnCall: true });
    group.start(1, 1e9, 1);
    plan(12, () => group.waitForRepair(0, 'parts'));
    plan(15, () => group.waitForRepair(0, 'crew'));
    plan(16, () => group.startRepair(0));
    kernel.runUntil(20 * HOUR);
    // The life of a unit of so large a shape is its mean, to a part in a million: ten hours and less than a minute.
    const seen = hours(group, kernel.now);
    expect(seen['running']).toBeCloseTo(12, 2);
    expect(seen['waitingForCrew']).toBeCloseTo(3, 2);
    expect(seen['waitingForParts']).toBe(3);
    expect(seen['down']).toBe(2);
    expect(changed.map((line) => line.split(' ').slice(1).join(' '))).toEqual(['0 down', '0 available']);
    expect(() => group.startRepair(0)).toThrow('waits for no repair');
  });

  it('begun at once gives what repair without a crew gives', () => {
    const run = (isOnCall: boolean): unknown => {
      const holder: { group?: RateGroup } = {};
      const w = world({
        mtbfHours: 5, weibullShape: 2, repairCv: 0.8, repairsOnCall: isOnCall,
        onUnitChange: (unit, condition) => {
          if (isOnCall && condition === 'down') holder.group!.startRepair(unit);
        },
      });
      holder.group = w.group;
      w.group.start(1, 1e9, 1);
      w.kernel.runUntil(500 * HOUR);
      return [w.group.account(w.kernel.now), w.group.workDone()];
    };
    expect(run(true)).toEqual(run(false));
  });
});

describe('a snapshot', () => {
  it('carries attendance, pauses and waiting repairs', () => {
    const options: Partial<RateGroupOptions> = { mtbfHours: 4, weibullShape: 2, repairCv: 0.5, repairsOnCall: true };
    const first = world(options);
    first.group.start(1, 1e9, 1);
    first.group.setAttendance(3);
    first.kernel.runUntil(6 * HOUR);
    first.group.pause('cleaning', 5 * HOUR);
    first.kernel.runUntil(8 * HOUR);
    const second = world(options);
    second.kernel.load(first.kernel.save());
    second.streams.load(first.streams.save());
    second.group.load(first.group.save());
    const ends = [first, second].map(({ kernel, group }) => {
      expect(group.downUnits).toBeGreaterThan(0);
      for (let unit = 0; unit < 4; unit += 1) if (group.condition(unit) === 'down') group.startRepair(unit);
      kernel.runUntil(30 * HOUR);
      return [group.account(kernel.now), group.workDone(), group.attendedUnits];
    });
    expect(ends[1]).toEqual(ends[0]);
  });
});
