// A run of the pilot cluster under a zone tariff, and its exported inventory recomputed from the written text alone.
import { beforeAll, describe, expect, it } from 'vitest';
import { csvText, parseCsv } from '../../src/base/csv.ts';
import { TICKS_PER_HOUR } from '../../src/base/units.ts';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import type { Tariff } from '../../src/model/domain/tariff.ts';
import { createSimulation, kpisOf, type Simulation } from '../../src/simulation/index.ts';
import { electricityKwh } from '../../src/simulation/energy-cost.ts';
import { costTable, energyTable, inventoryTable } from '../../src/simulation/money-tables.ts';
import { activityTable, ledgerTable, type Table } from '../../src/simulation/tables.ts';
import { shippedScenario, shippedWeather } from './shipped.ts';

const hours = (from: number, to: number, priceKztPerKwh: number) => ({ startTick: from * TICKS_PER_HOUR, endTick: to * TICKS_PER_HOUR, priceKztPerKwh });
const ZONES: Tariff = [hours(0, 7, 20), hours(7, 19, 35), hours(19, 23, 60), hours(23, 24, 20)];
const pilot = shippedScenario('pilot-cluster');
const { economics } = pilot.parameters;
const weather = shippedWeather();

function finished(tariff: Tariff): Simulation {
  const simulation = createSimulation({ ...pilot, tariff }, weather, { seed: 3, replication: 0, modules: NO_MODULES, core: undefined });
  simulation.runToEnd();
  return simulation;
}

/** The rows of a table as an outside program reads them: by column name, from the written text. */
function read(table: Table): Record<string, string>[] {
  const [header, ...rows] = parseCsv(csvText(table.header, table.rows));
  return rows.map((row) => Object.fromEntries(header!.map((name, column) => [name, row[column]!])));
}
const sum = (rows: readonly Record<string, string>[], value: (row: Record<string, string>) => number): number => rows.reduce((total, row) => total + value(row), 0);

/** Sums over some ten thousand doubles in another order: relative error far below this. */
const ROUNDING = 1e-9;
const near = (value: number, expected: number): void => expect(Math.abs(value / expected - 1)).toBeLessThan(ROUNDING);

let flat: Simulation;
let zoned: Simulation;
beforeAll(() => {
  flat = finished([]);
  zoned = finished(ZONES);
});

describe('a zone tariff', () => {
  it('reads the meters more often and changes nothing else in the plants', () => {
    const [a, b] = [flat.accounts().outcome, zoned.accounts().outcome];
    expect(b.counts).toEqual(a.counts);
    expect([b.fabricGrams, b.yarnGrams, b.lintGrams]).toEqual([a.fabricGrams, a.yarnGrams, a.lintGrams]);
    expect(b.machines).toEqual(a.machines);
    for (const kind of ['gin', 'spinningMill', 'textileMill'] as const) near(b.activities[kind].electricity, a.activities[kind].electricity);
  });

  it('meters by function what the activity log counts by site', () => {
    const { outcome } = zoned.accounts();
    for (const kind of ['gin', 'spinningMill', 'textileMill'] as const) near(electricityKwh(outcome.electricity, (use) => use.siteKind === kind), outcome.activities[kind].electricity);
    expect(outcome.electricity.filter((use) => use.energyFunction === 'other')).toEqual([]);
  });

  it('finds machines that run around the clock running in each zone as long as the zone lasts', () => {
    // Looms work three shifts from the first yarn to the last cloth: the seven hours to 07:00 take 7/24 of their electricity but for stops,
    // whose share does not depend on the hour; ten thousand loom-days leave less than a hundredth of scatter.
    const weaving = zoned.accounts().outcome.electricity.find((use) => use.energyFunction === 'weaving')!;
    const total = weaving.kwhByZone.reduce((a, b) => a + b, 0);
    ZONES.forEach(({ startTick, endTick }, zone) => {
      expect(Math.abs(weaving.kwhByZone[zone]! / total - (endTick - startTick) / (24 * TICKS_PER_HOUR))).toBeLessThan(0.01);
    });
  });

  it('charges each hour its price', () => {
    const accounts = zoned.accounts();
    const rows = read(energyTable([{ policy: 'baseline', simulation: zoned }], ZONES));
    for (const row of rows) expect(Number(row['costKzt'])).toBe(Number(row['electricityKwh']) * Number(row['priceKztPerKwh']));
    near(accounts.electricityKzt, sum(rows, (row) => Number(row['costKzt'])));
    const kpis = kpisOf(accounts, accounts, economics);
    near(kpis.electricityPrice!, sum(rows, (row) => Number(row['costKzt'])) / sum(rows, (row) => Number(row['electricityKwh'])));
    const base = kpisOf(flat.accounts(), flat.accounts(), economics);
    near(base.electricityPrice!, economics.electricityKztPerKwh);
    expect(flat.accounts().money.costs.energy - accounts.money.costs.energy).toBeCloseTo(
      (flat.accounts().electricityKzt - accounts.electricityKzt) / economics.tengePerUsd,
      3,
    );
  });

  it('goes on identically from a snapshot in the middle of a zone', () => {
    const half = createSimulation({ ...pilot, tariff: ZONES }, weather, { seed: 3, replication: 0, modules: NO_MODULES, core: undefined });
    // Day 200, quarter past nine in the morning: gins and mills run.
    half.advanceTo(200 * 24 * TICKS_PER_HOUR + 9.25 * TICKS_PER_HOUR);
    const saved = half.snapshot();
    const other = createSimulation({ ...pilot, tariff: ZONES }, weather, { seed: 3, replication: 0, modules: NO_MODULES, core: undefined });
    other.restore(saved);
    other.runToEnd();
    expect(other.accounts().outcome.electricity).toEqual(zoned.accounts().outcome.electricity);
    expect(other.digest()).toBe(zoned.digest());
  });
});

describe('the exported inventory', () => {
  it('gives the carbon footprint again from activities.csv and ledger.csv alone', () => {
    const runs = [{ policy: 'baseline' as const, simulation: flat }];
    const rows = read(activityTable(runs, economics));
    const emitting = rows.filter((row) => row['factor'] !== '');
    for (const row of emitting) {
      expect(Number(row['kgCO2e'])).toBe(Number(row['quantity']) * Number(row['factor']));
      expect(row['factorUnit']).toBe(`kg CO2e/${row['unit']}`);
      expect(row['source']).toMatch(/^economics\.\w+ \((assumed|literature): .+\)$/);
    }
    expect(new Set(emitting.map((row) => row['activity']))).toEqual(new Set(['cultivatedArea', 'diesel', 'electricity', 'heat']));
    for (const row of rows.filter(({ factor }) => factor === '')) expect([row['kgCO2e'], row['factorUnit'], row['source']]).toEqual(['', '', '']);
    // What left the cluster: lint sold at the market and finished fabric, by the books.
    const sold = read(ledgerTable(runs)).filter((row) => row['account'] === 'market/lint' || row['account']!.endsWith('/finished'));
    const finishedTonnes = sum(sold, (row) => Number(row['inGrams'])) / 1e6;
    const own = kpisOf(flat.accounts(), flat.accounts(), economics);
    near(sum(emitting, (row) => Number(row['kgCO2e'])) / finishedTonnes, own.carbon!);
    const water = (activity: string): number => sum(rows.filter((row) => row['activity'] === activity), (row) => Number(row['quantity']));
    near(water('processWater') / (flat.accounts().outcome.fabricGrams / 1e6), own.processWaterUse!);
    near(water('irrigationWater') / (flat.accounts().outcome.lintGrams / 1e6), own.irrigationWaterUse!);
  });

  it('sums the season by site with the uncertainty of independent terms', () => {
    const rows = read(inventoryTable([{ policy: 'baseline', simulation: flat }], economics));
    const activities = read(activityTable([{ policy: 'baseline', simulation: flat }], economics));
    const sites = [...new Set(rows.map((row) => row['site']!))];
    for (const site of sites) {
      const own = rows.filter((row) => row['site'] === site);
      const total = own.find((row) => row['activity'] === 'total')!;
      near(Number(total['kgCO2e']), sum(activities.filter((row) => row['site'] === site), (row) => Number(row['kgCO2e'])));
      const squares = sum(own.filter((row) => row !== total), (row) => (Number(row['kgCO2e']) * Number(row['uncertaintyPercent'])) ** 2);
      near(Number(total['uncertaintyPercent']), Math.sqrt(squares) / Number(total['kgCO2e']));
    }
  });

  it('writes costs whose groups sum to the total, and buildings within capital', () => {
    const rows = read(costTable([{ policy: 'baseline', simulation: flat }]));
    for (const product of ['bale', 'yarn', 'fabric']) {
      const own = rows.filter((row) => row['product'] === product);
      const usd = (group: string): number => Number(own.find((row) => row['group'] === group)!['costUsd']);
      near(usd('total'), sum(own.filter((row) => row['group'] !== 'total' && row['group'] !== 'ofWhichBuildings'), (row) => Number(row['costUsd'])));
      expect(usd('ofWhichBuildings')).toBeLessThan(usd('depreciation') + usd('interest'));
    }
  });
});
