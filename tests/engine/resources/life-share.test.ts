// The true condition of units: share of the life drawn for them.
import { describe, expect, it } from 'vitest';
import { RunClock } from '../../../src/engine/resources/run-clock.ts';

describe('share of life spent', () => {
  it('grows with running time from 0 at renewal to 1 at failure and starts anew', () => {
    const clock = new RunClock(2);
    clock.renew(0, 100);
    clock.renew(1, Infinity);
    expect(clock.lifeShare(0, 0)).toBe(0);
    clock.advance(25);
    expect(clock.lifeShare(0, 0)).toBe(0.25);
    expect(clock.lifeShare(0, 25)).toBe(0.5);
    expect(clock.lifeShare(1, 0)).toBe(0);
    clock.advance(75);
    expect(clock.lifeShare(0, 0)).toBe(1);
    clock.takeOut(0);
    expect(clock.lifeShare(0, 0)).toBe(1);
    clock.renew(0, 50);
    expect(clock.lifeShare(0, 0)).toBe(0);
  });
});
