// Tables of plants from one baseline season of the pilot: times that add up, hours that are the labour that is paid.
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY } from '../../src/model/domain/activities.ts';
import { LOSSES, LOSS_IDS } from '../../src/model/domain/oee.ts';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import { createSimulation, type Simulation } from '../../src/simulation/index.ts';
import { machineTable, staffTable } from '../../src/simulation/plant-tables.ts';
import type { Table } from '../../src/simulation/tables.ts';
import { shippedScenario, shippedWeather } from './shipped.ts';

let simulation: Simulation;

beforeAll(() => {
  simulation = createSimulation(shippedScenario('pilot-cluster'), shippedWeather(), { seed: 2, replication: 0, modules: NO_MODULES, core: undefined });
  simulation.runToEnd();
});

function read(table: Table): Record<string, string | number>[] {
  return Array.from(table.rows, (row) => Object.fromEntries(table.header.map((name, column) => [name, row[column]!])));
}
const value = (row: Readonly<Record<string, string | number>>, name: string): number => Number(row[name]);

describe('the table of machine groups', () => {
  it('leads every group from open hours to good hours without a remainder, and multiplies to the OEE', () => {
    const rows = read(machineTable([{ policy: 'baseline', simulation }]));
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      const losses = (isPlanned: boolean): number =>
        LOSS_IDS.filter((id) => (LOSSES[id] === 'planned') === isPlanned).reduce((sum, id) => sum + value(row, `${id}Hours`), 0);
      // Ticks are whole; hours are ticks over 3,600, so only the last bits of thirteen sums can differ.
      expect(value(row, 'openHours') - losses(true)).toBeCloseTo(value(row, 'plannedBusyHours'), 6);
      expect(value(row, 'plannedBusyHours') - losses(false)).toBeCloseTo(value(row, 'goodHours'), 6);
      expect(value(row, 'availability') * value(row, 'effectiveness') * value(row, 'quality')).toBeCloseTo(value(row, 'oee'), 12);
      for (const id of LOSS_IDS) if (id !== 'speed') expect(value(row, `${id}Hours`), `${row['group']} ${id}`).toBeGreaterThanOrEqual(0);
    }
  });

  it('shows every kind of stop somewhere in the cluster', () => {
    const rows = read(machineTable([{ policy: 'baseline', simulation }]));
    for (const id of ['maintenance', 'cleaning', 'repair', 'waitingForCrew', 'setup', 'minorStops', 'starved', 'blocked'] as const) {
      expect(rows.some((row) => value(row, `${id}Hours`) > 0), id).toBe(true);
    }
  });
});

describe('the table of people', () => {
  it('holds most of the labour that plants pay; drivers and loaders of a gin come on top', () => {
    const rows = read(staffTable([{ policy: 'baseline', simulation }]));
    const { sites } = simulation.world.cluster;
    for (const [site, { id, kind }] of sites.entries()) {
      const paid = rows.filter((row) => row['site'] === id).reduce((sum, row) => sum + value(row, 'paidHours'), 0);
      const labour = simulation.world.activities.total(site, ACTIVITY.labour);
      if (kind !== 'gin' && kind !== 'spinningMill' && kind !== 'textileMill') expect(paid).toBe(0);
      else expect(paid / labour).toBeGreaterThan(0.5);
      expect(paid).toBeLessThanOrEqual(labour + 1e-6);
    }
  });

  it('has nobody work who was not called in, and as many as the chance of absence leaves', () => {
    const rows = read(staffTable([{ policy: 'baseline', simulation }]));
    const { absenceShare } = shippedScenario('pilot-cluster').parameters.people;
    expect(new Set(rows.map((row) => row['kind']))).toEqual(new Set(['gin', 'spinningMill', 'textileMill']));
    const sum = (name: string): number => rows.reduce((total, row) => total + value(row, name), 0);
    for (const row of rows) expect(value(row, 'workedHours')).toBeLessThanOrEqual(value(row, 'calledHours'));
    // Some thousand shifts of some ten people: a standard error of a tenth of a point.
    expect(Math.abs(sum('workedHours') / sum('calledHours') - (1 - absenceShare))).toBeLessThan(0.005);
    for (const row of rows) expect(value(row, 'workedHoursPerTonne')).toBeGreaterThan(0);
  });
});
