// The worker's entry: answers commands, keeps the scenario, the live twin and at most one run. Both workers of the page are this file.
import { expose, transfer } from 'comlink';
import { RuntimeFault } from './protocol.ts';
import type { Answer, FrameReturn, WorkerApi, WorkerMessage } from './protocol.ts';
import type { DecisionCore } from '../decision/core.ts';
import { CoreKeeper } from './worker/core-keeper.ts';
import { decisionBuffers } from './worker/decision-desk.ts';
import { decideOtherwise, judgeHistory } from './worker/otherwise.ts';
import { fieldBuffers, traceField } from './worker/field.ts';
import { hourBuffers } from './worker/plant-desk.ts';
import { listScenarios, readScenario } from './worker/library.ts';
import type { ReadyScenario } from './worker/library.ts';
import { runReplications } from './worker/replications.ts';
import { TwinSession } from './worker/twin-session.ts';

/** Buffers kept for filling again; more than three are never on the way. */
const MOST_BUFFERS = 3;
/** Simulated days between two words on how far a decision taken otherwise is. */
const DAYS_PER_NEWS = 10;

let port: MessagePort | undefined;
let ready: ReadyScenario | undefined;
let cores: CoreKeeper | undefined;
let session: TwinSession | undefined;
let daysPerSecond = 1;
let runNumber = 0;
let fieldNumber = 0;
let twinNumber = 0;
let otherwiseNumber = 0;
const buffers: ArrayBuffer[] = [];

const send = (message: WorkerMessage, transfer: Transferable[]): void => port?.postMessage(message, transfer);
const now = (): number => performance.now();

/** The work's value as an answer; faults keep their code, everything else is `internal`. */
async function answered<Value>(work: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RuntimeFault) return { kind: 'fault', code: error.code, detail: error.message };
    return { kind: 'fault', code: 'internal', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const value = <Value>(it: Value): Answer<Value> => ({ kind: 'value', value: it });

function scenarioOrThrow(): ReadyScenario {
  if (!ready) throw new RuntimeFault('noScenario', '');
  return ready;
}

function coresOrThrow(): CoreKeeper {
  if (!cores) throw new RuntimeFault('noScenario', '');
  return cores;
}

const api: WorkerApi = {
  attach: async (given, lockName) => {
    port = given;
    given.addEventListener('message', (event: MessageEvent<FrameReturn>) => {
      if (buffers.length < MOST_BUFFERS) buffers.push(event.data.buffer);
    });
    given.start();
    if (!('locks' in navigator)) return;
    // Held until the worker ends: that is how the page learns of its death.
    await new Promise<void>((resolve) => {
      void navigator.locks.request(lockName, () => {
        resolve();
        return new Promise<never>(() => undefined);
      });
    });
  },
  listScenarios: () => answered(async () => value(await listScenarios())),
  loadScenario: (source) =>
    answered(async () => {
      const read = await readScenario(source);
      if (!read.ok) return { kind: 'issues', issues: read.issues };
      session?.stop();
      session = undefined;
      runNumber += 1;
      fieldNumber += 1;
      otherwiseNumber += 1;
      cores?.stop();
      ready = read.value;
      cores = new CoreKeeper(ready, now);
      return value(read.value.view);
    }),
  startTwin: (request) =>
    answered(async () => {
      const wasPlaying = session?.isPlaying ?? false;
      session?.stop();
      twinNumber += 1;
      session = new TwinSession(scenarioOrThrow(), request, { send, takeBuffer: () => buffers.pop(), now }, twinNumber, coresOrThrow());
      const started = session;
      started.setSpeed(daysPerSecond);
      await started.start();
      if (wasPlaying) started.setPlaying(true);
      return value(undefined);
    }),
  setPlaying: (isPlaying) =>
    answered(async () => {
      session?.setPlaying(isPlaying);
      return value(undefined);
    }),
  setSpeed: (speed) =>
    answered(async () => {
      daysPerSecond = speed.daysPerSecond;
      session?.setSpeed(daysPerSecond);
      return value(undefined);
    }),
  seek: ({ day }) =>
    answered(async () => {
      await session?.seek(day);
      return value(undefined);
    }),
  runReplications: (request) =>
    answered(async () => {
      runNumber += 1;
      const own = runNumber;
      const summary = await runReplications(scenarioOrThrow(), request, {
        onProgress: (phase, done, total) => send({ kind: 'progress', phase, done, total }, []),
        onPartial: (partial) => {
          if (own === runNumber) send({ kind: 'partial', summary: partial }, []);
        },
        core: async (seed, onSeason) => (await coresOrThrow().core(seed, onSeason))?.core,
        isCancelled: () => own !== runNumber,
        now,
      });
      return summary ? value(summary) : { kind: 'fault', code: 'cancelled', detail: '' };
    }),
  cancelRun: () =>
    answered(async () => {
      runNumber += 1;
      return value(undefined);
    }),
  traceField: (request) =>
    answered(async () => {
      fieldNumber += 1;
      const own = fieldNumber;
      const traces = await traceField(scenarioOrThrow(), request, {
        onProgress: (done, total) => {
          if (own === fieldNumber) send({ kind: 'fieldProgress', done, total }, []);
        },
        core: (seed) => coresOrThrow().known(seed)?.core,
        isCancelled: () => own !== fieldNumber,
        now,
      });
      return traces ? transfer(value(traces), fieldBuffers(traces)) : { kind: 'fault', code: 'cancelled', detail: '' };
    }),
  cancelField: () =>
    answered(async () => {
      fieldNumber += 1;
      return value(undefined);
    }),
  reportPlant: () => answered(async () => value(session?.plants.report())),
  recordedHours: ({ run, fromHour }) =>
    answered(async () => {
      const hours = session?.plants.hours(run, fromHour);
      return hours ? transfer(value(hours), hourBuffers(hours)) : value(undefined);
    }),
  traceLot: (query) => answered(async () => value(session?.plants.trace(query))),
  reportDecisions: () => answered(async () => value(session?.decisions.report())),
  pageLedger: (query) => answered(async () => value(session?.decisions.ledger(query))),
  seriesOfForecasts: ({ task }) =>
    answered(async () => {
      const series = session?.decisions.series(task);
      return series ? transfer(value(series), decisionBuffers(series)) : value(undefined);
    }),
  importanceOf: ({ task }) => answered(async () => value(session?.decisions.importance(task))),
  mapClusters: ({ subject }) =>
    answered(async () => {
      const map = session?.decisions.clusters(subject);
      return map ? transfer(value(map), decisionBuffers(map)) : value(undefined);
    }),
  shareCore: ({ seed }) =>
    answered(async () => {
      const kept = await coresOrThrow().core(seed, (done, total) => send({ kind: 'progress', phase: 'training', done, total }, []));
      return value(kept && { seed, core: kept.core });
    }),
  adoptCore: ({ seed, core }) =>
    answered(async () => {
      // Only the other worker of this page sends it.
      coresOrThrow().adopt(seed, core as DecisionCore);
      return value(undefined);
    }),
  decideOtherwise: (request) =>
    answered(async () => {
      otherwiseNumber += 1;
      const own = otherwiseNumber;
      const isCancelled = (): boolean => own !== otherwiseNumber;
      const kept = await coresOrThrow().core(request.seed);
      const result = kept && !isCancelled()
        ? await decideOtherwise(scenarioOrThrow(), kept.core, request, {
            onDay: (days) => {
              if (days % DAYS_PER_NEWS === 0) send({ kind: 'otherwiseProgress', days }, []);
            },
            isCancelled,
            now,
          })
        : undefined;
      return result ? value(result) : { kind: 'fault', code: 'cancelled', detail: '' };
    }),
  cancelOtherwise: () =>
    answered(async () => {
      otherwiseNumber += 1;
      return value(undefined);
    }),
  judgeHistory: (request) =>
    answered(async () => {
      const judged = judgeHistory(request);
      return judged.ok ? value(judged.value) : { kind: 'issues', issues: judged.issues };
    }),
};

expose(api);
