// What a gin setting would do to a lot, from engineering knowledge of the machines: the model that the AI weighs its options with.
// It is not the plant: the plant adds variation, moisture history and restoration that are not known when the setting is chosen.
import type { ParameterValues } from '../../model/parameters/define.ts';
import type { GIN_PARAMETERS } from '../../model/parameters/gin.ts';
import type { GinSetting } from '../../model/domain/ports.ts';
import type { GinningObservation } from '../observations.ts';

export type GinValues = ParameterValues<typeof GIN_PARAMETERS>;

/** Forecast for one lot and setting: lint left per kg of lint at the stand, and the traits that the classing looks at. */
export interface GinResponse {
  lintShare: number;
  trashPercent: number;
  lengthMm: number;
  uniformityPercent: number;
  shortFibrePercent: number;
  reflectancePercent: number;
  /** Heat for drying, MJ per kg of lint. */
  heatMjPerKgLint: number;
}

/** A record for `ginResponseInto` to fill, so that weighing many options allocates once. */
export function emptyGinResponse(): GinResponse {
  return {
    lintShare: 0,
    trashPercent: 0,
    lengthMm: 0,
    uniformityPercent: 0,
    shortFibrePercent: 0,
    reflectancePercent: 0,
    heatMjPerKgLint: 0,
  };
}

/**
 * Fills `out` with the forecast effect of a setting on a lot in a saw gin.
 * Source: processing sheet 1.3, 1.5, 1.6 and 1.7 (cleaning chain, lint-cleaner recursion, damage factor f(M), drying heat).
 */
export function ginResponseInto(out: GinResponse, gin: GinValues, seen: GinningObservation, setting: GinSetting): void {
  const lintMoisture = seen.moisturePercent * gin.lintMoistureShare;
  const dried = Math.min(Math.max(0, lintMoisture - setting.lintMoistureTargetPercent), gin.dryingLimitPoints);
  const moisture = lintMoisture - dried;
  const damage = 1 + gin.damagePerPoint * Math.max(0, gin.damageOnsetPercent - moisture);
  const drynessPoints = Math.max(0, gin.damageOnsetPercent - Math.max(moisture, gin.cleaningGainFloorPercent));
  const gain = 1 + gin.cleaningGainPerPoint * drynessPoints;
  const keep = (efficiency: number): number => 1 - Math.min(0.95, efficiency * gain);

  const cleaners = setting.seedCottonCleaners;
  let trash = seen.trashPercent * keep(gin.feederEfficiency);
  if (cleaners >= 1) trash *= keep(gin.cylinderCleanerEfficiency);
  if (cleaners >= 2) trash *= keep(gin.stickMachineEfficiency);
  if (cleaners >= 3) trash *= keep(gin.cylinderCleanerEfficiency);
  trash = (trash * gin.trashShareToLintSaw) / gin.lintFraction;

  let lint = 1 - gin.seedCottonCleanerFibreLoss * cleaners;
  let length = seen.lengthMm + gin.sawStandLengthMm;
  let uniformity = seen.uniformityPercent + gin.sawStandUniformity;
  let shortFibre =
    seen.shortFibrePercent + gin.sawStandShortFibre * (1 + gin.standDamagePerPoint * Math.max(0, gin.damageOnsetPercent - moisture));
  let reflectance = seen.reflectancePercent;
  for (let stage = 1; stage <= setting.lintCleaners; stage += 1) {
    const [efficiency, loss, brightness] =
      stage === 1
        ? [gin.lintCleanerEfficiency1, gin.lintCleanerLoss1, gin.lintCleanerReflectance1]
        : stage === 2
          ? [gin.lintCleanerEfficiency2, gin.lintCleanerLoss2, gin.lintCleanerReflectance2]
          : [gin.lintCleanerEfficiency3, gin.lintCleanerLoss3, gin.lintCleanerReflectance3];
    trash *= keep(efficiency);
    lint *= 1 - loss;
    length += gin.lintCleanerLengthMm * damage;
    uniformity += gin.sawLintCleanerUniformity * damage;
    shortFibre *= 1 + gin.lintCleanerShortFibre * damage;
    reflectance += brightness;
  }
  out.lintShare = lint;
  out.trashPercent = trash;
  out.lengthMm = length;
  out.uniformityPercent = uniformity;
  out.shortFibrePercent = shortFibre;
  out.reflectancePercent = reflectance;
  // Seed dries too, by a share of the lint's points; per kg of lint there are (1 − f)/f kg of seed.
  const seedPerLint = (1 - gin.lintFraction) / gin.lintFraction;
  const waterKg = (dried / 100) * (1 + seedPerLint * gin.seedDryingRatio);
  out.heatMjPerKgLint = (waterKg * gin.evaporationMjPerKg) / gin.dryerEfficiency;
}
