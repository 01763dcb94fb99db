// What the composition, decisions and screens see of haulage. `point` and `gin` are indices in the cluster, `vehicle` counts all fleets, gin by gin.
import type { Stage } from '../stage.ts';
import type { HaulageParameters } from './haulage-parameters.ts';

export interface HaulageStageOptions {
  readonly parameters: HaulageParameters;
  /** True also wakes an idle vehicle of another gin when a lot arrives and its own gin's fleet is busy; absent means no. */
  readonly sharesVehicles?: boolean;
}

export interface HaulageStage extends Stage {
  /** A lot at a field's edge leaves on the farm's trailer for its block's receiving point, where it is weighed on arrival. */
  receive(lot: number): void;
  readonly pointCount: number;
  /** Lots that wait at a point and are promised to no vehicle, and the i-th oldest of them. */
  waitingCount(point: number): number;
  waitingLot(point: number, i: number): number;
  waitingTonnes(point: number): number;
  /** The point (index in cluster.receivingPoints) at which a lot of this block is weighed. */
  pointOfBlock(block: number): number;
  /** Lots and grams on their way to a gin: being loaded, driven or unloaded. */
  enRouteLots(gin: number): number;
  enRouteTonnes(gin: number): number;
  readonly vehicleCount: number;
  /** The gin (index) a vehicle belongs to. */
  vehicleHome(vehicle: number): number;
  /** The site a standing vehicle is at, or the one it drives to. */
  vehicleSite(vehicle: number): number;
  isVehicleIdle(vehicle: number): boolean;
  idleVehicles(gin: number): number;
  /** Trips that ended with a lot unloaded. */
  trips(vehicle: number): number;
  /** Motion of all vehicles; the stage's own columns: read only. */
  readonly motion: {
    readonly fromSite: Int32Array;
    readonly toSite: Int32Array;
    readonly leavesTick: Float64Array;
    readonly arrivesTick: Float64Array;
    readonly isLoaded: Uint8Array;
  };
  /** Road distance between two sites, km, and the mean hours of a loaded drive. */
  distanceKm(fromSite: number, toSite: number): number;
  loadedHours(fromSite: number, toSite: number): number;
}
