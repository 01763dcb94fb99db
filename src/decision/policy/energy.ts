// AI energy: lets a wet step wait for a cheaper zone while the forecast load leaves room before it. Knows neither machines nor clocks.
import type { Forecast } from '../core.ts';
import type { EnergyObservation } from '../observations.ts';
import type { Choice, EnergyPolicy } from '../policies.ts';

/** Forecast electricity of the plant in the coming hour, kWh; valid until the next call. */
export type LoadForecast = (seen: EnergyObservation) => Readonly<Forecast>;

const HOURS_PER_MONTH = 730;

/** What waiting saves, KZT: the step's electricity at the difference of prices, less the holding of all batches that are late by it. */
export function savingOfWaiting(seen: EnergyObservation, holdingShareOfMonth: number): number {
  const electricity = seen.stepKwh * (seen.priceKztPerKwh - seen.nextPriceKztPerKwh);
  const holding = (seen.batchValueKzt * holdingShareOfMonth * seen.hoursToNextPrice) / HOURS_PER_MONTH;
  return electricity - holding * seen.waitingBatches;
}

/**
 * The policy. It waits only where the very next zone is cheaper: room before a step is scarce, so it is kept for the dearest hours.
 * Batches of the coming hour are the upper end of the forecast load over the plant's electricity per batch; together with those that wait
 * they must leave one place free, since looms stand when the last is taken.
 */
export function shiftedEnergy(load: LoadForecast, holdingShareOfMonth: number): EnergyPolicy {
  return {
    startsNow: (seen: EnergyObservation): Choice<boolean> => {
      const expected = savingOfWaiting(seen, holdingShareOfMonth);
      if (expected <= 0) return { value: true, reason: 'startWhenReady' };
      const { value, low, high } = load(seen);
      const coming = high / (seen.plantKwhPerKg * seen.batchKg);
      const hasRoom = seen.waitingBatches + coming <= seen.mostWaitingBatches - 1;
      const forecast = { forecast: value, low, high, weighed: () => `start=0 KZT;wait=${expected.toFixed(0)} KZT` };
      if (!hasRoom) return { value: true, reason: 'noRoomToWait', ...forecast };
      return { value: false, reason: 'cheaperHourAhead', ...forecast, expected };
    },
  };
}
