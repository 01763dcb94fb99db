// The dictionaries that code, tables, charts and files share: KPIs, the article's claims, modules, process points.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLAIMS } from '../../../src/model/domain/claims.ts';
import { KPI_IDS, KPIS } from '../../../src/model/domain/kpis.ts';
import { MODULE_IDS, NO_MODULES } from '../../../src/model/domain/modules.ts';
import { PROCESS_POINT_IDS, PROCESS_POINTS } from '../../../src/model/domain/process-points.ts';

const SOURCE = resolve(import.meta.dirname, '../../../src');

describe('the KPI dictionary', () => {
  it('names each indicator once, in camel case, with a unit and sensible decimals', () => {
    expect(KPI_IDS).toEqual(Object.keys(KPIS));
    for (const id of KPI_IDS) {
      const definition = KPIS[id];
      expect(id).toMatch(/^[a-z][A-Za-z]*$/);
      expect(definition.unit, id).not.toBe('');
      expect(Number.isInteger(definition.digits) && definition.digits >= 0 && definition.digits <= 3, id).toBe(true);
    }
  });

  it('calls relative to the baseline exactly those that have no unit of their own', () => {
    for (const id of KPI_IDS) expect(KPIS[id].isIndex, id).toBe(KPIS[id].unit === 'index' || KPIS[id].unit === 'ratio');
  });

  it('gives every index that has an absolute twin the same direction', () => {
    expect(KPIS.cycleTimeIndex.better).toBe(KPIS.cycleTime.better);
    expect(KPIS.specificEnergyIndex.better).toBe(KPIS.specificEnergy.better);
  });

  it('calls less better for losses, costs, times and resource use', () => {
    for (const id of KPI_IDS) {
      const isBurden = /loss|defect|cost|time|energy|electricity|water|carbon|empty|payback|wait/i.test(id);
      expect(KPIS[id].better, id).toBe(isBurden ? 'down' : 'up');
    }
  });
});

describe("the article's claims", () => {
  const claims = Object.entries(CLAIMS) as [keyof typeof KPIS, NonNullable<(typeof CLAIMS)[keyof typeof KPIS]>][];

  it('are about indicators of the dictionary and change them for the better', () => {
    expect(claims.length).toBe(12);
    for (const [id, claim] of claims) {
      expect(KPI_IDS, id).toContain(id);
      // Payback and return of an investment have no value before it; all others are compared with their own before.
      if (id === 'payback' || id === 'roi') expect(claim.before).toBe(0);
      else expect(Math.sign(claim.after - claim.before), id).toBe(KPIS[id].better === 'up' ? 1 : -1);
    }
  });

  it('are compared as a share only where there is something to take a share of, and start indices at their base', () => {
    for (const [id, claim] of claims) {
      if (claim.comparedAs === 'relative') expect(claim.before, id).toBeGreaterThan(0);
      if (KPIS[id].unit === 'index') expect([1, 100], id).toContain(claim.before);
    }
  });

  it('are never read by the model, the decisions, the simulation or the experiments', () => {
    const files = ['model', 'decision', 'simulation', 'learn', 'engine', 'experiment'].flatMap((folder) =>
      readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    );
    const readers = files.filter((file) => file.endsWith('.ts') && /from '[^']*\/claims\.ts'/.test(readFileSync(join(SOURCE, file), 'utf8')));
    expect(files.length).toBeGreaterThan(50);
    expect(readers).toEqual([]);
  });
});

describe('modules and process points', () => {
  it('list twelve modules once each', () => {
    expect(new Set(MODULE_IDS).size).toBe(12);
    expect(NO_MODULES.size).toBe(0);
  });

  it('give every module at least one process point to instrument, and every point a module', () => {
    expect(PROCESS_POINT_IDS).toEqual(Object.keys(PROCESS_POINTS));
    expect([...new Set(Object.values(PROCESS_POINTS))].sort()).toEqual([...MODULE_IDS].sort());
  });
});
