// The little interval chart as numbers: where zero, the interval, the mean and the claim lie on a strip. Pure; drawing is in IntervalChart.
import { scaleLinear } from 'd3';

export interface IntervalInput {
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | undefined;
  readonly claim: number | undefined;
}

export interface IntervalMarks {
  readonly zero: number;
  readonly mean: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly claim: number | undefined;
}

/** Share of the strip kept free at either end, so that marks are not cut. */
const MARGIN_SHARE = 0.08;

/** Positions in px on a strip of a width; zero is always in the middle, so that the strips of a table can be compared by side. */
export function intervalMarks({ mean, interval, claim }: IntervalInput, width: number): IntervalMarks {
  const values = [mean, ...(interval ?? []), ...(claim === undefined ? [] : [claim])].filter((value) => Number.isFinite(value));
  const reach = Math.max(...values.map((value) => Math.abs(value)), 0) || 1;
  const margin = width * MARGIN_SHARE;
  const scale = scaleLinear().domain([-reach, reach]).range([margin, width - margin]);
  const at = (value: number | undefined): number | undefined => (value === undefined || !Number.isFinite(value) ? undefined : scale(value));
  return { zero: scale(0), mean: scale(mean), low: at(interval?.[0]), high: at(interval?.[1]), claim: at(claim) };
}
