// The result of a run as text: the one JSON document of `--json`, and a table for people.
import { KPIS, KPI_IDS } from '../model/domain/kpis.ts';
import type { PairedEstimate, RunSummary } from '../model/domain/results.ts';
import { fixed } from './fixed.ts';

/** The document as JSON; what a run cannot have is null, so that every key is there. */
export function summaryJson(summary: RunSummary): string {
  return `${JSON.stringify(summary, (_, value: unknown) => (value === undefined ? null : value), 2)}\n`;
}

/** KPIs in rows: means of the policies, the paired difference and its 95 % interval. */
export function summaryTable(summary: RunSummary): string {
  const policies = Object.keys(summary.policies) as (keyof RunSummary['policies'])[];
  const isPaired = Object.keys(summary.paired).length > 0;
  const isBound = Object.keys(summary.bound).length > 0;
  const header = ['KPI', 'unit', ...policies, ...(isPaired ? ['ai - baseline', '95 % interval'] : []), ...(isBound ? ['bound - baseline', '95 % interval'] : [])];
  const rows = KPI_IDS.flatMap((id) => {
    const estimates = policies.map((policy) => summary.policies[policy]?.[id]);
    if (estimates.every((estimate) => estimate === undefined)) return [];
    const { digits, unit } = KPIS[id];
    const means = estimates.map((estimate) => number(estimate?.mean, digits));
    return [[id, unit, ...means, ...(isPaired ? pairedCells(summary.paired[id], digits) : []), ...(isBound ? pairedCells(summary.bound[id], digits) : [])]];
  });
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd();
  const modules = summary.modules.length === 0 ? 'none' : summary.modules.join(', ');
  const notes = [
    `scenario ${summary.scenario}, model ${summary.modelVersion}, seed ${summary.seed}, replications ${summary.replications}`,
    `AI modules: ${modules}`,
  ];
  const end = `mass balance: largest error ${summary.massBalance.maxErrorGrams} g; bales in the first replication: ${summary.counts.bales}`;
  return `${[...notes, '', line(header), ...rows.map(line), '', end].join('\n')}\n`;
}

function pairedCells(paired: PairedEstimate | undefined, digits: number): string[] {
  const interval = paired?.ci95;
  return [number(paired?.difference, digits), interval ? `${number(interval[0], digits)} to ${number(interval[1], digits)}` : '-'];
}

function number(value: number | undefined, digits: number): string {
  return value === undefined ? '-' : fixed(value, digits);
}
