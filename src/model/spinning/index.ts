// The spinning stage: bales in, yarn lots out, for every spinning mill of the cluster. The one export of this folder.
import type { Plain } from '../../base/plain.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { SpinningPorts } from '../domain/ports.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { PeopleRules } from '../people/index.ts';
import type { Stage, StageWorld } from '../stage.ts';
import { SpinningLine } from './line.ts';

/** Hour of the day at which planned stops are decided and scheduled checks are made. */
const MORNING_HOUR = 6;

export interface SpinningOptions {
  readonly parameters: SpinningValues;
  readonly people: PeopleRules;
}

export interface SpinningStage extends Stage {
  /** Books a bale from its present account into the mill's store (`mill`: index in cluster.spinningMills). */
  receive(bale: number, mill: number): void;
  /** No more bales will come to the mill: the rest is spun in a last, smaller laydown. */
  closeSeason(mill: number): void;
  /** The drafting of the mill is put in order (feedback from inspection); without effect when it is in order. */
  correctDrafting(mill: number): void;
  /** Bales in the store in order of arrival; the first `storeCount(mill)` entries count. Valid until the next event; not to be changed. */
  store(mill: number): Int32Array;
  storeCount(mill: number): number;
  /** Wound yarn not yet taken over by a receiver, t. */
  yarnTonnes(mill: number): number;
  /** State of the ring frames or rotor machines: 0 idle, 1 running, 2 down. */
  machineState(mill: number): number;
  /** Whether drafting is out of control: hidden from decision makers, for tests and screens. */
  isDrifting(mill: number): boolean;
  /** Relative humidity of the spinning room today, %. */
  roomHumidityPercent(mill: number): number;
  /** Bales that wait outside the store for room. */
  baleCountOutside(mill: number): number;
  /** Yarn that the mill spins at rated speed with no stops, kg/h. */
  ratedKgPerHour(mill: number): number;
  /** Mean running hours between failures of a group, for whoever plans maintenance; the same in every mill that has it. */
  meanHoursBetweenFailures(mill: number, group: string): number;
}

/** The stage for all spinning mills of the cluster. Registers its events and opens its accounts; the composition calls it afterwards. */
export function createSpinningStage(world: StageWorld, options: SpinningOptions, ports: SpinningPorts): SpinningStage {
  const { kernel, streams, ledger } = world;
  const p = options.parameters;
  const lines = world.cluster.spinningMills.map((_, mill) => new SpinningLine(world, mill, p, options.people, ports));
  // Mills share their parameters, so a group has one mean whichever mill it stands in.
  const meanHours = new Map(lines.flatMap((line) => line.groups.map(({ options: { group, mtbfHours } }) => [group, mtbfHours] as const)));
  const drifts = lines.map((_, mill) => streams.get('spinning.drift', mill));

  // Onsets are a Poisson process in calendar time, whatever is decided, so that compared runs have the same onsets.
  const driftCode = kernel.register('spinning.drift', (mill) => {
    lines[mill]!.startDrift();
    scheduleDrift(mill);
  });
  const scheduleDrift = (mill: number): void => {
    const ticks = Math.max(1, Math.round(drifts[mill]!.exponential(p.driftOnsetDays * TICKS_PER_DAY)));
    kernel.schedule(kernel.now + ticks, RANK.completion, driftCode, mill, 0);
  };

  const morningCode = kernel.register('spinning.morning', () => {
    const day = Math.floor(kernel.now / TICKS_PER_DAY);
    const isCheckDay = (day + 1) % Math.round(p.driftCheckDays) === 0;
    for (const line of lines) {
      if (isCheckDay) line.correctDrafting();
      line.dailyRound();
    }
    kernel.schedule(kernel.now + TICKS_PER_DAY, RANK.decision, morningCode, 0, 0);
  });

  for (let mill = 0; mill < lines.length; mill += 1) scheduleDrift(mill);
  const today = Math.floor(kernel.now / TICKS_PER_DAY) * TICKS_PER_DAY + MORNING_HOUR * TICKS_PER_HOUR;
  if (lines.length > 0) kernel.schedule(today >= kernel.now ? today : today + TICKS_PER_DAY, RANK.decision, morningCode, 0, 0);

  return {
    receive: (bale, mill) => lines[mill]!.receive(bale),
    closeSeason: (mill) => lines[mill]!.closeSeason(),
    correctDrafting: (mill) => lines[mill]!.correctDrafting(),
    store: (mill) => lines[mill]!.store.bales,
    storeCount: (mill) => lines[mill]!.store.count,
    yarnTonnes: (mill) => ledger.stockGrams(lines[mill]!.accounts.yarn) / GRAMS_PER_TONNE,
    machineState: (mill) => lines[mill]!.groups[lines[mill]!.route.spinAt]!.machineState,
    isDrifting: (mill) => lines[mill]!.isDrifting,
    roomHumidityPercent: (mill) => lines[mill]!.roomHumidityPercent,
    baleCountOutside: (mill) => lines[mill]!.store.outsideCount,
    ratedKgPerHour: (mill) => lines[mill]!.layout.ratedKgPerHour,
    meanHoursBetweenFailures: (_mill, group) => meanHours.get(group) ?? Infinity,
    meterElectricity: (day) => {
      for (const line of lines) line.meterElectricity(day);
    },
    closeDay: () => {
      for (const line of lines) line.closeDay();
    },
    people: () => lines.flatMap((line) => line.people.accounts()),
    isBusy: () => lines.some((line) => line.isBusy),
    machines: (): readonly MachineAccount[] => lines.flatMap((line) => line.groups.map((group) => group.account())),
    save: (): Plain => lines.map((line) => line.save()),
    load: (saved) => lines.forEach((line, mill) => line.load((saved as Plain[])[mill]!)),
  };
}
