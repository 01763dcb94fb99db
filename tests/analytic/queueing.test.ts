// Queueing theory inside the interval of independent replications. Replications, run lengths, warm-up and level (99 %, family-wise by
// Bonferroni over the checks of a test) were fixed before the first run; nothing was tuned to pass.
import { describe, expect, it } from 'vitest';
import { Kernel, RANK } from '../../src/engine/kernel.ts';
import { Streams } from '../../src/engine/random.ts';
import { runSingleServer } from '../../src/engine/benchmarks/single-server.ts';
import { Breakdowns } from '../../src/engine/resources/breakdown.ts';
import { Server } from '../../src/engine/resources/server.ts';
import { TimeWeighted, confidenceInterval } from '../../src/engine/statistics.ts';

/** Ticks per unit of model time: the mean service takes 10⁵ ticks, so whole ticks bias means by less than 1e-5. */
const UNIT = 100_000;
const REPLICATIONS = 30;
const SEED = 20_250_101;

function expectInside(values: readonly number[], theory: number, checks: number): void {
  const { low, high } = confidenceInterval(values, 1 - 0.01 / checks);
  expect(low).toBeLessThan(theory);
  expect(high).toBeGreaterThan(theory);
  // The interval says something: its half-width is under a tenth of the theory.
  expect(high - low).toBeLessThan(0.2 * theory);
}

interface QueueFigures {
  readonly wait: number;
  readonly queueLength: number;
  readonly busy: number;
  readonly arrivals: number;
  readonly elapsed: number;
}

/** One replication of a single-station queue with Poisson arrivals, after a warm-up of a tenth of the run. */
function station(
  replication: number,
  units: number,
  arrivalRate: number,
  duration: number,
  service: (u: ReturnType<Streams['get']>) => number,
): QueueFigures {
  const kernel = new Kernel();
  const streams = new Streams(SEED, replication);
  const arrivals = streams.get('test.arrival', 0);
  const services = streams.get('test.service', 0);
  let count = 0;
  const server = new Server(kernel, 'station', {
    units,
    discipline: 'fifo',
    serviceTicks: () => Math.round(service(services) * UNIT),
    onServed: () => true,
  });
  const arrive = kernel.register('arrive', (job) => {
    kernel.schedule(
      kernel.now + Math.round(arrivals.exponential(UNIT / arrivalRate)),
      RANK.arrival,
      arrive,
      job + 1,
      0,
    );
    count += 1;
    server.arrive(job, 0);
  });
  kernel.schedule(0, RANK.arrival, arrive, 0, 0);
  const warmUp = Math.round((duration * UNIT) / 10);
  kernel.runUntil(warmUp);
  server.resetStatistics();
  count = 0;
  kernel.runUntil(warmUp + duration * UNIT);
  return {
    wait: server.waits.mean / UNIT,
    queueLength: server.queueLength.mean(kernel.now),
    busy: server.account(kernel.now).running / (duration * UNIT),
    arrivals: count,
    elapsed: duration,
  };
}

function replicate<T>(run: (replication: number) => T): T[] {
  return Array.from({ length: REPLICATIONS }, (_, replication) => run(replication));
}

/** Erlang's C: the probability that all c servers are busy, offered load a. */
function erlangC(c: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < c; k += 1) {
    term *= a / k;
    sum += term;
  }
  const last = (term * a) / c / (1 - a / c);
  return last / (sum + last);
}

describe('one station', () => {
  it('M/M/1 at load 0.8: wait ρ/(1−ρ), line ρ²/(1−ρ), busy ρ', () => {
    const runs = replicate((r) => station(r, 1, 0.8, 20_000, (s) => s.exponential(1)));
    expectInside(
      runs.map((run) => run.wait),
      0.8 / 0.2,
      3,
    );
    expectInside(
      runs.map((run) => run.queueLength),
      0.64 / 0.2,
      3,
    );
    expectInside(
      runs.map((run) => run.busy),
      0.8,
      3,
    );
  });

  it('M/M/4 at load 0.85: wait by Erlang C, mean busy servers', () => {
    const load = 3.4;
    const runs = replicate((r) => station(r, 4, load, 10_000, (s) => s.exponential(1)));
    expectInside(
      runs.map((run) => run.wait),
      erlangC(4, load) / (4 - load),
      2,
    );
    expectInside(
      runs.map((run) => run.busy),
      load,
      2,
    );
  });

  const services: [string, (s: ReturnType<Streams['get']>) => number, number][] = [
    ['constant (M/D/1)', () => 1, 0],
    ['lognormal of variation 1.5', (s) => s.lognormal(1, 1.5), 2.25],
    // Mean of Weibull(shape 2, scale s) is s·Γ(1.5) = 0.886227·s; squared variation 4/π − 1.
    ['Weibull of shape 2', (s) => s.weibull(2, 1.1283791670955126), 4 / Math.PI - 1],
    ['triangular 0, 1, 2', (s) => s.triangular(0, 1, 2), 1 / 6],
  ];
  it.each(services)('M/G/1 with %s service at load 0.7: wait by Pollaczek and Khinchine', (_name, service, cv2) => {
    const runs = replicate((r) => station(r, 1, 0.7, 20_000, service));
    expectInside(
      runs.map((run) => run.wait),
      (0.7 * (1 + cv2)) / 2 / 0.3,
      1,
    );
  });

  it("Little's law: mean line = arrival rate × mean wait, in every single run up to its ends", () => {
    for (const run of replicate((r) => station(r, 2, 1.5, 5_000, (s) => s.exponential(1)))) {
      // Who waits at either end is counted in one and not in the other: a few of 7500 customers.
      expect(Math.abs((run.arrivals / run.elapsed) * run.wait - run.queueLength)).toBeLessThan(
        0.02 * run.queueLength + 0.01,
      );
    }
  });

  it('the benchmark model is an M/M/1 queue as well', () => {
    const runs = replicate((r) => runSingleServer(20_000, 0.5, SEED + r));
    expectInside(
      runs.map((run) => run.meanWait),
      1,
      2,
    );
    expectInside(
      runs.map((run) => run.meanQueueLength),
      0.5,
      2,
    );
    for (const run of runs) expect(run.events).toBe(40_000);
  });
});

describe('several stations', () => {
  it('tandem of two M/M/1: by Burke each has the wait of its own load', () => {
    const runs = replicate((replication) => {
      const kernel = new Kernel();
      const streams = new Streams(SEED, replication);
      const arrivals = streams.get('test.arrival', 0);
      const second: Server = new Server(kernel, 'second', {
        units: 1,
        discipline: 'fifo',
        serviceTicks: () => Math.round(streams.get('test.service', 2).exponential(0.8 * UNIT)),
        onServed: () => true,
      });
      const first: Server = new Server(kernel, 'first', {
        units: 1,
        discipline: 'fifo',
        serviceTicks: () => Math.round(streams.get('test.service', 1).exponential(UNIT)),
        onServed: (job) => {
          second.arrive(job, 0);
          return true;
        },
      });
      const arrive = kernel.register('arrive', (job) => {
        kernel.schedule(kernel.now + Math.round(arrivals.exponential(UNIT / 0.75)), RANK.arrival, arrive, job + 1, 0);
        first.arrive(job, 0);
      });
      kernel.schedule(0, RANK.arrival, arrive, 0, 0);
      kernel.runUntil(2000 * UNIT);
      first.resetStatistics();
      second.resetStatistics();
      kernel.runUntil(22_000 * UNIT);
      return [first.waits.mean / UNIT, second.waits.mean / UNIT] as const;
    });
    expectInside(
      runs.map(([wait]) => wait),
      0.75 / 0.25,
      2,
    );
    // Service mean 0.8, load 0.6: wait 0.8·0.6/0.4.
    expectInside(
      runs.map(([, wait]) => wait),
      (0.8 * 0.6) / 0.4,
      2,
    );
  });

  it('two stations without a buffer in between: throughput 2/3 by blocking after service', () => {
    // First station never starves; equal rates 1. States: second idle | busy | busy with first blocked; π = 1/3 each (birth and death
    // with both rates 1), so the second is busy 2/3 of the time.
    const runs = replicate((replication) => {
      const kernel = new Kernel();
      const streams = new Streams(SEED, replication);
      let next = 0;
      const service = (station: number) => (): number =>
        Math.max(1, Math.round(streams.get('test.service', station).exponential(UNIT)));
      const second: Server = new Server(kernel, 'second', {
        units: 1,
        discipline: 'fifo',
        serviceTicks: service(2),
        onServed: () => {
          if (isHeld) {
            isHeld = false;
            second.arrive(next++, 0);
            first.release(0);
            first.arrive(next++, 0);
          }
          return true;
        },
      });
      let isHeld = false;
      const first: Server = new Server(kernel, 'first', {
        units: 1,
        discipline: 'fifo',
        serviceTicks: service(1),
        onServed: (job) => {
          if (second.runningUnits > 0) {
            isHeld = true;
            return false;
          }
          second.arrive(job, 0);
          first.arrive(next++, 0);
          return true;
        },
      });
      first.arrive(next++, 0);
      kernel.runUntil(500 * UNIT);
      first.resetStatistics();
      second.resetStatistics();
      kernel.runUntil(10_500 * UNIT);
      const time = first.account(kernel.now);
      return [second.served / 10_000, time.blocked / time.elapsed] as const;
    });
    expectInside(
      runs.map(([throughput]) => throughput),
      2 / 3,
      2,
    );
    expectInside(
      runs.map(([, blocked]) => blocked),
      1 / 3,
      2,
    );
  });
});

describe('machine repair', () => {
  it('six machines and two repairers, all times exponential: mean machines down by birth and death', () => {
    const machines = 6;
    const repairers = 2;
    const [failRate, repairRate] = [1 / 10, 1 / 4];
    const weights = [1];
    for (let n = 1; n <= machines; n += 1) {
      weights.push((weights[n - 1]! * (machines - n + 1) * failRate) / (Math.min(n, repairers) * repairRate));
    }
    const total = weights.reduce((x, y) => x + y, 0);
    const theory = weights.reduce((sum, weight, n) => sum + (n * weight) / total, 0);

    const runs = replicate((replication) => {
      const kernel = new Kernel();
      const down = new TimeWeighted(0, 0);
      const breakdowns: Breakdowns = new Breakdowns(
        kernel,
        'machine',
        {
          units: machines,
          meanLifeTicks: UNIT / failRate,
          weibullShape: 1,
          meanRepairTicks: UNIT / repairRate,
          repairCv: 'exponential',
          repairers,
          streams: new Streams(SEED, replication),
        },
        {
          fail: () => down.change(kernel.now, 1),
          repaired: (unit) => {
            down.change(kernel.now, -1);
            breakdowns.run(unit);
          },
        },
      );
      for (let unit = 0; unit < machines; unit += 1) breakdowns.run(unit);
      kernel.runUntil(1000 * UNIT);
      down.reset(kernel.now);
      kernel.runUntil(11_000 * UNIT);
      return down.mean(kernel.now);
    });
    expectInside(runs, theory, 1);
  });
});
