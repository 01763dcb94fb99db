// One day of biomass from transpiration; the harvest index turns it into yield elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from './crop-block.ts';
import type { SeasonCalendar } from './crop-calendar.ts';
import type { CropState } from './crop-state.ts';
import { ET0, today } from './day-scratch.ts';

/** Adds the day's biomass of block b, with and without water stress (g/m²).
 *  Units and shapes: dayOfYield counts the days of yield formation; ET0 from the day's scratch (a day without demand adds nothing).
 *  Source: AquaCrop-OSPy solution/biomass_accumulation (FAO AquaCrop reference manual, section 3.11). */
export function addBiomass(unit: CropUnit, state: CropState, b: number, calendar: SeasonCalendar, dayOfYield: number): void {
  const et0Mm = today[ET0]!;
  if (et0Mm <= 0) return;
  const { crop } = unit;
  let productivity = crop.waterProductivity;
  if (state.referenceHarvestIndex[b]! > 0) {
    const third = calendar.yieldFormationDays / 3;
    let share = 1;
    if (crop.isDeterminate) {
      // A curve that is linear from the start (switch day 0) has no lag phase.
      if (dayOfYield < calendar.curve.switchDay) share = dayOfYield / calendar.curve.switchDay;
    } else if (dayOfYield < third) share = dayOfYield / third;
    productivity *= 1 - (1 - crop.waterProductivityYieldPercent / 100) * share;
  }
  const perMm = (productivity * state.co2WaterProductivity[b]!) / et0Mm;
  state.biomass[b] = state.biomass[b]! + perMm * state.transpirationMm[b]!;
  state.biomassPotential[b] = state.biomassPotential[b]! + perMm * state.transpirationUnstressedMm[b]!;
}
