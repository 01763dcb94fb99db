// The state of the app and everything that can be done to it: loads scenarios, plays the twin, runs replications, remembers the session.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Language } from '../i18n/languages.ts';
import { MODULE_IDS } from '../model/domain/modules.ts';
import type { ModuleId } from '../model/domain/modules.ts';
import type { ClientEvents, TwinClient } from '../runtime/client.ts';
import { RuntimeFault } from '../runtime/protocol.ts';
import type { ScenarioSource } from '../runtime/protocol.ts';
import { NO_RUN } from './app-state.ts';
import type { AppState, FaultView, NoticeCode } from './app-state.ts';
import { createDecisionDesk } from './decision-desk.ts';
import type { DecisionDesk } from './decision-desk.ts';
import { createFieldDesk } from './field-desk.ts';
import { createPlantDesk } from './plant-desk.ts';
import type { PlantDesk } from './plant-desk.ts';
import type { FieldDesk } from './field-desk.ts';
import { FrameHolder } from './frame-holder.ts';
import { RemainingTime } from './remaining-time.ts';
import { decodeSession, DEFAULT_SCENARIO, defaultSession, encodeSession } from './session.ts';
import type { Layout, Session, Surface, Theme } from './session.ts';
import { decodeVisit, encodeVisit, VISIT_KEY } from './visit.ts';
import type { Visit } from './visit.ts';

export const SESSION_KEY = 'maqta-session';

export interface StoreEnvironment {
  connect(events: ClientEvents): TwinClient;
  /** Undefined where the browser refuses local storage. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Remembers what this tab is in the middle of; undefined where the browser refuses. */
  readonly tab: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** A clock in ms for remaining times and smooth motion. */
  now(): number;
  readonly language: Language;
  readonly prefersReducedMotion: boolean;
  /** Opens on this scenario rather than on the remembered one. */
  readonly scenario: string | undefined;
}

export interface AppActions {
  readonly boot: () => Promise<void>;
  readonly loadScenario: (source: ScenarioSource) => Promise<void>;
  readonly dismissImport: () => void;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setLayout: (layout: Layout) => void;
  readonly setSurface: (surface: Surface) => void;
  readonly setSeed: (seed: number) => void;
  readonly setReplications: (replications: number) => void;
  readonly setModules: (modules: readonly ModuleId[]) => void;
  readonly setPlaying: (isPlaying: boolean) => void;
  readonly setSpeed: (daysPerSecond: number) => void;
  /** Resolves when the twin is there, or cannot go there. */
  readonly seek: (day: number) => Promise<void>;
  /** Goes to the end of the season, wherever it is. */
  readonly seekToEnd: () => Promise<void>;
  readonly select: (site: number | undefined) => void;
  readonly startRun: () => Promise<void>;
  readonly cancelRun: () => void;
  readonly dismissNotice: (id: number) => void;
  /** Keeps the scenario and the day for the page loaded anew. */
  readonly rememberVisit: () => void;
}

export interface App {
  readonly store: StoreApi<AppState>;
  readonly frames: FrameHolder;
  readonly field: FieldDesk;
  readonly plant: PlantDesk;
  readonly decision: DecisionDesk;
  readonly actions: AppActions;
}

/** A day that no season reaches: the twin stays at its last one. */
const BEYOND_EVERY_SEASON = 2000;

const IDLE_TWIN = { isPlaying: false, ai: 'training', isFinished: false, lastDay: undefined } as const;

function faultView(error: unknown): FaultView {
  return error instanceof RuntimeFault ? { code: error.code, detail: error.message } : { code: 'internal', detail: String(error) };
}

/** The app's state and actions; nothing happens before `boot`. */
export function createApp(environment: StoreEnvironment): App {
  const stored = readStored(environment);
  const session: Session = stored.session ?? defaultSession(environment.language);
  const store = createStore<AppState>(() => ({
    session: environment.scenario === undefined ? session : { ...session, scenario: environment.scenario },
    boot: 'starting',
    fault: undefined,
    scenarios: [],
    scenario: undefined,
    isLoading: false,
    twin: IDLE_TWIN,
    seenLastDay: undefined,
    selection: undefined,
    run: NO_RUN,
    imports: undefined,
    notices: stored.wasIgnored ? [{ id: 0, code: 'stateIgnored' }] : [],
  }));
  const get = store.getState;
  const set = store.setState;
  let noticeCount = 1;
  let runStop: AbortController | undefined;
  let remaining = new RemainingTime();
  let wasPlaying = !environment.prefersReducedMotion;

  const notify = (code: NoticeCode, name?: string): void => {
    const notice = { id: noticeCount, code, ...(name === undefined ? {} : { name }) };
    noticeCount += 1;
    set({ notices: [...get().notices.filter((other) => other.code !== code), notice] });
  };
  const patchSession = (patch: Partial<Session>): void => {
    set({ session: { ...get().session, ...patch } });
    try {
      environment.storage?.setItem(SESSION_KEY, encodeSession(get().session));
    } catch {
      // A full or refused store only means that the session is not remembered.
    }
  };
  const failed = (error: unknown): void => {
    const fault = faultView(error);
    // A death is followed by its own news: restarted or given up.
    if (fault.code !== 'crashed' && fault.code !== 'cancelled') set({ fault });
  };

  const client = environment.connect({
    onFrame: (buffer) => {
      frames.put(buffer, environment.now());
      client.noteDay(frames.current?.day ?? 0);
    },
    onTwin: (twin) => set({ twin, seenLastDay: twin.lastDay ?? get().seenLastDay }),
    onProgress: (phase, done, total) => {
      const { run } = get();
      if (run.status !== 'running') return;
      if (run.progress?.phase !== phase) remaining = new RemainingTime();
      set({ run: { ...run, progress: { phase, done, total, remainingSeconds: remaining.update(done, total, environment.now()) } } });
    },
    onFieldProgress: (done, total) => field.noteProgress(done, total),
    onOtherwiseProgress: (days) => decision.noteOtherwise(days),
    onPartial: (partial) => {
      const { run } = get();
      if (run.status === 'running') set({ run: { ...run, partial } });
    },
    onRestart: (role) => notify(role === 'twin' ? 'twinRestarted' : 'runsRestarted'),
    onGaveUp: (detail) => {
      set({ fault: { code: 'crashed', detail } });
      notify('gaveUp');
    },
  });
  const frames = new FrameHolder((buffer) => client.returnFrame(buffer));
  const plant = createPlantDesk(client);
  const decision = createDecisionDesk(client, () => get().session);

  const startTwin = async (day: number): Promise<void> => {
    const { session } = get();
    await client.startTwin({ modules: session.modules, seed: session.seed, day });
  };
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  /** The twin follows changed settings on the same day, once the changes pause. */
  const restartTwinSoon = (): void => {
    clearTimeout(restartTimer);
    restartTimer = setTimeout(() => {
      if (get().scenario) startTwin(frames.current?.day ?? 0).catch(failed);
    }, 300);
  };

  let loading: Promise<unknown> = Promise.resolve();
  /** One scenario at a time, in the order asked for: a slow earlier one must not overtake a later one. */
  const take = (source: ScenarioSource, visit?: Visit): Promise<boolean> => {
    const taking = loading.then(() => takeNow(source, visit));
    loading = taking.catch(() => undefined);
    return taking;
  };
  const takeNow = async (source: ScenarioSource, visit: Visit | undefined): Promise<boolean> => {
    set({ isLoading: true });
    try {
      const result = await client.load(source);
      if (!result.ok) {
        set({ imports: { name: source.kind === 'text' ? source.name : source.id, issues: result.issues } });
        return false;
      }
      actions.cancelRun();
      frames.clear();
      plant.clear();
      decision.clear();
      set({ scenario: result.value, fault: undefined, selection: undefined, twin: IDLE_TWIN, seenLastDay: undefined, run: NO_RUN });
      if (source.kind === 'shipped') patchSession({ scenario: source.id });
      await client.setSpeed(get().session.daysPerSecond);
      await startTwin(visit?.digest === result.value.digest ? visit.day : 0);
      await client.setPlaying(wasPlaying);
      void actions.startRun();
      return true;
    } finally {
      set({ isLoading: false });
    }
  };

  const actions: AppActions = {
    async boot() {
      try {
        const scenarios = await client.listScenarios();
        set({ scenarios });
        const wanted = get().session.scenario;
        const id = scenarios.some((scenario) => scenario.id === wanted) ? wanted : (scenarios.find((scenario) => scenario.id === DEFAULT_SCENARIO) ?? scenarios[0])?.id;
        if (id === undefined) throw new RuntimeFault('noScenario', '');
        const visit = environment.scenario === undefined ? readVisit(environment) : undefined;
        let isTaken = visit?.file !== undefined && (await take({ kind: 'text', ...visit.file }, visit));
        // A file that was good in an older version may be refused now; the shipped scenario then opens as ever.
        if (!isTaken) isTaken = await take({ kind: 'shipped', id }, visit);
        set({ boot: isTaken ? 'ready' : 'failed' });
      } catch (error) {
        set({ boot: 'failed', fault: faultView(error) });
      }
    },
    async loadScenario(source) {
      set({ imports: undefined });
      try {
        if ((await take(source)) && source.kind === 'text') notify('loaded', source.name);
      } catch (error) {
        failed(error);
      }
    },
    dismissImport: () => set({ imports: undefined }),
    setLanguage: (language) => patchSession({ language }),
    setTheme: (theme) => patchSession({ theme }),
    setLayout: (layout) => patchSession({ layout }),
    setSurface: (surface) => patchSession({ surface }),
    setSeed: (seed) => {
      patchSession({ seed });
      restartTwinSoon();
    },
    setReplications: (replications) => patchSession({ replications }),
    setModules: (modules) => {
      patchSession({ modules: MODULE_IDS.filter((id) => modules.includes(id)) });
      restartTwinSoon();
    },
    setPlaying: (isPlaying) => {
      wasPlaying = isPlaying;
      client.setPlaying(isPlaying).catch(failed);
    },
    setSpeed: (daysPerSecond) => {
      patchSession({ daysPerSecond });
      client.setSpeed(daysPerSecond).catch(failed);
    },
    seek: (day) => client.seek(Math.max(0, Math.floor(day))).catch(failed),
    seekToEnd: () => client.seek(BEYOND_EVERY_SEASON).catch(failed),
    select: (selection) => set({ selection }),
    async startRun() {
      runStop?.abort();
      const stop = new AbortController();
      runStop = stop;
      remaining = new RemainingTime();
      const { summary, isCut } = get().run;
      set({ run: { ...NO_RUN, status: 'running', summary, isCut } });
      const { modules, seed, replications } = get().session;
      try {
        const finished = await client.run({ modules, seed, replications }, stop.signal);
        if (runStop === stop) set({ run: { ...NO_RUN, status: 'done', summary: finished } });
      } catch (error) {
        const fault = faultView(error);
        if (runStop !== stop) return;
        const status = fault.code === 'cancelled' ? 'cancelled' : 'failed';
        const { summary: last, isCut: wasCut, partial } = get().run;
        set({ run: { ...NO_RUN, status, summary: partial ?? last, isCut: partial !== undefined || wasCut, fault: status === 'failed' ? fault : undefined } });
      }
    },
    cancelRun: () => runStop?.abort(),
    rememberVisit: () => {
      const { scenario } = get();
      if (!scenario) return;
      try {
        environment.tab?.setItem(VISIT_KEY, encodeVisit(scenario.source, scenario.digest, frames.current?.day ?? 0));
      } catch {
        // A full or refused store only means that the season begins anew.
      }
    },
    dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  };
  const field = createFieldDesk((request) => client.traceField(request), () => client.cancelField(), () => ({ digest: get().scenario?.digest, seed: get().session.seed }));
  return { store, frames, field, plant, decision, actions };
}

function readStored(environment: StoreEnvironment): { readonly session: Session | undefined; readonly wasIgnored: boolean } {
  try {
    const text = environment.storage?.getItem(SESSION_KEY);
    if (text === null || text === undefined) return { session: undefined, wasIgnored: false };
    const session = decodeSession(text);
    return { session, wasIgnored: session === undefined };
  } catch {
    return { session: undefined, wasIgnored: false };
  }
}

function readVisit({ tab }: StoreEnvironment): Visit | undefined {
  try {
    const text = tab?.getItem(VISIT_KEY);
    return text === null || text === undefined ? undefined : decodeVisit(text);
  } catch {
    return undefined;
  }
}
