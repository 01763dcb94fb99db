// Season figures of a trace: totals of a block or of all, the water balance and its residual. Pure arithmetic, no words.
import type { Cluster } from '../../model/domain/cluster.ts';
import { blockColumn } from '../../model/domain/field-trace.ts';
import type { FieldColumn, FieldSeasonTraces, FieldStrategy, FieldTrace } from '../../model/domain/field-trace.ts';

export type FieldScope = 'block' | 'all';

export interface SeasonTotals {
  /** Seed cotton picked, physical t/ha. */
  readonly yieldTonnesPerHa: number;
  /** Gross, mm. */
  readonly irrigationMm: number;
  readonly evapotranspirationMm: number;
  /** Application losses, runoff and percolation, mm. */
  readonly lostMm: number;
  /** Seed cotton picked per water evapotranspired, kg/m³. */
  readonly productivityKgPerM3: number;
  /** The farmer's side, KZT per ha. */
  readonly costKztPerHa: number;
  readonly revenueKztPerHa: number;
  readonly marginKztPerHa: number;
}

const KG_PER_TONNE = 1000;
const GRADES = 5;
/** 1 mm on 1 ha. */
const M3_PER_HA_MM = 10;

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** The trace of a strategy, when it has been made. */
export function traceOf(traces: FieldSeasonTraces, strategy: FieldStrategy | undefined): FieldTrace | undefined {
  return traces.traces.find((trace) => trace.strategy === strategy);
}

/** Season totals over the given blocks, weighted by area. */
export function seasonTotals(traces: FieldSeasonTraces, trace: FieldTrace, cluster: Cluster, blocks: readonly number[]): SeasonTotals {
  let areaHa = 0;
  let pickedTonnes = 0;
  const volume = { irrigation: 0, evapotranspiration: 0, lost: 0 };
  const money = { cost: 0, revenue: 0, margin: 0 };
  for (const index of blocks) {
    const ha = cluster.blocks[index]?.areaHa ?? 0;
    const mm = (column: FieldColumn): number => sum(blockColumn(traces, trace, column, index));
    areaHa += ha;
    pickedTonnes += trace.pickedTonnes[index] ?? 0;
    const account = trace.accounts[index];
    money.cost += ha * (account?.costKztPerHa ?? 0);
    money.revenue += ha * (account?.revenueKztPerHa ?? 0);
    money.margin += ha * (account?.marginKztPerHa ?? 0);
    volume.irrigation += ha * mm('irrigation');
    volume.evapotranspiration += ha * (mm('evaporation') + mm('transpiration'));
    volume.lost += ha * (mm('applicationLoss') + mm('runoff') + mm('deepPercolation'));
  }
  return {
    yieldTonnesPerHa: pickedTonnes / areaHa,
    irrigationMm: volume.irrigation / areaHa,
    evapotranspirationMm: volume.evapotranspiration / areaHa,
    lostMm: volume.lost / areaHa,
    productivityKgPerM3: (pickedTonnes * KG_PER_TONNE) / (volume.evapotranspiration * M3_PER_HA_MM),
    costKztPerHa: money.cost / areaHa,
    revenueKztPerHa: money.revenue / areaHa,
    marginKztPerHa: money.margin / areaHa,
  };
}

/** Share of the paid mass in each grade, 0 to 1, five entries from grade 1; zeros where nothing was paid. */
export function gradeShares(trace: FieldTrace, blocks: readonly number[]): readonly number[] {
  const kg = Array.from({ length: GRADES }, (_, grade) => blocks.reduce((total, block) => total + (trace.accounts[block]?.paidKgByGrade[grade] ?? 0), 0));
  const all = kg.reduce((total, each) => total + each, 0);
  return kg.map((each) => (all > 0 ? each / all : 0));
}

/** The blocks of a scope. */
export function blocksOf(cluster: Cluster, scope: FieldScope, block: number): readonly number[] {
  return scope === 'block' ? [block] : cluster.blocks.map((_, index) => index);
}

/** The flows of the balance with the sign that they have in it. */
const FLOWS = [
  ['rain', 1], ['irrigation', 1], ['applicationLoss', -1], ['capillaryRise', 1], ['runoff', -1], ['deepPercolation', -1], ['evaporation', -1], ['transpiration', -1],
] as const satisfies readonly (readonly [FieldColumn, 1 | -1])[];
export type Flow = (typeof FLOWS)[number][0];

export interface WaterBalance {
  /** Season sums in mm, negative for water that leaves. */
  readonly flows: readonly { readonly id: Flow; readonly mm: number }[];
  readonly sumMm: number;
  /** Stored water at the end less that at the start, from the two states themselves. */
  readonly changeMm: number;
  readonly residualMm: number;
}

/** The balance of one block from sowing to the end of its growth. */
export function waterBalance(traces: FieldSeasonTraces, trace: FieldTrace, block: number): WaterBalance {
  const flows = FLOWS.map(([id, sign]) => ({ id, mm: sign * sum(blockColumn(traces, trace, id, block)) }));
  const sumMm = flows.reduce((total, { mm }) => total + mm, 0);
  const water = blockColumn(traces, trace, 'soilWater', block);
  const firstChange = blockColumn(traces, trace, 'soilWaterChange', block)[0] ?? 0;
  const changeMm = (water.at(-1) ?? 0) - ((water[0] ?? 0) - firstChange);
  return { flows, sumMm, changeMm, residualMm: sumMm - changeMm };
}

/** Days to show: until the last block of any trace is cleared. */
export function daysShown(traces: FieldSeasonTraces): number {
  return Math.min(traces.days, Math.max(...traces.traces.map(({ lastDay }) => lastDay)) + 2);
}

/** A column of one block; NaN on days without a growing crop, so that lines end there. */
export function growingColumn(traces: FieldSeasonTraces, trace: FieldTrace, column: FieldColumn, block: number): Float64Array {
  const growing = blockColumn(traces, trace, 'growing', block);
  return blockColumn(traces, trace, column, block).map((value, day) => (growing[day] === 1 ? value : Number.NaN));
}

/** A cover without its last day, on which the ripe crop counts as bare: the line ends instead of falling. */
export function untilRipe(cover: Float64Array): Float64Array {
  const last = cover.findLastIndex((value) => Number.isFinite(value));
  return cover[last] === 0 ? cover.with(last, Number.NaN) : cover;
}

/** Evaporation and transpiration of one block; NaN on days without a growing crop. */
export function evapotranspiration(traces: FieldSeasonTraces, trace: FieldTrace, block: number): Float64Array {
  const evaporation = blockColumn(traces, trace, 'evaporation', block);
  return growingColumn(traces, trace, 'transpiration', block).map((value, day) => value + (evaporation[day] ?? 0));
}
