// Zones of the day by tick, and where they end.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { flatTariff, nextZoneTick, priceAt, zoneAt, type Tariff } from '../../../src/model/domain/tariff.ts';

const hours = (from: number, to: number, priceKztPerKwh: number) => ({ startTick: from * TICKS_PER_HOUR, endTick: to * TICKS_PER_HOUR, priceKztPerKwh });
const TARIFF: Tariff = [hours(0, 7, 20), hours(7, 19, 35), hours(19, 23, 60), hours(23, 24, 20)];

describe('a tariff', () => {
  it('gives a zone its first second and not the one after its last', () => {
    const day = 3 * TICKS_PER_DAY;
    expect([0, 7, 19, 23].map((hour) => zoneAt(TARIFF, day + hour * TICKS_PER_HOUR))).toEqual([0, 1, 2, 3]);
    expect([7, 19, 23, 24].map((hour) => priceAt(TARIFF, day + hour * TICKS_PER_HOUR - 1))).toEqual([20, 35, 60, 20]);
  });
  it('names the next boundary, midnight among them', () => {
    expect(nextZoneTick(TARIFF, 0)).toBe(7 * TICKS_PER_HOUR);
    expect(nextZoneTick(TARIFF, 7 * TICKS_PER_HOUR)).toBe(19 * TICKS_PER_HOUR);
    expect(nextZoneTick(TARIFF, TICKS_PER_DAY - 1)).toBe(TICKS_PER_DAY);
    expect(nextZoneTick(flatTariff(35), 5 * TICKS_PER_DAY)).toBe(6 * TICKS_PER_DAY);
  });
});
