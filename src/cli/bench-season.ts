// Times whole crop years: the pilot, the national crop, and clusters scaled to a number of bales. Each is measured in a process of its own.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runReplication } from '../experiment/replications.ts';
import { NO_MODULES } from '../model/domain/modules.ts';
import { parseScenario } from '../model/scenario/index.ts';
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
/** The best of these many runs counts: the first one also compiles. */
const RUNS = 3;
const SCALED_BALES = [10_000, 100_000, 1_000_000] as const;

/** One crop year under baseline management in this process: the fastest of three. `bales` 0 takes the scenario as it is. */
export function benchPoint(name: string, bales: number, projectRoot: string): BenchPoint {
  const { scenario: whole, weather } = loadScenario(name, projectRoot);
  const options = { seed: SEED, replication: 0, policies: ['baseline'], modules: NO_MODULES, core: undefined } as const;
  let scenario = whole;
  if (bales > 0) {
    const balesOfWhole = runReplication(whole, weather, options).counts.bales;
    const text = readFileSync(join(projectRoot, 'sim-scenarios/scenarios', `${name}.json`), 'utf8');
    const result = parseScenario(JSON.stringify(scaledDocument(JSON.parse(text), bales / balesOfWhole)), { id: name, loadParent: () => undefined });
    if (!result.ok) throw new InputFault(result.issues);
    scenario = result.value;
  }
  let seconds = Infinity;
  let made = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const startMs = performance.now();
    made = runReplication(scenario, weather, options).counts.bales;
    seconds = Math.min(seconds, (performance.now() - startMs) / 1000);
  }
  return { bales: made, seconds, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

/** The point measured in a fresh process, so that its peak memory is its own. */
async function pointInProcess(name: string, bales: number, projectRoot: string): Promise<BenchPoint> {
  const launcher = join(projectRoot, 'src/cli/maqta.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [launcher, 'bench-point', name, String(bales)]);
  return JSON.parse(stdout) as BenchPoint;
}

/** `maqta bench season`. */
export async function benchSeason(projectRoot: string): Promise<object> {
  const pilot = await pointInProcess('pilot-cluster', 0, projectRoot);
  const national = await pointInProcess('national', 0, projectRoot);
  return { machine: machineDescription(), pilot: { seconds: pilot.seconds, bales: pilot.bales }, national };
}

/** `maqta bench scaling`: the national cluster with more or fewer farms, points and gins. */
export async function benchScaling(projectRoot: string): Promise<object> {
  const points: BenchPoint[] = [];
  for (const bales of SCALED_BALES) points.push(await pointInProcess('national', bales, projectRoot));
  return { machine: machineDescription(), points };
}
