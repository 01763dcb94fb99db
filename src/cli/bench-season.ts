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
  /** Wall time of the fastest run. */
  readonly seconds: number;
  /** Processor time of the run that took the least of it, all threads: what to compare while other programs share the cores. */
  readonly cpuSeconds: number;
  /** Wall time of the first run of the process, compilation included, and the processor time that its threads took. */
  readonly firstSeconds: number;
  readonly firstCpuSeconds: number;
  readonly peakMiB: number;
}

const SEED = 1;
const KIB_PER_MIB = 1024;
const MICROSECONDS = 1_000_000;
/** The best of these many runs counts: the first ones also compile. */
const RUNS = 5;
/** Runs of a short season: the compiler is done with it only after about eight. */
const SHORT_RUNS = 12;
/** Seasons below this size count as short: in a few of them the compiler still takes a good part of the time. */
const SHORT_BALES = 200_000;
const SCALED_BALES = [10_000, 100_000, 450_000, 1_000_000] as const;

/**
 * One crop year under baseline management in this process, `factor` times the size of the shipped scenario: the fastest of several runs, and
 * the first with its compilation and peak memory.
 */
export function benchPoint(name: string, factor: number, projectRoot: string): BenchPoint {
  const { scenario: whole, weather } = loadScenario(name, projectRoot);
  const scenario = factor === 1 ? whole : scaledScenario(name, factor, projectRoot);
  const options = { seed: SEED, replication: 0, policies: ['baseline'], modules: NO_MODULES, core: undefined } as const;
  let seconds = Infinity;
  let cpuSeconds = Infinity;
  let firstSeconds = 0;
  let firstCpuSeconds = 0;
  let peakMiB = 0;
  let bales = 0;
  let runs = RUNS;
  for (let run = 0; run < runs; run += 1) {
    const startMs = performance.now();
    const startCpu = process.cpuUsage();
    bales = runReplication(scenario, weather, options).counts.bales;
    const runSeconds = (performance.now() - startMs) / 1000;
    seconds = Math.min(seconds, runSeconds);
    const cpu = process.cpuUsage(startCpu);
    const runCpuSeconds = (cpu.user + cpu.system) / MICROSECONDS;
    cpuSeconds = Math.min(cpuSeconds, runCpuSeconds);
    if (run > 0) continue;
    firstSeconds = runSeconds;
    firstCpuSeconds = runCpuSeconds;
    peakMiB = peakKiB() / KIB_PER_MIB;
    if (bales < SHORT_BALES) runs = SHORT_RUNS;
  }
  return { bales, seconds, cpuSeconds, firstSeconds, firstCpuSeconds, peakMiB };
}

/** The peak memory of this process, KiB. On Linux the figure of getrusage also covers the parent's memory before the exec, here the bundler's. */
function peakKiB(): number {
  if (process.platform === 'linux') {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (match) return Number(match[1]);
  }
  return process.resourceUsage().maxRSS;
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
  return { machine: machineDescription(), pilot, national };
}

/** `maqta bench scaling`: the national cluster with more or fewer farms, points and gins. */
export async function benchScaling(projectRoot: string): Promise<object> {
  const points: BenchPoint[] = [];
  const { bales: balesOfWhole } = await pointInProcess('national', 1, projectRoot);
  for (const bales of SCALED_BALES) points.push(await pointInProcess('national', bales / balesOfWhole, projectRoot));
  return { machine: machineDescription(), points };
}
