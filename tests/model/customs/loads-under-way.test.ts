import { describe, expect, it } from 'vitest';
import { LoadsUnderWay } from '../../../src/model/customs/loads-under-way.ts';
import { Streams } from '../../../src/engine/random.ts';

describe('loads under way', () => {
  it('are those that left and have not arrived, the tick of arrival no longer counting', () => {
    const underWay = new LoadsUnderWay(2);
    underWay.leaves(0, 100);
    underWay.leaves(0, 90);
    underWay.leaves(1, 95);
    expect([underWay.count(0, 89), underWay.count(0, 90), underWay.count(0, 99), underWay.count(0, 100)]).toEqual([2, 1, 1, 0]);
    expect(underWay.count(1, 94)).toBe(1);
    underWay.clear();
    expect(underWay.count(1, 94)).toBe(0);
  });

  it('are as many as a look at every load says, whatever the order of arrival', () => {
    const stream = new Streams(3, 0).get('test', 0);
    const underWay = new LoadsUnderWay(1);
    const arrivals: number[] = [];
    for (let tick = 0; tick < 3000; tick += 1) {
      if (stream.chance(0.7)) {
        const arrives = tick + stream.integer(400);
        arrivals.push(arrives);
        underWay.leaves(0, arrives);
      }
      if (tick % 7 === 0) expect(underWay.count(0, tick)).toBe(arrivals.filter((arrives) => arrives > tick).length);
    }
  });
});
