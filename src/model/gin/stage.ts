// The gin stage: every gin of the cluster behind one interface. The process of one gin is gin-line.ts.
import { assert } from '../../base/assert.ts';
import type { Plain } from '../../base/plain.ts';
import { GRAMS_PER_TONNE } from '../../base/units.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { GinPorts } from '../domain/ports.ts';
import type { StaffAccount } from '../domain/people.ts';
import type { PeopleRules } from '../people/index.ts';
import type { Stage, StageWorld } from '../stage.ts';
import { Classing } from './classing.ts';
import { GinLine } from './gin-line.ts';
import type { GinParameters } from './gin-parameters.ts';

export interface GinStageOptions {
  readonly parameters: GinParameters;
  readonly people: PeopleRules;
}

/** What the composition, decisions and screens see of the gins; `gin` is an index in cluster.gins. */
export interface GinStage extends Stage {
  /** Books a lot from its present account into the gin's yard. */
  receive(lot: number, gin: number): void;
  /** No more cotton will come to this gin. */
  closeSeason(gin: number): void;
  /** Waiting lots, oldest first, in entries 0 … yardCount − 1; a view of the stage's own array: read only, valid until the next event. */
  yard(gin: number): Int32Array;
  yardCount(gin: number): number;
  /** The lot at a place of the yard, 0 the oldest. */
  yardLot(gin: number, place: number): number;
  /** When a lot that is in a yard or a line arrived there. Fails: AssertionError for any other lot. */
  arrivedTick(lot: number): number;
  /** The `waitingHours` that such a lot met on arrival. */
  hoursAheadAtArrival(lot: number): number;
  yardTonnes(gin: number): number;
  /** Hours until a lot that arrives now would be ginned, at the rated speed of the stands that are up. */
  waitingHours(gin: number): number;
  /** Rated intake, tonnes of seed cotton per hour. */
  ratedTonnesPerHour(gin: number): number;
  /** The seed-cotton lot in the line, −1 for none. */
  lotInLine(gin: number): number;
  balesMade(gin: number): number;
  baledTonnes(gin: number): number;
  /** Seed cotton ginned so far. */
  ginnedTonnes(gin: number): number;
  /** 0 idle, 1 running, 2 down. */
  lineState(gin: number): number;
  /** Writes what the classing room of a gin says of a bale (traits with the errors of eye and instrument, in the order of FIBRE_TRAITS) to `out`.
   *  For bales whose grade is needed: once each, in the order in which they are pressed. */
  classBale(gin: number, bale: number, out: Float64Array): void;
}

/** The gins of a cluster, closed and empty. Opens their accounts and registers their events in `world`.
 *  Fails: AssertionError for parameters out of the range of the machines (no stands, rates ≤ 0). */
export function createGinStage(world: StageWorld, options: GinStageOptions, ports: GinPorts): GinStage {
  const { kernel } = world;
  const lines: GinLine[] = [];
  const line = (gin: number): GinLine => {
    const found = lines[gin];
    if (found === undefined) assert(false, `no gin ${gin}`);
    return found;
  };
  const lineOf = (lot: number): GinLine => {
    const found = lines.find((each) => each.arrivedTick(lot) >= 0);
    if (found === undefined) assert(false, `lot ${lot} is at no gin`);
    return found;
  };
  const codes = {
    lineFails: kernel.register('gin.lineFails', (gin, mode) => lines[gin]!.machines.lineFails(mode)),
    lineReturns: kernel.register('gin.lineReturns', (gin, mode) => lines[gin]!.machines.lineReturns(mode)),
    crewLeaves: kernel.register('gin.crewLeaves', (gin) => lines[gin]!.machines.crewLeaves()),
    morning: kernel.register('gin.morning', (gin) => lines[gin]!.morning()),
  };
  for (let gin = 0; gin < world.cluster.gins.length; gin += 1) lines.push(new GinLine(world, gin, options.parameters, options.people, ports, codes));
  const classing = lines.map((_, gin) => new Classing(options.parameters, world.streams.get('gin.classing', gin)));
  return {
    receive: (lot, gin) => line(gin).receive(lot),
    closeSeason: (gin) => line(gin).closeSeason(),
    yard: (gin) => line(gin).yard.lots,
    yardCount: (gin) => line(gin).yard.count,
    yardLot: (gin, place) => {
      const { yard } = line(gin);
      if (!(place >= 0 && place < yard.count)) assert(false, `gin ${gin} has no lot at place ${place} of its yard`);
      return yard.lotAt(place);
    },
    arrivedTick: (lot) => lineOf(lot).arrivedTick(lot),
    hoursAheadAtArrival: (lot) => lineOf(lot).hoursAheadAtArrival(lot),
    yardTonnes: (gin) => line(gin).yard.grams / GRAMS_PER_TONNE,
    waitingHours: (gin) => line(gin).waitingHours(),
    ratedTonnesPerHour: (gin) => line(gin).ratedTonnesPerHour,
    lotInLine: (gin) => line(gin).lot,
    balesMade: (gin) => line(gin).press.balesMade,
    baledTonnes: (gin) => line(gin).press.baledGrams / GRAMS_PER_TONNE,
    ginnedTonnes: (gin) => line(gin).ginnedGrams / GRAMS_PER_TONNE,
    lineState: (gin) => line(gin).machines.lineState(),
    classBale: (gin, bale, out) => {
      classing[gin]!.read(world.lots, bale, out);
    },
    meterElectricity: () => {
      for (const each of lines) each.meterElectricity();
    },
    closeDay: () => {
      for (const each of lines) each.machines.people.closeDay();
    },
    isBusy: () => lines.some((each) => each.isBusy()),
    machines: (): readonly MachineAccount[] => lines.map((each) => each.machines.account(each.standLintGrams, each.pressedLintGrams)),
    people: (): readonly StaffAccount[] => lines.flatMap((each) => each.machines.people.accounts()),
    save: (): Plain => lines.map((each) => each.save()),
    load: (saved: Plain): void => {
      const states = saved as readonly Plain[];
      assert(states.length === lines.length, `the snapshot has ${states.length} gins, this cluster ${lines.length}`);
      for (let gin = 0; gin < lines.length; gin += 1) lines[gin]!.load(states[gin]!);
    },
  };
}
