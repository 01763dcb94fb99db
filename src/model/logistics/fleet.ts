// The trucks: one lot per trip, from decision over loading to the gin's scales. Which lot and which gin is asked, never decided here.
// Kernel file: columns have one entry per vehicle, gin or point by construction, so `!` is used throughout.
import { assert } from '../../base/assert.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { transferLot } from '../domain/books.ts';
import { roadKm } from '../domain/cluster.ts';
import { FIBRE } from '../domain/lots.ts';
import type { HaulagePorts } from '../domain/ports.ts';
import { yellowingShare } from '../domain/storage.ts';
import type { StageWorld } from '../stage.ts';
import { createFleetState, NO_LOT, VEHICLE, type FleetState } from './fleet-state.ts';
import type { HaulageParameters } from './haulage-parameters.ts';
import type { WaitingLots } from './waiting-lots.ts';
import { withinWorkHours } from './work-hours.ts';

const MINUTES_PER_HOUR = 60;

/** All vehicles of all gins as state machines on whole ticks. */
export class Fleet {
  readonly state: FleetState;
  readonly home: Int32Array;
  /** The vehicles of gin g are firstOfGin[g] … firstOfGin[g + 1] − 1. */
  readonly #firstOfGin: Int32Array;
  /** Grams and lots bound for each gin. */
  readonly enRouteGrams: Float64Array;
  readonly enRouteLots: Int32Array;
  readonly #world: StageWorld;
  readonly #p: HaulageParameters;
  readonly #ports: HaulagePorts;
  readonly #pointOfBlock: Int32Array;
  readonly #waiting: readonly WaitingLots[];
  readonly #onRoad: Int32Array;
  readonly #travel: Stream[];
  readonly #loading: Stream[];
  readonly #stepEvent: number;

  constructor(world: StageWorld, p: HaulageParameters, ports: HaulagePorts, points: { readonly ofBlock: Int32Array; readonly waiting: readonly WaitingLots[] }) {
    const { cluster, ledger, streams, kernel } = world;
    this.#world = world;
    this.#p = p;
    this.#ports = ports;
    this.#pointOfBlock = points.ofBlock;
    this.#waiting = points.waiting;
    const homes = cluster.gins.flatMap((gin, index) => Array.from({ length: gin.vehicles }, () => index));
    this.home = Int32Array.from(homes);
    this.#firstOfGin = new Int32Array(cluster.gins.length + 1);
    cluster.gins.forEach((gin, g) => {
      this.#firstOfGin[g + 1] = this.#firstOfGin[g]! + gin.vehicles;
    });
    this.state = createFleetState(homes.map((gin) => cluster.gins[gin]!.site));
    this.enRouteGrams = new Float64Array(cluster.gins.length);
    this.enRouteLots = new Int32Array(cluster.gins.length);
    this.#onRoad = Int32Array.from(cluster.gins, (gin) => {
      const name = `${cluster.sites[gin.site]!.id}/onRoad`;
      return ledger.open({ name, kind: 'stock', material: 'seedCotton', site: gin.site, use: undefined });
    });
    this.#travel = homes.map((_, vehicle) => streams.get('haulage.travel', vehicle));
    this.#loading = homes.map((_, vehicle) => streams.get('haulage.loading', vehicle));
    this.#stepEvent = kernel.register('haulage.vehicle', (vehicle) => this.#step(vehicle));
  }

  /** Lets the first idle vehicle of a gin look for work; false when none is idle. */
  wake(gin: number): boolean {
    const { activity } = this.state;
    const end = this.#firstOfGin[gin + 1]!;
    for (let vehicle = this.#firstOfGin[gin]!; vehicle < end; vehicle += 1) {
      if (activity[vehicle] === VEHICLE.idle) {
        this.#lookForWork(vehicle);
        return true;
      }
    }
    return false;
  }

  /** Lets the first idle vehicle of any gin look for work; false when none is idle. */
  wakeAny(): boolean {
    const vehicle = this.state.activity.indexOf(VEHICLE.idle);
    if (vehicle >= 0) this.#lookForWork(vehicle);
    return vehicle >= 0;
  }

  /** The dispatch decision comes after its latency and within working hours. */
  #lookForWork(vehicle: number): void {
    const { kernel } = this.#world;
    const latency = Math.max(0, Math.round(this.#ports.dispatchLatencyTicks(vehicle)));
    this.state.activity[vehicle] = VEHICLE.deciding;
    kernel.schedule(withinWorkHours(kernel.now + latency, this.#p.workStartHour, this.#p.workEndHour), RANK.decision, this.#stepEvent, vehicle, 0);
  }

  /** What the vehicle was doing has come to its end. */
  #step(vehicle: number): void {
    switch (this.state.activity[vehicle]) {
      case VEHICLE.deciding:
        return this.#decide(vehicle);
      case VEHICLE.toPoint:
        return this.#load(vehicle);
      case VEHICLE.loading:
        return this.#departLoaded(vehicle);
      case VEHICLE.toGin:
        return this.#unload(vehicle);
      case VEHICLE.unloading:
        return this.#deliver(vehicle);
      case VEHICLE.home:
        return this.#stand(vehicle);
      default:
        assert(false, `vehicle ${vehicle} has nothing to do`);
    }
  }

  #decide(vehicle: number): void {
    const { cluster, lots } = this.#world;
    const lot = this.#ports.choosePickup(vehicle);
    if (lot < 0) {
      const homeSite = cluster.gins[this.home[vehicle]!]!.site;
      if (this.state.toSite[vehicle] === homeSite) this.state.activity[vehicle] = VEHICLE.idle;
      else this.#drive(vehicle, homeSite, VEHICLE.home);
      return;
    }
    const point = this.#pointOfBlock[lots.origin(lot)]!;
    if (!this.#waiting[point]!.remove(lot, lots.grams(lot))) assert(false, `lot ${lot} does not wait at a receiving point`);
    this.state.lot[vehicle] = lot;
    this.#drive(vehicle, cluster.receivingPoints[point]!.site, VEHICLE.toPoint);
  }

  /** Starts a drive from where the vehicle stands and meters it at the home gin. */
  #drive(vehicle: number, toSite: number, activity: number): void {
    const { state } = this;
    const { cluster, activities, kernel } = this.#world;
    const isLoaded = activity === VEHICLE.toGin;
    const fromSite = state.toSite[vehicle]!;
    const km = this.distanceKm(fromSite, toSite);
    const meanHours = km / (isLoaded ? this.#p.loadedKmPerHour : this.#p.emptyKmPerHour);
    const hours = meanHours * this.#travel[vehicle]!.lognormal(1, this.#p.travelCv);
    const site = cluster.gins[this.home[vehicle]!]!.site;
    activities.add(site, ACTIVITY.vehicleDistance, km);
    if (!isLoaded) activities.add(site, ACTIVITY.vehicleEmptyDistance, km);
    activities.add(site, ACTIVITY.diesel, km * (isLoaded ? this.#p.loadedLitresPerKm : this.#p.emptyLitresPerKm));
    activities.add(site, ACTIVITY.labour, hours);
    state.activity[vehicle] = activity;
    state.fromSite[vehicle] = fromSite;
    state.toSite[vehicle] = toSite;
    state.isLoaded[vehicle] = isLoaded ? 1 : 0;
    state.leavesTick[vehicle] = kernel.now;
    state.arrivesTick[vehicle] = kernel.now + Math.max(1, Math.round(hours * TICKS_PER_HOUR));
    kernel.schedule(state.arrivesTick[vehicle]!, RANK.arrival, this.#stepEvent, vehicle, 0);
  }

  #load(vehicle: number): void {
    const { lots } = this.#world;
    const lot = this.state.lot[vehicle]!;
    const gin = this.#ports.chooseGin(lot, vehicle);
    if (!(gin >= 0 && gin < this.enRouteLots.length)) assert(false, `lot ${lot} is sent to gin ${gin}, which does not exist`);
    this.state.gin[vehicle] = gin;
    this.enRouteLots[gin] = this.enRouteLots[gin]! + 1;
    this.enRouteGrams[gin] = this.enRouteGrams[gin]! + lots.grams(lot);
    this.#handle(vehicle, VEHICLE.loading, this.#p.loadingMinutes);
  }

  /** The lot leaves the point: what moist storage did to its colour since it was weighed becomes true now. */
  #departLoaded(vehicle: number): void {
    const { lots, ledger, kernel, cluster } = this.#world;
    const lot = this.state.lot[vehicle]!;
    const days = (kernel.now - lots.weighedTick(lot)) / TICKS_PER_DAY;
    const share = yellowingShare(lots.trait(lot, FIBRE.moisturePercent), days);
    lots.setTrait(lot, FIBRE.yellowness, lots.trait(lot, FIBRE.yellowness) * (1 + share));
    transferLot(lots, ledger, lot, this.#onRoad[this.home[vehicle]!]!);
    this.#drive(vehicle, cluster.gins[this.state.gin[vehicle]!]!.site, VEHICLE.toGin);
  }

  #unload(vehicle: number): void {
    this.#handle(vehicle, VEHICLE.unloading, this.#p.unloadingMinutes);
  }

  /** Loading or unloading: the vehicle stands, its driver and the crew work, the loader burns fuel. */
  #handle(vehicle: number, activity: number, meanMinutes: number): void {
    const { state } = this;
    const { kernel, cluster, activities, lots } = this.#world;
    const hours = (meanMinutes / MINUTES_PER_HOUR) * this.#loading[vehicle]!.lognormal(1, this.#p.loadingCv);
    const site = cluster.gins[this.home[vehicle]!]!.site;
    activities.add(site, ACTIVITY.labour, hours * (1 + this.#p.loadingCrew));
    activities.add(site, ACTIVITY.diesel, (lots.grams(state.lot[vehicle]!) / GRAMS_PER_TONNE) * this.#p.loaderLitresPerTonne);
    state.activity[vehicle] = activity;
    this.#park(vehicle);
    kernel.schedule(kernel.now + Math.max(1, Math.round(hours * TICKS_PER_HOUR)), RANK.completion, this.#stepEvent, vehicle, 0);
  }

  #deliver(vehicle: number): void {
    const { state } = this;
    const lot = state.lot[vehicle]!;
    const gin = state.gin[vehicle]!;
    this.enRouteLots[gin] = this.enRouteLots[gin]! - 1;
    this.enRouteGrams[gin] = this.enRouteGrams[gin]! - this.#world.lots.grams(lot);
    state.lot[vehicle] = NO_LOT;
    state.gin[vehicle] = -1;
    state.isLoaded[vehicle] = 0;
    state.trips[vehicle] = state.trips[vehicle]! + 1;
    this.#ports.lotDelivered(lot, gin);
    this.#lookForWork(vehicle);
  }

  /** The vehicle has come home without work; it looks once more, since lots may have arrived while it drove. */
  #stand(vehicle: number): void {
    this.#park(vehicle);
    this.#lookForWork(vehicle);
  }

  #park(vehicle: number): void {
    const { state } = this;
    state.fromSite[vehicle] = state.toSite[vehicle]!;
    state.leavesTick[vehicle] = this.#world.kernel.now;
    state.arrivesTick[vehicle] = this.#world.kernel.now;
  }

  distanceKm(fromSite: number, toSite: number): number {
    const { sites } = this.#world.cluster;
    return roadKm(sites[fromSite]!.position, sites[toSite]!.position, this.#p.detourFactor);
  }

  /** Lots that are promised to a vehicle and not delivered yet. */
  lotsUnderWay(): number {
    let count = 0;
    for (let vehicle = 0; vehicle < this.home.length; vehicle += 1) if (this.state.lot[vehicle] !== NO_LOT) count += 1;
    return count;
  }
}
