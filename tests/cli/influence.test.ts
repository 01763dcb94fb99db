// The written table of influences and the page of assumptions that is made from it.
import { describe, expect, it } from 'vitest';
import { assumptionsPage } from '../../src/cli/assumptions-page.ts';
import { influenceCsv, largestEffects, parseInfluence } from '../../src/cli/influence-table.ts';
import { INFLUENCE_KPIS, type InfluenceEffect, type InfluenceKpi, type InfluenceRow } from '../../src/experiment/influence.ts';

const NONE: InfluenceEffect = { low: 0, high: 0, halfWidth: undefined };
const row = (group: string, key: string, changes: Partial<Record<InfluenceKpi, InfluenceEffect>>): InfluenceRow => ({
  group,
  key,
  kind: 'assumed',
  unit: 'fraction',
  value: 0.7,
  low: 0.56,
  high: 0.84,
  effects: { ...(Object.fromEntries(INFLUENCE_KPIS.map((kpi) => [kpi, NONE])) as Record<InfluenceKpi, InfluenceEffect>), ...changes },
  influence: Math.max(...Object.values(changes).flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)])),
});
const HEADER = { scenario: 'pilot-cluster', modelVersion: '9.9.9', seed: 4, replications: 2 };
const ROWS = [
  row('economics', 'secondGradePriceShare', { unitProfit: { low: -0.031_234_56, high: 0.0312, halfWidth: 0.001 }, oee: { low: 0.4, high: 0.4, halfWidth: 0.5 }, npv: { low: undefined, high: 0.2, halfWidth: undefined } }),
  row('economics', 'dieselKztPerL', { unitCost: { low: -0.000_04, high: 0.000_04, halfWidth: undefined } }),
];

describe('the table of influences', () => {
  it('is read back as it was written, in percent', () => {
    const kept = parseInfluence(influenceCsv(HEADER, ROWS));
    expect(kept.map(({ parameter }) => parameter)).toEqual(['economics.secondGradePriceShare', 'economics.dieselKztPerL']);
    expect(kept[0]).toMatchObject({ header: HEADER, low: 0.56, high: 0.84, largestPercent: 40 });
    expect(kept[0]!.effects.find(({ kpi }) => kpi === 'unitProfit')).toEqual({ kpi: 'unitProfit', low: -3.123, high: 3.12, halfWidth: 0.1 });
    expect(kept[0]!.effects.find(({ kpi }) => kpi === 'npv')).toEqual({ kpi: 'npv', low: undefined, high: 20, halfWidth: undefined });
  });

  it('names the largest changes first and leaves out what rounds to nothing or may be luck', () => {
    const [first, second] = parseInfluence(influenceCsv(HEADER, ROWS));
    expect(largestEffects(first!.effects, 3)).toBe('npv – / +20.0, unitProfit −3.1 / +3.1');
    expect(largestEffects(first!.effects, 1)).toBe('npv – / +20.0');
    expect(largestEffects(second!.effects, 3)).toBe('');
  });
});

describe('the page of assumptions', () => {
  it('says what each assumption moves, and which were not measured', () => {
    const page = assumptionsPage(parseInfluence(influenceCsv(HEADER, ROWS)));
    expect(page).toContain('| `economics.secondGradePriceShare` | 0.56 | 0.84 | npv – / +20.0, unitProfit −3.1 / +3.1 |');
    expect(page).toMatch(/\| `secondGradePriceShare` \|.*\| npv – \/ \+20\.0 \|/);
    expect(page).toMatch(/\| `dieselKztPerL` \|.*\| nothing clear \|/);
    expect(page).toMatch(/\| `gasKztPerM3` \|.*\| not measured \|/);
    expect(page).toContain('Of 2 parameters 1 move nothing clearly');
    expect(page).toContain('pilot-cluster, seed 4, the mean of 2 crop years, model 9.9.9');
  });
  it('says so when no table is kept', () => {
    expect(assumptionsPage([])).toContain('No table of influences is kept');
  });
});
