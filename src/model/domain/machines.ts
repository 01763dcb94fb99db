// What a machine group reports about its time and output, in ISO 22400-2 terms.

/** Totals since the start of the run, summed over the units of a group. */
export interface MachineAccount {
  /** Site index and name of the group, e.g. `ring`. */
  readonly site: number;
  readonly group: string;
  readonly stage: 'gin' | 'spinning' | 'textile';
  readonly units: number;
  /** Planned busy time (PBT): ticks × units in which the group was scheduled and had a crop to work on. */
  readonly plannedTicks: number;
  /** Actual production time (APT): ticks × units in production. */
  readonly runningTicks: number;
  /** Unplanned stops and planned maintenance, ticks × units. */
  readonly downTicks: number;
  readonly maintenanceTicks: number;
  /** Waiting for material or blocked, ticks × units. */
  readonly idleTicks: number;
  /** Planned run time per item (PRI): machine-hours one tonne of good output needs at the rated speed. */
  readonly standardHoursPerTonne: number;
  /** Produced and good quantity (PQ, GQ) in grams. */
  readonly producedGrams: number;
  readonly goodGrams: number;
  readonly failures: number;
}
