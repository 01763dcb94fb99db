// Everything the screens show, as one plain value; how it changes is in app-store.
import type { Issue } from '../base/issue.ts';
import type { RunSummary } from '../model/domain/results.ts';
import type { FaultCode, LoadedScenario, RunPhase, RunRequest, ScenarioListing, TwinStatus } from '../runtime/protocol.ts';
import type { Session } from './session.ts';

export const NOTICE_CODES = ['twinRestarted', 'runsRestarted', 'gaveUp', 'loaded', 'stateIgnored'] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export interface Notice {
  readonly id: number;
  readonly code: NoticeCode;
  /** Name of a scenario for `loaded`. */
  readonly name?: string;
}

export interface FaultView {
  readonly code: FaultCode;
  readonly detail: string;
}

export interface RunView {
  readonly status: 'none' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: { readonly phase: RunPhase; readonly done: number; readonly total: number; readonly remainingSeconds: number | undefined } | undefined;
  /** The last finished run, or what a cancelled one had done; stays while another runs. */
  readonly summary: RunSummary | undefined;
  /** Whether the summary is that of a cancelled run, as far as it had come. */
  readonly isCut: boolean;
  /** The run going on, as far as it has come; it needs two pairs. */
  readonly partial: RunSummary | undefined;
  readonly fault: FaultView | undefined;
}

export const NO_RUN: RunView = { status: 'none', progress: undefined, summary: undefined, isCut: false, partial: undefined, fault: undefined };

export interface AppState {
  readonly session: Session;
  readonly boot: 'starting' | 'ready' | 'failed';
  readonly fault: FaultView | undefined;
  readonly scenarios: readonly ScenarioListing[];
  readonly scenario: LoadedScenario | undefined;
  readonly isLoading: boolean;
  readonly twin: TwinStatus;
  /** The last day of the season as it was when it was last lived through to its end, with these or other settings; undefined before. */
  readonly seenLastDay: number | undefined;
  /** Site that is looked at. */
  readonly selection: number | undefined;
  readonly run: RunView;
  readonly imports: { readonly name: string; readonly issues: readonly Issue[] } | undefined;
  readonly notices: readonly Notice[];
}

/** What the screens show: the run going on once it says something, else the last finished one. */
export function shownSummary(state: AppState): RunSummary | undefined {
  return state.run.partial ?? state.run.summary;
}

/** Whether the settings still are those of the run on the board. */
export function isRunCurrent(state: AppState): boolean {
  const { summary } = state.run;
  if (!summary) return false;
  const wanted: RunRequest = state.session;
  return (
    summary.scenario === state.scenario?.id &&
    summary.seed === wanted.seed &&
    summary.replications === wanted.replications &&
    summary.modules.length === wanted.modules.length &&
    summary.modules.every((id) => wanted.modules.includes(id))
  );
}

/** Days by which the time line grows when a season outlives it: a month, so that it does not creep. */
const GROWTH_DAYS = 30;

/** The last day of the time line: the true one once it is known, until then what was seen before or is usual, and never before the day on the screen. */
export function timeLineEnd({ twin, seenLastDay, scenario }: Pick<AppState, 'twin' | 'seenLastDay' | 'scenario'>, day: number): number {
  if (twin.lastDay !== undefined) return twin.lastDay;
  const likely = seenLastDay ?? scenario?.nominalDays ?? 365;
  return likely + GROWTH_DAYS * Math.ceil(Math.max(0, day - likely) / GROWTH_DAYS);
}
