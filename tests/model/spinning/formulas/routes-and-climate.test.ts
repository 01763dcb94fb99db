// Formulas of combing, rotors, winding, piecing carriages and humid air against worked examples and a second way.
import { describe, expect, it } from 'vitest';
import { combedShortFibrePercent, comberKgPerHour, comberPoundsPerDay } from '../../../../src/model/spinning/formulas/comber-production.ts';
import { rotorEnergyKwhPerKg } from '../../../../src/model/spinning/formulas/electricity.ts';
import { meanRotorBreaks, spinningLimitFactor } from '../../../../src/model/spinning/formulas/end-breaks.ts';
import { broughtInHumidityPercent, saturationVapourPressureKpa, wetBulbC } from '../../../../src/model/spinning/formulas/humid-air.ts';
import { standingShare } from '../../../../src/model/spinning/formulas/machine-interference.ts';
import { copsPer100Km, cutWastePercent, drumTimeShare, faultsLeftPer100Km, windingCutsPer100Km } from '../../../../src/model/spinning/formulas/winding.ts';
import { weavingNormMisses } from '../../../../src/model/spinning/formulas/weaving-norm.ts';
import { cvOfMeanDeviationPercent } from '../../../../src/model/spinning/formulas/yarn-evenness.ts';
import { realisationWithoutReusePercent } from '../../../../src/model/spinning/formulas/yarn-realisation.ts';
import { breakingElongationPercent, yarnQualityIndex } from '../../../../src/model/spinning/formulas/yarn-strength.ts';

describe('combers', () => {
  it('give the same in metric and English units', () => {
    // 1 gr = 64.79891 mg, 1 yd = 0.9144 m, 1 lb = 0.45359237 kg: the published machine by the other formula.
    const metric = comberKgPerHour(220, 0.00763 * 0.9144, (1000 * 64.79891e-6) / 0.9144, 8, 0.15, 0.9) * 24;
    expect(metric / 0.45359237).toBeCloseTo(comberPoundsPerDay(220, 0.00763, 1000, 8, 0.15, 0.9), 6);
  });

  it('leave 3.4 of 84 parts as short fibre when 5.6 of 9 % go with 16 % of noil', () => {
    expect(combedShortFibrePercent(9, 16, 0.35)).toBeCloseTo(340 / 84, 12);
    expect(combedShortFibrePercent(2, 16, 0.35)).toBe(0);
    expect(combedShortFibrePercent(9, 0, 0.35)).toBe(9);
  });
});

describe('rotors', () => {
  const by = {
    rotorBreaksReference: 60, rotorBreaksTrashExponent: 0.5, breaksSpeedExponent: 3, breaksCountExponent: 1.2, breaksEvennessExponent: 2, breaksHumiditySlope: 0.015,
  };
  const reference = { countNe: 30, speedFactor: 1, trashRatio: 1, cvRatio: 1, humidityOffPercent: 0 };

  it('break by the reference at the reference, twice as often with four times the trash', () => {
    expect(meanRotorBreaks(reference, by)).toBe(60);
    expect(meanRotorBreaks({ ...reference, trashRatio: 4 }, by)).toBeCloseTo(120, 10);
    for (const worse of [{ speedFactor: 1.1 }, { countNe: 36 }, { cvRatio: 1.05 }, { humidityOffPercent: 5 }]) {
      expect(meanRotorBreaks({ ...reference, ...worse }, by)).toBeGreaterThan(60);
    }
  });

  it('take their reference electricity at 20 tex, more at higher speed and finer yarn', () => {
    expect(rotorEnergyKwhPerKg(1.03, 1, 20, 1.28)).toBe(1.03);
    expect(rotorEnergyKwhPerKg(1.03, 1.1, 20, 1.28)).toBeCloseTo(1.133, 12);
    expect(rotorEnergyKwhPerKg(1.03, 1, 10, 1)).toBeCloseTo(2.06, 12);
  });
});

describe('the spinning limit', () => {
  it('does nothing with enough fibres and raises breaks by the power of what is missing', () => {
    expect(spinningLimitFactor(75, 75, 4)).toBe(1);
    expect(spinningLimitFactor(120, 75, 4)).toBe(1);
    expect(spinningLimitFactor(50, 75, 4)).toBeCloseTo(1.5 * 1.5 * 1.5 * 1.5, 12);
  });
});

describe('piecing carriages', () => {
  it('serve two rotors as the chain of states says: 40 % stand at a load of one half', () => {
    // Weights 1, 2·½, 2·1·¼: 0.8 standing of 2.
    expect(standingShare(0.5, 1, 2)).toBeCloseTo(0.4, 12);
    expect(standingShare(0, 1, 2)).toBe(0);
  });

  it('run as many rotors as one carriage can keep up with when there are far too many', () => {
    // A saturated server ends 1/load stops per running hour: 100 of 1,000 run.
    expect(standingShare(0.01, 1, 1000)).toBeCloseTo(0.9, 6);
  });
});

describe('winding', () => {
  it('cuts by imperfections and throws three metres away a cut', () => {
    expect(windingCutsPer100Km(30, 4, 0.5)).toBeCloseTo(60, 10);
    expect(cutWastePercent(30, 3)).toBeCloseTo(0.09, 12);
  });

  it('leaves one fault in ten at 90 % clearing: 3.33 beside 30 cut out', () => {
    expect(faultsLeftPer100Km(30, 90)).toBeCloseTo(30 / 9, 10);
  });

  it('runs 88 % of the time with 30 splices and 36 cops per 100 km', () => {
    expect(copsPer100Km(19.6833, 55)).toBeCloseTo(35.788, 3);
    // 5000 s of winding, 240 s of splices, 429.5 s of cops.
    expect(drumTimeShare(1200, { per100Km: 30, seconds: 8 }, { per100Km: 35.788, seconds: 12 })).toBeCloseTo(5000 / 5669.456, 6);
  });
});

describe('humid air', () => {
  it('has the saturation pressures of the table in FAO-56', () => {
    for (const [temperature, kpa] of [[1, 0.657], [15, 1.705], [20, 2.338], [35, 5.624]] as const) {
      // Three decimals in the table.
      expect(saturationVapourPressureKpa(temperature)).toBeCloseTo(kpa, 2);
    }
  });

  it('has a wet bulb near 13.8 degC at 20 degC and 50 %, as psychrometric charts read', () => {
    // Charts read to about 0.2 K.
    expect(Math.abs(wetBulbC(20, 50) - 13.8)).toBeLessThan(0.2);
    expect(wetBulbC(25, 100)).toBeCloseTo(25, 4);
  });

  it('has a wet bulb that gives the vapour pressure back by the psychrometric equation', () => {
    for (const [temperature, humidity] of [[38, 18], [20, 50], [-5, 80], [5, 95]] as const) {
      const wet = wetBulbC(temperature, humidity);
      const vapour = saturationVapourPressureKpa(wet) - 0.0671 * (temperature - wet);
      expect((100 * vapour) / saturationVapourPressureKpa(temperature)).toBeCloseTo(humidity, 2);
    }
  });

  it('is dry in winter when it is warmed: 80 % at 0 degC is 12.9 % at 28 degC; never above 100 %', () => {
    expect(broughtInHumidityPercent(0, 80, 28)).toBeCloseTo(12.93, 1);
    expect(broughtInHumidityPercent(40, 90, 28)).toBe(100);
  });
});

describe('yarn', () => {
  it('of 15 g/tex, 6 % and CV 13.5 % has a quality index of 6.67; U 10 % is CV 12.5 %', () => {
    expect(yarnQualityIndex(15, 6, 13.5)).toBeCloseTo(6.667, 3);
    expect(cvOfMeanDeviationPercent(10)).toBe(12.5);
  });

  it('stretches 8.3, 7.8 and 7.2 % at 8, 13 and 15 % short fibre, within the scatter of the three points', () => {
    for (const [shortFibre, elongation] of [[8, 8.3], [13, 7.8], [15, 7.2]] as const) {
      expect(Math.abs(breakingElongationPercent(shortFibre) - elongation)).toBeLessThan(0.2);
    }
    expect(breakingElongationPercent(60)).toBe(4);
  });

  it('misses none of the five points of the weaving norm exactly on it, each by a little, and finer yarn has a norm of its own', () => {
    expect(weavingNormMisses(30, 3200, 20, 5.5, 12.5, 50)).toBe(0);
    expect(weavingNormMisses(30, 3199, 20, 5.5, 12.5, 50)).toBe(1);
    expect(weavingNormMisses(30, 3199, 19.9, 5.4, 12.6, 51)).toBe(5);
    expect(weavingNormMisses(41, 3199, 20, 6, 13.7, 70)).toBe(0);
    // The carded example of the sheet: CSP 2,251, 14.4 g/tex, CV 13.6 %; its elongation is enough.
    expect(weavingNormMisses(30, 2251, 14.4, 8.3, 13.6, 150)).toBe(4);
  });

  it('of 88.7 and 74.9 parts is 87.2 and 73.4 when soft waste is not reused', () => {
    expect(realisationWithoutReusePercent(88.7, 1.5)).toBeCloseTo(87.2, 10);
    expect(realisationWithoutReusePercent(74.9, 1.5)).toBeCloseTo(73.4, 10);
  });
});
