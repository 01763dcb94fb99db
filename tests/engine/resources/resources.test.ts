// Waiting line, server, buffer, pool, breakdowns and schedule, each by small worked cases and refusals.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../src/base/assert.ts';
import { Kernel, RANK } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { Breakdowns } from '../../../src/engine/resources/breakdown.ts';
import { Buffer } from '../../../src/engine/resources/buffer.ts';
import { Pool } from '../../../src/engine/resources/pool.ts';
import { ShiftClock, TICKS_PER_WEEK, WeeklySchedule } from '../../../src/engine/resources/schedule.ts';
import { STOP, Server } from '../../../src/engine/resources/server.ts';
import { UnitTime } from '../../../src/engine/resources/unit-time.ts';
import { WaitingLine } from '../../../src/engine/resources/waiting-line.ts';

/** Runs actions at ticks. */
function planner(kernel: Kernel): (tick: number, action: () => void) => void {
  const actions: (() => void)[] = [];
  const code = kernel.register('plan', (index) => actions[index]!());
  return (tick, action) => {
    kernel.schedule(tick, RANK.decision, code, actions.push(action) - 1, 0);
  };
}

describe('waiting line', () => {
  it('first in, first out, through growth and wrap-around', () => {
    const line = new WaitingLine('fifo');
    const out: number[] = [];
    let next = 0;
    for (let round = 0; round < 50; round += 1) {
      for (let i = 0; i < 7; i += 1) line.push(next++, round, -next);
      for (let i = 0; i < 5; i += 1) out.push(line.shift());
    }
    expect(line.length).toBe(100);
    expect(line.firstTick).toBe(Math.floor(250 / 7));
    while (line.length > 0) out.push(line.shift());
    expect(out).toEqual(Array.from({ length: 350 }, (_, i) => i));
  });

  it('by priority, the earliest among equals', () => {
    const line = new WaitingLine('priority');
    const stream = new Streams(1, 0).get('test.line', 0);
    const jobs = Array.from({ length: 300 }, (_, i) => ({ job: i, priority: stream.integer(9) }));
    for (const { job, priority } of jobs) line.push(job, 1000 + job, priority);
    const expected = [...jobs].sort((x, y) => x.priority - y.priority || x.job - y.job).map(({ job }) => job);
    expect(line.firstJob).toBe(expected[0]);
    expect(line.firstTick).toBe(1000 + expected[0]!);
    expect(Array.from({ length: 300 }, () => line.shift())).toEqual(expected);
  });

  it('refuses to give from nothing, and goes on from a snapshot', () => {
    const line = new WaitingLine('priority');
    expect(() => line.shift()).toThrow(AssertionError);
    expect(() => line.firstJob).toThrow(AssertionError);
    expect(() => line.firstTick).toThrow(AssertionError);
    for (let i = 0; i < 40; i += 1) line.push(i, i, i % 3);
    const restored = new WaitingLine('priority');
    restored.load(line.save());
    restored.push(99, 0, 0);
    line.push(99, 0, 0);
    for (let i = 0; i < 41; i += 1) expect(restored.shift()).toBe(line.shift());
  });
});

describe('server', () => {
  function world(
    units: number,
    discipline: 'fifo' | 'priority',
    ticks: (job: number) => number,
    leaves: (job: number) => boolean = () => true,
  ) {
    const kernel = new Kernel();
    const log: string[] = [];
    const runs: string[] = [];
    const server = new Server(kernel, 'gin', {
      units,
      discipline,
      serviceTicks: ticks,
      onServed: (job, unit) => {
        log.push(`${kernel.now}:${job}@${unit}`);
        return leaves(job);
      },
      onRunChange: (unit, isRunning) => runs.push(`${kernel.now}:${unit}:${isRunning ? 'on' : 'off'}`),
    });
    return { kernel, server, log, runs, plan: planner(kernel) };
  }

  it('serves in order on the lowest free unit and tallies waits and the line', () => {
    const { kernel, server, log, plan, runs } = world(2, 'fifo', (job) => [10, 4, 5, 1][job]!);
    plan(0, () => [0, 1, 2, 3].forEach((job) => server.arrive(job, 0)));
    plan(1, () => expect([server.waiting, server.runningUnits, server.jobOf(1)]).toEqual([2, 2, 1]));
    kernel.runUntil(20);
    expect(log).toEqual(['4:1@1', '9:2@1', '10:0@0', '10:3@1']);
    // Waits 0, 0, 4, 9; line: 2 for 4 ticks, then 1 for 5.
    expect([server.waits.count, server.waits.mean, server.waits.max]).toEqual([4, 3.25, 9]);
    expect(server.queueLength.integral(20)).toBe(13);
    expect(server.account(20)).toMatchObject({ running: 20, idle: 20, elapsed: 40 });
    expect(server.served).toBe(4);
    expect(server.jobOf(0)).toBe(-1);
    expect(runs).toEqual(['0:0:on', '0:1:on', '10:0:off', '10:1:off']);
    server.resetStatistics();
    expect([server.waits.count, server.account(20).elapsed, server.served]).toEqual([0, 0, 0]);
  });

  it('serves the smallest priority number first', () => {
    const { kernel, server, log } = world(1, 'priority', () => 2);
    [5, 3, 4, 3].forEach((priority, job) => server.arrive(job, priority));
    kernel.runUntil(20);
    expect(log.map((line) => line.split(/[:@]/)[1])).toEqual(['0', '1', '3', '2']);
  });

  it('keeps a served job on its unit until released, and counts it as blocked', () => {
    const { kernel, server, log, plan } = world(
      1,
      'fifo',
      () => 3,
      (job) => job !== 0,
    );
    server.arrive(0, 0);
    server.arrive(1, 0);
    plan(10, () => server.release(0));
    kernel.runUntil(20);
    expect(log).toEqual(['3:0@0', '13:1@0']);
    expect(server.account(20)).toMatchObject({ running: 6, blocked: 7, idle: 7 });
    expect(() => server.release(0)).toThrow(AssertionError);
  });

  it('resumes a stopped job where it stood, after the last of several reasons ends', () => {
    const { kernel, server, log, plan, runs } = world(1, 'fifo', () => 10);
    server.arrive(0, 0);
    server.arrive(1, 0);
    plan(4, () => server.stop(0, STOP.down));
    plan(5, () => server.stop(0, STOP.closed));
    plan(5, () => server.stop(0, STOP.closed));
    plan(8, () => server.resume(0, STOP.down));
    plan(8, () => server.resume(0, STOP.down));
    plan(9, () => server.resume(0, STOP.closed));
    kernel.runUntil(40);
    expect(log).toEqual(['15:0@0', '25:1@0']);
    expect(server.account(40)).toMatchObject({ running: 20, down: 1, closed: 4, idle: 15 });
    expect(runs.slice(0, 3)).toEqual(['0:0:on', '4:0:off', '9:0:on']);
  });

  it('a stopped free unit takes nothing; on return it takes the first in line', () => {
    const { kernel, server, log, plan } = world(2, 'fifo', () => 5);
    server.stop(0, STOP.maintenance);
    server.stop(1, STOP.down);
    server.arrive(0, 0);
    expect([server.waiting, server.runningUnits]).toEqual([1, 0]);
    plan(7, () => server.resume(1, STOP.down));
    plan(9, () => server.resume(0, STOP.maintenance));
    kernel.runUntil(20);
    expect(log).toEqual(['12:0@1']);
    expect(server.account(20)).toMatchObject({ maintenance: 9, down: 7, running: 5, idle: 19 });
  });

  it('a held unit may be stopped and released while stopped', () => {
    const { kernel, server, plan } = world(
      1,
      'fifo',
      () => 2,
      () => false,
    );
    server.arrive(0, 0);
    server.arrive(1, 0);
    plan(4, () => server.stop(0, STOP.down));
    plan(6, () => server.release(0));
    plan(7, () => expect([server.jobOf(0), server.waiting]).toEqual([-1, 1]));
    plan(8, () => server.resume(0, STOP.down));
    kernel.runUntil(12);
    expect(server.account(12)).toMatchObject({ running: 4, blocked: 4, down: 4 });
  });

  it('a job may come back from its own completion', () => {
    const kernel = new Kernel();
    let rounds = 0;
    const server: Server = new Server(kernel, 'loop', {
      units: 1,
      discipline: 'fifo',
      serviceTicks: () => 3,
      onServed: (job) => {
        rounds += 1;
        server.arrive(job, 0);
        return true;
      },
    });
    server.arrive(0, 0);
    kernel.runUntil(31);
    expect(rounds).toBe(10);
    expect(server.account(31).running).toBe(31);
  });

  it('refuses to stop a unit from its own completion, and to be without units', () => {
    const kernel = new Kernel();
    const server: Server = new Server(kernel, 'own', {
      units: 1,
      discipline: 'fifo',
      serviceTicks: () => 1,
      onServed: (_job, unit) => {
        expect(() => server.stop(unit, STOP.down)).toThrow(AssertionError);
        expect(() => server.resume(unit, STOP.down)).toThrow(AssertionError);
        return true;
      },
    });
    server.arrive(0, 0);
    kernel.runUntil(5);
    expect(server.served).toBe(1);
    expect(() => world(0, 'fifo', () => 1)).toThrow(AssertionError);
  });

  it('goes on from a snapshot as the straight run', () => {
    const build = () => {
      const w = world(
        3,
        'priority',
        (job) => 5 + (job % 7),
        (job) => job % 4 !== 0,
      );
      const pulse = w.kernel.register('pulse', (a) => {
        w.server.arrive(a, a % 3);
        for (let unit = 0; unit < 3; unit += 1) {
          if (a % 5 === 0 && w.server.jobOf(unit) % 4 === 0) {
            try {
              w.server.release(unit);
            } catch {
              // Not served yet: the unit still works on it.
            }
          }
        }
        if (a % 6 === 0) w.server.stop(a % 2, STOP.down);
        if (a % 6 === 3) w.server.resume(a % 2, STOP.down);
        w.kernel.schedule(w.kernel.now + 4, RANK.arrival, pulse, a + 1, 0);
      });
      return { ...w, pulse };
    };
    const straight = build();
    straight.kernel.schedule(0, RANK.arrival, straight.pulse, 1, 0);
    straight.kernel.runUntil(500);
    const [kernel, server] = [straight.kernel.save(), straight.server.save()];
    const restored = build();
    restored.kernel.load(kernel);
    restored.server.load(server);
    straight.kernel.runUntil(1000);
    restored.kernel.runUntil(1000);
    expect(restored.log.length).toBeGreaterThan(10);
    expect(restored.log).toEqual(straight.log.slice(-restored.log.length));
    expect(restored.server.save()).toEqual(straight.server.save());
  });
});

describe('buffer', () => {
  function world(capacity: number, initialLevel = 0) {
    const kernel = new Kernel();
    const log: string[] = [];
    const buffer: Buffer = new Buffer(kernel, 'yard', {
      capacity,
      initialLevel,
      onPut: (token) => log.push(`${kernel.now}:put ${token}`),
      onTake: (token) => log.push(`${kernel.now}:take ${token}`),
    });
    return { kernel, buffer, log, plan: planner(kernel) };
  }

  it('makes a put wait for space and a take for content, in order and without overtaking', () => {
    const { kernel, buffer, log, plan } = world(10, 4);
    expect(buffer.take(1, 6)).toBe(false);
    expect(buffer.take(2, 1)).toBe(false);
    plan(5, () => expect(buffer.put(3, 5)).toBe(true));
    plan(6, () => expect(buffer.put(4, 9)).toBe(false));
    plan(6, () => expect(buffer.put(5, 1)).toBe(false));
    plan(8, () => expect(buffer.take(6, 2)).toBe(true));
    kernel.runUntil(10);
    expect(log).toEqual(['5:take 1', '5:take 2', '8:put 4', '8:put 5']);
    expect([buffer.level, buffer.space, buffer.entered, buffer.left]).toEqual([10, 0, 15, 9]);
    expect(buffer.entered - buffer.left).toBe(buffer.level - 4);
    expect([buffer.waitingPuts, buffer.waitingTakes]).toEqual([0, 0]);
    expect(buffer.levels.integral(10)).toBe(4 * 5 + 2 * 3 + 10 * 2);
  });

  it('serves parties that its own callbacks bring', () => {
    const kernel = new Kernel();
    let takes = 0;
    const buffer: Buffer = new Buffer(kernel, 'chain', {
      capacity: 100,
      initialLevel: 0,
      onPut: () => {},
      onTake: (token) => {
        takes += 1;
        if (token < 5 && buffer.take(token + 1, 10)) takes += 1;
      },
    });
    buffer.take(1, 10);
    buffer.put(0, 100);
    expect([takes, buffer.level]).toEqual([2, 80]);
    // Token 2 was served at once from within the callback, so onTake was not called for it again.
    expect(buffer.waitingTakes).toBe(0);
  });

  it('keeps grams exactly over a long life', () => {
    const { buffer } = world(50_000_000, 1);
    const stream = new Streams(2, 0).get('test.grams', 0);
    for (let i = 0; i < 20_000; i += 1) {
      if (stream.chance(0.5)) buffer.put(i, 1 + stream.integer(900_000));
      else buffer.take(i, 1 + stream.integer(900_000));
      expect(buffer.level).toBe(1 + buffer.entered - buffer.left);
      expect(buffer.level >= 0 && buffer.level <= buffer.capacity).toBe(true);
    }
  });

  it('refuses what can never fit, and goes on from a snapshot', () => {
    const { buffer } = world(10, 3);
    for (const amount of [0, -1, 11, NaN]) {
      expect(() => buffer.put(0, amount)).toThrow(AssertionError);
      expect(() => buffer.take(0, amount)).toThrow(AssertionError);
    }
    expect(() => world(5, 6)).toThrow(AssertionError);
    buffer.put(1, 9);
    const other = world(10);
    other.buffer.load(buffer.save());
    expect([other.buffer.level, other.buffer.waitingPuts]).toEqual([3, 1]);
    other.buffer.take(2, 2);
    expect(other.log).toEqual(['0:put 1']);
  });
});

describe('pool', () => {
  function world(units: number) {
    const kernel = new Kernel();
    const grants: string[] = [];
    const pool = new Pool(kernel, 'trucks', {
      units,
      discipline: 'fifo',
      onGrant: (job, unit) => grants.push(`${kernel.now}:${job}@${unit}`),
    });
    return { kernel, pool, grants, plan: planner(kernel) };
  }

  it('lends the unit that has been free longest, and makes the next job wait', () => {
    const { kernel, pool, grants, plan } = world(2);
    expect([pool.request(1, 0), pool.request(2, 0), pool.request(3, 0)]).toEqual([0, 1, -1]);
    expect([pool.freeUnits, pool.waiting]).toEqual([0, 1]);
    plan(5, () => pool.release(1));
    plan(6, () => pool.release(0));
    plan(7, () => pool.release(1));
    plan(8, () => expect(pool.request(4, 0)).toBe(0));
    kernel.runUntil(10);
    expect(grants).toEqual(['5:3@1']);
    expect([pool.waits.count, pool.waits.max]).toEqual([4, 5]);
    expect(pool.inUse.integral(10)).toBe(2 * 6 + 1 * 1 + 0 * 1 + 1 * 2);
    expect(() => pool.release(1)).toThrow(AssertionError);
    expect(() => pool.release(9)).toThrow(AssertionError);
  });

  it('takes units out of service when they come back, and puts them in again', () => {
    const { pool, grants } = world(3);
    pool.withdraw(1);
    pool.withdraw(1);
    expect(pool.freeUnits).toBe(2);
    expect([pool.request(1, 0), pool.request(2, 0)]).toEqual([0, 2]);
    pool.withdraw(0);
    pool.withdraw(2);
    pool.restore(2);
    pool.restore(2);
    pool.release(0);
    pool.release(2);
    expect(pool.freeUnits).toBe(1);
    expect([pool.request(3, 0), pool.request(4, 0)]).toEqual([2, -1]);
    pool.restore(1);
    expect(grants).toEqual(['0:4@1']);
    pool.restore(0);
    pool.withdraw(0);
    pool.restore(0);
    expect([pool.freeUnits, pool.request(5, 0), pool.request(6, 0)]).toEqual([1, 0, -1]);
  });

  it('goes on from a snapshot; an empty pool makes everyone wait; refuses half units', () => {
    const { pool } = world(2);
    pool.request(1, 0);
    pool.withdraw(1);
    const other = world(2);
    other.pool.load(pool.save());
    expect(other.pool.request(2, 0)).toBe(-1);
    other.pool.restore(1);
    expect(other.grants).toEqual(['0:2@1']);
    expect(world(0).pool.request(1, 0)).toBe(-1);
    expect(() => world(0.5)).toThrow(AssertionError);
  });
});

describe('breakdowns', () => {
  function world(units: number, repairers: number, mean = 100, cv: number | 'exponential' = 0) {
    const kernel = new Kernel();
    const log: string[] = [];
    const streams = new Streams(6, 0);
    const breakdowns: Breakdowns = new Breakdowns(
      kernel,
      'frame',
      { units, meanLifeTicks: mean, weibullShape: 40, meanRepairTicks: 50, repairCv: cv, repairers, streams },
      {
        fail: (unit) => log.push(`${kernel.now}:fail ${unit}`),
        repaired: (unit) => {
          log.push(`${kernel.now}:repaired ${unit}`);
          breakdowns.run(unit);
        },
      },
    );
    return { kernel, breakdowns, log, streams, plan: planner(kernel) };
  }

  it('a unit ages only while it runs', () => {
    const { kernel, breakdowns, log, plan } = world(1, 1);
    breakdowns.run(0);
    breakdowns.run(0);
    plan(50, () => breakdowns.rest(0));
    plan(50, () => breakdowns.rest(0));
    plan(1000, () => {
      expect(breakdowns.age(0)).toBe(50);
      breakdowns.run(0);
    });
    plan(1010, () => expect(breakdowns.age(0)).toBe(60));
    kernel.runUntil(1150);
    const [failTick] = log[0]!.split(':').map(Number);
    // A Weibull life of shape 40 and mean 100 lies between 70 and 112 but for one in a million.
    expect(failTick!).toBeGreaterThan(1020);
    expect(failTick!).toBeLessThan(1062);
    expect(log[1]).toBe(`${failTick! + 50}:repaired 0`);
  });

  it('failed units wait for a free repairer, first failed first', () => {
    const { kernel, breakdowns, log } = world(3, 1);
    for (let unit = 0; unit < 3; unit += 1) breakdowns.run(unit);
    kernel.runUntil(125);
    expect(breakdowns.failedUnits).toBe(3);
    expect([0, 1, 2].every((unit) => breakdowns.isFailed(unit))).toBe(true);
    kernel.runUntil(260);
    const fails = log
      .filter((line) => line.includes('fail'))
      .slice(0, 3)
      .map((line) => line.slice(-1));
    const repairs = log.filter((line) => line.includes('repaired')).slice(0, 3);
    expect(repairs.map((line) => line.slice(-1))).toEqual(fails);
    const ticks = repairs.map((line) => Number(line.split(':')[0]));
    expect([ticks[1]! - ticks[0]!, ticks[2]! - ticks[1]!]).toEqual([50, 50]);
    breakdowns.run(0);
    breakdowns.rest(1);
  });

  it('never fails with an infinite life, and may be repaired in exponential time', () => {
    const never = world(1, 1, Infinity);
    never.breakdowns.run(0);
    never.breakdowns.rest(0);
    never.breakdowns.run(0);
    never.kernel.runUntil(1_000_000);
    expect(never.log).toEqual([]);
    const w = world(1, Infinity, 100, 'exponential');
    w.breakdowns.run(0);
    w.kernel.runUntil(300_000);
    const repairs = w.log.filter((line) => line.includes('repaired')).length;
    // Cycles of 150 on average: 2000 expected; a cycle's deviation is 50, so four of the count's are 4·√2000·50/150 = 60.
    expect(Math.abs(repairs - 2000)).toBeLessThan(60);
  });

  it('goes on from a snapshot as the straight run', () => {
    const straight = world(4, 2, 300, 0.7);
    for (let unit = 0; unit < 4; unit += 1) straight.breakdowns.run(unit);
    straight.kernel.runUntil(2000);
    const saved = [straight.kernel.save(), straight.streams.save(), straight.breakdowns.save()] as const;
    const restored = world(4, 2, 300, 0.7);
    restored.kernel.load(saved[0]);
    restored.streams.load(saved[1]);
    restored.breakdowns.load(saved[2]);
    straight.kernel.runUntil(9000);
    restored.kernel.runUntil(9000);
    expect(restored.log.length).toBeGreaterThan(20);
    expect(restored.log).toEqual(straight.log.slice(-restored.log.length));
  });

  it('refuses options out of range', () => {
    expect(() => world(0, 1)).toThrow(AssertionError);
    expect(() => world(1, 0)).toThrow(AssertionError);
    expect(() => world(1, 1, 0)).toThrow(AssertionError);
  });
});

describe('weekly schedule', () => {
  const DAY = 86_400;
  const week = new WeeklySchedule(
    [
      { fromTick: 8 * 3600, toTick: 16 * 3600 },
      { fromTick: DAY, toTick: DAY + 3600 },
      { fromTick: DAY + 3600, toTick: 2 * DAY },
    ],
    3 * DAY,
  );

  it('is open within its spans of every week, counted from the week start', () => {
    const open = (tick: number): boolean => week.isOpen(3 * DAY + tick);
    expect([open(0), open(8 * 3600 - 1), open(8 * 3600), open(16 * 3600 - 1), open(16 * 3600)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect([
      open(DAY + 3600),
      open(2 * DAY - 1),
      open(2 * DAY),
      open(DAY + 5 * TICKS_PER_WEEK),
      open(DAY - 2 * TICKS_PER_WEEK),
    ]).toEqual([true, true, false, true, true]);
  });

  it('next change and open ticks agree with asking at every minute', () => {
    for (const schedule of [
      week,
      new WeeklySchedule(
        [
          { fromTick: 0, toTick: DAY },
          { fromTick: 6 * DAY, toTick: TICKS_PER_WEEK },
        ],
        DAY,
      ),
      new WeeklySchedule([{ fromTick: 60, toTick: TICKS_PER_WEEK }], -DAY),
    ]) {
      let open = 0;
      let expectedChange = schedule.nextChange(0);
      for (let tick = 0; tick < 2 * TICKS_PER_WEEK; tick += 60) {
        if (tick === expectedChange) {
          expect(schedule.isOpen(tick)).not.toBe(schedule.isOpen(tick - 60));
          expectedChange = schedule.nextChange(tick);
        } else if (tick > 0) expect(schedule.isOpen(tick)).toBe(schedule.isOpen(tick - 60));
        expect(schedule.openTicks(0, tick)).toBe(open);
        if (schedule.isOpen(tick)) open += 60;
      }
      expect(schedule.openTicks(-3 * TICKS_PER_WEEK, 0)).toBe((3 * open) / 2);
    }
  });

  it('never changes when always open or always closed', () => {
    const always = new WeeklySchedule([{ fromTick: 0, toTick: TICKS_PER_WEEK }], 0);
    const never = new WeeklySchedule([], 0);
    expect([always.nextChange(5), never.nextChange(5), always.isOpen(0), never.isOpen(0)]).toEqual([
      Infinity,
      Infinity,
      true,
      false,
    ]);
    expect([always.openTicks(3, 10), never.openTicks(3, 10)]).toEqual([7, 0]);
  });

  it('refuses spans out of order, overlapping, fractional or beyond the week', () => {
    for (const spans of [
      [[5, 4]],
      [
        [0, 9],
        [8, 12],
      ],
      [[0.5, 3]],
      [[0, TICKS_PER_WEEK + 1]],
      [[-1, 3]],
    ]) {
      expect(
        () =>
          new WeeklySchedule(
            spans.map(([fromTick, toTick]) => ({ fromTick: fromTick!, toTick: toTick! })),
            0,
          ),
      ).toThrow(AssertionError);
    }
    expect(() => new WeeklySchedule([], 0.5)).toThrow(AssertionError);
  });

  it('a shift clock tells each change at its tick, also after a restore', () => {
    const build = () => {
      const kernel = new Kernel();
      const log: [number, boolean][] = [];
      const clock = new ShiftClock(kernel, 'gin', week, (isOpen) => log.push([kernel.now, isOpen]));
      return { kernel, log, clock };
    };
    const one = build();
    expect(one.clock.isOpen).toBe(week.isOpen(0));
    one.kernel.runUntil(4 * DAY);
    const two = build();
    two.kernel.load(one.kernel.save());
    two.clock.load(one.clock.save());
    one.kernel.runUntil(3 * TICKS_PER_WEEK);
    two.kernel.runUntil(3 * TICKS_PER_WEEK);
    expect(one.log.length).toBeGreaterThan(8);
    for (const [tick, isOpen] of one.log) expect([week.isOpen(tick), week.isOpen(tick - 1)]).toEqual([isOpen, !isOpen]);
    expect(two.log).toEqual(one.log.slice(-two.log.length));
    expect(two.clock.isOpen).toBe(one.clock.isOpen);
  });

  it('a shift clock of a schedule that never changes schedules nothing', () => {
    const kernel = new Kernel();
    const clock = new ShiftClock(kernel, 'gin', new WeeklySchedule([], 0), () => {});
    expect([kernel.pending, clock.isOpen]).toEqual([0, false]);
  });
});

describe('unit time', () => {
  it('refuses to book backwards', () => {
    const time = new UnitTime(10);
    expect(() => time.book(9)).toThrow(AssertionError);
  });
});
