// The weather of a day as the mill feels it: power of air conditioning and humidity in the spinning room. Books nothing.
import type { WeatherSeries } from '../domain/weather.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { climateFactor } from './formulas/electricity.ts';
import { broughtInHumidityPercent, wetBulbC } from './formulas/humid-air.ts';

/** Power of air conditioning over that in the mean weather. `day` beyond the record counts as its last. */
export function airConditioningFactor(weather: WeatherSeries, day: number, p: SpinningValues): number {
  const row = Math.min(day, weather.days - 1);
  const outsideC = (weather.tMinC[row]! + weather.tMaxC[row]!) / 2;
  return climateFactor(wetBulbC(outsideC, weather.humidityPercent[row]!), p.hvacReferenceWetBulbC, p.hvacPerDegree);
}

/** Relative humidity of the spinning room, %: the set point and what the plant does not hold of the brought-in air's difference. */
export function roomHumidityPercent(weather: WeatherSeries, day: number, p: SpinningValues): number {
  const row = Math.min(day, weather.days - 1);
  const outsideC = (weather.tMinC[row]! + weather.tMaxC[row]!) / 2;
  const broughtIn = broughtInHumidityPercent(outsideC, weather.humidityPercent[row]!, p.roomTemperatureC);
  return p.roomHumidityPercent + p.humidityLeakShare * (broughtIn - p.roomHumidityPercent);
}
