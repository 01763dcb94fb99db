// How salt in the root zone limits canopy and stomata of a day; the movement of salt is in salt-balance.ts.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, roundHalfEven } from '../../../../base/math.ts';
import { grownCanopy } from '../canopy-curve.ts';
import type { CropUnit } from '../crop-block.ts';
import type { CropParameters } from '../crop-parameters.ts';
import type { SeasonCalendar } from '../crop-calendar.ts';
import { GERMINATED, type CropState } from '../crop-state.ts';
import { today, ZONE_ECE, ZONE_FIELD_CAPACITY_EC, ZONE_SOIL_WATER_EC } from '../day-scratch.ts';
import { COMPARTMENTS } from '../soil-profile.ts';
import { compartmentSalt, conductivityOf, type SaltUnit } from './salt-balance.ts';
import { saltCoefficients, saltEffects, type SaltEffects } from './salt-response.ts';
import type { SaltSettings } from './salt-settings.ts';

/** What a season's calendar makes of salt: the quadratic from stress to loss of cover, and the effects of each whole percentage. */
export interface SaltPlan {
  readonly coefficients: readonly [number, number, number];
  readonly effects: readonly SaltEffects[];
}

const CONVEX = 3;
const LEAST_STRESS = 0.1;

// Plans by calendar: blocks of one crop and one sowing share theirs, and a plan takes a millisecond.
const known = new WeakMap<SeasonCalendar, { readonly crop: CropParameters; readonly distortionPercent: number; readonly ageingPercent: number; readonly plan: SaltPlan }[]>();

/** The plan of a season for a crop and its salt settings. */
export function saltPlan(unit: CropUnit, settings: SaltSettings, calendar: SeasonCalendar): SaltPlan {
  const { crop } = unit;
  const { distortionPercent, ageingPercent } = settings;
  let plans = known.get(calendar);
  if (plans === undefined) known.set(calendar, (plans = []));
  const found = plans.find((one) => one.crop === crop && one.distortionPercent === distortionPercent && one.ageingPercent === ageingPercent);
  if (found !== undefined) return found.plan;
  const plan: SaltPlan = {
    coefficients: saltCoefficients(unit, calendar, distortionPercent, ageingPercent),
    effects: Array.from({ length: 101 }, (_, percent) => saltEffects(unit, calendar, percent, distortionPercent)),
  };
  plans.push({ crop, distortionPercent, ageingPercent, plan });
  return plan;
}

/** Conductivities of the root zone, dS/m: of the paste extract, of the soil water, and of the soil water at field capacity. */
export interface RootZoneSalt {
  ece: number;
  soilWater: number;
  atFieldCapacity: number;
}

/** Fills `out` with the depth-weighted means of the root zone. Source: AquaCrop 7.3 DetermineRootZoneSaltContent. */
export function rootZoneSaltInto(unit: CropUnit, state: CropState, b: number, out: RootZoneSalt): void {
  const { profile } = unit;
  const depthM = Math.max(state.rootDepthM[b]!, unit.crop.minimumRootDepthM);
  out.ece = 0;
  out.soilWater = 0;
  out.atFieldCapacity = 0;
  let topM = 0;
  for (let i = 0; i < profile.count && topM < depthM; i += 1) {
    const thickness = profile.thicknessM[i]!;
    const share = Math.min(thickness, depthM - topM) / depthM;
    const salt = compartmentSalt(state, b, i);
    out.ece += share * conductivityOf(salt, profile.saturation[i]!, thickness);
    out.soilWater += share * conductivityOf(salt, state.water[b * COMPARTMENTS + i]!, thickness);
    out.atFieldCapacity += share * conductivityOf(salt, profile.fieldCapacity[i]!, thickness);
    topM += thickness;
  }
}

function saltCoefficient(settings: SaltSettings, ece: number, shape: number): number {
  const relative = (ece - settings.thresholdDsPerM) / (settings.limitDsPerM - settings.thresholdDsPerM);
  if (relative <= 0) return 1;
  if (relative >= 1) return 0;
  return shape === 0 ? 1 - relative : 1 - (exp(relative * shape) - 1) / (exp(shape) - 1);
}

/** The stomatal factor after the conductivity of the soil water as it dries.
 *  Units and shapes: wetness deficit 0 at field capacity, 1 at wilting point; stomata the factor without this effect.
 *  Source: AquaCrop 7.3 AdjustedKsStoToECsw. */
export function stomataInSaltWater(
  settings: SaltSettings,
  plan: SaltPlan,
  zone: RootZoneSalt,
  deficit: number,
  stomata: number,
): number {
  if (settings.soilWaterResponsePercent <= 0 || deficit <= 0) return stomata;
  const relative = zone.soilWater - (zone.atFieldCapacity - zone.ece) + (settings.soilWaterResponsePercent - 100) * deficit;
  if (relative >= settings.limitDsPerM) return 0;
  if (relative <= settings.thresholdDsPerM) return stomata;
  const stress = 100 * (1 - saltCoefficient(settings, relative, CONVEX));
  const [b0, b1, b2] = plan.coefficients;
  const closure = b0 + b1 * stress + b2 * stress * stress;
  return Math.min(stomata, Math.max(0, 1 - closure / 100));
}

const zoneSalt: RootZoneSalt = { ece: 0, soilWater: 0, atFieldCapacity: 0 };

/** Sets the limits of the canopy and the closure of stomata for the day.
 *  Units and shapes: time after planting in the crop's unit.
 *  Source: AquaCrop 7.3 EffectSoilFertilitySalinityStress and DetermineCCiGDD. */
export function limitBySalt(unit: CropUnit, salt: SaltUnit, plan: SaltPlan, state: CropState, b: number, time: number): void {
  const { crop, stages } = unit;
  rootZoneSaltInto(unit, state, b, zoneSalt);
  const days = state.saltStressDays[b]!;
  today[ZONE_ECE] = zoneSalt.ece;
  today[ZONE_SOIL_WATER_EC] = zoneSalt.soilWater;
  today[ZONE_FIELD_CAPACITY_EC] = zoneSalt.atFieldCapacity;
  const stressNow = 100 * (1 - saltCoefficient(salt.settings, zoneSalt.ece, 0));
  const stress = (days * state.saltStressPercent[b]! + stressNow) / (days + 1);
  const [b0, b1, b2] = plan.coefficients;
  const isGrowing = time >= crop.emergence && time <= crop.maturity && (state.flags[b]! & GERMINATED) !== 0;
  const wanted = roundHalfEven(b0 + b1 * stress + b2 * stress * stress);
  const percent = isGrowing && stress > LEAST_STRESS && wanted > 0 ? (stress >= 99.9 ? 100 : Math.min(100, wanted)) : 0;
  const effects = plan.effects[percent]!;
  const limit = crop.maximumCanopy * (1 - effects.coverPercent / 100);
  const rate = crop.canopyGrowth * (1 - effects.growthPercent / 100);
  state.saltClosurePercent[b] = effects.coverPercent;
  state.canopyLimit[b] = limit;
  state.canopyRate[b] = rate;
  const span = crop.senescence - effects.fullCanopyTime;
  const perUnit = (effects.dayPerUnit * effects.declinePercentPerDay) / 100;
  const past = time - effects.fullCanopyTime;
  const lost = past > 0 && span > 0 ? (perUnit * past * past) / span : 0;
  const lateCeiling = Math.max(0, limit - lost);
  state.canopyLateCeiling[b] = lateCeiling;
  if (time >= crop.senescence) state.canopyCeiling[b] = Math.max(0, limit - Math.max(0, perUnit * span));
  else if (past <= 0) state.canopyCeiling[b] = limit;
  else state.canopyCeiling[b] = Math.max(0, grownCanopy(stages.initialCanopy, limit, exp(rate * (time - crop.emergence))) - lost);
}

/** Adds today to the mean stress of the season. Source: AquaCrop 7.3 run.f90 (mean over days with a canopy). */
export function rememberSaltStress(unit: CropUnit, salt: SaltUnit, state: CropState, b: number): void {
  if (state.canopyCover[b]! <= 0) return;
  rootZoneSaltInto(unit, state, b, zoneSalt);
  const days = state.saltStressDays[b]! + 1;
  const stressNow = 100 * (1 - saltCoefficient(salt.settings, zoneSalt.ece, 0));
  state.saltStressPercent[b] = ((days - 1) * state.saltStressPercent[b]! + stressNow) / days;
  state.saltStressDays[b] = days;
}
