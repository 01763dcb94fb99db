// The field screen's own state: which block, season and ways to irrigate are looked at, and the traces asked of the worker. Draws nothing.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { FIELD_STRATEGIES } from '../model/domain/field-trace.ts';
import type { FieldSeasonTraces, FieldStrategy } from '../model/domain/field-trace.ts';
import { RuntimeFault } from '../runtime/protocol.ts';
import type { FieldRequest } from '../runtime/protocol.ts';
import type { FaultView } from './app-state.ts';

export interface FieldChoice {
  /** Index in cluster.blocks. */
  readonly block: number;
  readonly replication: number;
  /** Undefined takes the year that the replication draws. */
  readonly weatherYear: number | undefined;
  readonly first: FieldStrategy;
  /** Undefined shows one strategy alone. */
  readonly second: FieldStrategy | undefined;
}

export interface FieldState {
  readonly choice: FieldChoice;
  readonly status: 'none' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Seasons done and to do while running; undefined before the worker has spoken. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** The last finished traces; they stay while others are made, until the scenario changes. */
  readonly traces: FieldSeasonTraces | undefined;
  readonly fault: FaultView | undefined;
}

export interface FieldDesk {
  readonly store: StoreApi<FieldState>;
  readonly choose: (patch: Partial<FieldChoice>) => void;
  /** Asks for what the choice needs unless it is there or on its way; `isAgain` asks after a failure. */
  readonly ensure: (isAgain: boolean) => void;
  /** Stops the simulation under way; what was there stays. */
  readonly cancel: () => void;
  /** Takes word of the worker on how far it is. */
  readonly noteProgress: (done: number, total: number) => void;
}

export interface FieldContext {
  /** Digest of the scenario on the screen; undefined while there is none. */
  readonly digest: string | undefined;
  readonly seed: number;
}

const FIRST_CHOICE: FieldChoice = { block: 0, replication: 0, weatherYear: undefined, first: 'calendar', second: undefined };

/** The strategies that a choice needs: one alone, or all as soon as two are compared, so that changing either costs nothing. */
export function neededStrategies({ first, second }: FieldChoice): readonly FieldStrategy[] {
  return second === undefined ? [first] : FIELD_STRATEGIES;
}

/** The desk; `trace` asks the worker, `stop` ends what it does, `context` tells what is on the screen. */
export function createFieldDesk(trace: (request: FieldRequest) => Promise<FieldSeasonTraces>, stop: () => void, context: () => FieldContext): FieldDesk {
  const store = createStore<FieldState>(() => ({ choice: FIRST_CHOICE, status: 'none', progress: undefined, traces: undefined, fault: undefined }));
  const get = store.getState;
  const set = store.setState;
  /** Scenario and season of the traces in hand, and the request on its way or failed last. */
  let tracedDigest: string | undefined;
  let tracedSeason = '';
  let asked: { readonly season: string; readonly strategies: readonly FieldStrategy[] } | undefined;

  const ask = async (request: FieldRequest, season: string, digest: string): Promise<void> => {
    const own = { season, strategies: request.strategies };
    asked = own;
    set({ status: 'running', progress: undefined, fault: undefined });
    try {
      const traces = await trace(request);
      if (asked !== own) return;
      tracedDigest = digest;
      tracedSeason = season;
      asked = undefined;
      set({ status: 'done', traces, fault: undefined });
    } catch (error) {
      if (asked !== own) return;
      const fault = error instanceof RuntimeFault ? { code: error.code, detail: error.message } : ({ code: 'internal', detail: String(error) } as const);
      set({ status: 'failed', fault });
    }
  };

  const ensure = (isAgain: boolean): void => {
    const { digest, seed } = context();
    if (digest === undefined) return;
    if (tracedDigest !== undefined && tracedDigest !== digest) {
      tracedDigest = undefined;
      tracedSeason = '';
      set({ traces: undefined, choice: { ...get().choice, block: 0, weatherYear: undefined } });
    }
    const { choice, traces, status } = get();
    const { replication, weatherYear } = choice;
    const strategies = neededStrategies(choice);
    const season = [digest, seed, replication, weatherYear ?? 'drawn'].join(' ');
    const holds = (known: readonly FieldStrategy[]): boolean => strategies.every((id) => known.includes(id));
    if (traces && tracedSeason === season && holds(traces.traces.map(({ strategy }) => strategy))) {
      asked = undefined;
      set({ status: 'done', fault: undefined });
    } else if (asked?.season !== season || !holds(asked.strategies) || ((status === 'failed' || status === 'cancelled') && isAgain)) {
      void ask({ seed, replication, weatherYear, strategies }, season, digest);
    }
  };

  return {
    store,
    choose: (patch) => {
      set({ choice: { ...get().choice, ...patch } });
      ensure(false);
    },
    ensure,
    cancel: () => {
      if (get().status !== 'running') return;
      // Its answer, the fault `cancelled`, is then nobody's; the season counts as asked, so that it is not begun again by itself.
      asked = asked && { ...asked };
      set({ status: 'cancelled', progress: undefined });
      stop();
    },
    noteProgress: (done, total) => {
      if (get().status === 'running') set({ progress: { done, total } });
    },
  };
}
