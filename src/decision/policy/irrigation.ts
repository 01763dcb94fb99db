// AI irrigation: forecasts the water that the crop will use until water can be there, and shares a scarce quota by sensitivity. Knows no soil physics.
import { clamp } from '../../base/math.ts';
import type { IrrigationObservation } from '../observations.ts';
import type { Choice, IrrigationPolicy } from '../policies.ts';
import type { ManagementValues } from '../baseline/policies.ts';
import type { Forecast } from '../core.ts';

/** Forecast crop water use of one day, mm, from canopy (0 … 1) and reference evapotranspiration (mm); valid until the next call. */
export type WaterUseForecast = (et0Mm: number, canopy: number) => Readonly<Forecast>;

/**
 * How much a shortage hurts by time after planting, relative to flowering (FAO-33 yield response of cotton by stage: vegetative 0.20,
 * flowering 0.50, yield formation 0.25, general knowledge; limits of the stages from the agronomy sheet 3.1: bloom 55, open boll 90 days).
 */
function stageSensitivity(daysAfterPlanting: number): number {
  if (daysAfterPlanting < 55) return 0.2 / 0.5;
  return daysAfterPlanting < 90 ? 1 : 0.25 / 0.5;
}

/** Smallest and largest single gross doses, mm: a furrow stream cannot wet a field with less, a drip line not give more in a day (agronomy sheet 5.3). */
const FURROW_DOSE_MM = [60, 120] as const;
const DRIP_DOSE_MM = [8, 20] as const;

/** Gross mm of a dose that the root zone cannot hold when it comes, ≥ 0: efficiency as a fraction, true depletion now and true use less rain until then in mm. */
export function irrigationRegret(doseMm: number, applicationEfficiency: number, depletionMm: number, comingUseMm: number): number {
  return Math.max(0, doseMm - Math.max(0, depletionMm + comingUseMm) / applicationEfficiency);
}

/** The policy for one cluster. */
export function forecastIrrigation(management: ManagementValues, waterUse: WaterUseForecast): IrrigationPolicy {
  return {
    dose: (seen: IrrigationObservation): Choice<number> => {
      const leadDays = seen.isDrip ? 1 : management.irrigationLeadDays;
      const daysLeft = management.lastIrrigationDay - seen.daysAfterPlanting;
      if (daysLeft <= 0 || seen.totalAvailableMm <= 0) return { value: 0, reason: 'calendarRule' };
      const needMm = (waterUse(seen.et0Mm, Math.max(seen.canopy, 0.5)).value * daysLeft) / seen.applicationEfficiency;
      const scarcity = clamp(1 - seen.quotaLeftMm / Math.max(1, needMm), 0, 1);
      // A scarce quota lets the soil dry further where a shortage costs less.
      const threshold = management.irrigationThresholdShare + 0.3 * scarcity * (1 - stageSensitivity(seen.daysAfterPlanting));
      const use = waterUse(seen.et0Mm, seen.canopy);
      const expected = seen.depletionMm + use.value * leadDays;
      // The days ahead share their weather, so the interval of one day is widened by their number.
      const forecast = { forecast: expected, low: seen.depletionMm + use.low * leadDays, high: seen.depletionMm + use.high * leadDays };
      if (expected < threshold * seen.totalAvailableMm) return { value: 0, reason: 'forecastDepletion', ...forecast };
      const [low, high] = seen.isDrip ? DRIP_DOSE_MM : FURROW_DOSE_MM;
      if (seen.quotaLeftMm < low) return { value: 0, reason: 'quotaExhausted', ...forecast };
      const dose = Math.min(clamp(seen.depletionMm / seen.applicationEfficiency, low, high), seen.quotaLeftMm);
      // What each would leave the root zone short of when the water comes.
      const weighed = (): string => `0 mm=${expected.toFixed(0)} mm;${dose} mm=${Math.max(0, expected - dose * seen.applicationEfficiency).toFixed(0)} mm`;
      return { value: dose, reason: 'forecastDepletion', ...forecast, weighed };
    },
  };
}
