// Times whole crop years: the pilot, the national crop, and clusters scaled to a number of bales. Each is measured in a process of its own.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runReplication } from '../experiment/replications.ts';
import { NO_MODULES } from '../model/domain/modules.ts';
import { parseScenario, type ResolvedScenario } from '../model/scenario/index.ts';
import { InputFault } from './faults.ts';
import { machineDescription } from './machine.ts';
import { loadScenario } from './scenario-files.ts';
import { scaledDocument } from './scaled-scenario.ts';

export interface BenchPoint {
  readonly bales: number;
  readonly seconds: number;
  readonly peakMiB: number;
}

const SEED = 1;
const KIB_PER_MIB = 1024;
/** The best of these many runs counts: the first one also compiles. */
const RUNS = 3;
const SCALED_BALES = [10_000, 100_000, 1_000_000] as const;

/**
 * One crop year under baseline management in this process, `factor` times the size of the shipped scenario: the fastest of three runs,
 * and the peak memory of the first.
 */
export function benchPoint(name: string, factor: number, projectRoot: string): BenchPoint {
  const { scenario: whole, weather } = loadScenario(name, projectRoot);
  const scenario = factor === 1 ? whole : scaledScenario(name, factor, projectRoot);
  const options = { seed: SEED, replication: 0, policies: ['baseline'], modules: NO_MODULES, core: undefined } as const;
  let seconds = Infinity;
  let peakMiB = 0;
  let bales = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const startMs = performance.now();
    bales = runReplication(scenario, weather, options).counts.bales;
    seconds = Math.min(seconds, (performance.now() - startMs) / 1000);
    if (run === 0) peakMiB = process.resourceUsage().maxRSS / KIB_PER_MIB;
  }
  return { bales, seconds, peakMiB };
}

function scaledScenario(name: string, factor: number, projectRoot: string): ResolvedScenario {
  const text = readFileSync(join(projectRoot, 'sim-scenarios/scenarios', `${name}.json`), 'utf8');
  const result = parseScenario(JSON.stringify(scaledDocument(JSON.parse(text), factor)), { id: name, loadParent: () => undefined });
  if (!result.ok) throw new InputFault(result.issues);
  return result.value;
}

/** The point measured in a fresh process without the bundler, so that its peak memory is its own. */
async function pointInProcess(name: string, factor: number, projectRoot: string): Promise<BenchPoint> {
  const main = JSON.stringify(new URL('./main.mjs', import.meta.url).href);
  const argv = JSON.stringify(['bench-point', name, String(factor)]);
  const code = `const { main } = await import(${main}); process.exitCode = await main(${argv}, ${JSON.stringify({ projectRoot })});`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code]);
  return JSON.parse(stdout) as BenchPoint;
}

/** `maqta bench season`. */
export async function benchSeason(projectRoot: string): Promise<object> {
  const pilot = await pointInProcess('pilot-cluster', 1, projectRoot);
  const national = await pointInProcess('national', 1, projectRoot);
  return { machine: machineDescription(), pilot: { seconds: pilot.seconds, bales: pilot.bales }, national };
}

/** `maqta bench scaling`: the national cluster with more or fewer farms, points and gins. */
export async function benchScaling(projectRoot: string): Promise<object> {
  const points: BenchPoint[] = [];
  const { bales: balesOfWhole } = await pointInProcess('national', 1, projectRoot);
  for (const bales of SCALED_BALES) points.push(await pointInProcess('national', bales / balesOfWhole, projectRoot));
  return { machine: machineDescription(), points };
}
