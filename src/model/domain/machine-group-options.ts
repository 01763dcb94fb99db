// What a group of machines is made of: how many, how fast, how reliable, how hungry. Computes nothing.
import type { MachineAccount } from './machines.ts';

export interface MachineGroupOptions {
  readonly site: number;
  readonly group: string;
  readonly stage: MachineAccount['stage'];
  readonly units: number;
  /** Work units (grams or metres) of one machine in an hour at speed factor 1. */
  readonly ratePerUnitHour: number;
  readonly mtbfHours: number;
  readonly weibullShape: number;
  readonly mttrHours: number;
  readonly repairCv: number;
  /** Whether its failures come from wear, so that planned stops are asked for. */
  readonly wearsOut: boolean;
  /** Share of failures that show in the condition beforehand. */
  readonly gradualFailureShare: number;
  readonly plannedStopHours: number;
  readonly failureSpareUsd: number;
  readonly plannedSpareUsd: number;
  readonly fitterCount: number;
  /** Who is repaired first when fitters are short: smaller first, 0 for the bottleneck of the plant (1 where it is left out). */
  readonly repairPriority?: number;
  /** Power of one running machine at speed factor 1, kW, and the share of it that a waiting one takes. */
  readonly powerKw: number;
  readonly idlePowerShare: number;
  /** Machine-hours that a tonne of output needs at the rated speed without any stop. */
  readonly standardHoursPerTonne: number;
}
