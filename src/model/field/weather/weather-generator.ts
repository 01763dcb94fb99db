// Draws daily weather of a climate: a wet-dry chain, gamma rain, correlated temperature and radiation, evapotranspiration from them.
import { assert } from '../../../base/assert.ts';
import { dateOfDayNumber, dayNumber, dayOfYear, daysInMonth } from '../../../base/calendar.ts';
import { clamp, cos, exp, sin } from '../../../base/math.ts';
import type { Stream } from '../../../engine/stream.ts';
import { airPressure, vapourFromMeanHumidity } from '../et0/air.ts';
import { clearSkyRadiation, extraterrestrialRadiation, radians } from '../et0/radiation.ts';
import { penmanMonteith } from '../et0/reference-evapotranspiration.ts';
import { harmonicValue, type Climate, type Seasonal } from './climate.ts';
import type { WeatherTable } from './weather-table.ts';

const TURN = 6.283185307179586;
const DAYS_PER_YEAR = 365.25;
// Share of clear-sky radiation that clouds leave at least and that dust takes at least. Assumed guards of the generator.
const LOWEST_CLEARNESS = 0.2;
const HIGHEST_CLEARNESS = 0.99;
// Humidity: points per deviation of tMax, of daily noise, and how much wetter the air of a wet day is. Assumed.
const HUMIDITY_PER_HEAT = 5;
const HUMIDITY_NOISE = 4;
const HUMIDITY_OF_RAIN = 12;
const WIND_NOISE = 0.25;
const WET_DAY_MM = 1;

/** The value of a monthly mean on a day, linear between the middles of months. */
function monthlyValue(values: readonly number[], year: number, month: number, day: number): number {
  const length = daysInMonth(year, month);
  const position = (day - 0.5) / length - 0.5;
  const other = position < 0 ? (month + 10) % 12 : month % 12;
  return values[month - 1]! + (values[other]! - values[month - 1]!) * Math.abs(position);
}

/** The residuals of one day from those of the day before and three noises. */
function nextResiduals(climate: Climate, before: readonly number[], noise: readonly number[]): [number, number, number] {
  const row = (i: number): number => {
    let sum = 0;
    for (let j = 0; j < 3; j += 1) sum += climate.carry[i * 3 + j]! * before[j]! + climate.mix[i * 3 + j]! * noise[j]!;
    return sum;
  };
  return [row(0), row(1), row(2)];
}

/** Weather of consecutive days.
 *  Units and shapes: firstDay is a day number, days ≥ 1; every day takes seven uniforms and every new year two, whatever happens, so that paired runs stay in step.
 *  Fails: throws AssertionError without a day. Guards: tMin ≤ tMax − 1, monthly records, radiation between 0.2 and 0.99 of clear sky.
 *  Source: Richardson 1981 and WGEN (Richardson and Wright 1984); humidity and wind as monthly means with noise (assumed). */
export function generateWeather(climate: Climate, firstDay: number, days: number, stream: Stream): WeatherTable {
  assert(days >= 1, 'weather needs at least one day');
  const column = (): Float64Array => new Float64Array(days);
  const table = {
    firstDay,
    count: days,
    tMinC: column(),
    tMaxC: column(),
    rainMm: column(),
    et0Mm: column(),
    relativeHumidityPercent: column(),
    windMPerS: column(),
    radiationMJ: column(),
  };
  const latitude = radians(climate.latitudeDegrees);
  const pressureKPa = airPressure(climate.elevationM);
  let residuals: [number, number, number] = [0, 0, 0];
  let isWet = false;
  let anomalyC = 0;
  let rainFactor = 1;
  let yearStart = -1;
  for (let d = 0; d < days; d += 1) {
    const date = dateOfDayNumber(firstDay + d);
    const newYear = dayNumber({ year: date.year, month: 1, day: 1 });
    if (newYear !== yearStart) {
      yearStart = newYear;
      anomalyC = climate.yearDeviationC * stream.normal();
      // Lognormal with mean one.
      const spread = climate.yearRainDeviation;
      rainFactor = exp(spread * stream.normal() - (spread * spread) / 2);
    }
    const month = date.month - 1;
    isWet = stream.chance(isWet ? climate.wetAfterWet[month]! : climate.wetAfterDry[month]!);
    const drawnMm = stream.gamma(climate.rainShape[month]!, climate.rainScaleMm[month]!);
    const noise = [stream.normal(), stream.normal(), stream.normal()];
    const humidityNoise = stream.normal();
    const windNoise = stream.normal();
    table.rainMm[d] = isWet ? Math.max(WET_DAY_MM, drawnMm) * rainFactor : 0;
    residuals = nextResiduals(climate, residuals, noise);
    const dayInYear = dayOfYear(date);
    const angle = (TURN * dayInYear) / DAYS_PER_YEAR;
    const [cos1, sin1, cos2, sin2] = [cos(angle), sin(angle), cos(2 * angle), sin(2 * angle)];
    const kind = isWet ? 'wet' : 'dry';
    const drawn = (of: Seasonal, residual: number): number =>
      harmonicValue(of.mean, cos1, sin1, cos2, sin2) + Math.max(0.1, harmonicValue(of.deviation, cos1, sin1, cos2, sin2)) * residual;
    const isSummer = date.month >= 6 && date.month <= 9;
    const oasis = isSummer ? climate.oasis : undefined;
    const hottest = climate.hottestC[month]!;
    const coldest = climate.coldestC[month]!;
    const tMaxC = clamp(drawn(climate.tMaxC[kind], residuals[0]) + anomalyC + (oasis?.tMaxC ?? 0), coldest + 1, hottest);
    const tMinC = clamp(drawn(climate.tMinC[kind], residuals[1]) + anomalyC + (oasis?.tMinC ?? 0), coldest, tMaxC - 1);
    const extraterrestrial = extraterrestrialRadiation(latitude, dayInYear);
    const clearSky = clearSkyRadiation(extraterrestrial, climate.elevationM);
    const solar = clamp(drawn(climate.radiation[kind], residuals[2]), LOWEST_CLEARNESS * clearSky, HIGHEST_CLEARNESS * clearSky);
    const wetShare = climate.wetAfterDry[month]! / (1 - climate.wetAfterWet[month]! + climate.wetAfterDry[month]!);
    const byRain = HUMIDITY_OF_RAIN * (isWet ? 1 - wetShare : -wetShare);
    const humidityMean = monthlyValue(climate.humidityPercent, date.year, date.month, date.day) * (oasis?.humidityFactor ?? 1);
    const humidity = clamp(humidityMean + byRain - HUMIDITY_PER_HEAT * residuals[0] + HUMIDITY_NOISE * humidityNoise, 8, 100);
    const wind = monthlyValue(climate.windMPerS, date.year, date.month, date.day) * exp(WIND_NOISE * windNoise - (WIND_NOISE * WIND_NOISE) / 2);
    table.tMaxC[d] = tMaxC;
    table.tMinC[d] = tMinC;
    table.radiationMJ[d] = solar;
    table.relativeHumidityPercent[d] = humidity;
    table.windMPerS[d] = wind;
    table.et0Mm[d] = penmanMonteith({
      tMinC,
      tMaxC,
      vapourKPa: vapourFromMeanHumidity(tMinC, tMaxC, humidity),
      windMPerS: wind,
      solar,
      extraterrestrial,
      elevationM: climate.elevationM,
      pressureKPa,
      soilHeat: 0,
    });
  }
  return table;
}
