// What each decision lost against perfect information on the same options, by hand.
import { describe, expect, it } from 'vitest';
import type { EnergyObservation, HarvestObservation, ShipmentObservation } from '../../src/decision/observations.ts';
import { energyRegret } from '../../src/decision/policy/energy.ts';
import { harvestRegret, openingRise, type HarvestValues } from '../../src/decision/policy/harvest.ts';
import { inspectionRegret, type InspectionValues } from '../../src/decision/policy/inspection.ts';
import { irrigationRegret } from '../../src/decision/policy/irrigation.ts';
import { laydownRegret } from '../../src/decision/policy/laydown.ts';
import { shipmentRegret } from '../../src/decision/policy/shipment.ts';
import { speedRegret } from '../../src/decision/policy/speed.ts';
import { deskRegret, type StaffingValues } from '../../src/decision/policy/staffing.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { MANAGEMENT_PARAMETERS } from '../../src/model/parameters/management.ts';

const management = defaultValues(MANAGEMENT_PARAMETERS);

describe('the regret of a dose', () => {
  it('is the water that the root zone cannot hold: of 100 mm at 70 % over a depletion of 49 mm, 30 mm', () => {
    expect(irrigationRegret(100, 0.7, 42, 7)).toBeCloseTo(30, 10);
    expect(irrigationRegret(100, 0.7, 90, 7)).toBe(0);
    // A storm that fills the soil by itself makes the whole dose vain.
    expect(irrigationRegret(100, 0.7, 20, -60)).toBe(100);
  });
});

describe('the regret of a pick', () => {
  const values: HarvestValues = { openLossPerDay: 0.001, openLossPerRainMm: 0.0005, openingHeat: 323, nextPickIntervalDays: 20 };
  const truth: HarvestObservation = {
    asOfTick: 0, dayOfYear: 260, openShare: 0.5, picksDone: 0, daysSinceLastPick: 0, standingShare: 0.5, isLastPick: true,
    usualRainMm: 0, usualHeatUnits: 8, recentRainMm: 0, ginDaysAhead: 0, comingRainMm: 0,
  };
  it('is what a day more of opening bolls would have brought over what stands open and is lost', () => {
    // Last pick, no rain: the day opens its share of bolls and costs 0.1 % and the fading of 0.1 % of what stands.
    expect(harvestRegret(truth, values)).toBeCloseTo(openingRise(0.5, 8, 323) - 0.5 * 0.002, 12);
  });
  it('is nothing where rain takes more than the day would bring', () => {
    expect(harvestRegret({ ...truth, comingRainMm: 30 }, values)).toBe(0);
  });
});

describe('the regret of a laydown', () => {
  // Two traits: the first alternates between 1 and 3 (mean 2, deviation 1), the second never varies.
  const trait = (position: number, t: number): number => (t === 0 ? (position % 2 === 0 ? 1 : 3) : 7);
  it('is nothing for a laydown like its store, and a deviation over the root of two traits for one of a kind', () => {
    expect(laydownRegret(trait, 2, 8, [0, 1, 2, 3], 4)).toBeCloseTo(0, 12);
    expect(laydownRegret(trait, 2, 8, [0, 2, 4, 6], 4)).toBeCloseTo(Math.SQRT1_2, 12);
  });
});

describe('the regret of a speed', () => {
  it('is the distance to the factor that the true breaks asked for, within the band', () => {
    // Breaks grow with the square: twice the target asks for 1/√2, which the band cuts off at its low end.
    expect(speedRegret(1, 40, 20, 2, management)).toBeCloseTo(1 - management.speedFactorLow, 12);
    expect(speedRegret(1, 20.4, 20, 2, management)).toBeCloseTo(1 - Math.sqrt(20 / 20.4), 12);
    expect(speedRegret(1, 20, 20, 2, management)).toBe(0);
  });
});

describe('the regret of an inspection', () => {
  const values: InspectionValues = {
    manual: { sensitivity: 0.7, falseAlarmShare: 0.02, usdPerMetre: 0.01 },
    classifier: { sensitivity: 0.8, falseAlarmShare: 0.01, usdPerMetre: 0.001 },
    returnShare: 0.3, secondShare: 0.3, faultyShare: 0.03,
  };
  it('is, for a faulty batch of 1,000 USD that nobody looked at, what the better eye would have saved', () => {
    // Looking by camera costs 0.2 × 300 + 1 = 61, by hand 0.3 × 300 + 10 = 100, not looking 300.
    expect(inspectionRegret('none', true, 1000, 1000, values)).toBeCloseTo(239, 10);
    expect(inspectionRegret('manual', true, 1000, 1000, values)).toBeCloseTo(39, 10);
    expect(inspectionRegret('classifier', true, 1000, 1000, values)).toBe(0);
  });
  it('is, for a good batch, the false alarms and the work', () => {
    expect(inspectionRegret('none', false, 1000, 1000, values)).toBe(0);
    expect(inspectionRegret('classifier', false, 1000, 1000, values)).toBeCloseTo(0.01 * 300 + 1, 10);
  });
});

describe('the regret of a wet step', () => {
  const seen: EnergyObservation = {
    asOfTick: 0, hourOfDay: 22, priceKztPerKwh: 60, nextPriceKztPerKwh: 20, hoursToNextPrice: 1, stepKwh: 100, batchKg: 500, batchValueKzt: 0,
    waitingBatches: 1, mostWaitingBatches: 4, plantKwhPerKg: 2, plant: 0, load: new Float64Array(7),
  };
  it('is the saving that a start gave up where two batches had room to come, nothing where three came', () => {
    // 1,000 kWh make one batch of 500 kg: waiting and coming may be three.
    expect(energyRegret(seen, true, 2000, 0.01)).toBe(4000);
    expect(energyRegret(seen, true, 2001, 0.01)).toBe(0);
  });
  it('is nothing for a step that waited in room, and not known for one that waited without', () => {
    expect(energyRegret(seen, false, 2000, 0.01)).toBe(0);
    expect(energyRegret(seen, false, 2001, 0.01)).toBeUndefined();
  });
});

describe('the regret of a corridor', () => {
  it('is what it costs over the cheapest at the true delays', () => {
    const seen: ShipmentObservation = {
      asOfTick: 0, tonnes: 20, dayUsd: 10, lateDayUsd: 100, promisedDays: 20, corridors: [3, 5], usualDays: Float64Array.of(20, 16),
      usualFreightUsd: Float64Array.of(1000, 1500), freightElasticity: 0, known: [], trueDelayRatio: new Float64Array(2),
    };
    // At 1.5 the first takes 30 days: 1000 + 300 + 1000 late. The second at its usual: 1500 + 160.
    expect(shipmentRegret(seen, 3, [1.5, 1])).toBeCloseTo(2300 - 1660, 10);
    expect(shipmentRegret(seen, 5, [1.5, 1])).toBe(0);
    expect(shipmentRegret(seen, 5, [1, 1])).toBeCloseTo(1660 - 1200, 10);
  });
});

describe('the regret of a desk shift', () => {
  it('counts agents beside the fewest that would have kept the wait: 48 contacts of 300 s in four hours need three', () => {
    const values: StaffingValues = { waitTargetSeconds: 50, handleSeconds: 300, botShare: 0, leastOperatorShare: 0.5 };
    expect([2, 3, 5].map((agents) => deskRegret(agents, 48, 4, values))).toEqual([1, 0, 2]);
    expect(deskRegret(2, 48, 4, { ...values, botShare: 0.5 })).toBe(0);
  });
});
