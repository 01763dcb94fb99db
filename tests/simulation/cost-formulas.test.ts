// Vectors 63 to 67 of the processing sheet, tolerance 0.1 % as the sheet states; where it prints enough digits, half of the last one.
import { describe, expect, it } from 'vitest';
import {
  ginningKwhPerTonneYarn,
  gridKgCo2PerTonneYarn,
  seedCottonTonnesPerTonneYarn,
  seedCottonUsdPerKgLint,
  usdPerKgOfCentsPerPound,
  valueMultiples,
  yarnCost,
} from '../../src/simulation/cost-formulas.ts';

describe('sums of the textile economy', () => {
  it('turn 74.80 cents a pound into 1.6491 USD/kg (vector 63)', () => {
    expect(usdPerKgOfCentsPerPound(74.8)).toBeCloseTo(1.6491, 4);
  });
  it('find 1.4377 USD of seed cotton in a kilogram of lint (vector 64)', () => {
    expect(seedCottonUsdPerKgLint(260, 0.33, 548)).toBeCloseTo(1.4377, 4);
  });
  it('add fibre and conversion to 3.5266 USD/kg of yarn with 53.78 % raw material, and take off a waste credit (vector 65)', () => {
    const cost = yarnCost(1.65, 0.87, 1.63, 0);
    expect(cost.usdPerKg).toBeCloseTo(3.5266, 4);
    expect(100 * cost.rawMaterialShare).toBeCloseTo(53.78, 2);
    expect(yarnCost(1.65, 0.87, 1.63, 0.1).usdPerKg).toBeCloseTo(3.4266, 4);
  });
  it('multiply lint to yarn, grey and finished fabric by 1.613, 2.226 and 3.226 (vector 66)', () => {
    const { yarn, grey, finished } = valueMultiples(31, 19, 19, 31);
    expect([yarn, grey, finished].map((value) => Number(value.toFixed(3)))).toEqual([1.613, 2.226, 3.226]);
  });
  it('count 208.53 kWh of ginning and 2669.3 kg CO2 in a tonne of yarn (vector 67)', () => {
    const ginning = ginningKwhPerTonneYarn(39.5, 217.724, 0.87);
    expect(ginning).toBeCloseTo(208.53, 2);
    expect(gridKgCo2PerTonneYarn(ginning, 3120, 0.801_95)).toBeCloseTo(2669.3, 1);
    expect(seedCottonTonnesPerTonneYarn(0.87, 0.33)).toBeCloseTo(3.483, 3);
  });
});
