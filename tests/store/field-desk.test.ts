// The field desk against a scripted worker: what it asks, what it keeps, what it drops.
import { describe, expect, it } from 'vitest';
import type { FieldSeasonTraces } from '../../src/model/domain/field-trace.ts';
import { RuntimeFault } from '../../src/runtime/protocol.ts';
import type { FieldRequest } from '../../src/runtime/protocol.ts';
import { createFieldDesk } from '../../src/store/field-desk.ts';

const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

const answerTo = (request: FieldRequest): FieldSeasonTraces => ({
  seed: request.seed, replication: request.replication, weatherYear: request.weatherYear ?? 2001, weatherYears: [2001, 2002], plantingDayNumber: 0, days: 1,
  weather: { et0Mm: new Float64Array(1), tMinC: new Float64Array(1), tMaxC: new Float64Array(1) }, stages: [], quotaMm: 0, gradePricesKztPerKg: [], forecast: undefined,
  traces: request.strategies.map((strategy) => ({ strategy, columns: {} as never, lastDay: 0, pickedTonnes: new Float64Array(0), accounts: [] })),
});

function setup(answer: (request: FieldRequest) => Promise<FieldSeasonTraces> = async (request) => answerTo(request)) {
  const asked: FieldRequest[] = [];
  const context = { digest: 'a' as string | undefined, seed: 1 };
  const stops: number[] = [];
  const desk = createFieldDesk((request) => { asked.push(request); return answer(request); }, () => { stops.push(asked.length); }, () => context);
  return { desk, asked, stops, context };
}

describe('the field desk', () => {
  it('asks for one strategy, then for all when two are compared, and for nothing when another pair is chosen', async () => {
    const { desk, asked } = setup();
    desk.ensure(false);
    desk.ensure(false);
    await settled();
    expect(asked.map(({ strategies }) => strategies)).toEqual([['calendar']]);
    desk.choose({ second: 'forecast' });
    await settled();
    desk.choose({ first: 'rainfed' });
    desk.choose({ block: 4 });
    await settled();
    expect(asked.length).toBe(2);
    expect(asked[1]!.strategies.length).toBe(4);
    expect(desk.store.getState().status).toBe('done');
  });

  it('asks again for another season and drops an answer that comes too late', async () => {
    const waiting: (() => void)[] = [];
    const { desk, asked } = setup((request) => new Promise((resolve) => { waiting.push(() => resolve(answerTo(request))); }));
    desk.ensure(false);
    desk.choose({ weatherYear: 2002 });
    expect(asked.length).toBe(2);
    waiting[1]!();
    await settled();
    waiting[0]!();
    await settled();
    expect(desk.store.getState().traces!.weatherYear).toBe(2002);
  });

  it('tells how far it is, stops when asked to, and begins again only by hand', async () => {
    const waiting: { resolve: () => void; reject: () => void }[] = [];
    const { desk, asked, stops } = setup((request) => new Promise((resolve, reject) => {
      waiting.push({ resolve: () => resolve(answerTo(request)), reject: () => reject(new RuntimeFault('cancelled', '')) });
    }));
    desk.ensure(false);
    desk.noteProgress(1.5, 9);
    expect(desk.store.getState()).toMatchObject({ status: 'running', progress: { done: 1.5, total: 9 } });
    desk.cancel();
    waiting[0]!.reject();
    await settled();
    expect(stops).toEqual([1]);
    expect(desk.store.getState()).toMatchObject({ status: 'cancelled', progress: undefined, fault: undefined });
    desk.noteProgress(2, 9);
    desk.choose({ block: 2 });
    expect(asked.length).toBe(1);
    expect(desk.store.getState().progress).toBeUndefined();
    desk.ensure(true);
    expect(asked.length).toBe(2);
    waiting[1]!.resolve();
    await settled();
    expect(desk.store.getState().status).toBe('done');
    desk.cancel();
    expect(stops).toEqual([1]);
  });

  it('forgets traces and block with the scenario', async () => {
    const { desk, context, asked } = setup();
    desk.choose({ block: 3 });
    await settled();
    context.digest = 'b';
    desk.ensure(false);
    expect(desk.store.getState().traces).toBeUndefined();
    expect(desk.store.getState().choice.block).toBe(0);
    await settled();
    expect(asked.length).toBe(2);
  });

  it('keeps the fault of a failure and tries again only when told to', async () => {
    let isBroken = true;
    const { desk, asked } = setup(async (request) => {
      if (isBroken) throw new RuntimeFault('crashed', 'gone');
      return answerTo(request);
    });
    desk.ensure(false);
    await settled();
    expect(desk.store.getState()).toMatchObject({ status: 'failed', fault: { code: 'crashed' } });
    desk.ensure(false);
    expect(asked.length).toBe(1);
    isBroken = false;
    desk.ensure(true);
    await settled();
    expect(desk.store.getState()).toMatchObject({ status: 'done', fault: undefined });
  });
});
