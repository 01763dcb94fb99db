// Pressure, vapour and wind of the air as reference evapotranspiration needs them.
import { exp, ln, pow } from '../../../base/math.ts';

/** Air pressure at a height above the sea, kPa. Source: FAO-56 equation 7. */
export function airPressure(elevationM: number): number {
  return 101.3 * pow((293 - 0.0065 * elevationM) / 293, 5.26);
}

/** Psychrometric constant, kPa/°C. Source: FAO-56 equation 8. */
export function psychrometricConstant(pressureKPa: number): number {
  return 0.000665 * pressureKPa;
}

/** Vapour pressure of saturated air, kPa. Source: FAO-56 equation 11. */
export function saturationVapour(temperatureC: number): number {
  return 0.6108 * exp((17.27 * temperatureC) / (temperatureC + 237.3));
}

/** Mean saturation vapour pressure of a day, kPa. Source: FAO-56 equation 12. */
export function meanSaturationVapour(tMinC: number, tMaxC: number): number {
  return (saturationVapour(tMaxC) + saturationVapour(tMinC)) / 2;
}

/** Slope of the saturation curve, kPa/°C. Source: FAO-56 equation 13. */
export function saturationSlope(temperatureC: number): number {
  const shifted = temperatureC + 237.3;
  return (4098 * saturationVapour(temperatureC)) / (shifted * shifted);
}

/** Vapour pressure from the extremes of relative humidity (%), kPa. Source: FAO-56 equation 17. */
export function vapourFromHumidityExtremes(tMinC: number, tMaxC: number, humidityMin: number, humidityMax: number): number {
  return (saturationVapour(tMinC) * humidityMax + saturationVapour(tMaxC) * humidityMin) / 200;
}

/** Vapour pressure from mean relative humidity (%), kPa. Source: FAO-56 equation 19. */
export function vapourFromMeanHumidity(tMinC: number, tMaxC: number, humidityMean: number): number {
  return (humidityMean / 100) * meanSaturationVapour(tMinC, tMaxC);
}

/** Vapour pressure where humidity was not measured, kPa: dew point two degrees below the minimum in arid places. Source: FAO-56 equation 48. */
export function vapourFromMinimum(tMinC: number): number {
  return saturationVapour(tMinC - 2);
}

/** Wind at 2 m from wind at another height, m/s. Source: FAO-56 equation 47. */
export function windAtTwoMetres(windMPerS: number, heightM: number): number {
  return (windMPerS * 4.87) / ln(67.8 * heightM - 5.42);
}
