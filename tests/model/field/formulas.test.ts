// The field's small formulas: values worked by hand and the directions that must hold.
import { describe, expect, it } from 'vitest';
import { fieldMassFactor, openCottonMoisture, pickedMoisture, pickedTrash } from '../../../src/model/field/formulas/picked-cotton.ts';
import { salinityYieldFactor } from '../../../src/model/field/formulas/salinity.ts';
import { openLossShare, surfaceWetness } from '../../../src/model/field/formulas/weathering.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { FIELD_PARAMETERS } from '../../../src/model/parameters/field.ts';

const p = defaultValues(FIELD_PARAMETERS);

describe('weathering', () => {
  it('loses per hectare of 1,100 kg lint what was measured per day and per centimetre of rain', () => {
    // 2.35 kg per day and 4.09 kg per cm: two significant digits of the shares.
    expect(openLossShare(p, 0) * 1100).toBeCloseTo(2.35, 1);
    expect((openLossShare(p, 10) - openLossShare(p, 0)) * 1100).toBeCloseTo(4.09, 1);
  });

  it('dries wet cotton overnight in September and in about a week in November', () => {
    const days = (et0Mm: number): number => {
      let wetness = surfaceWetness(p, 0, 10, et0Mm);
      let count = 1;
      for (; wetness > 0; count += 1) wetness = surfaceWetness(p, wetness, 0, et0Mm);
      return count;
    };
    expect(days(4.79)).toBeLessThanOrEqual(2);
    expect(days(1.27)).toBeGreaterThanOrEqual(5);
    expect(days(1.27)).toBeLessThanOrEqual(8);
  });
});

describe('picked cotton', () => {
  it('has the moisture of the calendar: about 8.5 % in September, 11 to 12 % in November', () => {
    const firstPick = pickedMoisture(p, openCottonMoisture(p, 27, 0), 27, 1, false);
    const lastPick = pickedMoisture(p, openCottonMoisture(p, 65, 0), 65, 3, false);
    expect(firstPick).toBeGreaterThan(8);
    expect(firstPick).toBeLessThan(9.5);
    expect(lastPick).toBeGreaterThan(11);
    expect(lastPick).toBeLessThan(13);
  });

  it('holds 1 to 5 % trash from hands and 5 to 15 % from machines', () => {
    for (const pick of [1, 2, 3]) {
      expect(pickedTrash(p, pick, 0.7, false)).toBeGreaterThanOrEqual(1);
      expect(pickedTrash(p, pick, 0.7, false)).toBeLessThanOrEqual(5);
      expect(pickedTrash(p, pick, 0.7, true)).toBeGreaterThanOrEqual(5);
      expect(pickedTrash(p, pick, 0.2, true)).toBeLessThanOrEqual(15);
    }
  });

  it('weighs more than its dry clean mass by water and trash', () => {
    expect(fieldMassFactor(0, 0)).toBe(1);
    expect(fieldMassFactor(10, 5)).toBeCloseTo(1 / 0.855, 12);
  });
});

describe('salt', () => {
  it('leaves the shares of the sheet', () => {
    // Sheet 2.4 with slope 5.2 %: 88.0, 77.6, 56.8, 36.0 %; the pair of thresholds gives 5.208 %.
    for (const [ece, share] of [[10, 0.88], [12, 0.776], [16, 0.568], [20, 0.36]] as const) {
      expect(salinityYieldFactor(ece, p.salinityThresholdDsPerM, p.salinityZeroDsPerM)).toBeCloseTo(share, 2);
    }
    expect(salinityYieldFactor(3, 7.7, 26.9)).toBe(1);
    expect(salinityYieldFactor(40, 7.7, 26.9)).toBe(0);
  });
});
