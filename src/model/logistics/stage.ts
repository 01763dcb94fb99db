// The haulage stage: receiving points, farm trailers and trucks behind one interface. The trucks themselves are fleet.ts.
import { assert } from '../../base/assert.ts';
import { clonePlain, type Plain } from '../../base/plain.ts';
import { GRAMS_PER_TONNE } from '../../base/units.ts';
import type { HaulagePorts } from '../domain/ports.ts';
import type { StageWorld } from '../stage.ts';
import { FarmTrailers } from './farm-trailers.ts';
import { Fleet } from './fleet.ts';
import { VEHICLE, type FleetState } from './fleet-state.ts';
import type { HaulageStage, HaulageStageOptions } from './haulage-stage.ts';
import { WaitingLots } from './waiting-lots.ts';

interface Saved {
  readonly fleet: FleetState;
  readonly enRouteGrams: Float64Array;
  readonly enRouteLots: Int32Array;
  readonly underWay: Int32Array;
  readonly waiting: readonly Plain[];
}

/** The haulage of a cluster with all vehicles idle at their home gins. Opens its accounts and registers its events in `world`.
 *  Fails: AssertionError when a block's receiving point, or a point's gin, is not in the cluster. */
export function createHaulageStage(world: StageWorld, options: HaulageStageOptions, ports: HaulagePorts): HaulageStage {
  const { cluster, ledger } = world;
  const { parameters: p } = options;
  const ofBlock = Int32Array.from(cluster.blocks, (block) => cluster.receivingPoints.findIndex((point) => point.site === block.receivingPointSite));
  assert(!ofBlock.includes(-1), 'every block delivers to a receiving point of the cluster');
  const ginOfPoint = Int32Array.from(cluster.receivingPoints, (point) => cluster.gins.findIndex((gin) => gin.site === point.ginSite));
  assert(!ginOfPoint.includes(-1), 'every receiving point belongs to a gin of the cluster');
  const waiting = cluster.receivingPoints.map(() => new WaitingLots());
  const stocks = Int32Array.from(cluster.receivingPoints, ({ site }) =>
    ledger.open({ name: `${cluster.sites[site]!.id}/stock`, kind: 'stock', material: 'seedCotton', site, use: undefined }),
  );
  const fleet = new Fleet(world, p, ports, { ofBlock, waiting });
  const trailers = new FarmTrailers(world, p, { ofBlock, stocks, waiting }, (_lot, point) => {
    if (!fleet.wake(ginOfPoint[point]!) && options.sharesVehicles === true) fleet.wakeAny();
  });

  return {
    receive: (lot) => trailers.receive(lot),
    pointCount: cluster.receivingPoints.length,
    waitingCount: (point) => waiting[point]!.count,
    waitingLot: (point, i) => waiting[point]!.at(i),
    waitingTonnes: (point) => waiting[point]!.grams / GRAMS_PER_TONNE,
    pointOfBlock: (block) => ofBlock[block]!,
    enRouteLots: (gin) => fleet.enRouteLots[gin]!,
    enRouteTonnes: (gin) => fleet.enRouteGrams[gin]! / GRAMS_PER_TONNE,
    vehicleCount: fleet.home.length,
    vehicleHome: (vehicle) => fleet.home[vehicle]!,
    vehicleSite: (vehicle) => fleet.state.toSite[vehicle]!,
    isVehicleIdle: (vehicle) => fleet.state.activity[vehicle] === VEHICLE.idle,
    idleVehicles: (gin) => {
      let count = 0;
      for (let v = 0; v < fleet.home.length; v += 1) if (fleet.home[v] === gin && fleet.state.activity[v] === VEHICLE.idle) count += 1;
      return count;
    },
    trips: (vehicle) => fleet.state.trips[vehicle]!,
    motion: fleet.state,
    distanceKm: (fromSite, toSite) => fleet.distanceKm(fromSite, toSite),
    loadedHours: (fromSite, toSite) => fleet.distanceKm(fromSite, toSite) / p.loadedKmPerHour,
    // Spares a lot from being forgotten when a dispatcher found nothing to fetch while it was there.
    closeDay: () => {
      waiting.forEach((lots, point) => {
        for (let i = 0; i < lots.count; i += 1) if (!fleet.wake(ginOfPoint[point]!)) return;
      });
    },
    isBusy: () => trailers.underWay[0]! > 0 || fleet.lotsUnderWay() > 0 || waiting.some((lots) => lots.count > 0),
    machines: () => [],
    save: () =>
      clonePlain({
        fleet: fleet.state as unknown as Plain,
        enRouteGrams: fleet.enRouteGrams,
        enRouteLots: fleet.enRouteLots,
        underWay: trailers.underWay,
        waiting: waiting.map((lots) => lots.save()),
      }),
    load: (saved) => {
      const from = saved as unknown as Saved;
      for (const name of Object.keys(fleet.state) as (keyof FleetState)[]) fleet.state[name].set(from.fleet[name]);
      fleet.enRouteGrams.set(from.enRouteGrams);
      fleet.enRouteLots.set(from.enRouteLots);
      trailers.underWay.set(from.underWay);
      waiting.forEach((lots, point) => lots.load(from.waiting[point]!));
    },
  };
}
