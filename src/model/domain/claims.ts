// What the article on AI in Kazakhstan's cotton processing claims (Tables 6 and 7); hypotheses shown beside the results, never inputs.
// Source: journal article, ISSN 1991-3494, 2025, issue 6. The simulation must not import this file.
import type { KpiId } from './kpis.ts';

/** A claimed change; `absolute` is after − before in the KPI's unit, `relative` the claimed share of the baseline. */
export interface Claim {
  readonly before: number;
  readonly after: number;
  /** How the change is compared: difference of percentage points, or share of the baseline. */
  readonly comparedAs: 'difference' | 'relative';
}

export const CLAIMS: Readonly<Partial<Record<KpiId, Claim>>> = {
  equipmentProductivity: { before: 100, after: 128, comparedAs: 'relative' },
  rawMaterialLoss: { before: 12, after: 7, comparedAs: 'relative' },
  cycleTimeIndex: { before: 100, after: 82, comparedAs: 'relative' },
  defectRate: { before: 5.8, after: 3.1, comparedAs: 'relative' },
  specificEnergyIndex: { before: 100, after: 84, comparedAs: 'relative' },
  decisionSpeed: { before: 1, after: 1.7, comparedAs: 'relative' },
  digitalisation: { before: 45, after: 78, comparedAs: 'difference' },
  unitCost: { before: 840, after: 725, comparedAs: 'relative' },
  unitProfit: { before: 190, after: 240, comparedAs: 'relative' },
  labourProductivity: { before: 1, after: 1.32, comparedAs: 'relative' },
  payback: { before: 0, after: 2.8, comparedAs: 'difference' },
  roi: { before: 0, after: 34, comparedAs: 'difference' },
};
