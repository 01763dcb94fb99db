// Measures the crop model alone: block-days per second on one core, many blocks of mixed soil and irrigation through growing seasons.
import { dayNumber } from '../base/calendar.ts';
import { Streams } from '../engine/random.ts';
import { PLAIN_FIELD, type CropBlock } from '../model/field/crop/crop-block.ts';
import { createCropModel } from '../model/field/crop/crop-model.ts';
import { COTTON_DEGREE_DAYS } from '../model/field/crop/crop-parameters.ts';
import { NO_IRRIGATION, type IrrigationSettings } from '../model/field/crop/irrigation.ts';
import { soilPreset } from '../model/field/crop/soil-description.ts';
import { HUNGRY_STEPPE } from '../model/field/weather/climate.ts';
import { generateWeather } from '../model/field/weather/weather-generator.ts';
import { machineDescription } from './machine.ts';

const BLOCKS = 600;
const ROUNDS = 8;
const FIRST_YEAR = 2001;
const SEASON_DAYS = 180;
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

/** The measurement: only days with a growing crop count; the fastest of eight seasons (the first ones also compile). */
export function benchCrop(): object {
  const firstDay = dayNumber({ year: FIRST_YEAR, month: 1, day: 1 });
  const weather = generateWeather(HUNGRY_STEPPE, firstDay, 366 * (ROUNDS + 1), new Streams(1, 0).get('season.weatherYear', 0));
  const model = createCropModel(blocks());
  const day = { tMinC: 0, tMaxC: 0, rainMm: 0, et0Mm: 0 };
  let best = 0;
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = dayNumber({ year: FIRST_YEAR + round, month: 4, day: 15 }) - firstDay;
    const season = { tMinC: weather.tMinC, tMaxC: weather.tMaxC, from, to: from + 300, co2Ppm: 420, restoresWater: true, scheduleMm: undefined };
    for (let b = 0; b < BLOCKS; b += 1) model.startSeason(b, season);
    let blockDays = 0;
    const startMs = performance.now();
    for (let d = from; d < from + SEASON_DAYS; d += 1) {
      day.tMinC = weather.tMinC[d]!;
      day.tMaxC = weather.tMaxC[d]!;
      day.rainMm = weather.rainMm[d]!;
      day.et0Mm = weather.et0Mm[d]!;
      for (let b = 0; b < BLOCKS; b += 1) {
        if (!model.isGrowing(b)) continue;
        model.advanceDay(b, day, 'rule');
        blockDays += 1;
      }
    }
    best = Math.max(best, (1000 * blockDays) / (performance.now() - startMs));
    total += blockDays;
  }
  return { machine: machineDescription(), blockDays: total, blockDaysPerSecond: Math.round(best) };
}
