// Statistics of a mix of bales: how far random picking scatters and what a mixture's mean is.

/** Standard error of a trait's mean in a random laydown. */
export function laydownStandardError(standardDeviation: number, bales: number): number {
  return standardDeviation / Math.sqrt(bales);
}

/** Half-width within which 95 % of the differences of successive random laydowns lie. Source: 1.96·√2·SE, processing sheet 2.5. */
export function laydownStepLimit95(standardDeviation: number, bales: number): number {
  return 1.96 * Math.SQRT2 * laydownStandardError(standardDeviation, bales);
}

/** Mean of two parts weighted by mass. */
export function mixtureMean(massA: number, valueA: number, massB: number, valueB: number): number {
  return (massA * valueA + massB * valueB) / (massA + massB);
}
