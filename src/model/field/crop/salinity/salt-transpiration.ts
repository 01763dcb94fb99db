// Water uptake where salt counts: stomata closed by salt, and uptake shared over the whole root zone as in the official program.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from '../crop-block.ts';
import type { CropState } from '../crop-state.ts';
import { kernelExp } from '../kernel-exp.ts';
import { AVAILABLE, DEMAND, DEPLETION, ET0, today, ZONE_ECE, ZONE_FIELD_CAPACITY_EC, ZONE_SOIL_WATER_EC } from '../day-scratch.ts';
import { COMPARTMENTS } from '../soil-profile.ts';
import { compartmentAeration } from '../transpiration.ts';
import { STOMATA } from '../water-stress.ts';
import { compartmentSalt, conductivityOf, type SaltUnit } from './salt-balance.ts';
import { stomataInSaltWater, type RootZoneSalt, type SaltPlan } from './salt-stress.ts';

const MOST_UPTAKE = 0.06;
const LEAST_MM = 1e-5;
const zoneSalt: RootZoneSalt = { ece: 0, soilWater: 0, atFieldCapacity: 0 };
// What roots can take from each compartment without stress and with it, mm; read within one call.
const wanted = new Float64Array(COMPARTMENTS);
const possible = new Float64Array(COMPARTMENTS);

/** The stomatal factor of the root zone under water stress and salt.
 *  Units and shapes: waterFactor without salt, 0 to 1. Source: AquaCrop 7.3 calculate_transpiration, step 1. */
export function rootZoneSaltFactor(salt: SaltUnit, plan: SaltPlan, state: CropState, b: number, waterFactor: number): number {
  zoneSalt.ece = today[ZONE_ECE]!;
  zoneSalt.soilWater = today[ZONE_SOIL_WATER_EC]!;
  zoneSalt.atFieldCapacity = today[ZONE_FIELD_CAPACITY_EC]!;
  const deficit = today[DEPLETION]! / today[AVAILABLE]!;
  return stomataInSaltWater(salt.settings, plan, zoneSalt, deficit, (1 - state.saltClosurePercent[b]! / 100) * waterFactor);
}

/** Extracts DEMAND from all compartments with roots in proportion to their uptake; what one cannot give the next ones do. Leaves in DEMAND what was not found.
 *  Source: AquaCrop 7.3 calculate_transpiration, step 2. */
export function extractInSalt(unit: CropUnit, salt: SaltUnit, plan: SaltPlan, state: CropState, b: number, row: number): void {
  const { profile, thresholds, zone } = unit;
  const { water } = state;
  const demandMm = today[DEMAND]!;
  const depthM = (zone.firstCm + row) / 100;
  const count = zone.count[row]!;
  const top = unit.uptakeTop;
  const bottom = unit.uptakeBottom * state.rootCorrection[b]!;
  const upper = Math.min(0.9999, Math.max(0, thresholds.upper[STOMATA]! + (5 - today[ET0]!) * thresholds.upperShift[STOMATA]!));
  let below = top;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const above = below;
    const edge = profile.bottomM[i]!;
    below = edge <= depthM ? bottom + (top - bottom) * ((depthM - edge) / depthM) : bottom;
    const share = i === count - 1 ? zone.lastShare[row]! : 1;
    const content = water[b * COMPARTMENTS + i]!;
    const fc = profile.fieldCapacity[i]!;
    const wp = profile.wiltingPoint[i]!;
    const deficit = (fc - content) / (fc - wp);
    const relative = (deficit - upper) / (1 - upper);
    const shape = thresholds.shape[STOMATA]!;
    const dry = relative <= 0 ? 1 : relative >= 1 ? 0 : 1 - (kernelExp(relative * shape) - 1) / thresholds.shapeSpan[STOMATA]!;
    const saltGrams = compartmentSalt(state, b, i);
    const thicknessM = profile.thicknessM[i]!;
    zoneSalt.ece = conductivityOf(saltGrams, profile.saturation[i]!, thicknessM);
    zoneSalt.soilWater = conductivityOf(saltGrams, content, thicknessM);
    zoneSalt.atFieldCapacity = conductivityOf(saltGrams, fc, thicknessM);
    const closed = stomataInSaltWater(salt.settings, plan, zoneSalt, deficit, (1 - state.saltClosurePercent[b]! / 100) * dry);
    const factor = Math.min(closed, compartmentAeration(unit, state, b, i, content));
    wanted[i] = Math.min(MOST_UPTAKE, (above + below) / 2) * share * 1000 * profile.thicknessM[i]!;
    possible[i] = Math.min(factor * wanted[i]!, Math.max(0, content - profile.airDry[i]!) * 1000 * profile.thicknessM[i]!);
    sum += wanted[i]!;
  }
  let taken = 0;
  let owed = 0;
  for (let i = 0; i < count; i += 1) {
    const portion = (demandMm / sum) * wanted[i]!;
    if (portion <= LEAST_MM || demandMm - taken <= LEAST_MM) continue;
    const amount = Math.min(possible[i]!, portion < possible[i]! ? portion + owed : possible[i]!);
    owed += portion - amount;
    const drawn = Math.min(amount, demandMm - taken);
    const at = b * COMPARTMENTS + i;
    water[at] = water[at]! - drawn / (1000 * profile.thicknessM[i]!);
    taken += drawn;
  }
  today[DEMAND] = demandMm - taken;
}
