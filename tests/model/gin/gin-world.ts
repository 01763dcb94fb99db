// A small world around the gin stage for its tests: one or more gins, seed cotton from a source, ports with fixed answers, days that close.
import { Kernel, RANK } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { ACTIVITY, ActivityLog } from '../../../src/model/domain/activities.ts';
import type { Cluster, Gin } from '../../../src/model/domain/cluster.ts';
import { Ledger } from '../../../src/model/domain/ledger.ts';
import { FIBRE_TRAITS, LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';
import type { GinPorts, GinSetting } from '../../../src/model/domain/ports.ts';
import type { StageWorld } from '../../../src/model/stage.ts';
import { createGinStage } from '../../../src/model/gin/index.ts';
import type { GinStage } from '../../../src/model/gin/index.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { fixedRoster } from '../../../src/model/domain/people.ts';
import { PEOPLE_PARAMETERS } from '../../../src/model/parameters/people.ts';
import type { PeopleValues } from '../../../src/model/parameters/people.ts';
import { GIN_PARAMETERS } from '../../../src/model/parameters/gin.ts';

export type GinValues = Readonly<Record<keyof typeof GIN_PARAMETERS.declarations, number>>;
export const DEFAULTS: GinValues = defaultValues(GIN_PARAMETERS);

/** Everybody comes and nobody is called in beyond full manning, so that hours can be worked out by hand. */
export const PEOPLE: PeopleValues = { ...defaultValues(PEOPLE_PARAMETERS), absenceShare: 0, reserveShare: 0 };

export const BASELINE_SETTING: GinSetting = { lintMoistureTargetPercent: 5, seedCottonCleaners: 3, lintCleaners: 2 };

/** Traits of plausible hand-picked seed cotton, in the order of FIBRE_TRAITS. */
export const SEED_COTTON: Readonly<Record<(typeof FIBRE_TRAITS)[number], number>> = {
  micronaire: 4.4,
  lengthMm: 29.9,
  uniformityPercent: 84.5,
  strengthGramsPerTex: 29,
  elongationPercent: 6.8,
  reflectancePercent: 75.5,
  yellowness: 8.6,
  trashPercent: 3,
  shortFibrePercent: 5,
  moisturePercent: 10,
  nepsPerGram: 40,
};

export interface GinWorldOptions {
  readonly seed?: number;
  readonly gins?: number;
  readonly gin?: Partial<Gin>;
  readonly parameters?: Partial<GinValues>;
  readonly people?: Partial<PeopleValues>;
  readonly setting?: (gin: number, lot: number) => GinSetting;
  readonly ports?: Partial<GinPorts>;
}

export interface GinWorld {
  readonly world: StageWorld;
  readonly stage: GinStage;
  readonly source: number;
  readonly bales: number[];
  /** Creates a lot at the present tick and hands it to a gin. */
  deliver(gin: number, massGrams: number, traits?: Partial<typeof SEED_COTTON>): number;
  /** Has a lot delivered at a tick, as an event of the kernel. */
  deliverAt(tick: number, gin: number, massGrams: number): void;
  /** Runs to the end of `days` more days, closing each; returns the largest audit error in grams. */
  runDays(days: number): number;
  total(activity: keyof typeof ACTIVITY, gin?: number): number;
  sink(place: string, gin?: number): number;
  meanTrait(trait: number): number;
}

export function ginWorld(options: GinWorldOptions = {}): GinWorld {
  const count = options.gins ?? 1;
  const sites = Array.from({ length: count }, (_, i) => ({
    id: `gin-${i}`,
    kind: 'gin' as const,
    position: { xKm: i, yKm: 0 },
    district: 'test',
  }));
  const gins: Gin[] = sites.map((_, i) => ({
    site: i,
    kind: 'saw',
    stands: 2,
    lintKgPerStandHour: 1400,
    connectedPowerKw: 600,
    vehicles: 1,
    baleDestinationSite: 0,
    ...options.gin,
  }));
  const cluster: Cluster = { sites, blocks: [], receivingPoints: [], gins, spinningMills: [], textileMills: [], marketSite: 0 };
  const kernel = new Kernel();
  const lots = new LotTable(1024);
  const ledger = new Ledger();
  const world: StageWorld = {
    kernel,
    streams: new Streams(options.seed ?? 7, 0),
    lots,
    ledger,
    activities: new ActivityLog(count),
    cluster,
    weather: {
      days: 0,
      tMinC: new Float64Array(),
      tMaxC: new Float64Array(),
      rainMm: new Float64Array(),
      et0Mm: new Float64Array(),
      humidityPercent: new Float64Array(),
    },
  };
  const source = ledger.open({ name: 'field/crop', kind: 'source', material: 'seedCotton', site: 0, use: undefined });
  const road = ledger.open({ name: 'vehicles/onRoad', kind: 'stock', material: 'seedCotton', site: 0, use: undefined });
  const bales: number[] = [];
  const stage: GinStage = createGinStage(
    world,
    {
      parameters: { ...DEFAULTS, ...options.parameters },
      people: { parameters: { ...PEOPLE, ...options.people }, startDayOfYear: 244, callsIn: fixedRoster },
    },
    {
      chooseLot: (gin) => stage.yardLot(gin, 0),
      chooseSetting: options.setting ?? (() => BASELINE_SETTING),
      plansMaintenance: () => false,
      baleReady: (bale) => {
        bales.push(bale);
      },
      ...options.ports,
    },
  );
  const deliver: GinWorld['deliver'] = (gin, massGrams, traits) => {
    const lot = lots.create(LOT_KIND.seedCotton, road, massGrams, kernel.now, 0, 0, kernel.now);
    const all = { ...SEED_COTTON, ...traits };
    FIBRE_TRAITS.forEach((name, i) => lots.setTrait(lot, i, all[name]));
    ledger.post(source, road, massGrams);
    stage.receive(lot, gin);
    return lot;
  };
  const arrival = kernel.register('test.arrival', (gin, massGrams) => {
    deliver(gin, massGrams);
  });
  const totals = new Float64Array(4096);
  let day = 0;
  return {
    world,
    stage,
    source,
    bales,
    deliver,
    deliverAt: (tick, gin, massGrams) => {
      kernel.schedule(tick, RANK.arrival, arrival, gin, massGrams);
    },
    runDays: (days) => {
      let worst = 0;
      for (let i = 0; i < days; i += 1) {
        kernel.runUntil((Math.floor(kernel.now / TICKS_PER_DAY) + 1) * TICKS_PER_DAY);
        stage.meterElectricity?.(day);
        stage.closeDay(day);
        totals.fill(0);
        lots.addStocksInto(totals);
        worst = Math.max(worst, ledger.closeDay(totals));
        world.activities.closeDay();
        day += 1;
      }
      return worst;
    },
    total: (activity, gin = 0) => world.activities.total(gin, ACTIVITY[activity]),
    sink: (place, gin = 0) => {
      const index = ledger.accounts.findIndex((account) => account.name === `gin-${gin}/${place}`);
      if (index < 0) throw new Error(`no account ${place}`);
      return ledger.totalInGrams(index);
    },
    meanTrait: (trait) => bales.reduce((sum, bale) => sum + lots.trait(bale, trait), 0) / bales.length,
  };
}

/** Delivers `count` equal lots, one every `everyTicks`, closes the season and runs `days`; returns the audit error in grams. */
export function season(gin: GinWorld, count: number, massGrams: number, everyTicks: number, days: number): number {
  for (let i = 0; i < count; i += 1) gin.deliverAt(i * everyTicks, 0, massGrams);
  const busyDays = Math.ceil((count * everyTicks) / TICKS_PER_DAY);
  const early = gin.runDays(busyDays);
  gin.stage.closeSeason(0);
  return Math.max(early, gin.runDays(Math.max(1, days - busyDays)));
}
