// `maqta run`: replications of a scenario, their summary on standard output, and the tables of the first replication in a folder.
import type { BroughtHistory, DecisionCore } from '../decision/core.ts';
import { FORECAST_IDS } from '../decision/forecast/tasks.ts';
import { broughtHistory } from './brought-history.ts';
import { historyYears } from '../experiment/earlier-years.ts';
import { needsCore, runReplication } from '../experiment/replications.ts';
import { summarise, type ReplicationResult } from '../experiment/summarise.ts';
import { prepareCore } from '../experiment/training.ts';
import type { ModuleSet } from '../model/domain/modules.ts';
import type { PolicyName, RunPolicy, RunSummary } from '../model/domain/results.ts';
import { runInPool } from '../runtime/node-pool.ts';
import { EXIT } from './faults.ts';
import { checkedOutFolder, OutFolder } from './out-folder.ts';
import { progressReporter } from './progress.ts';
import { appendRunTables, writeKpiTable } from './run-tables.ts';
import { loadScenario, type LoadedScenario } from './scenario-files.ts';
import { summaryJson, summaryTable } from './summary-text.ts';

/** What shells expect of a program that was interrupted: 128 + 2. */
const EXIT_INTERRUPTED = 130;

export interface RunOptions {
  readonly policy: PolicyName | 'both';
  readonly modules: ModuleSet;
  readonly replications: number;
  readonly seed: number;
  readonly workers: number;
  readonly bound?: boolean;
  /** `question=file` for each history that the user brings. */
  readonly history?: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
}

/** Runs, writes and prints; returns the exit code. Fails with InputFault or UsageFault before anything is written. */
export async function runCommand(argument: string, options: RunOptions, projectRoot: string): Promise<number> {
  const folder = options.out === undefined ? undefined : checkedOutFolder(options.out);
  const loaded = loadScenario(argument, projectRoot);
  const brought = broughtHistory(options.history ?? []);
  const out = folder === undefined ? undefined : new OutFolder(folder);
  const interrupt = (): void => {
    out?.discard();
    process.exit(EXIT_INTERRUPTED);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const summary = await replicate(loaded, options, brought, out);
    if (out) {
      out.writeText('summary.json', summaryJson(summary));
      writeKpiTable(out, summary);
      out.publish();
    }
    process.stdout.write(options.json ? summaryJson(summary) : summaryTable(summary));
    return EXIT.done;
  } finally {
    out?.discard();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Says on standard error which forecasters may not be used: their modules keep the baseline rule. */
function tellFallbacks(core: DecisionCore): void {
  for (const id of FORECAST_IDS) {
    const verdict = core.forecasters[id]?.verdict;
    if (verdict === 'used') continue;
    const reason = verdict === undefined ? 'no outcome in three seasons, or no learner takes its columns' : verdict;
    process.stderr.write(`forecast ${id} is not used (${reason}): decisions on it keep the baseline rule\n`);
  }
}

/** The summary of all replications; the first one leaves its tables in `out`. */
async function replicate({ scenario, weather }: LoadedScenario, options: RunOptions, brought: BroughtHistory, out: OutFolder | undefined): Promise<RunSummary> {
  const { seed, modules, workers } = options;
  const asked: readonly RunPolicy[] = options.policy === 'both' ? ['baseline', 'ai'] : [options.policy];
  const policies: readonly RunPolicy[] = options.bound ? [...asked, 'oracle'] : asked;
  const core = needsCore(policies, modules) ? prepareCore(scenario, weather, seed, progressReporter('earlier years'), brought) : undefined;
  if (!core && Object.keys(brought).length > 0) process.stderr.write('the history is not used: no module of this run forecasts\n');
  if (core) tellFallbacks(core);
  if (core && historyYears(scenario.season, weather).isShared) {
    process.stderr.write('the decision core learns from years that replications draw too: the record has too few others (season.historyYears)\n');
  }
  const numbers = Array.from({ length: options.replications }, (_, index) => index);
  const report = progressReporter('replications');
  let done = 0;
  const onResult = (): void => {
    done += 1;
    report(done, numbers.length);
  };
  const here = (replication: number): ReplicationResult => {
    const isExported = replication === 0 && out !== undefined;
    const result = runReplication(scenario, weather, {
      seed,
      replication,
      policies,
      modules,
      core,
      ...(isExported ? { keepsRecords: true, onRun: (policy, simulation) => appendRunTables(out, policy, simulation, scenario) } : {}),
    });
    onResult();
    return result;
  };
  // The exported replication runs here, where its simulation can be read; the others may run anywhere.
  const own = workers === 1 ? numbers : out ? [0] : [];
  const others = numbers.filter((number) => !own.includes(number));
  const workerUrl = new URL('./worker.mjs', import.meta.url);
  const pooled = others.length === 0 ? undefined : runInPool({ scenario, weather, seed, policies, modules, core, replications: others, workers, workerUrl, onResult });
  // A failure of the pool while this thread is busy is reported when it is awaited below.
  pooled?.catch(() => undefined);
  const results = own.map(here);
  return summarise({ scenario: scenario.id, seed, modules, policies }, [...results, ...((await pooled) ?? [])]);
}
