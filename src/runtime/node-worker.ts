// The worker thread behind node-pool: runs its share of the replications and sends each result. Knows no files and no options.
import { parentPort, workerData } from 'node:worker_threads';
import { runReplication } from '../experiment/replications.ts';
import type { PoolAnswer, PoolTask } from './node-pool.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const answer = (message: PoolAnswer): void => parentPort?.postMessage(message);
const { scenario, weather, replications, seed, policies, modules, core } = workerData as PoolTask;
try {
  for (const replication of replications) {
    answer({ result: runReplication(scenario, weather, { seed, replication, policies, modules: new Set(modules), core }) });
  }
} catch (error) {
  answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
