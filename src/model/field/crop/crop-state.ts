// All that changes in the crop model, one entry per block in shared columns; no behaviour.
import { createSaltState } from './salinity/salt-state.ts';
import { COMPARTMENTS } from './soil-profile.ts';

/** Bits of `flags`. */
export const GROWING = 1;
export const GERMINATED = 2;
export const SEED_PROTECTED = 4;
export const PREMATURE_SENESCENCE = 8;
export const MATURE = 16;
export const DEAD = 32;
export const PRE_FLOWERING_DONE = 64;
export const STAGE_TWO = 128;
/** Some compartment may hold more than field capacity. */
export const MAY_DRAIN = 512;
/** The evaporation layer is to be reset on the next simulated day. */
export const RESET_EVAPORATION = 256;

/** Columns with one entry per block, except those of compartments (12 per block). Units: mm, m, m³/m³, g/m², fractions; times in the crop's unit. */
export function createCropState(blocks: number, hasSalt: boolean) {
  const numbers = (): Float64Array => new Float64Array(blocks);
  const wholes = (): Int32Array => new Int32Array(blocks);
  return {
    // compartments
    water: new Float64Array(blocks * COMPARTMENTS),
    waterAtStart: new Float64Array(blocks * COMPARTMENTS),
    fieldCapacity: new Float64Array(blocks * COMPARTMENTS),
    compartmentAerationDays: new Int32Array(blocks * COMPARTMENTS),
    // season
    flags: wholes(),
    dayOfSeason: wholes(),
    delayedDays: wholes(),
    degreeDaySum: numbers(),
    delayedDegreeDays: numbers(),
    co2WaterProductivity: numbers(),
    co2CropCoefficient: numbers(),
    // roots
    rootDepthM: numbers(),
    rootCorrection: numbers(),
    transpirationRatio: numbers(),
    // canopy; ...Potential is the run without water stress
    canopyCover: numbers(),
    canopyAdjusted: numbers(),
    canopyCoverPotential: numbers(),
    canopyAdjustedPotential: numbers(),
    initialCanopy: numbers(),
    canopyReached: numbers(),
    canopyReachedPotential: numbers(),
    canopyHighest: numbers(),
    canopyHighestPotential: numbers(),
    canopyBeforeSenescence: numbers(),
    earlySenescence: numbers(),
    growthStage: wholes(),
    /** Largest cover and rate of growth of the season, and covers that salt does not let be exceeded before and after senescence begins. */
    canopyLimit: numbers(),
    canopyRate: numbers(),
    canopyCeiling: numbers(),
    canopyLateCeiling: numbers(),
    // surface and evaporation
    surfaceStorageMm: numbers(),
    submergedDays: wholes(),
    surfaceWaterMm: numbers(),
    evaporationRow: wholes(),
    stageTwoShare: numbers(),
    aerationDays: wholes(),
    // yield
    biomass: numbers(),
    biomassPotential: numbers(),
    referenceHarvestIndex: numbers(),
    harvestIndex: numbers(),
    harvestIndexAdjusted: numbers(),
    preFloweringFactor: numbers(),
    pollination: numbers(),
    postFloweringFactor: numbers(),
    upwardFactor: numbers(),
    downwardFactor: numbers(),
    expansionSum: numbers(),
    stomataSum: numbers(),
    // irrigation
    irrigationSumMm: numbers(),
    netIrrigationSumMm: numbers(),
    // fluxes of the last simulated day, mm
    rainMm: numbers(),
    irrigationMm: numbers(),
    infiltrationMm: numbers(),
    runoffMm: numbers(),
    deepPercolationMm: numbers(),
    capillaryRiseMm: numbers(),
    waterTableInflowMm: numbers(),
    netIrrigationMm: numbers(),
    evaporationMm: numbers(),
    evaporationPotentialMm: numbers(),
    transpirationMm: numbers(),
    transpirationPotentialMm: numbers(),
    transpirationUnstressedMm: numbers(),
    degreeDays: numbers(),
    ...createSaltState(hasSalt ? blocks : 0),
  };
}

export type CropState = ReturnType<typeof createCropState>;
