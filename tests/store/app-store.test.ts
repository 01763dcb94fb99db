// The app's state against a scripted client: boot, import faults, run, cancel, notices, memory. No worker, no screen.
import { describe, expect, it } from 'vitest';
import type { ClientEvents, TwinClient } from '../../src/runtime/client.ts';
import { RuntimeFault } from '../../src/runtime/protocol.ts';
import { encodeFrame } from '../../src/runtime/frames.ts';
import { isRunCurrent, timeLineEnd } from '../../src/store/app-state.ts';
import { createApp, SESSION_KEY } from '../../src/store/app-store.ts';
import { FIXTURE_LISTING, FIXTURE_SCENARIO, fixtureState } from '../fixtures/cluster.ts';
import { FIXTURE_SUMMARY } from '../fixtures/summary.ts';

function setup(overrides: Partial<TwinClient> = {}, stored?: string, visit = new Map<string, string>()) {
  const calls: string[] = [];
  const memory = new Map<string, string>(stored === undefined ? [] : [[SESSION_KEY, stored]]);
  let events: ClientEvents | undefined;
  const client: TwinClient = {
    listScenarios: async () => FIXTURE_LISTING,
    load: async () => ({ ok: true, value: FIXTURE_SCENARIO }),
    startTwin: async (request) => void calls.push(`start ${request.seed} ${request.day}`),
    setPlaying: async (isPlaying) => void calls.push(`playing ${isPlaying}`),
    setSpeed: async (speed) => void calls.push(`speed ${speed}`),
    seek: async (day) => void calls.push(`seek ${day}`),
    noteDay: (day) => void calls.push(`day ${day}`),
    returnFrame: () => void calls.push('return'),
    run: async () => ({ ...FIXTURE_SUMMARY, seed: 1 }),
    traceField: () => Promise.reject(new RuntimeFault('noScenario', '')),
    cancelField: () => undefined,
    reportPlant: async () => undefined,
    recordedHours: async () => undefined,
    traceLot: async () => undefined,
    reportDecisions: async () => undefined,
    pageLedger: async () => undefined,
    seriesOfForecasts: async () => undefined,
    importanceOf: async () => undefined,
    mapClusters: async () => undefined,
    decideOtherwise: () => Promise.reject(new RuntimeFault('noScenario', '')),
    cancelOtherwise: () => undefined,
    judgeHistory: () => Promise.reject(new RuntimeFault('noScenario', '')),
    dispose: () => undefined,
    ...overrides,
  };
  const app = createApp({
    connect: (given) => { events = given; return client; },
    storage: { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) },
    tab: { getItem: (key) => visit.get(key) ?? null, setItem: (key, value) => void visit.set(key, value) },
    now: () => 0,
    language: 'ru',
    prefersReducedMotion: false,
    scenario: undefined,
  });
  return { ...app, calls, memory, events: () => events! };
}

describe('the app', () => {
  it('opens the default scenario, plays it and runs the replications by itself', async () => {
    const { store, actions, calls } = setup();
    await actions.boot();
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    expect(store.getState().boot).toBe('ready');
    expect(store.getState().scenario?.id).toBe('pilot-cluster');
    expect(calls).toEqual(['speed 3', 'start 1 0', 'playing true']);
    expect(store.getState().run.status).toBe('done');
    expect(isRunCurrent(store.getState())).toBe(true);
    actions.setReplications(11);
    expect(isRunCurrent(store.getState())).toBe(false);
  });

  it('keeps the scenario and the board when a file is refused, and shows every issue', async () => {
    const issues = [{ code: 'NOT_JSON', path: '', got: '{', expected: 'JSON' }, { code: 'MISSING_KEY', path: '/title', got: 'nothing', expected: 'title' }];
    let loads = 0;
    const { store, actions } = setup({ load: async () => { loads += 1; return loads === 1 ? { ok: true, value: FIXTURE_SCENARIO } : { ok: false, issues }; } });
    await actions.boot();
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    const before = store.getState();
    await actions.loadScenario({ kind: 'text', name: 'mine.json', text: '{' });
    expect(store.getState().imports).toEqual({ name: 'mine.json', issues });
    expect(store.getState().scenario).toBe(before.scenario);
    expect(store.getState().run).toBe(before.run);
  });

  it('keeps the last summary when the next run is cancelled', async () => {
    let runs = 0;
    const { store, actions } = setup({
      run: (_, signal) => {
        runs += 1;
        if (runs === 1) return Promise.resolve(FIXTURE_SUMMARY);
        return new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(new RuntimeFault('cancelled', ''))); });
      },
    });
    await actions.boot();
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    const second = actions.startRun();
    expect(store.getState().run.status).toBe('running');
    actions.cancelRun();
    await second;
    expect(store.getState().run).toMatchObject({ status: 'cancelled', summary: FIXTURE_SUMMARY });
  });

  it('shows what a cancelled run had done, until another run is done', async () => {
    const { store, actions, events } = setup({
      run: (_, signal) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(new RuntimeFault('cancelled', ''))); }),
    });
    await actions.boot();
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    const done = { ...FIXTURE_SUMMARY, replications: 2 };
    events().onPartial(done);
    actions.cancelRun();
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    expect(store.getState().run).toMatchObject({ status: 'cancelled', summary: done, isCut: true, partial: undefined });
  });

  it('stretches the time line by months until the end is known, and remembers the end', async () => {
    const { store, actions, events, calls } = setup();
    await actions.boot();
    const end = (day: number): number => timeLineEnd(store.getState(), day);
    expect([end(0), end(365), end(366), end(396)]).toEqual([365, 365, 395, 425]);
    const status = { isPlaying: false, ai: 'joined', isFinished: true, lastDay: 471 } as const;
    events().onTwin(status);
    expect(end(471)).toBe(471);
    events().onTwin({ ...status, isFinished: false, lastDay: undefined });
    expect([end(3), end(480)]).toEqual([471, 501]);
    await actions.seekToEnd();
    expect(calls.at(-1)).toBe('seek 2000');
  });

  it('fails visibly when a run fails', async () => {
    const { store, actions } = setup({ run: () => Promise.reject(new RuntimeFault('crashed', 'gone')) });
    await actions.boot();
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    expect(store.getState().run.status).toBe('failed');
    expect(store.getState().run.fault?.code).toBe('crashed');
  });

  it('remembers the session and leaves a broken memory aside with a notice', async () => {
    const { actions, memory } = setup();
    actions.setLanguage('kk');
    expect(JSON.parse(memory.get(SESSION_KEY)!)).toMatchObject({ language: 'kk' });
    const other = setup({}, memory.get(SESSION_KEY));
    expect(other.store.getState().session.language).toBe('kk');
    const broken = setup({}, '{"format":1}');
    expect(broken.store.getState().session.language).toBe('ru');
    expect(broken.store.getState().notices.map((notice) => notice.code)).toEqual(['stateIgnored']);
  });

  it('opens a page that was loaded anew on the same day of the same scenario, and another scenario on its first', async () => {
    const visit = new Map<string, string>();
    const before = setup({}, undefined, visit);
    await before.actions.boot();
    before.events().onFrame(encodeFrame({ state: fixtureState(41, 1), kpis: {} }, undefined, undefined));
    before.actions.rememberVisit();
    const after = setup({}, undefined, visit);
    await after.actions.boot();
    expect(after.calls).toContain('start 1 41');
    const changed = setup({ load: async () => ({ ok: true, value: { ...FIXTURE_SCENARIO, digest: 'other' } }) }, undefined, visit);
    await changed.actions.boot();
    expect(changed.calls).toContain('start 1 0');
  });

  it('opens a brought file again, and the shipped scenario where the file is refused by now', async () => {
    const visit = new Map<string, string>();
    const source = { kind: 'text', name: 'mine.json', text: '{}' } as const;
    const before = setup({ load: async () => ({ ok: true, value: { ...FIXTURE_SCENARIO, source } }) }, undefined, visit);
    await before.actions.boot();
    before.actions.rememberVisit();
    const loaded: string[] = [];
    const after = setup({ load: async (given) => { loaded.push(given.kind); return given.kind === 'text' ? { ok: false, issues: [] } : { ok: true, value: FIXTURE_SCENARIO }; } }, undefined, visit);
    await after.actions.boot();
    expect(loaded).toEqual(['text', 'shipped']);
    expect(after.store.getState().boot).toBe('ready');
    visit.set('maqta-visit', '{"format":1,"day":-3}');
    const broken = setup({}, undefined, visit);
    await broken.actions.boot();
    expect(broken.calls).toContain('start 1 0');
  });

  it('tells of a restarted worker', () => {
    const { store, actions, events } = setup();
    events().onRestart('twin', 'gone');
    const notice = store.getState().notices[0]!;
    expect(notice.code).toBe('twinRestarted');
    actions.dismissNotice(notice.id);
    expect(store.getState().notices).toEqual([]);
  });

  it('holds the newest frame and gives the buffer before the previous one back', () => {
    const { frames, calls, events } = setup();
    for (const day of [1, 2, 3]) events().onFrame(encodeFrame({ state: fixtureState(day, 1), kpis: {} }, undefined, undefined));
    expect(frames.current?.day).toBe(3);
    expect(calls.filter((call) => call === 'return')).toHaveLength(1);
  });
});

describe('the displayed time', () => {
  it('glides forward to the newest frame and jumps back at once', () => {
    const { frames } = setup();
    const frame = (day: number): ArrayBuffer => encodeFrame({ state: fixtureState(day, 1), kpis: {} }, undefined, undefined);
    frames.put(frame(1), 1000);
    expect(frames.displayTick(1000)).toBe(86_400);
    frames.put(frame(2), 1050);
    expect(frames.displayTick(1050)).toBe(86_400);
    expect(frames.displayTick(1075)).toBe(1.5 * 86_400);
    expect(frames.displayTick(2000)).toBe(2 * 86_400);
    frames.put(frame(1), 2050);
    expect(frames.displayTick(2050)).toBe(86_400);
  });
});
