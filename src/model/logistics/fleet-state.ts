// All that changes in the vehicles: columns with one entry per vehicle. No behaviour.

/** What a vehicle is doing. */
export const VEHICLE = { idle: 0, deciding: 1, toPoint: 2, loading: 3, toGin: 4, unloading: 5, home: 6 } as const;
export const NO_LOT = -1;

/** Vehicles of the gins, gin by gin; each starts idle at its home gin. Ticks are whole numbers that outgrow 32 bits in long runs. */
export function createFleetState(homeSites: readonly number[]) {
  const count = homeSites.length;
  const site = Int32Array.from(homeSites);
  return {
    activity: new Int32Array(count),
    lot: new Int32Array(count).fill(NO_LOT),
    /** Gin (index) that the loaded lot goes to, −1 without one. */
    gin: new Int32Array(count).fill(-1),
    /** Motion as an interval; both sites are equal while the vehicle stands. */
    fromSite: site.slice(),
    toSite: site.slice(),
    leavesTick: new Float64Array(count),
    arrivesTick: new Float64Array(count),
    isLoaded: new Uint8Array(count),
    trips: new Int32Array(count),
  };
}

export type FleetState = ReturnType<typeof createFleetState>;
