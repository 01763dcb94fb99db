// A small world with one spinning mill and synthetic bales, for tests of the spinning stage; no gin and no field.
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { Kernel } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { ActivityLog } from '../../../src/model/domain/activities.ts';
import type { Cluster, SpinningMill } from '../../../src/model/domain/cluster.ts';
import { Ledger } from '../../../src/model/domain/ledger.ts';
import { FIBRE, LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';
import type { SpinningPorts } from '../../../src/model/domain/ports.ts';
import { fixedRoster } from '../../../src/model/domain/people.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { PEOPLE_PARAMETERS } from '../../../src/model/parameters/people.ts';
import type { PeopleValues } from '../../../src/model/parameters/people.ts';
import { SPINNING_PARAMETERS } from '../../../src/model/parameters/spinning.ts';
import type { SpinningValues } from '../../../src/model/parameters/spinning.ts';
import { createSpinningStage } from '../../../src/model/spinning/index.ts';
import type { SpinningStage } from '../../../src/model/spinning/index.ts';
import type { StageWorld } from '../../../src/model/stage.ts';

export interface MillSetup {
  readonly seed?: number;
  readonly spindles?: number;
  readonly countNe?: number;
  readonly laydownBales?: number;
  /** Route, store, machines and campaigns of the mill. */
  readonly mill?: Partial<SpinningMill>;
  readonly parameters?: Partial<SpinningValues>;
  readonly people?: Partial<PeopleValues>;
  readonly ports?: (stage: () => SpinningStage, world: StageWorld) => Partial<SpinningPorts>;
}

export interface BaleSetup {
  readonly shortFibrePercent?: number;
  readonly trashPercent?: number;
  readonly micronaireSd?: number;
  readonly strengthGramsPerTex?: number;
}

export interface MillWorld {
  readonly world: StageWorld;
  readonly stage: SpinningStage;
  readonly yarnLots: number[];
  readonly sourceAccount: number;
  readonly weavingAccount: number;
  /** Largest ledger error of all closed days, grams. */
  readonly errorGrams: () => number;
  day: number;
}

const DAYS = 400;

/** The mill, empty, at the start of day 0. By default it spins the oldest bales at rated speed and plans no maintenance. */
export function millWorld(setup: MillSetup): MillWorld {
  const cluster: Cluster = {
    sites: [
      { id: 'mill', kind: 'spinningMill', position: { xKm: 0, yKm: 0 }, district: 'd' },
      { id: 'market', kind: 'market', position: { xKm: 1, yKm: 0 }, district: 'd' },
    ],
    blocks: [],
    receivingPoints: [],
    gins: [],
    spinningMills: [
      { site: 0, spindles: setup.spindles ?? 6000, countNe: setup.countNe ?? 30, laydownBales: setup.laydownBales ?? 24, textileMillSite: 1, ...setup.mill },
    ],
    textileMills: [],
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
      et0Mm: new Float64Array(DAYS).fill(4),
      humidityPercent: new Float64Array(DAYS).fill(55),
    },
  };
  const sourceAccount = world.ledger.open({ name: 'gin/bales', kind: 'stock', material: 'lint', site: 0, use: undefined });
  const outside = world.ledger.open({ name: 'outside', kind: 'source', material: 'lint', site: 0, use: undefined });
  const weavingAccount = world.ledger.open({ name: 'market/yarn', kind: 'sink', material: 'yarn', site: 1, use: 'sold' });
  const yarnLots: number[] = [];
  const ports: SpinningPorts = {
    chooseLaydown: (mill, chosen) => {
      const count = Math.min(chosen.length, stage.storeCount(mill));
      chosen.set(stage.store(mill).subarray(0, count));
      return count;
    },
    chooseSpeed: () => 1,
    plansMaintenance: () => false,
    yarnReady: (lot) => yarnLots.push(lot),
    ...setup.ports?.(() => stage, world),
  };
  const stage: SpinningStage = createSpinningStage(
    world,
    {
      parameters: { ...defaultValues(SPINNING_PARAMETERS), ...setup.parameters },
      people: { parameters: { ...defaultValues(PEOPLE_PARAMETERS), ...setup.people }, startDayOfYear: 244, callsIn: fixedRoster },
    },
    ports,
  );
  void outside;
  return { world, stage, yarnLots, sourceAccount, weavingAccount, errorGrams: () => world.ledger.maxErrorGrams, day: 0 };
}

/** Gives `count` bales of 220 kg to the mill; traits scatter by the bale sheet with a stream of its own. */
export function deliverBales(mill: MillWorld, count: number, setup: BaleSetup): void {
  const { world } = mill;
  const noise = world.streams.get('test.bales', 0);
  const outside = world.ledger.accounts.findIndex((account) => account.name === 'outside');
  for (let i = 0; i < count; i += 1) {
    world.ledger.post(outside, mill.sourceAccount, 220_000);
    const bale = world.lots.create(LOT_KIND.bale, mill.sourceAccount, 220_000, world.kernel.now, 0, -1, world.kernel.now);
    const z = noise.normal();
    const shared = noise.normal();
    world.lots.setTrait(bale, FIBRE.micronaire, 4.4 + (setup.micronaireSd ?? 0.35) * z);
    world.lots.setTrait(bale, FIBRE.lengthMm, 28.6 + 0.75 * shared);
    world.lots.setTrait(bale, FIBRE.uniformityPercent, 82 + 0.6 * shared);
    world.lots.setTrait(bale, FIBRE.strengthGramsPerTex, (setup.strengthGramsPerTex ?? 29) + 0.7 * shared);
    world.lots.setTrait(bale, FIBRE.elongationPercent, 6.8);
    world.lots.setTrait(bale, FIBRE.reflectancePercent, 76);
    world.lots.setTrait(bale, FIBRE.yellowness, 8.6);
    world.lots.setTrait(bale, FIBRE.trashPercent, setup.trashPercent ?? 0.7);
    world.lots.setTrait(bale, FIBRE.shortFibrePercent, (setup.shortFibrePercent ?? 9) - shared);
    world.lots.setTrait(bale, FIBRE.moisturePercent, 6.8);
    world.lots.setTrait(bale, FIBRE.nepsPerGram, 250);
    mill.stage.receive(bale, 0);
  }
}

/** Runs to the end of `days` more days, closing the books every day. */
export function runDays(mill: MillWorld, days: number): void {
  const { world } = mill;
  for (let i = 0; i < days; i += 1) {
    world.kernel.runUntil((mill.day + 1) * TICKS_PER_DAY);
    mill.stage.meterElectricity?.(mill.day);
    mill.stage.closeDay(mill.day);
    const physical = new Float64Array(world.ledger.accounts.length);
    world.lots.addStocksInto(physical);
    world.ledger.closeDay(physical);
    world.activities.closeDay();
    mill.day += 1;
  }
}

/** Mass-weighted mean of a yarn trait over the lots delivered so far. */
export function meanYarnTrait(mill: MillWorld, trait: number): number {
  let mass = 0;
  let sum = 0;
  for (const lot of mill.yarnLots) {
    mass += mill.world.lots.grams(lot);
    sum += mill.world.lots.grams(lot) * mill.world.lots.trait(lot, trait);
  }
  return sum / mass;
}

/** Yarn delivered so far, kg. */
export function yarnKg(mill: MillWorld): number {
  return mill.yarnLots.reduce((sum, lot) => sum + mill.world.lots.grams(lot), 0) / 1000;
}
