// Costs by group and the cash flow as the board shows them.
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/base/csv.ts';
import { cashFlowSeries } from '../../src/model/domain/cash-flow.ts';
import { COST_GROUPS } from '../../src/model/domain/costs.ts';
import { costColumns, costRows, costsCsv } from '../../src/ui/board/cost-rows.ts';
import { cashFlowMarks } from '../../src/ui/charts/cash-flow-marks.ts';
import { FIXTURE_SUMMARY } from '../fixtures/summary.ts';

describe('the costs on the board', () => {
  const columns = costColumns(FIXTURE_SUMMARY);
  const rows = costRows(columns);
  const row = (id: string) => rows.find((candidate) => candidate.id === id)!.values;

  it('have a column for each product and policy', () => {
    expect(columns.map(({ product, policy }) => `${product} ${policy}`)).toEqual(['bale baseline', 'bale ai', 'yarn baseline', 'yarn ai', 'fabric baseline', 'fabric ai']);
    expect(costColumns({ ...FIXTURE_SUMMARY, costs: { ai: FIXTURE_SUMMARY.costs.ai! } }).map(({ policy }) => policy)).toEqual(['ai', 'ai', 'ai']);
  });
  it('sum to the total, conversion being all but raw material, waste and by-products', () => {
    columns.forEach((_, column) => {
      const sum = COST_GROUPS.reduce((all, id) => all + row(id)[column]!, 0);
      expect(row('total')[column]).toBeCloseTo(sum, 12);
      expect(row('conversion')[column]).toBeCloseTo(sum - row('rawMaterial')[column]! - row('waste')[column]! - row('byProducts')[column]!, 12);
      expect(row('ofWhichBuildings')[column]!).toBeLessThan(row('depreciation')[column]! + row('interest')[column]!);
    });
  });
  it('are a file with units in its column names', () => {
    const [header, ...lines] = parseCsv(costsCsv(FIXTURE_SUMMARY));
    expect(header).toEqual(['group', 'baseline_bale_usd_per_bale', 'ai_bale_usd_per_bale', 'baseline_yarn_usd_per_kg', 'ai_yarn_usd_per_kg', 'baseline_fabric_usd_per_m', 'ai_fabric_usd_per_m']);
    expect(lines.map(([id]) => id)).toEqual(rows.map(({ id }) => id));
  });
});

describe('the cash-flow chart', () => {
  const FRAME = { left: 60, right: 600, top: 20, bottom: 220 };
  const marks = cashFlowMarks(cashFlowSeries({ investmentUsd: 1000, annualSavingUsd: 250, rate: 0.12, years: 10 }), FRAME);
  it('draws both lines from the investment, over the years, within the frame', () => {
    const points = (path: string) => path.slice(1).split('L').map((point) => point.split(',').map(Number));
    const plain = points(marks.plain);
    const discounted = points(marks.discounted);
    expect([plain.length, discounted.length]).toEqual([11, 11]);
    expect(plain[0]).toEqual(discounted[0]);
    expect(plain[0]![0]).toBe(FRAME.left);
    expect(plain.at(-1)![0]).toBe(FRAME.right);
    // Even after four years: on the zero line, to the tenth of a px that paths are written with.
    expect(Math.abs(plain[4]![1]! - marks.zero)).toBeLessThanOrEqual(0.05);
    for (const [, y] of [...plain, ...discounted]) expect(y! >= FRAME.top && y! <= FRAME.bottom).toBe(true);
    for (let year = 1; year <= 10; year += 1) expect(discounted[year]![1]!).toBeGreaterThan(plain[year]![1]!);
  });
  it('keeps the names of the lines apart when they end together', () => {
    const { ends } = cashFlowMarks(cashFlowSeries({ investmentUsd: 1000, annualSavingUsd: 250, rate: 0.0001, years: 5 }), FRAME);
    expect(Math.abs(ends.plain - ends.discounted)).toBeGreaterThanOrEqual(16 - 1e-9);
  });
});
