// Properties of the engine over random models: same trace as a plain kernel, same future after a restore, luck that stays with its owner.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kernel } from '../../src/engine/kernel.ts';
import { Streams } from '../../src/engine/random.ts';
import { RateGroup } from '../../src/engine/resources/rate-group.ts';
import { QuantileSketch, Tally } from '../../src/engine/statistics.ts';
import { ReferenceKernel } from '../engine/reference-kernel.ts';

const SEED = 424_242;
const settings = (numRuns: number): { seed: number; numRuns: number } => ({ seed: SEED, numRuns });

type AnyKernel = Pick<
  Kernel,
  'now' | 'register' | 'schedule' | 'cancel' | 'runUntil' | 'setTrace' | 'pending' | 'dispatched'
>;

interface Model {
  readonly seed: number;
  readonly starts: number;
  readonly spread: number;
  readonly cancelShare: number;
  readonly branching: number;
}

const anyModel: fc.Arbitrary<Model> = fc.record({
  seed: fc.integer({ min: 0, max: 1e9 }),
  starts: fc.integer({ min: 1, max: 60 }),
  spread: fc.constantFrom(2, 3, 50, 100_000),
  cancelShare: fc.constantFrom(0, 0.2, 0.8),
  branching: fc.constantFrom(0.9, 1, 1.02),
});

/** Sets a random model up: handlers that schedule and cancel at random. Returns its streams and the open ids (by age). */
function setUp(kernel: AnyKernel, model: Model, streams: Streams): { start: () => void; ids: number[] } {
  const stream = streams.get('model.dice', 0);
  const ids: number[] = [];
  const add = (): void => {
    ids.push(
      kernel.schedule(
        kernel.now + stream.integer(model.spread),
        stream.integer(5),
        stream.integer(3),
        stream.integer(1000) - 500,
        stream.integer(1000),
      ),
    );
  };
  for (let code = 0; code < 3; code += 1) {
    kernel.register(`model.${code}`, () => {
      const children = kernel.pending > 300 ? 0 : Math.floor(model.branching + stream.uniform());
      for (let i = 0; i < children; i += 1) add();
      if (stream.chance(model.cancelShare)) {
        const index = stream.integer(ids.length);
        kernel.cancel(ids[index]!);
        add();
      }
    });
  }
  return {
    ids,
    start: () => {
      for (let i = 0; i < model.starts; i += 1) add();
    },
  };
}

function trace(kernel: AnyKernel): number[] {
  const lines: number[] = [];
  kernel.setTrace((tick, rank, handler, a, b) => {
    lines.push(tick, rank, handler, a, b);
  });
  return lines;
}

describe('kernel', () => {
  it('dispatches the trace of a plain sorted-array kernel', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const [fast, slow] = [new Kernel(1), new ReferenceKernel()];
        const traces = [fast, slow].map((kernel) => {
          const lines = trace(kernel);
          const { start } = setUp(kernel, model, new Streams(model.seed, 0));
          start();
          for (let step = 1; step <= 20; step += 1) kernel.runUntil(step * Math.ceil(model.spread / 4));
          return lines;
        });
        expect(traces[0]).toEqual(traces[1]);
        expect([fast.now, fast.pending, fast.dispatched]).toEqual([slow.now, slow.pending, slow.dispatched]);
      }),
      settings(60),
    );
  });

  it('restored from any moment, has the future of the straight run', () => {
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 0, max: 100 }), (model, percent) => {
        const horizon = model.spread * 6;
        const moment = Math.floor((horizon * percent) / 100);
        const straight = new Kernel(1);
        const straightStreams = new Streams(model.seed, 0);
        const straightLines = trace(straight);
        const straightModel = setUp(straight, model, straightStreams);
        straightModel.start();
        straight.runUntil(moment);
        const saved = [straight.save(), straightStreams.save(), [...straightModel.ids]] as const;
        const before = straightLines.length;
        straight.runUntil(horizon);

        const restored = new Kernel(1);
        const restoredStreams = new Streams(model.seed, 0);
        const restoredLines = trace(restored);
        const restoredModel = setUp(restored, model, restoredStreams);
        restored.load(saved[0]);
        restoredStreams.load(saved[1]);
        restoredModel.ids.push(...saved[2]);
        restored.runUntil(horizon);
        expect(restoredLines).toEqual(straightLines.slice(before));

        const never = new Kernel(1);
        const neverLines = trace(never);
        setUp(never, model, new Streams(model.seed, 0)).start();
        never.runUntil(horizon);
        expect(neverLines).toEqual(straightLines);
      }),
      settings(60),
    );
  });

  it('has the same trace in one run as in any number of steps', () => {
    fc.assert(
      fc.property(anyModel, fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 8 }), (model, cuts) => {
        const horizon = model.spread * 4;
        const lines = [[], cuts].map((stops) => {
          const kernel = new Kernel(1);
          const seen = trace(kernel);
          setUp(kernel, model, new Streams(model.seed, 0)).start();
          for (const cut of [...stops].sort((x, y) => x - y)) kernel.runUntil(Math.floor((horizon * cut) / 1000));
          kernel.runUntil(horizon);
          return seen;
        });
        expect(lines[1]).toEqual(lines[0]);
      }),
      settings(40),
    );
  });
});

describe('streams', () => {
  it('an added machine or purpose moves nobody else’s numbers, whatever the order of asking', () => {
    const name = fc.string({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(1000),
        fc.uniqueArray(fc.tuple(name, fc.nat(50)), {
          minLength: 2,
          maxLength: 10,
          selector: ([purpose, entity]) => `${purpose} ${entity}`,
        }),
        fc.nat(),
        (seed, replication, keys, shuffle) => {
          const full = new Streams(seed, replication);
          const draws = new Map<string, number[]>();
          const rotated = keys.map((_, i) => keys[(i + shuffle) % keys.length]!);
          // Interleaved, in another order than below.
          for (let i = 0; i < 5; i += 1) {
            for (const [purpose, entity] of rotated) {
              const key = `${purpose} ${entity}`;
              draws.set(key, [...(draws.get(key) ?? []), full.get(purpose, entity).uniform()]);
            }
          }
          const few = new Streams(seed, replication);
          for (const [purpose, entity] of keys.slice(1)) {
            const stream = few.get(purpose, entity);
            expect(Array.from({ length: 5 }, () => stream.uniform())).toEqual(draws.get(`${purpose} ${entity}`));
          }
          expect(new Set([...draws.values()].map((values) => values[0])).size).toBe(keys.length);
        },
      ),
      settings(200),
    );
  });
});

describe('rate group', () => {
  it('never does less work with one unit more, on the same luck', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 5, max: 200 }),
        (seed, units, mtbfHours) => {
          const work = (n: number): number => {
            const kernel = new Kernel();
            const group: RateGroup = new RateGroup(
              kernel,
              'group',
              {
                units: n,
                ratePerUnitHour: 100,
                mtbfHours,
                weibullShape: 1.5,
                mttrHours: 3,
                repairCv: 0.4,
                streams: new Streams(seed, 0),
              },
              (job) => group.start(job + 1, 5000, 1),
            );
            group.start(0, 5000, 1);
            kernel.runUntil(300 * 3600);
            const time = group.account(kernel.now);
            expect(time.running + time.down + time.idle).toBe(time.elapsed);
            return group.workDone();
          };
          // A job is always in hand, so a unit that is available runs: the units live independent lives on their own streams, and one
          // more can only add. The relative slack is for the rounding of sums.
          expect(work(units + 1)).toBeGreaterThan(work(units) * (1 - 1e-9));
        },
      ),
      settings(40),
    );
  });

  it('keeps time and work balanced for any sequence of orders', () => {
    const order = fc.tuple(
      fc.constantFrom('block', 'unblock', 'open', 'close', 'maintain', 'speed', 'start', 'starve'),
      fc.integer({ min: 1, max: 9000 }),
    );
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 5 }),
        fc.array(order, { maxLength: 60 }),
        (seed, units, orders) => {
          const kernel = new Kernel();
          let given = 0;
          const group: RateGroup = new RateGroup(
            kernel,
            'group',
            {
              units,
              ratePerUnitHour: 3600,
              mtbfHours: 2,
              weibullShape: 1.2,
              mttrHours: 0.5,
              repairCv: 0.4,
              streams: new Streams(seed, 0),
            },
            () => {},
          );
          for (const [kind, amount] of orders) {
            if (kind === 'block') group.block();
            else if (kind === 'unblock') group.unblock();
            else if (kind === 'open') group.setOpen(true);
            else if (kind === 'close') group.setOpen(false);
            else if (kind === 'maintain') group.requestMaintenance(1, amount);
            else if (kind === 'speed') group.setSpeed(0.5 + amount / 9000);
            else if (kind === 'starve') group.waitFor('starved');
            else if (group.isIdle()) {
              group.start(1, amount, 1);
              given += amount;
            }
            kernel.runUntil(kernel.now + amount);
            const time = group.account(kernel.now);
            expect(
              time.running + time.idle + time.starved + time.blocked + time.down + time.maintenance + time.closed,
            ).toBe(time.elapsed);
            expect(time.elapsed).toBe(kernel.now * units);
            // Work given = work done + work left; sums of a few hundred products of size 1e4 stay within 1e-7.
            expect(Math.abs(given - group.workDone() - group.workRemaining())).toBeLessThan(1e-7);
          }
        },
      ),
      settings(100),
    );
  });
});

describe('statistics', () => {
  it('of parts merged are those of the whole', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.nat(60), (xs, cut) => {
        const [whole, left, right] = [new Tally(), new Tally(), new Tally()];
        const [all, low, high] = [new QuantileSketch(), new QuantileSketch(), new QuantileSketch()];
        xs.forEach((x, i) => {
          whole.add(x);
          all.add(x);
          (i < cut ? left : right).add(x);
          (i < cut ? low : high).add(x);
        });
        left.merge(right);
        low.merge(high);
        expect([left.count, left.min, left.max]).toEqual([whole.count, whole.min, whole.max]);
        // Welford's update and the merge each lose a few units in the last place of the largest value, squared for the variance.
        expect(Math.abs(left.mean - whole.mean)).toBeLessThan(1e-8);
        if (xs.length > 1) expect(Math.abs(left.variance - whole.variance)).toBeLessThan(1e-3 + 1e-12 * whole.variance);
        for (const p of [0, 0.3, 0.5, 0.9, 1]) expect(low.quantile(p)).toBe(all.quantile(p));
      }),
      settings(200),
    );
  });
});
