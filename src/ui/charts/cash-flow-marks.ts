// The cash-flow chart as numbers: two lines over the years, zero line, ticks. Pure; drawing is in CashFlowChart.
import { line, scaleLinear } from 'd3';
import type { CashFlowYear } from '../../model/domain/cash-flow.ts';

export interface CashFlowMarks {
  readonly plain: string;
  readonly discounted: string;
  readonly zero: number;
  readonly yearTicks: readonly { readonly x: number; readonly year: number }[];
  readonly usdTicks: readonly { readonly y: number; readonly usd: number }[];
  /** Last points of both lines, where their names stand; kept apart by the height of a name. */
  readonly ends: { readonly x: number; readonly plain: number; readonly discounted: number };
}

export interface CashFlowFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Least distance of the two names, px. */
const NAME_HEIGHT = 16;

/** Positions in px of a series of at least two years. */
export function cashFlowMarks(series: readonly CashFlowYear[], { left, right, top, bottom }: CashFlowFrame): CashFlowMarks {
  const values = series.flatMap(({ cumulativeUsd, discountedUsd }) => [cumulativeUsd, discountedUsd]);
  const last = series.at(-1);
  const x = scaleLinear().domain([0, last?.year ?? 1]).range([left, right]);
  const y = scaleLinear().domain([Math.min(0, ...values), Math.max(0, ...values)]).nice(5).range([bottom, top]);
  const path = (of: (year: CashFlowYear) => number): string => line<CashFlowYear>().x(({ year }) => x(year)).y((year) => y(of(year))).digits(1)([...series]) ?? '';
  const plainEnd = y(last?.cumulativeUsd ?? 0);
  const discountedEnd = y(last?.discountedUsd ?? 0);
  const push = Math.max(0, NAME_HEIGHT - Math.abs(plainEnd - discountedEnd)) / 2;
  const isPlainAbove = plainEnd <= discountedEnd;
  return {
    plain: path(({ cumulativeUsd }) => cumulativeUsd),
    discounted: path(({ discountedUsd }) => discountedUsd),
    zero: y(0),
    yearTicks: x.ticks(Math.min(10, last?.year ?? 1)).filter(Number.isInteger).map((year) => ({ x: x(year), year })),
    usdTicks: y.ticks(5).map((usd) => ({ y: y(usd), usd })),
    ends: { x: x(last?.year ?? 0), plain: plainEnd + (isPlainAbove ? -push : push), discounted: discountedEnd + (isPlainAbove ? push : -push) },
  };
}
