// The 67 worked examples of the processing sheet's Appendix A, each computed by the project's own formula. One table; a row per example.
import { describe, expect, it } from 'vitest';
import { availability as availabilityOf, effectiveness, qualityRatio } from '../../src/model/domain/oee.ts';
import { loanValueUsd, shortFibreIndex, spinningConsistencyIndex } from '../../src/model/domain/grading.ts';
import { yellowingShare } from '../../src/model/domain/storage.ts';
import { ageReplacementCostRate, bestReplacementAge } from '../../src/model/gin/formulas/age-replacement.ts';
import { availability, seriesAvailability } from '../../src/model/gin/formulas/availability.ts';
import { chainEfficiency } from '../../src/model/gin/formulas/cleaning-chain.ts';
import { dryerFuelMj, evaporatedWater } from '../../src/model/gin/formulas/drying.ts';
import { kwhPerBaleAtRate, kwhPerTonne } from '../../src/model/gin/formulas/electricity.ts';
import { damageFactor } from '../../src/model/gin/formulas/fibre-damage.ts';
import { bestLintCleaners, valuesByLintCleaners } from '../../src/model/gin/formulas/lint-cleaner-value.ts';
import { cleanLint, type LintInProcess } from '../../src/model/gin/formulas/lint-cleaner.ts';
import { conditionedMass, moistureContentPercent, moistureRegainPercent } from '../../src/model/gin/formulas/moisture.ts';
import { lintOut } from '../../src/model/gin/formulas/turnout.ts';
import { comberKgPerHour, comberPoundsPerDay } from '../../src/model/spinning/formulas/comber-production.ts';
import { millEnergyKwhPerKg, ringEnergyKwhPerKg } from '../../src/model/spinning/formulas/electricity.ts';
import { endsDownPercent, standingEndsPercent } from '../../src/model/spinning/formulas/end-breaks.ts';
import { laydownStandardError, laydownStepLimit95, mixtureMean } from '../../src/model/spinning/formulas/laydown-statistics.ts';
import { cardKgPerHour, rovingBobbinKg, rovingKgPerSpindleHour, sliverCanKg, winderKgPerDrumHour } from '../../src/model/spinning/formulas/machine-production.ts';
import { operatorHoursPer100Kg, spindlesNeeded } from '../../src/model/spinning/formulas/mill-size.ts';
import { ringKgPerSpindleHour, texOfNe, twistPerInch } from '../../src/model/spinning/formulas/ring-production.ts';
import { rotorKgPerHour, rotorMetresPerMinute } from '../../src/model/spinning/formulas/rotor-production.ts';
import { fibresInSection, finestCountNe, limitIrregularityPercent, yarnEvennessPercent } from '../../src/model/spinning/formulas/yarn-evenness.ts';
import { cardedRealisationPercent, combedRealisationPercent } from '../../src/model/spinning/formulas/yarn-realisation.ts';
import {
  combedCountStrengthProduct, countStrengthProduct, countStrengthProductSpan, fibreQualityIndex, fibreQualityIndexSpan, threadStrengthGramsPerTex,
} from '../../src/model/spinning/formulas/yarn-strength.ts';
import { fabricGramsPerM2 } from '../../src/model/textile/formulas/fabric-mass.ts';
import { pointsPer100M2, pointsPer100Yd2 } from '../../src/model/textile/formulas/four-point.ts';
import { knittingKgPerHour, knittingMetresPerHour } from '../../src/model/textile/formulas/knitting-production.ts';
import { machinesNeeded } from '../../src/model/textile/formulas/loom-demand.ts';
import { attendedLoomEfficiency, loomMetresPerHour, loomShedMetres } from '../../src/model/textile/formulas/loom-production.ts';
import { expectedDyeing, RIGHT_FIRST_TIME_TABLE } from '../../src/model/textile/formulas/right-first-time.ts';
import {
  ginningKwhPerTonneYarn, gridKgCo2PerTonneYarn, seedCottonTonnesPerTonneYarn, seedCottonUsdPerKgLint, usdPerKgOfCentsPerPound, valueMultiples, yarnCost,
} from '../../src/simulation/cost-formulas.ts';

/** As the sheet states it, unless a row says otherwise. */
const TOLERANCE = 0.001;
const VECTORS = 67;
const GRAMS_PER_POUND = 453.59237;
const GRAMS_PER_TEX_TO_CN_PER_TEX = 0.980665;
const SHIFT_HOURS = 8;

interface Vector {
  readonly number: number;
  readonly name: string;
  readonly values: () => readonly number[];
  readonly expected: readonly number[];
  readonly tolerance?: number;
}

/** The lint of vectors 9 and 11 before cleaning; only trash and uniformity matter. */
const lint = (trashPercent: number, uniformityPercent: number): LintInProcess => ({
  mass: 220, fibreWaste: 0, otherWaste: 0, trashPercent, lengthMm: 28.6, uniformityPercent, shortFibrePercent: 7, nepsPerGram: 150, reflectancePercent: 75,
});
const LINT_CLEANER = { efficiency: 0.4, loss: 0.035, goodFibre: 0.5, uniformity: -0.75, lengthMm: -0.2, shortFibre: 0.2, neps: 0.2, reflectance: 0.8 };
function cleanedTwice(trashPercent: number, uniformityPercent: number): LintInProcess {
  const cleaned = lint(trashPercent, uniformityPercent);
  for (const efficiency of [0.4, 0.3]) cleanLint(cleaned, LINT_CLEANER, efficiency, 1);
  return cleaned;
}

/** Hours between failures and to repair of unloader, dryer and cleaner chokes, stand choke, stand, lint cleaner, press, grid. */
const GIN_LINE = [[30, 0.4], [25, 0.3], [15, 0.2], [200, 4], [60, 0.6], [40, 0.5], [150, 1.5]] as const;

const ringGramsPerShift = (rpm: number, countNe: number, twistMultiplier: number, efficiency: number): number =>
  ringKgPerSpindleHour(rpm, countNe, twistMultiplier, efficiency) * 1000 * SHIFT_HOURS;
const ringPoundsPerShift = (spindles: number, grams: number): number => (spindles * grams) / GRAMS_PER_POUND;
const qualityA = (): number => fibreQualityIndexSpan(28.5, 0.47, 22, 0.8, 4.2);
const qualityB = (): number => fibreQualityIndex(28.6, 82, 29, 4.4);
const limitCv = (): number => limitIrregularityPercent(fibresInSection(4.4, 30), 100);
const lintCleanerValues = (): number[] => valuesByLintCleaners(500, [0.03, 0.02, 0.015], [0.46, 0.5, 0.51, 0.512]);

// Courses, feeders per course and loop are given where the example has them; the others do not enter its formula.
const PUBLISHED_KNITTING = { diameterInches: 30, gauge: 18, revolutionsPerMinute: 38, feeders: 80, feedersPerCourse: 1, loopMm: 2, coursesPerCm: 20 };
const KNITTING = { diameterInches: 30, gauge: 24, revolutionsPerMinute: 25, feeders: 90, feedersPerCourse: 1, loopMm: 2.75, coursesPerCm: 20 };
const PUBLISHED_KNITTING_LENGTH = { diameterInches: 30, gauge: 24, revolutionsPerMinute: 36, feeders: 108, feedersPerCourse: 1, loopMm: 2.75, coursesPerCm: 20 };

const ROWS: readonly Vector[] = [
  { number: 1, name: 'moisture regain and content, %', values: () => [moistureRegainPercent(110, 100), moistureContentPercent(110, 100)], expected: [10, 9.0909] },
  { number: 2, name: 'conditioned mass, kg', values: () => [conditionedMass(1000, 12, 5, 9, 2)], expected: [943.42] },
  { number: 3, name: 'yellowing', values: () => [yellowingShare(16, 45)], expected: [0.695] },
  { number: 4, name: 'turnout of machine-picked cotton, kg', values: () => [lintOut(1000, 0.08, 0.02, 0.37, [0.04, 0.025])], expected: [312.24] },
  { number: 5, name: 'turnout of hand-picked cotton, kg', values: () => [lintOut(1000, 0.03, 0.02, 0.37, [0.02])], expected: [344.69] },
  { number: 6, name: 'water evaporated, kg', values: () => [evaporatedWater(636, 11, 9)], expected: [13.978] },
  { number: 7, name: 'drying fuel, MJ', values: () => [dryerFuelMj(13.978, 2.45, 0.146)], expected: [234.56] },
  { number: 8, name: 'cleaning chain', values: () => [chainEfficiency([0.25, 0.45, 0.25, 0.35])], expected: [0.7989] },
  { number: 9, name: 'trash after two lint cleaners, %', values: () => [cleanedTwice(6, 84).trashPercent], expected: [2.52] },
  { number: 10, name: 'bale value by lint cleaners, USD, and the best number', values: () => [...lintCleanerValues(), bestLintCleaners(lintCleanerValues())], expected: [230, 242.5, 242.4, 239.7, 1] },
  { number: 11, name: 'uniformity after stand and two lint cleaners, %', values: () => [cleanedTwice(2, 84 - 1.4).uniformityPercent], expected: [81.1] },
  { number: 12, name: 'damage factor', values: () => [damageFactor(5, 6.5, 0.25), damageFactor(6.5, 6.5, 0.25)], expected: [1.375, 1] },
  { number: 13, name: 'gin electricity at 70 % of the rate, kWh/bale', values: () => [kwhPerBaleAtRate(39.5, 0.7, 0.6)], expected: [49.657] },
  { number: 14, name: 'gin electricity, kWh/t', values: () => [kwhPerTonne(39.5, 217.724), kwhPerTonne(62.6, 217.724)], expected: [181.42, 287.52] },
  { number: 15, name: 'availability', values: () => [availability(40, 0.75)], expected: [0.9816] },
  { number: 16, name: 'availability of a gin line', values: () => [seriesAvailability(GIN_LINE)], expected: [0.9134] },
  {
    number: 17,
    name: 'age replacement: hours and cost rate',
    values: () => [bestReplacementAge(2, 200, 1, 5), ageReplacementCostRate(bestReplacementAge(2, 200, 1, 5), 2, 200, 1, 5)],
    expected: [102, 0.02043],
    tolerance: 0.01,
  },
  { number: 18, name: 'short fibre index, %', values: () => [shortFibreIndex(28.6, 82)], expected: [8.0286] },
  { number: 19, name: 'spinning consistency index', values: () => [spinningConsistencyIndex(29, 4.4, 28.6, 82, 76, 8.6)], expected: [124.963] },
  { number: 20, name: 'spinning consistency index', values: () => [spinningConsistencyIndex(28, 4.2, 1.12 * 25.4, 82, 76, 8.5)], expected: [123.596] },
  { number: 21, name: 'loan value, USD', values: () => [loanValueUsd(52, -270, 480)], expected: [236.64] },
  { number: 22, name: 'fibre quality index (a) and count strength product', values: () => [qualityA(), countStrengthProductSpan(qualityA(), 30)], expected: [56.131, 2097.79] },
  { number: 23, name: 'fibre quality index (b) and count strength product', values: () => [qualityB(), countStrengthProduct(qualityB(), 30)], expected: [154.57, 2251.38] },
  { number: 24, name: 'count strength product of combed yarn', values: () => [combedCountStrengthProduct(2251.38, 15)], expected: [2589.09] },
  {
    number: 25,
    name: 'single-thread strength, g/tex and cN/tex',
    values: () => [threadStrengthGramsPerTex(2251.38, 0.75), threadStrengthGramsPerTex(2251.38, 0.75) * GRAMS_PER_TEX_TO_CN_PER_TEX],
    expected: [14.412, 14.133],
  },
  { number: 26, name: 'fibres in the section and limit CV, %', values: () => [fibresInSection(4.4, 30), limitCv()], expected: [113.636, 9.3808] },
  { number: 27, name: 'CV of mass at index 1.45, %', values: () => [yarnEvennessPercent(limitCv(), 1.45, 0, 0)], expected: [13.602] },
  { number: 28, name: 'finest count of carded, combed and rotor yarn, Ne', values: () => [75, 33, 100].map((fibres) => finestCountNe(4.4, fibres)), expected: [45.45, 103.31, 34.09] },
  { number: 29, name: 'ends down, %', values: () => [endsDownPercent(5, 0.3)], expected: [1.125] },
  { number: 30, name: 'standing ends, %', values: () => [standingEndsPercent(1200, 9)], expected: [0.75] },
  { number: 31, name: 'standard error of a laydown', values: () => [laydownStandardError(0.35, 48)], expected: [0.05052] },
  { number: 32, name: 'difference of laydowns, 95 %', values: () => [laydownStepLimit95(0.35, 48)], expected: [0.14] },
  { number: 33, name: 'mixture', values: () => [mixtureMean(30, 4.2, 18, 4.6)], expected: [4.35] },
  { number: 34, name: 'ring T1: turns per inch, g per shift', values: () => [twistPerInch(4, 30), ringGramsPerShift(16000, 30, 4, 0.93)], expected: [21.909, 162.99] },
  { number: 35, name: 'ring T2, lb per shift', values: () => [ringPoundsPerShift(504, ringGramsPerShift(16000, 40, 4.2, 0.96))], expected: [115.65] },
  { number: 36, name: 'ring T3, lb per shift', values: () => [ringPoundsPerShift(400, ringGramsPerShift(10000, 36, 4.5, 0.9))], expected: [58.79] },
  { number: 37, name: 'ring T4, g per shift', values: () => [ringGramsPerShift(14000, 20, 4.2, 0.92)], expected: [246.84] },
  { number: 38, name: 'rotor, m/min and kg/h', values: () => [rotorMetresPerMinute(100000, 20, 4.6), rotorKgPerHour(100000, 20, 4.6, 0.95)], expected: [123.47, 0.2078] },
  { number: 39, name: 'card, kg/h', values: () => [cardKgPerHour(200, 5.5, 0.92)], expected: [60.72] },
  { number: 40, name: 'comber, metric, kg/h', values: () => [comberKgPerHour(450, 0.0052, 0.072, 8, 0.15, 0.92)], expected: [63.24] },
  { number: 41, name: 'comber, published, lb a day', values: () => [comberPoundsPerDay(220, 0.00763, 1000, 8, 0.15, 0.9)], expected: [2113.3] },
  { number: 42, name: 'roving, kg per spindle-hour', values: () => [rovingKgPerSpindleHour(1100, 0.8, 1.2, 0.85)], expected: [0.9799] },
  { number: 43, name: 'winder, kg per drum-hour', values: () => [winderKgPerDrumHour(1200, 30, 0.85)], expected: [1.2046] },
  { number: 44, name: 'spindles for 13,000 t', values: () => [spindlesNeeded(13_000, ringGramsPerShift(16000, 30, 4, 0.93), 3, 350)], expected: [75_962] },
  { number: 45, name: 'yarn realisation, carded and combed, %', values: () => [cardedRealisationPercent(3, 5, 0.8), combedRealisationPercent(3, 5, 0.8, 15)], expected: [88.7, 74.9] },
  { number: 46, name: 'ring electricity, kWh/kg', values: () => [ringEnergyKwhPerKg(1.36, 16000, texOfNe(30), { twistMultiplier: 4, countExponent: 1.28 })], expected: [1.2691] },
  { number: 47, name: 'mill electricity at Ne 20, 24, 30, 40, kWh/kg', values: () => [20, 24, 30, 40].map((ne) => millEnergyKwhPerKg(texOfNe(ne))), expected: [1.8586, 2.3472, 3.1232, 4.5135] },
  { number: 48, name: 'operator-hours per 100 kg', values: () => [operatorHoursPer100Kg(1500, ringKgPerSpindleHour(16000, 30, 4, 0.93))], expected: [3.272] },
  { number: 49, name: 'sliver can and roving bobbin, kg', values: () => [sliverCanKg(48, 40), rovingBobbinKg(12, 6)], expected: [115.2, 1.296] },
  { number: 50, name: 'loom efficiency, published stops', values: () => [attendedLoomEfficiency(180, 20 * 0.85 + 15 * 0.3 + 6 * 0.12)], expected: [0.96154] },
  { number: 51, name: 'loom efficiency, 600 picks a minute', values: () => [attendedLoomEfficiency(600, 1.5 * 2.87 + 0.9 * 1.2 + 0.2 * 3)], expected: [0.96533] },
  { number: 52, name: 'loom, m/h', values: () => [loomMetresPerHour(600, 2400, 0.9)], expected: [13.5] },
  { number: 53, name: 'loom shed, m', values: () => [loomShedMetres(380, 50, 7200, { efficiency: 0.95, picksPerInch: 60 })], expected: [55_016.5] },
  { number: 54, name: 'looms for 50 million m', values: () => [machinesNeeded(50e6, 13.5, 8400)], expected: [440.9] },
  {
    number: 55,
    name: 'fabric mass, g/m2',
    values: () => [fabricGramsPerM2({ warpEndsPerInch: 76, weftPicksPerInch: 68, warpTex: texOfNe(30), weftTex: texOfNe(30), warpCrimp: 0.07, weftCrimp: 0.05 })],
    expected: [118.35],
  },
  { number: 56, name: 'knitting, published, kg per shift', values: () => [knittingKgPerHour(PUBLISHED_KNITTING, 70, 0.95, 3.14) * SHIFT_HOURS], expected: [329.07] },
  { number: 57, name: 'knitting, kg/h', values: () => [knittingKgPerHour(KNITTING, texOfNe(30), 0.85, Math.PI)], expected: [14.049] },
  { number: 58, name: 'knitting, published, m per shift', values: () => [knittingMetresPerHour(PUBLISHED_KNITTING_LENGTH, 0.87) * SHIFT_HOURS], expected: [811.81] },
  {
    number: 59,
    name: 'right first time: cost, time, profit',
    values: () => {
      const { rightFirstTime, smallAddition, largeAddition, stripAndRedye } = RIGHT_FIRST_TIME_TABLE;
      const { cost, time, profit } = expectedDyeing([
        { share: 0.85, ...rightFirstTime },
        { share: 0.08, ...smallAddition },
        { share: 0.05, ...largeAddition },
        { share: 0.02, ...stripAndRedye },
      ]);
      return [cost, time, profit];
    },
    expected: [104.67, 1.0698, 79.09],
  },
  { number: 60, name: 'four points per 100 yd2', values: () => [pointsPer100Yd2(28, 150, 56)], expected: [12] },
  { number: 61, name: 'four points per 100 m2', values: () => [pointsPer100M2(28, 100, 1500)], expected: [18.667] },
  {
    number: 62,
    name: 'overall equipment effectiveness',
    values: () => {
      const factors = [availabilityOf(408, 480), effectiveness(2.4, 158, 408), qualityRatio(154, 158)];
      return [...factors, factors.reduce((product, factor) => product * factor, 1)];
    },
    expected: [0.85, 0.92941, 0.97468, 0.77],
  },
  { number: 63, name: 'A Index, USD/kg', values: () => [usdPerKgOfCentsPerPound(74.8)], expected: [1.6491] },
  { number: 64, name: 'seed cotton in a kg of lint, USD', values: () => [seedCottonUsdPerKgLint(260, 0.33, 548)], expected: [1.4377] },
  {
    number: 65,
    name: 'yarn cost, USD/kg, and share of raw material',
    values: () => {
      const { usdPerKg, rawMaterialShare } = yarnCost(1.65, 0.87, 1.63, 0);
      return [usdPerKg, rawMaterialShare];
    },
    expected: [3.5266, 0.5378],
  },
  {
    number: 66,
    name: 'multiples over lint',
    values: () => {
      const { yarn, grey, finished } = valueMultiples(31, 19, 19, 31);
      return [yarn, grey, finished];
    },
    expected: [1.613, 2.226, 3.226],
  },
  {
    number: 67,
    name: 'a tonne of yarn: kWh of ginning, kg CO2',
    values: () => {
      const ginningKwh = ginningKwhPerTonneYarn(39.5, 217.724, 0.87);
      return [ginningKwh, gridKgCo2PerTonneYarn(ginningKwh, 3120, 0.80195), seedCottonTonnesPerTonneYarn(0.87, 0.33)];
    },
    // The third, 3.483 t of seed cotton, stands in section 7.6 beside the other two.
    expected: [208.53, 2669.3, 3.483],
  },
];

describe('the worked examples of the processing sheet', () => {
  it('are all in the table, once, in order', () => {
    expect(ROWS.map((row) => row.number)).toEqual(Array.from({ length: VECTORS }, (_, i) => i + 1));
  });

  it.each(ROWS)('$number: $name', ({ values, expected, tolerance }) => {
    const actual = values();
    expect(actual).toHaveLength(expected.length);
    actual.forEach((value, i) => expect(Math.abs(value / expected[i]! - 1), `${value} beside ${expected[i]}`).toBeLessThan(tolerance ?? TOLERANCE));
  });
});
