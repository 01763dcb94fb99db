import { describe, expect, it } from 'vitest';
import type { EnergyObservation } from '../../src/decision/observations.ts';
import { savingOfWaiting, shiftedEnergy } from '../../src/decision/policy/energy.ts';

const evening: EnergyObservation = {
  asOfTick: 0,
  hourOfDay: 20,
  priceKztPerKwh: 61,
  nextPriceKztPerKwh: 22,
  hoursToNextPrice: 3,
  stepKwh: 200,
  batchKg: 600,
  batchValueKzt: 1_460_000,
  waitingBatches: 2,
  mostWaitingBatches: 6,
  plantKwhPerKg: 3.7,
  plant: 3,
  load: new Float64Array(7),
};
/** Twice 600 kg × 3.7 kWh/kg: two batches in the coming hour at most, one in the middle of the interval. */
const load = () => ({ value: 2220, low: 0, high: 4440 });

describe('a wet step under a zone tariff', () => {
  it('saves the difference of prices less the holding of all batches that are late', () => {
    // 200 kWh × 39 KZT = 7,800; 1,460,000 × 0.02 / 730 h × 3 h × 2 batches = 240.
    expect(savingOfWaiting(evening, 0.02)).toBeCloseTo(7800 - 240, 9);
  });

  it('waits for the cheaper zone while the upper end of the forecast load leaves a place free', () => {
    const policy = shiftedEnergy(load, 0.02);
    expect(policy.startsNow(evening)).toMatchObject({ value: false, reason: 'cheaperHourAhead', forecast: 2220, high: 4440 });
    expect(policy.startsNow({ ...evening, waitingBatches: 3 }).value).toBe(false);
    expect(policy.startsNow({ ...evening, waitingBatches: 4 })).toMatchObject({ value: true, reason: 'noRoomToWait' });
  });

  it('starts at once where the next zone is dearer or as dear, or holding eats the saving', () => {
    const policy = shiftedEnergy(load, 0.02);
    expect(policy.startsNow({ ...evening, nextPriceKztPerKwh: 61 })).toMatchObject({ value: true, reason: 'startWhenReady' });
    expect(policy.startsNow({ ...evening, priceKztPerKwh: 22, nextPriceKztPerKwh: 35 }).value).toBe(true);
    expect(policy.startsNow({ ...evening, batchValueKzt: 1_460_000 * 40 }).value).toBe(true);
  });
});
