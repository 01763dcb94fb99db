// What a machine group reports about its time and output, in ISO 22400-2 terms.

/** Totals since the start of the run, summed over the units of a group. running + down + idle = planned, exactly. */
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
  /** Unplanned stops (failures and waiting for their repair, minor stops, setup), and planned stops (maintenance, cleaning), ticks × units. */
  readonly downTicks: number;
  readonly maintenanceTicks: number;
  /** Waiting for material or an operator, or blocked, ticks × units. */
  readonly idleTicks: number;
  /** Planned run time per item (PRI): machine-hours one tonne of good output needs at the rated speed. */
  readonly standardHoursPerTonne: number;
  /** Produced and good quantity (PQ, GQ) in grams. */
  readonly producedGrams: number;
  readonly goodGrams: number;
  readonly failures: number;
  /** The stops one by one. */
  readonly stops: MachineStops;
}

/** Where the time of a group went that was not production, whole ticks × units. */
export interface MachineStops {
  /** Planned stops, outside planned busy time: maintenance and cleaning. Their sum is `maintenanceTicks`. */
  readonly maintenance: number;
  readonly cleaning: number;
  /** Failures in repair, and waiting for a fitter or for a part; with minor stops and setup their sum is `downTicks`. */
  readonly repair: number;
  readonly waitingForCrew: number;
  readonly waitingForParts: number;
  /** Short stops that an operator clears: broken ends, jams, loom stops. */
  readonly minorStops: number;
  /** Setting up for other work (AUST). */
  readonly setup: number;
  /** No operator; nothing to work on; no room for the output; ready for no stated reason. Their sum is `idleTicks`. */
  readonly unattended: number;
  readonly starved: number;
  readonly blocked: number;
  readonly idle: number;
}
