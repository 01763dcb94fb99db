// The agenda against a plain sort: order, cancelling, ids, growth, buckets of far events, snapshots.
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/engine/event-queue.ts';
import { Streams } from '../../src/engine/random.ts';

interface Added {
  readonly tick: number;
  readonly rank: number;
  readonly sequence: number;
}

const taken = new Int32Array(2);

/** Takes everything; returns the `a` of each event, which the tests set to the sequence number. */
function drain(queue: EventQueue): number[] {
  const order: number[] = [];
  while (queue.earliestTick() < Infinity) {
    queue.takeInto(taken);
    order.push(taken[0]!);
  }
  return order;
}

function sorted(events: readonly Added[]): number[] {
  return [...events]
    .sort((x, y) => x.tick - y.tick || x.rank - y.rank || x.sequence - y.sequence)
    .map((event) => event.sequence);
}

function fill(
  queue: EventQueue,
  count: number,
  tickOf: (i: number) => number,
  seed: number,
): { events: Added[]; ids: number[] } {
  const stream = new Streams(seed, 0).get('test.rank', 0);
  const events: Added[] = [];
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const event = { tick: tickOf(i), rank: stream.integer(5), sequence: i };
    events.push(event);
    ids.push(queue.add(event.tick, event.rank, 7, i, -i));
  }
  return { events, ids };
}

const shapes: Record<string, (i: number) => number> = (() => {
  const stream = new Streams(5, 0).get('test.tick', 0);
  return {
    'spread evenly': () => stream.integer(1_000_000),
    'all at one tick': () => 86_400,
    'in few ticks': () => stream.integer(7),
    'with one outlier': (i: number) => (i === 3 ? 4e15 : stream.integer(5000)),
    'heavy tailed': () => Math.floor(1 / stream.uniform()),
    'mostly late': () => 1_000_000 - Math.floor(1 / stream.uniform()),
    'near the end of exact time': () => Number.MAX_SAFE_INTEGER - stream.integer(3),
    ascending: (i: number) => i,
    descending: (i: number) => 100_000 - i,
  };
})();

describe('event queue', () => {
  for (const count of [1, 10, 1024, 1025, 20_000]) {
    for (const [name, tickOf] of Object.entries(shapes)) {
      it(`hands out ${count} events ${name} in the order of a sort by tick, rank and sequence`, () => {
        const queue = new EventQueue(16);
        const ticks = Array.from({ length: count }, (_, i) => Math.max(0, tickOf(i)));
        const { events } = fill(queue, count, (i) => ticks[i]!, 1);
        expect(queue.size).toBe(count);
        expect(drain(queue)).toEqual(sorted(events));
        expect(queue.size).toBe(0);
      });
    }
  }

  it('keeps handler, arguments and rank of each event', () => {
    const queue = new EventQueue(16);
    queue.add(9, 4, 3, -2_147_483_648, 2_147_483_647);
    queue.add(9, 2, 65_535, 1, 2);
    expect(queue.earliestTick()).toBe(9);
    expect(queue.earliestRank()).toBe(2);
    expect(queue.takeInto(taken)).toBe(65_535);
    expect(queue.earliestTick()).toBe(9);
    expect(queue.earliestRank()).toBe(4);
    expect(queue.takeInto(taken)).toBe(3);
    expect([...taken]).toEqual([-2_147_483_648, 2_147_483_647]);
    expect(queue.earliestTick()).toBe(Infinity);
  });

  for (const count of [10, 5000]) {
    it(`leaves out what was cancelled, of ${count} events`, () => {
      const stream = new Streams(3, 0).get('test.cancel', 0);
      const queue = new EventQueue(16);
      const { events, ids } = fill(queue, count, () => stream.integer(count), 2);
      const isCancelled = ids.map(() => stream.chance(0.7));
      ids.forEach((id, i) => {
        if (isCancelled[i]!) expect(queue.cancel(id)).toBe(true);
      });
      const kept = events.filter((_, i) => !isCancelled[i]!);
      expect(queue.size).toBe(kept.length);
      expect(drain(queue)).toEqual(sorted(kept));
    });
  }

  it('cancels an event once, and never one that was taken or one that took its place', () => {
    const queue = new EventQueue(16);
    const first = queue.add(1, 0, 0, 0, 0);
    const second = queue.add(2, 0, 0, 1, 0);
    expect(queue.cancel(second)).toBe(true);
    expect(queue.cancel(second)).toBe(false);
    queue.earliestTick();
    queue.takeInto(taken);
    expect(queue.cancel(first)).toBe(false);
    const third = queue.add(3, 0, 0, 2, 0);
    expect(queue.cancel(first)).toBe(false);
    expect(queue.cancel(second)).toBe(false);
    expect(queue.cancel(-1)).toBe(false);
    expect(queue.cancel(NaN)).toBe(false);
    expect(queue.cancel(12_345)).toBe(false);
    expect(queue.size).toBe(1);
    expect(queue.cancel(third)).toBe(true);
    expect(queue.earliestTick()).toBe(Infinity);
  });

  it('stays small when far events are rescheduled again and again', () => {
    const queue = new EventQueue(16);
    let id = queue.add(1e9, 0, 0, 0, 0);
    for (let i = 1; i <= 100_000; i += 1) {
      queue.cancel(id);
      id = queue.add(1e9 + i, 0, 0, i, 0);
    }
    const saved = queue.save() as { records: { records: Int32Array } };
    // At most the floor of 64 cancelled, the live one, and one more than both before compaction; 8 integers each.
    expect(saved.records.records.length / 8).toBeLessThan(200);
    expect(drain(queue)).toEqual([100_000]);
  });

  for (const pending of [30, 3000]) {
    it(`keeps the order while events come and go, ${pending} pending (hold, cancel and snapshot mixed)`, () => {
      const stream = new Streams(11, 0).get('test.mix', 0);
      let queue = new EventQueue(16);
      let model: (Added & { id: number })[] = [];
      let sequence = 0;
      let now = 0;
      const add = (): void => {
        const event = { tick: now + stream.integer(400), rank: stream.integer(5), sequence };
        model.push({ ...event, id: queue.add(event.tick, event.rank, 1, sequence, 0) });
        sequence += 1;
      };
      for (let i = 0; i < pending; i += 1) add();
      for (let i = 0; i < 2000; i += 1) {
        const choice = stream.uniform();
        if (choice < 0.1 && model.length > 0) {
          const victim = model.splice(stream.integer(model.length), 1)[0]!;
          expect(queue.cancel(victim.id)).toBe(true);
          add();
        } else if (choice < 0.105) {
          const saved = queue.save();
          queue = new EventQueue(16);
          queue.load(saved);
        } else {
          now = queue.earliestTick();
          queue.takeInto(taken);
          const least = model.reduce((x, y) =>
            (x.tick - y.tick || x.rank - y.rank || x.sequence - y.sequence) < 0 ? x : y,
          );
          expect(taken[0]).toBe(least.sequence);
          model = model.filter((event) => event !== least);
          add();
        }
        expect(queue.size).toBe(model.length);
      }
      expect(drain(queue)).toEqual(sorted(model));
    });
  }

  it('goes back to the heap alone when few events are left, and to buckets when there are many again', () => {
    const queue = new EventQueue(16);
    const order: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const base = round * 1_000_000;
      for (let i = 0; i < 4000; i += 1)
        queue.add(base + ((i * 7919) % 100_003), 0, 0, base + ((i * 7919) % 100_003), 0);
      order.push(...drain(queue));
    }
    expect(order).toEqual([...order].sort((x, y) => x - y));
    expect(order.length).toBe(12_000);
  });

  it('drops a cancelled event from whatever place it waits in', () => {
    const queue = new EventQueue(16);
    const ids = Array.from({ length: 3000 }, (_, i) => queue.add(i * 100, 0, 0, i, 0));
    // Below the floor, so that they stay until they surface: some in the heap, some in buckets, some beyond the window.
    for (const i of [0, 1, 2, 5, 900, 901, 1500, 2990, 2998, 2999]) queue.cancel(ids[i]!);
    const order = drain(queue);
    expect(order.length).toBe(2990);
    expect(order).not.toContain(900);
    expect(order.at(-1)).toBe(2997);
  });

  it('is empty after everything in the buckets was cancelled', () => {
    const queue = new EventQueue(16);
    const ids = Array.from({ length: 3000 }, (_, i) => queue.add(i * 100, 0, 0, i, 0));
    for (const id of ids) queue.cancel(id);
    expect(queue.earliestTick()).toBe(Infinity);
    expect(queue.size).toBe(0);
    queue.add(5, 0, 0, 42, 0);
    expect(drain(queue)).toEqual([42]);
  });

  it('gives the same ids after a save as after a restore', () => {
    const build = (): EventQueue => {
      const queue = new EventQueue(16);
      const ids = Array.from({ length: 50 }, (_, i) => queue.add(i, 0, 0, i, 0));
      for (const i of [3, 4, 30]) queue.cancel(ids[i]!);
      return queue;
    };
    const straight = build();
    const saved = straight.save();
    const restored = new EventQueue(16);
    restored.load(saved);
    for (let i = 0; i < 20; i += 1) expect(restored.add(100 + i, 1, 0, i, 0)).toBe(straight.add(100 + i, 1, 0, i, 0));
    expect(restored.save()).toEqual(straight.save());
  });
});
