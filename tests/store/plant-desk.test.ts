// The plant desk against a scripted client: joined hours, questions one at a time, runs kept apart, traces in order.
import { describe, expect, it } from 'vitest';
import { PLANT_STATES } from '../../src/model/domain/plant-record.ts';
import type { Genealogy, PlantHours, PlantReport, PlantSide, TraceQuery } from '../../src/model/domain/plant-record.ts';
import { RuntimeFault } from '../../src/runtime/protocol.ts';
import { createPlantDesk, joinHours, nextHour } from '../../src/store/plant-desk.ts';

const ROW = 2 * PLANT_STATES.length;
const SIDE: PlantSide = { machines: [], stocks: [], flow: { stages: [], residualGrams: 0 }, energy: [], output: { gin: 0, spinning: 0, textile: 0 }, faults: [], fabricMetres: 0, batches: [] };
const report = (run: number, hours: number, hasAi: boolean): PlantReport => ({ run, tick: hours * 3600, hours, baseline: SIDE, ai: hasAi ? SIDE : undefined });
const rows = (hours: number, value: number): Uint8Array => new Uint8Array(hours * ROW).fill(value);
const settle = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

describe('hours that come in parts', () => {
  it('join without a gap, and an hour that was lived again replaces the old one', () => {
    const first = joinHours(undefined, { run: 1, fromHour: 0, groups: 2, baseline: rows(3, 1), ai: undefined });
    const second = joinHours(first, { run: 1, fromHour: 2, groups: 2, baseline: rows(3, 2), ai: undefined });
    expect(second.baseline.length).toBe(5 * ROW);
    expect([second.baseline[2 * ROW - 1], second.baseline[2 * ROW]]).toEqual([1, 2]);
  });

  it('begin anew with another run, and when the AI’s cluster has joined', () => {
    const known = joinHours(undefined, { run: 1, fromHour: 0, groups: 2, baseline: rows(3, 1), ai: undefined });
    expect(nextHour(known, 1, false)).toBe(3);
    expect(nextHour(known, 2, false)).toBe(0);
    expect(nextHour(known, 1, true)).toBe(0);
    expect(joinHours(known, { run: 2, fromHour: 0, groups: 2, baseline: rows(1, 9), ai: undefined }).baseline.length).toBe(ROW);
    const both = joinHours(known, { run: 1, fromHour: 0, groups: 2, baseline: rows(3, 1), ai: rows(2, 1) });
    expect(nextHour(both, 1, true)).toBe(2);
  });
});

describe('the desk', () => {
  const setup = (overrides: Partial<{ report: () => Promise<PlantReport | undefined>; trace: (query: TraceQuery) => Promise<Genealogy | undefined> }> = {}) => {
    const asked: string[] = [];
    let hours = 2;
    let run = 1;
    const desk = createPlantDesk({
      reportPlant: overrides.report ?? (async () => { asked.push('report'); return report(run, hours, false); }),
      recordedHours: async (of, fromHour): Promise<PlantHours> => { asked.push(`${of} from ${fromHour}`); return { run, fromHour, groups: 2, baseline: rows(hours - fromHour, 1), ai: undefined }; },
      traceLot: overrides.trace ?? (async () => undefined),
    });
    return { desk, asked, live: (toHours: number, ofRun: number) => { hours = toHours; run = ofRun; } };
  };

  it('asks once more after an answer, however often it is told to, and only for new hours', async () => {
    const { desk, asked, live } = setup();
    desk.refresh();
    live(4, 1);
    desk.refresh();
    desk.refresh();
    desk.refresh();
    await settle();
    expect(asked.filter((each) => each === 'report')).toHaveLength(2);
    expect(desk.store.getState().record!.baseline.length).toBe(4 * ROW);
  });

  it('forgets the trace when another run begins, and everything on demand', async () => {
    const found: Genealogy = { policy: 'baseline', focus: undefined, block: 0, back: [], blocks: [], forward: [] };
    const { desk, live } = setup({ trace: async () => found });
    desk.refresh();
    desk.trace({ policy: 'baseline', block: 0 });
    await settle();
    expect(desk.store.getState().trace).toBe(found);
    live(1, 2);
    desk.refresh();
    await settle();
    expect(desk.store.getState()).toMatchObject({ trace: undefined, traceStatus: 'none', query: undefined });
    expect(desk.store.getState().record!.run).toBe(2);
    desk.clear();
    expect(desk.store.getState().report).toBeUndefined();
  });

  it('shows the newest trace only, and says when there is no such lot', async () => {
    const waiting: (() => void)[] = [];
    const { desk } = setup({ trace: (query) => new Promise((resolve) => { waiting.push(() => resolve('lot' in query && query.lot === 1 ? { policy: 'ai', focus: undefined, block: 1, back: [], blocks: [], forward: [] } : undefined)); }) });
    desk.trace({ policy: 'ai', lot: 1 });
    desk.trace({ policy: 'ai', lot: 2 });
    waiting[1]!();
    waiting[0]!();
    await settle();
    expect(desk.store.getState()).toMatchObject({ traceStatus: 'missing', trace: undefined });
  });

  it('tells a fault, but not the death of a worker that is started again', async () => {
    const fails = setup({ report: () => Promise.reject(new RuntimeFault('deadline', '')) });
    fails.desk.refresh();
    await settle();
    expect(fails.desk.store.getState().fault?.code).toBe('deadline');
    const dies = setup({ report: () => Promise.reject(new RuntimeFault('crashed', '')) });
    dies.desk.refresh();
    await settle();
    expect(dies.desk.store.getState().fault).toBeUndefined();
  });
});
