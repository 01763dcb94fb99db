// The worker thread behind node-pool: runs its share of the work and sends each result. Knows no files and no options.
import { parentPort, workerData } from 'node:worker_threads';
import { forecastStudy } from '../experiment/forecast-study.ts';
import { influenceValues, withParameter, type InfluenceResult } from '../experiment/influence.ts';
import { runChoices, runReplication } from '../experiment/replications.ts';
import type { PoolAnswer, PoolTask } from './node-pool.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const send = (message: PoolAnswer): void => parentPort?.postMessage(message);
const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function run(task: PoolTask): void {
  const { scenario, weather } = task;
  if (task.kind === 'studies') {
    for (const seed of task.seeds) send({ answer: { seed, study: forecastStudy(scenario, weather, { seed, tasks: task.tasks }) } });
    return;
  }
  const { seed, core } = task;
  if (task.kind === 'choices') {
    const choices = task.choices.map(({ policies, modules }) => ({ policies, modules: new Set(modules) }));
    for (const replication of task.replications) send({ answer: runChoices(scenario, weather, { seed, replication, core }, choices) });
    return;
  }
  const { policies } = task;
  const modules = new Set(task.modules);
  if (task.kind === 'replications') {
    for (const replication of task.replications) {
      send({ answer: runReplication(scenario, weather, { seed, replication, policies, modules, core }) });
    }
    return;
  }
  for (const variation of task.variations) {
    const varied = withParameter(scenario, variation.group, variation.key, variation.value);
    let result: InfluenceResult;
    try {
      result = { values: influenceValues(varied, weather, { seed, replications: task.replications, policies, modules, core }) };
    } catch (error) {
      // A world that cannot be run with this value is a finding about the parameter, not the end of the table.
      result = { failure: error instanceof Error ? error.message : String(error) };
    }
    send({ answer: { variation, result } });
  }
}

try {
  run(workerData as PoolTask);
} catch (error) {
  send({ failure: textOf(error) });
}
