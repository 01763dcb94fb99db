// The decision screen's own state: the core's report, the ledger's page, forecasts, categories, a decision taken otherwise, a brought history. Draws nothing.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Issue, Result } from '../base/issue.ts';
import type {
  ClusterMap, ClusterSubject, DecisionReport, ForecasterCard, ForecastImportance, ForecastSeries, LedgerPage, LedgerQuery, LedgerRow, OtherwiseResult,
} from '../model/domain/decision-record.ts';
import type { ModuleId } from '../model/domain/modules.ts';
import { RuntimeFault } from '../runtime/protocol.ts';
import type { HistoryRequest, OtherwiseRequest } from '../runtime/protocol.ts';
import type { FaultView } from './app-state.ts';

/** Rows of the ledger on one page. */
export const PAGE_ROWS = 25;

export type WorkStatus = 'none' | 'running' | 'done' | 'missing' | 'failed' | 'cancelled';

export interface OtherwiseState {
  readonly row: LedgerRow;
  readonly status: WorkStatus;
  /** Simulated days of the three runs so far. */
  readonly days: number;
  readonly result: OtherwiseResult | undefined;
  readonly fault: FaultView | undefined;
}

export interface BroughtHistory {
  readonly name: string;
  readonly status: WorkStatus;
  readonly card: ForecasterCard | undefined;
  readonly issues: readonly Issue[];
  readonly fault: FaultView | undefined;
}

export interface DecisionState {
  readonly report: DecisionReport | undefined;
  readonly fault: FaultView | undefined;
  readonly query: LedgerQuery;
  readonly page: LedgerPage | undefined;
  /** The question that charts and the full card are about. */
  readonly task: string;
  readonly series: ForecastSeries | undefined;
  readonly importance: { readonly task: string; readonly status: WorkStatus; readonly found: ForecastImportance | undefined } | undefined;
  readonly clusters: Readonly<Record<ClusterSubject, { readonly status: WorkStatus; readonly map: ClusterMap | undefined }>>;
  readonly otherwise: OtherwiseState | undefined;
  readonly history: BroughtHistory | undefined;
}

export interface DecisionClient {
  reportDecisions(): Promise<DecisionReport | undefined>;
  pageLedger(query: LedgerQuery): Promise<LedgerPage | undefined>;
  seriesOfForecasts(task: string): Promise<ForecastSeries | undefined>;
  importanceOf(task: string): Promise<ForecastImportance | undefined>;
  mapClusters(subject: ClusterSubject): Promise<ClusterMap | undefined>;
  decideOtherwise(request: OtherwiseRequest): Promise<OtherwiseResult>;
  cancelOtherwise(): void;
  judgeHistory(request: HistoryRequest): Promise<Result<ForecasterCard>>;
}

export interface DecisionDesk {
  readonly store: StoreApi<DecisionState>;
  /** Asks for the newest figures; while an answer is on its way one more is asked after it, however often this is called. */
  readonly refresh: () => void;
  /** Changes the filter or the page; a changed filter begins at its first page. */
  readonly find: (patch: Partial<LedgerQuery>) => void;
  readonly chooseTask: (task: string) => void;
  readonly findImportance: () => void;
  readonly mapClusters: (subject: ClusterSubject) => void;
  /** Every decision that passes the filter, oldest first, for a file. */
  readonly allRows: () => Promise<readonly LedgerRow[]>;
  readonly decideOtherwise: (row: LedgerRow) => void;
  readonly cancelOtherwise: () => void;
  readonly closeOtherwise: () => void;
  readonly noteOtherwise: (days: number) => void;
  readonly bringHistory: (name: string, text: string) => void;
  readonly closeHistory: () => void;
  /** Forgets everything, for another scenario. */
  readonly clear: () => void;
}

export interface DecisionContext {
  readonly seed: number;
  readonly modules: readonly ModuleId[];
}

const FIRST_QUERY: LedgerQuery = {
  module: undefined, reason: undefined, subject: '', text: '', fromTick: undefined, toTick: undefined, isNewestFirst: true, skip: 0, count: PAGE_ROWS,
};
const NO_MAPS: DecisionState['clusters'] = { bales: { status: 'none', map: undefined }, blocks: { status: 'none', map: undefined } };
/** The question that is judged every day of the season, so that its chart fills in first. */
const FIRST_TASK = 'waterUse';
const EMPTY: DecisionState = {
  report: undefined, fault: undefined, query: FIRST_QUERY, page: undefined, task: FIRST_TASK, series: undefined, importance: undefined,
  clusters: NO_MAPS, otherwise: undefined, history: undefined,
};

function faultOf(error: unknown): FaultView {
  return error instanceof RuntimeFault ? { code: error.code, detail: error.message } : { code: 'internal', detail: String(error) };
}

/** A desk that asks this client; `context` tells the settings of the running twin. */
export function createDecisionDesk(client: DecisionClient, context: () => DecisionContext): DecisionDesk {
  const store = createStore<DecisionState>(() => EMPTY);
  const get = store.getState;
  const set = store.setState;
  let isAsking = false;
  let isWanted = false;
  /** Grows when everything is forgotten, so that late answers are dropped. */
  let era = 0;
  let otherwiseNumber = 0;
  let historyNumber = 0;

  const ask = async (): Promise<void> => {
    const own = era;
    const report = await client.reportDecisions();
    if (own !== era || !report) return;
    const isNewRun = get().report !== undefined && get().report?.run !== report.run;
    if (isNewRun) {
      set({ page: undefined, series: undefined, importance: undefined, clusters: NO_MAPS, query: { ...get().query, skip: 0 } });
      desk.closeOtherwise();
    }
    set({ report, fault: undefined });
    const { query, task } = get();
    const page = await client.pageLedger(query);
    if (own === era && query === get().query) set({ page });
    const series = await client.seriesOfForecasts(task);
    if (own === era && task === get().task) set({ series });
  };

  const desk: DecisionDesk = {
    store,
    refresh: () => {
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
          if (isWanted) desk.refresh();
        });
    },
    find: (patch) => {
      set({ query: { ...get().query, skip: 0, ...patch } });
      desk.refresh();
    },
    chooseTask: (task) => {
      if (task === get().task) return;
      set({ task, series: undefined, history: undefined });
      desk.refresh();
    },
    findImportance: () => {
      const { task } = get();
      const own = era;
      set({ importance: { task, status: 'running', found: undefined } });
      const settle = (status: WorkStatus, found: ForecastImportance | undefined): void => {
        if (own === era && get().importance?.task === task) set({ importance: { task, status, found } });
      };
      client.importanceOf(task).then((found) => settle(found ? 'done' : 'missing', found), () => settle('failed', undefined));
    },
    mapClusters: (subject) => {
      const own = era;
      const settle = (status: WorkStatus, map: ClusterMap | undefined): void => {
        if (own === era) set({ clusters: { ...get().clusters, [subject]: { status, map } } });
      };
      settle('running', get().clusters[subject].map);
      client.mapClusters(subject).then((map) => settle(map ? 'done' : 'missing', map), () => settle('failed', undefined));
    },
    allRows: async () => {
      const { query } = get();
      const page = await client.pageLedger({ ...query, isNewestFirst: false, skip: 0, count: Number.MAX_SAFE_INTEGER });
      return page?.rows ?? [];
    },
    decideOtherwise: (row) => {
      otherwiseNumber += 1;
      const own = otherwiseNumber;
      set({ otherwise: { row, status: 'running', days: 0, result: undefined, fault: undefined } });
      const { seed, modules } = context();
      const settle = (status: WorkStatus, result: OtherwiseResult | undefined, fault: FaultView | undefined): void => {
        const { otherwise } = get();
        if (own === otherwiseNumber && otherwise) set({ otherwise: { ...otherwise, status, result, fault } });
      };
      client.decideOtherwise({ seed, modules, decision: { module: row.module, call: row.call } }).then(
        (result) => settle('done', result, undefined),
        (error: unknown) => {
          const fault = faultOf(error);
          if (fault.code === 'cancelled') settle('cancelled', undefined, undefined);
          else settle('failed', undefined, fault);
        },
      );
    },
    cancelOtherwise: () => {
      const { otherwise } = get();
      if (otherwise?.status !== 'running') return;
      otherwiseNumber += 1;
      client.cancelOtherwise();
      set({ otherwise: { ...otherwise, status: 'cancelled' } });
    },
    closeOtherwise: () => {
      desk.cancelOtherwise();
      set({ otherwise: undefined });
    },
    noteOtherwise: (days) => {
      const { otherwise } = get();
      if (otherwise?.status === 'running') set({ otherwise: { ...otherwise, days } });
    },
    bringHistory: (name, text) => {
      historyNumber += 1;
      const own = historyNumber;
      const { task } = get();
      set({ history: { name, status: 'running', card: undefined, issues: [], fault: undefined } });
      const settle = (patch: Partial<BroughtHistory>): void => {
        const { history } = get();
        if (own === historyNumber && history) set({ history: { ...history, ...patch } });
      };
      client.judgeHistory({ task, text, seed: context().seed }).then(
        (judged) => settle(judged.ok ? { status: 'done', card: judged.value } : { status: 'missing', issues: judged.issues }),
        (error: unknown) => settle({ status: 'failed', fault: faultOf(error) }),
      );
    },
    closeHistory: () => {
      historyNumber += 1;
      set({ history: undefined });
    },
    clear: () => {
      era += 1;
      desk.closeOtherwise();
      historyNumber += 1;
      set({ ...EMPTY, task: get().task });
    },
  };
  return desk;
}
