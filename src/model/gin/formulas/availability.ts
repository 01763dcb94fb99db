// Availability of repairable machines, alone and in series.

/** Share of time that a machine is up. Units: hours (or any one unit). Source: processing sheet 1.10, vector 15. */
export function availability(mtbf: number, mttr: number): number {
  return mtbf / (mtbf + mttr);
}

/** Availability of machines in series: the product. Shapes: pairs of mean time between failures and to repair. Source: as above, vector 16. */
export function seriesAvailability(machines: readonly (readonly [mtbf: number, mttr: number])[]): number {
  let product = 1;
  for (const [mtbf, mttr] of machines) product *= availability(mtbf, mttr);
  return product;
}
