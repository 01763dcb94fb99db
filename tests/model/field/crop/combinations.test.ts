// Combinations of options that no reference file has: soil, rule, mulch, bunds, water table, salt, calendar, roots and continuous years.
import { describe, expect, it } from 'vitest';
import { PLAIN_FIELD, type CropBlock } from '../../../../src/model/field/crop/crop-block.ts';
import { createCropModel } from '../../../../src/model/field/crop/crop-model.ts';
import { COTTON_DAYS, COTTON_DEGREE_DAYS } from '../../../../src/model/field/crop/crop-parameters.ts';
import { NO_IRRIGATION } from '../../../../src/model/field/crop/irrigation.ts';
import { COTTON_SALT } from '../../../../src/model/field/crop/salinity/salt-settings.ts';
import { SOIL_NAMES, soilPreset } from '../../../../src/model/field/crop/soil-description.ts';
import { referenceWeather } from './reference-data.ts';

const METHODS = ['none', 'target', 'interval', 'schedule', 'net', 'constant'] as const;
const CLIMATES = ['hungrysteppe', 'tunis', 'hyderabad', 'champion', 'cordoba'] as const;
const COMBINATIONS = 60;
const SEASONS = 2;

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function randomBlock(next: () => number): CropBlock {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  const preset = soilPreset(pick(SOIL_NAMES))!;
  const isLayered = next() < 0.3;
  const layers = isLayered
    ? [0.3, 0.4, 0.5].map((thicknessM) => ({ ...soilPreset(pick(SOIL_NAMES))!.layers[0]!, thicknessM, penetrabilityPercent: pick([100, 60, 0]) }))
    : preset.layers;
  const hasBunds = next() < 0.35;
  const crop = next() < 0.6 ? COTTON_DEGREE_DAYS : COTTON_DAYS;
  return {
    crop: {
      ...crop,
      maximumRootDepthM: pick([crop.maximumRootDepthM, 0.7, 2.6]),
      isDeterminate: next() < 0.2,
      isSown: next() < 0.9,
      hasColdTranspiration: next() < 0.2,
      coldTranspirationUpper: 12,
      coldTranspirationLower: 2,
    },
    soil: { ...preset, layers },
    initialWater: { kind: 'property', by: 'layer', at: layers.map((_, i) => i + 1), value: layers.map(() => pick(['FC', 'WP', 'SAT'] as const)) },
    irrigation: {
      ...NO_IRRIGATION,
      method: pick(METHODS),
      targetPercent: [80 * next(), 80 * next(), 80 * next(), 80 * next()],
      intervalDays: 1 + Math.floor(next() * 20),
      netThresholdPercent: 100 * next(),
      constantMm: 10 * next(),
      maximumDayMm: 120 * next(),
      maximumSeasonMm: pick([10_000, 300]),
      applicationEfficiencyPercent: 50 + 50 * next(),
      wettedSurfacePercent: 10 + 90 * next(),
    },
    field: {
      ...PLAIN_FIELD,
      mulchCover: pick([0, 0.5, 1]),
      mulchEffect: next(),
      bundHeightMm: hasBunds ? 200 * next() : 0,
      bundWaterMm: hasBunds ? 100 * next() : 0,
      isRunoffPrevented: next() < 0.2,
      curveNumberChangePercent: pick([0, -20, 15]),
    },
    waterTableDepthM: pick([undefined, undefined, undefined, 0.05, 0.3, 0.8, 1.2, 2, 3, 6]),
    ...(next() < 0.25 ? { salinity: { ...COTTON_SALT, initialEceDsPerM: 30 * next(), irrigationEcwDsPerM: 8 * next(), waterTableEcDsPerM: 20 * next() } } : {}),
  };
}

describe('any combination of options', () => {
  it('runs through continuous years with a closed balance, water within the pores, finite numbers and no negative flux', () => {
    const next = generator(2024);
    const faults: string[] = [];
    for (let n = 0; n < COMBINATIONS; n += 1) {
      const block = randomBlock(next);
      const weather = referenceWeather(CLIMATES[n % CLIMATES.length]!);
      const model = createCropModel([block]);
      const { state } = model;
      const { saturation } = model.units[0]!.profile;
      const efficiency = block.irrigation.applicationEfficiencyPercent / 100;
      let day = Math.floor(next() * (weather.count - 365 * (SEASONS + 1)));
      const advance = (d: number): void => {
        const before = model.profileWaterMm(0) + state.surfaceStorageMm[0]!;
        model.advanceDay(0, { tMinC: weather.tMinC[d]!, tMaxC: weather.tMaxC[d]!, rainMm: weather.rainMm[d]!, et0Mm: weather.et0Mm[d]! }, 'rule');
        const gained = state.rainMm[0]! + state.irrigationMm[0]! * efficiency + state.netIrrigationMm[0]! + state.capillaryRiseMm[0]! + state.waterTableInflowMm[0]!;
        const lost = state.runoffMm[0]! + state.deepPercolationMm[0]! + state.evaporationMm[0]! + state.transpirationMm[0]!;
        const gap = gained - lost - (model.profileWaterMm(0) + state.surfaceStorageMm[0]! - before);
        // 1e-9 mm, and 1e-9 of rounding in single fluxes.
        const isSound = Math.abs(gap) < 1e-9 && [state.runoffMm, state.deepPercolationMm, state.evaporationMm, state.transpirationMm].every((flux) => flux[0]! >= -1e-9);
        const isInPores = state.water.every((content, i) => content >= -1e-12 && content <= saturation[i]! + 1e-9);
        if (!isSound || !isInPores) faults.push(`${n} day ${d}: gap ${gap}, evaporation ${state.evaporationMm[0]}, transpiration ${state.transpirationMm[0]}`);
      };
      for (let season = 0; season < SEASONS; season += 1) {
        const scheduleMm = new Float64Array(300);
        for (let k = 0; k < 8; k += 1) scheduleMm[Math.floor(next() * 180)] = 80 * next();
        model.startSeason(0, { tMinC: weather.tMinC, tMaxC: weather.tMaxC, from: day, to: day + 365, co2Ppm: 330 + 300 * next(), restoresWater: next() < 0.3, scheduleMm });
        const end = day + 365;
        const harvest = day + 150 + Math.floor(next() * 150);
        for (; day < end; day += 1) {
          if (day === harvest) model.harvest(0);
          advance(day);
        }
      }
      for (const [name, column] of Object.entries(state)) if (!column.every((value) => Number.isFinite(value))) faults.push(`${n}: ${name} is not finite`);
      if (!(model.yieldTonnesPerHa(0) >= 0)) faults.push(`${n}: yield ${model.yieldTonnesPerHa(0)}`);
    }
    expect(faults.slice(0, 10)).toEqual([]);
  });
});
