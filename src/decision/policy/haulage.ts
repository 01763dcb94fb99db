// AI haulage: the wettest lots first, to the gin with the shortest forecast time from road and queue. Drives nothing itself.
import type { DestinationObservation, PickupObservation } from '../observations.ts';
import type { Forecast } from '../core.ts';
import type { Choice, HaulagePolicy } from '../policies.ts';

/** Forecast hours that a lot waits in a gin's yard, from the tonnes ahead of it and the gin's rated tonnes per hour; valid until the next call. */
export type QueueForecast = (tonnesAhead: number, ratedTonnesPerHour: number) => Readonly<Forecast>;

/** Seed cotton above this moisture yellows in store (processing sheet 1.2, [G28]: long storage below 12 % wet basis). */
export const SAFE_MOISTURE_PERCENT = 12;
/** Moisture points that weigh as much as one hour of waiting when lots are ranked; assumed. */
const HOURS_PER_MOISTURE_POINT = 24;
/** A trip is moved to another gin only when that saves more hours than this, since the driver's way home grows; assumed. */
const SWITCH_MARGIN_HOURS = 1;

export function forecastHaulage(queue: QueueForecast): HaulagePolicy {
  return {
    pickup: (seen: PickupObservation): Choice<number> => {
      let best = 0;
      let bestUrgency = -Infinity;
      for (let i = 0; i < seen.count; i += 1) {
        const excess = Math.max(0, seen.moisturePercent[i]! - SAFE_MOISTURE_PERCENT);
        const urgency = seen.waitingHours[i]! + HOURS_PER_MOISTURE_POINT * excess - seen.distanceKm[i]! / 10;
        if (urgency > bestUrgency) {
          best = i;
          bestUrgency = urgency;
        }
      }
      return { value: best, reason: 'wetLotFirst' };
    },
    destination: (seen: DestinationObservation): Choice<number> => {
      let best = seen.ownGin;
      let bestHours = Infinity;
      let low = Infinity;
      let high = Infinity;
      for (let gin = 0; gin < seen.count; gin += 1) {
        const wait = queue(seen.yardTonnes[gin]! + seen.enRouteTonnes[gin]!, seen.ratedTonnesPerHour[gin]!);
        const road = seen.travelHours[gin]! + (gin === seen.ownGin ? 0 : SWITCH_MARGIN_HOURS);
        const hours = road + wait.value;
        if (hours < bestHours) {
          best = gin;
          bestHours = hours;
          low = road + wait.low;
          high = road + wait.high;
        }
      }
      const weighed = (): string =>
        Array.from({ length: seen.count }, (_, gin) => {
          const wait = queue(seen.yardTonnes[gin]! + seen.enRouteTonnes[gin]!, seen.ratedTonnesPerHour[gin]!);
          return `gin ${gin}=${(seen.travelHours[gin]! + wait.value).toFixed(2)} h`;
        }).join(';');
      return { value: best, reason: best === seen.ownGin ? 'ownGin' : 'shortestForecastQueue', forecast: bestHours, low, high, weighed };
    },
  };
}
