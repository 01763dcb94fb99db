// `maqta influence`: moves every assumed parameter a fifth down and up, one at a time, and lists what that does to the main indicators.
import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  INFLUENCE_KPIS,
  influencePlan,
  influenceRows,
  influenceValues,
  influenceVariations,
  type InfluenceOptions,
  type InfluenceRow,
  type InfluenceValues,
} from '../experiment/influence.ts';
import { needsCore } from '../experiment/replications.ts';
import { prepareCore } from '../experiment/training.ts';
import { NO_MODULES, type ModuleSet } from '../model/domain/modules.ts';
import type { PolicyName } from '../model/domain/results.ts';
import { runInfluenceInPool } from '../runtime/node-pool.ts';
import { MODEL_VERSION } from '../simulation/index.ts';
import { EXIT, UsageFault } from './faults.ts';
import { influenceCsv, largestEffects, type InfluenceHeader } from './influence-table.ts';
import { progressReporter } from './progress.ts';
import { loadScenario } from './scenario-files.ts';

/** Rows that the terminal shows. */
const SHOWN_ROWS = 30;

export interface InfluenceCommandOptions {
  readonly policy: 'baseline' | 'both';
  readonly modules: ModuleSet;
  readonly kind: 'assumed' | 'all';
  readonly replications: number;
  readonly seed: number;
  readonly workers: number;
  readonly limit?: number;
  readonly json?: boolean;
  readonly out?: string;
}

/** Runs, writes and prints; returns the exit code. Fails with InputFault or UsageFault before anything is run. */
export async function influenceCommand(argument: string, options: InfluenceCommandOptions, projectRoot: string): Promise<number> {
  const out = options.out === undefined ? undefined : checkedOutFile(options.out);
  const { scenario, weather } = loadScenario(argument, projectRoot);
  const { seed, replications } = options;
  const policies: readonly PolicyName[] = options.policy === 'both' ? ['baseline', 'ai'] : ['baseline'];
  const modules = options.policy === 'both' ? options.modules : NO_MODULES;
  const core = needsCore(policies, modules) ? prepareCore(scenario, weather, seed, progressReporter('earlier years')) : undefined;
  const shared: InfluenceOptions = { seed, replications, policies, modules, core };
  const plan = influencePlan(scenario, options.kind, options.limit ?? Number.POSITIVE_INFINITY);
  const variations = influenceVariations(plan);
  const reference = influenceValues(scenario, weather, shared);
  const report = progressReporter('variations');
  let done = 0;
  const results = await runInfluenceInPool({
    ...shared,
    scenario,
    weather,
    variations,
    workers: options.workers,
    workerUrl: new URL('./worker.mjs', import.meta.url),
    onResult: () => {
      done += 1;
      report(done, variations.length);
    },
  });
  for (const { parameter, end, group, key, value } of variations) {
    const result = results.get(`${parameter} ${end}`);
    if (result && 'failure' in result) process.stderr.write(`no result with ${group}.${key} = ${value}: ${result.failure}\n`);
  }
  const rows = influenceRows(plan, reference, results);
  const header: InfluenceHeader = { scenario: scenario.id, modelVersion: MODEL_VERSION, seed, replications };
  if (out !== undefined) {
    writeFileSync(`${out}.partial`, influenceCsv(header, rows));
    renameSync(`${out}.partial`, out);
  }
  process.stdout.write(options.json === true ? influenceJson(header, reference, rows) : influenceText(reference, rows));
  return EXIT.done;
}

/** The file as an absolute path. Fails with UsageFault when its folder does not exist or it is a folder itself. */
function checkedOutFile(file: string): string {
  if (file.trim() === '') throw new UsageFault('--out needs the name of a file.');
  const path = resolve(file);
  if (!(statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() ?? false)) throw new UsageFault(`--out needs a file in a folder that exists; there is no ${dirname(path)}.`);
  if (existsSync(path) && statSync(path).isDirectory()) throw new UsageFault(`--out needs a file; ${path} is a folder.`);
  return path;
}

/** One JSON document: changes as shares of the indicators' size in the reference run. */
function influenceJson(header: InfluenceHeader, reference: InfluenceValues, rows: readonly InfluenceRow[]): string {
  const parameters = rows.map(({ group, key, kind, unit, value, low, high, influence, effects }) => ({
    parameter: `${group}.${key}`, kind, unit, value, low, high, influence, effects,
  }));
  return `${JSON.stringify({ ...header, kpis: INFLUENCE_KPIS, reference, parameters }, undefined, 2)}\n`;
}

function influenceText(reference: InfluenceValues, rows: readonly InfluenceRow[]): string {
  const figures = INFLUENCE_KPIS.flatMap((kpi) => {
    const values = reference[kpi];
    return values === undefined ? [] : [`${kpi} ${Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(5))}`];
  });
  const percent = (share: number | undefined): number | undefined => (share === undefined ? undefined : 100 * share);
  const lines = rows.slice(0, SHOWN_ROWS).map((row) => {
    const effects = INFLUENCE_KPIS.map((kpi) => ({ kpi, low: percent(row.effects[kpi].low), high: percent(row.effects[kpi].high), halfWidth: percent(row.effects[kpi].halfWidth) }));
    return `${`${row.group}.${row.key}`.padEnd(44)} ${`${row.low} … ${row.high} ${row.unit}`.padEnd(32)} ${largestEffects(effects, 3)}`;
  });
  const rest = rows.length > SHOWN_ROWS ? [`… and ${rows.length - SHOWN_ROWS} more (--json or --out FILE has all)`] : [];
  return `${['reference: ' + figures.join(', '), 'change in % at the low / the high end:', ...lines, ...rest].join('\n')}\n`;
}
