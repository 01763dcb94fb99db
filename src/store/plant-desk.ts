// The plant screen's own state: the latest report and the record of machine hours asked of the worker, and the lot that is traced. Draws nothing.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { PLANT_STATES } from '../model/domain/plant-record.ts';
import type { Genealogy, PlantHours, PlantReport, TraceQuery } from '../model/domain/plant-record.ts';
import { RuntimeFault } from '../runtime/protocol.ts';
import type { FaultView } from './app-state.ts';

/** The whole record of both clusters from hour 0 on, as in PlantHours. */
export interface HourRecord {
  readonly run: number;
  readonly groups: number;
  readonly baseline: Uint8Array;
  readonly ai: Uint8Array | undefined;
}

export interface PlantState {
  readonly report: PlantReport | undefined;
  readonly record: HourRecord | undefined;
  readonly fault: FaultView | undefined;
  readonly query: TraceQuery | undefined;
  readonly traceStatus: 'none' | 'running' | 'done' | 'missing' | 'failed';
  readonly trace: Genealogy | undefined;
}

export interface PlantClient {
  reportPlant(): Promise<PlantReport | undefined>;
  recordedHours(run: number, fromHour: number): Promise<PlantHours | undefined>;
  traceLot(query: TraceQuery): Promise<Genealogy | undefined>;
}

export interface PlantDesk {
  readonly store: StoreApi<PlantState>;
  /** Asks for the newest figures; while an answer is on its way one more is asked after it, however often this is called. */
  readonly refresh: () => void;
  readonly trace: (query: TraceQuery) => void;
  /** Forgets everything, for another scenario. */
  readonly clear: () => void;
}

const EMPTY: PlantState = { report: undefined, record: undefined, fault: undefined, query: undefined, traceStatus: 'none', trace: undefined };

function faultOf(error: unknown): FaultView {
  return error instanceof RuntimeFault ? { code: error.code, detail: error.message } : { code: 'internal', detail: String(error) };
}

const rowBytes = (groups: number): number => groups * PLANT_STATES.length;

/** Hours known of both clusters, from which on the rest is asked for. */
export function nextHour(known: HourRecord | undefined, run: number, hasAi: boolean): number {
  if (!known || known.run !== run || known.groups === 0 || (hasAi && !known.ai)) return 0;
  const bytes = hasAi && known.ai ? Math.min(known.baseline.length, known.ai.length) : known.baseline.length;
  return Math.floor(bytes / rowBytes(known.groups));
}

/** The known hours with the new ones behind or over them. */
export function joinHours(known: HourRecord | undefined, hours: PlantHours): HourRecord {
  const start = hours.fromHour * rowBytes(hours.groups);
  const join = (before: Uint8Array | undefined, rows: Uint8Array): Uint8Array => {
    const whole = new Uint8Array(Math.max(before?.length ?? 0, start + rows.length));
    if (before) whole.set(before);
    whole.set(rows, start);
    return whole;
  };
  const old = known?.run === hours.run ? known : undefined;
  return { run: hours.run, groups: hours.groups, baseline: join(old?.baseline, hours.baseline), ai: hours.ai ? join(old?.ai, hours.ai) : old?.ai };
}

/** A desk that asks this client. */
export function createPlantDesk(client: PlantClient): PlantDesk {
  const store = createStore<PlantState>(() => EMPTY);
  const get = store.getState;
  const set = store.setState;
  let isAsking = false;
  let isWanted = false;
  /** Grows when everything is forgotten, so that late answers are dropped. */
  let era = 0;
  let traceNumber = 0;

  const ask = async (): Promise<void> => {
    const own = era;
    const report = await client.reportPlant();
    if (own !== era || !report) return;
    const { record } = get();
    const hours = await client.recordedHours(report.run, nextHour(record, report.run, report.ai !== undefined));
    if (own !== era) return;
    const isNewRun = get().report !== undefined && get().report?.run !== report.run;
    set({
      report,
      record: hours ? joinHours(record, hours) : record,
      fault: undefined,
      ...(isNewRun ? { query: undefined, trace: undefined, traceStatus: 'none' } : {}),
    });
  };

  const refresh = (): void => {
    if (isAsking) {
      isWanted = true;
      return;
    }
    isAsking = true;
    isWanted = false;
    ask()
      .catch((error: unknown) => {
        const fault = faultOf(error);
        // A worker that died is started again by the client, and the next question finds the new one.
        if (fault.code !== 'crashed' && fault.code !== 'cancelled') set({ fault });
      })
      .finally(() => {
        isAsking = false;
        if (isWanted) refresh();
      });
  };

  const trace = async (query: TraceQuery): Promise<void> => {
    traceNumber += 1;
    const own = traceNumber;
    set({ query, traceStatus: 'running' });
    try {
      const found = await client.traceLot(query);
      if (own === traceNumber) set({ trace: found, traceStatus: found ? 'done' : 'missing' });
    } catch {
      if (own === traceNumber) set({ traceStatus: 'failed' });
    }
  };

  return {
    store,
    refresh,
    trace: (query) => void trace(query),
    clear: () => {
      era += 1;
      traceNumber += 1;
      set(EMPTY);
    },
  };
}
