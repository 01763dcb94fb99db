// The plant desk inside the worker on a real run of the first days: records by the hour, other runs, traces, reports that can be sent.
import { beforeAll, describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../src/base/units.ts';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import { PLANT_STATES } from '../../src/model/domain/plant-record.ts';
import { hourBuffers, noteHour, PlantDesk, recorded, resumeRecord } from '../../src/runtime/worker/plant-desk.ts';
import type { RecordedSide } from '../../src/runtime/worker/plant-desk.ts';
import { createSimulation } from '../../src/simulation/index.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const HOURS = 30;
let baseline: RecordedSide;

function run(): RecordedSide {
  const side = recorded(createSimulation(shippedScenario('pilot-cluster'), shippedWeather(), { seed: 5, replication: 0, modules: NO_MODULES, core: undefined }));
  for (let hour = 1; hour <= HOURS; hour += 1) {
    // Half an hour first: only whole hours are noted.
    side.simulation.advanceTo((hour - 0.5) * TICKS_PER_HOUR);
    noteHour(side);
    side.simulation.advanceTo(hour * TICKS_PER_HOUR);
    noteHour(side);
  }
  return side;
}

beforeAll(() => {
  baseline = run();
});

describe('the plant desk of the worker', () => {
  it('hands over the hours that are asked for, and all of them to who knows another run', () => {
    const desk = new PlantDesk(4, () => ({ baseline, ai: undefined }));
    const row = baseline.record.groups * PLANT_STATES.length;
    expect(desk.hours(4, 20).baseline.length).toBe((HOURS - 20) * row);
    expect(desk.hours(3, 20)).toMatchObject({ run: 4, fromHour: 0 });
    expect(desk.hours(3, 20).baseline.length).toBe(HOURS * row);
    expect(desk.hours(4, 500).baseline.length).toBe(0);
    expect(hourBuffers(desk.hours(4, 0))).toHaveLength(1);
  });

  it('goes on after a jump back as if there had been none', () => {
    const side = run();
    const before = side.record.from(0);
    const saved = side.simulation.snapshot();
    side.simulation.advanceTo((HOURS + 3) * TICKS_PER_HOUR - TICKS_PER_HOUR * 2);
    noteHour(side);
    side.simulation.restore(saved);
    resumeRecord(side);
    side.simulation.advanceTo((HOURS + 1) * TICKS_PER_HOUR);
    noteHour(side);
    expect(side.record.hours).toBe(HOURS + 1);
    expect(side.record.from(0).slice(0, before.length)).toEqual(before);
  });

  it('reports plain data for both clusters, and traces nothing of one that is not there', () => {
    const desk = new PlantDesk(1, () => ({ baseline, ai: baseline }));
    const report = desk.report();
    expect(structuredClone(report)).toEqual(report);
    expect(report).toMatchObject({ run: 1, tick: HOURS * TICKS_PER_HOUR, hours: HOURS });
    expect(report.baseline.flow.residualGrams).toBe(0);
    expect(hourBuffers(desk.hours(1, 0))).toHaveLength(2);
    expect(desk.trace({ policy: 'baseline', lot: 0 })).toBeUndefined();
    expect(new PlantDesk(1, () => ({ baseline, ai: undefined })).trace({ policy: 'ai', lot: 0 })).toBeUndefined();
    expect(desk.trace({ policy: 'ai', block: 0 })!.forward).toEqual([]);
  });
});
