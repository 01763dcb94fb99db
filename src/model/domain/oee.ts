// Effectiveness of machine groups in ISO 22400-2 terms, and the tree of losses that leads from planned time to good output. Pure arithmetic.
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../../base/units.ts';
import type { MachineAccount } from './machines.ts';

/** Availability: actual production time over planned busy time, both in any one unit. Source: ISO 22400-2, APT/PBT; processing sheet 5.1 [O1]. */
export function availability(productionTime: number, plannedBusyTime: number): number {
  return plannedBusyTime === 0 ? 0 : productionTime / plannedBusyTime;
}

/** Effectiveness: planned run time of what was produced over actual production time; above 1 when run faster than rated.
 *  Units: time per item, items, time. Source: ISO 22400-2, PRI × PQ/APT; processing sheet 5.1 [O1]. */
export function effectiveness(runTimePerItem: number, producedQuantity: number, productionTime: number): number {
  return productionTime === 0 ? 0 : (runTimePerItem * producedQuantity) / productionTime;
}

/** Quality ratio: good over produced quantity. Source: ISO 22400-2, GQ/PQ; processing sheet 5.1 [O1]. */
export function qualityRatio(goodQuantity: number, producedQuantity: number): number {
  return producedQuantity === 0 ? 0 : goodQuantity / producedQuantity;
}

/** The three factors and their product. */
export interface Oee {
  readonly availability: number;
  readonly effectiveness: number;
  readonly quality: number;
  readonly oee: number;
}

/** OEE of one group: availability × effectiveness × quality = PRI × GQ/PBT. Source: processing sheet 5.1, vector 62. */
export function oeeOf(account: MachineAccount): Oee {
  const { plannedTicks, runningTicks, standardHoursPerTonne, producedGrams, goodGrams } = account;
  const ticksPerGram = (standardHoursPerTonne * TICKS_PER_HOUR) / GRAMS_PER_TONNE;
  const a = availability(runningTicks, plannedTicks);
  const e = effectiveness(ticksPerGram, producedGrams, runningTicks);
  const q = qualityRatio(goodGrams, producedGrams);
  return { availability: a, effectiveness: e, quality: q, oee: a * e * q };
}

/** Mean running hours between failures, with the + 1 of the standard, so that a group without failures has one too.
 *  Source: processing sheet 7.2, ISO 22400-2 (from memory). */
export function meanHoursBetweenFailures(account: MachineAccount): number {
  return account.runningTicks / TICKS_PER_HOUR / (account.failures + 1);
}

/** Setup rate: setup time over setup and production time (AUST/AUPT). Source: processing sheet 7.2, ISO 22400-2 (from memory). */
export function setupRate(account: MachineAccount): number {
  const processing = account.runningTicks + account.stops.setup;
  return processing === 0 ? 0 : account.stops.setup / processing;
}

/** Technical efficiency: production over production and unplanned stops (APT/(APT + ADET)). Source: processing sheet 7.2 (from memory). */
export function technicalEfficiency(account: MachineAccount): number {
  const { stops, runningTicks } = account;
  const delay = stops.repair + stops.waitingForCrew + stops.waitingForParts + stops.minorStops;
  return runningTicks + delay === 0 ? 0 : runningTicks / (runningTicks + delay);
}

/** The losses in the order of the tree, each with the branch of the OEE that it lowers; `planned` ones lie before planned busy time. */
export const LOSSES = {
  maintenance: 'planned',
  cleaning: 'planned',
  repair: 'availability',
  waitingForCrew: 'availability',
  waitingForParts: 'availability',
  setup: 'availability',
  minorStops: 'availability',
  unattended: 'availability',
  starved: 'availability',
  blocked: 'availability',
  idle: 'availability',
  speed: 'effectiveness',
  quality: 'quality',
} as const;
export type LossId = keyof typeof LOSSES;
export const LOSS_IDS = Object.keys(LOSSES) as readonly LossId[];

/** Whole ticks × units. openTicks = planned losses + plannedBusyTicks; plannedBusyTicks = all other losses + goodTicks; exactly. */
export interface LossTree {
  readonly openTicks: number;
  readonly plannedBusyTicks: number;
  readonly losses: Readonly<Record<LossId, number>>;
  /** Time that the good output needs at the rated speed. */
  readonly goodTicks: number;
}

/** The losses of a group. Speed is the remainder of production time, so it is negative where the group ran faster than rated. */
export function lossTree(account: MachineAccount): LossTree {
  const { stops, plannedTicks, runningTicks, maintenanceTicks } = account;
  const ticksPerGram = (account.standardHoursPerTonne * TICKS_PER_HOUR) / GRAMS_PER_TONNE;
  const standardTicks = Math.round(ticksPerGram * account.producedGrams);
  const goodTicks = Math.round(ticksPerGram * account.goodGrams);
  return {
    openTicks: plannedTicks + maintenanceTicks,
    plannedBusyTicks: plannedTicks,
    losses: { ...stops, speed: runningTicks - standardTicks, quality: standardTicks - goodTicks },
    goodTicks,
  };
}

/** The tree of several groups together: sums of their ticks. Units differ in size, so this says where machine time went, not output. */
export function sumOfLossTrees(trees: readonly LossTree[]): LossTree {
  const sum = (of: (tree: LossTree) => number): number => trees.reduce((total, tree) => total + of(tree), 0);
  const losses = {} as Record<LossId, number>;
  for (const id of LOSS_IDS) losses[id] = sum((tree) => tree.losses[id]);
  return {
    openTicks: sum((tree) => tree.openTicks),
    plannedBusyTicks: sum((tree) => tree.plannedBusyTicks),
    losses,
    goodTicks: sum((tree) => tree.goodTicks),
  };
}
