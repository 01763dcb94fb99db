// Replications inside their worker: the same pairs as everywhere, cut into days so that a cancel is heard.
import type { DecisionCore } from '../../decision/core.ts';
import { needsCore, replicationSteps } from '../../experiment/replications.ts';
import { summarise } from '../../experiment/summarise.ts';
import type { ReplicationResult } from '../../experiment/summarise.ts';
import { FARM_HISTORY_SEASONS, HISTORY_SEASONS } from '../../experiment/training.ts';
import type { PolicyName, RunSummary } from '../../model/domain/results.ts';
import type { RunPhase, RunRequest } from '../protocol.ts';
import type { ReadyScenario } from './library.ts';
import { inSlices } from './slices.ts';

const POLICIES: readonly PolicyName[] = ['baseline', 'ai'];

export interface RunHooks {
  readonly onProgress: (phase: RunPhase, done: number, total: number) => void;
  /** Told the summary so far, from the second pair on. */
  readonly onPartial: (summary: RunSummary) => void;
  /** The core of a seed, taught or taken over; undefined when its teaching was stopped. */
  readonly core: (seed: number, onSeason: (done: number, total: number) => void) => Promise<DecisionCore | undefined>;
  readonly isCancelled: () => boolean;
  readonly now: () => number;
}

/** The steps' result, or undefined when cancelled. */
export async function finish<Value>(steps: Generator<undefined, Value>, hooks: Pick<RunHooks, 'isCancelled' | 'now'>): Promise<Value | undefined> {
  let result: { readonly value: Value } | undefined;
  await inSlices(
    () => {
      const step = steps.next();
      if (step.done === true) result = { value: step.value };
      return step.done !== true;
    },
    hooks.isCancelled,
    hooks.now,
  );
  return result?.value;
}

/** The summary of both policies over the requested pairs; undefined when cancelled. */
export async function runReplications(ready: ReadyScenario, request: RunRequest, hooks: RunHooks): Promise<RunSummary | undefined> {
  const { scenario, weather } = ready;
  const { seed, replications } = request;
  const modules = new Set(request.modules);
  let core: DecisionCore | undefined;
  if (needsCore(POLICIES, modules)) {
    hooks.onProgress('training', 0, FARM_HISTORY_SEASONS + HISTORY_SEASONS);
    core = await hooks.core(seed, (done, total) => hooks.onProgress('training', done, total));
    if (!core || hooks.isCancelled()) return undefined;
  }
  const results: ReplicationResult[] = [];
  const summary = (): RunSummary => summarise({ scenario: scenario.id, seed, modules, policies: POLICIES }, results);
  hooks.onProgress('running', 0, replications);
  for (let replication = 0; replication < replications; replication += 1) {
    const result = await finish(replicationSteps(scenario, weather, { seed, replication, policies: POLICIES, modules, core }), hooks);
    if (!result) return undefined;
    results.push(result);
    hooks.onProgress('running', results.length, replications);
    if (results.length >= 2 && results.length < replications) hooks.onPartial(summary());
  }
  return summary();
}
