// The plant screen's plans and marks: closing losses, closing flows, lanes, axes, words. No browser, no simulation.
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { dayNumber } from '../../src/base/calendar.ts';
import { ENERGY_FUNCTIONS } from '../../src/model/domain/energy-functions.ts';
import { LOT_KINDS, TRAITS_BY_KIND } from '../../src/model/domain/lots.ts';
import type { MachineAccount } from '../../src/model/domain/machines.ts';
import { HOUR_PARTS, PLANT_STATE, PLANT_STATES } from '../../src/model/domain/plant-record.ts';
import type { FibreFlow, PlantSide } from '../../src/model/domain/plant-record.ts';
import { barRows } from '../../src/ui/charts/bar-rows.ts';
import { flowColumn } from '../../src/ui/charts/flow-column.ts';
import { flowMarks } from '../../src/ui/charts/flow-marks.ts';
import { bucketHours, bucketShares, lanePaths } from '../../src/ui/charts/gantt-marks.ts';
import { placeLine } from '../../src/ui/charts/line-marks.ts';
import { timeAxis } from '../../src/ui/charts/time-axis.ts';
import { createFormatter } from '../../src/ui/format/formatter.ts';
import { causesOf, faultTable } from '../../src/ui/plant/fault-plan.ts';
import { flowStages, flowTable } from '../../src/ui/plant/flow-plan.ts';
import { factorsOf, oeeLines, oeeRows, restTicks, treeOf } from '../../src/ui/plant/oee-rows.ts';
import { CLASS_OF, STATE_CLASSES } from '../../src/ui/plant/state-classes.ts';
import { firstOpenHour, wholeWindow, zoomed } from '../../src/ui/plant/states-plan.ts';

const format = createFormatter('en', en);
const HOUR = 3600;

/** 100 machine-hours open: 4 of maintenance, 10 down, 16 waiting, 70 in production, in which 63 hours' worth was made and 56.7 of it good. */
const ACCOUNT: MachineAccount = {
  site: 0, group: 'ring', stage: 'spinning', units: 2, plannedTicks: 96 * HOUR, runningTicks: 70 * HOUR, downTicks: 10 * HOUR, maintenanceTicks: 4 * HOUR, idleTicks: 16 * HOUR,
  standardHoursPerTonne: 10, producedGrams: 6_300_000, goodGrams: 5_670_000, failures: 3,
  stops: { maintenance: 3 * HOUR, cleaning: HOUR, repair: 5 * HOUR, waitingForCrew: 2 * HOUR, waitingForParts: HOUR, minorStops: HOUR, setup: HOUR, unattended: HOUR, starved: 9 * HOUR, blocked: 4 * HOUR, idle: 2 * HOUR },
};

const side = (flow: FibreFlow): PlantSide => ({
  machines: [ACCOUNT], stocks: [], flow, energy: [], output: { gin: 1, spinning: 1, textile: 1 },
  faults: [{ cause: 'weaving', faults: 60, defectiveGrams: 0 }, { cause: 'yarn', faults: 30, defectiveGrams: 9e6 }, { cause: 'finishing', faults: 0, defectiveGrams: 3e6 }, { cause: 'knitting', faults: 10, defectiveGrams: 0 }],
  fabricMetres: 1000, batches: [],
});

const FLOW: FibreFlow = {
  residualGrams: 0,
  stages: [
    { stage: 'field', inGrams: 0, addedGrams: 1000, sinks: [], stockGrams: 100, outGrams: 900 },
    { stage: 'gin', inGrams: 900, addedGrams: 10, sinks: [{ place: 'cottonseed', material: 'cottonseed', use: 'byProduct', grams: 500 }, { place: 'trash', material: 'trash', use: 'foreignMatter', grams: 60 }], stockGrams: 0, outGrams: 350 },
    { stage: 'textile', inGrams: 350, addedGrams: 0, sinks: [{ place: 'finished', material: 'fabric', use: 'sold', grams: 350 }], stockGrams: 0, outGrams: 0 },
  ],
};

describe('losses of machine time', () => {
  it('lead from open time to good output without a rest', () => {
    const tree = treeOf([ACCOUNT, ACCOUNT]);
    expect(restTicks(tree)).toBe(0);
    const factors = factorsOf(tree);
    expect(factors.availability).toBeCloseTo(70 / 96, 12);
    expect(factors.effectiveness).toBeCloseTo(63 / 70, 12);
    expect(factors.quality).toBeCloseTo(0.9, 12);
    expect(factors.oee).toBeCloseTo(56.7 / 96, 12);
  });

  it('hang each loss at the end of the step before and end where the next step ends', () => {
    const lines = oeeLines([{ policy: 'baseline', tree: treeOf([ACCOUNT]) }], en);
    let end = 100 * HOUR;
    for (const line of lines) {
      const [from, to] = line.spans[0]!;
      expect(to).toBe(end);
      if (line.kind === 'loss') end = from;
      else expect(from).toBe(0);
    }
    expect(end).toBe(56.7 * HOUR);
    expect(lines.map(({ id }) => id)).toContain('waitingForParts');
  });

  it('call it a gain when the machines ran faster than rated', () => {
    const fast = { ...ACCOUNT, producedGrams: 7_700_000, goodGrams: 7_700_000 };
    const rows = oeeRows([{ policy: 'ai', tree: treeOf([fast]) }], en, format);
    const speed = rows.find(({ id }) => id === 'speed')!;
    expect(speed.label).toBe(en.plant.oee.losses.speedGain);
    expect(speed.values[0]!.text).toMatch(/^7 /);
    expect(restTicks(treeOf([fast]))).toBe(0);
  });
});

describe('the flow', () => {
  it('lists every gram once: what comes in equals what leaves in each stage', () => {
    const table = flowTable([{ policy: 'baseline', side: side(FLOW) }], en, format);
    for (const stage of ['gin', 'textile']) {
      const rows = table.rows.filter(({ cells }) => cells[1] === stage);
      const sum = (isInput: boolean): number => rows.filter(({ cells }) => ['in', 'added'].includes(String(cells[2])) === isInput).reduce((total, { cells }) => total + Number(cells[4]) * 1000, 0);
      expect(sum(false)).toBeCloseTo(sum(true), 9);
    }
  });

  it('runs from top to bottom on a narrow page with the same proportions, and no label on another', () => {
    const stages = flowStages(FLOW);
    const { nodes, labels, height } = flowColumn({ stages, left: 0, scaleWidth: 200, nodeHeight: 16, headHeight: 18, labelHeight: 34 });
    expect(nodes.map(({ width }) => width)).toEqual([200, 182, 70]);
    nodes.forEach((node, index) => expect(node.y).toBeGreaterThan(nodes[index - 1]?.y ?? 0));
    expect(labels.find(({ stage }) => stage === 'gin')!.barHeight).toBeCloseTo(100, 9);
    labels.forEach(({ y }, index) => expect(y - (labels[index - 1]?.y ?? -100)).toBeGreaterThanOrEqual(34));
    expect(labels.at(-1)!.y).toBeLessThan(height);
  });

  it('draws bands as thick as their mass, and no label over another', () => {
    const marks = flowMarks({ stages: flowStages(FLOW), left: 0, right: 900, top: 40, scaleHeight: 200, nodeWidth: 16, labelHeight: 34 });
    expect(marks.nodes.map(({ height }) => height)).toEqual([200, 182, 70]);
    const labels = marks.labels.filter(({ stage }) => stage === 'gin');
    expect(labels.map(({ end }) => end.amount)).toEqual([500, 60]);
    expect(labels[0]!.barHeight).toBeCloseTo(100, 9);
    expect(labels[1]!.y - labels[0]!.y).toBeGreaterThanOrEqual(34);
    expect(marks.height).toBeGreaterThan(Math.max(...marks.labels.map(({ barTop, barHeight }) => barTop + barHeight)));
  });
});

describe('lanes of machine states', () => {
  const groups = 2;
  const states = PLANT_STATES.length;
  const record = (hours: number, busyFrom: number): Uint8Array => {
    const parts = new Uint8Array(hours * groups * states);
    for (let hour = 0; hour < hours; hour += 1) {
      for (let group = 0; group < groups; group += 1) {
        const at = (hour * groups + group) * states;
        if (hour < busyFrom || group === 0) parts[at + PLANT_STATE.closed] = HOUR_PARTS;
        else {
          parts[at + PLANT_STATE.running] = HOUR_PARTS / 2;
          parts[at + PLANT_STATE.repair] = HOUR_PARTS / 4;
          parts[at + PLANT_STATE.waitingForParts] = HOUR_PARTS / 4;
        }
      }
    }
    return parts;
  };
  const shape = { groups, states, whole: HOUR_PARTS };

  it('gather states into classes, and hours into buckets, by their shares', () => {
    const lane = { id: 'a', parts: record(48, 24), group: 1 };
    const shares = bucketShares(lane, shape, CLASS_OF, STATE_CLASSES.length, 0, 48);
    expect(shares[STATE_CLASSES.indexOf('running')]).toBeCloseTo(0.25, 12);
    expect(shares[STATE_CLASSES.indexOf('down')]).toBeCloseTo(0.25, 12);
    expect(shares[STATE_CLASSES.indexOf('closed')]).toBeCloseTo(0.5, 12);
    // Beyond the record nothing is made up.
    expect(bucketShares(lane, shape, CLASS_OF, STATE_CLASSES.length, 48, 60).every((share) => share === 0)).toBe(true);
  });

  it('begin at the first day on which any group was open', () => {
    const parts = record(72, 30);
    expect(firstOpenHour({ run: 1, groups, baseline: parts, ai: undefined })).toBe(24);
    expect(firstOpenHour({ run: 1, groups, baseline: record(20, 20), ai: undefined })).toBeUndefined();
    expect(wholeWindow({ run: 1, groups, baseline: parts, ai: undefined }, 24)).toEqual({ fromHour: 24, toHour: 24 + 14 * 24 });
  });

  it('zoom around a moment and stay within the season', () => {
    const whole = { fromHour: 0, toHour: 1000 };
    expect(zoomed(whole, whole, 0.5, 500)).toEqual({ fromHour: 250, toHour: 750 });
    expect(zoomed({ fromHour: 0, toHour: 100 }, whole, 0.5, 0)).toEqual({ fromHour: 0, toHour: 50 });
    expect(zoomed({ fromHour: 900, toHour: 1000 }, whole, 4, 1000)).toEqual({ fromHour: 600, toHour: 1000 });
    expect(zoomed(whole, whole, 0.001, 10).toHour - zoomed(whole, whole, 0.001, 10).fromHour).toBe(12);
  });

  it('draw one box for each bucket that a class has a share in', () => {
    const lane = { id: 'a', parts: record(48, 24), group: 1 };
    const paths = lanePaths({ lane, shape, classOf: CLASS_OF, classes: STATE_CLASSES.length, drawn: STATE_CLASSES.length - 1, fromHour: 0, toHour: 48, bucketHours: 12, x: (hour) => hour * 10, top: 0, height: 20 });
    expect(paths[STATE_CLASSES.indexOf('running')]!.match(/M/g)).toHaveLength(2);
    expect(paths[STATE_CLASSES.indexOf('running')]).toBe('M240 20.0v-10.0h120v10.0zM360 20.0v-10.0h120v10.0z');
    expect(paths[STATE_CLASSES.indexOf('starved')]).toBe('');
    expect(bucketHours(24, 1000)).toBe(1);
    expect(bucketHours(5000, 1000)).toBe(24);
  });

  it('stand over ticks that suit the window', () => {
    const firstDayNumber = dayNumber({ year: 2024, month: 4, day: 1 });
    const kinds = (hours: number): Set<string> => new Set(timeAxis({ firstDayNumber, fromHour: 4800, toHour: 4800 + hours, left: 0, right: 900 }).ticks.map(({ kind }) => kind));
    expect(kinds(24)).toEqual(new Set(['hour', 'day']));
    expect(kinds(20 * 24)).toEqual(new Set(['day']));
    expect(kinds(150 * 24)).toEqual(new Set(['month']));
  });
});

describe('faults, rows and lines', () => {
  it('fall from cause to cause and add up to one', () => {
    const sides = [{ policy: 'baseline' as const, side: side(FLOW) }];
    expect(causesOf(sides, 'count')).toEqual(['weaving', 'yarn', 'knitting']);
    expect(causesOf(sides, 'mass')).toEqual(['yarn', 'finishing']);
    const table = faultTable(sides, causesOf(sides, 'count'), 'count', en, format);
    expect(table.rows.map(({ cells }) => cells[2])).toEqual([0.6, 0.3, 0.1]);
    expect(table.rows.at(-1)!.cells[3]).toBeCloseTo(1, 12);
    // 60 faults on 1000 m.
    expect(table.rows[0]!.cells[4]).toBeCloseTo(6, 12);
  });

  it('keep the rows of bars apart and scale them to the widest', () => {
    const { rows } = barRows([
      { id: 'a', label: 'a', kind: 'plain', values: [{ look: 'baseline', from: 0, to: 10, text: '' }, { look: 'ai', from: 0, to: 5, text: '' }] },
      { id: 'b', label: 'b', kind: 'loss', values: [{ look: 'baseline', from: 10, to: 8, text: '' }] },
    ], { left: 100, right: 300, least: 0, most: 10, labelsAbove: false });
    expect(rows[0]!.bars.map(({ x, width }) => [x, width])).toEqual([[100, 200], [100, 100]]);
    expect(rows[1]!.bars[0]).toMatchObject({ x: 260, width: 40 });
    expect(rows[1]!.top).toBeGreaterThan(rows[0]!.bars[1]!.y + rows[0]!.bars[1]!.height);
  });

  it('wrap the line at the width and lose nothing', () => {
    const items = Array.from({ length: 9 }, (_, i) => ({ kind: 'tank' as const, id: String(i), material: 'lint', values: [] }));
    const { placed, height } = placeLine(items, 400);
    expect(placed).toHaveLength(9);
    expect(placed.every(({ x, width }) => x + width <= 400)).toBe(true);
    expect(new Set(placed.map(({ y }) => y)).size).toBe(3);
    expect(height).toBeGreaterThan(placed.at(-1)!.y);
  });
});

describe('the words of the plants', () => {
  it('name every energy function, every kind of lot and every trait', () => {
    const missing = [
      ...ENERGY_FUNCTIONS.filter((id) => !(id in en.plant.uses)),
      ...LOT_KINDS.filter((kind) => !(kind in en.plant.trace.kinds) || !(kind in en.plant.trace.one)),
      ...LOT_KINDS.flatMap((kind) => TRAITS_BY_KIND[kind]).filter((trait) => !(trait in en.plant.trace.traitNames)),
      ...PLANT_STATES.filter((state) => CLASS_OF[PLANT_STATE[state]] === -1),
    ];
    expect(missing).toEqual([]);
  });
});
