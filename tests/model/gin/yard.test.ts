// The yard keeps its lots in order of arrival whichever is taken; compared with a plain list.
import { describe, expect, it } from 'vitest';
import { Streams } from '../../../src/engine/random.ts';
import { Yard } from '../../../src/model/gin/yard.ts';

interface Waiting {
  readonly lot: number;
  readonly grams: number;
  readonly tick: number;
  readonly hoursAhead: number;
}

function expectSame(yard: Yard, list: readonly Waiting[]): void {
  expect(yard.count).toBe(list.length);
  expect([...yard.lots]).toEqual(list.map(({ lot }) => lot));
  expect(yard.grams).toBe(list.reduce((sum, { grams }) => sum + grams, 0));
  list.forEach(({ lot, tick, hoursAhead }, place) => {
    expect(yard.find(lot)).toBe(place);
    expect([yard.arrivedTick(place), yard.hoursAhead(place)]).toEqual([tick, hoursAhead]);
  });
}

describe('the yard of a gin', () => {
  it('does what a plain list does through a season of arrivals, the oldest taken mostly and any lot sometimes', () => {
    const stream = new Streams(11, 0).get('test.yard', 0);
    const yard = new Yard();
    const list: Waiting[] = [];
    // Longer than the first room of 64 lots, so that it both moves up and grows.
    for (let step = 0; step < 2000; step += 1) {
      const isArrival = list.length === 0 || stream.chance(step < 1000 ? 0.55 : 0.48);
      if (isArrival) {
        const one = { lot: step, grams: 1 + stream.integer(9_000_000), tick: step * 60, hoursAhead: stream.between(0, 90) };
        list.push(one);
        yard.add(one.lot, one.grams, one.tick, one.hoursAhead);
      } else {
        const place = stream.chance(0.7) ? 0 : stream.integer(list.length);
        const [taken] = list.splice(place, 1);
        yard.remove(place, taken!.grams);
      }
      if (step % 50 === 0) expectSame(yard, list);
    }
    expectSame(yard, list);
    const other = new Yard();
    other.load(yard.save());
    expectSame(other, list);
  });

  it('has no lot outside its places', () => {
    const yard = new Yard();
    expect(() => yard.remove(0, 1)).toThrow('no place 0');
    yard.add(7, 10, 0, 0);
    yard.remove(0, 10);
    expect(yard.find(7)).toBe(-1);
    expect(() => yard.remove(0, 1)).toThrow('no place 0');
  });
});
