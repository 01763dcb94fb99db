// One day of water uptake by roots: demand of the canopy, stress, extraction by compartment; biomass is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, ln, pow } from '../../../base/math.ts';
import { aerationCoefficient } from './aeration-stress.ts';
import type { CropUnit } from './crop-block.ts';
import type { CropState } from './crop-state.ts';
import { AGED, COVER_BEFORE, DEMAND, ET0, POND_UPTAKE, STRESS_AVAILABLE, STRESS_DEPLETION, today } from './day-scratch.ts';
import type { SaltPlan } from './salinity/salt-stress.ts';
import { extractInSalt, rootZoneSaltFactor } from './salinity/salt-transpiration.ts';
import { COMPARTMENTS } from './soil-profile.ts';
import { relativeStress, STOMATA, stressCoefficient } from './water-stress.ts';

const YOUNG_DAYS = 5;
// Below this share of the demand a supply falls short beyond any rounding.
const NEARLY_ALL = 1 - 1e-9;

/** How much a full canopy's crop coefficient has fallen at an age, days after it was complete. Source: AquaCrop-OSPy solution/transpiration. */
export function linearAgeing(unit: CropUnit, ageDays: number): number {
  return ageDays > YOUNG_DAYS ? (ageDays - YOUNG_DAYS) * (unit.crop.ageingPercentPerDay / 100) : 0;
}

/** Crop coefficient × cover × ET0 of a canopy, reduced by ageing (`aged`, for a full canopy) and withering, mm.
 *  Source: AquaCrop-OSPy solution/transpiration (FAO AquaCrop reference manual, section 3.10). */
export function canopyDemand(
  unit: CropUnit,
  coefficientFactor: number,
  et0Mm: number,
  aged: number,
  cover: number,
  adjustedCover: number,
  highestCover: number,
): number {
  const { crop } = unit;
  let demand = (crop.cropCoefficient - aged * highestCover) * coefficientFactor * adjustedCover * et0Mm;
  if (cover < highestCover && highestCover > 0.001 && cover > 0.001) {
    const left = cover / highestCover;
    demand *= crop.witheringExponent === 1 ? left : pow(left, crop.witheringExponent);
  }
  return demand;
}

/** The factor of cold on transpiration, 1 unless the crop has it.
 *  Source: AquaCrop-OSPy solution/transpiration. */
export function coldTranspirationFactor(unit: CropUnit, degreeDays: number): number {
  const { hasColdTranspiration, coldTranspirationUpper: upper, coldTranspirationLower: lower } = unit.crop;
  if (!hasColdTranspiration || degreeDays >= upper) return 1;
  if (degreeDays <= lower) return 0;
  const least = 0.02;
  const shape = -ln((least - 0.98 * least) / (0.98 * (1 - least)));
  const relative = (degreeDays - lower) / (upper - lower);
  return least / (least + (1 - least) * exp(-shape * relative)) - least * (1 - relative);
}

/** The stomatal factor of one compartment; stomata begin to close when more than the share `threshold` of the available water is gone. */
function compartmentStress(unit: CropUnit, i: number, content: number, threshold: number): number {
  const { profile, thresholds } = unit;
  const depleted = profile.fieldCapacity[i]! - content;
  if (depleted <= profile.available[i]! * threshold) return 1;
  if (content <= profile.wiltingPoint[i]!) return 0;
  const relative = (depleted * profile.perAvailable[i]! - thresholds.upper[STOMATA]!) * thresholds.perRange[STOMATA]!;
  return stressCoefficient(thresholds, STOMATA, relative);
}

/** The aeration factor of one compartment; counts its wet days. */
export function compartmentAeration(unit: CropUnit, state: CropState, b: number, i: number, content: number): number {
  const lag = unit.crop.aerationLagDays;
  const days = state.compartmentAerationDays;
  const at = b * COMPARTMENTS + i;
  if (state.submergedDays[b]! >= lag) return 0;
  const margin = unit.crop.aerationVolumePercent / 100;
  const saturation = unit.profile.saturation[i]!;
  if (!(content > saturation - margin)) {
    days[at] = 0;
    return 1;
  }
  const wetDays = Math.min(lag, days[at]! + 1);
  days[at] = wetDays;
  const first = wetDays >= lag ? 0 : 1;
  const air = Math.max(0, (saturation - content) / margin);
  return (first + (wetDays - 1) * air) / (first + wetDays - 1);
}

/** Takes what the pond can give to the canopy; leaves it in POND_UPTAKE and the demand on the soil in DEMAND. */
function takeFromPond(unit: CropUnit, state: CropState, b: number): void {
  const lag = unit.crop.aerationLagDays;
  const storage = state.surfaceStorageMm[b]!;
  today[POND_UPTAKE] = 0;
  if (!(storage > 0 && state.submergedDays[b]! < lag)) return;
  const submerged = state.submergedDays[b]! + 1;
  state.submergedDays[b] = submerged;
  const days = state.compartmentAerationDays;
  for (let i = b * COMPARTMENTS; i < (b + 1) * COMPARTMENTS; i += 1) days[i] = Math.min(lag, days[i]! + 1);
  const possible = (1 - submerged / lag) * today[DEMAND]!;
  if (storage > possible) {
    state.surfaceStorageMm[b] = storage - possible;
    today[POND_UPTAKE] = possible;
  }
  today[DEMAND] = Math.max(0, possible - today[POND_UPTAKE]!);
}

/** Extracts DEMAND from the compartments with roots, top down; leaves there what was not found.
 *  Source: AquaCrop-OSPy solution/transpiration (sink term). */
function extractByRoots(unit: CropUnit, state: CropState, b: number, row: number): void {
  const { profile, thresholds, zone } = unit;
  const { water } = state;
  const offset = b * COMPARTMENTS;
  const depthM = (zone.firstCm + row) / 100;
  const count = zone.count[row]!;
  const threshold = thresholds.upper[STOMATA]! + (5 - today[ET0]!) * thresholds.upperShift[STOMATA]!;
  const top = unit.uptakeTop;
  const bottom = unit.uptakeBottom * state.rootCorrection[b]!;
  const slope = (top - bottom) / depthM;
  const { airDry, available, bottomM, fieldCapacity, saturation, thicknessM } = profile;
  const { compartmentAerationDays } = state;
  const { isNet } = unit;
  const netUptake = (top + unit.uptakeBottom) / 2;
  const margin = unit.crop.aerationVolumePercent / 100;
  const isSubmerged = state.submergedDays[b]! >= unit.crop.aerationLagDays;
  let sinkBelow = top;
  let wanted = today[DEMAND]!;
  for (let i = 0; i < count && wanted > 0; i += 1) {
    const at = offset + i;
    const sinkAbove = sinkBelow;
    const edge = bottomM[i]!;
    sinkBelow = edge <= depthM ? bottom + slope * (depthM - edge) : bottom;
    const content = water[at]!;
    let sink = isNet ? netUptake : (sinkAbove + sinkBelow) / 2;
    let factor = 1;
    if (!isNet && fieldCapacity[i]! - content > available[i]! * threshold) factor = compartmentStress(unit, i, content, threshold);
    if (isSubmerged || content > saturation[i]! - margin) factor = Math.min(factor, compartmentAeration(unit, state, b, i, content));
    else compartmentAerationDays[at] = 0;
    sink *= factor;
    if (i === count - 1) sink *= zone.lastShare[row]!;
    const thickness = thicknessM[i]!;
    if (!(sink * 1000 * thickness < NEARLY_ALL * wanted)) {
      // Divided and multiplied as in the reference: whether a remainder of one bit is left decides if the next compartment counts a wet day.
      const needed = wanted / 1000 / thickness;
      if (needed < sink) sink = needed;
    }
    if (content - sink < airDry[i]!) sink = Math.max(0, content - airDry[i]!);
    water[at] = content - sink;
    wanted -= sink * 1000 * thickness;
  }
  today[DEMAND] = wanted;
}

/** Transpires from block b for one day: writes the transpiration columns and the transpiration ratio; a canopy that grew without any water is set back.
 *  Returns whether the soil was asked for water.
 *  Units and shapes: the day's scratch holds ET0, ageing, the cover of yesterday and the root zone (row of its table) after evaporation; plan the season's plan for salt, if any.
 *  Source: AquaCrop-OSPy solution/transpiration. */
export function transpire(
  unit: CropUnit,
  state: CropState,
  b: number,
  row: number,
  plan: SaltPlan | undefined,
): boolean {
  const et0Mm = today[ET0]!;
  const aged = today[AGED]!;
  const cold = unit.crop.hasColdTranspiration ? coldTranspirationFactor(unit, state.degreeDays[b]!) : 1;
  const coefficientFactor = state.co2CropCoefficient[b]!;
  const cover = state.canopyCover[b]!;
  const potentialCover = state.canopyCoverPotential[b]!;
  const unstressed =
    cold * canopyDemand(unit, coefficientFactor, et0Mm, aged, potentialCover, state.canopyAdjustedPotential[b]!, state.canopyHighestPotential[b]!);
  const demand = cold * canopyDemand(unit, coefficientFactor, et0Mm, aged, cover, state.canopyAdjusted[b]!, state.canopyHighest[b]!);
  today[DEMAND] = demand;
  takeFromPond(unit, state, b);
  const stomata = 1 - relativeStress(unit.thresholds, STOMATA, today[STRESS_DEPLETION]!, today[STRESS_AVAILABLE]!);
  const air = aerationCoefficient(unit, state, b, row);
  const { salt } = unit;
  let factor = unit.isNet ? 1 : Math.min(stomata, air);
  if (salt !== undefined && plan !== undefined) factor = rootZoneSaltFactor(salt, plan, state, b, stomata) * air;
  const asked = today[DEMAND]! * factor;
  today[DEMAND] = asked;
  if (asked > 0) {
    if (salt !== undefined && plan !== undefined) extractInSalt(unit, salt, plan, state, b, row);
    else extractByRoots(unit, state, b, row);
  }
  const taken = asked - today[DEMAND]! + today[POND_UPTAKE]!;
  if (cover - today[COVER_BEFORE]! > 0.005 && taken === 0) state.canopyCover[b] = today[COVER_BEFORE]!;
  state.transpirationRatio[b] = demand > 0 && taken < demand ? Math.max(0, taken / demand) : 1;
  state.transpirationMm[b] = taken;
  if (salt !== undefined) {
    state.saltTranspirationMm[b] = state.saltTranspirationMm[b]! + taken;
    state.saltDemandMm[b] = state.saltDemandMm[b]! + demand;
  }
  state.transpirationPotentialMm[b] = demand;
  state.transpirationUnstressedMm[b] = unstressed;
  return asked > 0;
}
