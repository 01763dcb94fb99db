// The capacity group: rates, failures, repairs, maintenance, holds, shifts, accounts, snapshots.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../src/base/assert.ts';
import { TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { Kernel, RANK } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { RateGroup } from '../../../src/engine/resources/rate-group.ts';
import type { RateGroupOptions } from '../../../src/engine/resources/rate-group.ts';

const HOUR = TICKS_PER_HOUR;

/** A group with a list of completions; `next` may start the next job. Never fails unless told otherwise. */
function world(changes: Partial<RateGroupOptions> = {}, next?: (group: RateGroup, job: number) => void) {
  const kernel = new Kernel();
  const streams = new Streams(8, 0);
  const done: [number, number][] = [];
  const conditions: string[] = [];
  const group: RateGroup = new RateGroup(
    kernel,
    'mill',
    {
      units: 4,
      ratePerUnitHour: 900,
      mtbfHours: Infinity,
      weibullShape: 1,
      mttrHours: 2,
      repairCv: 0.5,
      streams,
      onUnitChange: (unit, condition) => conditions.push(`${kernel.now}:${unit}:${condition}`),
      ...changes,
    },
    (job) => {
      done.push([kernel.now, job]);
      next?.(group, job);
    },
  );
  const at = kernel.register('at', (index) => actions[index]!());
  const actions: (() => void)[] = [];
  const plan = (tick: number, action: () => void): void => {
    kernel.schedule(tick, RANK.decision, at, actions.push(action) - 1, 0);
  };
  return { kernel, streams, group, done, conditions, plan };
}

/** The parts add up to elapsed × units, and planned busy time is what is open and not in maintenance. */
function expectBalanced(group: RateGroup, tick: number): void {
  const time = group.account(tick);
  expect(time.running + time.idle + time.starved + time.blocked + time.down + time.maintenance + time.closed).toBe(
    time.elapsed,
  );
  expect(time.elapsed).toBe(tick * group.units);
  expect(time.plannedBusy).toBe(time.running + time.idle + time.starved + time.blocked + time.down);
}

describe('rate group at work', () => {
  it('finishes a job when units × rate × speed × time reaches its work', () => {
    const { kernel, group, done } = world();
    group.start(7, 3600, 1);
    expect([group.job, group.isIdle(), group.isRunning(), group.speedFactor]).toEqual([7, false, true, 1]);
    expect(group.expectedCompletion()).toBe(HOUR);
    kernel.runUntil(2 * HOUR);
    expect(done).toEqual([[HOUR, 7]]);
    expect([group.job, group.isIdle(), group.jobsCompleted, group.workDone()]).toEqual([-1, true, 1, 3600]);
    expect(group.account(2 * HOUR)).toMatchObject({
      running: 4 * HOUR,
      idle: 4 * HOUR,
      down: 0,
      elapsed: 8 * HOUR,
      plannedBusy: 8 * HOUR,
    });
  });

  it('goes faster with the speed factor, also in the middle of a job', () => {
    const { kernel, group, done, plan } = world();
    group.start(1, 3600, 2);
    plan(HOUR / 4, () => {
      expect(group.workRemaining()).toBe(1800);
      expect(group.workDone()).toBe(1800);
      group.setSpeed(0.5);
      group.setSpeed(0.5);
      expect(group.expectedCompletion()).toBe(HOUR / 4 + HOUR);
    });
    kernel.runUntil(3 * HOUR);
    expect(done).toEqual([[1.25 * HOUR, 1]]);
    expect(group.workRemaining()).toBe(0);
    expect(group.expectedCompletion()).toBe(Infinity);
  });

  it('loses no capacity to whole ticks while jobs follow each other', () => {
    // 1 unit of work a tick; jobs of 2.3 and less end within ticks. 1000 jobs of 2.3 need 2300 ticks, not 3000.
    const { kernel, group } = world(
      { units: 1, ratePerUnitHour: HOUR },
      (g, job) => job < 999 && g.start(job + 1, 2.3, 1),
    );
    group.start(0, 2.3, 1);
    kernel.runUntil(5000);
    expect(group.jobsCompleted).toBe(1000);
    expect(Math.abs(group.account(5000).running - 2300)).toBeLessThanOrEqual(1);
    expect(group.workDone()).toBeCloseTo(2300, 6);
  });

  it('does several jobs within one tick when they are small enough', () => {
    const { kernel, group, done } = world(
      { units: 1, ratePerUnitHour: HOUR },
      (g, job) => job < 9 && g.start(job + 1, 0.25, 1),
    );
    group.start(0, 0.25, 1);
    kernel.runUntil(10);
    expect(done.map(([tick]) => tick)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3]);
  });

  it('gives no credit to a job that starts later', () => {
    const { kernel, group, done, plan } = world({ units: 1, ratePerUnitHour: HOUR });
    group.start(0, 0.5, 1);
    plan(5, () => group.start(1, 3, 1));
    kernel.runUntil(20);
    expect(done).toEqual([
      [1, 0],
      [8, 1],
    ]);
  });

  it('ends a job of no work at once', () => {
    const { kernel, group, done } = world();
    group.start(3, 0, 1);
    kernel.runUntil(1);
    expect(done).toEqual([[0, 3]]);
  });

  it('is not moved by a look: reading any figure at any time changes no completion', () => {
    const run = (look: boolean): [number, number][] => {
      const w = world({ mtbfHours: 3, weibullShape: 2, ratePerUnitHour: 777.7 }, (g, job) =>
        g.start(job + 1, 1234.5 + (job % 7), 0.9 + (job % 3) / 10),
      );
      w.group.start(0, 1000, 1);
      for (let tick = 37; tick < (look ? 200 * HOUR : 0); tick += 997) {
        w.plan(tick, () => {
          w.group.account(tick);
          w.group.workDone();
          w.group.workRemaining();
          w.group.wear(1);
          w.group.lifeShare(1);
          w.group.expectedCompletion();
          w.group.save();
        });
      }
      w.kernel.runUntil(200 * HOUR);
      return w.done;
    };
    const plain = run(false);
    expect(plain.length).toBeGreaterThan(100);
    expect(run(true)).toEqual(plain);
  });
});

describe('rate group that fails', () => {
  it('slows down while a unit is in repair and keeps the progress of its job', () => {
    const { kernel, group, done, conditions, plan } = world({
      units: 2,
      mtbfHours: 1,
      weibullShape: 50,
      repairCv: 0,
      mttrHours: 4,
      ratePerUnitHour: 1000,
    });
    group.start(0, 1_000_000, 1);
    let seen = false;
    plan(HOUR, () => {
      seen = true;
      // A shape of 50 puts both first failures at 0.9 to 1.1 running hours.
      expect(group.availableUnits + group.downUnits).toBe(2);
    });
    kernel.runUntil(1.5 * HOUR);
    expect(seen).toBe(true);
    expect([group.availableUnits, group.downUnits, group.maintenanceUnits]).toEqual([0, 2, 0]);
    expect([group.condition(0), group.isRunning(), group.expectedCompletion()]).toEqual(['down', false, Infinity]);
    const stalled = group.workDone();
    expect(stalled).toBeGreaterThan(1800);
    expect(stalled).toBeLessThan(2200);
    kernel.runUntil(4 * HOUR);
    expect(group.workDone()).toBe(stalled);
    kernel.runUntil(5.5 * HOUR);
    expect(group.condition(1)).toBe('available');
    expect(group.workDone()).toBeGreaterThan(stalled);
    expect(done).toEqual([]);
    expect(conditions.map((line) => line.split(':')[2])).toEqual(['down', 'down', 'available', 'available']);
    expectBalanced(group, 5.5 * HOUR);
  });

  it('does not age while it stands', () => {
    const { kernel, group, plan } = world({ units: 1, mtbfHours: 10, weibullShape: 3 });
    plan(100 * HOUR, () => group.start(0, 900 * 2, 1));
    kernel.runUntil(200 * HOUR);
    expect(group.wear(0)).toBe(2);
    expect(group.account(200 * HOUR).down).toBe(0);
  });

  it('fails with the mean running hours and is repaired with the mean hours that were asked for', () => {
    const failures: number[] = [];
    const units = 10;
    const w = world(
      {
        units,
        mtbfHours: 40,
        weibullShape: 1.8,
        mttrHours: 3,
        repairCv: 0.6,
        onUnitChange: (_unit, c) => c === 'down' && failures.push(1),
      },
      (g, job) => g.start(job + 1, 50_000, 1),
    );
    w.group.start(0, 50_000, 1);
    const hours = 40_000;
    w.kernel.runUntil(hours * HOUR);
    const time = w.group.account(hours * HOUR);
    const n = failures.length;
    // Renewals: relative error of a mean of n lives is cv/√n; cv of Weibull 1.8 is 0.58, of the repair 0.6. Four of them.
    expect(n).toBeGreaterThan(5000);
    expect(Math.abs(time.running / HOUR / n / 40 - 1)).toBeLessThan((4 * 0.58) / Math.sqrt(n));
    expect(Math.abs(time.down / HOUR / n / 3 - 1)).toBeLessThan((4 * 0.6) / Math.sqrt(n));
    // Availability of units that run whenever they can: mtbf / (mtbf + mttr).
    expect(Math.abs(time.running / time.plannedBusy - 40 / 43)).toBeLessThan(0.004);
    expectBalanced(w.group, hours * HOUR);
    // Work is capacity × running time, up to the one tick that a job may end within.
    expect(Math.abs(w.group.workDone() - (time.running * 900) / HOUR)).toBeLessThan(
      units * 0.25 + 1e-6 * w.group.workDone(),
    );
  });

  it('wears faster at a higher wear rate', () => {
    const count = (rate: number): number => {
      let failures = 0;
      const w = world({ mtbfHours: 20, onUnitChange: (_unit, c) => c === 'down' && (failures += 1) }, (g, job) =>
        g.start(job + 1, 1e6, 1),
      );
      w.group.setWearRate(rate);
      w.group.setWearRate(rate);
      w.group.start(0, 1e6, 1);
      w.kernel.runUntil(20_000 * HOUR);
      return failures;
    };
    // Expected 4·20000/22 = 3636 and 4·20000/12 = 6667; four standard deviations of a Poisson count are 4·√n.
    expect(Math.abs(count(1) - 3636)).toBeLessThan(245);
    expect(Math.abs(count(2) - 6667)).toBeLessThan(330);
  });

  it('gives every unit its own luck: other units do not move the failures and repairs of the first', () => {
    const failures = (units: number): string[] => {
      const w = world({ units, mtbfHours: 15, ratePerUnitHour: 1 }, (g, job) => g.start(job + 1, 1e9, 1));
      w.group.start(0, 1e9, 1);
      w.kernel.runUntil(1000 * HOUR);
      return w.conditions.filter((line) => line.split(':')[1] === '0');
    };
    expect(failures(1).length).toBeGreaterThan(60);
    expect(failures(9)).toEqual(failures(1));
  });
});

describe('planned maintenance', () => {
  it('takes the most worn units, makes them as new and is told apart from failures', () => {
    const { kernel, group, conditions, plan } = world({ units: 3, mtbfHours: 1000 });
    group.start(0, 1e9, 1);
    plan(HOUR, () => expect(group.maintainUnit(1, HOUR)).toBe(true));
    plan(3 * HOUR, () => {
      expect([0, 1, 2].map((unit) => group.wear(unit))).toEqual([3, 1, 3]);
      expect(group.requestMaintenance(2, HOUR)).toBe(2);
      expect([0, 1, 2].map((unit) => group.condition(unit))).toEqual(['maintenance', 'available', 'maintenance']);
      expect(group.maintenanceUnits).toBe(2);
      expect(group.maintainUnit(0, HOUR)).toBe(false);
      expect(group.wear(0)).toBe(3);
    });
    kernel.runUntil(5 * HOUR);
    expect([0, 1, 2].map((unit) => group.wear(unit))).toEqual([1, 3, 1]);
    expect(group.account(5 * HOUR)).toMatchObject({ maintenance: 3 * HOUR, down: 0, plannedBusy: 12 * HOUR });
    expect(conditions[0]).toBe(`${HOUR}:1:maintenance`);
    expectBalanced(group, 5 * HOUR);
  });

  it('stops no more units than are available', () => {
    const { kernel, group } = world();
    expect(group.requestMaintenance(9, HOUR)).toBe(4);
    expect(group.requestMaintenance(1, HOUR)).toBe(0);
    kernel.runUntil(2 * HOUR);
    expect(group.availableUnits).toBe(4);
  });

  it('prevents failures of units that wear out', () => {
    const failures = (interval: number): number => {
      let count = 0;
      const w = world(
        { mtbfHours: 100, weibullShape: 4, onUnitChange: (_unit, c) => c === 'down' && (count += 1) },
        (g, job) => g.start(job + 1, 1e9, 1),
      );
      w.group.start(0, 1e9, 1);
      for (let hour = interval; hour < 5000; hour += interval)
        w.plan(hour * HOUR, () => w.group.requestMaintenance(4, HOUR));
      w.kernel.runUntil(5000 * HOUR);
      return count;
    };
    expect(failures(50)).toBeLessThan(failures(6000) / 4);
  });
});

describe('holds and shifts', () => {
  it('a blocked group holds its job and counts as blocked', () => {
    const { kernel, group, done, plan } = world();
    group.start(0, 3600, 1);
    plan(HOUR / 2, () => group.block());
    plan(HOUR, () => {
      expect([group.isBlocked, group.isRunning(), group.workRemaining()]).toEqual([true, false, 1800]);
      group.block();
    });
    plan(2 * HOUR, () => group.unblock());
    kernel.runUntil(3 * HOUR);
    expect(done).toEqual([[2.5 * HOUR, 0]]);
    expect(group.account(3 * HOUR)).toMatchObject({ running: 4 * HOUR, blocked: 6 * HOUR, idle: 2 * HOUR });
  });

  it('counts waiting for material apart from idling until the next start', () => {
    const { kernel, group, plan } = world();
    group.waitFor('starved');
    plan(HOUR, () => group.start(0, 3600, 1));
    plan(3 * HOUR, () => group.waitFor('starved'));
    plan(4 * HOUR, () => group.waitFor('idle'));
    plan(5 * HOUR, () => group.block());
    kernel.runUntil(6 * HOUR);
    expect(group.account(6 * HOUR)).toMatchObject({
      starved: 8 * HOUR,
      running: 4 * HOUR,
      idle: 8 * HOUR,
      blocked: 4 * HOUR,
    });
    expectBalanced(group, 6 * HOUR);
  });

  it('a closed group holds its job, does not age, and repairs go on', () => {
    const { kernel, group, done, plan } = world({ units: 1, mtbfHours: 100 });
    group.start(0, 1800, 1);
    plan(HOUR, () => group.setOpen(false));
    plan(2 * HOUR, () => expect(group.maintainUnit(0, HOUR)).toBe(true));
    plan(4 * HOUR, () => {
      expect([group.isOpen, group.condition(0)]).toEqual([false, 'available']);
      group.setOpen(true);
    });
    kernel.runUntil(6 * HOUR);
    expect(done).toEqual([[5 * HOUR, 0]]);
    expect(group.account(6 * HOUR)).toMatchObject({
      closed: 3 * HOUR,
      maintenance: 0,
      running: 2 * HOUR,
      plannedBusy: 3 * HOUR,
    });
  });

  it('forgets the past at a reset', () => {
    const { kernel, group } = world();
    group.start(0, 7200, 1);
    kernel.runUntil(HOUR);
    group.resetAccount();
    expect([group.workDone(), group.account(HOUR).elapsed]).toEqual([0, 0]);
    kernel.runUntil(3 * HOUR);
    expect([group.workDone(), group.jobsCompleted]).toEqual([3600, 1]);
    expect(group.account(3 * HOUR)).toMatchObject({ running: 4 * HOUR, idle: 4 * HOUR });
  });
});

describe('time balance', () => {
  it('closes to the tick through a life of failures, stops, holds and shifts', () => {
    const w = world({ units: 7, mtbfHours: 9, weibullShape: 1.5 }, (g, job) => {
      if (job % 5 !== 4) g.start(job + 1, 4000 + job, 0.8 + (job % 4) / 10);
      else g.waitFor(job % 2 === 0 ? 'starved' : 'idle');
    });
    const dice = w.streams.get('test.dice', 0);
    w.group.start(0, 1000, 1);
    let tick = 0;
    for (let i = 0; i < 3000; i += 1) {
      tick += 1 + dice.integer(HOUR);
      const choice = dice.integer(8);
      w.plan(tick, () => {
        if (choice === 0) w.group.block();
        else if (choice === 1) w.group.unblock();
        else if (choice === 2) w.group.setOpen(false);
        else if (choice === 3) w.group.setOpen(true);
        else if (choice === 4) w.group.requestMaintenance(2, 500);
        else if (choice === 5) w.group.setSpeed(0.7 + (tick % 5) / 10);
        else if (w.group.isIdle()) w.group.start(tick, 5000, 1);
        expectBalanced(w.group, w.kernel.now);
      });
    }
    w.kernel.runUntil(tick + 1);
    expectBalanced(w.group, tick + 1);
    for (const state of ['running', 'idle', 'starved', 'blocked', 'down', 'maintenance', 'closed'] as const) {
      expect(w.group.account(tick + 1)[state]).toBeGreaterThan(0);
    }
  });
});

describe('snapshot of a rate group', () => {
  it('restored in the middle of jobs, repairs and holds, goes on as the straight run', () => {
    const build = () => {
      const w = world({ units: 5, mtbfHours: 6, weibullShape: 2 }, (g, job) =>
        g.start(job + 1, 3000 + 17 * (job % 11), 1),
      );
      const toggle = w.kernel.register('toggle', (a) => {
        if (a % 3 === 0) w.group.block();
        else if (a % 3 === 1) w.group.unblock();
        else w.group.requestMaintenance(1, 900);
        w.kernel.schedule(w.kernel.now + 4321, RANK.decision, toggle, a + 1, 0);
      });
      return { ...w, toggle };
    };
    const straight = build();
    straight.group.start(0, 3000, 1);
    straight.kernel.schedule(100, RANK.decision, straight.toggle, 0, 0);
    for (const hour of [3, 27.77, 60]) {
      straight.kernel.runUntil(hour * HOUR);
      const saved = { kernel: straight.kernel.save(), streams: straight.streams.save(), group: straight.group.save() };
      const restored = build();
      restored.kernel.load(saved.kernel);
      restored.streams.load(saved.streams);
      restored.group.load(saved.group);
      straight.kernel.runUntil((hour + 20) * HOUR);
      restored.kernel.runUntil((hour + 20) * HOUR);
      expect(restored.done.length).toBeGreaterThan(5);
      expect(restored.done).toEqual(straight.done.slice(-restored.done.length));
      expect(restored.group.save()).toEqual(straight.group.save());
      expect(restored.group.account(restored.kernel.now)).toEqual(straight.group.account(straight.kernel.now));
    }
  });
});

describe('refusals of a rate group', () => {
  it('names what is wrong', () => {
    for (const fault of [
      { units: 0 },
      { units: 1.5 },
      { ratePerUnitHour: 0 },
      { ratePerUnitHour: Infinity },
      { mtbfHours: 0 },
      { weibullShape: 0 },
      { mttrHours: 0 },
      { repairCv: -1 },
    ]) {
      expect(() => world(fault)).toThrow(AssertionError);
    }
    const { kernel, group } = world();
    group.start(1, 10, 1);
    expect(() => group.start(2, 10, 1)).toThrow(/job 2 was started while job 1/);
    kernel.runUntil(100);
    for (const [job, work, speed] of [
      [-1, 1, 1],
      [0.5, 1, 1],
      [1, -1, 1],
      [1, Infinity, 1],
      [1, 1, 0],
      [1, 1, Infinity],
    ] as const) {
      expect(() => group.start(job, work, speed)).toThrow(AssertionError);
    }
    expect(() => group.setSpeed(0)).toThrow(AssertionError);
    expect(() => group.setWearRate(-1)).toThrow(AssertionError);
    expect(() => group.maintainUnit(0, 0.5)).toThrow(AssertionError);
    expect(() => group.condition(4)).toThrow(AssertionError);
    expect(() => group.wear(4)).toThrow(AssertionError);
    expect(() => group.account(99)).toThrow(AssertionError);
  });
});
