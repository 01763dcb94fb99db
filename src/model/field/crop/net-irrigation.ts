// The net requirement mode: the root zone is kept at a threshold without asking for a dose; other rules are in irrigation.ts.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from './crop-block.ts';
import type { CropState } from './crop-state.ts';
import { STORAGE, today } from './day-scratch.ts';
import { COMPARTMENTS } from './soil-profile.ts';

function thresholdContent(unit: CropUnit, i: number): number {
  const wp = unit.profile.wiltingPoint[i]!;
  return wp + (unit.irrigation.netThresholdPercent / 100) * (unit.profile.fieldCapacity[i]! - wp);
}

/** Tops up the compartments above the root depth on the first day of a season; returns mm.
 *  Source: AquaCrop-OSPy solution/pre_irrigation. */
export function preIrrigate(unit: CropUnit, state: CropState, b: number, row: number): number {
  let addedMm = 0;
  const last = unit.zone.count[row]! - 1;
  for (let i = 0; i < last; i += 1) {
    const at = b * COMPARTMENTS + i;
    const threshold = thresholdContent(unit, i);
    if (state.water[at]! >= threshold) continue;
    addedMm += (threshold - state.water[at]!) * 1000 * unit.profile.thicknessM[i]!;
    state.water[at] = threshold;
  }
  return addedMm;
}

/** Brings every compartment of the root zone to the threshold when their mean is below it (wetter ones lose water, as in the reference); returns the net mm.
 *  Units and shapes: row of the root zone, whose state after transpiration is in the day's scratch.
 *  Source: AquaCrop-OSPy solution/transpiration (net irrigation). */
export function netIrrigate(unit: CropUnit, state: CropState, b: number, row: number): number {
  // Compared as contents, not as storages, so that ties with the threshold fall as in the reference.
  const perContent = ((unit.zone.firstCm + row) / 100) * 1000;
  const wp = unit.zone.wiltingPointMm[row]! / perContent;
  const fc = unit.zone.fieldCapacityMm[row]! / perContent;
  if (today[STORAGE]! / perContent >= wp + (unit.irrigation.netThresholdPercent / 100) * (fc - wp)) return 0;
  let addedMm = 0;
  const count = unit.zone.count[row]!;
  for (let i = 0; i < count; i += 1) {
    const at = b * COMPARTMENTS + i;
    const share = i === count - 1 ? unit.zone.lastShare[row]! : 1;
    const changeMm = share * (thresholdContent(unit, i) - state.water[at]!) * 1000 * unit.profile.thicknessM[i]!;
    state.water[at] = state.water[at]! + changeMm / (1000 * unit.profile.thicknessM[i]!);
    addedMm += changeMm;
  }
  return addedMm;
}
