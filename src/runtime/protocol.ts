// What the page and its workers say to each other: commands with their answers, messages, faults. Types and tiny constructors; no transport.
import type { Issue } from '../base/issue.ts';
import type { Cluster } from '../model/domain/cluster.ts';
import type {
  ClusterMap, ClusterSubject, DecisionName, DecisionReport, ForecasterCard, ForecastImportance, ForecastSeries, LedgerPage, LedgerQuery, OtherwiseResult,
} from '../model/domain/decision-record.ts';
import type { FieldSeasonTraces, FieldStrategy } from '../model/domain/field-trace.ts';
import type { ModuleId } from '../model/domain/modules.ts';
import type { Genealogy, PlantHours, PlantReport, TraceQuery } from '../model/domain/plant-record.ts';
import type { RunSummary } from '../model/domain/results.ts';

export interface TextInLanguages {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
}

export interface ScenarioListing {
  readonly id: string;
  readonly title: TextInLanguages;
  readonly description: TextInLanguages;
}

/** Where a scenario comes from: one that is shipped, or the text of a file. */
export type ScenarioSource =
  | { readonly kind: 'shipped'; readonly id: string }
  | { readonly kind: 'text'; readonly name: string; readonly text: string };

/** What the screens need of a scenario that a worker has taken in. */
export interface LoadedScenario extends ScenarioListing {
  readonly source: ScenarioSource;
  readonly digest: string;
  /** Day number (base/calendar) of day 0 of the run. */
  readonly startDayNumber: number;
  /** Days that the time line shows before the true end is known. */
  readonly nominalDays: number;
  readonly cluster: Cluster;
}

export interface TwinRequest {
  readonly modules: readonly ModuleId[];
  readonly seed: number;
  /** Day to be on when the command returns; earlier days are simulated. */
  readonly day: number;
}

export interface RunRequest {
  readonly modules: readonly ModuleId[];
  readonly seed: number;
  readonly replications: number;
}

export interface FieldRequest {
  readonly seed: number;
  readonly replication: number;
  /** Real year of weather; undefined takes the one that the replication draws. */
  readonly weatherYear: number | undefined;
  readonly strategies: readonly FieldStrategy[];
}

export interface OtherwiseRequest {
  readonly modules: readonly ModuleId[];
  readonly seed: number;
  readonly decision: DecisionName;
}

/** A history that a person brings as CSV, for one question of the core. */
export interface HistoryRequest {
  readonly task: string;
  readonly text: string;
  readonly seed: number;
}

/** A decision core on its way from the worker that taught it to the other one; its inside is the workers' own matter. */
export interface SharedCore {
  readonly seed: number;
  readonly core: unknown;
}

/** Every command with its input and output; an answer may also be issues of the input or a fault. */
export interface Commands {
  readonly listScenarios: { readonly input: undefined; readonly output: readonly ScenarioListing[] };
  readonly loadScenario: { readonly input: ScenarioSource; readonly output: LoadedScenario };
  readonly startTwin: { readonly input: TwinRequest; readonly output: undefined };
  readonly setPlaying: { readonly input: boolean; readonly output: undefined };
  readonly setSpeed: { readonly input: { readonly daysPerSecond: number }; readonly output: undefined };
  readonly seek: { readonly input: { readonly day: number }; readonly output: undefined };
  readonly runReplications: { readonly input: RunRequest; readonly output: RunSummary };
  readonly cancelRun: { readonly input: undefined; readonly output: undefined };
  /** Ends the trace under way with the fault `cancelled`. */
  readonly cancelField: { readonly input: undefined; readonly output: undefined };
  /** A later request ends an earlier one with the fault `cancelled`. */
  readonly traceField: { readonly input: FieldRequest; readonly output: FieldSeasonTraces };
  /** The plants of the live twin as they stand; undefined before a twin has started. */
  readonly reportPlant: { readonly input: undefined; readonly output: PlantReport | undefined };
  /** Hours of machine states of the run numbered `run` from an hour on; of another run from its first hour. */
  readonly recordedHours: { readonly input: { readonly run: number; readonly fromHour: number }; readonly output: PlantHours | undefined };
  /** Undefined when there is no such lot. */
  readonly traceLot: { readonly input: TraceQuery; readonly output: Genealogy | undefined };
  /** The decision core and the decisions of the live twin; undefined before a twin has started. */
  readonly reportDecisions: { readonly input: undefined; readonly output: DecisionReport | undefined };
  readonly pageLedger: { readonly input: LedgerQuery; readonly output: LedgerPage | undefined };
  readonly seriesOfForecasts: { readonly input: { readonly task: string }; readonly output: ForecastSeries | undefined };
  /** Worked out when asked for; undefined where the history is too short. */
  readonly importanceOf: { readonly input: { readonly task: string }; readonly output: ForecastImportance | undefined };
  readonly mapClusters: { readonly input: { readonly subject: ClusterSubject }; readonly output: ClusterMap | undefined };
  /** The core of a seed once it has been taught; undefined when its teaching was given up. */
  readonly shareCore: { readonly input: { readonly seed: number }; readonly output: SharedCore | undefined };
  readonly adoptCore: { readonly input: SharedCore; readonly output: undefined };
  /** A later request ends an earlier one with the fault `cancelled`. */
  readonly decideOtherwise: { readonly input: OtherwiseRequest; readonly output: OtherwiseResult };
  readonly cancelOtherwise: { readonly input: undefined; readonly output: undefined };
  /** The evidence that a history gives, or every fault of it. */
  readonly judgeHistory: { readonly input: HistoryRequest; readonly output: ForecasterCard };
}
export type CommandName = keyof Commands;

export const FAULT_CODES = ['crashed', 'deadline', 'cancelled', 'noScenario', 'unsupported', 'internal'] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export type Answer<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly detail: string };

/** The worker's side of the commands. `attach` hands over the port for messages and the name of the lock held while it lives. */
export type WorkerApi = {
  readonly [Name in CommandName]: (input: Commands[Name]['input']) => Promise<Answer<Commands[Name]['output']>>;
} & { readonly attach: (port: MessagePort, lockName: string) => Promise<void> };

/** Where the live twin stands; sent when anything but the day has changed. */
export interface TwinStatus {
  readonly isPlaying: boolean;
  /** `training`: the AI core learns; `catchingUp`: its cluster is behind; `joined`: both on one clock; `none`: no module is on. */
  readonly ai: 'training' | 'catchingUp' | 'joined';
  readonly isFinished: boolean;
  /** Last day of the season once known. */
  readonly lastDay: number | undefined;
}

export type RunPhase = 'training' | 'running';

/** Worker to page. */
export type WorkerMessage =
  | { readonly kind: 'frame'; readonly buffer: ArrayBuffer }
  | { readonly kind: 'twin'; readonly status: TwinStatus }
  | { readonly kind: 'progress'; readonly phase: RunPhase; readonly done: number; readonly total: number }
  /** Seasons of the trace under way that are done, with the share of the one that lasts. */
  | { readonly kind: 'fieldProgress'; readonly done: number; readonly total: number }
  /** Simulated days of the three runs that a decision taken otherwise needs. */
  | { readonly kind: 'otherwiseProgress'; readonly days: number }
  /** The summary of the pairs done so far, from the second on. */
  | { readonly kind: 'partial'; readonly summary: RunSummary }
  | { readonly kind: 'fault'; readonly detail: string };

/** Page to worker: a frame buffer that may be filled again. */
export interface FrameReturn {
  readonly kind: 'frameReturn';
  readonly buffer: ArrayBuffer;
}

/** A failure at the worker boundary: a code for words, a detail for the curious. */
export class RuntimeFault extends Error {
  override readonly name = 'RuntimeFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, detail: string) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}
