// Frames survive the way through a buffer, in place and without growing; knows no worker.
import { describe, expect, it } from 'vitest';
import { countsOf, decodeFrame, encodeFrame, frameBytes } from '../../src/runtime/frames.ts';
import { KPI_IDS } from '../../src/model/domain/kpis.ts';
import { fixtureState } from '../fixtures/cluster.ts';

describe('frames', () => {
  it('give back every column of both clusters', () => {
    const baseline = fixtureState(120, 0.9);
    const ai = fixtureState(120, 1);
    const frame = decodeFrame(encodeFrame({ state: baseline, kpis: { oee: 0.5 } }, { state: ai, kpis: {} }, undefined));
    const { kpis, ...restored } = frame.baseline;
    expect(restored).toEqual(baseline);
    expect(kpis[KPI_IDS.indexOf('oee')]).toBe(0.5);
    expect(kpis.filter((value) => Number.isNaN(value)).length).toBe(KPI_IDS.length - 1);
    const { kpis: _, ...restoredAi } = frame.ai!;
    expect(restoredAi).toEqual(ai);
    expect(frame.tick).toBe(baseline.tick);
  });

  it('leave the AI out while it still learns', () => {
    const frame = decodeFrame(encodeFrame({ state: fixtureState(3, 1), kpis: {} }, undefined, undefined));
    expect(frame.ai).toBeUndefined();
  });

  it('fill a returned buffer of the right size again and replace any other', () => {
    const input = { state: fixtureState(10, 1), kpis: {} };
    const first = encodeFrame(input, input, undefined);
    expect(first.byteLength).toBe(frameBytes(countsOf(input.state)));
    expect(encodeFrame(input, input, first)).toBe(first);
    expect(encodeFrame(input, input, new ArrayBuffer(8))).not.toBe(first);
  });

  it('do not show the AI of an earlier use of the buffer', () => {
    const input = { state: fixtureState(10, 1), kpis: {} };
    const buffer = encodeFrame(input, input, undefined);
    expect(decodeFrame(encodeFrame(input, undefined, buffer)).ai).toBeUndefined();
  });

  it('refuse what is not a frame', () => {
    expect(() => decodeFrame(new ArrayBuffer(4))).toThrow(/too short/);
    expect(() => decodeFrame(new ArrayBuffer(4096))).toThrow(/not a frame/);
  });
});
