// What a day in the field does to open cotton: mass that falls and colour that fades. Pure; keeps no stock.
import type { FieldParameters } from '../field-parameters.ts';

/** Share of the open cotton that a day takes off the plants.
 *  Units and shapes: rain in mm; returns 0 to 1. Source: Parvin et al. 2005, linear in days and rain, with their losses per ha put over a lint yield. */
export function openLossShare(p: FieldParameters, rainMm: number): number {
  return Math.min(1, p.openLossPerDay + p.openLossPerRainMm * rainMm);
}

/** Points of reflectance that open cotton loses on a day. Units: mm. Source: assumed, linear in days and rain. */
export function reflectanceLoss(p: FieldParameters, rainMm: number): number {
  return p.reflectanceLossPerDay + p.reflectanceLossPerRainMm * rainMm;
}

/** Yellowness that open cotton gains on a day. Units: mm. Source: assumed, linear in days and rain. */
export function yellownessGain(p: FieldParameters, rainMm: number): number {
  return p.yellownessPerDay + p.yellownessPerRainMm * rainMm;
}

/** Moisture from rain that is on open cotton at the end of a day: taken up with rain, dried by the air's demand.
 *  Units and shapes: points of moisture, mm; returns 0 to wettingLimit. Source: assumed, linear in rain and reference evapotranspiration. */
export function surfaceWetness(p: FieldParameters, before: number, rainMm: number, et0Mm: number): number {
  return Math.max(0, Math.min(p.wettingLimit, before + p.wettingPerRainMm * rainMm) - p.dryingPerEt0Mm * et0Mm);
}
