// Costs by group as rows for the board's table and its file: groups in their order, then buildings, conversion and total. Pure.
import { csvText } from '../../base/csv.ts';
import { CONVERSION_GROUPS, COST_GROUPS, COST_PRODUCTS, type CostGroup, type CostProduct } from '../../model/domain/costs.ts';
import type { CostEstimate, PolicyName, RunSummary } from '../../model/domain/results.ts';

export type CostRowId = CostGroup | 'ofWhichBuildings' | 'conversion' | 'total';

export interface CostColumn {
  readonly product: CostProduct;
  readonly policy: PolicyName;
  readonly estimate: CostEstimate;
}

/** A line of the table: one figure per column, USD per unit of the column's product. */
export interface CostRow {
  readonly id: CostRowId;
  readonly values: readonly number[];
}

const POLICIES = ['baseline', 'ai'] as const satisfies readonly PolicyName[];
const ROW_IDS: readonly CostRowId[] = [...COST_GROUPS, 'ofWhichBuildings', 'conversion', 'total'];

/** Products that were made, baseline before AI. */
export function costColumns(summary: RunSummary): CostColumn[] {
  return COST_PRODUCTS.flatMap((product) =>
    POLICIES.flatMap((policy): CostColumn[] => {
      const estimate = summary.costs[policy]?.find((candidate) => candidate.product === product);
      return estimate ? [{ product, policy, estimate }] : [];
    }),
  );
}

function valueOf(id: CostRowId, { groups, ofWhichBuildings, total }: CostEstimate): number {
  if (id === 'ofWhichBuildings') return ofWhichBuildings;
  if (id === 'total') return total;
  if (id === 'conversion') return CONVERSION_GROUPS.reduce((sum, group) => sum + groups[group], 0);
  return groups[id];
}

/** The lines of the table; a group that is nothing in every column is left out. */
export function costRows(columns: readonly CostColumn[]): CostRow[] {
  return ROW_IDS.map((id) => ({ id, values: columns.map(({ estimate }) => valueOf(id, estimate)) })).filter(({ values }) => values.some((value) => value !== 0));
}

/** The same as a file, unrounded. */
export function costsCsv(summary: RunSummary): string {
  const columns = costColumns(summary);
  const header = ['group', ...columns.map(({ product, policy, estimate }) => `${policy}_${product}_usd_per_${estimate.unit}`)];
  return csvText(header, costRows(columns).map(({ id, values }) => [id, ...values]));
}
