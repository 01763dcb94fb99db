// Radiation at a latitude and day: extraterrestrial, clear-sky, from sunshine or temperature, net; no evapotranspiration.
import { acos, cos, sin, tan } from '../../../base/math.ts';

const TURN = 6.283185307179586;
const HALF_TURN = 3.141592653589793;
const SOLAR_CONSTANT = 0.082;
const STEFAN_BOLTZMANN = 4.903e-9;
const KELVIN = 273.16;
const DAYS_PER_YEAR = 365;

/** Degrees as radians. */
export function radians(degrees: number): number {
  return (degrees * HALF_TURN) / 180;
}

function sunsetAngle(latitudeRad: number, declination: number): number {
  // Beyond the polar circles the sun may not rise (0) or not set (π).
  return acos(Math.max(-1, Math.min(1, -tan(latitudeRad) * tan(declination))));
}

function declinationOf(dayOfYear: number): number {
  return 0.409 * sin((TURN * dayOfYear) / DAYS_PER_YEAR - 1.39);
}

/** Radiation at the top of the atmosphere, MJ/m² per day. Source: FAO-56 equations 21 to 25. */
export function extraterrestrialRadiation(latitudeRad: number, dayOfYear: number): number {
  const distance = 1 + 0.033 * cos((TURN * dayOfYear) / DAYS_PER_YEAR);
  const declination = declinationOf(dayOfYear);
  const angle = sunsetAngle(latitudeRad, declination);
  const across = angle * sin(latitudeRad) * sin(declination) + cos(latitudeRad) * cos(declination) * sin(angle);
  return ((24 * 60) / HALF_TURN) * SOLAR_CONSTANT * distance * across;
}

/** Daylight hours. Source: FAO-56 equation 34. */
export function daylightHours(latitudeRad: number, dayOfYear: number): number {
  return (24 / HALF_TURN) * sunsetAngle(latitudeRad, declinationOf(dayOfYear));
}

/** Solar radiation from hours of sunshine, MJ/m² per day. Source: FAO-56 equation 35 (Ångström, 0.25 and 0.50). */
export function radiationFromSunshine(extraterrestrial: number, sunshineHours: number, daylight: number): number {
  return (0.25 + (0.5 * sunshineHours) / daylight) * extraterrestrial;
}

/** Solar radiation from the daily range of temperature, inland, MJ/m² per day. Source: FAO-56 equation 50, coefficient 0.16. */
export function radiationFromTemperature(extraterrestrial: number, tMinC: number, tMaxC: number): number {
  return 0.16 * Math.sqrt(Math.max(0, tMaxC - tMinC)) * extraterrestrial;
}

/** Solar radiation under a clear sky, MJ/m² per day. Source: FAO-56 equation 37. */
export function clearSkyRadiation(extraterrestrial: number, elevationM: number): number {
  return (0.75 + 0.00002 * elevationM) * extraterrestrial;
}

/** Net short-wave radiation of grass (albedo 0.23), MJ/m² per day. Source: FAO-56 equation 38. */
export function netShortWave(solar: number): number {
  return 0.77 * solar;
}

/** Net long-wave radiation lost, MJ/m² per day. Temperatures in °C, vapour pressure in kPa. Source: FAO-56 equation 39. */
export function netLongWave(tMinC: number, tMaxC: number, vapourKPa: number, solar: number, clearSky: number): number {
  const warm = tMaxC + KELVIN;
  const cold = tMinC + KELVIN;
  const emitted = (STEFAN_BOLTZMANN * (warm * warm * warm * warm + cold * cold * cold * cold)) / 2;
  const cloud = 1.35 * (clearSky > 0 ? Math.min(1, solar / clearSky) : 1) - 0.35;
  return emitted * (0.34 - 0.14 * Math.sqrt(vapourKPa)) * cloud;
}
