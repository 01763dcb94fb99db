// Machines in series that each take a share of the foreign matter; how dryness helps them. Knows no fibre.
import { clamp } from '../../../base/math.ts';

/** Highest efficiency a single machine may reach, however dry the cotton. */
const HIGHEST_EFFICIENCY = 0.95;

/** Share of foreign matter that a chain of machines takes out together.
 *  Units and shapes: efficiencies 0 to 1. Source: processing sheet 1.6, vector 8. */
export function chainEfficiency(efficiencies: readonly number[]): number {
  let left = 1;
  for (const efficiency of efficiencies) left *= 1 - efficiency;
  return 1 - left;
}

/** Factor on cleaning efficiencies for lint moisture: 1 at the onset of damage, more when drier (nothing more below the floor), less when wetter.
 *  Units and shapes: percent wet basis, gain per point. Source: processing sheet 1.5 [G17, G17b, G18]; slope assumed. */
export function cleaningMoistureFactor(lintPercent: number, onsetPercent: number, floorPercent: number, gainPerPoint: number): number {
  return Math.max(0, 1 + gainPerPoint * (onsetPercent - Math.max(lintPercent, floorPercent)));
}

/** A machine's efficiency under the moisture factor, 0 to 0.95. Source: as above. */
export function efficiencyAt(efficiency: number, moistureFactor: number): number {
  return clamp(efficiency * moistureFactor, 0, HIGHEST_EFFICIENCY);
}
