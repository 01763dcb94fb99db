// All that changes in the field besides crop and soil water: columns with one entry per block. No behaviour.
import { CORRELATED_COUNT } from '../domain/trait-correlation.ts';

/** Cotton on the plant is kept apart for the area that the pass under way has still ahead and the area behind it. */
export const AHEAD = 0;
export const BEHIND = 1;
/** Columns of open cotton: dry kg per ha of that area, then means over that cotton. */
export const STANDING = { kgPerHa: 0, temperatureC: 1, transpirationRatio: 2, reflectanceLoss: 3, yellownessGain: 4 } as const;
export const STANDING_STRIDE = 5;
/** Columns of the trailer being filled: physical kg, then means over its load. */
export const TRAILER = { kg: 0, temperatureC: 1, transpirationRatio: 2, reflectanceLoss: 3, yellownessGain: 4, moisturePercent: 5, trashPercent: 6 } as const;
export const TRAILER_STRIDE = 7;

/** Share of the area done when no pass is under way. */
export const NO_PASS = -1;

export function createFieldState(blocks: number) {
  const numbers = (): Float64Array => new Float64Array(blocks);
  const wholes = (): Int32Array => new Int32Array(blocks);
  return {
    /** Yield in the block over that of the crop model. */
    yieldFactor: numbers(),
    /** Block means of the correlated trait noise, in standard deviations. */
    blockNoise: new Float64Array(blocks * CORRELATED_COUNT),
    isOver: wholes(),
    isKilled: wholes(),
    heatUnits: numbers(),
    /** Growth of the first boll since its bloom, in times from bloom to opening of the variety: it opens at 1. */
    bollTime: numbers(),
    /** Run day on which the field was defoliated, −1 before; stays −1 where it never is. */
    defoliatedDay: wholes().fill(-1),
    /** Green leaves still on the plants, 1 until they are sprayed or frozen. */
    leafShare: numbers().fill(1),
    openShare: numbers(),
    /** Dry seed cotton that has opened so far, kg/ha. */
    openedKgPerHa: numbers(),
    bollTemperatureC: numbers(),
    bollRatio: numbers(),
    wetness: numbers(),
    standing: new Float64Array(blocks * 2 * STANDING_STRIDE),
    passShare: numbers().fill(NO_PASS),
    picksDone: wholes(),
    pickStartDay: wholes().fill(-1),
    trailer: new Float64Array(blocks * TRAILER_STRIDE),
    lotsCut: wholes(),
    pickedDryKg: numbers(),
    pickedGrams: numbers(),
    lostDryKg: numbers(),
    irrigationMm: numbers(),
    seasonIrrigationMm: numbers(),
    evapotranspirationMm: numbers(),
    /** One entry: lots that are cut but not yet at the field's edge road. */
    lotsOnTheirWay: new Int32Array(1),
  };
}

export type FieldState = ReturnType<typeof createFieldState>;
