// Water that rises from a water table into the compartments above it; saturation below the table is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, ln, roundHalfEven } from '../../../base/math.ts';
import type { SoilProfile } from './soil-profile.ts';

const REACH_M = 4;
const HIGHEST_MM_PER_DAY = 99;
const DRIVING_FORCE_EXPONENT = 16;

function potentialRise(profile: SoilProfile, i: number, middleM: number, waterTableDepthM: number): number {
  const above = waterTableDepthM - middleM;
  if (profile.conductivityMmPerDay[i]! <= 0 || waterTableDepthM <= 0 || above >= REACH_M) return 0;
  if (above <= 0) return HIGHEST_MM_PER_DAY;
  return Math.min(HIGHEST_MM_PER_DAY, exp((ln(above) - profile.capillaryB[i]!) / profile.capillaryA[i]!));
}

function drivingForce(water: number, wiltingPoint: number, fieldCapacity: number): number {
  if (water < wiltingPoint) return 1;
  let power = (water - wiltingPoint) / (fieldCapacity - wiltingPoint);
  for (let exponent = DRIVING_FORCE_EXPONENT; exponent > 1; exponent /= 2) power *= power;
  return Math.min(1, Math.max(0, 1 - power));
}

/** Fills compartments from the bottom upward until one has drained today.
 *  Units and shapes: `outflow` mm of today's downward flux per compartment, `risen` receives the mm into each; changes `water` (m³/m³); returns mm added.
 *  Source: AquaCrop-OSPy solution/capillary_rise (FAO AquaCrop reference manual, section 3.8).
 *  Deviation: returns what was really added; the reference reports a figure rounded to 0.0001 m³/m³ per compartment. */
export function capillaryRise(
  profile: SoilProfile,
  water: Float64Array,
  offset: number,
  fieldCapacity: Float64Array,
  outflow: Float64Array,
  risen: Float64Array,
  waterTableDepthM: number,
): number {
  const last = profile.count - 1;
  risen.fill(0);
  let bottomM = profile.bottomM[last]!;
  let remaining = potentialRise(profile, last, profile.waterTableMidM[last]!, waterTableDepthM);
  let addedMm = 0;
  for (let i = last; i >= 0 && roundHalfEven(remaining * 1000) > 0 && roundHalfEven(outflow[i]! * 1000) === 0; i -= 1) {
    const at = offset + i;
    const thickness = profile.thicknessM[i]!;
    const wp = profile.wiltingPoint[i]!;
    const target = fieldCapacity[at]!;
    const force = drivingForce(water[at]!, wp, target);
    const half = (wp + profile.fieldCapacity[i]!) / 2;
    const conductivity = water[at]! >= half ? 1 : water[at]! <= wp || half <= wp ? 0 : (water[at]! - wp) / (half - wp);
    const room = roundHalfEven((target - water[at]!) * 10_000) / 10_000;
    if (room > 0 && bottomM - thickness / 2 < waterTableDepthM) {
      const possible = (conductivity * force * remaining) / (1000 * thickness);
      if (room >= possible) {
        water[at] = water[at]! + possible;
        risen[i] = possible * 1000 * thickness;
        remaining = 0;
      } else {
        risen[i] = (target - water[at]!) * 1000 * thickness;
        water[at] = target;
        remaining = conductivity * remaining - room * 1000 * thickness;
      }
    }
    addedMm += risen[i]!;
    bottomM -= thickness;
    if (i > 0) remaining = Math.min(remaining, potentialRise(profile, i - 1, bottomM - profile.thicknessM[i - 1]! / 2, waterTableDepthM));
  }
  return addedMm;
}
