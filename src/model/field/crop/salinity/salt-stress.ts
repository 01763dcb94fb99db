// How salt in the root zone limits canopy and stomata of a day; the movement of salt is in salt-balance.ts.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { assert } from '../../../../base/assert.ts';
import { exp, roundHalfEven } from '../../../../base/math.ts';
import { grownCanopy } from '../canopy-curve.ts';
import type { CropUnit } from '../crop-block.ts';
import type { CropParameters } from '../crop-parameters.ts';
import type { SeasonCalendar } from '../crop-calendar.ts';
import { GERMINATED, type CropState } from '../crop-state.ts';
import { TIME, today, ZONE_ECE, ZONE_FIELD_CAPACITY_EC, ZONE_SOIL_WATER_EC } from '../day-scratch.ts';
import { kernelExp } from '../kernel-exp.ts';
import { COMPARTMENTS } from '../soil-profile.ts';
import { saltCoefficients, saltEffects, type SaltEffects } from './salt-response.ts';
import type { SaltSettings } from './salt-settings.ts';
import { conductivityOf, dayGrams, readDayGrams, type SaltUnit } from './salt-store.ts';

/** What a season's calendar makes of salt: the quadratic from stress to loss of cover, and the effects of each whole percentage. */
export interface SaltPlan {
  readonly coefficients: readonly [number, number, number];
  readonly effects: readonly SaltEffects[];
}

const CONVEX = 3;
const PER_CONVEX_SPAN = 1 / (exp(CONVEX) - 1);
const LEAST_STRESS = 0.1;
const MOST_STRESS = 99.9;

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
    effects: Array.from({ length: 101 }, (_, percent) => saltEffects(unit, calendar, percent, distortionPercent, crop.maturity)),
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

/** Fills `out` with the depth-weighted means of the root zone of a block with salt, between days. Source: AquaCrop 7.3 DetermineRootZoneSaltContent. */
export function rootZoneSaltInto(unit: CropUnit, state: CropState, b: number, out: RootZoneSalt): void {
  const { salt } = unit;
  assert(salt !== undefined, `block ${b} is described without salt`);
  readDayGrams(salt.cells, state, b);
  readZoneSalt(unit, salt, state, b, true);
  out.ece = today[ZONE_ECE]!;
  out.soilWater = today[ZONE_SOIL_WATER_EC]!;
  out.atFieldCapacity = today[ZONE_FIELD_CAPACITY_EC]!;
}

/** Puts the depth-weighted means of the root zone into the day's scratch: ZONE_ECE and, `isOfWater`, both of the soil water. Reads dayGrams.
 *  Source: AquaCrop 7.3 DetermineRootZoneSaltContent. */
function readZoneSalt(unit: CropUnit, salt: SaltUnit, state: CropState, b: number, isOfWater: boolean): void {
  const { thicknessM, mmPerContent } = unit.profile;
  const { perSaturationMm, perFieldCapacityMm } = salt.cells;
  const { water } = state;
  const depthM = Math.max(state.rootDepthM[b]!, unit.crop.minimumRootDepthM);
  let ece = 0;
  let soilWater = 0;
  let atFieldCapacity = 0;
  let leftM = depthM;
  for (let i = 0; i < COMPARTMENTS && leftM > 0; i += 1) {
    const thickness = thicknessM[i]!;
    const within = thickness < leftM ? thickness : leftM;
    const grams = dayGrams[i]!;
    ece += within * conductivityOf(grams * perSaturationMm[i]!);
    if (isOfWater) {
      soilWater += within * conductivityOf(grams / (water[b * COMPARTMENTS + i]! * mmPerContent[i]!));
      atFieldCapacity += within * conductivityOf(grams * perFieldCapacityMm[i]!);
    }
    leftM -= thickness;
  }
  today[ZONE_ECE] = ece / depthM;
  if (!isOfWater) return;
  today[ZONE_SOIL_WATER_EC] = soilWater / depthM;
  today[ZONE_FIELD_CAPACITY_EC] = atFieldCapacity / depthM;
}

/** Stress by a conductivity between threshold (0) and limit (100), percent, along a straight line. */
function linearStress(settings: SaltSettings, ece: number): number {
  if (ece <= settings.thresholdDsPerM) return 0;
  if (ece >= settings.limitDsPerM) return 100;
  return (100 * (ece - settings.thresholdDsPerM)) / (settings.limitDsPerM - settings.thresholdDsPerM);
}

/** The stomatal factor after the conductivity of the soil water as it dries.
 *  Units and shapes: conductivity is that of the soil water less what field capacity adds to the paste extract, dS/m; stomata the factor without this effect.
 *  Source: AquaCrop 7.3 AdjustedKsStoToECsw. */
export function stomataInSaltWater(settings: SaltSettings, plan: SaltPlan, conductivity: number, stomata: number): number {
  if (conductivity <= settings.thresholdDsPerM) return stomata;
  if (conductivity >= settings.limitDsPerM) return 0;
  const relative = (conductivity - settings.thresholdDsPerM) / (settings.limitDsPerM - settings.thresholdDsPerM);
  const stress = 100 * (kernelExp(relative * CONVEX) - 1) * PER_CONVEX_SPAN;
  const { coefficients } = plan;
  const open = 1 - (coefficients[0] + (coefficients[1] + coefficients[2] * stress) * stress) / 100;
  return open >= stomata ? stomata : open > 0 ? open : 0;
}

/** Sets the limits of the canopy and the closure of stomata for the day; reads dayGrams.
 *  Units and shapes: the day's scratch holds the time after planting in the crop's unit.
 *  Source: AquaCrop 7.3 EffectSoilFertilitySalinityStress and DetermineCCiGDD. */
export function limitBySalt(unit: CropUnit, salt: SaltUnit, plan: SaltPlan, state: CropState, b: number): void {
  const { crop, stages } = unit;
  const time = today[TIME]!;
  readZoneSalt(unit, salt, state, b, true);
  const days = state.saltStressDays[b]!;
  const stress = (days * state.saltStressPercent[b]! + linearStress(salt.settings, today[ZONE_ECE]!)) / (days + 1);
  const isGrowing = time >= crop.emergence && time <= crop.maturity && (state.flags[b]! & GERMINATED) !== 0;
  let percent = 0;
  if (isGrowing && stress > LEAST_STRESS) {
    const { coefficients } = plan;
    const wanted = roundHalfEven(coefficients[0] + coefficients[1] * stress + coefficients[2] * stress * stress);
    if (wanted > 0) percent = stress >= MOST_STRESS || wanted > 100 ? 100 : wanted | 0;
  }
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
  state.canopyLateCeiling[b] = Math.max(0, limit - lost);
  if (time >= crop.senescence) state.canopyCeiling[b] = Math.max(0, limit - Math.max(0, perUnit * span));
  else if (past <= 0) state.canopyCeiling[b] = limit;
  else state.canopyCeiling[b] = Math.max(0, grownCanopy(stages.initialCanopy, limit, kernelExp(rate * (time - crop.emergence))) - lost);
}

/** Adds today to the mean stress of the season; reads dayGrams. Source: AquaCrop 7.3 run.f90 (mean over days with a canopy). */
export function rememberSaltStress(unit: CropUnit, salt: SaltUnit, state: CropState, b: number): void {
  if (state.canopyCover[b]! <= 0) return;
  readZoneSalt(unit, salt, state, b, false);
  const days = state.saltStressDays[b]! + 1;
  state.saltStressPercent[b] = ((days - 1) * state.saltStressPercent[b]! + linearStress(salt.settings, today[ZONE_ECE]!)) / days;
  state.saltStressDays[b] = days;
}
