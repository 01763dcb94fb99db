// AI spindle speed: as fast as the forecast end breaks allow. The forecast is learned; the effect of speed on breaks is engineering knowledge.
import { ln, exp, clamp, pow } from '../../base/math.ts';
import type { Forecast } from '../core.ts';
import type { SpeedObservation } from '../observations.ts';
import type { Choice, SpeedPolicy } from '../policies.ts';
import type { ManagementValues } from '../baseline/policies.ts';

/** Forecast end breaks per 1000 spindle-hours at rated speed; valid until the next call. */
export type BreakForecast = (observation: SpeedObservation) => Readonly<Forecast>;

/** The speed factor at which breaks at rated speed become the target, since they grow with factor^exponent; within the band of the management parameters. */
function factorFor(breaks: number, targetBreaks: number, exponent: number, management: ManagementValues): number {
  return clamp(exp(ln(targetBreaks / Math.max(1, breaks)) / exponent), management.speedFactorLow, management.speedFactorHigh);
}

/** How far a speed factor lies from the one that the true breaks at rated speed would have asked for, ≥ 0, as a share of rated speed. */
export function speedRegret(factor: number, breaks: number, targetBreaks: number, exponent: number, management: ManagementValues): number {
  return Math.abs(factor - factorFor(breaks, targetBreaks, exponent, management));
}

/**
 * The policy: the speed factor at which the forecast breaks equal the usual level `targetBreaks`, given that breaks grow with
 * factor^exponent; limited to the band of the management parameters.
 */
export function forecastSpeed(management: ManagementValues, breaks: BreakForecast, targetBreaks: number, exponent: number): SpeedPolicy {
  return {
    factor: (seen: SpeedObservation): Choice<number> => {
      const { value, low, high } = breaks(seen);
      const forecast = Math.max(1, value);
      const factor = factorFor(value, targetBreaks, exponent, management);
      return {
        value: factor,
        reason: 'predictedBreaks',
        forecast,
        low,
        high,
        expected: targetBreaks,
        weighed: () =>
          [management.speedFactorLow, factor, management.speedFactorHigh].map((one) => `${one.toFixed(3)}=${(forecast * pow(one, exponent)).toFixed(1)}`).join(';'),
      };
    },
  };
}
