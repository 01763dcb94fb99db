// The layer that evaporation reaches, at each of its possible depths; the water in it and the evaporation itself are elsewhere.
import type { SoilProfile } from './soil-profile.ts';

const SHALLOWEST_M = 0.15;
const DEEPEST_M = 0.3;
const STEP_M = 0.001;
const EXPANSION_SHARE = 0.4;

/** One row per depth of the evaporation layer, from 0.15 m in steps of 1 mm; storages in mm. */
export interface EvaporationLayers {
  readonly lastRow: number;
  readonly depthM: Float64Array;
  readonly count: Int32Array;
  readonly lastShare: Float64Array;
  readonly airDryMm: Float64Array;
  /** Field capacity less the readily evaporable water, less air-dry; and saturation above that. */
  readonly lowerSpanMm: Float64Array;
  readonly upperSpanMm: Float64Array;
  /** Mm that the deepest compartment of a row has more of than in the row before, per unit of water content; 0 where another compartment begins. */
  readonly growthMm: Float64Array;
  /** Relative wetness below which the layer grows. */
  readonly growthThreshold: Float64Array;
}

/** The rows for a profile.
 *  Source: AquaCrop-OSPy solution/soil_evaporation and evap_layer_water_content (FAO AquaCrop reference manual, section 3.9). */
export function evaporationLayers(profile: SoilProfile): EvaporationLayers {
  const depths = [SHALLOWEST_M];
  while (depths[depths.length - 1]! < DEEPEST_M) depths.push(depths[depths.length - 1]! + STEP_M);
  const rows = depths.length;
  const count = new Int32Array(rows);
  const lastShare = new Float64Array(rows);
  const sums = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)] as const;
  const contents = [profile.saturation, profile.fieldCapacity, profile.airDry] as const;
  depths.forEach((depth, row) => {
    let last = 0;
    while (last < profile.count - 1 && profile.bottomM[last]! < depth) last += 1;
    const bottom = profile.bottomM[last]!;
    count[row] = last + 1;
    lastShare[row] = bottom > depth ? 1 - (bottom - depth) / profile.thicknessM[last]! : 1;
    for (let i = 0; i <= last; i += 1) {
      const share = i === last ? lastShare[row] : 1;
      sums.forEach((sum, k) => (sum[row] = sum[row]! + share * 1000 * contents[k]![i]! * profile.thicknessM[i]!));
    }
  });
  return {
    lastRow: rows - 1,
    depthM: Float64Array.from(depths),
    count,
    lastShare,
    airDryMm: sums[2],
    lowerSpanMm: sums[1].map((fieldCapacity, row) => fieldCapacity - profile.readilyEvaporableMm - sums[2][row]!),
    upperSpanMm: sums[0].map((saturation, row) => saturation - (sums[1][row]! - profile.readilyEvaporableMm)),
    growthMm: lastShare.map((share, row) =>
      row > 0 && count[row] === count[row - 1] ? 1000 * profile.thicknessM[count[row]! - 1]! * (share - lastShare[row - 1]!) : 0,
    ),
    growthThreshold: Float64Array.from(depths, (depth) => EXPANSION_SHARE * ((DEEPEST_M - depth) / (DEEPEST_M - SHALLOWEST_M))),
  };
}
