// AI shipment: the corridor with the least expected cost of freight, time and lateness, and documents declared in advance. Drives nothing.
import type { Forecast } from '../core.ts';
import type { ShipmentObservation } from '../observations.ts';
import type { Choice, ShipmentPlan, ShipmentPolicy } from '../policies.ts';

/** Forecast time over the usual one of a way (position in `corridors`); valid until the next call. */
export type DelayForecast = (seen: ShipmentObservation, way: number) => Readonly<Forecast>;

/** The forecast's ends and middle stand for its spread, with the weights of a normal law cut at the 90 % interval. */
const WEIGHTS = [0.185, 0.63, 0.185] as const;

/** Freight, capital on the way and penalty of a way, USD, expected over three cases of its delay ratio. */
export function expectedCostUsd(seen: ShipmentObservation, way: number, ratios: readonly number[]): number {
  let cost = 0;
  for (let one = 0; one < WEIGHTS.length; one += 1) {
    const days = seen.usualDays[way]! * ratios[one]!;
    const freight = seen.usualFreightUsd[way]! * (1 + seen.freightElasticity * (ratios[one]! - 1));
    cost += WEIGHTS[one]! * (freight + days * seen.dayUsd + Math.max(0, days - seen.promisedDays) * seen.lateDayUsd);
  }
  return cost;
}

/** What the corridor that was taken costs more than the best one at the true delays of all, USD, ≥ 0. */
export function shipmentRegret(seen: ShipmentObservation, corridor: number, trueRatios: ArrayLike<number>): number {
  const costs = seen.corridors.map((_, way) => expectedCostUsd(seen, way, WEIGHTS.map(() => trueRatios[way]!)));
  return costs[seen.corridors.indexOf(corridor)]! - Math.min(...costs);
}

/** The policy; its forecast is the days of the way that it takes, its expectation the days as well, so that both can be compared with the outcome. */
export function forecastShipment(forecast: DelayForecast): ShipmentPolicy {
  return {
    ships: (seen: ShipmentObservation): Choice<ShipmentPlan> => {
      let best = 0;
      let least = Infinity;
      let days = 0;
      let lowDays = 0;
      let highDays = 0;
      const costs: number[] = [];
      for (let way = 0; way < seen.corridors.length; way += 1) {
        const { value, low, high } = forecast(seen, way);
        const cost = expectedCostUsd(seen, way, [low, value, high]);
        costs.push(cost);
        if (cost >= least) continue;
        best = way;
        least = cost;
        days = seen.usualDays[way]! * value;
        lowDays = seen.usualDays[way]! * low;
        highDays = seen.usualDays[way]! * high;
      }
      return {
        value: { corridor: seen.corridors[best]!, isDeclaredInAdvance: true },
        reason: best === 0 ? 'habitualCorridor' : 'cheapestForecastCorridor',
        forecast: days,
        low: lowDays,
        high: highDays,
        expected: days,
        weighed: () => seen.corridors.map((corridor, way) => `corridor ${corridor}=${costs[way]!.toFixed(0)} USD`).join(';'),
      };
    },
  };
}
