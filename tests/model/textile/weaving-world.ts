// A small world with one textile mill and synthetic yarn, for tests of the textile stage; no spinning mill runs.
import { dayNumber } from '../../../src/base/calendar.ts';
import type { Plain } from '../../../src/base/plain.ts';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { Kernel } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { ActivityLog } from '../../../src/model/domain/activities.ts';
import type { Cluster } from '../../../src/model/domain/cluster.ts';
import { Ledger } from '../../../src/model/domain/ledger.ts';
import { LOT_KIND, LotTable, YARN } from '../../../src/model/domain/lots.ts';
import type { TextilePorts } from '../../../src/model/domain/ports.ts';
import { fixedRoster } from '../../../src/model/domain/people.ts';
import type { StaffingPort } from '../../../src/model/domain/people.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { PEOPLE_PARAMETERS } from '../../../src/model/parameters/people.ts';
import type { PeopleValues } from '../../../src/model/parameters/people.ts';
import { TEXTILE_PARAMETERS } from '../../../src/model/parameters/textile.ts';
import type { TextileValues } from '../../../src/model/parameters/textile.ts';
import type { StageWorld } from '../../../src/model/stage.ts';
import { createTextileStage } from '../../../src/model/textile/index.ts';
import type { TextileStage } from '../../../src/model/textile/index.ts';

export interface ShedSetup {
  readonly seed?: number;
  readonly looms?: number;
  readonly knittingMachines?: number;
  readonly sewingPlaces?: number;
  readonly parameters?: Partial<TextileValues>;
  readonly people?: Partial<PeopleValues>;
  readonly callsIn?: StaffingPort;
  readonly ports?: Partial<TextilePorts>;
}

export interface YarnSetup {
  readonly evennessCvPercent?: number;
  readonly imperfectionsPerKm?: number;
  readonly countStrengthProduct?: number;
  readonly faultsLeftPer100Km?: number;
}

export interface ShedWorld {
  readonly world: StageWorld;
  readonly stage: TextileStage;
  /** Fabric that was sold as fabric, everything that was graded, lots of sets. */
  readonly batches: number[];
  readonly graded: number[];
  readonly sets: number[];
  readonly corrections: number[];
  day: number;
}

const DAYS = 400;
const OUTSIDE = 0;
const YARN_STOCK = 1;

/** The mill, empty, at the start of day 0. By default nothing is inspected and no maintenance is planned. */
export function shedWorld(setup: ShedSetup): ShedWorld {
  const cluster: Cluster = {
    sites: [
      { id: 'weaving', kind: 'textileMill', position: { xKm: 0, yKm: 0 }, district: 'd' },
      { id: 'mill', kind: 'spinningMill', position: { xKm: 1, yKm: 0 }, district: 'd' },
    ],
    blocks: [],
    receivingPoints: [],
    gins: [],
    spinningMills: [{ site: 1, spindles: 6000, countNe: 30, laydownBales: 24, textileMillSite: 0 }],
    textileMills: [
      { site: 0, looms: setup.looms ?? 36, knittingMachines: setup.knittingMachines ?? 0, ...(setup.sewingPlaces === undefined ? {} : { sewingPlaces: setup.sewingPlaces }) },
    ],
    marketSite: 1,
  };
  const world: StageWorld = {
    kernel: new Kernel(),
    streams: new Streams(setup.seed ?? 1, 0),
    lots: new LotTable(1024),
    ledger: new Ledger(),
    activities: new ActivityLog(2),
    cluster,
    weather: {
      days: DAYS,
      tMinC: new Float64Array(DAYS).fill(9),
      tMaxC: new Float64Array(DAYS).fill(21),
      rainMm: new Float64Array(DAYS),
      et0Mm: new Float64Array(DAYS),
      humidityPercent: new Float64Array(DAYS).fill(55),
    },
  };
  world.ledger.open({ name: 'outside', kind: 'source', material: 'yarn', site: 1, use: undefined });
  world.ledger.open({ name: 'mill/yarn', kind: 'stock', material: 'yarn', site: 1, use: undefined });
  const batches: number[] = [];
  const graded: number[] = [];
  const sets: number[] = [];
  const corrections: number[] = [];
  const people = { parameters: { ...defaultValues(PEOPLE_PARAMETERS), ...setup.people }, startDayOfYear: 1, callsIn: setup.callsIn ?? fixedRoster };
  const stage = createTextileStage(
    world,
    { parameters: { ...defaultValues(TEXTILE_PARAMETERS), ...setup.parameters }, people, startDayNumber: dayNumber({ year: 2024, month: 1, day: 1 }) },
    {
      planProducts: (_mill, shares) => shares.set([1, 0, 0]),
      startsWetStep: () => true,
      chooseInspection: () => ({ method: 'none', feedbackTicks: 0 }),
      plansMaintenance: () => false,
      batchGraded: (batch) => graded.push(batch),
      correctSpinning: (yarnLot) => corrections.push(yarnLot),
      fabricReady: (lot) => (world.lots.kind(lot) === LOT_KIND.madeUp ? sets : batches).push(lot),
      ...setup.ports,
    },
  );
  return { world, stage, batches, graded, sets, corrections, day: 0 };
}

/** Hands one yarn lot to the mill and returns it. */
export function deliverYarn(shed: ShedWorld, massGrams: number, setup: YarnSetup): number {
  const { lots, ledger, kernel } = shed.world;
  ledger.post(OUTSIDE, YARN_STOCK, massGrams);
  const lot = lots.create(LOT_KIND.yarn, YARN_STOCK, massGrams, kernel.now, 1, -1, kernel.now);
  lots.setTrait(lot, YARN.countNe, 30);
  lots.setTrait(lot, YARN.evennessCvPercent, setup.evennessCvPercent ?? 14);
  lots.setTrait(lot, YARN.imperfectionsPerKm, setup.imperfectionsPerKm ?? 190);
  lots.setTrait(lot, YARN.countStrengthProduct, setup.countStrengthProduct ?? 2180);
  lots.setTrait(lot, YARN.faultsLeftPer100Km, setup.faultsLeftPer100Km ?? 3.5);
  lots.setTrait(lot, YARN.endBreaksPer1000SpindleHours, 36);
  shed.stage.receive(lot, 0);
  return lot;
}

/** Runs `days` more days with `kgPerDay` of yarn in lots of about 690 kg, closing the books every day. */
export function runShed(shed: ShedWorld, days: number, kgPerDay: number, setup: YarnSetup): void {
  const { world } = shed;
  for (let i = 0; i < days; i += 1) {
    const lots = Math.round(kgPerDay / 690);
    for (let lot = 0; lot < lots; lot += 1) deliverYarn(shed, Math.floor((kgPerDay * 1000) / lots), setup);
    world.kernel.runUntil((shed.day + 1) * TICKS_PER_DAY);
    shed.stage.meterElectricity?.(shed.day);
    shed.stage.closeDay(shed.day);
    const physical = new Float64Array(world.ledger.accounts.length);
    world.lots.addStocksInto(physical);
    world.ledger.closeDay(physical);
    world.activities.closeDay();
    shed.day += 1;
  }
}

/** Everything that a snapshot holds. */
export function shedState(shed: ShedWorld): Plain {
  const { kernel, streams, lots, ledger, activities } = shed.world;
  return [kernel.save(), streams.save(), lots.save(), ledger.save(), activities.save(), shed.stage.save()];
}

export function restoreShed(shed: ShedWorld, saved: Plain): void {
  const [kernel, streams, lots, ledger, activities, stage] = saved as Plain[];
  shed.world.streams.load(streams);
  shed.world.kernel.load(kernel);
  shed.world.lots.load(lots);
  shed.world.ledger.load(ledger);
  shed.world.activities.load(activities);
  shed.stage.load(stage);
}

/** Finished fabric whose trait has this value, as a share of all finished mass. */
export function massShareWith(shed: ShedWorld, trait: number, value: number): number {
  let mass = 0;
  let matching = 0;
  for (const batch of shed.batches) {
    const grams = shed.world.lots.grams(batch);
    mass += grams;
    if (shed.world.lots.trait(batch, trait) === value) matching += grams;
  }
  return matching / mass;
}

/** Mass-weighted mean of a trait of the finished fabric. */
export function meanFabricTrait(shed: ShedWorld, trait: number): number {
  let mass = 0;
  let sum = 0;
  for (const batch of shed.batches) {
    mass += shed.world.lots.grams(batch);
    sum += shed.world.lots.grams(batch) * shed.world.lots.trait(batch, trait);
  }
  return sum / mass;
}
