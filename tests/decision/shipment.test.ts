import { describe, expect, it } from 'vitest';
import type { ShipmentObservation } from '../../src/decision/observations.ts';
import { expectedCostUsd, forecastShipment } from '../../src/decision/policy/shipment.ts';
import { habitualShipment } from '../../src/decision/baseline/policies.ts';

const seen: ShipmentObservation = {
  asOfTick: 0,
  tonnes: 20,
  dayUsd: 10,
  lateDayUsd: 50,
  promisedDays: 12,
  corridors: [2, 3],
  usualDays: Float64Array.of(10, 14),
  usualFreightUsd: Float64Array.of(2000, 1900),
  freightElasticity: 0.5,
  known: [new Float64Array(5), new Float64Array(5)],
  trueDelayRatio: Float64Array.of(Number.NaN, Number.NaN),
};
const sure = (ratios: readonly number[]) => (_: ShipmentObservation, way: number) => ({ value: ratios[way]!, low: ratios[way]!, high: ratios[way]! });

describe('AI shipment', () => {
  it('reckons freight, capital on the way and lateness of a corridor', () => {
    // 15 days: 2000 × 1.25 + 15 × 10 + 3 × 50.
    expect(expectedCostUsd(seen, 0, [1.5, 1.5, 1.5])).toBeCloseTo(2500 + 150 + 150, 9);
    // Lateness counts where the upper end alone is late: 0.185 × 3 days × 50.
    expect(expectedCostUsd({ ...seen, freightElasticity: 0, dayUsd: 0 }, 0, [1, 1, 1.5])).toBeCloseTo(2000 + 0.185 * 150, 9);
  });

  it('keeps the habitual corridor while it is the cheapest and leaves it when it is forecast to be slow', () => {
    expect(forecastShipment(sure([1, 1])).ships(seen)).toMatchObject({ value: { corridor: 2, isDeclaredInAdvance: true }, reason: 'habitualCorridor', forecast: 10 });
    const other = forecastShipment(sure([1.8, 1])).ships(seen);
    // 2000 × 1.4 + 180 + 300 against 1900 + 140 + 100.
    expect(other).toMatchObject({ value: { corridor: 3, isDeclaredInAdvance: true }, reason: 'cheapestForecastCorridor', forecast: 14 });
    expect(other.weighed?.()).toBe('corridor 2=3280 USD;corridor 3=2140 USD');
  });

  it('follows habit and shows documents at the border under baseline management', () => {
    expect(habitualShipment().ships(seen).value).toEqual({ corridor: 2, isDeclaredInAdvance: false });
  });
});
