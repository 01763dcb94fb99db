// The customs stage: sold goods gather into loads for export, which take a corridor, wait at the border and are cleared. The one export of this folder.
// It keeps no mass in the books: what it carries has left the cluster's accounts as sold.
import type { Plain } from '../../base/plain.ts';
import { exp, ln } from '../../base/math.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { hashText, keyedUniform } from '../../engine/random.ts';
import { normalQuantile } from '../../engine/special/normal.ts';
import type { CustomsValues } from '../parameters/customs.ts';
import type { Stage, StageWorld } from '../stage.ts';
import { drawCorridorState, factorOn } from './corridor-state.ts';
import { CORRIDORS, corridorsTo, destinationOf, usualUsdPerTonne, usualWayDays } from './corridors.ts';
import { channelOf, clearanceHours, hasMismatch } from './formulas/clearance.ts';
import { LoadsUnderWay } from './loads-under-way.ts';

export { CORRIDORS, DESTINATIONS, corridorsTo, usualUsdPerTonne, usualWayDays } from './corridors.ts';
export { CHANNELS } from './formulas/clearance.ts';

/** Goods that are exported. */
export const EXPORT_GOODS = ['lint', 'fabric'] as const;
export const EXPORT_GOOD = { lint: 0, fabric: 1 } as const;

/** How a load goes. */
export interface ShipmentOrder {
  readonly corridor: number;
  readonly isDeclaredInAdvance: boolean;
  /** Ticks until it leaves. */
  readonly delayTicks: number;
}

/** A load with its course; ticks are −1 before they are known. */
export interface Load {
  readonly good: number;
  /** Running number among the loads of its good. */
  readonly number: number;
  readonly destination: number;
  readonly grams: number;
  readonly readyTick: number;
  corridor: number;
  isDeclaredInAdvance: boolean;
  leavesTick: number;
  /** Way without the border, queue before it, clearance. */
  wayTicks: number;
  queueTicks: number;
  clearanceTicks: number;
  channel: number;
  /** Freight of all of it, USD. */
  freightUsd: number;
}

export interface CustomsPorts {
  /** A load is ready. */
  chooseShipment(load: number): ShipmentOrder;
  /** A load has reached its buyer. */
  delivered(load: number): void;
  /** Carriers report a trip of a corridor (number) once a week: it leaves, and at its end its time over the usual one is known. */
  reportLeaves(corridor: number, week: number): void;
  reportArrives(corridor: number, week: number, delayRatio: number): void;
}

export interface CustomsStage extends Stage {
  /** Goods (number) have been sold; their export share gathers for the next load. */
  receive(good: number, grams: number): void;
  readonly loads: readonly Readonly<Load>[];
  /** Time of a corridor over its usual one, now: what carriers post in their notices. */
  delayFactor(corridor: number): number;
  /** Loads of the cluster that are on a corridor now. */
  loadsUnderWay(corridor: number): number;
  /** Days that a way takes at a delay factor, without luck and clearance. */
  wayDays(destination: number, corridor: number, delayFactor: number): number;
  /** Promised days of a destination. */
  promisedDays(destination: number): number;
}

export interface CustomsOptions {
  readonly parameters: CustomsValues;
  readonly startDayOfYear: number;
}

const WEEK_TICKS = 7 * TICKS_PER_DAY;
const WEEKS = 96;
const TRAVEL = hashText('customs.travel');
const CLEARANCE = hashText('customs.clearance');
const REPLICATION_STRIDE = 1_000_003;
/** Keys of the luck of a load: goods and carriers' trips lie apart. */
const LOADS_PER_GOOD = 1_000_000;
/** A queue grows with the square of a corridor's delay: it is what the rest of the delay comes from. Assumed. */
const queueFactor = (delayFactor: number): number => delayFactor * delayFactor;

/** When a load that has left reaches its buyer. */
const arrivesTick = (load: Load): number => load.leavesTick + load.wayTicks + load.queueTicks + load.clearanceTicks;

/** A lognormal factor with mean 1 from a uniform number. */
function lognormalFactor(cv: number, u: number): number {
  if (cv <= 0) return 1;
  const variance = ln(1 + cv * cv);
  return exp(Math.sqrt(variance) * normalQuantile(u) - variance / 2);
}

/** The stage. Fails: never. */
export function createCustomsStage(world: StageWorld, { parameters: p, startDayOfYear }: CustomsOptions, ports: CustomsPorts): CustomsStage {
  const { kernel, streams } = world;
  const state = drawCorridorState(p, WEEKS, startDayOfYear, streams);
  const gathered = new Float64Array(EXPORT_GOODS.length);
  const counts = new Float64Array(EXPORT_GOODS.length);
  let loads: Load[] = [];
  const underWay = new LoadsUnderWay(CORRIDORS.length);
  const loadGrams = Math.round(p.loadTonnes * GRAMS_PER_TONNE);
  const dayNow = (): number => kernel.now / TICKS_PER_DAY;
  const uniform = (purpose: number, key1: number, key2: number): number =>
    keyedUniform(streams.seed, purpose, key1 + streams.replication * REPLICATION_STRIDE, key2);

  const leavesCode = kernel.register('customs.leaves', (load) => leave(load));
  const deliveredCode = kernel.register('customs.delivered', (load) => ports.delivered(load));
  const reportCode = kernel.register('customs.report', (week) => report(week));
  const reportedCode = kernel.register('customs.reported', (corridor, week) => ports.reportArrives(corridor, week, reportRatio(corridor, week)));

  /** The time of the trip that carriers report for a week, over the usual one. */
  const reportRatio = (corridor: number, week: number): number =>
    factorOn(state, corridor, week * 7) * lognormalFactor(p.tripCv, uniform(TRAVEL, LOADS_PER_GOOD * EXPORT_GOODS.length + corridor, week));

  const report = (week: number): void => {
    for (let corridor = 0; corridor < CORRIDORS.length; corridor += 1) {
      ports.reportLeaves(corridor, week);
      const destination = [0, 0, 1, 2, 3][corridor]!;
      const ticks = Math.round(usualWayDays(p, destination, corridor) * reportRatio(corridor, week) * TICKS_PER_DAY);
      kernel.schedule(kernel.now + ticks, RANK.observation, reportedCode, corridor, week);
    }
    kernel.schedule(kernel.now + WEEK_TICKS, RANK.observation, reportCode, week + 1, 0);
  };
  kernel.schedule(kernel.now, RANK.observation, reportCode, 0, 0);

  const leave = (index: number): void => {
    const load = loads[index]!;
    const key = load.good * LOADS_PER_GOOD + load.number;
    const factor = factorOn(state, load.corridor, dayNow());
    const luck = lognormalFactor(p.tripCv, uniform(TRAVEL, key, 0));
    const wayHours = usualWayDays(p, load.destination, load.corridor) * factor * luck * 24;
    const queueHours = p.borderQueueHours * queueFactor(factor) * luck;
    const isMismatch = hasMismatch(p, load.isDeclaredInAdvance, uniform(CLEARANCE, key, 0));
    load.channel = channelOf(p, isMismatch, uniform(CLEARANCE, key, 1));
    const hours = clearanceHours(p, {
      channel: load.channel,
      isMismatch,
      isDeclaredInAdvance: load.isDeclaredInAdvance,
      hoursToBorder: wayHours * p.wayToBorderShare + queueHours,
      luck: lognormalFactor(p.clearanceCv, uniform(CLEARANCE, key, 2)),
    });
    load.leavesTick = kernel.now;
    load.wayTicks = Math.round(wayHours * TICKS_PER_HOUR);
    load.queueTicks = Math.round(queueHours * TICKS_PER_HOUR);
    load.clearanceTicks = Math.round(hours * TICKS_PER_HOUR);
    load.freightUsd = (load.grams / GRAMS_PER_TONNE) * usualUsdPerTonne(p, load.corridor) * (1 + p.freightElasticity * (factor - 1));
    underWay.leaves(load.corridor, arrivesTick(load));
    kernel.schedule(arrivesTick(load), RANK.arrival, deliveredCode, index, 0);
  };

  const dispatch = (good: number): void => {
    const number = counts[good]!;
    counts[good] = number + 1;
    const destination = destinationOf(p, uniform(TRAVEL, good * LOADS_PER_GOOD + number, 1));
    loads.push({
      good, number, destination, grams: loadGrams, readyTick: kernel.now, corridor: corridorsTo(destination)[0]!, isDeclaredInAdvance: false,
      leavesTick: -1, wayTicks: -1, queueTicks: -1, clearanceTicks: -1, channel: -1, freightUsd: 0,
    });
    const index = loads.length - 1;
    const order = ports.chooseShipment(index);
    loads[index]!.corridor = order.corridor;
    loads[index]!.isDeclaredInAdvance = order.isDeclaredInAdvance;
    kernel.schedule(kernel.now + order.delayTicks, RANK.decision, leavesCode, index, 0);
  };

  return {
    receive: (good, grams) => {
      gathered[good] = gathered[good]! + grams * (good === EXPORT_GOOD.lint ? p.lintExportShare : p.fabricExportShare);
      while (gathered[good]! >= loadGrams) {
        gathered[good] = gathered[good]! - loadGrams;
        dispatch(good);
      }
    },
    get loads() {
      return loads;
    },
    delayFactor: (corridor) => factorOn(state, corridor, dayNow()),
    loadsUnderWay: (corridor) => underWay.count(corridor, kernel.now),
    wayDays: (destination, corridor, delayFactor) =>
      usualWayDays(p, destination, corridor) * delayFactor + (p.borderQueueHours * queueFactor(delayFactor)) / 24,
    promisedDays: (destination) => {
      const usual = usualWayDays(p, destination, corridorsTo(destination)[0]!) + p.borderQueueHours / 24;
      return usual * p.promisedFactor;
    },
    closeDay: () => undefined,
    isBusy: () => false,
    machines: () => [],
    save: (): Plain => ({ gathered: gathered.slice(), counts: counts.slice(), loads: loads.map((load) => ({ ...load })) }) as unknown as Plain,
    load: (saved) => {
      const from = saved as unknown as { gathered: Float64Array; counts: Float64Array; loads: Load[] };
      gathered.set(from.gathered);
      counts.set(from.counts);
      loads = from.loads.map((load) => ({ ...load }));
      underWay.clear();
      for (const load of loads) if (load.leavesTick >= 0) underWay.leaves(load.corridor, arrivesTick(load));
    },
  };
}
