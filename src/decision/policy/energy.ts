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

/** Whether the batches that come with a load of kWh in the coming hour leave one place free before the step. */
function hasRoom(seen: EnergyObservation, kwh: number): boolean {
  return seen.waitingBatches + kwh / (seen.plantKwhPerKg * seen.batchKg) <= seen.mostWaitingBatches - 1;
}

/**
 * What starting at once lost against waiting, KZT, ≥ 0, once the plant's load in the hour that followed is known; undefined for a step that
 * waited without room, since what looms lost by it happened to them and not to the step.
 */
export function energyRegret(seen: EnergyObservation, isStarted: boolean, actualKwh: number, holdingShareOfMonth: number): number | undefined {
  const saving = savingOfWaiting(seen, holdingShareOfMonth);
  const isPossible = hasRoom(seen, actualKwh);
  if (!isStarted) return isPossible ? Math.max(0, -saving) : undefined;
  return isPossible ? Math.max(0, saving) : 0;
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
      const forecast = { forecast: value, low, high, weighed: () => `start=0 KZT;wait=${expected.toFixed(0)} KZT` };
      if (!hasRoom(seen, high)) return { value: true, reason: 'noRoomToWait', ...forecast };
      return { value: false, reason: 'cheaperHourAhead', ...forecast, expected };
    },
  };
}
