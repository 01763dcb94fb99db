// Rain that runs off the surface, by the curve number method; ponding and infiltration are elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { roundHalfEven } from '../../../base/math.ts';
import type { SoilProfile } from './soil-profile.ts';

/** The wetness of the top 0.3 m between wilting point (0) and field capacity (1). */
function topWetness(profile: SoilProfile, water: Float64Array, offset: number): number {
  let wetness = 0;
  for (let i = 0; i < profile.runoffCount; i += 1) {
    const wp = profile.wiltingPoint[i]!;
    const content = Math.max(wp, water[offset + i]!);
    wetness += profile.runoffWeight[i]! * ((content - wp) / (profile.fieldCapacity[i]! - wp));
  }
  return Math.min(1, Math.max(0, wetness));
}

/** The part of the day's rain that runs off.
 *  Units and shapes: rain in mm, curveNumber after the adjustment for field practice; returns mm.
 *  Source: AquaCrop-OSPy solution/rainfall_partition (curve number method with 5 % initial abstraction). */
export function runoffOfRain(profile: SoilProfile, water: Float64Array, offset: number, curveNumber: number, rainMm: number): number {
  if (rainMm <= 0) return 0;
  const cn = curveNumber;
  // 1.4e-14 and 5.6e-14: constants of the antecedent-moisture polynomials, kept so that ties round as in the reference.
  const dry = roundHalfEven(1.4e-14 + 0.507 * cn - 0.00374 * cn * cn + 0.0000867 * cn * cn * cn);
  const wet = roundHalfEven(5.6e-14 + 2.33 * cn - 0.0209 * cn * cn + 0.000076 * cn * cn * cn);
  const today = roundHalfEven(dry + (wet - dry) * topWetness(profile, water, offset));
  const retention = 25_400 / today - 254;
  const beyond = rainMm - 0.05 * retention;
  return beyond <= 0 ? 0 : (beyond * beyond) / (rainMm + 0.95 * retention);
}
