// A small cluster with invented but plausible weather, for tests of the field stage. Knows no expectations.
import { Kernel } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { ActivityLog } from '../../../src/model/domain/activities.ts';
import type { Cluster, FieldBlock } from '../../../src/model/domain/cluster.ts';
import { Ledger } from '../../../src/model/domain/ledger.ts';
import { FIBRE, LotTable } from '../../../src/model/domain/lots.ts';
import type { FieldPorts } from '../../../src/model/domain/ports.ts';
import type { WeatherSeries } from '../../../src/model/domain/weather.ts';
import { createFieldStage, type FieldStage } from '../../../src/model/field/index.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { FIELD_PARAMETERS } from '../../../src/model/parameters/field.ts';
import { VARIETY_PARAMETERS } from '../../../src/model/parameters/varieties.ts';
import type { StageWorld } from '../../../src/model/stage.ts';

export const DAYS = 260;
export const DAY_TICKS = 86_400;
export const PLANTING_DAY = 19;

// Month means April to December of the Hungry Steppe: minimum and maximum °C, ET0 mm/day, humidity %. Source: agronomy sheet 4.1.
const MONTHS = [
  [10.6, 24.5, 3.94, 54], [15.7, 31.4, 5.73, 37], [20, 37.8, 7.17, 23], [20.9, 40.2, 7.35, 22], [18.2, 39.2, 6.59, 22],
  [12.3, 33, 4.79, 27], [7.4, 23.4, 2.65, 45], [3.3, 14.2, 1.27, 65], [-1.1, 7, 0.7, 77],
] as const;

/** Month means from 1 April on, linear between mid-months, with rain where given (day → mm) and spring showers. */
export function meanWeather(rain: Readonly<Record<number, number>> = {}): WeatherSeries {
  const column = (k: 0 | 1 | 2 | 3): Float64Array =>
    Float64Array.from({ length: DAYS }, (_, day) => {
      const at = Math.max(0, day / 30.5 - 0.5);
      const month = Math.min(MONTHS.length - 2, Math.floor(at));
      return MONTHS[month]![k] + (MONTHS[month + 1]![k] - MONTHS[month]![k]) * Math.min(1, at - month);
    });
  const rainMm = new Float64Array(DAYS);
  for (let day = 2; day < 60; day += 7) rainMm[day] = 8;
  for (const [day, mm] of Object.entries(rain)) rainMm[Number(day)] = mm;
  return { days: DAYS, tMinC: column(0), tMaxC: column(1), rainMm, et0Mm: column(2), humidityPercent: column(3) };
}

export const MACHINE_BLOCK: FieldBlock = {
  site: 0, areaHa: 120, soil: 'SiltLoam', irrigation: 'furrow', salinityDsPerM: 3, leachingMm: 0, waterTable: undefined, variety: 'maktaaral-5030', lintFactor: 1, picking: 'machine', receivingPointSite: 2,
};
export const HAND_BLOCK: FieldBlock = { ...MACHINE_BLOCK, site: 1, areaHa: 80, soil: 'Loam', irrigation: 'drip', picking: 'hand' };

export function fieldCluster(blocks: readonly FieldBlock[]): Cluster {
  const site = (id: string, kind: 'farm' | 'receivingPoint' | 'market', xKm: number) => ({ id, kind, position: { xKm, yKm: 0 }, district: 'test' });
  return {
    sites: [site('farm-a', 'farm', 0), site('farm-b', 'farm', 3), site('point', 'receivingPoint', 5), site('market', 'market', 50)],
    blocks,
    receivingPoints: [],
    gins: [],
    spinningMills: [],
    textileMills: [],
    marketSite: 3,
  };
}

export interface FieldRun {
  readonly world: StageWorld;
  readonly field: FieldStage;
  readonly readyLots: number[];
  readonly readyTicks: number[];
  /** Largest difference between books and lots, grams, over the closed days. */
  run(toDay: number): number;
}

export interface FieldRunOptions {
  readonly weather?: WeatherSeries;
  readonly blocks?: readonly FieldBlock[];
  readonly seed?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly irrigationMm?: (block: number, daysAfterPlanting: number, field: FieldStage) => number;
  readonly startsPick?: (block: number, daysAfterPlanting: number, field: FieldStage) => boolean;
}

/** Six furrow irrigations of 90 mm. */
export const calendarDose = (_block: number, day: number): number => (day >= 45 && day <= 120 && (day - 45) % 15 === 0 ? 90 : 0);
/** First pick on day 145, then every 22 days. */
export const calendarPick = (block: number, day: number, field: FieldStage): boolean =>
  field.picksDone(block) === 0 ? day >= 145 : field.daysSinceLastPick(block, day + PLANTING_DAY) >= 22;

export function fieldRun(options: FieldRunOptions = {}): FieldRun {
  const blocks = options.blocks ?? [MACHINE_BLOCK, HAND_BLOCK];
  const cluster = fieldCluster(blocks);
  const world: StageWorld = {
    kernel: new Kernel(),
    streams: new Streams(options.seed ?? 11, 0),
    lots: new LotTable(64),
    ledger: new Ledger(),
    activities: new ActivityLog(cluster.sites.length),
    cluster,
    weather: options.weather ?? meanWeather(),
  };
  const readyLots: number[] = [];
  const readyTicks: number[] = [];
  const ports: FieldPorts = {
    irrigationMm: (block, day) => (options.irrigationMm ?? calendarDose)(block, day - PLANTING_DAY, field),
    startsPick: (block, day) => (options.startsPick ?? calendarPick)(block, day - PLANTING_DAY, field),
    lotReady: (lot) => {
      readyLots.push(lot);
      readyTicks.push(world.kernel.now);
    },
  };
  const parameters = { ...defaultValues(FIELD_PARAMETERS), ...options.parameters };
  const field: FieldStage = createFieldStage(world, { parameters, varieties: defaultValues(VARIETY_PARAMETERS), plantingDay: PLANTING_DAY }, ports);
  const stocks = new Float64Array(64);
  return {
    world,
    field,
    readyLots,
    readyTicks,
    run: (toDay) => {
      let error = 0;
      for (let day = world.ledger.closedDays; day < toDay; day += 1) {
        world.kernel.runUntil((day + 1) * DAY_TICKS);
        field.closeDay(day);
        stocks.fill(0);
        world.lots.addStocksInto(stocks);
        error = Math.max(error, world.ledger.closeDay(stocks));
        world.activities.closeDay();
      }
      return error;
    },
  };
}

/** Mean of a trait over all lots of a block, weighted by mass. */
export function meanTrait({ world }: FieldRun, trait: keyof typeof FIBRE, block: number): number {
  const { lots } = world;
  let sum = 0;
  let mass = 0;
  for (let lot = 0; lot < lots.count; lot += 1) {
    if (lots.origin(lot) !== block) continue;
    sum += lots.grams(lot) * lots.trait(lot, FIBRE[trait]);
    mass += lots.grams(lot);
  }
  return sum / mass;
}
