// Reference evapotranspiration of a day: FAO Penman-Monteith for grass, and Hargreaves where only temperature is known.
import { meanSaturationVapour, psychrometricConstant, saturationSlope } from './air.ts';
import { clearSkyRadiation, netLongWave, netShortWave } from './radiation.ts';

/** One day at one place. Temperatures °C, vapour pressure kPa, wind m/s at 2 m, radiation MJ/m² per day. */
export interface EvapotranspirationDay {
  readonly tMinC: number;
  readonly tMaxC: number;
  readonly vapourKPa: number;
  readonly windMPerS: number;
  readonly solar: number;
  readonly extraterrestrial: number;
  readonly elevationM: number;
  readonly pressureKPa: number;
  /** Heat into the soil; 0 for days. */
  readonly soilHeat: number;
}

/** Reference evapotranspiration of grass, mm/day; never below 0.
 *  Source: FAO-56 equation 6. Deviation: the printed equation can turn negative on freezing days with dew; 0 is returned then. */
export function penmanMonteith(day: EvapotranspirationDay): number {
  const { tMinC, tMaxC, vapourKPa, windMPerS, solar } = day;
  const mean = (tMinC + tMaxC) / 2;
  const slope = saturationSlope(mean);
  const psychrometric = psychrometricConstant(day.pressureKPa);
  const clearSky = clearSkyRadiation(day.extraterrestrial, day.elevationM);
  const net = netShortWave(solar) - netLongWave(tMinC, tMaxC, vapourKPa, solar, clearSky) - day.soilHeat;
  const deficit = meanSaturationVapour(tMinC, tMaxC) - vapourKPa;
  const aerodynamic = psychrometric * (900 / (mean + 273)) * windMPerS * deficit;
  return Math.max(0, (0.408 * slope * net + aerodynamic) / (slope + psychrometric * (1 + 0.34 * windMPerS)));
}

/** Reference evapotranspiration from temperature alone, mm/day; never below 0. Source: FAO-56 equation 52 (Hargreaves). */
export function hargreaves(tMinC: number, tMaxC: number, extraterrestrial: number): number {
  const mean = (tMinC + tMaxC) / 2;
  return Math.max(0, 0.0023 * (mean + 17.8) * Math.sqrt(Math.max(0, tMaxC - tMinC)) * 0.408 * extraterrestrial);
}

/** Soil heat of a month from the mean temperatures (°C) of it and of the month before, MJ/m² per day. Source: FAO-56 equation 44. */
export function monthlySoilHeat(meanC: number, meanBeforeC: number): number {
  return 0.14 * (meanC - meanBeforeC);
}
