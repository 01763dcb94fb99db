// Salt in a block: what the caller gives, and the constants of the official program; nothing changes in a run.

/** Salt of a block. Electrical conductivities in dS/m. */
export interface SaltSettings {
  /** Of the saturated paste extract, the same in the whole profile at the start. */
  readonly initialEceDsPerM: number;
  readonly irrigationEcwDsPerM: number;
  readonly waterTableEcDsPerM: number;
  /** Root-zone ECe at which stress begins and at which nothing grows. */
  readonly thresholdDsPerM: number;
  readonly limitDsPerM: number;
  readonly distortionPercent: number;
  readonly soilWaterResponsePercent: number;
  /** Fall of the crop coefficient from full canopy to maturity, percent (along an exponential). */
  readonly ageingPercent: number;
}

/** 1 dS/m is 0.64 g/l of salt. Source: AquaCrop 7.3 global.f90 (Equiv). */
export const GRAMS_PER_LITRE_PER_DS_M = 0.64;
/** Salt that a litre holds at most, g. */
export const SOLUBILITY_G_PER_L = 100;
/** Readiness of salt to move between pores, fraction. */
export const DIFFUSION = 0.2;

/** Cotton with the thresholds 7.7 and 26.9 dS/m as the whole numbers that the official program takes.
 *  Source: AquaCrop 7.3 crop file format; Maas and Hoffman 1977 for cotton (threshold 7.7, zero yield at 26.9). */
export const COTTON_SALT = {
  thresholdDsPerM: 8,
  limitDsPerM: 27,
  distortionPercent: 25,
  soilWaterResponsePercent: 100,
  ageingPercent: 11,
} as const;
