// Single formulas against values obtained with the reference program.
import { describe, expect, it } from 'vitest';
import { capillaryCoefficients } from '../../../../src/model/field/crop/soil-profile.ts';
import { declinedCanopy, growthFactorAt, grownCanopy } from '../../../../src/model/field/crop/canopy-curve.ts';
import { co2Factor, co2OfYear } from '../../../../src/model/field/crop/co2-response.ts';
import { cropStages, potentialRootDepth, timeOfRootDepth } from '../../../../src/model/field/crop/crop-calendar.ts';
import { COTTON_DAYS, COTTON_DEGREE_DAYS } from '../../../../src/model/field/crop/crop-parameters.ts';
import { growingDegreeDays } from '../../../../src/model/field/crop/growing-degree-days.ts';
import { coldPollination, heatPollination, preFloweringFactor } from '../../../../src/model/field/crop/harvest-index.ts';
import { harvestIndexCurve, referenceHarvestIndexOn } from '../../../../src/model/field/crop/harvest-index-curve.ts';
import { kernelExp, kernelExpOfSmallNegative, kernelLn } from '../../../../src/model/field/crop/kernel-exp.ts';
import { rootUptake } from '../../../../src/model/field/crop/root-uptake.ts';
import { layerFromTexture, soilPreset } from '../../../../src/model/field/crop/soil-description.ts';
import { buildSoilProfile } from '../../../../src/model/field/crop/soil-profile.ts';
import {
  EXPANSION, POLLINATION, relativeStress, SENESCENCE, setThresholds, STOMATA, stressCoefficient, stressThresholds,
} from '../../../../src/model/field/crop/water-stress.ts';
import { referenceText } from './reference-data.ts';

const cotton = COTTON_DEGREE_DAYS;

describe('phenology', () => {
  it('derives the stages of both cottons', () => {
    expect(cropStages(cotton)).toMatchObject({ initialCanopy: 0.0072, tenPercentCanopy: 417, maximumCanopy: 1156 });
    expect(cropStages(COTTON_DAYS)).toMatchObject({ tenPercentCanopy: 49, maximumCanopy: 112 });
  });

  it('limits temperatures as each degree-day method says', () => {
    const limits = { baseTemperatureC: 12, upperTemperatureC: 35 };
    expect(growingDegreeDays(3, limits, 8, 40)).toBe((35 + 8) / 2 - 12);
    expect(growingDegreeDays(2, limits, 8, 40)).toBe((35 + 12) / 2 - 12);
    expect(growingDegreeDays(1, limits, 8, 40)).toBe(12);
    expect(growingDegreeDays(3, limits, -5, 14)).toBe(0);
  });

  it('builds the harvest index of four lengths of yield formation', () => {
    for (const [days, growth, switchDay, slope] of [[80, 0.093, 22, 0.00491585], [90, 0.083, 25, 0.00436266], [105, 0.071, 29, 0.00374249], [120, 0.062, 33, 0.00327724]] as const) {
      const curve = harvestIndexCurve(days, 0.35, 0.01);
      expect(curve.growthPerDay).toBeCloseTo(growth, 9);
      expect(curve.switchDay).toBe(switchDay);
      expect(curve.slopePerDay).toBeCloseTo(slope, 8);
      expect(referenceHarvestIndexOn(days, curve, 0.35, 0.01)).toBe(0.35);
      expect(referenceHarvestIndexOn(0, curve, 0.35, 0.01)).toBe(0);
    }
  });
});

describe('roots', () => {
  it('are at a depth at the time that the published curve tells, and the other way round', () => {
    // Halfway in time between 6 and 956 °C·day: 0.21 + 1.79·0.5^(1/1.5) m.
    expect(potentialRootDepth(COTTON_DEGREE_DAYS, 481)).toBeCloseTo(0.21 + 1.79 * 0.62996, 4);
    expect(timeOfRootDepth(COTTON_DEGREE_DAYS, 0.21 + 1.79 * 0.6299605)).toBeCloseTo(481, 3);
    expect(timeOfRootDepth(COTTON_DEGREE_DAYS, 2)).toBeCloseTo(956, 9);
  });
});

describe('canopy', () => {
  it('grows and declines along the published curves', () => {
    for (const [time, cover] of [[100, 0.013796], [300, 0.050652], [500, 0.185969], [700, 0.628352], [900, 0.884222]] as const) {
      expect(grownCanopy(0.0072, 0.98, kernelExp(0.006503 * time))).toBeCloseTo(cover, 6);
    }
    for (const [time, cover] of [[50, 0.973447], [150, 0.957596], [250, 0.937222], [355, 0.909544]] as const) {
      expect(declinedCanopy(0.98, 0.002465 * time)).toBeCloseTo(cover, 6);
    }
  });

  it('finds the growth factor that gives a cover, below and above half of the maximum', () => {
    for (const cover of [0.01, 0.3, 0.49, 0.6, 0.95]) expect(grownCanopy(0.0072, 0.98, growthFactorAt(cover, 0.0072, 0.98))).toBeCloseTo(cover, 12);
    expect(growthFactorAt(1, 0.0072, 0.98) > 1).toBe(false);
  });
});

describe('stress', () => {
  const thresholds = stressThresholds(cotton);
  const coefficients = (et0Mm: number, depleted: number): number[] => {
    setThresholds(thresholds, et0Mm);
    const relative = (kind: number): number => relativeStress(thresholds, kind, depleted * 100, 100);
    return [
      stressCoefficient(thresholds, EXPANSION, relative(EXPANSION)),
      stressCoefficient(thresholds, STOMATA, relative(STOMATA)),
      stressCoefficient(thresholds, SENESCENCE, relative(SENESCENCE)),
      1 - relative(POLLINATION),
      1 - relative(STOMATA),
    ];
  };

  it.each([
    [5, 0.5, [0.73542, 1, 1, 1, 1]],
    [8, 0.5, [0.5454, 1, 1, 1, 1]],
    [5, 0.9, [0, 0.68865, 0.68865, 0.66667, 0.4]],
    [8, 0.9, [0, 0.60126, 0.60126, 0.66667, 0.3211]],
    [3, 0.3, [0.99024, 1, 1, 1, 1]],
  ])('at ET0 %s and depletion %s gives the published coefficients', (et0Mm, depleted, expected) => {
    coefficients(et0Mm, depleted).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
  });

  it('hurts pollination in the cold by a logistic curve, and in the heat by a step or by the ramp', () => {
    for (const [tMinC, factor] of [[11, 0.01561], [12, 0.20079], [13, 0.79921], [14, 0.98439]] as const) expect(coldPollination(cotton, tMinC)).toBeCloseTo(factor, 5);
    expect(heatPollination(cotton, 48)).toBe(1);
    expect(heatPollination(cotton, 48.1)).toBe(0);
    const ramp = { ...cotton, isHeatStep: false };
    expect(heatPollination(ramp, 43)).toBe(1);
    expect(heatPollination(ramp, 45.5)).toBeCloseTo(0.5, 2);
    expect(heatPollination(ramp, 48)).toBe(0);
  });

  it('raises the harvest index for moderate stress before flowering only', () => {
    expect(preFloweringFactor(cotton, 1, 0.5)).toBe(1);
    expect(preFloweringFactor(cotton, 0.5, 0.5)).toBe(1);
    expect(preFloweringFactor(cotton, 0.9, 0.5)).toBeGreaterThan(1.04);
    expect(preFloweringFactor(cotton, 0.9, 0.005)).toBe(0);
  });
});

describe('carbon dioxide', () => {
  it('raises water productivity as published', () => {
    for (const [ppm, factor] of [[338.68, 0.92072], [369.41, 1], [379.76, 1.02624], [391, 1.05391], [403, 1.08244], [550, 1.33209], [700, 1.4577]] as const) {
      expect(co2Factor(cotton, ppm)).toBeCloseTo(factor, 5);
    }
  });

  it('follows the measured years and the projection', () => {
    expect(co2OfYear(2000)).toBe(369.4);
    expect(co2OfYear(2005)).toBe(379.76);
    expect(co2OfYear(2025)).toBeCloseTo(432.5, 10);
    expect(co2OfYear(1900)).toBe(315.98);
    expect(co2OfYear(2500)).toBe(703);
  });
});

describe('soil', () => {
  it('drains with the characteristic of its conductivity', () => {
    for (const [name, share] of [['SandyLoam', 1], ['SiltLoam', 0.8], ['Loam', 0.76], ['SiltClayLoam', 0.5], ['ClayLoam', 0.47], ['Clay', 0.3]] as const) {
      expect(buildSoilProfile(soilPreset(name)!, 2, false).drainageShare[0]).toBeCloseTo(share, 12);
    }
  });

  it('estimates layers from texture', () => {
    const texture = { thicknessM: 0.4, sandPercent: 25, clayPercent: 20, organicMatterPercent: 1.2, penetrabilityPercent: 100 };
    expect(layerFromTexture(texture)).toMatchObject({ wiltingPoint: 0.13, fieldCapacity: 0.297, saturation: 0.437, conductivityMmPerDay: 195.4 });
    expect(layerFromTexture({ ...texture, sandPercent: 20, clayPercent: 28, organicMatterPercent: 0.8 })).toMatchObject({
      wiltingPoint: 0.173, fieldCapacity: 0.335, saturation: 0.446, conductivityMmPerDay: 93.8,
    });
  });

  it('cuts every reference soil into the compartments that the reference used', () => {
    const { cases, profiles } = JSON.parse(referenceText('aquacrop-cotton-cases.json')) as {
      cases: { profile: string; soil: unknown; crop_over?: { Zmax?: number } }[];
      profiles: Record<string, Record<string, number[]>>;
    };
    const seen = new Set<string>();
    for (const entry of cases) {
      if (typeof entry.soil !== 'string' || seen.has(entry.profile)) continue;
      seen.add(entry.profile);
      const wanted = profiles[entry.profile]!;
      const profile = buildSoilProfile(soilPreset(entry.soil)!, entry.crop_over?.Zmax ?? 2, false);
      const close = (got: Float64Array, name: string): void => wanted[name]!.forEach((value, i) => expect(got[i], `${entry.profile} ${name} ${i}`).toBeCloseTo(value, 10));
      close(profile.thicknessM, 'dz');
      close(profile.drainageShare, 'tau');
      close(profile.fieldCapacity, 'th_fc');
      close(profile.airDry, 'th_dry');
      if (wanted['aCR'] === undefined) continue;
      close(profile.capillaryA, 'aCR');
      close(profile.capillaryB, 'bCR');
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  it('chooses the class of capillary rise by content and conductivity', () => {
    const layer = soilPreset('SiltLoam')!.layers[0]!;
    expect(capillaryCoefficients(layer).a).toBeCloseTo(-0.4986 + 9 * 575e-5, 12);
    expect(capillaryCoefficients({ ...layer, saturation: 0.56 }).a).toBeCloseTo(-0.6366 + 8 * 575e-4, 12);
  });

  it('spreads uptake from quarters to the ends of the root zone', () => {
    expect(rootUptake(0.048, 0.012).top).toBeCloseTo(0.054, 12);
    expect(rootUptake(0.048, 0.012).bottom).toBeCloseTo(0.006, 12);
    expect(rootUptake(0.012, 0.048).top).toBeCloseTo(0.006, 12);
  });
});

describe('kernel functions', () => {
  it('agree with the general ones to the precision that they promise', () => {
    for (let i = -1600; i <= 1600; i += 7) expect(Math.abs(kernelExp(i / 100) / Math.exp(i / 100) - 1)).toBeLessThan(2e-15);
    expect(kernelExp(40)).toBeCloseTo(Math.exp(40), -3);
    expect(kernelExp(NaN)).toBeNaN();
    for (let x = 1e-6; x < 1e6; x *= 1.37) expect(Math.abs(kernelLn(x) - Math.log(x))).toBeLessThan(2e-15 * Math.max(1, Math.abs(Math.log(x))));
    expect(Math.abs(kernelExpOfSmallNegative(0.1) / Math.exp(-0.1) - 1)).toBeLessThan(2e-9);
  });
});
