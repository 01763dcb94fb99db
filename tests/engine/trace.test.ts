// The digest of each day, and snapshots of several parts together.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../src/base/assert.ts';
import { TICKS_PER_DAY } from '../../src/base/units.ts';
import { Kernel } from '../../src/engine/kernel.ts';
import { Streams } from '../../src/engine/random.ts';
import { SnapshotParts, forkInto } from '../../src/engine/snapshot.ts';
import { DayTrace } from '../../src/engine/trace.ts';

/** A run of random steps; `extra` is an event put in by the test. */
function build(seed: number): {
  kernel: Kernel;
  streams: Streams;
  trace: DayTrace;
  parts: SnapshotParts;
  noise: number;
} {
  const parts = new SnapshotParts();
  const kernel = parts.add('kernel', new Kernel());
  const streams = parts.add('streams', new Streams(seed, 0));
  const trace = parts.add('trace', new DayTrace(0, 3));
  const stream = streams.get('test.step', 0);
  const step: number = kernel.register('step', (a) => {
    kernel.schedule(kernel.now + Math.ceil(stream.exponential(9000)), a % 5, step, a + 1, -a);
  });
  const noise = kernel.register('noise', () => {});
  kernel.setTrace(trace.sink);
  return { kernel, streams, trace, parts, noise };
}

function start(seed: number): ReturnType<typeof build> {
  const run = build(seed);
  run.kernel.schedule(100, 0, 0, 0, 0);
  return run;
}

function advance(run: ReturnType<typeof build>, days: number): void {
  run.kernel.runUntil(days * TICKS_PER_DAY);
  run.trace.closeUntil(run.kernel.now);
}

describe('day trace', () => {
  it('is the same for the same run and another for another seed', () => {
    const [one, two, other] = [start(1), start(1), start(2)];
    for (const run of [one, two, other]) advance(run, 10);
    expect(one.trace.days.length).toBe(10);
    expect(one.trace.days).toEqual(two.trace.days);
    expect(one.trace.runDigest()).toBe(two.trace.runDigest());
    expect(other.trace.days[0]).not.toBe(one.trace.days[0]);
    for (const day of one.trace.days) expect(day).toMatch(/^[0-9a-f]{16}$/);
  });

  it('names the one day that differs, for a difference in any field', () => {
    const expected = start(1);
    advance(expected, 6);
    const variants: [number, number, number, number][] = [
      [0, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 2, 0, 0],
      [0, 1, 1, 0],
      [0, 1, 0, 1],
    ];
    const digests = new Set<string>();
    for (const [offset, rank, a, b] of variants) {
      const run = start(1);
      run.kernel.schedule(3 * TICKS_PER_DAY + offset, rank, run.noise, a, b);
      advance(run, 6);
      expect(run.trace.days.map((day, i) => day === expected.trace.days[i])).toEqual([
        true,
        true,
        true,
        false,
        true,
        true,
      ]);
      expect(run.trace.runDigest()).not.toBe(expected.trace.runDigest());
      digests.add(run.trace.days[3]!);
    }
    expect(digests.size).toBe(variants.length);
  });

  it('closes days without events, and days that the clock jumped over', () => {
    const run = build(1);
    run.kernel.schedule(4 * TICKS_PER_DAY + 5, 0, run.noise, 0, 0);
    advance(run, 6);
    expect(run.trace.days.length).toBe(6);
    expect(new Set(run.trace.days).size).toBe(2);
    run.trace.closeUntil(5 * TICKS_PER_DAY);
    expect(run.trace.days.length).toBe(6);
  });

  it('takes in numbers that are not events', () => {
    const [one, two] = [start(1), start(1)];
    one.trace.fold(1.5);
    two.trace.fold(1.5000000000000002);
    advance(one, 2);
    advance(two, 2);
    expect(one.trace.days.map((day, i) => day === two.trace.days[i])).toEqual([false, true]);
  });

  it('keeps the first events as lines', () => {
    const run = start(1);
    advance(run, 3);
    const lines = run.trace.firstLines((code) => run.kernel.handlerName(code));
    expect(lines.length).toBe(3);
    expect(lines[0]).toBe('100 0 step 0 0');
    expect(lines[1]).toMatch(/^\d+ 0 step 1 0$/);
  });

  it('starts with a day only', () => {
    expect(() => new DayTrace(5, 0)).toThrow(AssertionError);
    expect(() => new DayTrace(0, 0).load(new DayTrace(TICKS_PER_DAY, 0).save())).toThrow(AssertionError);
  });
});

describe('snapshot of parts', () => {
  it('restored, runs on as the straight run does', () => {
    const straight = start(3);
    advance(straight, 10);
    const broken = start(3);
    broken.kernel.runUntil(4.5 * TICKS_PER_DAY);
    const saved = broken.parts.save();
    advance(broken, 7);
    for (let i = 0; i < 2; i += 1) {
      const restored = build(3);
      restored.parts.load(saved);
      advance(restored, 10);
      expect(restored.trace.days).toEqual(straight.trace.days);
      expect(restored.trace.firstLines(String)).toEqual(straight.trace.firstLines(String));
    }
  });

  it('forks: both branches go on alone', () => {
    const straight = start(3);
    advance(straight, 8);
    const source = start(3);
    advance(source, 4);
    const fork = build(3);
    forkInto(source.parts, fork.parts);
    fork.streams.reseed(9);
    advance(fork, 8);
    advance(source, 8);
    expect(source.trace.days).toEqual(straight.trace.days);
    expect(fork.trace.days.slice(0, 4)).toEqual(straight.trace.days.slice(0, 4));
    expect(fork.trace.days[4]).not.toBe(straight.trace.days[4]);
  });

  it('refuses names twice and snapshots of other parts', () => {
    const parts = new SnapshotParts();
    parts.add('streams', new Streams(1, 0));
    expect(() => parts.add('streams', new Streams(1, 0))).toThrow(AssertionError);
    expect(() => new SnapshotParts().load(parts.save())).toThrow(AssertionError);
  });
});
