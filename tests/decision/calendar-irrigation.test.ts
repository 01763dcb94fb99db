// The irrigation calendar when a scenario writes its days as fractions.
import { describe, expect, it } from 'vitest';
import { baselinePolicies } from '../../src/decision/baseline/policies.ts';
import type { IrrigationObservation } from '../../src/decision/observations.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { MANAGEMENT_PARAMETERS } from '../../src/model/parameters/management.ts';

const field: IrrigationObservation = {
  asOfTick: 0, daysAfterPlanting: 0, isDrip: false, depletionMm: 0, totalAvailableMm: 200, canopy: 0.5, et0Mm: 5, seasonIrrigationMm: 0, quotaLeftMm: 600,
  applicationEfficiency: 0.7, comingEt0Mm: 0, comingRainMm: 0,
};

describe('the irrigation calendar', () => {
  it('keeps to the nearest whole days, so that no watering is lost', () => {
    const rules = baselinePolicies({ ...defaultValues(MANAGEMENT_PARAMETERS), furrowFirstDay: 41.6, furrowIntervalDays: 14.4, furrowCount: 3 });
    const days = Array.from({ length: 150 }, (_, day) => day).filter((daysAfterPlanting) => rules.irrigation.dose({ ...field, daysAfterPlanting }).value > 0);
    expect(days).toEqual([42, 56, 70]);
  });
});
