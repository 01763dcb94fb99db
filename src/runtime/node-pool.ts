// Replications spread over worker threads of Node; the result is the same whatever their number. Decides nothing about the model.
import { Worker } from 'node:worker_threads';
import type { ReplicationOptions } from '../experiment/replications.ts';
import type { ReplicationResult } from '../experiment/summarise.ts';
import type { ModuleId, ModuleSet } from '../model/domain/modules.ts';
import type { PolicyName } from '../model/domain/results.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';

/** What a worker thread is given: plain data that is copied to it. */
export interface PoolTask {
  readonly scenario: ResolvedScenario;
  readonly weather: WeatherRecord;
  readonly seed: number;
  readonly policies: readonly PolicyName[];
  readonly modules: readonly ModuleId[];
  readonly core: ReplicationOptions['core'];
  /** Numbers of the replications that this thread runs, in order. */
  readonly replications: readonly number[];
}

/** What a worker thread answers: one message per replication, or the reason of its failure. */
export type PoolAnswer = { readonly result: ReplicationResult } | { readonly failure: string };

export interface PoolJob extends Omit<PoolTask, 'replications' | 'modules'> {
  readonly modules: ModuleSet;
  readonly replications: readonly number[];
  readonly workers: number;
  /** Address of the worker's code. */
  readonly workerUrl: URL;
  /** Told after every finished replication. */
  readonly onResult: () => void;
}

/** The results of all replications in order of their number. Fails: rejects with the first error of any thread; the others are stopped. */
export async function runInPool(job: PoolJob): Promise<ReplicationResult[]> {
  const { workers, workerUrl, onResult, modules, replications, ...shared } = job;
  const threads: Worker[] = [];
  const results: ReplicationResult[] = [];
  const count = Math.min(workers, replications.length);
  try {
    await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const task: PoolTask = { ...shared, modules: [...modules], replications: replications.filter((_, i) => i % count === index) };
        const thread = new Worker(workerUrl, { workerData: task });
        threads.push(thread);
        return new Promise<void>((resolve, reject) => {
          thread.on('message', (answer: PoolAnswer) => {
            if ('failure' in answer) {
              reject(new Error(answer.failure));
              return;
            }
            results.push(answer.result);
            onResult();
          });
          thread.on('error', reject);
          thread.on('exit', (code) => {
            if (code === 0) resolve();
            else reject(new Error(`a worker thread ended with code ${code}`));
          });
        });
      }),
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  if (results.length !== replications.length) throw new Error(`${replications.length - results.length} replications gave no result`);
  return results.sort((a, b) => a.replication - b.replication);
}
