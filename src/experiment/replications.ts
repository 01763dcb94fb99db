// Replications of a scenario under baseline management and under the AI core, on common random numbers. In this thread; pools live in runtime.
import type { DecisionCore } from '../decision/core.ts';
import type { KpiId } from '../model/domain/kpis.ts';
import { NO_MODULES, type ModuleSet } from '../model/domain/modules.ts';
import type { Appraisal, CostEstimate, RunPolicy, RunSummary } from '../model/domain/results.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { appraisalOf, costEstimates, createSimulation, kpisOf, type Simulation } from '../simulation/index.ts';
import { daySteps, drained } from './steps.ts';
import { summarise, type ReplicationResult } from './summarise.ts';
import { prepareCore } from './training.ts';

export interface ReplicationOptions {
  readonly seed: number;
  readonly replication: number;
  readonly policies: readonly RunPolicy[];
  readonly modules: ModuleSet;
  /** Needed when the AI policy has any module on. */
  readonly core: DecisionCore | undefined;
  /** Keeps decision records for export. */
  readonly keepsRecords?: boolean;
  /** Receives each finished simulation, for export. */
  readonly onRun?: (policy: RunPolicy, simulation: Simulation) => void;
}

/** One run of a policy to its end, cut at every simulated day. */
function* policySteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: ReplicationOptions,
  policy: RunPolicy,
): Generator<undefined, Simulation> {
  const isAi = policy !== 'baseline';
  const simulation = createSimulation(scenario, weather, {
    seed: options.seed,
    replication: options.replication,
    modules: isAi ? options.modules : NO_MODULES,
    core: isAi ? options.core : undefined,
    keepsRecords: options.keepsRecords ?? false,
    isOracle: policy === 'oracle',
  });
  yield* daySteps(simulation);
  if (options.policies.includes(policy)) options.onRun?.(policy, simulation);
  return simulation;
}

/** The policies of `options` besides baseline management on the luck of a finished baseline run, and what compares them. */
function* comparisonSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: ReplicationOptions,
  baseline: Simulation,
): Generator<undefined, ReplicationResult> {
  const { replication, policies } = options;
  const economics = scenario.parameters.economics;
  const baselineAccounts = baseline.accounts();
  const kpis: Partial<Record<RunPolicy, Partial<Record<KpiId, number>>>> = {};
  const digest: Partial<Record<RunPolicy, string>> = {};
  const costs: Partial<Record<RunPolicy, readonly CostEstimate[]>> = {};
  let appraisal: Appraisal | undefined;
  let maxErrorGrams = baselineAccounts.outcome.maxErrorGrams;
  if (policies.includes('baseline')) {
    kpis.baseline = kpisOf(baselineAccounts, baselineAccounts, economics);
    costs.baseline = costEstimates(baselineAccounts.costs);
    digest.baseline = baseline.digest();
  }
  for (const policy of ['ai', 'oracle'] as const) {
    if (!policies.includes(policy)) continue;
    const simulation = yield* policySteps(scenario, weather, options, policy);
    const accounts = simulation.accounts();
    kpis[policy] = kpisOf(accounts, baselineAccounts, economics);
    costs[policy] = costEstimates(accounts.costs);
    if (policy === 'ai') appraisal = appraisalOf(accounts, baselineAccounts, economics);
    digest[policy] = simulation.digest();
    maxErrorGrams = Math.max(maxErrorGrams, accounts.outcome.maxErrorGrams);
  }
  return { replication, kpis, digest, costs, appraisal, counts: baselineAccounts.outcome.counts, maxErrorGrams };
}

/** The work of runReplication cut at every simulated day, so that a worker can listen in between; the result is what it returns. */
export function* replicationSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: ReplicationOptions,
): Generator<undefined, ReplicationResult> {
  const baseline = yield* policySteps(scenario, weather, options, 'baseline');
  return yield* comparisonSteps(scenario, weather, options, baseline);
}

/** Modules that are on, and who else runs beside baseline management with them. */
export interface ModuleChoice {
  readonly modules: ModuleSet;
  readonly policies: readonly RunPolicy[];
}

/** One replication of every choice of modules on the same luck; baseline management runs once for all. Results in the order of the choices. */
export function runChoices(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: Omit<ReplicationOptions, keyof ModuleChoice | 'onRun'>,
  choices: readonly ModuleChoice[],
): ReplicationResult[] {
  const baseline = drained(policySteps(scenario, weather, { ...options, policies: ['baseline'], modules: NO_MODULES }, 'baseline'));
  return choices.map((choice) => drained(comparisonSteps(scenario, weather, { ...options, ...choice }, baseline)));
}

/** One replication: both policies on the same luck. The baseline always runs, since indices compare with it. */
export function runReplication(scenario: ResolvedScenario, weather: WeatherRecord, options: ReplicationOptions): ReplicationResult {
  return drained(replicationSteps(scenario, weather, options));
}

export interface ReplicationsOptions {
  readonly seed: number;
  readonly replications: number;
  readonly policies: readonly RunPolicy[];
  readonly modules: ModuleSet;
  /** Told after every replication; returning false stops the run, and the summary covers what is done. */
  readonly onProgress?: (done: number, total: number) => boolean;
  readonly onRun?: (policy: RunPolicy, simulation: Simulation) => void;
}

/** Whether a run needs a trained core. */
export function needsCore(policies: readonly RunPolicy[], modules: ModuleSet): boolean {
  return modules.size > 0 && policies.some((policy) => policy !== 'baseline');
}

/** Replications 0 … n − 1 one after the other and their summary. */
export function runReplications(scenario: ResolvedScenario, weather: WeatherRecord, options: ReplicationsOptions): RunSummary {
  const core = needsCore(options.policies, options.modules) ? prepareCore(scenario, weather, options.seed) : undefined;
  const results: ReplicationResult[] = [];
  for (let replication = 0; replication < options.replications; replication += 1) {
    results.push(
      runReplication(scenario, weather, {
        seed: options.seed,
        replication,
        policies: options.policies,
        modules: options.modules,
        core,
        ...(replication === 0 && options.onRun ? { keepsRecords: true, onRun: options.onRun } : {}),
      }),
    );
    if (options.onProgress?.(results.length, options.replications) === false) break;
  }
  return summarise({ scenario: scenario.id, ...options }, results);
}

/** One digest per simulated day, and the run's. */
export function dailyDigests(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: { readonly policy: RunPolicy; readonly seed: number; readonly modules: ModuleSet },
): { readonly days: readonly string[]; readonly run: string } {
  const isAi = options.policy === 'ai' && options.modules.size > 0;
  const simulation = createSimulation(scenario, weather, {
    seed: options.seed,
    replication: 0,
    modules: options.policy === 'ai' ? options.modules : NO_MODULES,
    core: isAi ? prepareCore(scenario, weather, options.seed) : undefined,
  });
  simulation.runToEnd();
  return { days: simulation.dayDigests, run: simulation.digest() };
}
