// How a root zone near saturation shuts transpiration down for want of air; single compartments are judged in transpiration.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from './crop-block.ts';
import type { CropState } from './crop-state.ts';
import { STORAGE, today } from './day-scratch.ts';

/** The aeration coefficient of the root zone (1 no stress); counts the days in a row. Reads the root zone from the day's scratch.
 *  Source: AquaCrop-OSPy solution/aeration_stress (FAO AquaCrop reference manual, section 3.10). */
export function aerationCoefficient(unit: CropUnit, state: CropState, b: number, row: number): number {
  const start = unit.zone.aerationMm[row]!;
  const storage = today[STORAGE]!;
  if (!(storage > start)) {
    state.aerationDays[b] = 0;
    return 1;
  }
  const lag = unit.crop.aerationLagDays;
  const days = state.aerationDays[b]!;
  const full = unit.zone.saturationMm[row]!;
  const air = (full - storage) / (full - start);
  state.aerationDays[b] = Math.min(lag, days + 1);
  return days < lag ? 1 - (days / 3) * (1 - air) : air;
}
