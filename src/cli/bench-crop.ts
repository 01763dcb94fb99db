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

// A large cluster's worth of blocks. Five days of them last about 0.3 ms, which falls between the turns of other programs.
const BLOCKS = 128;
const STRETCH_DAYS = 5;
// Years for the compiler and for water and roots to forget how they began.
const WARM_YEARS = 5;
const YEARS = 8;
const ROUNDS = 10;
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

/** Advances every block through the days from `from` to `to` (exclusive). */
function advance(model: CropModel, weather: Weather, from: number, to: number): void {
  for (let d = from; d < to; d += 1) {
    today.tMinC = weather.tMinC[d]!;
    today.tMaxC = weather.tMaxC[d]!;
    today.rainMm = weather.rainMm[d]!;
    today.et0Mm = weather.et0Mm[d]!;
    for (let b = 0; b < BLOCKS; b += 1) model.advanceDay(b, today, 'rule');
  }
}

/** The time of each stretch of a year, ms, when nothing else had its turn: the shortest of so many rounds of the same year. */
function shortestMs(model: CropModel, weather: Weather, from: number, maturity: number, rounds: number): { readonly growingMs: number; readonly yearMs: number } {
  const saved = model.save();
  const starts: number[] = [];
  for (let d = from; d < maturity; d += STRETCH_DAYS) starts.push(d);
  for (let d = maturity; d < from + YEAR_DAYS; d += STRETCH_DAYS) starts.push(d);
  const shortest = starts.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    model.load(saved);
    starts.forEach((start, k) => {
      const end = starts[k + 1] ?? from + YEAR_DAYS;
      const startMs = performance.now();
      advance(model, weather, start, end);
      shortest[k] = Math.min(shortest[k]!, performance.now() - startMs);
    });
  }
  const sum = (part: readonly number[]): number => part.reduce((total, ms) => total + ms, 0);
  return { growingMs: sum(shortest.filter((_, k) => starts[k]! < maturity)), yearMs: sum(shortest) };
}

/** The measurement: blocks of twelve compartments under generated weather of the Hungry Steppe, dry, furrow, drip and interval irrigation, planted on
 *  15 April and simulated through whole years with water going on from year to year. After some years for the compiler each year is run `rounds` times from the
 *  same state, and the shortest times of each five days are summed: what other programs take is not in it.
 *  blockDaysPerSecond is over the fastest year (a wet one, in which soil drains for weeks, takes up to a quarter longer), meanBlockDaysPerSecond over all of them;
 *  of their days growingShare had a crop and the rest lay fallow (water only, cheaper). growingBlockDaysPerSecond is from planting to maturity of the fastest
 *  season; blockDays counts every day of every block and round that was measured. */
export function benchCrop(rounds = ROUNDS): object {
  const firstDay = dayNumber({ year: FIRST_YEAR, month: 1, day: 1 });
  const weather = generateWeather(HUNGRY_STEPPE, firstDay, 366 * (WARM_YEARS + YEARS + 2), new Streams(1, 0).get('season.weatherYear', 0));
  const model = createCropModel(blocks());
  const yearDays = BLOCKS * YEAR_DAYS;
  let growing = 0;
  let best = 0;
  let bestGrowing = 0;
  let totalMs = 0;
  for (let year = 0; year < WARM_YEARS + YEARS; year += 1) {
    const from = dayNumber({ year: FIRST_YEAR + year, month: 4, day: 15 }) - firstDay;
    const season = { tMinC: weather.tMinC, tMaxC: weather.tMaxC, from, to: from + 300, co2Ppm: 420, restoresWater: false, scheduleMm: undefined };
    for (let b = 0; b < BLOCKS; b += 1) model.startSeason(b, season);
    if (year < WARM_YEARS) {
      advance(model, weather, from, from + YEAR_DAYS);
      continue;
    }
    const maturity = from + model.calendar(0).maturityDay;
    const { growingMs, yearMs } = shortestMs(model, weather, from, maturity, rounds);
    growing += BLOCKS * (maturity - from);
    totalMs += yearMs;
    best = Math.max(best, (1000 * yearDays) / yearMs);
    bestGrowing = Math.max(bestGrowing, (1000 * BLOCKS * (maturity - from)) / growingMs);
  }
  return {
    machine: machineDescription(),
    blockDays: yearDays * YEARS * rounds,
    growingShare: Math.round((1000 * growing) / (yearDays * YEARS)) / 1000,
    blockDaysPerSecond: Math.round(best),
    meanBlockDaysPerSecond: Math.round((1000 * yearDays * YEARS) / totalMs),
    growingBlockDaysPerSecond: Math.round(bestGrowing),
  };
}
