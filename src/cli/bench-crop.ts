// Measures the crop model alone: block-days per second on one core, many blocks of mixed soil and irrigation through whole years.
import { dayNumber } from '../base/calendar.ts';
import { Streams } from '../engine/random.ts';
import { PLAIN_FIELD, type CropBlock } from '../model/field/crop/crop-block.ts';
import { createCropModel, type CropModel } from '../model/field/crop/crop-model.ts';
import { COTTON_DEGREE_DAYS } from '../model/field/crop/crop-parameters.ts';
import { NO_IRRIGATION, type IrrigationSettings } from '../model/field/crop/irrigation.ts';
import { soilPreset } from '../model/field/crop/soil-description.ts';
import { HUNGRY_STEPPE } from '../model/field/weather/climate.ts';
import { generateWeather } from '../model/field/weather/weather-generator.ts';
import { machineDescription } from './machine.ts';

// A large cluster's worth of blocks; a round is one year of them, short enough to fall between the turns of other programs.
const BLOCKS = 128;
const YEARS = 90;
const FIRST_YEAR = 2001;
const YEAR_DAYS = 365;
const SOILS = ['SiltLoam', 'ClayLoam', 'Loam', 'SandyLoam'] as const;

const RULES: readonly IrrigationSettings[] = [
  NO_IRRIGATION,
  { ...NO_IRRIGATION, method: 'target', targetPercent: [60, 60, 50, 30], maximumDayMm: 120, applicationEfficiencyPercent: 65, wettedSurfacePercent: 80 },
  { ...NO_IRRIGATION, method: 'target', targetPercent: [80, 80, 75, 50], maximumDayMm: 12, applicationEfficiencyPercent: 90, wettedSurfacePercent: 30 },
  { ...NO_IRRIGATION, method: 'interval', intervalDays: 15, maximumDayMm: 100, applicationEfficiencyPercent: 70 },
];

function blocks(): CropBlock[] {
  return Array.from({ length: BLOCKS }, (_, i) => ({
    crop: COTTON_DEGREE_DAYS,
    soil: soilPreset(SOILS[i % SOILS.length]!)!,
    initialWater: { kind: 'property', by: 'layer', at: [1], value: ['FC'] },
    irrigation: RULES[Math.floor(i / SOILS.length) % RULES.length]!,
    field: PLAIN_FIELD,
    waterTableDepthM: undefined,
  }));
}

type Weather = ReturnType<typeof generateWeather>;
const today = { tMinC: 0, tMaxC: 0, rainMm: 0, et0Mm: 0 };

/** Advances every block through the days from `from` to `to` (exclusive); returns how many of the block-days had a growing crop. */
function advance(model: CropModel, weather: Weather, from: number, to: number): number {
  let growing = 0;
  for (let d = from; d < to; d += 1) {
    today.tMinC = weather.tMinC[d]!;
    today.tMaxC = weather.tMaxC[d]!;
    today.rainMm = weather.rainMm[d]!;
    today.et0Mm = weather.et0Mm[d]!;
    for (let b = 0; b < BLOCKS; b += 1) {
      if (model.isGrowing(b)) growing += 1;
      model.advanceDay(b, today, 'rule');
    }
  }
  return growing;
}

/** The measurement: blocks of twelve compartments under generated weather of the Hungry Steppe, dry, furrow, drip and interval irrigation, planted on
 *  15 April and simulated through the whole year with water going on from year to year. Counted is every simulated day of every block:
 *  blockDaysPerSecond over the year, of which growingShare had a crop and the rest lay fallow (water only, cheaper);
 *  growingBlockDaysPerSecond over the season from planting to maturity, days with a crop only. Both are of the fastest of `rounds` years;
 *  meanBlockDaysPerSecond is over all of them, of which the first also compile and any may wait for other programs. */
export function benchCrop(rounds = YEARS): object {
  const firstDay = dayNumber({ year: FIRST_YEAR, month: 1, day: 1 });
  const weather = generateWeather(HUNGRY_STEPPE, firstDay, 366 * (rounds + 2), new Streams(1, 0).get('season.weatherYear', 0));
  const model = createCropModel(blocks());
  let best = 0;
  let bestGrowing = 0;
  let growing = 0;
  let totalMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const from = dayNumber({ year: FIRST_YEAR + round, month: 4, day: 15 }) - firstDay;
    const season = { tMinC: weather.tMinC, tMaxC: weather.tMaxC, from, to: from + 300, co2Ppm: 420, restoresWater: false, scheduleMm: undefined };
    for (let b = 0; b < BLOCKS; b += 1) model.startSeason(b, season);
    const maturity = from + model.calendar(0).maturityDay;
    const startMs = performance.now();
    const inSeason = advance(model, weather, from, maturity);
    const middleMs = performance.now();
    advance(model, weather, maturity, from + YEAR_DAYS);
    const endMs = performance.now();
    growing += inSeason;
    totalMs += endMs - startMs;
    best = Math.max(best, (1000 * BLOCKS * YEAR_DAYS) / (endMs - startMs));
    bestGrowing = Math.max(bestGrowing, (1000 * inSeason) / (middleMs - startMs));
  }
  const blockDays = BLOCKS * YEAR_DAYS * rounds;
  return {
    machine: machineDescription(),
    blockDays,
    growingShare: Math.round((1000 * growing) / blockDays) / 1000,
    blockDaysPerSecond: Math.round(best),
    meanBlockDaysPerSecond: Math.round((1000 * blockDays) / totalMs),
    growingBlockDaysPerSecond: Math.round(bestGrowing),
  };
}
