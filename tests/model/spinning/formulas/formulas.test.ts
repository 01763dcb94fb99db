// The spinning formulas against the worked examples of the processing sheet (Appendix A, vectors 22 to 49); tolerance 0.1 % as stated there.
import { describe, expect, it } from 'vitest';
import { climateFactor, millEnergyKwhPerKg, ringEnergyKwhPerKg } from '../../../../src/model/spinning/formulas/electricity.ts';
import { endsDownPercent, meanEndBreaks, standingEndsPercent, stretchedPatrolHours } from '../../../../src/model/spinning/formulas/end-breaks.ts';
import { imperfectionPropensity, imperfectionsPerKm } from '../../../../src/model/spinning/formulas/imperfections.ts';
import { laydownStandardError, laydownStepLimit95, mixtureMean } from '../../../../src/model/spinning/formulas/laydown-statistics.ts';
import { cardKgPerHour, rovingBobbinKg, rovingKgPerSpindleHour, sliverCanKg, winderKgPerDrumHour } from '../../../../src/model/spinning/formulas/machine-production.ts';
import { ringKgPerSpindleHour, texOfNe, twistPerInch } from '../../../../src/model/spinning/formulas/ring-production.ts';
import { finestCountNe, fibresInSection, limitIrregularityPercent, mixCvPercent, yarnEvennessPercent } from '../../../../src/model/spinning/formulas/yarn-evenness.ts';
import { cardedRealisationPercent, combedRealisationPercent } from '../../../../src/model/spinning/formulas/yarn-realisation.ts';
import {
  combedCountStrengthProduct, countStrengthProduct, countStrengthProductSpan, fibreQualityIndex, fibreQualityIndexSpan, threadStrengthGramsPerTex,
} from '../../../../src/model/spinning/formulas/yarn-strength.ts';

const GRAMS_PER_POUND = 453.59237;

function expectWithin(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(0.001);
}

describe('strength of yarn', () => {
  it('follows fibre quality by the span-length form (22)', () => {
    const quality = fibreQualityIndexSpan(28.5, 0.47, 22, 0.8, 4.2);
    expectWithin(quality, 56.131);
    expectWithin(countStrengthProductSpan(quality, 30), 2097.79);
  });
  it('follows fibre quality by the HVI form, carded and combed (23, 24)', () => {
    const quality = fibreQualityIndex(28.6, 82, 29, 4.4);
    expectWithin(quality, 154.57);
    expectWithin(countStrengthProduct(quality, 30), 2251.38);
    expectWithin(combedCountStrengthProduct(2251.38, 15), 2589.09);
  });
  it('turns skein strength into thread strength (25)', () => {
    expectWithin(threadStrengthGramsPerTex(2251.38, 0.75), 14.412);
    expectWithin(threadStrengthGramsPerTex(2251.38, 0.75) * 0.980665, 14.133);
  });
});

describe('evenness of yarn', () => {
  it('is limited by the fibres in the section (26, 27)', () => {
    const fibres = fibresInSection(4.4, 30);
    expectWithin(fibres, 113.636);
    const limit = limitIrregularityPercent(fibres, 100);
    expectWithin(limit, 9.3808);
    expectWithin(yarnEvennessPercent(limit, 1.45, 0, 0), 13.602);
  });
  it('sets the finest count (28)', () => {
    expectWithin(finestCountNe(4.4, 75), 45.45);
    expectWithin(finestCountNe(4.4, 33), 103.31);
    expectWithin(finestCountNe(4.4, 100), 34.09);
  });
  it('adds the variance of mix and machine', () => {
    expect(yarnEvennessPercent(12, 1, 3, 4)).toBeCloseTo(13, 12);
    const mix = { micronaire: 4, micronaireSd: 0.4, lengthMm: 28, lengthSdMm: 0, micronaireStep: 0, spreadShare: 0.5, stepShare: 1 };
    expect(mixCvPercent(mix)).toBeCloseTo(5, 12);
    expect(mixCvPercent({ ...mix, micronaireSd: 0, micronaireStep: 0.1 })).toBeCloseTo(2.5, 12);
    expect(mixCvPercent({ ...mix, micronaireSd: 0, lengthSdMm: 0.56 })).toBeCloseTo(1, 12);
  });
});

describe('end breaks', () => {
  const coefficients = {
    breaksReference: 32, breaksPerShortFibre: 4, breaksSpeedExponent: 3, breaksCountExponent: 1.2,
    breaksStrengthExponent: 1.5, breaksEvennessExponent: 2, breaksHumiditySlope: 0.015,
  };
  const reference = { shortFibrePercent: 8, countNe: 30, speedFactor: 1, strengthGramsPerTex: 29, cvRatio: 1, humidityOffPercent: 0 };
  it('rise by four per point of short fibre: 32 at 8 %, 40 at 10 %, 52 at 13 %', () => {
    expect(meanEndBreaks(reference, coefficients)).toBe(32);
    expect(meanEndBreaks({ ...reference, shortFibrePercent: 10 }, coefficients)).toBe(40);
    expect(meanEndBreaks({ ...reference, shortFibrePercent: 13 }, coefficients)).toBe(52);
  });
  it('rise with speed, fineness, weakness, unevenness and humidity off the set point', () => {
    for (const worse of [{ speedFactor: 1.1 }, { countNe: 36 }, { strengthGramsPerTex: 26 }, { cvRatio: 1.05 }, { humidityOffPercent: 5 }]) {
      expect(meanEndBreaks({ ...reference, ...worse }, coefficients)).toBeGreaterThan(32);
    }
  });
  it('leave ends down for as long as the operator is away (29, 30)', () => {
    expectWithin(endsDownPercent(5, 0.3), 1.125);
    expectWithin(endsDownPercent(4, 0.3), 0.9);
    expectWithin(standingEndsPercent(1200, 9), 0.75);
    expect(stretchedPatrolHours(0.3, 0.3, 0.3)).toBeCloseTo(0.3, 12);
    expect(stretchedPatrolHours(0.3, 0.65, 0.3)).toBeCloseTo(0.6, 12);
  });
});

describe('laydowns', () => {
  it('scatter by the standard error of random picking (31, 32)', () => {
    expectWithin(laydownStandardError(0.35, 48), 0.05052);
    expectWithin(laydownStepLimit95(0.35, 48), 0.14);
  });
  it('have the mass-weighted mean (33)', () => {
    expectWithin(mixtureMean(30, 4.2, 18, 4.6), 4.35);
  });
});

describe('machine output', () => {
  it('of ring spindles meets the published examples (34 to 37)', () => {
    const gramsPerShift = (speed: number, ne: number, multiplier: number, efficiency: number): number =>
      ringKgPerSpindleHour(speed, ne, multiplier, efficiency) * 8000;
    expectWithin(twistPerInch(4, 30), 21.909);
    expectWithin(gramsPerShift(16000, 30, 4, 0.93), 162.99);
    expectWithin((gramsPerShift(16000, 40, 4.2, 0.96) * 504) / GRAMS_PER_POUND, 115.65);
    expectWithin((gramsPerShift(10000, 36, 4.5, 0.9) * 400) / GRAMS_PER_POUND, 58.79);
    expectWithin(gramsPerShift(14000, 20, 4.2, 0.92), 246.84);
  });
  it('of cards, roving spindles and winding drums (39, 42, 43)', () => {
    expectWithin(cardKgPerHour(200, 5.5, 0.92), 60.72);
    expectWithin(rovingKgPerSpindleHour(1100, 0.8, 1.2, 0.85), 0.9799);
    expectWithin(winderKgPerDrumHour(1200, 30, 0.85), 1.2046);
  });
  it('needs 75,962 spindles for 13,000 t a year and 3.27 operator-hours per 100 kg (44, 48)', () => {
    const kgPerShift = ringKgPerSpindleHour(16000, 30, 4, 0.93) * 8;
    expectWithin(13e6 / (kgPerShift * 3 * 350), 75962);
    expectWithin(100 / ((1500 * kgPerShift) / 8), 3.272);
  });
  it('fills cans and bobbins (49)', () => {
    expectWithin(sliverCanKg(48, 40), 115.2);
    expectWithin(rovingBobbinKg(12, 6), 1.296);
  });
});

describe('yarn realisation', () => {
  it('of carded and combed mills (45)', () => {
    expectWithin(cardedRealisationPercent(3, 5, 0.8), 88.7);
    expectWithin(combedRealisationPercent(3, 5, 0.8, 15), 74.9);
  });
});

describe('electricity', () => {
  it('of ring frames (46)', () => {
    expectWithin(ringEnergyKwhPerKg(1.36, 16000, texOfNe(30), { twistMultiplier: 4, countExponent: 1.28 }), 1.2691);
    expect(ringEnergyKwhPerKg(1.36, 17500, 20, { twistMultiplier: 4, countExponent: 1.28 })).toBeCloseTo(1.36, 12);
  });
  it('of whole mills by count (47)', () => {
    for (const [ne, kwh] of [[20, 1.8586], [24, 2.3472], [30, 3.1232], [40, 4.5135]] as const) expectWithin(millEnergyKwhPerKg(texOfNe(ne)), kwh);
  });
  it('of air conditioning rises with the outside temperature and never vanishes', () => {
    expect(climateFactor(15, 15, 0.02)).toBe(1);
    expect(climateFactor(35, 15, 0.02)).toBeCloseTo(1.4, 12);
    expect(climateFactor(-40, 15, 0.02)).toBe(0.4);
  });
});

describe('imperfections', () => {
  it('rise with CV, neps and the propensity of the cotton', () => {
    expectWithin(imperfectionPropensity(3, 9, 4.4), 6.136);
    const options = { cvExponent: 4, propensity: 0, propensitySlope: 0.04 };
    expect(imperfectionsPerKm(150, 1, 1, options)).toBe(150);
    expect(imperfectionsPerKm(150, 1.1, 1, options)).toBeCloseTo(150 * 1.4641, 8);
    expect(imperfectionsPerKm(150, 1, 4, options)).toBe(300);
    expect(imperfectionsPerKm(150, 1, 1, { ...options, propensity: 5 })).toBeCloseTo(180, 10);
  });
});
