// What a water table does to the profile: field capacity above it, saturation below it; capillary rise has its own file.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp } from '../../../base/math.ts';
import type { SoilProfile } from './soil-profile.ts';

const LN_10 = 2.302585092994046;

/** The height above a water table within which the soil stays wetter than field capacity, m. */
function influenceM(fieldCapacity: number): number {
  if (fieldCapacity <= 0.1) return 1;
  if (fieldCapacity >= 0.3) return 2;
  return exp((2 + (0.3 * (fieldCapacity - 0.1)) / 0.2) * LN_10) / 100;
}

/** Writes the field capacity of every compartment as raised by a water table into `out` from `offset` on.
 *  Units and shapes: depth in m; m³/m³.
 *  Source: AquaCrop-OSPy solution/check_groundwater_table (FAO AquaCrop reference manual, section 3.8). */
export function adjustedFieldCapacityInto(profile: SoilProfile, waterTableDepthM: number, out: Float64Array, offset: number): void {
  let isAbove = waterTableDepthM < 0;
  for (let i = profile.count - 1; i >= 0; i -= 1) {
    const fc = profile.fieldCapacity[i]!;
    const sat = profile.saturation[i]!;
    const middle = profile.waterTableMidM[i]!;
    const reach = influenceM(fc);
    // Once a compartment is out of reach, all above it are.
    if (waterTableDepthM - middle >= reach) isAbove = true;
    if (isAbove || fc >= sat) out[offset + i] = fc;
    else if (middle >= waterTableDepthM) out[offset + i] = sat;
    else {
      const into = middle - (waterTableDepthM - reach);
      out[offset + i] = fc + ((sat - fc) / (reach * reach)) * into * into;
    }
  }
}

/** Saturates the compartments below the water table.
 *  Units and shapes: changes `water` (m³/m³); returns the inflow in mm.
 *  Source: AquaCrop-OSPy solution/groundwater_inflow. */
export function saturateBelowWaterTable(profile: SoilProfile, water: Float64Array, offset: number, waterTableDepthM: number): number {
  let inflowMm = 0;
  let isBelow = false;
  for (let i = 0; i < profile.count; i += 1) {
    if (profile.waterTableMidM[i]! >= waterTableDepthM) isBelow = true;
    if (!isBelow || water[offset + i]! >= profile.saturation[i]!) continue;
    inflowMm += (profile.saturation[i]! - water[offset + i]!) * 1000 * profile.thicknessM[i]!;
    water[offset + i] = profile.saturation[i]!;
  }
  return inflowMm;
}
