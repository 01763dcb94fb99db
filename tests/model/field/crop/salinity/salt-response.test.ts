// What a loss of cover by salt means for growth and decline, by hand.
import { describe, expect, it } from 'vitest';
import { PLAIN_FIELD } from '../../../../../src/model/field/crop/crop-block.ts';
import { createCropModel } from '../../../../../src/model/field/crop/crop-model.ts';
import { COTTON_DEGREE_DAYS } from '../../../../../src/model/field/crop/crop-parameters.ts';
import { NO_IRRIGATION } from '../../../../../src/model/field/crop/irrigation.ts';
import { saltEffects } from '../../../../../src/model/field/crop/salinity/salt-response.ts';
import { COTTON_SALT } from '../../../../../src/model/field/crop/salinity/salt-settings.ts';
import { soilPreset } from '../../../../../src/model/field/crop/soil-description.ts';

const model = createCropModel([
  {
    crop: COTTON_DEGREE_DAYS, soil: soilPreset('SiltLoam')!, initialWater: { kind: 'percent', by: 'layer', at: [1], value: [100] }, irrigation: NO_IRRIGATION,
    field: PLAIN_FIELD, waterTableDepthM: undefined, salinity: { ...COTTON_SALT, initialEceDsPerM: 4, irrigationEcwDsPerM: 1, waterTableEcDsPerM: 0 },
  },
]);
// Fifteen degree days on every day: extremes of 20 and 34 °C, base 12 °C.
const days = { tMinC: new Float64Array(300).fill(20), tMaxC: new Float64Array(300).fill(34) };
model.startSeason(0, { ...days, from: 0, to: 300, co2Ppm: 380, restoresWater: false, scheduleMm: undefined });
const unit = model.units[0]!;
const calendar = model.calendar(0);
const { crop, stages } = unit;

describe('a fifth of the cover lost to salt', () => {
  it('takes an eighth of the rest from full canopy to the end, at 25 % distortion', () => {
    // 0.98·CCx·0.8 at full canopy, and at the end half of 25 % of what is above the seedlings less.
    const full = 0.98 * crop.maximumCanopy * 0.8;
    const lostPercent = 100 * 0.125 * (full - stages.initialCanopy);
    const fullDay = Math.ceil(stages.maximumCanopy / 15);
    const toMaturity = saltEffects(unit, calendar, 20, 25, crop.maturity).declinePercentPerDay;
    const toSenescence = saltEffects(unit, calendar, 20, 25, crop.senescence).declinePercentPerDay;
    expect(toMaturity).toBeCloseTo(lostPercent / (Math.ceil(crop.maturity / 15) - fullDay), 10);
    expect(toSenescence).toBeCloseTo(lostPercent / (Math.ceil(crop.senescence / 15) - fullDay), 10);
    expect(toMaturity).toBeLessThan(toSenescence);
  });

  it('slows growth, a quarter of the way to full canopy halfway between its time and the end', () => {
    // ln(0.25·C²/(CC0·0.02·C)) for C = 0.9·CCx·0.8, over the time without salt and over the latest time.
    const reached = 0.9 * crop.maximumCanopy * 0.8;
    const units = Math.log((0.25 * reached) / (stages.initialCanopy * 0.02));
    const fastest = units / (Math.log((0.25 * crop.maximumCanopy) / (stages.initialCanopy * 0.02)) / crop.canopyGrowth);
    const slowest = units / (stages.maximumCanopy + (crop.maturity - stages.maximumCanopy) / 2);
    const rate = fastest - 0.25 * (fastest - slowest);
    expect(saltEffects(unit, calendar, 20, 25, crop.maturity).growthPercent).toBe(Math.round(100 * (1 - rate / crop.canopyGrowth)));
  });
});
