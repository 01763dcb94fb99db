// The decision screen's state against a scripted client: asking, filtering, deciding otherwise, bringing a history. No worker, no screen.
import { describe, expect, it } from 'vitest';
import type { DecisionReport, LedgerPage, LedgerQuery, LedgerRow, OtherwiseResult } from '../../src/model/domain/decision-record.ts';
import { RuntimeFault } from '../../src/runtime/protocol.ts';
import { createDecisionDesk } from '../../src/store/decision-desk.ts';
import type { DecisionClient } from '../../src/store/decision-desk.ts';

const report = (run: number): DecisionReport => ({ run, tick: 0, core: 'ready', seasons: 21, cards: [], watches: [], decisions: 3 });
const page = (run: number): LedgerPage => ({ run, total: 3, matching: 3, rows: [], modules: [], reasons: [] });
const ROW = { number: 4, module: 'ginning', call: 9 } as LedgerRow;
const RESULT = { firstDifferentDay: 7, kpis: {} } as OtherwiseResult;
const turn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

function setup(overrides: Partial<DecisionClient> = {}) {
  const calls: string[] = [];
  const queries: LedgerQuery[] = [];
  const client: DecisionClient = {
    reportDecisions: async () => { calls.push('report'); return report(1); },
    pageLedger: async (query) => { queries.push(query); return page(1); },
    seriesOfForecasts: async (task) => { calls.push(`series ${task}`); return undefined; },
    importanceOf: async () => undefined,
    mapClusters: async () => undefined,
    decideOtherwise: async (request) => { calls.push(`otherwise ${request.decision.module} ${request.decision.call} ${request.seed}`); return RESULT; },
    cancelOtherwise: () => void calls.push('cancel'),
    judgeHistory: async ({ task, text }) => ({ ok: false, issues: [{ code: 'history.missing-column', path: 'row 1', got: text, expected: task }] }),
    ...overrides,
  };
  const desk = createDecisionDesk(client, () => ({ seed: 7, modules: ['ginning'] }));
  return { desk, calls, queries, state: () => desk.store.getState() };
}

describe('the decision desk', () => {
  it('asks once more after an answer, however often it is called meanwhile', async () => {
    const { desk, calls } = setup();
    for (let i = 0; i < 5; i += 1) desk.refresh();
    await turn();
    await turn();
    expect(calls.filter((call) => call === 'report')).toHaveLength(2);
  });

  it('begins a changed filter at its first page and keeps it when only the page changes', async () => {
    const { desk, queries, state } = setup();
    desk.find({ skip: 50 });
    await turn();
    desk.find({ module: 'ginning' });
    await turn();
    desk.find({ skip: 25 });
    await turn();
    expect(queries.map(({ module, skip }) => [module, skip])).toEqual([[undefined, 50], ['ginning', 0], ['ginning', 25]]);
    expect(state().page?.total).toBe(3);
  });

  it('asks for every row of the filter, oldest first, for a file', async () => {
    const { desk, queries } = setup();
    desk.find({ reason: 'bestLotValue', skip: 25 });
    await turn();
    await desk.allRows();
    expect(queries.at(-1)).toMatchObject({ reason: 'bestLotValue', skip: 0, isNewestFirst: false, count: Number.MAX_SAFE_INTEGER });
  });

  it('forgets page, charts and the decision taken otherwise when another run begins', async () => {
    let run = 1;
    const { desk, state } = setup({ reportDecisions: async () => report(run), decideOtherwise: () => new Promise(() => undefined) });
    desk.refresh();
    await turn();
    desk.decideOtherwise(ROW);
    expect(state().otherwise?.status).toBe('running');
    run = 2;
    desk.refresh();
    await turn();
    expect(state().otherwise).toBeUndefined();
    expect(state().report?.run).toBe(2);
  });

  it('decides otherwise with the settings of the twin and shows the answer', async () => {
    const { desk, calls, state } = setup();
    desk.decideOtherwise(ROW);
    desk.noteOtherwise(30);
    expect(state().otherwise?.days).toBe(30);
    await turn();
    expect(calls).toContain('otherwise ginning 9 7');
    expect(state().otherwise).toMatchObject({ status: 'done', result: RESULT });
  });

  it('drops the answer of a decision that was cancelled', async () => {
    let answer: ((result: OtherwiseResult) => void) | undefined;
    const { desk, calls, state } = setup({ decideOtherwise: () => new Promise((resolve) => { answer = resolve; }) });
    desk.decideOtherwise(ROW);
    desk.cancelOtherwise();
    answer!(RESULT);
    await turn();
    expect(calls).toContain('cancel');
    expect(state().otherwise).toMatchObject({ status: 'cancelled', result: undefined });
  });

  it('shows a fault of the worker, but not its death, which is followed by a new worker', async () => {
    const failing = setup({ reportDecisions: () => Promise.reject(new RuntimeFault('deadline', 'reportDecisions')) });
    failing.desk.refresh();
    await turn();
    expect(failing.state().fault?.code).toBe('deadline');
    const dying = setup({ reportDecisions: () => Promise.reject(new RuntimeFault('crashed', '')) });
    dying.desk.refresh();
    await turn();
    expect(dying.state().fault).toBeUndefined();
  });

  it('lists every fault of a history for the chosen question, and puts it away with the question', async () => {
    const { desk, state } = setup();
    desk.chooseTask('yield');
    desk.bringHistory('mine.csv', 'season');
    await turn();
    expect(state().history).toMatchObject({ name: 'mine.csv', status: 'missing', issues: [{ got: 'season', expected: 'yield' }] });
    desk.chooseTask('demand');
    expect(state().history).toBeUndefined();
  });
});
