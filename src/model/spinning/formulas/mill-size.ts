// How many spindles and operators an output needs. Planning arithmetic; the stage is given its spindles.

/** Spindles that spin a yearly output. Units: t/year, g per spindle and shift, shifts a day, days a year. Source: processing sheet 3.2, vector 44. */
export function spindlesNeeded(tonnesPerYear: number, gramsPerSpindleShift: number, shiftsPerDay: number, daysPerYear: number): number {
  return (tonnesPerYear * 1e6) / (gramsPerSpindleShift * shiftsPerDay * daysPerYear);
}

/** Operator-hours per 100 kg of one post that minds `spindles` of them.
 *  Units: kg per spindle-hour; returns h per 100 kg. Source: processing sheet 3.5, vector 48. */
export function operatorHoursPer100Kg(spindles: number, kgPerSpindleHour: number): number {
  return 100 / (spindles * kgPerSpindleHour);
}
