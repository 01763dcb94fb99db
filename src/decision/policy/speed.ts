// AI spindle speed: as fast as the forecast end breaks allow. The forecast is learned; the effect of speed on breaks is engineering knowledge.
import { ln, exp, clamp } from '../../base/math.ts';
import type { Forecast } from '../core.ts';
import type { SpeedObservation } from '../observations.ts';
import type { Choice, SpeedPolicy } from '../policies.ts';
import type { ManagementValues } from '../baseline/policies.ts';

/** Forecast end breaks per 1000 spindle-hours at rated speed; valid until the next call. */
export type BreakForecast = (observation: SpeedObservation) => Readonly<Forecast>;

/**
 * The policy: the speed factor at which the forecast breaks equal the usual level `targetBreaks`, given that breaks grow with
 * factor^exponent; limited to the band of the management parameters.
 */
export function forecastSpeed(management: ManagementValues, breaks: BreakForecast, targetBreaks: number, exponent: number): SpeedPolicy {
  return {
    factor: (seen: SpeedObservation): Choice<number> => {
      const { value, low, high } = breaks(seen);
      const forecast = Math.max(1, value);
      const factor = exp(ln(targetBreaks / forecast) / exponent);
      return {
        value: clamp(factor, management.speedFactorLow, management.speedFactorHigh),
        reason: 'predictedBreaks',
        forecast,
        low,
        high,
        expected: targetBreaks,
      };
    },
  };
}
