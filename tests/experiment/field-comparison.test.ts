// The traced field season: its water balance closes, the quota holds, and it is the field season of a whole run, bit for bit.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY } from '../../src/base/units.ts';
import { fieldComparisonSteps, irrigationCoreSteps } from '../../src/experiment/field-comparison.ts';
import { prepareCore } from '../../src/experiment/training.ts';
import { drained } from '../../src/experiment/steps.ts';
import { blockColumn, FIELD_COLUMN_IDS, FIELD_STRATEGIES, STRESS_COLUMNS } from '../../src/model/domain/field-trace.ts';
import type { FieldColumn, FieldSeasonTraces, FieldTrace } from '../../src/model/domain/field-trace.ts';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import { createSimulation } from '../../src/simulation/index.ts';
import { traceField } from '../../src/simulation/field-trace.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const scenario = shippedScenario('pilot-cluster');
const weather = shippedWeather();
const SEED = 7;
/** Draws 1980, of usual rain and not cut off by cold: what of the yield is left without water varies between years from 0.49 to 0.55, on the best soils up to 0.75. */
const REPLICATION = 0;
const options = { seed: SEED, replication: REPLICATION, weatherYear: undefined, strategies: FIELD_STRATEGIES };
const season = drained(fieldComparisonSteps(scenario, weather, options));
const wholeCore = prepareCore(scenario, weather, SEED);
const blocks = scenario.cluster.blocks;
const trace = (strategy: string): FieldTrace => season.traces.find((it) => it.strategy === strategy)!;
const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);
const ofBlock = (it: FieldTrace, column: FieldColumn, block: number): Float64Array => blockColumn(season, it, column, block);
const meanMm = (it: FieldTrace, column: FieldColumn): number => sum(blocks.map((block, b) => block.areaHa * sum(ofBlock(it, column, b)))) / sum(blocks.map((block) => block.areaHa));

describe('the water balance of a traced season', () => {
  it('closes on every day of every block under every strategy to a millionth of a millimetre', () => {
    // Sums of at most 12 compartments of some 100 mm in double precision: machine epsilon leaves 1e-12 mm; 1e-6 is the promise.
    let worst = 0;
    for (const it of season.traces) {
      const { columns } = it;
      for (let at = 0; at < columns.rain.length; at += 1) {
        const supply = columns.rain[at]! + columns.irrigation[at]! - columns.applicationLoss[at]! + columns.capillaryRise[at]!;
        const use = columns.runoff[at]! + columns.deepPercolation[at]! + columns.evaporation[at]! + columns.transpiration[at]!;
        worst = Math.max(worst, Math.abs(supply - use - columns.soilWaterChange[at]!));
      }
    }
    expect(worst).toBeLessThan(1e-6);
  });

  it('adds daily changes up to the difference of the stored water', () => {
    for (const it of season.traces) {
      blocks.forEach((_, b) => {
        const water = ofBlock(it, 'soilWater', b);
        const change = ofBlock(it, 'soilWaterChange', b);
        expect(sum(change.subarray(1))).toBeCloseTo(water[water.length - 1]! - water[0]!, 6);
      });
    }
  });

  it('is recorded to its end where cold clears the fields before it', () => {
    const run = traceField(scenario, weather, { ...options, strategy: 'calendar', core: undefined, weatherYear: 2006 });
    const { days } = run.season();
    const water = run.trace().columns.soilWater;
    expect(run.trace().lastDay).toBeLessThan(days - 10);
    for (let b = 0; b < blocks.length; b += 1) expect(Math.min(...water.subarray(b * days, (b + 1) * days))).toBeGreaterThan(50);
  });

  it('is not empty: rain falls, the crop transpires, water percolates under the calendar', () => {
    expect(meanMm(trace('calendar'), 'rain')).toBeGreaterThan(20);
    expect(meanMm(trace('calendar'), 'transpiration')).toBeGreaterThan(300);
    expect(meanMm(trace('calendar'), 'irrigation')).toBeGreaterThan(300);
  });
});

describe('the strategies', () => {
  it('keep the AI within the quota of the cluster', () => {
    for (const replication of [0, 1, 2, 3]) {
      const found = drained(fieldComparisonSteps(scenario, weather, { ...options, replication, strategies: ['forecast'] }));
      const { irrigation } = found.traces[0]!.columns;
      const usedMm = sum(blocks.map((block, b) => block.areaHa * sum(irrigation.subarray(b * found.days, (b + 1) * found.days)))) / sum(blocks.map((block) => block.areaHa));
      expect(usedMm).toBeGreaterThan(0);
      expect(usedMm).toBeLessThanOrEqual(found.quotaMm + 1e-9);
    }
  });

  it('give no water to rainfed fields, and under full supply nearly the yield without water stress', () => {
    expect(sum(trace('rainfed').columns.irrigation)).toBe(0);
    const last = (column: FieldColumn, it: FieldTrace, b: number): number => ofBlock(it, column, b)[season.days - 1]!;
    blocks.forEach((_, b) => {
      const full = trace('fullSupply');
      expect(last('yield', full, b)).toBeGreaterThan(0.9 * last('yieldPotential', full, b));
      // Agronomy sheet 6: rainfed from a full profile 1.94 to 2.45 t/ha beside 3.78 to 3.90 with water: half to 0.65.
      expect(last('yield', trace('rainfed'), b)).toBeLessThan(0.65 * last('yield', full, b));
    });
  });

  it('start stresses where their thresholds are crossed and nowhere before', () => {
    const dry = trace('rainfed');
    for (const column of STRESS_COLUMNS) {
      for (const value of dry.columns[column]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
    const { depletion, expansionLimit, expansionStress, growing } = dry.columns;
    const topSoilMayBeWetter = Array.from(expansionStress).filter((stress, at) => growing[at] === 1 && depletion[at]! <= expansionLimit[at]! && stress > 0);
    expect(topSoilMayBeWetter).toEqual([]);
    expect(sum(dry.columns.stomataStress)).toBeGreaterThan(sum(trace('fullSupply').columns.stomataStress));
  });

  it('live through the year that is asked for', () => {
    const year = scenario.season.weatherYears[3]!;
    const run = traceField(scenario, weather, { seed: SEED, replication: REPLICATION, strategy: 'calendar', core: undefined, weatherYear: year });
    expect(run.season().weatherYear).toBe(year);
    expect(run.season().weather.et0Mm).not.toEqual(season.weather.et0Mm);
    expect(run.trace().columns.rain).not.toEqual(trace('calendar').columns.rain);
  });
});

describe('salt', () => {
  it('shows as a stress of saline blocks only, and costs them yield', () => {
    const { cluster } = scenario;
    const saline = { ...scenario, cluster: { ...cluster, blocks: cluster.blocks.map((block, b) => (b === 0 ? { ...block, salinityDsPerM: 20, leachingMm: 0 } : block)) } };
    const run = traceField(saline, weather, { seed: SEED, replication: REPLICATION, strategy: 'calendar', core: undefined, weatherYear: season.weatherYear });
    const columns = run.trace().columns;
    const days = season.days;
    expect(Math.max(...columns.saltStress.subarray(0, days))).toBeGreaterThan(0.1);
    expect(Math.max(...trace('calendar').columns.saltStress.subarray(0, days))).toBeLessThan(0.05);
    expect(columns.yield[days - 1]!).toBeLessThan(0.8 * trace('calendar').columns.yield[days - 1]!);
  });
});

describe('progress', () => {
  it('counts seasons upwards from none to all, the earlier ones of the forecast included', () => {
    const told: (readonly [number, number])[] = [];
    drained(fieldComparisonSteps(scenario, weather, { ...options, strategies: ['calendar', 'rainfed'] }, (done, seasons) => told.push([done, seasons])));
    expect(told[0]).toEqual([0, 2]);
    expect(told.at(-1)).toEqual([2, 2]);
    expect(told.every(([done], index) => index === 0 || done >= told[index - 1]![0])).toBe(true);
    // About 220 days of two seasons, a word every fifteen.
    expect(told.length).toBeGreaterThan(20);
  });
});

describe('the farmer’s accounts of a trace', () => {
  it('are those of farms.csv: cost of water by its volume, revenue by grade', () => {
    const [calendar, rainfed] = [trace('calendar'), trace('rainfed')];
    blocks.forEach((block, b) => {
      const account = calendar.accounts[b]!;
      const paid = sum(account.paidKgByGrade.map((kg, grade) => kg * season.gradePricesKztPerKg[grade]!));
      expect(account.revenueKztPerHa).toBeCloseTo(paid / block.areaHa, 6);
      expect(account.marginKztPerHa).toBeCloseTo(account.revenueKztPerHa - account.costKztPerHa, 6);
      expect(rainfed.accounts[b]!.costKztPerHa).toBeLessThan(account.costKztPerHa);
    });
    expect([...season.gradePricesKztPerKg].sort((a, b) => b - a)).toEqual(season.gradePricesKztPerKg);
  });
});

describe('the traced season against a whole run', () => {
  const last = (of: FieldSeasonTraces, column: FieldColumn, b: number): number => of.traces[0]!.columns[column][b * of.days + of.days - 1]!;

  it('teaches the forecast of water use exactly as whole earlier seasons do', () => {
    const fields = drained(irrigationCoreSteps(scenario, weather, SEED));
    expect(fields.forecasters.waterUse).toEqual(wholeCore.forecasters.waterUse);
  });

  it('comes out the same with the core of a whole run, without living through the earlier seasons', () => {
    const told: number[] = [];
    const shared = drained(fieldComparisonSteps(scenario, weather, { ...options, strategies: ['forecast'], core: wholeCore }, (_, seasons) => told.push(seasons)));
    const own = drained(fieldComparisonSteps(scenario, weather, { ...options, strategies: ['forecast'] }));
    expect(shared.traces[0]!.columns.irrigation).toEqual(own.traces[0]!.columns.irrigation);
    expect(shared.forecast).toEqual(own.forecast);
    expect(new Set(told)).toEqual(new Set([1]));
  });

  it('gives every block the same water, bolls and picked cotton as a whole run has, under the calendar and with the irrigation module alone', () => {
    for (const strategy of ['calendar', 'forecast'] as const) {
      const modules = strategy === 'forecast' ? new Set(['irrigation' as const]) : NO_MODULES;
      const simulation = createSimulation(scenario, weather, { seed: SEED, replication: REPLICATION, modules, core: wholeCore });
      simulation.advanceTo((season.days + 30) * TICKS_PER_DAY);
      const { blocks: seen, totals } = simulation.observe();
      const found = drained(fieldComparisonSteps(scenario, weather, { ...options, strategies: [strategy] }));
      expect(simulation.weatherYear).toBe(found.weatherYear);
      const waterM3 = sum(blocks.map((block, b) => sum(ofBlock(trace(strategy), 'irrigation', b)) * 10 * block.areaHa));
      expect(totals.irrigationWaterM3 / waterM3).toBeCloseTo(1, 12);
      blocks.forEach((_, b) => expect(Math.fround(last(found, 'openBolls', b))).toBe(seen.openBolls[b]));
      expect(sum(found.traces[0]!.pickedTonnes) / totals.seedCottonTonnes).toBeCloseTo(1, 12);
    }
  });

  it('records every column', () => {
    for (const id of FIELD_COLUMN_IDS) expect(trace('calendar').columns[id].length).toBe(blocks.length * season.days);
  });
});
