import { describe, expect, it } from 'vitest';
import { GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { corridorsTo, createCustomsStage, EXPORT_GOOD, type CustomsStage } from '../../../src/model/customs/index.ts';
import { CUSTOMS_PARAMETERS } from '../../../src/model/parameters/customs.ts';
import { defaultValues } from '../../../src/model/parameters/define.ts';
import { plantWorld } from '../plant-world.ts';

const p = defaultValues(CUSTOMS_PARAMETERS);
const sold = (tonnes: number): number => tonnes * GRAMS_PER_TONNE;

interface Setup {
  readonly stage: CustomsStage;
  readonly run: (days: number) => void;
  readonly delivered: number[];
  readonly reports: { readonly corridor: number; readonly week: number; readonly ratio: number }[];
}

function customs(values: typeof p, isDeclaredInAdvance: boolean, way = 0, delayTicks = 0): Setup {
  const { world } = plantWorld();
  const delivered: number[] = [];
  const reports: Setup['reports'] = [];
  const stage: CustomsStage = createCustomsStage(world, { parameters: values, startDayOfYear: 1 }, {
    chooseShipment: (load) => {
      const ways = corridorsTo(stage.loads[load]!.destination);
      return { corridor: ways[Math.min(way, ways.length - 1)]!, isDeclaredInAdvance, delayTicks };
    },
    delivered: (load) => delivered.push(load),
    reportLeaves: () => undefined,
    reportArrives: (corridor, week, ratio) => reports.push({ corridor, week, ratio }),
  });
  return { stage, run: (days) => world.kernel.runUntil(days * TICKS_PER_DAY), delivered, reports };
}

describe('loads for export', () => {
  it('are filled from the export share of what is sold, goods apart', () => {
    const { stage } = customs(p, false);
    stage.receive(EXPORT_GOOD.lint, sold(23));
    expect(stage.loads).toHaveLength(0);
    stage.receive(EXPORT_GOOD.lint, sold(24.2));
    // 47.2 t × 0.85 = 40.12 t: two loads of 20 t.
    expect(stage.loads.map(({ good, grams }) => [good, grams])).toEqual([[0, 20e6], [0, 20e6]]);
    stage.receive(EXPORT_GOOD.fabric, sold(66));
    expect(stage.loads).toHaveLength(2);
    stage.receive(EXPORT_GOOD.fabric, sold(1));
    expect(stage.loads[2]).toMatchObject({ good: 1, number: 0 });
  });

  it('take the usual way, the queue and the automatic release where nothing varies, and cost the usual freight', () => {
    const still = { ...p, stateWeekDeviation: 0, winterAmplitude: 0, disruptionsPerYear: 0, tripCv: 0, clearanceCv: 0, mismatchShare: 0, greenShare: 1, chinaShare: 1, turkiyeShare: 0, latviaShare: 0, russiaShare: 0 };
    const { stage, run, delivered } = customs(still, false, 0, 6 * TICKS_PER_HOUR);
    stage.receive(EXPORT_GOOD.lint, sold(24));
    run(1);
    const load = stage.loads[0]!;
    expect(load).toMatchObject({ leavesTick: 6 * TICKS_PER_HOUR, wayTicks: 8 * TICKS_PER_DAY, queueTicks: 18 * TICKS_PER_HOUR, clearanceTicks: TICKS_PER_HOUR });
    expect(load.freightUsd).toBeCloseTo(20 * 75, 9);
    expect(stage.loadsUnderWay(load.corridor)).toBe(1);
    run(9);
    expect(delivered).toEqual([]);
    run(9.1);
    expect(delivered).toEqual([0]);
    expect(stage.loadsUnderWay(load.corridor)).toBe(0);
    // 8 days and 18 hours × 1.2.
    expect(stage.promisedDays(load.destination)).toBeCloseTo(10.5, 9);
  });

  it('have the same destinations and luck whatever is decided, and clear faster when declared in advance', () => {
    const [late, early] = [false, true].map((isDeclaredInAdvance) => {
      const setup = customs(p, isDeclaredInAdvance);
      setup.stage.receive(EXPORT_GOOD.lint, sold(24 * 60));
      setup.run(2);
      return setup.stage.loads;
    });
    expect(early!.map(({ destination, wayTicks, queueTicks }) => [destination, wayTicks, queueTicks])).toEqual(late!.map(({ destination, wayTicks, queueTicks }) => [destination, wayTicks, queueTicks]));
    const hours = (loads: typeof late): number => loads!.reduce((sum, load) => sum + load.clearanceTicks, 0) / TICKS_PER_HOUR;
    expect(early!.every((load, index) => load.clearanceTicks <= late![index]!.clearanceTicks)).toBe(true);
    expect(hours(early)).toBeLessThan(0.6 * hours(late));
  });

  it('go on identically from a snapshot', () => {
    const one = customs(p, true, 1);
    one.stage.receive(EXPORT_GOOD.lint, sold(100));
    const saved = one.stage.save();
    one.stage.receive(EXPORT_GOOD.lint, sold(100));
    const loads = one.stage.loads.map(({ destination, corridor }) => [destination, corridor]);
    one.stage.load(saved);
    one.stage.receive(EXPORT_GOOD.lint, sold(100));
    expect(one.stage.loads.map(({ destination, corridor }) => [destination, corridor])).toEqual(loads);
  });

  it('are told of one trip of every corridor a week, at its end', () => {
    const { run, reports, stage } = customs({ ...p, tripCv: 0 }, false);
    run(120);
    const first = reports.filter(({ week }) => week === 0);
    expect(first.map(({ corridor }) => corridor).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    expect(reports.some(({ week }) => week >= 17)).toBe(false);
    expect(stage.delayFactor(0)).toBeGreaterThan(0);
  });
});
