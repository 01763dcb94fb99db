import { describe, expect, it } from 'vitest';
import type { HarvestObservation } from '../../src/decision/observations.ts';
import { marginalHarvest, openingRise } from '../../src/decision/policy/harvest.ts';
import { openBollShare } from '../../src/model/field/crop/boll-opening.ts';

const values = { openLossPerDay: 0.0021, openLossPerRainMm: 0.00037, openingHeat: 323, nextPickIntervalDays: 22 };
const policy = marginalHarvest(values);
const block: HarvestObservation = {
  asOfTick: 0,
  dayOfYear: 255,
  openShare: 0.6,
  picksDone: 0,
  daysSinceLastPick: Infinity,
  standingShare: 0.6,
  isLastPick: false,
  usualRainMm: 0.1,
  usualHeatUnits: 6,
  recentRainMm: 0,
  ginDaysAhead: 0,
  comingRainMm: Number.NaN,
};

describe('AI harvest', () => {
  it('forecasts the rise of open bolls as the slope of the opening curve', () => {
    // The field's own curve as the second way: 6 °C·d more than at 60 % open. Its curvature over so small a step is below 2 %.
    const slope = openBollShare(1000 + 326, 1000, 1323) - openBollShare(1000 + 320, 1000, 1323);
    expect(Math.abs(openingRise(0.6, 6, 323) / slope - 1)).toBeLessThan(0.02);
    expect(openingRise(1, 6, 323)).toBe(0);
    expect(openingRise(0, 6, 323)).toBe(0);
  });

  it('weighs what weather takes off the open cotton in a day against the bolls that open in it', () => {
    // Loss 0.6 × (0.0021 + 0.001 + 0.00237 × 0.1) = 0.0020022; gain: rise × (22 × 0.003337 + 0.05).
    const rise = openingRise(0.6, 6, 323);
    const choice = policy.startsPick(block);
    expect(choice.forecast).toBe(rise);
    expect(choice.expected).toBeCloseTo(0.6 * 0.003337 - rise * (22 * 0.003337 + 0.05), 12);
  });

  // Without rain the two sides meet at 6.9 °C·d a day, with 2 mm a day at 9.3.
  it('waits in warm dry weather, and picks the same field when the usual rain of the coming days rises or the heat ends', () => {
    expect(policy.startsPick({ ...block, usualHeatUnits: 12 })).toMatchObject({ value: false, reason: 'bollsStillOpen' });
    expect(policy.startsPick({ ...block, usualHeatUnits: 2 })).toMatchObject({ value: true, reason: 'rainRisk' });
    expect(policy.startsPick({ ...block, usualHeatUnits: 8, usualRainMm: 0 }).value).toBe(false);
    expect(policy.startsPick({ ...block, usualHeatUnits: 8, usualRainMm: 2 }).value).toBe(true);
  });

  it('waits longer for the last pick, for too little cotton, and with damp cotton before a full gin', () => {
    const ready = { ...block, usualHeatUnits: 2 };
    expect(policy.startsPick({ ...ready, isLastPick: true }).value).toBe(false);
    expect(policy.startsPick({ ...ready, standingShare: 0.05 }).value).toBe(false);
    expect(policy.startsPick({ ...ready, ginDaysAhead: 8, recentRainMm: 5 })).toMatchObject({ value: false, reason: 'ginYardFull' });
    expect(policy.startsPick({ ...ready, ginDaysAhead: 8 }).value).toBe(true);
  });
});
