// The field screen's arithmetic: axis, marks, ribbons, totals, balance, plans and files. No drawing.
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/base/csv.ts';
import { dayNumber } from '../../src/base/calendar.ts';
import { messagesOf } from '../../src/i18n/languages.ts';
import { FIELD_COLUMN_IDS } from '../../src/model/domain/field-trace.ts';
import type { FieldColumn, FieldSeasonTraces, FieldStrategy, FieldTrace } from '../../src/model/domain/field-trace.ts';
import { seasonAxis } from '../../src/ui/charts/season-axis.ts';
import { seasonMarks } from '../../src/ui/charts/season-marks.ts';
import { spellsOf, stressRibbon, stressSummary } from '../../src/ui/charts/stress-ribbons.ts';
import { chartPlans, stressPlan } from '../../src/ui/field/chart-plans.ts';
import { csvColumn, fieldCsv } from '../../src/ui/field/field-csv.ts';
import { blocksOf, daysShown, gradeShares, growingColumn, seasonTotals, waterBalance } from '../../src/ui/field/field-figures.ts';
import { createFormatter } from '../../src/ui/format/formatter.ts';
import { FIXTURE_SCENARIO } from '../fixtures/cluster.ts';

const DAYS = 4;
const { cluster } = FIXTURE_SCENARIO;
const words = messagesOf('en', 'plain');
const format = createFormatter('en', words);

function traceWith(strategy: FieldStrategy, values: Partial<Record<FieldColumn, readonly number[]>>): FieldTrace {
  const columns = Object.fromEntries(FIELD_COLUMN_IDS.map((id) => {
    const column = new Float64Array(cluster.blocks.length * DAYS);
    column.set(values[id] ?? [], 0);
    return [id, column];
  })) as unknown as FieldTrace['columns'];
  return { strategy, columns, lastDay: 2, pickedTonnes: Float64Array.from(cluster.blocks, ({ areaHa }) => 2 * areaHa),
    accounts: cluster.blocks.map((_, b) => ({ costKztPerHa: 400_000, revenueKztPerHa: 600_000 + 1000 * b, marginKztPerHa: 200_000 + 1000 * b, paidKgByGrade: [3000, 1000, 0, 0, 0] })) };
}

const calendar = traceWith('calendar', {
  growing: [1, 1, 1, 0], rain: [10, 0, 0, 0], irrigation: [0, 100, 0, 0], applicationLoss: [0, 30, 0, 0], runoff: [1, 0, 0, 0], deepPercolation: [0, 4, 0, 0],
  evaporation: [1, 1, 1, 0], transpiration: [2, 3, 4, 0], soilWaterChange: [6, 62, -5, 0], soilWater: [306, 368, 363, 363], expansionStress: [0, 0.4, 0, 0], canopyCover: [0.1, 0.2, 0.3, 0],
});
const rainfed = traceWith('rainfed', { growing: [1, 1, 0, 0], expansionStress: [0.1, 0.2, 0.6, 0] });
const traces: FieldSeasonTraces = {
  seed: 1, replication: 2, weatherYear: 2003, weatherYears: [2003], plantingDayNumber: dayNumber({ year: 2024, month: 4, day: 29 }), days: DAYS,
  weather: { et0Mm: Float64Array.of(5, 6, 7, 8), tMinC: new Float64Array(DAYS), tMaxC: new Float64Array(DAYS) },
  stages: cluster.blocks.map(() => ({ flowering: 1, floweringEnd: 2, maturity: 3 })), quotaMm: 600, gradePricesKztPerKg: [260, 247, 221, 182, 130], traces: [calendar, rainfed], forecast: undefined,
};

describe('the farmer’s figures', () => {
  it('are means over the area of the blocks', () => {
    const [a, b] = [cluster.blocks[0]!, cluster.blocks[1]!];
    const totals = seasonTotals(traces, calendar, cluster, [0, 1]);
    expect(totals.marginKztPerHa).toBeCloseTo((a.areaHa * 200_000 + b.areaHa * 201_000) / (a.areaHa + b.areaHa), 6);
    expect(totals.revenueKztPerHa - totals.costKztPerHa).toBeCloseTo(totals.marginKztPerHa, 6);
  });

  it('share the paid mass out by grade, and are all zero where nothing was paid', () => {
    expect(gradeShares(calendar, [0, 1])).toEqual([0.75, 0.25, 0, 0, 0]);
    expect(gradeShares({ ...calendar, accounts: [] }, [0])).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the season axis', () => {
  const axis = seasonAxis({ firstDayNumber: traces.plantingDayNumber, days: 64, left: 40, right: 680 });

  it('starts months at their first day and names the part that is shown', () => {
    expect(axis.months.map(({ month, x }) => [month, x])).toEqual([[4, 40], [5, 60], [6, 370], [7, 670]]);
    expect(axis.months[1]!.middle).toBe(215);
  });

  it('finds the day under the pointer and stays within the season', () => {
    expect(axis.dayAt(axis.x(17) + 1)).toBe(17);
    expect([axis.dayAt(-5), axis.dayAt(9999)]).toEqual([0, 63]);
  });
});

describe('the marks of a chart', () => {
  const axis = seasonAxis({ firstDayNumber: 0, days: 4, left: 0, right: 400 });
  const marks = (isDown: boolean, values: readonly number[]) => seasonMarks({ axis, top: 10, bottom: 110, series: [{ id: 'a', kind: 'line', values }], leastReach: 1, isDown });

  it('puts zero at the foot, or at the head when values grow downwards', () => {
    expect(marks(false, [1, 2, 3, 4]).y(0)).toBe(110);
    expect(marks(true, [1, 2, 3, 4]).y(0)).toBe(10);
    expect(marks(true, [1, 2, 3, 4]).y(4)).toBe(110);
  });

  it('leaves a gap where there is no value and reaches no less far than asked', () => {
    expect(marks(false, [1, Number.NaN, 1, 1]).shapes[0]!.path.match(/M/g)!.length).toBe(2);
    expect(marks(false, [0, 0, 0, 0]).ticks.at(-1)!.value).toBe(1);
  });

  it('draws bars side by side within their day, and none for zero', () => {
    const { shapes } = seasonMarks({ axis, top: 0, bottom: 100, leastReach: 10, isDown: false, series: [
      { id: 'a', kind: 'bars', values: [10, 0, 0, 0], place: [0, 2] }, { id: 'b', kind: 'bars', values: [5, 0, 0, 0], place: [1, 2] },
    ] });
    expect(shapes.map(({ bars }) => bars.length)).toEqual([1, 1]);
    const [a, b] = shapes.map(({ bars }) => bars[0]!);
    expect(a!.x + a!.width).toBeCloseTo(b!.x, 9);
    expect(a!.height).toBe(2 * b!.height);
    expect(a!.x).toBeGreaterThanOrEqual(0);
    expect(b!.x + b!.width).toBeLessThanOrEqual(100);
  });
});

describe('stress', () => {
  it('joins days with short gaps to spells and leaves faint touches out', () => {
    expect(spellsOf([0, 0.5, 0, 0, 0.2, 0, 0, 0, 0.9, 0.005])).toEqual([{ first: 1, last: 4, peak: 0.5 }, { first: 8, last: 8, peak: 0.9 }]);
    expect(spellsOf([0, 0.001])).toEqual([]);
  });

  it('is summed up by first day, number of days and peak', () => {
    expect(stressSummary([0, 0.5, 0, 0.2])).toEqual({ first: 1, days: 2, peak: 0.5 });
    expect(stressSummary([0, 0])).toBeUndefined();
  });

  it('fills its lane when it is full', () => {
    const ribbon = stressRibbon([0, 1, 0, 0], seasonAxis({ firstDayNumber: 0, days: 4, left: 0, right: 40 }), 0, 18);
    expect(ribbon.strips).toEqual([{ x: 10, width: 10 }]);
    expect(ribbon.path).toContain('15,0');
  });

  it('is told in words for each strategy, and named where it never acts', () => {
    const { rows, quiet } = stressPlan(traces, [calendar, rainfed], 0, words, format);
    expect(rows.map(({ id }) => id)).toEqual(['expansionStress']);
    expect(rows[0]!.lanes.map((lane) => lane.words.replaceAll('\u00a0', ' '))).toEqual(['since 30 April, 1 d, up to 40%', 'since 29 April, 3 d, up to 60%']);
    expect(quiet).toContain('heatStress');
  });
});

describe('season figures', () => {
  it('weigh blocks by area', () => {
    const all = seasonTotals(traces, calendar, cluster, blocksOf(cluster, 'all', 0));
    const one = seasonTotals(traces, calendar, cluster, [0]);
    expect(one).toMatchObject({ yieldTonnesPerHa: 2, irrigationMm: 100, evapotranspirationMm: 12, lostMm: 35 });
    // 2 t/ha are 2000 kg on 12 mm × 10 m³/ha = 120 m³.
    expect(one.productivityKgPerM3).toBeCloseTo(2000 / 120, 12);
    const area = cluster.blocks.reduce((total, { areaHa }) => total + areaHa, 0);
    expect(all.irrigationMm).toBeCloseTo((100 * cluster.blocks[0]!.areaHa) / area, 12);
    expect(all.yieldTonnesPerHa).toBeCloseTo(2, 12);
  });

  it('close the water balance from the flows and from the two states', () => {
    const balance = waterBalance(traces, calendar, 0);
    expect(balance.sumMm).toBe(63);
    expect(balance.changeMm).toBe(63);
    expect(balance.residualMm).toBe(0);
    expect(balance.flows.find(({ id }) => id === 'applicationLoss')!.mm).toBe(-30);
  });

  it('show a leak as a residual', () => {
    const leaky = traceWith('calendar', { growing: [1, 1, 1, 0], rain: [10, 0, 0, 0], soilWater: [304, 304, 304, 304], soilWaterChange: [4, 0, 0, 0] });
    expect(waterBalance(traces, leaky, 0).residualMm).toBe(6);
  });

  it('end lines with the growth of the crop and the screen with the clearing of the fields', () => {
    expect(Array.from(growingColumn(traces, calendar, 'canopyCover', 0))).toEqual([0.1, 0.2, 0.3, Number.NaN]);
    expect(daysShown(traces)).toBe(DAYS);
  });
});

describe('chart plans', () => {
  it('hold every chart, with the second strategy apart by more than colour', () => {
    const plans = chartPlans(traces, [calendar, rainfed], 0, words);
    expect(plans.map(({ id }) => id)).toEqual(['canopy', 'soilWater', 'supply', 'demand', 'biomass', 'yield', 'bolls']);
    for (const { legend } of plans) {
      expect(legend.some(({ look }) => look.includes('tone--calendar') && !look.includes('is-second'))).toBe(true);
      expect(legend.some(({ look }) => look.includes('tone--rainfed is-second'))).toBe(true);
      expect(legend.every(({ label }) => label !== '')).toBe(true);
    }
  });

  it('give each series of a chart its own name', () => {
    for (const { series } of chartPlans(traces, [calendar, rainfed], 0, words)) expect(new Set(series.map(({ id }) => id)).size).toBe(series.length);
  });
});

describe('the file of a block', () => {
  it('has a line per strategy and day, units in the column names, and the numbers unrounded', () => {
    const [header, ...rows] = parseCsv(fieldCsv(traces, 0, DAYS));
    expect(rows.length).toBe(2 * DAYS);
    expect(header).toContain('canopy_cover_fraction');
    expect(header).toContain('yield_t_per_ha');
    expect(csvColumn('soilWaterChange')).toBe('soil_water_change_mm');
    const at = (row: readonly string[], name: string): string => row[header!.indexOf(name)]!;
    expect(rows.slice(0, 2).map((row) => [at(row, 'strategy'), at(row, 'date'), at(row, 'irrigation_mm')])).toEqual([['calendar', '2024-04-29', '0'], ['calendar', '2024-04-30', '100']]);
    expect(header!.filter((name) => !/_(mm|m|fraction|t_per_ha|flag|degc)$/.test(name))).toEqual(['strategy', 'block', 'seed', 'replication', 'weather_year', 'day_after_sowing', 'date']);
  });
});
