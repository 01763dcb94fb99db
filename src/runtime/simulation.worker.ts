// The worker's entry: answers commands, keeps the scenario, the live twin and at most one run. Both workers of the page are this file.
import { expose, transfer } from 'comlink';
import { RuntimeFault } from './protocol.ts';
import type { Answer, FrameReturn, WorkerApi, WorkerMessage } from './protocol.ts';
import { fieldBuffers, traceField } from './worker/field.ts';
import { hourBuffers } from './worker/plant-desk.ts';
import { listScenarios, readScenario } from './worker/library.ts';
import type { ReadyScenario } from './worker/library.ts';
import { runReplications } from './worker/replications.ts';
import { TwinSession } from './worker/twin-session.ts';

/** Buffers kept for filling again; more than three are never on the way. */
const MOST_BUFFERS = 3;

let port: MessagePort | undefined;
let ready: ReadyScenario | undefined;
let session: TwinSession | undefined;
let daysPerSecond = 1;
let runNumber = 0;
let fieldNumber = 0;
let twinNumber = 0;
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
      ready = read.value;
      return value(read.value.view);
    }),
  startTwin: (request) =>
    answered(async () => {
      const wasPlaying = session?.isPlaying ?? false;
      session?.stop();
      twinNumber += 1;
      session = new TwinSession(scenarioOrThrow(), request, { send, takeBuffer: () => buffers.pop(), now }, twinNumber);
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
};

expose(api);
