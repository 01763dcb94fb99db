// When the built-in rules irrigate and how much; what the water does in the soil is elsewhere.

/** Rule and technique of irrigation. Gross depths in mm. */
export interface IrrigationSettings {
  readonly method: 'none' | 'target' | 'interval' | 'schedule' | 'net' | 'constant';
  /** Percent of the available water kept, by growth stage 1 to 4 (target). */
  readonly targetPercent: readonly [number, number, number, number];
  readonly intervalDays: number;
  readonly netThresholdPercent: number;
  readonly constantMm: number;
  readonly maximumDayMm: number;
  readonly maximumSeasonMm: number;
  readonly applicationEfficiencyPercent: number;
  readonly wettedSurfacePercent: number;
}

/** No irrigation by rule; doses given by the caller are applied whole and wet the whole surface. */
export const NO_IRRIGATION: IrrigationSettings = {
  method: 'none',
  targetPercent: [0, 0, 0, 0],
  intervalDays: 3,
  netThresholdPercent: 80,
  constantMm: 0,
  maximumDayMm: 25,
  maximumSeasonMm: 10_000,
  applicationEfficiencyPercent: 100,
  wettedSurfacePercent: 100,
};

/** The gross dose that the block's own rule applies today.
 *  Units and shapes: expectedDepletion and available water of the root zone in mm, stage 1 to 4, scheduled dose of the day in mm; returns mm, before the seasonal cap.
 *  Source: AquaCrop-OSPy solution/irrigation (a need is divided by efficiency as need × (200 − efficiency)/100). */
export function doseByRule(
  settings: IrrigationSettings,
  expectedDepletionMm: number,
  availableMm: number,
  stage: number,
  dayOfSeason: number,
  scheduledMm: number,
): number {
  switch (settings.method) {
    case 'none':
    case 'net':
      return 0;
    case 'schedule':
      return Math.min(settings.maximumDayMm, scheduledMm);
    case 'constant':
      return Math.max(0, Math.min(settings.maximumDayMm, settings.constantMm));
    case 'target':
      if (!(expectedDepletionMm / availableMm > 1 - settings.targetPercent[stage - 1]! / 100)) return 0;
      break;
    case 'interval':
      if ((dayOfSeason - 1) % settings.intervalDays !== 0) return 0;
  }
  const need = Math.max(0, expectedDepletionMm) * ((100 - settings.applicationEfficiencyPercent + 100) / 100);
  return Math.max(0, Math.min(settings.maximumDayMm, need));
}
