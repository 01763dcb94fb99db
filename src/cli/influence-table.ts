// The table of influences as CSV, for the terminal and as it is kept for the page of assumptions. Runs nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvText, parseCsv } from '../base/csv.ts';
import { INFLUENCE_KPIS, type InfluenceKpi, type InfluenceRow } from '../experiment/influence.ts';

/** The kept table, in its place in the project, and the command that makes it. */
export const INFLUENCE_DATA = 'src/model/parameters/influence.csv';
export const INFLUENCE_COMMAND = `npx maqta influence pilot-cluster --policy baseline --out ${INFLUENCE_DATA}`;

/** Enough to rank by; more digits would claim more than one season's luck allows. */
const DIGITS = 4;

export interface InfluenceHeader {
  readonly scenario: string;
  readonly modelVersion: string;
  readonly seed: number;
  readonly replications: number;
}

const percent = (share: number | undefined): string => (share === undefined ? '' : String(Number((100 * share).toPrecision(DIGITS))));

/** One line per parameter, changes of the indicators in percent of their size in the reference run at the low and the high end. */
export function influenceCsv(header: InfluenceHeader, rows: readonly InfluenceRow[]): string {
  return csvText(
    [
      'scenario', 'modelVersion', 'seed', 'replications', 'parameter', 'kind', 'unit', 'value', 'low', 'high', 'largestPercent',
      ...INFLUENCE_KPIS.flatMap((kpi) => [`${kpi}LowPercent`, `${kpi}HighPercent`, `${kpi}HalfWidthPercent`]),
    ],
    rows.map((row) => [
      header.scenario, header.modelVersion, header.seed, header.replications, `${row.group}.${row.key}`, row.kind, row.unit, row.value, row.low, row.high,
      percent(row.influence),
      ...INFLUENCE_KPIS.flatMap((kpi) => [percent(row.effects[kpi].low), percent(row.effects[kpi].high), percent(row.effects[kpi].halfWidth)]),
    ]),
  );
}

/** Changes of one indicator in percent at the two ends, and half of the wider 95 % interval where there were several crop years. */
export interface KeptEffect {
  readonly kpi: InfluenceKpi;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly halfWidth: number | undefined;
}

/** A kept row: changes in percent, undefined where none was found. */
export interface KeptInfluence {
  readonly header: InfluenceHeader;
  readonly parameter: string;
  readonly low: number;
  readonly high: number;
  readonly largestPercent: number;
  readonly effects: readonly KeptEffect[];
}

/** The rows of a written table. */
export function parseInfluence(text: string): KeptInfluence[] {
  const [header, ...lines] = parseCsv(text);
  return lines.map((cells) => {
    const cell = (name: string): string => cells[header?.indexOf(name) ?? -1] ?? '';
    const known = (name: string): number | undefined => (cell(name) === '' ? undefined : Number(cell(name)));
    return {
      header: { scenario: cell('scenario'), modelVersion: cell('modelVersion'), seed: Number(cell('seed')), replications: Number(cell('replications')) },
      parameter: cell('parameter'),
      low: Number(cell('low')),
      high: Number(cell('high')),
      largestPercent: Number(cell('largestPercent')),
      effects: INFLUENCE_KPIS.map((kpi) => ({ kpi, low: known(`${kpi}LowPercent`), high: known(`${kpi}HighPercent`), halfWidth: known(`${kpi}HalfWidthPercent`) })),
    };
  });
}

/** The kept table; empty when none was recorded. */
export function keptInfluence(projectRoot: string): KeptInfluence[] {
  const file = join(projectRoot, INFLUENCE_DATA);
  return existsSync(file) ? parseInfluence(readFileSync(file, 'utf8')) : [];
}

/** The indicators that a parameter moves most, e.g. `unitCost −2.1 / +2.2`; at most `count`, none below 0.05 % or within its interval. */
export function largestEffects(effects: readonly KeptEffect[], count: number): string {
  const size = ({ low, high }: KeptEffect): number => Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0));
  const shown = (value: number | undefined): string => {
    if (value === undefined) return '–';
    const text = Math.abs(value).toFixed(1);
    return text === '0.0' ? '0.0' : `${value < 0 ? '−' : '+'}${text}`;
  };
  return [...effects]
    .filter((effect) => size(effect) >= 0.05 && size(effect) > (effect.halfWidth ?? 0))
    .sort((a, b) => size(b) - size(a))
    .slice(0, count)
    .map(({ kpi, low, high }) => `${kpi} ${shown(low)} / ${shown(high)}`)
    .join(', ');
}
