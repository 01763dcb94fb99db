// Humid air: vapour pressure, wet-bulb temperature and what outside air becomes at room temperature. Knows no plant.
import { exp } from '../../../base/math.ts';

/** Psychrometric constant of a ventilated wet bulb at sea-level pressure, kPa/K. Source: FAO-56, equation 16: 0.000662 × 101.3. */
const PSYCHROMETRIC_KPA_PER_K = 0.0671;
/** Halvings of the search for the wet bulb; from 60 K they leave less than 1e-5 K. */
const HALVINGS = 23;
const WIDEST_DEPRESSION_K = 60;

/** Saturation vapour pressure over water. Units: °C; returns kPa. Source: FAO-56, equation 11 (Tetens). */
export function saturationVapourPressureKpa(temperatureC: number): number {
  return 0.6108 * exp((17.27 * temperatureC) / (temperatureC + 237.3));
}

/** Wet-bulb temperature: where the vapour pressure is that of saturation less the psychrometric constant times the depression.
 *  Units: °C, relative humidity %; returns °C, at most the temperature. Source: FAO-56, equation 15, solved by halving. */
export function wetBulbC(temperatureC: number, humidityPercent: number): number {
  const vapour = (saturationVapourPressureKpa(temperatureC) * humidityPercent) / 100;
  let low = temperatureC - WIDEST_DEPRESSION_K;
  let high = temperatureC;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (saturationVapourPressureKpa(middle) - PSYCHROMETRIC_KPA_PER_K * (temperatureC - middle) < vapour) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Relative humidity of outside air that is brought to room temperature without water. Units: °C, %; returns %, at most 100.
 *  Source: same vapour pressure at another temperature. */
export function broughtInHumidityPercent(outsideC: number, outsideHumidityPercent: number, roomC: number): number {
  const vapour = saturationVapourPressureKpa(outsideC) * outsideHumidityPercent;
  return Math.min(100, vapour / saturationVapourPressureKpa(roomC));
}
