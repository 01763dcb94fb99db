// One chart of a season as numbers: value axis, lines, areas and bars over the days. Pure; drawing is in SeasonChart.
import { area, line, scaleLinear } from 'd3';
import type { SeasonAxis } from './season-axis.ts';

export interface SeasonSeries {
  readonly id: string;
  readonly kind: 'line' | 'area' | 'bars';
  /** One value per day; NaN where there is none. */
  readonly values: ArrayLike<number>;
  /** Where an area or a bar begins; zero without. */
  readonly from?: ArrayLike<number>;
  /** Bars share a day's width: this one's place among how many. */
  readonly place?: readonly [index: number, count: number];
}

export interface SeasonMarksInput {
  readonly axis: SeasonAxis;
  readonly top: number;
  readonly bottom: number;
  readonly series: readonly SeasonSeries[];
  /** The axis reaches at least this far. */
  readonly leastReach: number;
  /** Zero at the top, values grow downwards. */
  readonly isDown: boolean;
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SeasonMarks {
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Decimals that the ticks need. */
  readonly digits: number;
  readonly y: (value: number) => number;
  readonly shapes: readonly { readonly id: string; readonly kind: SeasonSeries['kind']; readonly path: string; readonly bars: readonly Bar[] }[];
}

/** Wanted number of value ticks, px of height for each. */
const TICK_PX = 44;
/** A bar is at least this wide, so that single days are seen, px. */
const LEAST_BAR = 1.5;

function reachOf(series: readonly SeasonSeries[], least: number): number {
  let reach = least;
  for (const { values } of series) {
    for (let day = 0; day < values.length; day += 1) {
      const value = values[day] ?? Number.NaN;
      if (value > reach) reach = value;
    }
  }
  return reach;
}

/** The chart between `top` and `bottom` px. Values are drawn at the middle of their days; days without a value leave a gap. */
export function seasonMarks({ axis, top, bottom, series, leastReach, isDown }: SeasonMarksInput): SeasonMarks {
  const count = Math.max(2, Math.round((bottom - top) / TICK_PX));
  const scale = scaleLinear().domain([0, reachOf(series, leastReach)]).range(isDown ? [top, bottom] : [bottom, top]).nice(count);
  const ticks = scale.ticks(count);
  const step = ticks.length > 1 ? (ticks[1] ?? 0) - (ticks[0] ?? 0) : 1;
  const shapes = series.map((one) => {
    const days = Array.from({ length: Math.min(axis.days, one.values.length) }, (_, day) => day);
    const value = (day: number): number => one.values[day] ?? Number.NaN;
    const base = (day: number): number => one.from?.[day] ?? 0;
    const isThere = (day: number): boolean => Number.isFinite(value(day));
    const x = (day: number): number => axis.x(day + 0.5);
    if (one.kind === 'line') {
      return { id: one.id, kind: one.kind, path: line<number>().defined(isThere).x(x).y((day) => scale(value(day))).digits(1)(days) ?? '', bars: [] };
    }
    if (one.kind === 'area') {
      const path = area<number>().defined(isThere).x(x).y0((day) => scale(base(day))).y1((day) => scale(value(day))).digits(1)(days) ?? '';
      return { id: one.id, kind: one.kind, path, bars: [] };
    }
    const [index, of] = one.place ?? [0, 1];
    const dayWidth = axis.x(1) - axis.x(0);
    const width = Math.max(LEAST_BAR, (dayWidth * 0.92) / of);
    const bars = days.filter((day) => isThere(day) && value(day) > 0).map((day) => {
      const low = scale(base(day));
      const high = scale(value(day));
      return { x: x(day) - (width * of) / 2 + width * index, y: Math.min(low, high), width, height: Math.abs(high - low) };
    });
    return { id: one.id, kind: one.kind, path: '', bars };
  });
  return {
    ticks: ticks.map((tick) => ({ value: tick, y: scale(tick) })),
    digits: step >= 1 ? 0 : step >= 0.1 ? 1 : 2,
    y: (at) => scale(at),
    shapes,
  };
}
