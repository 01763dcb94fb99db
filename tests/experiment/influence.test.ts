// The one-at-a-time table: what is varied by how much, what rows hold, and one influence that can be worked out by hand.
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import { ALL_PARAMETER_GROUPS } from '../../src/model/parameters/index.ts';
import {
  influencePlan,
  influenceRows,
  influenceValues,
  influenceVariations,
  withParameter,
  type InfluenceResult,
  type InfluenceValues,
} from '../../src/experiment/influence.ts';
import { createSimulation } from '../../src/simulation/index.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const pilot = shippedScenario('pilot-cluster');
const weather = shippedWeather();
const all = influencePlan(pilot, 'all', Number.POSITIVE_INFINITY);
const assumed = influencePlan(pilot, 'assumed', Number.POSITIVE_INFINITY);

const isWholeUnit = (unit: string): boolean => ['1', 'd', '1/d'].includes(unit);

describe('the plan', () => {
  it('takes every assumed parameter, or every one, in the order of the declarations, and no more than asked', () => {
    const declared = ALL_PARAMETER_GROUPS.flatMap(({ name, declarations }) => Object.entries(declarations).map(([key, { kind }]) => ({ name: `${name}.${key}`, kind })));
    expect(all.map(({ group, key }) => `${group}.${key}`)).toEqual(declared.map(({ name }) => name));
    expect(assumed.map(({ group, key }) => `${group}.${key}`)).toEqual(declared.filter(({ kind }) => kind === 'assumed').map(({ name }) => name));
    expect(influencePlan(pilot, 'all', 7)).toEqual(all.slice(0, 7));
  });

  it('moves each by a fifth within its range', () => {
    for (const { group, key, value, low, high, unit } of all) {
      const declaration = ALL_PARAMETER_GROUPS.find(({ name }) => name === group)!.declarations[key]!;
      const [least, most] = declaration.range;
      expect(low >= least && low <= value && high >= value && high <= most, `${group}.${key}`).toBe(true);
      if (!(isWholeUnit(unit) && Number.isInteger(value)) && value > 0) {
        // Twelve digits are kept.
        expect(Math.abs(low - Math.max(least, 0.8 * value)), `${group}.${key}`).toBeLessThanOrEqual(1e-10 * value);
        expect(Math.abs(high - Math.min(most, 1.2 * value)), `${group}.${key}`).toBeLessThanOrEqual(1e-10 * value);
      }
    }
  });

  it('keeps counts, days and shifts whole, and moves what is zero by a fifth of its range', () => {
    const counts = all.filter(({ unit, value }) => isWholeUnit(unit) && Number.isInteger(value));
    expect(counts.length).toBeGreaterThan(10);
    for (const { low, high } of counts) expect(Number.isInteger(low) && Number.isInteger(high)).toBe(true);
    const zero = influencePlan(withParameter(pilot, 'economics', 'returnPenaltyShare', 0), 'all', Number.POSITIVE_INFINITY).find(({ key }) => key === 'returnPenaltyShare')!;
    expect([zero.low, zero.high]).toEqual([0, 0.2]);
    expect(influenceVariations([zero]).map(({ end, value }) => [end, value])).toEqual([['high', 0.2]]);
  });

  it('changes the one parameter and leaves the given scenario alone', () => {
    const before = JSON.stringify(pilot);
    const changed = withParameter(pilot, 'gin', 'baleKg', 200);
    expect(changed.parameters.gin.baleKg).toBe(200);
    expect({ ...changed.parameters, gin: pilot.parameters.gin }).toEqual(pilot.parameters);
    expect(JSON.stringify(pilot)).toBe(before);
  });
});

describe('the rows', () => {
  it('give changes as shares of the reference, the largest first, and nothing where a run failed', () => {
    const plan = assumed.slice(0, 3);
    const reference: InfluenceValues = { unitCost: [2000], unitProfit: [-100], oee: [0.5] };
    const results = new Map<string, InfluenceResult>([
      ['0 low', { values: { unitCost: [1990], unitProfit: [-100], oee: [0.5] } }],
      ['0 high', { failure: 'the mill stands still' }],
      ['1 low', { values: { unitCost: [2000], unitProfit: [-130], oee: [0.5] } }],
      ['1 high', { values: { unitCost: [2000], oee: [0.55] } }],
    ]);
    const rows = influenceRows(plan, reference, results);
    expect(rows.map(({ key }) => key)).toEqual([plan[1]!.key, plan[0]!.key, plan[2]!.key]);
    expect(rows[0]!.effects.unitProfit).toEqual({ low: -0.3, high: undefined, halfWidth: undefined });
    expect(rows[0]!.effects.oee.high).toBeCloseTo(0.1, 12);
    expect(rows.map(({ influence }) => influence)).toEqual([0.3, 0.005, 0]);
    expect(rows[1]!.effects.unitCost).toEqual({ low: -0.005, high: undefined, halfWidth: undefined });
    expect(rows[2]!.effects.unitCost).toEqual({ low: undefined, high: undefined, halfWidth: undefined });
  });

  it('tell how sure a change is from paired replications: 2, 4 and 6 % are 4 % ± 4.97 %', () => {
    const results = new Map<string, InfluenceResult>([['0 high', { values: { unitCost: [102, 104, 106] } }]]);
    const [row] = influenceRows(assumed.slice(0, 1), { unitCost: [100, 100, 100] }, results);
    expect(row!.effects.unitCost.high).toBeCloseTo(0.04, 12);
    // Student's t for 2 degrees of freedom at 95 %: 4.303; standard deviation 2 %, standard error 2/√3 %.
    expect(row!.effects.unitCost.halfWidth).toBeCloseTo((4.303 * 0.02) / Math.sqrt(3), 4);
  });

  it('count what the AI is worth at a tenth', () => {
    const results = new Map<string, InfluenceResult>([
      ['0 low', { values: { unitCost: [2000], npv: [1500] } }],
      ['1 low', { values: { unitCost: [2120], npv: [1000] } }],
    ]);
    const rows = influenceRows(assumed.slice(0, 2), { unitCost: [2000], npv: [1000] }, results);
    expect(rows.map(({ influence }) => influence)).toEqual([0.06, 0.05]);
    expect(rows[1]!.effects.npv.low).toBe(0.5);
  });
});

describe('the price of electricity', () => {
  const options = { seed: 5, replications: 1, policies: ['baseline'] as const, modules: NO_MODULES, core: undefined };
  let reference: InfluenceValues;
  let dear: InfluenceValues;
  beforeAll(() => {
    reference = influenceValues(pilot, weather, options);
    dear = influenceValues(withParameter(pilot, 'economics', 'electricityKztPerKwh', 42), weather, options);
  });

  it('raises unit cost by a fifth of the electricity bill with its overhead, and moves no machine', () => {
    const simulation = createSimulation(pilot, weather, { seed: 5, replication: 0, modules: NO_MODULES, core: undefined });
    simulation.runToEnd();
    const { outcome, electricityKzt } = simulation.accounts();
    const { economics } = pilot.parameters;
    const finishedTonnes = (outcome.fabricGrams + outcome.lintSoldGrams) / 1e6;
    const expected = (0.2 * (electricityKzt / economics.tengePerUsd) * (1 + economics.overheadShare)) / finishedTonnes;
    // Two unit costs of some thousand dollars are subtracted: 1e-9 of the difference is left.
    expect(Math.abs((dear.unitCost![0]! - reference.unitCost![0]!) / expected - 1)).toBeLessThan(1e-9);
    for (const kpi of ['lintYield', 'oee', 'rawMaterialLoss', 'defectRate', 'cycleTime', 'specificEnergy', 'carbon', 'irrigationWaterUse'] as const)
      expect(dear[kpi]).toEqual(reference[kpi]);
  });
});
