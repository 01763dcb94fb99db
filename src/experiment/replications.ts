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

/** The work of runReplication cut at every simulated day, so that a worker can listen in between; the result is what it returns. */
export function* replicationSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: ReplicationOptions,
): Generator<undefined, ReplicationResult> {
  const { seed, replication, policies } = options;
  const keepsRecords = options.keepsRecords ?? false;
  const run = function* (policy: RunPolicy): Generator<undefined, Simulation> {
    const isAi = policy !== 'baseline';
    const simulation = createSimulation(scenario, weather, {
      seed,
      replication,
      modules: isAi ? options.modules : NO_MODULES,
      core: isAi ? options.core : undefined,
      keepsRecords,
      isOracle: policy === 'oracle',
    });
    yield* daySteps(simulation);
    if (policies.includes(policy)) options.onRun?.(policy, simulation);
    return simulation;
  };
  const baseline = yield* run('baseline');
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
    const simulation = yield* run(policy);
    const accounts = simulation.accounts();
    kpis[policy] = kpisOf(accounts, baselineAccounts, economics);
    costs[policy] = costEstimates(accounts.costs);
    if (policy === 'ai') appraisal = appraisalOf(accounts, baselineAccounts, economics);
    digest[policy] = simulation.digest();
    maxErrorGrams = Math.max(maxErrorGrams, accounts.outcome.maxErrorGrams);
  }
  return { replication, kpis, digest, costs, appraisal, counts: baselineAccounts.outcome.counts, maxErrorGrams };
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
