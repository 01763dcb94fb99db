// What the weather generator knows of a place: rain chain, temperature and radiation by season, records; draws nothing.

/** Harmonics of the year: a0 + c1·cos τ + s1·sin τ + c2·cos 2τ + s2·sin 2τ with τ = 2π·day/365.25. */
export type Harmonics = readonly [a0: number, c1: number, s1: number, c2: number, s2: number];

/** Mean and standard deviation of one variable through the year. */
export interface Seasonal {
  readonly mean: Harmonics;
  readonly deviation: Harmonics;
}

/** A climate. Arrays by month, January first. */
export interface Climate {
  readonly latitudeDegrees: number;
  readonly elevationM: number;
  /** Chance that a day is wet (1 mm or more) after a wet and after a dry day. */
  readonly wetAfterWet: readonly number[];
  readonly wetAfterDry: readonly number[];
  /** Shape and scale (mm) of the gamma distribution of rain on a wet day. */
  readonly rainShape: readonly number[];
  readonly rainScaleMm: readonly number[];
  readonly tMaxC: { readonly dry: Seasonal; readonly wet: Seasonal };
  readonly tMinC: { readonly dry: Seasonal; readonly wet: Seasonal };
  /** MJ/m² per day. */
  readonly radiation: { readonly dry: Seasonal; readonly wet: Seasonal };
  /** Residuals (tMax, tMin, radiation, in deviations): today = carry·yesterday + mix·noise. Row by row, 3 × 3. */
  readonly carry: readonly number[];
  readonly mix: readonly number[];
  readonly humidityPercent: readonly number[];
  readonly windMPerS: readonly number[];
  readonly coldestC: readonly number[];
  readonly hottestC: readonly number[];
  /** Spread between years that daily noise alone does not give: °C, and deviation of the logarithm of rain. */
  readonly yearDeviationC: number;
  readonly yearRainDeviation: number;
  /** Cooling of irrigated land in June to September: added to tMax and tMin, factor on humidity. */
  readonly oasis: { readonly tMaxC: number; readonly tMinC: number; readonly humidityFactor: number } | undefined;
}

/** The Hungry Steppe south of Zhetisay, as the reanalysis has it.
 *  Source: fitted to CFSR 40.434 N 68.438 E, 276 m, 1979–2013 (`sherzodr/agriclimuz`, MIT); records of Turkistan from Kazhydromet; spread between years assumed. */
export const HUNGRY_STEPPE: Climate = {
  latitudeDegrees: 40.434,
  elevationM: 276,
  wetAfterWet: [0.481, 0.577, 0.532, 0.478, 0.363, 0.233, 0.31, 0.231, 0.28, 0.35, 0.468, 0.534],
  wetAfterDry: [0.221, 0.248, 0.253, 0.205, 0.12, 0.042, 0.018, 0.009, 0.02, 0.087, 0.131, 0.191],
  rainShape: [1.596, 1.665, 1.53, 1.31, 1.46, 2.85, 2.72, 4.5, 1.61, 1.62, 1.44, 1.65],
  rainScaleMm: [3.11, 3.13, 3.97, 5.41, 3.56, 0.96, 1.19, 0.56, 2.63, 2.84, 4.15, 3.03],
  tMaxC: {
    dry: { mean: [23.969, -17.024, -4.073, -1.259, 0.186], deviation: [5.283, 1.748, 0.42, -0.24, -0.222] },
    wet: { mean: [19.742, -16.212, -3.359, -0.024, -0.368], deviation: [5.549, 0.843, -0.44, -0.926, 0.124] },
  },
  tMinC: {
    dry: { mean: [8.866, -11.664, -1.712, 0.436, -0.406], deviation: [4.099, 1.166, 0.232, 0.154, -0.181] },
    wet: { mean: [9.981, -11.124, -1.939, -0.207, -0.802], deviation: [3.911, 1.256, -0.094, -0.387, -0.074] },
  },
  radiation: {
    dry: { mean: [18.102, -10.033, 0.959, -0.306, 0.376], deviation: [2.184, -0.343, 0.873, -0.049, -0.293] },
    wet: { mean: [12.337, -8.49, 0.763, 0.915, 0.264], deviation: [4.547, -1.632, 0.385, -1.02, -0.217] },
  },
  carry: [0.754, -0.021, 0.006, 0.514, 0.39, -0.079, -0.063, -0.06, 0.229],
  mix: [0.67, 0, 0, 0.144, 0.545, 0, 0.326, -0.327, 0.849],
  humidityPercent: [82, 80, 70, 54, 37, 23, 22, 22, 27, 45, 65, 77],
  windMPerS: [1.6, 1.71, 1.68, 1.66, 1.6, 1.56, 1.55, 1.53, 1.47, 1.44, 1.53, 1.63],
  coldestC: [-33.6, -38.6, -25, -8.4, -2.8, 3.2, 6.4, 3.4, -5.5, -14.3, -31.8, -33],
  hottestC: [18.7, 26.4, 31.5, 37.7, 41.7, 46.9, 47.9, 46.5, 41.9, 35.3, 27.9, 21.6],
  yearDeviationC: 0.9,
  yearRainDeviation: 0.35,
  oasis: undefined,
};

/** The same steppe where fields are irrigated: summers less hot and less dry than the reanalysis says.
 *  Source: assumed correction of June to September (tMax −3, tMin +1.5, humidity × 1.4), consistent with the lower evapotranspiration of the CROPWAT tables for Sirdaryo. */
export const HUNGRY_STEPPE_OASIS: Climate = { ...HUNGRY_STEPPE, oasis: { tMaxC: -3, tMinC: 1.5, humidityFactor: 1.4 } };

/** The value of harmonics on a day, given cosine and sine of τ and of 2τ. */
export function harmonicValue(h: Harmonics, cos1: number, sin1: number, cos2: number, sin2: number): number {
  return h[0] + h[1] * cos1 + h[2] * sin1 + h[3] * cos2 + h[4] * sin2;
}
