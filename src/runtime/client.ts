// The page's side of the simulation: two workers, one for the live twin and one for replications, started again when they die.
import type { Result } from '../base/issue.ts';
import { WorkerLink } from './link.ts';
import type { LockKeeper, WorkerLike } from './link.ts';
import { RuntimeFault } from './protocol.ts';
import type {
  FieldRequest, HistoryRequest, LoadedScenario, OtherwiseRequest, RunPhase, RunRequest, ScenarioListing, ScenarioSource, TwinRequest, TwinStatus,
} from './protocol.ts';
import type {
  ClusterMap, ClusterSubject, DecisionReport, ForecasterCard, ForecastImportance, ForecastSeries, LedgerPage, LedgerQuery, OtherwiseResult,
} from '../model/domain/decision-record.ts';
import type { FieldSeasonTraces } from '../model/domain/field-trace.ts';
import type { Genealogy, PlantHours, PlantReport, TraceQuery } from '../model/domain/plant-record.ts';
import type { RunSummary } from '../model/domain/results.ts';

export interface ClientEvents {
  onFrame(buffer: ArrayBuffer): void;
  onTwin(status: TwinStatus): void;
  onProgress(phase: RunPhase, done: number, total: number): void;
  /** The pairs done so far, from the second on. */
  onPartial(summary: RunSummary): void;
  /** How far the field trace is, in seasons. */
  onFieldProgress(done: number, total: number): void;
  /** Simulated days of the runs that a decision taken otherwise needs. */
  onOtherwiseProgress(days: number): void;
  /** A worker died; `twin` is back on the same day when this is called, `runs` waits for the next run. */
  onRestart(role: 'twin' | 'runs', detail: string): void;
  /** The twin's worker died again and again and is left alone. */
  onGaveUp(detail: string): void;
}

export interface ClientEnvironment {
  createWorker(): WorkerLike;
  readonly locks: LockKeeper | undefined;
}

/** What the store needs of a client; tests bring their own. */
export interface TwinClient {
  listScenarios(): Promise<readonly ScenarioListing[]>;
  load(source: ScenarioSource): Promise<Result<LoadedScenario>>;
  startTwin(request: TwinRequest): Promise<void>;
  setPlaying(isPlaying: boolean): Promise<void>;
  setSpeed(daysPerSecond: number): Promise<void>;
  seek(day: number): Promise<void>;
  /** The day on the screen, so that a restart can go on from there. */
  noteDay(day: number): void;
  returnFrame(buffer: ArrayBuffer): void;
  run(request: RunRequest, signal: AbortSignal): Promise<RunSummary>;
  /** The scenario's fields through one season. Fails: rejects with RuntimeFault; `cancelled` when a later request has taken its place. */
  traceField(request: FieldRequest): Promise<FieldSeasonTraces>;
  /** Ends the trace under way; its promise rejects with `cancelled`. */
  cancelField(): void;
  /** The plants of the live twin; undefined before it has started. */
  reportPlant(): Promise<PlantReport | undefined>;
  recordedHours(run: number, fromHour: number): Promise<PlantHours | undefined>;
  traceLot(query: TraceQuery): Promise<Genealogy | undefined>;
  /** The decision core and the decisions of the live twin; undefined before it has started. */
  reportDecisions(): Promise<DecisionReport | undefined>;
  pageLedger(query: LedgerQuery): Promise<LedgerPage | undefined>;
  seriesOfForecasts(task: string): Promise<ForecastSeries | undefined>;
  importanceOf(task: string): Promise<ForecastImportance | undefined>;
  mapClusters(subject: ClusterSubject): Promise<ClusterMap | undefined>;
  /** The twin's season with one decision taken by the baseline rule. Fails: rejects with RuntimeFault; `cancelled` when cancelled or overtaken. */
  decideOtherwise(request: OtherwiseRequest): Promise<OtherwiseResult>;
  cancelOtherwise(): void;
  /** The evidence of a history, or every fault of it. */
  judgeHistory(request: HistoryRequest): Promise<Result<ForecasterCard>>;
  dispose(): void;
}

/** Quick commands answer between two slices; a slice may hold one long simulated day of a national scenario. */
const QUICK_DEADLINE_MS = 15_000;
/** Loading parses a file of up to 50 MB and the weather record. */
const LOAD_DEADLINE_MS = 60_000;
/** A national season under four strategies with its training takes some seconds, more while a run shares the worker. */
const FIELD_DEADLINE_MS = 120_000;
/** How long a cancelled run may take to stop by itself before its worker is ended. */
const CANCEL_GRACE_MS = 1000;
/** Fitting every learner to a long history takes seconds on a slow machine. */
const HISTORY_DEADLINE_MS = 120_000;
/** This many deaths of the twin's worker within the window are borne; more mean that it cannot live. */
const MOST_DEATHS = 3;
const DEATH_WINDOW_MS = 60_000;

function orThrow<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new RuntimeFault('internal', result.issues.map((issue) => `${issue.code} ${issue.path}`).join(', '));
}

export class SimulationClient implements TwinClient {
  readonly #environment: ClientEnvironment;
  readonly #events: ClientEvents;
  #twin: WorkerLink | undefined;
  #runs: WorkerLink | undefined;
  #runsDigest = '';
  /** The scenario on its way to the worker of runs: two users of that worker must not load it twice, since loading ends what runs. */
  #runsLoading: { readonly digest: string; readonly answer: Promise<Result<LoadedScenario>> } | undefined;
  /** Scenario and seed of the core that the worker of runs has taken over. */
  #runsCore = '';
  /** How many wait for the twin's core: only then is its teaching anybody's progress. */
  #coreWaits = 0;
  #source: ScenarioSource | undefined;
  #digest = '';
  #twinRequest: TwinRequest | undefined;
  #isPlaying = false;
  #daysPerSecond = 1;
  #day = 0;
  /** Moments of the latest deaths of the twin's worker, ms. */
  #deaths: number[] = [];

  constructor(environment: ClientEnvironment, events: ClientEvents) {
    this.#environment = environment;
    this.#events = events;
  }

  #twinLink(): WorkerLink {
    this.#twin ??= new WorkerLink(
      this.#environment.createWorker(),
      {
        onMessage: (message) => {
          if (message.kind === 'frame') this.#events.onFrame(message.buffer);
          else if (message.kind === 'twin') this.#events.onTwin(message.status);
          else if (message.kind === 'progress' && this.#coreWaits > 0) this.#events.onProgress(message.phase, message.done, message.total);
        },
        onDeath: (detail) => {
          this.#twin = undefined;
          void this.#recoverTwin(detail);
        },
      },
      this.#environment.locks,
    );
    return this.#twin;
  }

  #runsLink(): WorkerLink {
    this.#runs ??= new WorkerLink(
      this.#environment.createWorker(),
      {
        onMessage: (message) => {
          if (message.kind === 'progress') this.#events.onProgress(message.phase, message.done, message.total);
          else if (message.kind === 'partial') this.#events.onPartial(message.summary);
          else if (message.kind === 'otherwiseProgress') this.#events.onOtherwiseProgress(message.days);
          else if (message.kind === 'fieldProgress') this.#events.onFieldProgress(message.done, message.total);
        },
        onDeath: (detail) => {
          this.#forgetRuns();
          this.#events.onRestart('runs', detail);
        },
      },
      this.#environment.locks,
    );
    return this.#runs;
  }

  #forgetRuns(): void {
    this.#runs = undefined;
    this.#runsDigest = '';
    this.#runsCore = '';
    this.#runsLoading = undefined;
  }

  /** A new worker with the same scenario on the same day; the events tell when it is there. */
  async #recoverTwin(detail: string): Promise<void> {
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((moment) => now - moment < DEATH_WINDOW_MS), now];
    if (this.#deaths.length > MOST_DEATHS) {
      this.#events.onGaveUp(detail);
      return;
    }
    if (!this.#source) return;
    try {
      orThrow(await this.#twinLink().call('loadScenario', this.#source, { deadlineMs: LOAD_DEADLINE_MS }));
      if (this.#twinRequest) {
        await this.#sendSpeed();
        await this.#twinLink().call('startTwin', { ...this.#twinRequest, day: this.#day }, { deadlineMs: LOAD_DEADLINE_MS });
        await this.#sendPlaying();
      }
      this.#events.onRestart('twin', detail);
    } catch (error) {
      // A death during recovery has already started the next one; anything else is final.
      if (!(error instanceof RuntimeFault && error.code === 'crashed')) this.#events.onGaveUp(String(error));
    }
  }

  async #sendPlaying(): Promise<void> {
    orThrow(await this.#twinLink().call('setPlaying', this.#isPlaying, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async #sendSpeed(): Promise<void> {
    orThrow(await this.#twinLink().call('setSpeed', { daysPerSecond: this.#daysPerSecond }, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async listScenarios(): Promise<readonly ScenarioListing[]> {
    return orThrow(await this.#twinLink().call('listScenarios', undefined, { deadlineMs: LOAD_DEADLINE_MS }));
  }

  /** Takes a scenario in; on issues the worker keeps what it had. */
  async load(source: ScenarioSource): Promise<Result<LoadedScenario>> {
    const result = await this.#twinLink().call('loadScenario', source, { deadlineMs: LOAD_DEADLINE_MS });
    if (result.ok) {
      this.#source = source;
      this.#digest = result.value.digest;
      this.#twinRequest = undefined;
      this.#day = 0;
    }
    return result;
  }

  async startTwin(request: TwinRequest): Promise<void> {
    this.#twinRequest = request;
    this.#day = request.day;
    orThrow(await this.#twinLink().call('startTwin', request, { deadlineMs: LOAD_DEADLINE_MS }));
  }

  async setPlaying(isPlaying: boolean): Promise<void> {
    this.#isPlaying = isPlaying;
    await this.#sendPlaying();
  }

  async setSpeed(daysPerSecond: number): Promise<void> {
    this.#daysPerSecond = daysPerSecond;
    await this.#sendSpeed();
  }

  async seek(day: number): Promise<void> {
    this.#day = day;
    orThrow(await this.#twinLink().call('seek', { day }, { deadlineMs: LOAD_DEADLINE_MS }));
  }

  noteDay(day: number): void {
    this.#day = day;
  }

  returnFrame(buffer: ArrayBuffer): void {
    this.#twin?.returnFrame(buffer);
  }

  /** Brings the scenario to the worker of runs unless it is there or on its way. */
  async #scenarioOnRuns(link: WorkerLink, source: ScenarioSource): Promise<void> {
    const digest = this.#digest;
    if (this.#runsDigest === digest) return;
    if (this.#runsLoading?.digest !== digest) {
      this.#runsLoading = { digest, answer: link.call('loadScenario', source, { deadlineMs: LOAD_DEADLINE_MS }) };
    }
    const loading = this.#runsLoading;
    try {
      const loaded = orThrow(await loading.answer);
      if (this.#runsLoading === loading) {
        this.#runsDigest = loaded.digest;
        this.#runsCore = '';
      }
    } finally {
      if (this.#runsLoading === loading) this.#runsLoading = undefined;
    }
  }

  async traceField(request: FieldRequest): Promise<FieldSeasonTraces> {
    const source = this.#source;
    if (!source) throw new RuntimeFault('noScenario', '');
    const link = this.#runsLink();
    await this.#scenarioOnRuns(link, source);
    return orThrow(await link.call('traceField', request, { deadlineMs: FIELD_DEADLINE_MS }));
  }

  cancelField(): void {
    this.#runs?.call('cancelField', undefined, { deadlineMs: CANCEL_GRACE_MS }).catch(() => undefined);
  }

  async reportPlant(): Promise<PlantReport | undefined> {
    return orThrow(await this.#twinLink().call('reportPlant', undefined, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async recordedHours(run: number, fromHour: number): Promise<PlantHours | undefined> {
    return orThrow(await this.#twinLink().call('recordedHours', { run, fromHour }, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async traceLot(query: TraceQuery): Promise<Genealogy | undefined> {
    return orThrow(await this.#twinLink().call('traceLot', query, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async reportDecisions(): Promise<DecisionReport | undefined> {
    return orThrow(await this.#twinLink().call('reportDecisions', undefined, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async pageLedger(query: LedgerQuery): Promise<LedgerPage | undefined> {
    return orThrow(await this.#twinLink().call('pageLedger', query, { deadlineMs: LOAD_DEADLINE_MS }));
  }

  async seriesOfForecasts(task: string): Promise<ForecastSeries | undefined> {
    return orThrow(await this.#twinLink().call('seriesOfForecasts', { task }, { deadlineMs: QUICK_DEADLINE_MS }));
  }

  async importanceOf(task: string): Promise<ForecastImportance | undefined> {
    return orThrow(await this.#twinLink().call('importanceOf', { task }, { deadlineMs: LOAD_DEADLINE_MS }));
  }

  async mapClusters(subject: ClusterSubject): Promise<ClusterMap | undefined> {
    return orThrow(await this.#twinLink().call('mapClusters', { subject }, { deadlineMs: LOAD_DEADLINE_MS }));
  }

  async decideOtherwise(request: OtherwiseRequest): Promise<OtherwiseResult> {
    const source = this.#source;
    if (!source) throw new RuntimeFault('noScenario', '');
    const link = this.#runsLink();
    await this.#scenarioOnRuns(link, source);
    await this.#coreOnRuns(link, request.seed);
    return orThrow(await link.call('decideOtherwise', request, { deadlineMs: undefined }));
  }

  cancelOtherwise(): void {
    this.#runs?.call('cancelOtherwise', undefined, { deadlineMs: CANCEL_GRACE_MS }).catch(() => undefined);
  }

  async judgeHistory(request: HistoryRequest): Promise<Result<ForecasterCard>> {
    return this.#runsLink().call('judgeHistory', request, { deadlineMs: HISTORY_DEADLINE_MS });
  }

  /** Hands the core that the twin's worker teaches anyway to the worker of runs. Without it that worker teaches its own. */
  async #coreOnRuns(link: WorkerLink, seed: number, signal?: AbortSignal): Promise<void> {
    const wanted = `${this.#digest} ${seed}`;
    if (this.#runsCore === wanted) return;
    this.#coreWaits += 1;
    try {
      const shared = orThrow(await this.#twinLink().call('shareCore', { seed }, { deadlineMs: undefined, ...(signal ? { signal } : {}) }));
      if (!shared || wanted !== `${this.#digest} ${seed}`) return;
      orThrow(await link.call('adoptCore', shared, { deadlineMs: QUICK_DEADLINE_MS }));
      this.#runsCore = wanted;
    } catch {
      // A twin that died or was stopped cannot share.
    } finally {
      this.#coreWaits -= 1;
    }
  }

  /** Runs replications in their own worker. Fails: rejects with RuntimeFault `cancelled` on abort, `crashed` when the worker dies. */
  async run(request: RunRequest, signal: AbortSignal): Promise<RunSummary> {
    const source = this.#source;
    if (!source) throw new RuntimeFault('noScenario', '');
    const link = this.#runsLink();
    await this.#scenarioOnRuns(link, source);
    if (request.modules.length > 0) await this.#coreOnRuns(link, request.seed, signal);
    if (signal.aborted) throw new RuntimeFault('cancelled', '');
    const running = link.call('runReplications', request, { deadlineMs: undefined });
    const stop = (): void => void this.#cancel(link, running);
    signal.addEventListener('abort', stop);
    try {
      return orThrow(await running);
    } catch (error) {
      if (signal.aborted) throw new RuntimeFault('cancelled', '');
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Asks the worker to stop; one that does not within the grace is ended. */
  async #cancel(link: WorkerLink, running: Promise<unknown>): Promise<void> {
    link.call('cancelRun', undefined, { deadlineMs: CANCEL_GRACE_MS }).catch(() => undefined);
    const isOver = await Promise.race([
      running.then(() => true, () => true),
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), CANCEL_GRACE_MS);
      }),
    ]);
    if (isOver) return;
    link.end();
    if (this.#runs === link) this.#forgetRuns();
  }

  dispose(): void {
    this.#twin?.end();
    this.#runs?.end();
    this.#twin = undefined;
    this.#forgetRuns();
  }
}
