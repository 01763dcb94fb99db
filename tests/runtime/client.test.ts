// The page's side of the worker boundary against scripted workers: answers, issues, faults, deadline, abort, death and recovery.
import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { SimulationClient } from '../../src/runtime/client.ts';
import type { ClientEvents } from '../../src/runtime/client.ts';
import { WorkerLink } from '../../src/runtime/link.ts';
import type { WorkerLike } from '../../src/runtime/link.ts';
import { RuntimeFault } from '../../src/runtime/protocol.ts';
import type { Answer, WorkerApi } from '../../src/runtime/protocol.ts';
import { FIXTURE_LISTING, FIXTURE_SCENARIO } from '../fixtures/cluster.ts';
import { FIXTURE_SUMMARY } from '../fixtures/summary.ts';

type Script = Partial<{ [Name in keyof WorkerApi]: (...input: never[]) => Promise<unknown> }>;

interface FakeWorker extends WorkerLike {
  fail(message: string): void;
  readonly calls: string[];
  isTerminated: boolean;
}

const open: FakeWorker[] = [];
const value = <Value>(it: Value): Answer<Value> => ({ kind: 'value', value: it });
const never = (): Promise<never> => new Promise(() => undefined);

/** A worker on the other end of a message channel that answers by script. */
function fakeWorker(script: Script): FakeWorker {
  const channel = new MessageChannel();
  const listeners: ((event: Event) => void)[] = [];
  let messages: MessagePort | undefined;
  const calls: string[] = [];
  const api: Record<string, (...input: never[]) => Promise<unknown>> = {};
  const standard: Script = {
    listScenarios: async () => value(FIXTURE_LISTING),
    loadScenario: async () => value(FIXTURE_SCENARIO),
    startTwin: async () => value(undefined),
    setPlaying: async () => value(undefined),
    setSpeed: async () => value(undefined),
    seek: async () => value(undefined),
    cancelRun: async () => value(undefined),
    shareCore: async () => value(undefined),
    runReplications: async () => value(FIXTURE_SUMMARY),
  };
  for (const [name, answer] of Object.entries({ ...standard, ...script })) {
    api[name] = (...input: never[]) => {
      calls.push(name);
      return answer(...input);
    };
  }
  api['attach'] = async (port: never) => {
    messages = port;
  };
  expose(api, channel.port2 as unknown as Parameters<typeof expose>[1]);
  channel.port1.start();
  const worker: FakeWorker = {
    calls,
    isTerminated: false,
    postMessage: (message, transfer) => channel.port1.postMessage(message, transfer ?? []),
    addEventListener: (type, listener) => {
      if (type === 'error') listeners.push(listener as (event: Event) => void);
      else channel.port1.addEventListener(type, listener);
    },
    removeEventListener: (type, listener) => channel.port1.removeEventListener(type, listener),
    terminate() {
      worker.isTerminated = true;
      channel.port1.close();
      channel.port2.close();
      messages?.close();
    },
    fail: (message) => listeners.forEach((listener) => listener({ message } as unknown as Event)),
  };
  open.push(worker);
  return worker;
}

afterEach(() => {
  for (const worker of open.splice(0)) if (!worker.isTerminated) worker.terminate();
});

const noHandlers = { onMessage: () => undefined, onDeath: () => undefined };
const faultOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'no fault', (error: unknown) => (error instanceof RuntimeFault ? error.code : String(error)));

describe('a worker link', () => {
  it('gives the value of an answer and the issues of a refused input', async () => {
    const issue = { code: 'NOT_JSON', path: '', got: 'x', expected: 'JSON' };
    const link = new WorkerLink(fakeWorker({ loadScenario: async () => ({ kind: 'issues', issues: [issue] }) }), noHandlers, undefined);
    expect(await link.call('listScenarios', undefined, { deadlineMs: 1000 })).toEqual({ ok: true, value: FIXTURE_LISTING });
    const refused = await link.call('loadScenario', { kind: 'text', name: 'x', text: 'x' }, { deadlineMs: 1000 });
    expect(refused).toEqual({ ok: false, issues: [issue] });
    link.end();
  });

  it('rejects with the fault code of the worker', async () => {
    const link = new WorkerLink(fakeWorker({ seek: async () => ({ kind: 'fault', code: 'noScenario', detail: '' }) }), noHandlers, undefined);
    expect(await faultOf(link.call('seek', { day: 1 }, { deadlineMs: 1000 }))).toBe('noScenario');
    link.end();
  });

  it('rejects when the deadline passes and when the caller gives up', async () => {
    const link = new WorkerLink(fakeWorker({ seek: never }), noHandlers, undefined);
    expect(await faultOf(link.call('seek', { day: 1 }, { deadlineMs: 5 }))).toBe('deadline');
    const stop = new AbortController();
    const waiting = faultOf(link.call('seek', { day: 1 }, { deadlineMs: undefined, signal: stop.signal }));
    stop.abort();
    expect(await waiting).toBe('cancelled');
    link.end();
  });

  it('rejects everything that waits when the worker fails, and reports the death once', async () => {
    const worker = fakeWorker({ seek: never });
    const deaths: string[] = [];
    const link = new WorkerLink(worker, { ...noHandlers, onDeath: (detail) => deaths.push(detail) }, undefined);
    await link.call('listScenarios', undefined, { deadlineMs: 1000 });
    const waiting = faultOf(link.call('seek', { day: 1 }, { deadlineMs: undefined }));
    worker.fail('out of memory');
    worker.fail('again');
    expect(await waiting).toBe('crashed');
    expect(deaths).toEqual(['out of memory']);
    expect(worker.isTerminated).toBe(true);
    expect(await faultOf(link.call('seek', { day: 1 }, { deadlineMs: 5 }))).toBe('crashed');
  });

  it('learns from the lock that a worker ended without a word', async () => {
    let release: (() => void) | undefined;
    const locks = { request: async (_name: string, _options: object, callback: () => void) => { release = callback; } };
    const deaths: string[] = [];
    const link = new WorkerLink(fakeWorker({}), { ...noHandlers, onDeath: (detail) => deaths.push(detail) }, locks);
    await link.call('listScenarios', undefined, { deadlineMs: 1000 });
    release!();
    expect(deaths).toEqual(['the worker ended']);
  });
});

describe('the simulation client', () => {
  const setup = (scripts: Script[]) => {
    const workers: FakeWorker[] = [];
    const restarts: string[] = [];
    let gaveUp = '';
    let announce: () => void = () => undefined;
    const events: ClientEvents = {
      onFrame: () => undefined,
      onTwin: () => undefined,
      onProgress: () => undefined,
      onPartial: () => undefined,
      onFieldProgress: () => undefined,
      onOtherwiseProgress: () => undefined,
      onRestart: (role) => { restarts.push(role); announce(); },
      onGaveUp: (detail) => { gaveUp = detail; announce(); },
    };
    const client = new SimulationClient({ createWorker: () => { const worker = fakeWorker(scripts[workers.length] ?? {}); workers.push(worker); return worker; }, locks: undefined }, events);
    return { client, workers, restarts, gaveUp: () => gaveUp, nextNews: () => new Promise<void>((resolve) => { announce = resolve; }) };
  };

  it('puts a new worker on the same scenario, day, speed and motion when the twin dies', async () => {
    const started: unknown[] = [];
    const { client, workers, restarts, nextNews } = setup([{}, { startTwin: async (request: never) => { started.push(request); return value(undefined); } }]);
    await client.load(FIXTURE_SCENARIO.source);
    await client.startTwin({ modules: ['speed'], seed: 7, day: 0 });
    await client.setSpeed(3);
    await client.setPlaying(true);
    client.noteDay(42);
    const news = nextNews();
    workers[0]!.fail('gone');
    await news;
    expect(restarts).toEqual(['twin']);
    expect(workers[1]!.calls).toEqual(['loadScenario', 'setSpeed', 'startTwin', 'setPlaying']);
    expect(started).toEqual([{ modules: ['speed'], seed: 7, day: 42 }]);
    client.dispose();
  });

  it('gives up after repeated deaths without a frame', async () => {
    const { client, workers, gaveUp, nextNews } = setup([]);
    await client.load(FIXTURE_SCENARIO.source);
    for (let death = 0; death < 4; death += 1) {
      const news = nextNews();
      workers.at(-1)!.fail('gone');
      await news;
    }
    expect(gaveUp()).toBe('gone');
    client.dispose();
  });

  it('runs replications in a worker of its own that takes the scenario in first', async () => {
    const { client, workers } = setup([]);
    await client.load(FIXTURE_SCENARIO.source);
    const summary = await client.run({ modules: [], seed: 1, replications: 2 }, new AbortController().signal);
    expect(summary).toEqual(FIXTURE_SUMMARY);
    expect(workers[1]!.calls).toEqual(['loadScenario', 'runReplications']);
    client.dispose();
  });

  it('hands the core that the twin was taught to the worker of runs, once per scenario and seed', async () => {
    const adopted: unknown[] = [];
    const twin: Script = { shareCore: async ({ seed }: never) => value({ seed, core: `core ${String(seed)}` }) };
    const runs: Script = { adoptCore: async (shared: never) => { adopted.push(shared); return value(undefined); }, decideOtherwise: async () => value('answer') };
    const { client, workers } = setup([twin, runs]);
    await client.load(FIXTURE_SCENARIO.source);
    const request = { modules: ['speed'], seed: 1, replications: 2 } as const;
    await client.run(request, new AbortController().signal);
    await client.run(request, new AbortController().signal);
    await client.decideOtherwise({ modules: ['speed'], seed: 1, decision: { module: 'speed', call: 3 } });
    expect(workers[1]!.calls).toEqual(['loadScenario', 'adoptCore', 'runReplications', 'runReplications', 'decideOtherwise']);
    await client.run({ ...request, seed: 2 }, new AbortController().signal);
    expect(adopted).toEqual([{ seed: 1, core: 'core 1' }, { seed: 2, core: 'core 2' }]);
    client.dispose();
  });

  it('runs replications all the same when the twin cannot share its core', async () => {
    const { client, workers } = setup([{ shareCore: async () => ({ kind: 'fault', code: 'internal', detail: '' }) }]);
    await client.load(FIXTURE_SCENARIO.source);
    expect(await client.run({ modules: ['speed'], seed: 1, replications: 2 }, new AbortController().signal)).toEqual(FIXTURE_SUMMARY);
    expect(workers[1]!.calls).toEqual(['loadScenario', 'runReplications']);
    client.dispose();
  });

  it('ends a worker that does not hear the cancel', async () => {
    const { client, workers } = setup([{}, { runReplications: never, cancelRun: never }]);
    await client.load(FIXTURE_SCENARIO.source);
    const stop = new AbortController();
    const running = faultOf(client.run({ modules: [], seed: 1, replications: 2 }, stop.signal));
    while (!workers[1]?.calls.includes('runReplications')) await new Promise((resolve) => { setTimeout(resolve, 1); });
    stop.abort();
    expect(await running).toBe('cancelled');
    expect(workers[1]!.isTerminated).toBe(true);
    client.dispose();
  });

  it('keeps the scenario when a file is refused', async () => {
    const issue = { code: 'NOT_JSON', path: '', got: 'x', expected: 'JSON' };
    let loads = 0;
    const { client, workers } = setup([{ loadScenario: async () => { loads += 1; return loads === 1 ? value(FIXTURE_SCENARIO) : { kind: 'issues', issues: [issue] }; } }]);
    await client.load(FIXTURE_SCENARIO.source);
    expect((await client.load({ kind: 'text', name: 'bad', text: '{' })).ok).toBe(false);
    await client.run({ modules: [], seed: 1, replications: 1 }, new AbortController().signal);
    expect(workers).toHaveLength(2);
    client.dispose();
  });
});
