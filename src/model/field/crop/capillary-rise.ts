// Water that rises from a water table into the compartments above it; saturation below the table is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, ln } from '../../../base/math.ts';
import { COMPARTMENTS, type SoilProfile } from './soil-profile.ts';

const REACH_M = 4;
const HIGHEST_MM_PER_DAY = 99;
// Adding and taking away 1.5·2⁵² rounds to a whole number, ties to even, for magnitudes below 2⁵¹.
const ROUNDER = 6_755_399_441_055_744;

function potentialRise(profile: SoilProfile, i: number, middleM: number, waterTableDepthM: number): number {
  const above = waterTableDepthM - middleM;
  if (profile.conductivityMmPerDay[i]! <= 0 || waterTableDepthM <= 0 || above >= REACH_M) return 0;
  if (above <= 0) return HIGHEST_MM_PER_DAY;
  return Math.min(HIGHEST_MM_PER_DAY, exp((ln(above) - profile.capillaryB[i]!) / profile.capillaryA[i]!));
}

function drivingForce(water: number, wiltingPoint: number, fieldCapacity: number): number {
  if (water < wiltingPoint) return 1;
  let power = (water - wiltingPoint) / (fieldCapacity - wiltingPoint);
  // To the sixteenth power.
  power *= power;
  power *= power;
  power *= power;
  power *= power;
  return power < 1 ? 1 - power : 0;
}

/** The rise that each compartment could have from a water table, mm/day.
 *  Units and shapes: depth in m, Infinity without a table; twelve compartments, the lowest judged by its even mid-depth, the others by their own.
 *  Source: AquaCrop-OSPy solution/capillary_rise (FAO AquaCrop reference manual, section 3.8). */
export function potentialRises(profile: SoilProfile, waterTableDepthM: number): Float64Array {
  const rises = new Float64Array(COMPARTMENTS);
  const last = profile.count - 1;
  let bottomM = profile.bottomM[last]!;
  rises[last] = potentialRise(profile, last, profile.waterTableMidM[last]!, waterTableDepthM);
  for (let i = last; i > 0; i -= 1) {
    bottomM -= profile.thicknessM[i]!;
    rises[i - 1] = potentialRise(profile, i - 1, bottomM - profile.thicknessM[i - 1]! / 2, waterTableDepthM);
  }
  return rises;
}

/** Fills compartments from the bottom upward until one has drained today.
 *  Units and shapes: `potential` mm/day by compartment, `outflow` mm of today's downward flux per compartment, `risen` receives the mm into each; changes `water` (m³/m³); returns mm added.
 *  Source: AquaCrop-OSPy solution/capillary_rise (FAO AquaCrop reference manual, section 3.8).
 *  Deviation: returns what was really added; the reference reports a figure rounded to 0.0001 m³/m³ per compartment. */
export function capillaryRise(
  profile: SoilProfile,
  water: Float64Array,
  offset: number,
  fieldCapacity: Float64Array,
  outflow: Float64Array,
  risen: Float64Array,
  potential: Float64Array,
  waterTableDepthM: number,
): number {
  const last = profile.count - 1;
  risen.fill(0);
  let bottomM = profile.bottomM[last]!;
  let remaining = potential[last]!;
  let addedMm = 0;
  // Until what remains, or what a compartment drained today, rounds to nothing or something at 0.001 mm.
  for (let i = last; i >= 0 && remaining * 1000 > 0.5 && outflow[i]! * 1000 <= 0.5; i -= 1) {
    const at = offset + i;
    const thickness = profile.thicknessM[i]!;
    const wp = profile.wiltingPoint[i]!;
    const target = fieldCapacity[at]!;
    const force = drivingForce(water[at]!, wp, target);
    const half = (wp + profile.fieldCapacity[i]!) / 2;
    const conductivity = water[at]! >= half ? 1 : water[at]! <= wp || half <= wp ? 0 : (water[at]! - wp) / (half - wp);
    const room = ((target - water[at]!) * 10_000 + ROUNDER - ROUNDER) / 10_000;
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
    if (i > 0 && potential[i - 1]! < remaining) remaining = potential[i - 1]!;
  }
  return addedMm;
}
