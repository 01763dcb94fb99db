// Turns the KPIs of replications into means, intervals and paired differences. Runs nothing.
import { confidenceInterval } from '../engine/statistics.ts';
import { COST_GROUPS, COST_PRODUCTS, type CostGroup } from '../model/domain/costs.ts';
import { KPI_IDS, KPIS, type KpiId } from '../model/domain/kpis.ts';
import { MODULE_IDS, type ModuleSet } from '../model/domain/modules.ts';
import type { Appraisal, CostEstimate, KpiEstimate, PairedEstimate, RunPolicy, RunCounts, RunSummary } from '../model/domain/results.ts';
import { MODEL_VERSION } from '../simulation/version.ts';

/** KPI values of one run; what a run cannot have (payback without a saving) is absent. */
export type KpiValues = Readonly<Partial<Record<KpiId, number>>>;

/** One replication: the KPIs of each policy that was run, on the same random numbers. */
export interface ReplicationResult {
  readonly replication: number;
  readonly kpis: Readonly<Partial<Record<RunPolicy, KpiValues>>>;
  readonly digest: Readonly<Partial<Record<RunPolicy, string>>>;
  /** Manufacturing cost of each policy per unit of product. */
  readonly costs: Readonly<Partial<Record<RunPolicy, readonly CostEstimate[]>>>;
  /** Investment in the AI modules and what they save in this season; absent when no module or only one policy ran. */
  readonly appraisal: Appraisal | undefined;
  readonly counts: RunCounts;
  readonly maxErrorGrams: number;
}

export interface SummaryHeader {
  readonly scenario: string;
  readonly seed: number;
  readonly modules: ModuleSet;
  readonly policies: readonly RunPolicy[];
}

const LEVEL = 0.95;

/** Mean and 95 % Student interval of the finite values; the interval needs two of them. */
function meanAndInterval(values: readonly (number | undefined)[]): Pick<KpiEstimate, 'mean' | 'ci95'> {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return { mean: undefined, ci95: undefined };
  if (known.length === 1) return { mean: known[0], ci95: undefined };
  const interval = confidenceInterval(Float64Array.from(known), LEVEL);
  return { mean: interval.mean, ci95: [interval.low, interval.high] };
}

/** The summary of at least one replication, in replication order whatever order they finished in. */
export function summarise(header: SummaryHeader, results: readonly ReplicationResult[]): RunSummary {
  const ordered = [...results].sort((a, b) => a.replication - b.replication);
  const policies: Partial<Record<RunPolicy, Partial<Record<KpiId, KpiEstimate>>>> = {};
  for (const policy of header.policies) {
    const estimates: Partial<Record<KpiId, KpiEstimate>> = {};
    for (const id of KPI_IDS) {
      const values = ordered.map((result) => result.kpis[policy]?.[id]);
      if (values.every((value) => value === undefined)) continue;
      estimates[id] = { ...meanAndInterval(values), unit: KPIS[id].unit, values };
    }
    policies[policy] = estimates;
  }
  const first = ordered[0];
  return {
    scenario: header.scenario,
    modelVersion: MODEL_VERSION,
    seed: header.seed,
    replications: ordered.length,
    modules: MODULE_IDS.filter((id) => header.modules.has(id)),
    policies,
    paired: header.policies.includes('baseline') && header.policies.includes('ai') ? pairedEstimates(ordered, 'ai') : {},
    bound: header.policies.includes('baseline') && header.policies.includes('oracle') ? pairedEstimates(ordered, 'oracle') : {},
    massBalance: { maxErrorGrams: ordered.reduce((most, result) => Math.max(most, result.maxErrorGrams), 0) },
    counts: first?.counts ?? { bales: 0, seedCottonLots: 0, yarnLots: 0, fabricBatches: 0, events: 0 },
    digest: Object.fromEntries(header.policies.map((policy) => [policy, first?.digest[policy] ?? ''])),
    costs: Object.fromEntries(header.policies.map((policy) => [policy, meanCosts(ordered.map((result) => result.costs[policy] ?? []))])),
    appraisal: meanAppraisal(ordered.map((result) => result.appraisal)),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Means of the costs of every product that each replication made. */
function meanCosts(all: readonly (readonly CostEstimate[])[]): CostEstimate[] {
  return COST_PRODUCTS.flatMap((product): CostEstimate[] => {
    const known = all.flatMap((costs) => costs.filter((cost) => cost.product === product));
    const first = known[0];
    if (first === undefined || known.length < all.length) return [];
    const groups = Object.fromEntries(COST_GROUPS.map((group) => [group, mean(known.map((cost) => cost.groups[group]))])) as Record<CostGroup, number>;
    return [
      {
        ...first,
        groups,
        ofWhichBuildings: mean(known.map((cost) => cost.ofWhichBuildings)),
        total: COST_GROUPS.reduce((sum, group) => sum + groups[group], 0),
      },
    ];
  });
}

function meanAppraisal(all: readonly (Appraisal | undefined)[]): Appraisal | undefined {
  const known = all.filter((appraisal) => appraisal !== undefined);
  const first = known[0];
  if (first === undefined) return undefined;
  return { ...first, investmentUsd: mean(known.map((each) => each.investmentUsd)), annualSavingUsd: mean(known.map((each) => each.annualSavingUsd)) };
}

/** A policy's KPIs minus the baseline's, over pairs of equal replication. */
function pairedEstimates(ordered: readonly ReplicationResult[], policy: RunPolicy): RunSummary['paired'] {
  const paired: Partial<Record<KpiId, PairedEstimate>> = {};
  for (const id of KPI_IDS) {
    const baseline = ordered.map((result) => result.kpis.baseline?.[id]);
    const changed = ordered.map((result) => result.kpis[policy]?.[id]);
    const values = ordered.map((_, i) => {
      const before = baseline[i];
      const after = changed[i];
      return before === undefined || after === undefined ? undefined : after - before;
    });
    if (values.every((value) => value === undefined)) continue;
    const { mean: difference, ci95 } = meanAndInterval(values);
    const before = meanAndInterval(baseline.filter((_, i) => values[i] !== undefined)).mean;
    const relative = difference === undefined || before === undefined || before === 0 ? undefined : difference / Math.abs(before);
    paired[id] = { difference, ci95, relative, values };
  }
  return paired;
}
