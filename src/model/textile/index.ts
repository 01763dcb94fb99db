// The textile stage: yarn lots in, graded fabric out, for every textile mill of the cluster. The one export of this folder.
import { assert } from '../../base/assert.ts';
import type { Plain } from '../../base/plain.ts';
import { dateOfDayNumber } from '../../base/calendar.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { TextilePorts, WetStep } from '../domain/ports.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { PeopleRules } from '../people/index.ts';
import type { Stage, StageWorld } from '../stage.ts';
import { INSPECTION_METHODS } from './inspection.ts';
import { TextilePlant } from './mill.ts';
import type { MillAgenda } from './mill.ts';

/** Hour of the day at which planned stops are decided and scheduled checks are made. */
const MORNING_HOUR = 7;
/** Feedback may take at most this long (about 17 years); keeps feedback and method in one 32-bit event argument. */
const FEEDBACK_LIMIT_TICKS = 536_870_912;
const METHODS = INSPECTION_METHODS.length;
const CAUSES = 4;

export { inspectionEyes } from './inspection.ts';

export interface TextileOptions {
  readonly parameters: TextileValues;
  readonly people: PeopleRules;
  /** Day number (base/calendar) of run day 0: plans are asked for by calendar month. */
  readonly startDayNumber: number;
}

export interface TextileStage extends Stage {
  /** Books a yarn lot from its present account into the mill's store (`mill`: index in cluster.textileMills). */
  receive(yarnLot: number, mill: number): void;
  /** No more yarn will come to the mill. */
  closeSeason(mill: number): void;
  /** Yarn in the store, t. */
  yarnTonnes(mill: number): number;
  /** Fabric that has left for the buyer since the start, t. */
  fabricTonnes(mill: number): number;
  /** State of the loom shed, of the knitting machines where there are no looms: 0 idle, 1 running, 2 down. */
  machineState(mill: number): number;
  /** Whether weaving is out of control: hidden from decision makers, for tests and screens. */
  isDrifting(mill: number): boolean;
  /** Batches that wait before a wet step. */
  waitingBatches(mill: number, step: WetStep): number;
  /** Share of a product (number in products.ts) in the plan of the month, 0 … 1; 0 before the first yarn. */
  plannedShare(mill: number, product: number): number;
  /** Batches dyed right the first time over all dyed so far, 0 … 1. */
  rightFirstTimeShare(mill: number): number;
  /** Mean running hours between failures of a group, for whoever plans maintenance. */
  meanHoursBetweenFailures(mill: number, group: string): number;
}

/** The stage for all textile mills of the cluster. Registers its events and opens its accounts; the composition calls it afterwards. */
export function createTextileStage(world: StageWorld, options: TextileOptions, ports: TextilePorts): TextileStage {
  const { kernel, streams, ledger, lots, cluster } = world;
  const p = options.parameters;
  const mills: TextilePlant[] = [];
  const millOfSite = new Int32Array(cluster.sites.length).fill(-1);
  cluster.textileMills.forEach((mill, index) => {
    millOfSite[mill.site] = index;
  });
  const millOf = (batch: number): TextilePlant => mills[millOfSite[lots.site(batch)]!]!;

  const inspectedCode = kernel.register('textile.inspected', (batch, code) =>
    millOf(batch).inspected(batch, code % METHODS, Math.floor(code / METHODS)),
  );
  const feedbackCode = kernel.register('textile.feedback', (batch, cause) => millOf(batch).correct(batch, cause));
  const driftCode = kernel.register('textile.drift', (mill) => {
    mills[mill]!.startDrift();
    scheduleDrift(mill);
  });
  const askAgainCode = kernel.register('textile.askAgain', (mill) => mills[mill]!.askAgain());
  const morningCode = kernel.register('textile.morning', () => {
    const day = Math.floor(kernel.now / TICKS_PER_DAY);
    const isFirstOfMonth = dateOfDayNumber(options.startDayNumber + day).day === 1;
    const isCheckDay = (day + 1) % Math.round(p.weavingCheckDays) === 0;
    for (const mill of mills) {
      if (isFirstOfMonth) mill.renewPlan();
      if (isCheckDay) mill.correctWeaving();
      mill.dailyRound();
    }
    kernel.schedule(kernel.now + TICKS_PER_DAY, RANK.decision, morningCode, 0, 0);
  });

  const agenda: MillAgenda = {
    inspected: (batch, method, feedbackTicks, delayTicks) => {
      assert(
        Number.isInteger(feedbackTicks) && feedbackTicks >= 0 && feedbackTicks < FEEDBACK_LIMIT_TICKS,
        `feedback must take whole ticks below ${FEEDBACK_LIMIT_TICKS}, got ${feedbackTicks}`,
      );
      kernel.schedule(kernel.now + delayTicks, RANK.observation, inspectedCode, batch, feedbackTicks * METHODS + method);
    },
    feedback: (batch, cause, delayTicks) => {
      assert(cause > 0 && cause < CAUSES, `unknown cause ${cause}`);
      kernel.schedule(kernel.now + delayTicks, RANK.decision, feedbackCode, batch, cause);
    },
    askAgain: (mill) => {
      const nextHour = (Math.floor(kernel.now / TICKS_PER_HOUR) + 1) * TICKS_PER_HOUR;
      kernel.schedule(nextHour, RANK.decision, askAgainCode, mill, 0);
    },
  };
  for (let mill = 0; mill < cluster.textileMills.length; mill += 1) mills.push(new TextilePlant(world, mill, p, options.people, ports, agenda));

  // Onsets are a Poisson process in calendar time, whatever is decided, so that compared runs have the same onsets.
  const drifts = mills.map((_, mill) => streams.get('textile.drift', mill));
  const scheduleDrift = (mill: number): void => {
    const ticks = Math.max(1, Math.round(drifts[mill]!.exponential(p.weavingDriftOnsetDays * TICKS_PER_DAY)));
    kernel.schedule(kernel.now + ticks, RANK.completion, driftCode, mill, 0);
  };
  for (let mill = 0; mill < mills.length; mill += 1) scheduleDrift(mill);
  const today = Math.floor(kernel.now / TICKS_PER_DAY) * TICKS_PER_DAY + MORNING_HOUR * TICKS_PER_HOUR;
  if (mills.length > 0) kernel.schedule(today >= kernel.now ? today : today + TICKS_PER_DAY, RANK.decision, morningCode, 0, 0);

  return {
    receive: (yarnLot, mill) => mills[mill]!.receive(yarnLot),
    closeSeason: (mill) => mills[mill]!.closeSeason(),
    yarnTonnes: (mill) => ledger.stockGrams(mills[mill]!.accounts.yarnStore) / GRAMS_PER_TONNE,
    fabricTonnes: (mill) => mills[mill]!.finishedGrams / GRAMS_PER_TONNE,
    machineState: (mill) => mills[mill]!.departments.groups[0]!.machineState,
    isDrifting: (mill) => mills[mill]!.isDrifting,
    waitingBatches: (mill, step) => mills[mill]!.departments.wet[step].waitingCount,
    plannedShare: (mill, product) => mills[mill]!.plan.share(product),
    rightFirstTimeShare: (mill) => mills[mill]!.departments.wet.rightFirstTimeShare,
    meanHoursBetweenFailures: (mill, group) =>
      mills[mill]!.departments.groups.find((candidate) => candidate.options.group === group)?.options.mtbfHours ?? Infinity,
    meterElectricity: () => {
      for (const mill of mills) mill.departments.meterElectricity();
    },
    closeDay: () => {
      for (const mill of mills) mill.departments.people.closeDay();
    },
    people: () => mills.flatMap((mill) => mill.departments.people.accounts()),
    isBusy: () => mills.some((mill) => mill.isBusy),
    machines: (): readonly MachineAccount[] => mills.flatMap((mill) => mill.departments.groups.map((group) => group.account())),
    save: (): Plain => mills.map((mill) => mill.save()),
    load: (saved) => mills.forEach((mill, index) => mill.load((saved as Plain[])[index]!)),
  };
}
