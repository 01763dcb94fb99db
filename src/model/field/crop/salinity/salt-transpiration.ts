// Water uptake where salt counts: stomata closed by salt, and uptake shared over the whole root zone as in the official program.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from '../crop-block.ts';
import type { CropState } from '../crop-state.ts';
import { kernelExp } from '../kernel-exp.ts';
import { AVAILABLE, DEMAND, DEPLETION, ET0, today, ZONE_ECE, ZONE_FIELD_CAPACITY_EC, ZONE_SOIL_WATER_EC } from '../day-scratch.ts';
import { COMPARTMENTS } from '../soil-profile.ts';
import { compartmentAeration } from '../transpiration.ts';
import { STOMATA } from '../water-stress.ts';
import { conductivityOf, dayGrams, type SaltUnit } from './salt-store.ts';
import { stomataInSaltWater, type SaltPlan } from './salt-stress.ts';

const MOST_UPTAKE = 0.06;
const LEAST_MM = 1e-5;
// What roots can take from each compartment without stress and with it, mm; read within one call.
const wanted = new Float64Array(COMPARTMENTS);
const possible = new Float64Array(COMPARTMENTS);

/** The stomatal factor of the root zone under water stress and salt.
 *  Units and shapes: waterFactor without salt, 0 to 1; the day's scratch holds the conductivities of the root zone before evaporation.
 *  Source: AquaCrop 7.3 calculate_transpiration, step 1. */
export function rootZoneSaltFactor(salt: SaltUnit, plan: SaltPlan, state: CropState, b: number, waterFactor: number): number {
  const { settings } = salt;
  const stomata = (1 - state.saltClosurePercent[b]! / 100) * waterFactor;
  if (settings.soilWaterResponsePercent <= 0 || today[DEPLETION]! <= 0) return stomata;
  const deficit = today[DEPLETION]! / today[AVAILABLE]!;
  const added = today[ZONE_SOIL_WATER_EC]! - (today[ZONE_FIELD_CAPACITY_EC]! - today[ZONE_ECE]!);
  return stomataInSaltWater(settings, plan, added + (settings.soilWaterResponsePercent - 100) * deficit, stomata);
}

/** Extracts DEMAND from all compartments with roots in proportion to their uptake; what one cannot give the next ones do. Leaves in DEMAND what was not found.
 *  Reads dayGrams. Source: AquaCrop 7.3 calculate_transpiration, step 2. */
export function extractInSalt(unit: CropUnit, salt: SaltUnit, plan: SaltPlan, state: CropState, b: number, row: number): void {
  const { profile, thresholds, zone } = unit;
  const { cells, settings } = salt;
  const { airDry, bottomM, contentPerMm, fieldCapacity, mmPerContent, perAvailable, saturation } = profile;
  const { perFieldCapacityMm, perSaturationMm } = cells;
  const { compartmentAerationDays, water } = state;
  const offset = b * COMPARTMENTS;
  const demandMm = today[DEMAND]!;
  const depthM = (zone.firstCm + row) / 100;
  const count = zone.count[row]!;
  const top = unit.uptakeTop;
  const bottom = unit.uptakeBottom * state.rootCorrection[b]!;
  const slope = (top - bottom) / depthM;
  const upper = Math.min(0.9999, Math.max(0, thresholds.upper[STOMATA]! + (5 - today[ET0]!) * thresholds.upperShift[STOMATA]!));
  const perRange = 1 / (1 - upper);
  const shape = thresholds.shape[STOMATA]!;
  const perShapeSpan = thresholds.perShapeSpan[STOMATA]!;
  const unclosed = 1 - state.saltClosurePercent[b]! / 100;
  const response = settings.soilWaterResponsePercent;
  const margin = unit.crop.aerationVolumePercent / 100;
  const isSubmerged = state.submergedDays[b]! >= unit.crop.aerationLagDays;
  let below = top;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const above = below;
    const edge = bottomM[i]!;
    below = edge <= depthM ? bottom + slope * (depthM - edge) : bottom;
    const mm = mmPerContent[i]!;
    const content = water[offset + i]!;
    const deficit = (fieldCapacity[i]! - content) * perAvailable[i]!;
    let factor = unclosed;
    if (deficit > upper) {
      const relative = (deficit - upper) * perRange;
      factor = relative >= 1 ? 0 : unclosed * (1 - (kernelExp(relative * shape) - 1) * perShapeSpan);
    }
    if (deficit > 0 && response > 0) {
      const grams = dayGrams[i]!;
      const added = conductivityOf(grams / (content * mm)) - (conductivityOf(grams * perFieldCapacityMm[i]!) - conductivityOf(grams * perSaturationMm[i]!));
      factor = stomataInSaltWater(settings, plan, added + (response - 100) * deficit, factor);
    }
    if (isSubmerged || content > saturation[i]! - margin) factor = Math.min(factor, compartmentAeration(unit, state, b, i, content));
    else compartmentAerationDays[offset + i] = 0;
    const uptake = (above + below) / 2;
    const want = (uptake > MOST_UPTAKE ? MOST_UPTAKE : uptake) * (i === count - 1 ? zone.lastShare[row]! : 1) * mm;
    const held = (content - airDry[i]!) * mm;
    const can = factor * want;
    wanted[i] = want;
    possible[i] = can < held ? can : held > 0 ? held : 0;
    sum += want;
  }
  const portionPerWanted = demandMm / sum;
  let taken = 0;
  let owed = 0;
  for (let i = 0; i < count; i += 1) {
    const portion = portionPerWanted * wanted[i]!;
    if (portion <= LEAST_MM || demandMm - taken <= LEAST_MM) continue;
    const most = possible[i]!;
    const amount = portion < most && portion + owed < most ? portion + owed : most;
    owed += portion - amount;
    const drawn = amount < demandMm - taken ? amount : demandMm - taken;
    water[offset + i] = water[offset + i]! - drawn * contentPerMm[i]!;
    taken += drawn;
  }
  today[DEMAND] = demandMm - taken;
}
