// Staffing of desk and plants: Erlang's delay formula, agents for a target wait, operators for the material that will be there.
import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../src/decision/core.ts';
import { fixedStaffing } from '../../src/decision/baseline/policies.ts';
import type { DeskObservation, PlantShiftObservation } from '../../src/decision/observations.ts';
import { erlangWaitSeconds } from '../../src/decision/policy/erlang-c.ts';
import { forecastStaffing, type StaffingValues } from '../../src/decision/policy/staffing.ts';

const values: StaffingValues = { waitTargetSeconds: 50, handleSeconds: 300, botShare: 0, leastOperatorShare: 0.5 };
const sure = (value: number): Forecast => ({ value, low: value, high: value });
const desk: DeskObservation = { asOfTick: 0, contacts: Float64Array.of(40, 0, 0, 0, 0, 0), shiftHours: 4, fixedAgents: 3, comingContacts: Number.NaN };
const plant: PlantShiftObservation = { asOfTick: 0, plant: 1, stockTonnes: 4, capacityTonnes: 20, operatorsOfRoster: 10, arrivals: new Float64Array(5), shiftShare: 1 };

describe('Erlang’s delay formula', () => {
  it('gives 100 s for two agents of 300 s at one load, and one agent at half load the 300 s of a single queue', () => {
    expect(erlangWaitSeconds(12, 2, 300)).toBeCloseTo(100, 9);
    expect(erlangWaitSeconds(6, 1, 300)).toBeCloseTo(300, 9);
  });
  it('has no end where calls come as fast as they are answered, and no wait where none come', () => {
    expect([erlangWaitSeconds(24, 2, 300), erlangWaitSeconds(0, 1, 300)]).toEqual([Infinity, 0]);
  });
});

describe('staffing by forecast', () => {
  const agents = (forecast: Forecast, p = values): number => forecastStaffing(p, () => forecast, undefined).agents(desk).value;

  it('takes the fewest agents that keep the target: 48 contacts in four hours need three (13.6 s against 100 s with two)', () => {
    expect(agents(sure(48))).toBe(3);
    expect(erlangWaitSeconds(12, 3, 300)).toBeCloseTo(13.636, 3);
  });
  it('takes enough for the upper end of the forecast too', () => {
    expect(agents({ value: 48, low: 20, high: 150 })).toBeGreaterThan(3);
    expect(agents({ value: 48, low: Number.NaN, high: Number.NaN })).toBe(3);
  });
  it('needs fewer where a chat-bot keeps half of the contacts away', () => {
    expect(agents(sure(48), { ...values, botShare: 0.5 })).toBe(2);
  });
  it('says what one agent more or less would have meant', () => {
    expect(forecastStaffing(values, () => sure(48), undefined).agents(desk).weighed?.()).toBe('2=100;3=14;4=2');
  });
  it('keeps the fixed shift while the desk has no week behind it', () => {
    const young = { ...desk, contacts: Float64Array.of(Number.NaN, 0, 0, 0, 0, 0) };
    expect(forecastStaffing(values, () => sure(400), undefined).agents(young)).toEqual({ value: 3, reason: 'fixedShift' });
  });

  const operators = (seen: PlantShiftObservation, forecast: Forecast): number => forecastStaffing(values, () => sure(0), () => forecast).operators(seen).value;

  it('calls operators in for the stock and the upper end of what comes: 4 t and 11 t of 20 t are three quarters of ten', () => {
    expect(operators(plant, { value: 8, low: 5, high: 11 })).toBe(8);
    expect(operators({ ...plant, shiftShare: 0.5 }, { value: 8, low: 5, high: 16 })).toBe(6);
  });
  it('never calls more than the roster nor less than the least share', () => {
    expect([operators(plant, sure(100)), operators({ ...plant, stockTonnes: 0 }, sure(0))]).toEqual([10, 5]);
  });
  it('keeps the fixed shift of the desk without a forecast of contacts, while plants are staffed by theirs', () => {
    const policy = forecastStaffing(values, undefined, () => sure(0));
    expect(policy.agents(desk)).toEqual({ value: 3, reason: 'fixedShift' });
    expect(policy.operators({ ...plant, stockTonnes: 0 }).value).toBe(5);
  });
  it('leaves the roster without a forecast of arrivals', () => {
    expect(forecastStaffing(values, () => sure(0), undefined).operators(plant)).toEqual({ value: 10, reason: 'fixedShift' });
  });
});

describe('fixed staffing', () => {
  it('has the same people whatever comes', () => {
    const rule = fixedStaffing();
    expect([rule.agents(desk).value, rule.operators(plant).value]).toEqual([3, 10]);
  });
});
