// Work spread over worker threads of Node: replications, variations of parameters, and studies of forecasters. The result is the same whatever their number. Decides
// nothing about the model.
import { Worker } from 'node:worker_threads';
import type { ForecastStudy, StudyOptions } from '../experiment/forecast-study.ts';
import type { InfluenceOptions, InfluenceResult, InfluenceVariation } from '../experiment/influence.ts';
import type { ModuleChoice, ReplicationOptions } from '../experiment/replications.ts';
import type { ReplicationResult } from '../experiment/summarise.ts';
import type { ModuleId, ModuleSet } from '../model/domain/modules.ts';
import type { RunPolicy } from '../model/domain/results.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';

interface SharedTask {
  readonly scenario: ResolvedScenario;
  readonly weather: WeatherRecord;
  readonly seed: number;
  readonly policies: readonly RunPolicy[];
  readonly modules: readonly ModuleId[];
  readonly core: ReplicationOptions['core'];
}

/** A choice of modules as plain data. */
type SharedChoice = Pick<SharedTask, 'policies' | 'modules'>;

/** What a worker thread is given: plain data that is copied to it. */
export type PoolTask =
  /** Numbers of the replications that this thread runs, in order. */
  | (SharedTask & { readonly kind: 'replications'; readonly replications: readonly number[] })
  /** Numbers of the replications that this thread runs, in order, each with every choice of modules. */
  | (Omit<SharedTask, 'policies' | 'modules'> & { readonly kind: 'choices'; readonly choices: readonly SharedChoice[]; readonly replications: readonly number[] })
  /** Seeds whose forecasters this thread studies, in order. */
  | (Pick<SharedTask, 'scenario' | 'weather'> & { readonly kind: 'studies'; readonly tasks: StudyOptions['tasks']; readonly seeds: readonly number[] })
  /** Variations that this thread runs, in order, each with this many replications. */
  | (SharedTask & { readonly kind: 'influence'; readonly variations: readonly InfluenceVariation[]; readonly replications: number });

/** What a worker thread answers, a message at a time. */
export interface InfluenceAnswer {
  readonly variation: InfluenceVariation;
  readonly result: InfluenceResult;
}
export interface StudyAnswer {
  readonly seed: number;
  readonly study: ForecastStudy;
}
type Answer = ReplicationResult | InfluenceAnswer | StudyAnswer | readonly ReplicationResult[];
export type PoolAnswer = { readonly answer: Answer } | { readonly failure: string };

interface PoolOptions {
  readonly workers: number;
  /** Address of the worker's code. */
  readonly workerUrl: URL;
}

export interface PoolJob extends Omit<SharedTask, 'modules'>, PoolOptions {
  readonly modules: ModuleSet;
  readonly replications: readonly number[];
  /** Told after every finished replication. */
  readonly onResult: () => void;
}

export interface ChoicesJob extends Omit<SharedTask, 'policies' | 'modules'>, PoolOptions {
  readonly choices: readonly ModuleChoice[];
  readonly replications: readonly number[];
  /** Told after every finished replication. */
  readonly onResult: () => void;
}

export interface StudiesJob extends Pick<SharedTask, 'scenario' | 'weather'>, PoolOptions {
  readonly tasks: StudyOptions['tasks'];
  readonly seeds: readonly number[];
  /** Told after every finished study. */
  readonly onResult: () => void;
}

export interface InfluenceJob extends InfluenceOptions, PoolOptions {
  readonly scenario: ResolvedScenario;
  readonly weather: WeatherRecord;
  readonly variations: readonly InfluenceVariation[];
  /** Told after every finished variation. */
  readonly onResult: () => void;
}

/** Runs each task in a thread of its own and hands every answer on. Fails: rejects with the first error of any thread; the others are stopped. */
async function inThreads(tasks: readonly PoolTask[], workerUrl: URL, take: (answer: Answer) => void): Promise<void> {
  const threads: Worker[] = [];
  try {
    await Promise.all(
      tasks.map((task) => {
        const thread = new Worker(workerUrl, { workerData: task });
        threads.push(thread);
        return new Promise<void>((resolve, reject) => {
          thread.on('message', (message: PoolAnswer) => {
            if ('failure' in message) reject(new Error(message.failure));
            else take(message.answer);
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
}

/** Every `count`-th item from each start: one share per thread. */
function shares<Item>(items: readonly Item[], workers: number): Item[][] {
  const count = Math.min(workers, items.length);
  return Array.from({ length: count }, (_, index) => items.filter((_item, i) => i % count === index));
}

/** The results of all replications in order of their number. Fails: rejects with the first error of any thread; the others are stopped. */
export async function runInPool(job: PoolJob): Promise<ReplicationResult[]> {
  const { workers, workerUrl, onResult, modules, replications, ...shared } = job;
  const results: ReplicationResult[] = [];
  const tasks = shares(replications, workers).map((share): PoolTask => ({ ...shared, kind: 'replications', modules: [...modules], replications: share }));
  await inThreads(tasks, workerUrl, (answer) => {
    if (!('kpis' in answer)) return;
    results.push(answer);
    onResult();
  });
  if (results.length !== replications.length) throw new Error(`${replications.length - results.length} replications gave no result`);
  return results.sort((a, b) => a.replication - b.replication);
}

/** The results of every choice of modules in order of the replications: a list for each choice. Fails as `runInPool`. */
export async function runChoicesInPool(job: ChoicesJob): Promise<ReplicationResult[][]> {
  const { workers, workerUrl, onResult, choices, replications, ...shared } = job;
  const results: (readonly ReplicationResult[])[] = [];
  const sets = choices.map(({ policies, modules }) => ({ policies, modules: [...modules] }));
  const tasks = shares(replications, workers).map((share): PoolTask => ({ ...shared, kind: 'choices', choices: sets, replications: share }));
  await inThreads(tasks, workerUrl, (answer) => {
    if (!Array.isArray(answer)) return;
    results.push(answer);
    onResult();
  });
  if (results.length !== replications.length) throw new Error(`${replications.length - results.length} replications gave no result`);
  results.sort((a, b) => a[0]!.replication - b[0]!.replication);
  return choices.map((_, choice) => results.map((each) => each[choice]!));
}

/** The study of every seed in order of the seeds. Fails as `runInPool`. */
export async function runStudiesInPool(job: StudiesJob): Promise<ForecastStudy[]> {
  const { workers, workerUrl, onResult, seeds, ...shared } = job;
  const studies = new Map<number, ForecastStudy>();
  const tasks = shares(seeds, workers).map((share): PoolTask => ({ ...shared, kind: 'studies', seeds: share }));
  await inThreads(tasks, workerUrl, (answer) => {
    if (!('study' in answer)) return;
    studies.set(answer.seed, answer.study);
    onResult();
  });
  if (studies.size !== seeds.length) throw new Error(`${seeds.length - studies.size} studies gave no result`);
  return seeds.map((seed) => studies.get(seed)!);
}

/** The result of every variation under `<place in the plan> <end>`. Fails as `runInPool`. */
export async function runInfluenceInPool(job: InfluenceJob): Promise<Map<string, InfluenceResult>> {
  const { workers, workerUrl, onResult, modules, variations, ...shared } = job;
  const results = new Map<string, InfluenceResult>();
  const tasks = shares(variations, workers).map((share): PoolTask => ({ ...shared, kind: 'influence', modules: [...modules], variations: share }));
  await inThreads(tasks, workerUrl, (answer) => {
    if (!('variation' in answer)) return;
    const { variation, result } = answer;
    results.set(`${variation.parameter} ${variation.end}`, result);
    onResult();
  });
  if (results.size !== variations.length) throw new Error(`${variations.length - results.size} variations gave no result`);
  return results;
}
