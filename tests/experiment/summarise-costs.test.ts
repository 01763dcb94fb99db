// The costs of a summary: means over replications, products that not every replication made left out.
import { describe, expect, it } from 'vitest';
import { COST_GROUPS, type CostGroup, type CostProduct } from '../../src/model/domain/costs.ts';
import type { CostEstimate } from '../../src/model/domain/results.ts';
import { summarise, type ReplicationResult } from '../../src/experiment/summarise.ts';

const cost = (product: CostProduct, perGroup: number): CostEstimate => ({
  product,
  unit: 'kg',
  groups: Object.fromEntries(COST_GROUPS.map((group) => [group, perGroup])) as Record<CostGroup, number>,
  ofWhichBuildings: perGroup / 2,
  total: perGroup * COST_GROUPS.length,
  transferPriceUsdPerKg: 1.6,
});
const result = (replication: number, costs: readonly CostEstimate[], saving: number | undefined): ReplicationResult => ({
  replication,
  kpis: { baseline: {}, ai: {} },
  digest: {},
  costs: { baseline: costs, ai: [] },
  appraisal: saving === undefined ? undefined : { investmentUsd: 900, annualSavingUsd: saving, rate: 0.12, years: 10 },
  counts: { bales: 0, seedCottonLots: 0, yarnLots: 0, fabricBatches: 0, events: 0 },
  maxErrorGrams: 0,
});
const HEADER = { scenario: 'x', seed: 1, modules: new Set<never>(), policies: ['baseline', 'ai'] as const };

describe('the costs of a summary', () => {
  it('are means per group whose sum is the total', () => {
    const { costs } = summarise(HEADER, [result(0, [cost('yarn', 0.1), cost('fabric', 1)], 100), result(1, [cost('yarn', 0.3)], 300)]);
    expect(costs.baseline!.map(({ product }) => product)).toEqual(['yarn']);
    const [yarn] = costs.baseline!;
    for (const group of COST_GROUPS) expect(yarn!.groups[group]).toBeCloseTo(0.2, 12);
    expect(yarn!.total).toBeCloseTo(0.2 * COST_GROUPS.length, 12);
    expect(yarn!.ofWhichBuildings).toBeCloseTo(0.1, 12);
    expect(costs.ai).toEqual([]);
  });
  it('come with the mean appraisal, or none', () => {
    expect(summarise(HEADER, [result(0, [], 100), result(1, [], 300)]).appraisal).toEqual({ investmentUsd: 900, annualSavingUsd: 200, rate: 0.12, years: 10 });
    expect(summarise(HEADER, [result(0, [], undefined)]).appraisal).toBeUndefined();
  });
});
