// The board as files: the summary's own JSON, byte for byte what the command line prints, and a table with units in its column names.
import { csvText } from '../../base/csv.ts';
import { KPI_IDS, KPIS } from '../../model/domain/kpis.ts';
import type { RunSummary } from '../../model/domain/results.ts';
import { boardRow } from './rows.ts';

/** The summary as `maqta run --json` prints it. */
export function summaryJson(summary: RunSummary): string {
  return `${JSON.stringify(summary, (_, value: unknown) => (value === undefined ? null : value), 2)}\n`;
}

const HEADER = [
  'kpi', 'unit', 'better', 'baseline_mean', 'baseline_ci95_low', 'baseline_ci95_high', 'ai_mean', 'ai_ci95_low', 'ai_ci95_high',
  'difference_mean', 'difference_ci95_low', 'difference_ci95_high', 'difference_share_of_baseline', 'claim_before', 'claim_after', 'claim_change',
  'claim_compared_as', 'verdict',
] as const;

/** One line per indicator of the summary. Numbers are unrounded; what does not exist is empty. */
export function summaryCsv(summary: RunSummary): string {
  const cell = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const rows = KPI_IDS.map((id) => boardRow(id, summary))
    .filter((row) => row.baseline !== undefined || row.ai !== undefined)
    .map(({ id, baseline, ai, paired, claim }) => [
      id, KPIS[id].unit, KPIS[id].better,
      cell(baseline?.mean), cell(baseline?.ci95?.[0]), cell(baseline?.ci95?.[1]),
      cell(ai?.mean), cell(ai?.ci95?.[0]), cell(ai?.ci95?.[1]),
      cell(paired?.difference), cell(paired?.ci95?.[0]), cell(paired?.ci95?.[1]), cell(paired?.relative),
      cell(claim?.claim.before), cell(claim?.claim.after), cell(claim?.change), claim?.claim.comparedAs ?? '', claim?.verdict ?? '',
    ]);
  return csvText(HEADER, rows);
}
