// The field's small formulas: values worked by hand and the directions that must hold.
import { describe, expect, it } from 'vitest';
import { bollGrowthPerDay, varietyPace } from '../../../src/model/field/formulas/boll-growth.ts';
import { isTimeToDefoliate, leavesLeft, openingHurry } from '../../../src/model/field/formulas/defoliation.ts';
import { fieldMassFactor, openCottonMoisture, pickedMoisture, pickedTrash } from '../../../src/model/field/formulas/picked-cotton.ts';
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
      expect(pickedTrash(p, pick, 1, false)).toBeGreaterThanOrEqual(1);
      expect(pickedTrash(p, pick, 1, false)).toBeLessThanOrEqual(5);
      expect(pickedTrash(p, pick, 0, true)).toBeGreaterThanOrEqual(5);
      expect(pickedTrash(p, pick, 0.8, true)).toBeLessThanOrEqual(15);
    }
  });

  it('weighs more than its dry clean mass by water and trash', () => {
    expect(fieldMassFactor(0, 0)).toBe(1);
    expect(fieldMassFactor(10, 5)).toBeCloseTo(1 / 0.855, 12);
  });
});

describe('bolls', () => {
  it('take the days of GOSSYM from bloom to opening: 51.2 at 26 °C, never more than 70, and stand still in the cold', () => {
    expect(1 / bollGrowthPerDay(p, 26)).toBeCloseTo(51.2, 1);
    // 327.396 − 17.251·20 + 0.255·400 = 84.4, above the limit of 70.
    expect(1 / bollGrowthPerDay(p, 20)).toBeCloseTo(70, 10);
    // 327.396 − 17.251·30 + 0.255·900
    expect(1 / bollGrowthPerDay(p, 30)).toBeCloseTo(39.366, 3);
    expect(1 / bollGrowthPerDay(p, 12.3)).toBeCloseTo(140, 10);
    expect(bollGrowthPerDay(p, p.bollBaseC)).toBe(0);
    expect(bollGrowthPerDay(p, -10)).toBe(0);
  });

  it('come later in varieties with more days to the first open boll', () => {
    // 7 + 112.5 − 95.4 = 24.1 days above the pace of TM-1; 76.5 days more at twice its time.
    expect(varietyPace(p, 112.5)).toBeCloseTo(1 + 24.1 / 76.5, 12);
    expect(varietyPace(p, 130)).toBeGreaterThan(varietyPace(p, 100));
  });
});

describe('defoliation', () => {
  it('waits for half of the bolls, but not beyond the date', () => {
    expect(isTimeToDefoliate(p, 0.49, 140)).toBe(false);
    expect(isTimeToDefoliate(p, 0.5, 120)).toBe(true);
    expect(isTimeToDefoliate(p, 0.3, p.defoliationLatestDays)).toBe(true);
    expect(isTimeToDefoliate(p, 0.2, p.defoliationLatestDays)).toBe(false);
  });

  it('takes the leaves off within twelve days and hurries bolls for fourteen', () => {
    expect(leavesLeft(p, 0)).toBe(1);
    expect(leavesLeft(p, 6)).toBeCloseTo(1 - 0.85 / 2, 12);
    expect(leavesLeft(p, 12)).toBeCloseTo(0.15, 12);
    expect(leavesLeft(p, 40)).toBeCloseTo(0.15, 12);
    expect([0, 1, 14, 15].map((day) => openingHurry(p, day))).toEqual([1, p.defoliantOpeningFactor, p.defoliantOpeningFactor, 1]);
  });
});
