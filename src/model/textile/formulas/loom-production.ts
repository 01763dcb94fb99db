// Output of looms and efficiency from stops, alone and with a weaver who serves many looms. Knows no yarn.

const MINUTES_PER_HOUR = 60;
const INCHES_PER_METRE = 39.37;

/** Fabric of one loom. Units: picks/min, picks per metre, efficiency a fraction; returns m/h. Source: processing sheet 4.1. */
export function loomMetresPerHour(picksPerMinute: number, picksPerMetre: number, efficiency: number): number {
  return ((picksPerMinute * MINUTES_PER_HOUR) / picksPerMetre) * efficiency;
}

/** Fabric of a loom shed. Units: picks/min, minutes, picks per inch; returns m. Source: exercise [W2]. */
export function loomShedMetres(picksPerMinute: number, looms: number, minutes: number, options: { readonly efficiency: number; readonly picksPerInch: number }): number {
  return (picksPerMinute * looms * minutes * options.efficiency) / (options.picksPerInch * INCHES_PER_METRE);
}

/** Efficiency of a loom that is attended at once: running time over running and stop time per 100,000 picks.
 *  Units: picks/min, stop minutes per 100,000 picks. Source: [W1]. */
export function attendedLoomEfficiency(picksPerMinute: number, stopMinutesPer100kPicks: number): number {
  const run = 1e5 / picksPerMinute;
  return run / (run + stopMinutesPer100kPicks);
}

/** Share of the time that a loom runs when one weaver serves `looms` of them and stopped looms wait for him.
 *  Units: stops per running minute, mean repair in minutes; both phases taken as exponential. Returns 0 … 1.
 *  Source: machine interference with one server (finite-source M/M/1): efficiency = (1 − P0)/(looms·ρ), ρ = stops × repair. */
export function interferenceEfficiency(stopsPerRunMinute: number, repairMinutes: number, looms: number): number {
  const load = stopsPerRunMinute * repairMinutes;
  if (load <= 0) return 1;
  // Sum over k stopped looms of looms!/(looms − k)! · load^k, relative to the state with none stopped.
  let term = 1;
  let sum = 1;
  for (let stopped = 0; stopped < looms; stopped += 1) {
    term *= (looms - stopped) * load;
    sum += term;
  }
  return (1 - 1 / sum) / (looms * load);
}
