// The dispatch loop: clock, order, refusals, trace, snapshots.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../src/base/assert.ts';
import { Kernel, RANK } from '../../src/engine/kernel.ts';

function recorder(): { kernel: Kernel; seen: string[]; code: number } {
  const kernel = new Kernel();
  const seen: string[] = [];
  const code = kernel.register('note', (a, b) => {
    seen.push(`${kernel.now}:${a}:${b}`);
  });
  return { kernel, seen, code };
}

describe('kernel', () => {
  it('dispatches by tick, then rank, then first come', () => {
    const { kernel, seen, code } = recorder();
    kernel.schedule(5, RANK.observation, code, 1, 0);
    kernel.schedule(5, RANK.weather, code, 2, 0);
    kernel.schedule(4, RANK.decision, code, 3, 0);
    kernel.schedule(5, RANK.weather, code, 4, 0);
    kernel.runUntil(6);
    expect(seen).toEqual(['4:3:0', '5:2:0', '5:4:0', '5:1:0']);
    expect(kernel.dispatched).toBe(4);
    expect(kernel.pending).toBe(0);
  });

  it('runs up to a tick and leaves the events at it', () => {
    const { kernel, seen, code } = recorder();
    kernel.schedule(9, 0, code, 1, 0);
    kernel.schedule(10, 0, code, 2, 0);
    expect(kernel.nextTick).toBe(9);
    kernel.runUntil(10);
    expect(seen).toEqual(['9:1:0']);
    expect(kernel.now).toBe(10);
    expect(kernel.pending).toBe(1);
    kernel.runUntil(10);
    expect(kernel.step()).toBe(true);
    expect(kernel.step()).toBe(false);
    expect(seen.length).toBe(2);
    expect(kernel.nextTick).toBe(Infinity);
  });

  it('lets a handler schedule at its own tick, of any rank', () => {
    const kernel = new Kernel(2);
    const seen: string[] = [];
    const early = kernel.register('early', () => seen.push('early'));
    const late = kernel.register('late', () => {
      seen.push('late');
      kernel.schedule(kernel.now, RANK.weather, early, 0, 0);
    });
    kernel.schedule(1, RANK.decision, late, 0, 0);
    kernel.schedule(1, RANK.observation, early, 0, 0);
    kernel.runUntil(2);
    expect(seen).toEqual(['late', 'early', 'early']);
  });

  it('refuses the past, fractions, unknown handlers, ranks out of range and arguments beyond 32 bits', () => {
    const { kernel, code } = recorder();
    kernel.runUntil(10);
    const faults: (() => unknown)[] = [
      () => kernel.schedule(9, 0, code, 0, 0),
      () => kernel.schedule(10.5, 0, code, 0, 0),
      () => kernel.schedule(NaN, 0, code, 0, 0),
      () => kernel.schedule(Infinity, 0, code, 0, 0),
      () => kernel.schedule(10, 32, code, 0, 0),
      () => kernel.schedule(10, -1, code, 0, 0),
      () => kernel.schedule(10, 0, 1, 0, 0),
      () => kernel.schedule(10, 0, -1, 0, 0),
      () => kernel.schedule(10, 0, code, 2_147_483_648, 0),
      () => kernel.schedule(10, 0, code, 0, 0.5),
      () => kernel.runUntil(9),
      () => kernel.runUntil(10.5),
      () => kernel.register('note', () => {}),
      () => kernel.handlerName(5),
    ];
    for (const fault of faults) expect(fault).toThrow(AssertionError);
    expect(kernel.handlerName(code)).toBe('note');
    expect(kernel.pending).toBe(0);
  });

  it('refuses to run, step, save or load from a handler, and goes on afterwards', () => {
    const kernel = new Kernel();
    const outcome: string[] = [];
    const saved = new Kernel().save();
    const code = kernel.register('nest', () => {
      for (const act of [
        () => kernel.runUntil(9),
        () => kernel.step(),
        () => kernel.save(),
        () => kernel.load(saved),
      ]) {
        expect(act).toThrow(AssertionError);
        outcome.push('refused');
      }
    });
    kernel.schedule(1, 0, code, 0, 0);
    kernel.schedule(2, 0, code, 0, 0);
    kernel.runUntil(2);
    expect(kernel.step()).toBe(true);
    expect(outcome.length).toBe(8);
  });

  it('stays usable after a handler threw', () => {
    const kernel = new Kernel();
    const code = kernel.register('throw', (a) => {
      if (a === 1) throw new Error('broken');
    });
    kernel.schedule(1, 0, code, 1, 0);
    kernel.schedule(2, 0, code, 0, 0);
    expect(() => kernel.runUntil(5)).toThrow('broken');
    expect(kernel.now).toBe(1);
    kernel.schedule(3, 0, code, 1, 0);
    expect(kernel.step()).toBe(true);
    expect(() => kernel.step()).toThrow('broken');
    kernel.runUntil(5);
    expect(kernel.dispatched).toBe(3);
  });

  it('cancels what is pending and nothing else', () => {
    const { kernel, seen, code } = recorder();
    const id = kernel.schedule(1, 0, code, 1, 0);
    const other = kernel.schedule(2, 0, code, 2, 0);
    expect(kernel.cancel(id)).toBe(true);
    expect(kernel.cancel(id)).toBe(false);
    kernel.runUntil(3);
    expect(kernel.cancel(other)).toBe(false);
    expect(seen).toEqual(['2:2:0']);
  });

  it('cancels other events of the same tick from a handler', () => {
    const kernel = new Kernel();
    const seen: number[] = [];
    const note = kernel.register('note', (a) => seen.push(a));
    let victim = -1;
    const killer = kernel.register('kill', () => {
      expect(kernel.cancel(victim)).toBe(true);
    });
    kernel.schedule(1, 0, killer, 0, 0);
    victim = kernel.schedule(1, 1, note, 1, 0);
    kernel.schedule(1, 2, note, 2, 0);
    kernel.runUntil(2);
    expect(seen).toEqual([2]);
  });

  it('tells the trace every event before its handler runs, and nothing once it is taken off', () => {
    const { kernel, seen, code } = recorder();
    const lines: string[] = [];
    kernel.setTrace((tick, rank, handler, a, b) => lines.push(`${tick} ${rank} ${handler} ${a} ${b} ${seen.length}`));
    kernel.schedule(3, RANK.arrival, code, -5, 6);
    kernel.schedule(2, RANK.observation, code, 7, 8);
    kernel.runUntil(4);
    kernel.setTrace(undefined);
    kernel.schedule(4, 0, code, 0, 0);
    kernel.step();
    expect(lines).toEqual([`2 4 ${code} 7 8 0`, `3 2 ${code} -5 6 1`]);
  });

  it('restores clock, count and agenda, and the snapshot can be used twice', () => {
    const build = (): { kernel: Kernel; seen: number[] } => {
      const kernel = new Kernel();
      const seen: number[] = [];
      const code: number = kernel.register('chain', (a) => {
        seen.push(a);
        kernel.schedule(kernel.now + 1 + (a % 3), a % 5, code, a + 1, 0);
      });
      return { kernel, seen };
    };
    const straight = build();
    straight.kernel.schedule(0, 0, 0, 0, 0);
    straight.kernel.runUntil(50);
    const saved = straight.kernel.save();
    straight.kernel.runUntil(100);
    for (let i = 0; i < 2; i += 1) {
      const restored = build();
      restored.kernel.load(saved);
      expect(restored.kernel.now).toBe(50);
      restored.kernel.runUntil(100);
      expect(restored.seen).toEqual(straight.seen.slice(-restored.seen.length));
      expect(restored.seen.length).toBeGreaterThan(20);
      expect(restored.kernel.dispatched).toBe(straight.kernel.dispatched);
    }
  });

  it('refuses a snapshot of a run with other handlers', () => {
    const { kernel } = recorder();
    expect(() => new Kernel().load(kernel.save())).toThrow(AssertionError);
  });
});
