// Electricity, availability and age replacement: the worked examples of the processing sheet (vectors 13 to 17).
import { describe, expect, it } from 'vitest';
import { ageReplacementCostRate, bestReplacementAge } from '../../../../src/model/gin/formulas/age-replacement.ts';
import { availability, seriesAvailability } from '../../../../src/model/gin/formulas/availability.ts';
import { fixedPowerKw, kwhPerBaleAtRate, kwhPerTonne, variableKwhPerBale } from '../../../../src/model/gin/formulas/electricity.ts';
import { DEFAULTS } from '../gin-world.ts';

describe('electricity', () => {
  it('rises from 39.5 to 49.657 kWh per bale at 70 % of the rate (vector 13)', () => {
    expect(kwhPerBaleAtRate(39.5, 0.7, 0.6)).toBeCloseTo(49.657, 3);
    expect(kwhPerBaleAtRate(39.5, 1, 0.6)).toBeCloseTo(39.5, 12);
  });

  it('of 39.5 and 62.6 kWh per bale is 181.42 and 287.52 kWh per tonne (vector 14)', () => {
    expect(kwhPerTonne(39.5, 217.724)).toBeCloseTo(181.42, 2);
    expect(kwhPerTonne(62.6, 217.724)).toBeCloseTo(287.52, 2);
  });

  it('metered as fixed power and flow gives the rate model back', () => {
    const shares = { cleaning: 0.19, ginning: 0.14, packaging: 0.08 };
    const balesPerHour = 10 * 0.7;
    const perBale = fixedPowerKw(39.5, 10, 0.6) / balesPerHour + variableKwhPerBale(39.5, 0.6, shares, 1);
    expect(perBale).toBeCloseTo(kwhPerBaleAtRate(39.5, 0.7, 0.6), 12);
    expect(variableKwhPerBale(39.5, 0.6, shares, 0.5)).toBeLessThan(variableKwhPerBale(39.5, 0.6, shares, 1));
  });
});

describe('availability', () => {
  it('is 0.98160 for 40 h between failures and 0.75 h of repair (vector 15)', () => {
    expect(availability(40, 0.75)).toBeCloseTo(0.9816, 5);
  });

  it('of the seven default machines in series is 0.9134 (vector 16)', () => {
    const p = DEFAULTS;
    const series = seriesAvailability([
      [p.unloaderMtbfHours, p.unloaderMttrHours],
      [p.dryerMtbfHours, p.dryerMttrHours],
      [p.standChokeMtbfHours, p.standChokeMttrHours],
      [p.standMtbfHours, p.standMttrHours],
      [p.lintCleanerMtbfHours, p.lintCleanerMttrHours],
      [p.pressMtbfHours, p.pressMttrHours],
      [p.powerMtbfHours, p.powerMttrHours],
    ]);
    expect(series).toBeCloseTo(0.9134, 4);
  });
});

describe('age replacement', () => {
  it('is best at 102 h with 0.02043 per hour, against 0.02821 run to failure (vector 17, 1 %)', () => {
    const best = bestReplacementAge(2, 200, 1, 5);
    expect(best / 102).toBeGreaterThan(0.99);
    expect(best / 102).toBeLessThan(1.01);
    expect(ageReplacementCostRate(best, 2, 200, 1, 5) / 0.02043).toBeCloseTo(1, 2);
    expect(ageReplacementCostRate(2000, 2, 200, 1, 5) / 0.02821).toBeCloseTo(1, 2);
  });

  it('is not worth it for parts that do not wear: later is never worse', () => {
    const early = ageReplacementCostRate(50, 1, 200, 1, 5);
    const late = ageReplacementCostRate(800, 1, 200, 1, 5);
    expect(late).toBeLessThan(early);
  });
});
