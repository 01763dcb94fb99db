// The haulage stage: lots, vehicles, hours, storage harm, determinism and snapshots.
import { describe, expect, it } from 'vitest';
import { Kernel } from '../../../src/engine/kernel.ts';
import { Streams } from '../../../src/engine/random.ts';
import { ACTIVITY, ActivityLog } from '../../../src/model/domain/activities.ts';
import { transferLot } from '../../../src/model/domain/books.ts';
import type { Cluster } from '../../../src/model/domain/cluster.ts';
import { Ledger } from '../../../src/model/domain/ledger.ts';
import { FIBRE, LOT_KIND, LotTable } from '../../../src/model/domain/lots.ts';
import { createHaulageStage, type HaulageStage } from '../../../src/model/logistics/index.ts';
import { withinWorkHours } from '../../../src/model/logistics/work-hours.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { HAULAGE_PARAMETERS } from '../../../src/model/parameters/haulage.ts';
import type { StageWorld } from '../../../src/model/stage.ts';

const DAY = 86_400;
const HOUR = 3600;
const LOT_GRAMS = 8_000_000;
const POINT_SITES = [2, 3];
const GIN_SITES = [4, 5];

const site = (id: string, kind: 'farm' | 'receivingPoint' | 'gin' | 'market', xKm: number) => ({ id, kind, position: { xKm, yKm: 0 }, district: 'test' });
const block = (siteOf: number, point: number) => ({
  site: siteOf, areaHa: 100, soil: 'Loam' as const, irrigation: 'furrow' as const, salinityDsPerM: 3, leachingMm: 0, waterTable: undefined, variety: 'maktaaral-5030' as const, lintFactor: 1, picking: 'machine' as const, receivingPointSite: POINT_SITES[point]!,
});
const gin = (siteOf: number, vehicles: number) => ({
  site: siteOf, kind: 'saw' as const, stands: 2, lintKgPerStandHour: 600, connectedPowerKw: 450, vehicles, baleDestinationSite: 6,
});
const clusterWith = (vehicles: readonly [number, number]): Cluster => ({
  sites: [
    site('farm-a', 'farm', 0), site('farm-b', 'farm', 40), site('point-a', 'receivingPoint', 4), site('point-b', 'receivingPoint', 36),
    site('gin-a', 'gin', 12), site('gin-b', 'gin', 30), site('market', 'market', 60),
  ],
  blocks: [block(0, 0), block(1, 1)],
  receivingPoints: [{ site: 2, ginSite: 4 }, { site: 3, ginSite: 5 }],
  gins: [gin(4, vehicles[0]), gin(5, vehicles[1])],
  spinningMills: [],
  textileMills: [],
  marketSite: 6,
});

interface Options {
  readonly vehicles?: readonly [number, number];
  readonly seed?: number;
  readonly latencyTicks?: number;
  readonly moisturePercent?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly choosePickup?: (vehicle: number, haulage: HaulageStage) => number;
  readonly chooseGin?: (lot: number, own: number) => number;
  readonly sharesVehicles?: boolean;
}

function setUp(options: Options = {}) {
  const cluster = clusterWith(options.vehicles ?? [2, 2]);
  const world: StageWorld = {
    kernel: new Kernel(),
    streams: new Streams(options.seed ?? 5, 0),
    lots: new LotTable(64),
    ledger: new Ledger(),
    activities: new ActivityLog(cluster.sites.length),
    cluster,
    weather: { days: 0, tMinC: new Float64Array(0), tMaxC: new Float64Array(0), rainMm: new Float64Array(0), et0Mm: new Float64Array(0), humidityPercent: new Float64Array(0) },
  };
  const { kernel, lots, ledger } = world;
  const account = (name: string, kind: 'source' | 'stock', siteOf: number): number => ledger.open({ name, kind, material: 'seedCotton', site: siteOf, use: undefined });
  const source = account('fields', 'source', 0);
  const edges = [account('farm-a/edge', 'stock', 0), account('farm-b/edge', 'stock', 1)];
  const yards = [account('gin-a/yard', 'stock', 4), account('gin-b/yard', 'stock', 5)];
  const delivered: { lot: number; gin: number; tick: number }[] = [];
  const decisions: number[] = [];
  const own = (vehicle: number): number => haulage.vehicleHome(vehicle);
  const haulage: HaulageStage = createHaulageStage(
    world,
    { parameters: { ...defaultValues(HAULAGE_PARAMETERS), ...options.parameters }, ...(options.sharesVehicles ? { sharesVehicles: true } : {}) },
    {
      choosePickup: (vehicle) => {
        decisions.push(kernel.now);
        if (options.choosePickup) return options.choosePickup(vehicle, haulage);
        const point = own(vehicle);
        return haulage.waitingCount(point) > 0 ? haulage.waitingLot(point, 0) : -1;
      },
      chooseGin: (lot) => options.chooseGin?.(lot, haulage.pointOfBlock(lots.origin(lot))) ?? haulage.pointOfBlock(lots.origin(lot)),
      dispatchLatencyTicks: () => options.latencyTicks ?? 600,
      lotDelivered: (lot, to) => {
        transferLot(lots, ledger, lot, yards[to]!);
        delivered.push({ lot, gin: to, tick: kernel.now });
      },
    },
  );
  const supply = kernel.register('test.supply', (of) => {
    ledger.post(source, edges[of]!, LOT_GRAMS);
    const lot = lots.create(LOT_KIND.seedCotton, edges[of]!, LOT_GRAMS, kernel.now, of, of, kernel.now);
    lots.setTrait(lot, FIBRE.moisturePercent, options.moisturePercent ?? 10);
    lots.setTrait(lot, FIBRE.yellowness, 8);
    haulage.receive(lot);
  });
  /** `perDay` lots of each block on the given days, from 10 o'clock on, half an hour apart. */
  const plan = (days: number, perDay: number): void => {
    for (let day = 0; day < days; day += 1) {
      for (let i = 0; i < perDay; i += 1) for (const of of [0, 1]) kernel.schedule(day * DAY + 10 * HOUR + i * 1800, 2, supply, of, 0);
    }
  };
  const stocks = new Float64Array(64);
  const run = (toDay: number): number => {
    let error = 0;
    for (let day = ledger.closedDays; day < toDay; day += 1) {
      kernel.runUntil((day + 1) * DAY);
      haulage.closeDay(day);
      stocks.fill(0);
      lots.addStocksInto(stocks);
      error = Math.max(error, ledger.closeDay(stocks));
      world.activities.closeDay();
    }
    return error;
  };
  return { world, haulage, delivered, decisions, plan, run };
}

describe('haulage', () => {
  it('delivers every lot once, balances to the gram on every day and then sleeps', () => {
    const { haulage, delivered, plan, run, world } = setUp();
    plan(5, 6);
    expect(haulage.isBusy()).toBe(false);
    expect(run(12)).toBe(0);
    expect(delivered.map((d) => d.lot).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, lot) => lot));
    expect(haulage.isBusy()).toBe(false);
    expect(world.kernel.pending).toBe(0);
    expect(haulage.idleVehicles(0) + haulage.idleVehicles(1)).toBe(4);
    const { ledger } = world;
    const stockOf = (name: string): number => ledger.stockGrams(ledger.accounts.findIndex((account) => account.name === name));
    expect(stockOf('gin-a/yard')).toBe(30 * LOT_GRAMS);
    expect(stockOf('point-a/stock') + stockOf('gin-a/onRoad')).toBe(0);
  });

  it('never teleports: a lot reaches the scales and the gin no sooner than wheels can bring it', () => {
    const p = { travelCv: 0, loadingCv: 0 };
    const { delivered, plan, run, world } = setUp({ parameters: p, latencyTicks: 0 });
    plan(2, 3);
    run(6);
    const values = defaultValues(HAULAGE_PARAMETERS);
    for (const { lot, tick } of delivered) {
      const { lots } = world;
      // 4 km straight, 5.2 km by road, at 18 km/h, and the weighing.
      const toPoint = (5.2 / values.tractorKmPerHour + values.weighingMinutes / 60) * HOUR;
      expect(lots.weighedTick(lot) - lots.createdTick(lot)).toBe(Math.round(toPoint));
      const km = (lots.origin(lot) === 0 ? 8 : 6) * values.detourFactor;
      const least = (km / values.emptyKmPerHour + values.loadingMinutes / 60 + km / values.loadedKmPerHour + values.unloadingMinutes / 60) * HOUR;
      expect(tick - lots.weighedTick(lot)).toBeGreaterThanOrEqual(Math.floor(least) - 3);
    }
  });

  it('moves vehicles only along unbroken paths, one lot each', () => {
    const { haulage, plan, world } = setUp({ chooseGin: (lot, own) => (lot % 3 === 0 ? 1 - own : own) });
    plan(3, 5);
    const { motion } = haulage;
    const lastTo = Int32Array.from(motion.toSite);
    const lastArrival = Float64Array.from(motion.arrivesTick);
    while (world.kernel.step()) {
      const loaded = new Set<number>();
      for (let v = 0; v < haulage.vehicleCount; v += 1) {
        const hasMoved = motion.toSite[v] !== lastTo[v] || motion.leavesTick[v]! > lastArrival[v]!;
        if (hasMoved) {
          expect(motion.fromSite[v]).toBe(lastTo[v]);
          expect(motion.leavesTick[v]).toBeGreaterThanOrEqual(lastArrival[v]!);
        }
        if (motion.isLoaded[v] === 1) {
          expect(GIN_SITES).toContain(motion.toSite[v]);
          expect([...POINT_SITES, ...GIN_SITES]).toContain(motion.fromSite[v]);
          loaded.add(v);
        }
        lastTo[v] = motion.toSite[v]!;
        lastArrival[v] = motion.arrivesTick[v]!;
      }
      expect(haulage.enRouteLots(0) + haulage.enRouteLots(1)).toBeGreaterThanOrEqual(loaded.size);
    }
    expect(haulage.isBusy()).toBe(false);
    expect(haulage.enRouteTonnes(0) + haulage.enRouteTonnes(1)).toBe(0);
    // Vehicles sleep at home, also after a trip to the other gin.
    for (let v = 0; v < haulage.vehicleCount; v += 1) expect(haulage.vehicleSite(v)).toBe(GIN_SITES[haulage.vehicleHome(v)!]);
  });

  it('sends nobody out at night', () => {
    const { decisions, plan, run } = setUp();
    plan(4, 20);
    run(10);
    expect(decisions.length).toBeGreaterThan(100);
    for (const tick of decisions) {
      expect(tick % DAY).toBeGreaterThanOrEqual(7 * HOUR);
      expect(tick % DAY).toBeLessThan(21 * HOUR);
    }
  });

  it('lets cotton wait longer when the dispatcher is slower or vehicles are fewer', () => {
    const meanWait = (options: Options): number => {
      const { delivered, plan, run, world } = setUp(options);
      plan(5, 6);
      run(30);
      expect(delivered.length).toBe(60);
      return delivered.reduce((sum, { lot, tick }) => sum + tick - world.lots.weighedTick(lot), 0) / delivered.length;
    };
    const base = meanWait({});
    expect(meanWait({ latencyTicks: 4 * HOUR })).toBeGreaterThan(base);
    expect(meanWait({ vehicles: [1, 1] })).toBeGreaterThan(base);
    expect(meanWait({ vehicles: [5, 5] })).toBeLessThan(base);
  });

  it('yellows moist cotton by the time it waited, and dry cotton not at all', () => {
    const yellowness = (moisturePercent: number): number[] => {
      const { plan, run, world } = setUp({ vehicles: [1, 1], moisturePercent });
      plan(4, 25);
      run(40);
      return Array.from({ length: world.lots.count }, (_, lot) => world.lots.trait(lot, FIBRE.yellowness));
    };
    for (const value of yellowness(11)) expect(value).toBe(8);
    const moist = yellowness(16);
    expect(Math.min(...moist)).toBeGreaterThan(8);
    // The last lots wait for days behind one truck; 16 % yellows 1.5 % a day.
    expect(Math.max(...moist)).toBeGreaterThan(8 * 1.05);
  });

  it('meters every kilometre once and knows which were empty', () => {
    const { plan, run, world } = setUp({ parameters: { travelCv: 0 } });
    plan(2, 4);
    run(6);
    const km = world.activities.total(4, ACTIVITY.vehicleDistance);
    const empty = world.activities.total(4, ACTIVITY.vehicleEmptyDistance);
    // Eight round trips of 8 km straight: half of each is empty.
    expect(km).toBeCloseTo(8 * 2 * 8 * 1.3, 9);
    expect(empty).toBeCloseTo(km / 2, 9);
    expect(world.activities.total(4, ACTIVITY.diesel)).toBeGreaterThan(km * 0.25);
    expect(world.activities.total(4, ACTIVITY.labour)).toBeGreaterThan(0);
  });

  it('asks again when a dispatcher had overlooked a waiting lot', () => {
    let isBlind = true;
    const { delivered, plan, run } = setUp({
      choosePickup: (vehicle, haulage) => {
        const point = haulage.vehicleHome(vehicle);
        return !isBlind && haulage.waitingCount(point) > 0 ? haulage.waitingLot(point, 0) : -1;
      },
    });
    plan(1, 1);
    run(2);
    expect(delivered.length).toBe(0);
    isBlind = false;
    run(5);
    expect(delivered.length).toBe(2);
  });

  it('wakes a neighbour when vehicles are shared and the own fleet is busy', () => {
    const first = (vehicle: number, haulage: HaulageStage): number => {
      for (const point of [haulage.vehicleHome(vehicle), 1 - haulage.vehicleHome(vehicle)]) if (haulage.waitingCount(point) > 0) return haulage.waitingLot(point, 0);
      return -1;
    };
    const { haulage, plan, run } = setUp({ vehicles: [0, 2], sharesVehicles: true, choosePickup: first });
    plan(1, 3);
    run(5);
    expect(haulage.isBusy()).toBe(false);
    expect(haulage.trips(0) + haulage.trips(1)).toBe(6);
  });

  it('refuses to fetch the same lot twice', () => {
    const { plan, run } = setUp({ choosePickup: () => 0 });
    plan(1, 2);
    expect(() => run(2)).toThrow('lot 0 does not wait at a receiving point');
  });

  it('repeats bit for bit and continues from a snapshot as the straight run does', () => {
    const straight = setUp();
    straight.plan(5, 9);
    straight.run(12);
    const first = setUp();
    first.plan(5, 9);
    first.run(2);
    const saved = {
      kernel: first.world.kernel.save(), streams: first.world.streams.save(), lots: first.world.lots.save(), ledger: first.world.ledger.save(), haulage: first.haulage.save(),
    };
    const second = setUp();
    second.world.kernel.load(saved.kernel);
    second.world.streams.load(saved.streams);
    second.world.lots.load(saved.lots);
    second.world.ledger.load(saved.ledger);
    second.haulage.load(saved.haulage);
    first.run(5);
    expect(second.run(12)).toBe(0);
    expect(second.haulage.save()).toEqual(straight.haulage.save());
    expect(second.world.lots.save()).toEqual(straight.world.lots.save());
    expect([...first.delivered.filter((d) => d.tick < 2 * DAY), ...second.delivered]).toEqual(straight.delivered);
  });
});

describe('working hours', () => {
  it('moves a tick into the next opening and leaves others alone', () => {
    expect(withinWorkHours(3 * HOUR, 7, 21)).toBe(7 * HOUR);
    expect(withinWorkHours(DAY + 12 * HOUR + 5, 7, 21)).toBe(DAY + 12 * HOUR + 5);
    expect(withinWorkHours(DAY + 21 * HOUR, 7, 21)).toBe(2 * DAY + 7 * HOUR);
    expect(withinWorkHours(DAY + 22 * HOUR, 0, 24)).toBe(DAY + 22 * HOUR);
  });
});
