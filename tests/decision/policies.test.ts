import { describe, expect, it } from 'vitest';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { MANAGEMENT_PARAMETERS } from '../../src/model/parameters/management.ts';
import { GIN_PARAMETERS } from '../../src/model/parameters/gin.ts';
import { combined } from '../../src/decision/combine.ts';
import { baselinePolicies } from '../../src/decision/baseline/policies.ts';
import { forecastIrrigation } from '../../src/decision/policy/irrigation.ts';
import { forecastHaulage } from '../../src/decision/policy/haulage.ts';
import { bestValueGinning } from '../../src/decision/policy/ginning.ts';
import { stratifiedLaydown } from '../../src/decision/policy/laydown.ts';
import { forecastSpeed } from '../../src/decision/policy/speed.ts';
import { predictedMaintenance } from '../../src/decision/policy/maintenance.ts';
import type { Forecast } from '../../src/decision/core.ts';
import type { GinningObservation, IrrigationObservation } from '../../src/decision/observations.ts';

const management = defaultValues(MANAGEMENT_PARAMETERS);
const gin = defaultValues(GIN_PARAMETERS);
const sure = (value: number): Forecast => ({ value, low: value, high: value });

const dryField: IrrigationObservation = {
  asOfTick: 0,
  daysAfterPlanting: 75,
  isDrip: false,
  depletionMm: 120,
  totalAvailableMm: 200,
  canopy: 0.8,
  et0Mm: 7,
  seasonIrrigationMm: 100,
  quotaLeftMm: 500,
  applicationEfficiency: 0.7,
  comingEt0Mm: Number.NaN,
  comingRainMm: Number.NaN,
};

describe('baseline management', () => {
  const rules = baselinePolicies(management);
  it('irrigates by the calendar, five times a season, whatever the soil holds', () => {
    let doses = 0;
    for (let day = 0; day < 180; day += 1) {
      const wet = rules.irrigation.dose({ ...dryField, daysAfterPlanting: day, depletionMm: 0 }).value;
      expect(wet).toBe(rules.irrigation.dose({ ...dryField, daysAfterPlanting: day }).value);
      if (wet > 0) doses += 1;
    }
    expect(doses).toBe(management.furrowCount);
  });
  it('inspects every fifth batch by hand', () => {
    const methods = [0, 1, 2, 3, 4, 5].map(
      (batchNumber) =>
        rules.inspection.plan({ asOfTick: 0, batchNumber, isKnownDefective: false, paperFeedbackTicks: 9, automaticFeedbackTicks: 1 }).value.method,
    );
    expect(methods).toEqual(['manual', 'none', 'none', 'none', 'none', 'manual']);
  });
});

describe('AI irrigation', () => {
  const policy = forecastIrrigation(management, (et0, canopy) => sure(et0 * canopy));
  it('waits while the forecast depletion stays below the threshold and refills beyond it', () => {
    expect(policy.dose({ ...dryField, depletionMm: 40 }).value).toBe(0);
    const choice = policy.dose(dryField);
    expect(choice.value).toBeGreaterThanOrEqual(60);
    expect(choice.value).toBeLessThanOrEqual(120);
    expect(choice.forecast).toBeCloseTo(120 + 3 * 5.6, 9);
  });
  it('never takes more than the quota holds', () => {
    expect(policy.dose({ ...dryField, quotaLeftMm: 70 }).value).toBeLessThanOrEqual(70);
    expect(policy.dose({ ...dryField, quotaLeftMm: 10 })).toMatchObject({ value: 0, reason: 'quotaExhausted' });
  });
  it('lets the soil dry further outside flowering when water is scarce', () => {
    const scarce = { ...dryField, depletionMm: 105, quotaLeftMm: 100 };
    expect(policy.dose({ ...scarce, daysAfterPlanting: 70 }).value).toBeGreaterThan(0);
    expect(policy.dose({ ...scarce, daysAfterPlanting: 45 }).value).toBe(0);
  });
});

describe('AI haulage', () => {
  const policy = forecastHaulage((tonnes, rate) => sure(tonnes / rate));
  it('fetches a wet lot before dry ones that have waited a little longer', () => {
    const pick = policy.pickup({
      asOfTick: 0,
      count: 2,
      moisturePercent: Float64Array.of(9, 15),
      waitingHours: Float64Array.of(12, 1),
      distanceKm: Float64Array.of(10, 10),
    });
    expect(pick.value).toBe(1);
  });
  it('goes elsewhere only when the forecast saves more than the margin', () => {
    const seen = (ownTonnes: number) => ({
      asOfTick: 0,
      count: 2,
      ownGin: 0,
      travelHours: Float64Array.of(0.5, 1),
      yardTonnes: Float64Array.of(ownTonnes, 0),
      enRouteTonnes: Float64Array.of(0, 0),
      ratedTonnesPerHour: Float64Array.of(5, 5),
    });
    expect(policy.destination(seen(5)).value).toBe(0);
    expect(policy.destination(seen(100)).value).toBe(1);
  });
});

describe('AI ginning', () => {
  const lot: GinningObservation = {
    asOfTick: 0,
    moisturePercent: 9,
    trashPercent: 3,
    lengthMm: 29.5,
    uniformityPercent: 84,
    shortFibrePercent: 6,
    micronaire: 4.4,
    strengthGramsPerTex: 29,
    reflectancePercent: 76,
    yellowness: 8.6,
  };
  it('cleans dirty lots more than clean ones when trash costs and every cleaning loses lint', () => {
    const policy = bestValueGinning(gin, (response) => 1 - 0.05 * response.trashPercent, 0);
    const clean = policy.setting({ ...lot, trashPercent: 1 }).value;
    const dirty = policy.setting({ ...lot, trashPercent: 14 }).value;
    expect(dirty.lintCleaners).toBeGreaterThan(clean.lintCleaners);
    expect(clean.lintCleaners).toBe(0);
  });
  it('dries no further than it must when fuel is dear', () => {
    const policy = bestValueGinning(gin, () => 1, 0.05);
    expect(policy.setting({ ...lot, moisturePercent: 11 }).value.lintMoistureTargetPercent).toBe(6.5);
  });
  it('takes a wet lot out of turn', () => {
    const policy = bestValueGinning(gin, () => 1, 0);
    expect(policy.nextLot(Float64Array.of(8, 14, 9), 3).value).toBe(1);
    expect(policy.nextLot(Float64Array.of(8, 10, 9), 3).value).toBe(0);
  });
});

describe('AI laydown', () => {
  it('draws from every category in proportion to stock and takes each bale once', () => {
    const category = Int8Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : i < 50 ? 1 : 2));
    const chosen = new Int32Array(24);
    const choice = stratifiedLaydown(3, () => 0).choose({ asOfTick: 0, count: 60, category, size: 24 }, chosen);
    expect(choice.value).toBe(24);
    expect(new Set(chosen).size).toBe(24);
    const counts = [0, 0, 0];
    for (const bale of chosen) counts[category[bale]!]! += 1;
    expect(counts).toEqual([12, 8, 4]);
  });
  it('takes all that is left when the store holds less than a laydown', () => {
    const chosen = new Int32Array(24);
    const choice = stratifiedLaydown(3, () => 0).choose({ asOfTick: 0, count: 5, category: Int8Array.of(0, 2, 2, -1, 1), size: 24 }, chosen);
    expect(choice.value).toBe(5);
    expect(chosen.slice(0, 5)).toEqual(Int32Array.of(0, 1, 2, 3, 4));
  });
});

describe('AI speed', () => {
  const seen = { asOfTick: 0, micronaire: 4, lengthMm: 28, strengthGramsPerTex: 29, shortFibrePercent: 8, trashPercent: 1, humidityPercent: 50 };
  it('runs good fibre faster and bad fibre slower, within the band', () => {
    const speed = (breaks: number): number => forecastSpeed(management, () => sure(breaks), 32, 3).factor(seen).value;
    expect(speed(32)).toBeCloseTo(1, 12);
    expect(speed(28)).toBeGreaterThan(1);
    expect(speed(40)).toBeLessThan(1);
    expect(speed(5)).toBe(management.speedFactorHigh);
    expect(speed(500)).toBe(management.speedFactorLow);
  });
});

describe('AI maintenance', () => {
  it('stops a unit only when the risk of another day costs more than a renewal is worth', () => {
    const decide = (risk: number): boolean =>
      predictedMaintenance(3, () => risk).stops({ asOfTick: 0, hoursSinceRenewal: 200, wearSignal: 0.5, meanHoursBetweenFailures: 250, slackShare: 0, hoursToFailure: Number.NaN }).value;
    expect(decide(0.05)).toBe(false);
    expect(decide(0.3)).toBe(true);
  });
  it('leaves short-lived chokes alone, which no planned stop can prevent', () => {
    const choice = predictedMaintenance(3, () => 1).stops({ asOfTick: 0, hoursSinceRenewal: 20, wearSignal: 1, meanHoursBetweenFailures: 15, slackShare: 0, hoursToFailure: Number.NaN });
    expect(choice.value).toBe(false);
  });
});

describe('two policy sets as one', () => {
  it('ask for trust in the forecast that a decision stands on: the roster in arrivals, the desk in contacts', () => {
    const rules = baselinePolicies(management);
    const both = combined(rules, rules, (_module, forecast) => forecast === 'arrivals', 'fallbackDrift');
    const shift = { asOfTick: 0, plant: 0, stockTonnes: 1, capacityTonnes: 2, operatorsOfRoster: 4, arrivals: new Float64Array(5), shiftShare: 1 };
    expect(both.staffing.operators(shift).reason).toBe('fallbackDrift');
    const desk = { asOfTick: 0, contacts: new Float64Array(6), shiftHours: 8, fixedAgents: 2, comingContacts: Number.NaN };
    expect(both.staffing.agents(desk).reason).toBe('fixedShift');
  });
});
