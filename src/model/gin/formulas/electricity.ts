// Electricity of a gin: how it depends on the rate, and conversions. The stage meters the same two parts, fixed and variable, by the clock.

/** Electricity per bale at a rate below the rated one: a share of the power does not fall with the rate.
 *  Units and shapes: kWh/bale at rated rate, rate over rated rate > 0, fixed share 0 to 1. Source: processing sheet 1.8, phi 0.6 assumed, vector 13. */
export function kwhPerBaleAtRate(ratedKwhPerBale: number, rateShare: number, fixedShare: number): number {
  return ratedKwhPerBale * (fixedShare / rateShare + 1 - fixedShare);
}

/** Electricity per tonne of lint. Units: kWh/bale, kg/bale; returns kWh/t. Source: processing sheet 1.8, vector 14. */
export function kwhPerTonne(kwhPerBale: number, baleKg: number): number {
  return (kwhPerBale / baleKg) * 1000;
}

/** Power that runs whatever the flow. Units: kWh/bale, bales/h, share 0 to 1; returns kW. Source: as kwhPerBaleAtRate. */
export function fixedPowerKw(ratedKwhPerBale: number, ratedBalesPerHour: number, fixedShare: number): number {
  return ratedKwhPerBale * ratedBalesPerHour * fixedShare;
}

/** Shares of electricity by function; only their proportions matter here. */
export interface EnergyShares {
  readonly cleaning: number;
  readonly ginning: number;
  readonly packaging: number;
}

/** Electricity per bale that follows the flow; that of cleaning follows the number of cleaning machines in use.
 *  Units and shapes: kWh/bale rated; machinesShare = machines in use over those of the full line; returns kWh/bale.
 *  Source: processing sheet 1.8 [G5] split of the part that is not materials handling; proportionality to machines assumed. */
export function variableKwhPerBale(ratedKwhPerBale: number, fixedShare: number, shares: EnergyShares, machinesShare: number): number {
  const all = shares.cleaning + shares.ginning + shares.packaging;
  return (ratedKwhPerBale * (1 - fixedShare) * (shares.cleaning * machinesShare + shares.ginning + shares.packaging)) / all;
}
