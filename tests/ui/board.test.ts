// The board's rows, verdicts, strips and files: arithmetic and honesty, no drawing.
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/base/csv.ts';
import { CLAIMS } from '../../src/model/domain/claims.ts';
import type { RunSummary } from '../../src/model/domain/results.ts';
import { summaryCsv, summaryJson } from '../../src/ui/board/export.ts';
import { boardGroups, boardRow, claimedChange, possibleInterval, ungroupedKpis, verdictOf } from '../../src/ui/board/rows.ts';
import { intervalMarks } from '../../src/ui/charts/interval-marks.ts';
import { FIXTURE_SUMMARY } from '../fixtures/summary.ts';

describe('claims', () => {
  it('are changes as the article compares them', () => {
    expect(claimedChange(CLAIMS.rawMaterialLoss!)).toBeCloseTo(-5 / 12, 12);
    expect(claimedChange(CLAIMS.digitalisation!)).toBe(33);
    expect(claimedChange(CLAIMS.decisionSpeed!)).toBeCloseTo(0.7, 12);
  });

  it('lie inside, above or below an interval, and cannot be judged without one', () => {
    expect(verdictOf(0.2, [0.1, 0.3])).toBe('inside');
    expect(verdictOf(0.3, [0.1, 0.3])).toBe('inside');
    expect(verdictOf(0.31, [0.1, 0.3])).toBe('above');
    expect(verdictOf(-1, [0.1, 0.3])).toBe('below');
    expect(verdictOf(0.2, undefined)).toBe('unknown');
    expect(verdictOf(0.2, [Number.NaN, Number.NaN])).toBe('unknown');
  });
});

describe('board rows', () => {
  it('show every indicator of the dictionary in some group', () => {
    expect(ungroupedKpis()).toEqual([]);
    const shown = boardGroups(FIXTURE_SUMMARY).flatMap(({ rows }) => rows.map((row) => row.id));
    for (const id of Object.keys(FIXTURE_SUMMARY.policies.ai!)) expect(shown).toContain(id);
    for (const id of Object.keys(CLAIMS)) expect(shown).toContain(id);
  });

  it('hold a relative claim against the relative interval of the paired difference', () => {
    const row = boardRow('rawMaterialLoss', FIXTURE_SUMMARY);
    const paired = FIXTURE_SUMMARY.paired.rawMaterialLoss!;
    const base = paired.difference! / paired.relative!;
    expect(row.comparison!.scale).toBe('relative');
    expect(row.comparison!.interval![0]).toBeCloseTo(paired.ci95![0] / base, 12);
    expect(row.claim!.verdict).toBe('below');
    expect(row.claim!.promises).toBe('more');
    expect(row.direction).toBe('better');
  });

  it('hold a claim in percentage points against the absolute difference', () => {
    const row = boardRow('digitalisation', FIXTURE_SUMMARY);
    expect(row.comparison!.scale).toBe('absolute');
    expect(row.comparison!.mean).toBe(45);
    expect(row.claim!.verdict).toBe('below');
    expect(row.claim!.promises).toBe('less');
  });

  it('draw the dust of sums in another order as no difference at all', () => {
    const dust = { difference: 7e-15, ci95: [-1e-15, 1.5e-14] as const, relative: 2e-16, values: [7e-15] };
    const flat: RunSummary = { ...FIXTURE_SUMMARY, policies: { baseline: { electricityPrice: { mean: 35, ci95: [35, 35], unit: 'KZT/kWh', values: [35] } } }, paired: { electricityPrice: dust } };
    expect(boardRow('electricityPrice', flat).comparison).toEqual({ scale: 'relative', mean: 0, interval: [0, 0] });
  });

  it('cut the interval of a share to what a share can be, and leave money as it is', () => {
    const wide = { mean: 98, ci95: [94.1, 102.4] as const, unit: '', values: [98] };
    expect(possibleInterval('serviceLevel', wide)).toEqual([94.1, 100]);
    expect(possibleInterval('defectRate', { ...wide, ci95: [-1, 4] })).toEqual([0, 4]);
    expect(possibleInterval('unitProfit', { ...wide, ci95: [-20, 400] })).toEqual([-20, 400]);
    expect(possibleInterval('serviceLevel', { ...wide, ci95: undefined })).toBeUndefined();
  });

  it('compare payback, which only the AI side has, by its own value', () => {
    const row = boardRow('payback', FIXTURE_SUMMARY);
    expect(row.paired).toBeUndefined();
    expect(row.comparison!.mean).toBe(FIXTURE_SUMMARY.policies.ai!.payback!.mean);
    expect(row.claim!.verdict).toBe('inside');
    expect(row.direction).toBeUndefined();
  });

  it('call a difference unclear when its interval covers zero, and nothing when there is only one pair', () => {
    const paired = { difference: -0.1, ci95: [-0.3, 0.1] as const, relative: -0.01, values: [-0.1] };
    const covering: RunSummary = { ...FIXTURE_SUMMARY, paired: { defectRate: paired } };
    expect(boardRow('defectRate', covering).direction).toBe('unclear');
    const single: RunSummary = { ...FIXTURE_SUMMARY, paired: { defectRate: { ...paired, ci95: undefined } } };
    expect(boardRow('defectRate', single).direction).toBeUndefined();
    expect(boardRow('defectRate', single).claim!.verdict).toBe('unknown');
  });

  it('say worse when the interval lies wholly on the bad side', () => {
    const worse: RunSummary = { ...FIXTURE_SUMMARY, paired: { unitCost: { difference: 20, ci95: [5, 35], relative: 0.01, values: [20] } } };
    expect(boardRow('unitCost', worse).direction).toBe('worse');
  });

  it('take the dust of sums in another order for no difference', () => {
    const dust: RunSummary = {
      ...FIXTURE_SUMMARY,
      policies: { ...FIXTURE_SUMMARY.policies, baseline: { ...FIXTURE_SUMMARY.policies.baseline, electricityPrice: { mean: 35, ci95: [35, 35], unit: 'KZT/kWh', values: [35, 35] } } },
      paired: { ...FIXTURE_SUMMARY.paired, electricityPrice: { difference: 7e-15, ci95: [1e-15, 13e-15], relative: 2e-16, values: [7e-15, 7e-15] } },
    };
    expect(boardRow('electricityPrice', dust).direction).toBe('unclear');
  });

  it('do not divide by a zero difference', () => {
    const same: RunSummary = { ...FIXTURE_SUMMARY, paired: { unitCost: { difference: 0, ci95: [0, 0], relative: 0, values: [0] } } };
    expect(boardRow('unitCost', same).comparison).toEqual({ scale: 'relative', mean: 0, interval: [0, 0] });
  });
});

describe('interval strips', () => {
  it('have zero in the middle and every mark inside', () => {
    const marks = intervalMarks({ mean: -0.12, interval: [-0.2, -0.05], claim: -0.41 }, 200);
    expect(marks.zero).toBe(100);
    expect(marks.claim!).toBeLessThan(marks.low!);
    expect(marks.low!).toBeLessThan(marks.mean);
    expect(marks.mean).toBeLessThan(marks.high!);
    expect(marks.high!).toBeLessThan(marks.zero);
    expect(marks.claim!).toBeGreaterThanOrEqual(0);
  });

  it('survive having nothing to show', () => {
    expect(intervalMarks({ mean: 0, interval: undefined, claim: undefined }, 200)).toEqual({ zero: 100, mean: 100, low: undefined, high: undefined, claim: undefined });
  });
});

describe('files', () => {
  it('give the summary back from JSON', () => {
    expect(JSON.parse(summaryJson(FIXTURE_SUMMARY))).toEqual(JSON.parse(JSON.stringify(FIXTURE_SUMMARY)));
  });

  it('give a table with the unrounded figures', () => {
    const [header, ...rows] = parseCsv(summaryCsv(FIXTURE_SUMMARY));
    const loss = rows.find((row) => row[0] === 'rawMaterialLoss')!;
    expect(loss).toHaveLength(header!.length);
    expect(Number(loss[header!.indexOf('difference_mean')])).toBe(FIXTURE_SUMMARY.paired.rawMaterialLoss!.difference);
    expect(loss[header!.indexOf('verdict')]).toBe('below');
  });
});
