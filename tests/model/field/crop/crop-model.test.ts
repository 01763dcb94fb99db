// Laws that hold whatever the weather: water is conserved, numbers stay numbers, more water never lowers transpiration, snapshots continue bit for bit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_FIELD, type CropBlock } from '../../../../src/model/field/crop/crop-block.ts';
import { createCropModel, type CropModel } from '../../../../src/model/field/crop/crop-model.ts';
import { COTTON_DAYS, COTTON_DEGREE_DAYS } from '../../../../src/model/field/crop/crop-parameters.ts';
import { NO_IRRIGATION, type IrrigationSettings } from '../../../../src/model/field/crop/irrigation.ts';
import { COTTON_SALT } from '../../../../src/model/field/crop/salinity/salt-settings.ts';
import { SOIL_NAMES, soilPreset } from '../../../../src/model/field/crop/soil-description.ts';
import { referenceWeather } from './reference-data.ts';
import { dayNumber } from '../../../../src/base/calendar.ts';

const irrigation = (method: IrrigationSettings['method']): IrrigationSettings => ({
  ...NO_IRRIGATION,
  method,
  targetPercent: [60, 60, 50, 30],
  intervalDays: 9,
  netThresholdPercent: 60,
  constantMm: 4,
  maximumDayMm: 80,
  applicationEfficiencyPercent: 75,
  wettedSurfacePercent: 60,
});
const block = (changes: Partial<CropBlock>): CropBlock => ({
  crop: COTTON_DEGREE_DAYS,
  soil: soilPreset('SiltLoam')!,
  initialWater: { kind: 'property', by: 'layer', at: [1], value: ['FC'] },
  irrigation: NO_IRRIGATION,
  field: PLAIN_FIELD,
  waterTableDepthM: undefined,
  ...changes,
});

/** What entered less what left less the change of store, mm. */
function imbalance(model: CropModel, b: number, storeBefore: number): number {
  const { state, units } = model;
  const effective = (state.irrigationMm[b]! * units[b]!.irrigation.applicationEfficiencyPercent) / 100 + state.netIrrigationMm[b]!;
  const gained = state.rainMm[b]! + effective + state.capillaryRiseMm[b]! + state.waterTableInflowMm[b]!;
  const lost = state.runoffMm[b]! + state.deepPercolationMm[b]! + state.evaporationMm[b]! + state.transpirationMm[b]!;
  return gained - lost - (model.profileWaterMm(b) + state.surfaceStorageMm[b]! - storeBefore);
}

const DAYS = 200;
/** Weather of random but possible days; the same for temperature columns and days. */
function randomWeather(seed: number): { tMinC: Float64Array; tMaxC: Float64Array; rainMm: Float64Array; et0Mm: Float64Array } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const columns = { tMinC: new Float64Array(DAYS), tMaxC: new Float64Array(DAYS), rainMm: new Float64Array(DAYS), et0Mm: new Float64Array(DAYS) };
  for (let d = 0; d < DAYS; d += 1) {
    columns.tMinC[d] = -8 + 34 * next();
    columns.tMaxC[d] = columns.tMinC[d]! + 25 * next();
    columns.rainMm[d] = next() < 0.15 ? 120 * next() * next() : 0;
    columns.et0Mm[d] = next() < 0.02 ? 0 : 12 * next();
  }
  return columns;
}

const blocks: CropBlock[] = [
  ...SOIL_NAMES.map((name) => block({ soil: soilPreset(name)!, irrigation: irrigation('target') })),
  block({ irrigation: irrigation('interval'), field: { ...PLAIN_FIELD, bundHeightMm: 120, bundWaterMm: 20 }, soil: soilPreset('Clay')! }),
  block({ irrigation: irrigation('net') }),
  block({ irrigation: irrigation('constant'), field: { ...PLAIN_FIELD, mulchCover: 0.8, mulchEffect: 0.5, isRunoffPrevented: true } }),
  block({ waterTableDepthM: 0.9 }),
  block({ waterTableDepthM: 1.8, soil: soilPreset('ClayLoam')! }),
  block({ crop: COTTON_DAYS, initialWater: { kind: 'property', by: 'layer', at: [1], value: ['WP'] } }),
  block({ initialWater: { kind: 'property', by: 'layer', at: [1], value: ['SAT'] }, soil: soilPreset('Sand')! }),
  block({ salinity: { ...COTTON_SALT, initialEceDsPerM: 14, irrigationEcwDsPerM: 3, waterTableEcDsPerM: 8 }, irrigation: irrigation('target'), waterTableDepthM: 1.6 }),
];

describe('the crop model in any weather', () => {
  it('closes its water balance every day to 1e-9 mm and keeps every number finite', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const weather = randomWeather(seed);
        const model = createCropModel(blocks);
        const faults: string[] = [];
        blocks.forEach((_, b) => {
          // Ten fallow days, a season, fallow again.
          for (let d = 0; d < DAYS; d += 1) {
            if (d === 10) model.startSeason(b, { ...weather, from: 10, to: DAYS, co2Ppm: 420, restoresWater: false, scheduleMm: undefined });
            if (d === DAYS - 20) model.harvest(b);
            const before = model.profileWaterMm(b) + model.state.surfaceStorageMm[b]!;
            const day = { tMinC: weather.tMinC[d]!, tMaxC: weather.tMaxC[d]!, rainMm: weather.rainMm[d]!, et0Mm: weather.et0Mm[d]! };
            model.advanceDay(b, day, b % 4 === 3 && d % 11 === 0 ? 45 : 'rule');
            const gap = imbalance(model, b, before);
            if (!(Math.abs(gap) < 1e-9)) faults.push(`block ${b} day ${d}: ${gap} mm`);
          }
        });
        expect(faults).toEqual([]);
        for (const [name, column] of Object.entries(model.state)) expect(column.every((value) => Number.isFinite(value)), name).toBe(true);
        blocks.forEach((_, b) => {
          expect(model.yieldTonnesPerHa(b)).toBeGreaterThanOrEqual(0);
          expect(model.state.canopyHighest[b]).toBeLessThanOrEqual(1);
        });
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it('never transpires less for more water in the same state', () => {
    const weather = referenceWeather('hungrysteppe');
    const from = dayNumber({ year: 2005, month: 4, day: 15 }) - weather.firstDay;
    const dayAt = (d: number) => ({ tMinC: weather.tMinC[from + d]!, tMaxC: weather.tMaxC[from + d]!, rainMm: 0, et0Mm: weather.et0Mm[from + d]! });
    const base = createCropModel([block({})]);
    base.startSeason(0, { tMinC: weather.tMinC, tMaxC: weather.tMaxC, from, to: from + 300, co2Ppm: 380, restoresWater: false, scheduleMm: undefined });
    for (let d = 0; d < 75; d += 1) base.advanceDay(0, dayAt(d), 'rule');
    const saved = base.save();
    const trial = createCropModel([block({})]);
    const transpirationWith = (addedContent: number, compartment: number): number => {
      trial.load(saved);
      // Below field capacity there is no want of air, which would make more water harmful.
      trial.state.water[compartment] = Math.min(0.33, trial.state.water[compartment]! + addedContent);
      trial.advanceDay(0, dayAt(75), 'rule');
      return trial.state.transpirationMm[0]!;
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.double({ min: 0, max: 0.15, noNaN: true }), fc.double({ min: 0, max: 0.15, noNaN: true }), (compartment, a, b) => {
        // 1e-6 mm: the series for stage-two evaporation is exact to that.
        expect(transpirationWith(Math.max(a, b), compartment)).toBeGreaterThanOrEqual(transpirationWith(Math.min(a, b), compartment) - 1e-6);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('goes on from a snapshot bit for bit, and the snapshot shares nothing', () => {
    const weather = randomWeather(77);
    const dayAt = (d: number) => ({ tMinC: weather.tMinC[d]!, tMaxC: weather.tMaxC[d]!, rainMm: weather.rainMm[d]!, et0Mm: weather.et0Mm[d]! });
    const run = (model: CropModel, from: number, to: number): void => {
      for (let d = from; d < to; d += 1) blocks.forEach((_, b) => model.advanceDay(b, dayAt(d), 'rule'));
    };
    const whole = createCropModel(blocks);
    blocks.forEach((_, b) => whole.startSeason(b, { ...weather, from: 0, to: DAYS, co2Ppm: 420, restoresWater: false, scheduleMm: undefined }));
    run(whole, 0, 90);
    const saved = whole.save();
    const other = createCropModel(blocks);
    other.load(saved);
    run(whole, 90, DAYS);
    run(other, 90, DAYS);
    expect(other.state).toEqual(whole.state);
  });

  it('applies a dose from outside with the efficiency of the block and ignores it without a crop', () => {
    const weather = randomWeather(3);
    const model = createCropModel([block({ irrigation: { ...irrigation('none'), applicationEfficiencyPercent: 60 } })]);
    const dry = { tMinC: 15, tMaxC: 30, rainMm: 0, et0Mm: 5 };
    model.advanceDay(0, dry, 50);
    expect(model.state.irrigationMm[0]).toBe(0);
    model.startSeason(0, { ...weather, from: 0, to: DAYS, co2Ppm: 400, restoresWater: false, scheduleMm: undefined });
    model.advanceDay(0, dry, 50);
    expect(model.state.irrigationMm[0]).toBe(50);
    expect(model.state.infiltrationMm[0]).toBeCloseTo(30, 12);
  });

  it('offers depletion, available water and the threshold of stomata in mm', () => {
    const model = createCropModel([block({ initialWater: { kind: 'percent', by: 'layer', at: [1], value: [40] } })]);
    expect(model.totalAvailableMm(0)).toBeCloseTo(0.2 * 300, 10);
    expect(model.depletionMm(0)).toBeCloseTo(0.6 * 0.2 * 300, 1);
    expect(model.readilyAvailableMm(0, 5)).toBeCloseTo(0.75 * 60, 10);
    expect(model.stress(0, 5).expansion).toBeLessThan(1);
  });
});
