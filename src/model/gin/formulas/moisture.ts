// Moisture of cotton: regain, content and the mass that is paid for. Knows no drying.

/** Moisture regain of a sample.
 *  Units and shapes: wet and oven-dry mass in the same unit; returns percent of the dry mass. Source: processing sheet 0, vector 1. */
export function moistureRegainPercent(wetMass: number, dryMass: number): number {
  return ((wetMass - dryMass) / dryMass) * 100;
}

/** Moisture content of a sample.
 *  Units and shapes: wet and oven-dry mass in the same unit; returns percent of the wet mass. Source: processing sheet 0, vector 1. */
export function moistureContentPercent(wetMass: number, dryMass: number): number {
  return ((wetMass - dryMass) / wetMass) * 100;
}

/** Payable mass of seed cotton at the contract's norms.
 *  Units and shapes: mass in any unit, returned in the same; moisture W and norm Wn in percent of dry mass, foreign matter Z and norm Zn in percent.
 *  Source: processing sheet 1.2 (CIS practice; norms 9 % and 2 % assumed), vector 2. */
export function conditionedMass(
  mass: number,
  moistureDryPercent: number,
  foreignMatterPercent: number,
  normMoisturePercent: number,
  normForeignMatterPercent: number,
): number {
  const foreign = (100 - foreignMatterPercent) / (100 - normForeignMatterPercent);
  return mass * foreign * ((100 + normMoisturePercent) / (100 + moistureDryPercent));
}
