// Moisture and foreign matter of cotton on its way from the plant into the trailer. Pure; nothing is picked here.
import { clamp } from '../../../base/math.ts';
import type { FieldParameters } from '../field-parameters.ts';

/** Limits that keep a mean physical: moisture % wet basis of seed cotton, foreign matter % of mass. */
const MOISTURE_LIMITS = [4, 25] as const;
const HAND_TRASH_LIMITS = [0.5, 8] as const;
const MACHINE_TRASH_LIMITS = [3, 20] as const;

/** Moisture of open cotton on the plant, percent wet basis.
 *  Units and shapes: mean relative humidity %, points of rain water still on it. Source: assumed, linear in humidity. */
export function openCottonMoisture(p: FieldParameters, humidityPercent: number, wetness: number): number {
  return p.airDryBasePercent + p.airDryPerHumidity * humidityPercent + wetness;
}

/** Moisture of picked seed cotton, percent wet basis.
 *  Units and shapes: moisture on the plant %, mean relative humidity %, number of the pick from 1. Source: assumed; people start in the dew, machines after it. */
export function pickedMoisture(p: FieldParameters, openMoisture: number, humidityPercent: number, pick: number, isMachine: boolean): number {
  const dewy = clamp((humidityPercent - p.dewOnsetHumidityPercent) / (100 - p.dewOnsetHumidityPercent), 0, 1);
  const method = isMachine ? p.spindleMoisture : p.dewPercent * dewy;
  return clamp(openMoisture + p.freshBollPercent + p.latePickMoisture * (pick - 1) + method, MOISTURE_LIMITS[0], MOISTURE_LIMITS[1]);
}

/** Foreign matter of picked seed cotton, percent of mass.
 *  Units and shapes: number of the pick from 1, share of green leaves still on the plants 0 to 1. Source: agronomy sheet 5.5 (ranges), form assumed. */
export function pickedTrash(p: FieldParameters, pick: number, leafShare: number, isMachine: boolean): number {
  if (!isMachine) return clamp(p.handTrashPercent + p.handTrashPerPick * (pick - 1), HAND_TRASH_LIMITS[0], HAND_TRASH_LIMITS[1]);
  return clamp(p.machineTrashPercent + p.machineTrashPerPick * (pick - 1) + p.machineGreenTrash * leafShare, MACHINE_TRASH_LIMITS[0], MACHINE_TRASH_LIMITS[1]);
}

/** Physical mass of seed cotton over its oven-dry clean mass. Units: percent wet basis, percent of mass; returns ≥ 1. */
export function fieldMassFactor(moisturePercent: number, trashPercent: number): number {
  return 1 / ((1 - moisturePercent / 100) * (1 - trashPercent / 100));
}
