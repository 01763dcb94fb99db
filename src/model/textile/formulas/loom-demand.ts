// How many machines a yearly output needs. Knows no product and no shift plan.

/** Machines that weave or knit `metresPerYear`, unrounded.
 *  Units: m/a, m/h of one machine with its efficiency, scheduled h/a. Source: processing sheet 4.1, vector 54. */
export function machinesNeeded(metresPerYear: number, metresPerMachineHour: number, hoursPerYear: number): number {
  return metresPerYear / (metresPerMachineHour * hoursPerYear);
}
