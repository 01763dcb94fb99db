// The shared clock of wear names the unit that fails first; compared with a search through all units.
import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/engine/random.ts';
import { RunClock } from '../../../src/engine/resources/run-clock.ts';

describe('the clock of running time', () => {
  it('always names the unit of least remaining life, the lowest among equals, through failures, renewals and stops', () => {
    const units = 9;
    const stream = new Streams(5, 0).get('test.clock', 0);
    const clock = new RunClock(units);
    const failsAt = Array.from({ length: units }, () => Infinity);
    let now = 0;
    for (let step = 0; step < 3000; step += 1) {
      const unit = stream.integer(units);
      const kind = stream.integer(3);
      if (kind === 0) {
        const ticks = stream.integer(20);
        now += ticks;
        clock.advance(ticks);
      } else if (kind === 1) {
        // Few different lives, so that equals are common; some never fail.
        const life = stream.chance(0.1) ? Infinity : 10 * stream.integer(6);
        failsAt[unit] = now + life;
        clock.renew(unit, life);
      } else {
        failsAt[unit] = Infinity;
        clock.takeOut(unit);
      }
      const earliest = Math.min(...failsAt);
      expect(clock.nextUnit).toBe(earliest === Infinity ? -1 : failsAt.indexOf(earliest));
      expect(clock.untilNextFailure).toBe(earliest === Infinity ? Infinity : Math.max(0, earliest - now));
    }
  });
});
