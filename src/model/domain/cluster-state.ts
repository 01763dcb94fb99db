// What the cluster looks like at one moment, for screens; every array is a fresh copy with one entry per thing, in cluster order.

export interface ClusterState {
  readonly tick: number;
  readonly day: number;
  readonly isFinished: boolean;
  readonly blocks: {
    /** Green canopy cover 0 … 1. */
    readonly canopy: Float32Array;
    /** Root-zone depletion as a share of total available water, 0 … 1. */
    readonly depletion: Float32Array;
    /** Share of the bolls that are open, 0 … 1. */
    readonly openBolls: Float32Array;
    /** Share of the final crop that has been picked, 0 … 1. */
    readonly picked: Float32Array;
    /** Irrigation of today, mm. */
    readonly irrigationMm: Float32Array;
  };
  readonly receivingPoints: { readonly waitingTonnes: Float32Array };
  /** Motion as intervals: a vehicle leaves a site at one tick and arrives at another; parked when both sites are equal. */
  readonly vehicles: {
    readonly fromSite: Int32Array;
    readonly toSite: Int32Array;
    readonly leavesTick: Float64Array;
    readonly arrivesTick: Float64Array;
    readonly isLoaded: Uint8Array;
  };
  readonly gins: {
    readonly yardTonnes: Float32Array;
    readonly bales: Float32Array;
    /** 0 idle, 1 running, 2 down. */
    readonly state: Uint8Array;
  };
  readonly spinningMills: { readonly storeBales: Float32Array; readonly yarnTonnes: Float32Array; readonly state: Uint8Array };
  readonly textileMills: { readonly yarnTonnes: Float32Array; readonly fabricTonnes: Float32Array; readonly state: Uint8Array };
  readonly totals: {
    readonly seedCottonTonnes: number;
    readonly lintTonnes: number;
    readonly yarnTonnes: number;
    readonly fabricTonnes: number;
    readonly fibreLossTonnes: number;
    readonly electricityMwh: number;
    readonly irrigationWaterM3: number;
  };
}
