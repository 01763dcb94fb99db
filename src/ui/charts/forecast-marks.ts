// Forecasts with outcomes as places in px: over time with interval band, against each other, as residuals, and errors by month. Pure.
import { scaleLinear } from 'd3';

/** One forecast whose outcome is known; the ends are NaN where there is no interval. */
export interface ForecastPoint {
  /** Hours since the start of the run at which it was asked. */
  readonly hour: number;
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
}

export const FORECAST_VIEWS = ['time', 'scatter', 'residual', 'error'] as const;
export type ForecastView = (typeof FORECAST_VIEWS)[number];

/** Whether the outcome lies inside the interval; undefined without one. */
export function isInside({ low, high, actual }: ForecastPoint): boolean | undefined {
  return Number.isNaN(low) || Number.isNaN(high) ? undefined : actual >= low && actual <= high;
}

export interface Tick {
  readonly value: number;
  readonly at: number;
}

export interface ForecastMark {
  readonly x: number;
  readonly y: number;
  /** The forecast over time; the zero of residuals. */
  readonly base: number;
  /** The interval's ends; NaN without. */
  readonly low: number;
  readonly high: number;
  readonly isInside: boolean | undefined;
}

export interface ForecastMarks {
  readonly marks: readonly ForecastMark[];
  readonly yTicks: readonly Tick[];
  /** Ticks of the forecasts' own axis, for the view against each other only. */
  readonly xTicks: readonly Tick[];
  readonly digits: number;
  /** Where forecast and actual are equal, or the error is 0. */
  readonly line: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | undefined;
}

export interface ForecastBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The place of an hour of the run. */
  readonly x: (hour: number) => number;
}

const TICK_PX = 48;

const digitsOf = (step: number): number => (step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3);

/** The marks of a view inside a box; points beyond the box are the caller's to clip. */
export function forecastMarks(points: readonly ForecastPoint[], view: Exclude<ForecastView, 'error'>, box: ForecastBox): ForecastMarks {
  const finite = (values: readonly number[]): number[] => values.filter((value) => Number.isFinite(value));
  const isResidual = view === 'residual';
  const values = points.flatMap(({ forecast, low, high, actual }) => (isResidual ? [actual - forecast, low - forecast, high - forecast, 0] : [forecast, low, high, actual]));
  const known = finite(values);
  const least = known.reduce((a, b) => Math.min(a, b), Infinity);
  const most = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const span: readonly [number, number] = known.length === 0 ? [0, 1] : least === most ? [least - 1, most + 1] : [isResidual ? least : Math.min(least, Math.max(0, least)), most];
  const count = Math.max(2, Math.round((box.bottom - box.top) / TICK_PX));
  const y = scaleLinear().domain(span).range([box.bottom, box.top]).nice(count);
  const ticks = y.ticks(count);
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  const across = scaleLinear().domain(y.domain()).range([box.left, box.right]);
  const xTicks = view === 'scatter' ? across.ticks(Math.max(2, Math.round((box.right - box.left) / (2 * TICK_PX)))) : [];
  const marks = points.map((point): ForecastMark => {
    const { hour, forecast, low, high, actual } = point;
    const shift = isResidual ? forecast : 0;
    return {
      x: view === 'scatter' ? across(forecast) : box.x(hour),
      y: y(actual - shift),
      base: view === 'scatter' ? y(forecast) : y(forecast - shift),
      low: Number.isNaN(low) ? Number.NaN : y(low - shift),
      high: Number.isNaN(high) ? Number.NaN : y(high - shift),
      isInside: isInside(point),
    };
  });
  const [from, to] = y.domain() as [number, number];
  const line = view === 'scatter'
    ? { x1: across(from), y1: y(from), x2: across(to), y2: y(to) }
    : isResidual ? { x1: box.left, y1: y(0), x2: box.right, y2: y(0) } : undefined;
  return {
    marks,
    yTicks: ticks.map((value) => ({ value, at: y(value) })),
    xTicks: xTicks.map((value) => ({ value, at: across(value) })),
    digits: digitsOf(step),
    line,
  };
}

/** Figures of the forecasts asked in one month. */
export interface MonthError {
  readonly month: number;
  readonly count: number;
  readonly mae: number;
  /** Share inside the interval; undefined without one. */
  readonly inside: number | undefined;
}

/** Errors by the month of asking, in the order of time; `monthOf` gives the month 1 … 12 of an hour. */
export function errorsByMonth(points: readonly ForecastPoint[], monthOf: (hour: number) => number): readonly MonthError[] {
  const order: number[] = [];
  const held = new Map<number, ForecastPoint[]>();
  for (const point of [...points].sort((a, b) => a.hour - b.hour)) {
    const month = monthOf(point.hour);
    const own = held.get(month);
    if (own) own.push(point);
    else {
      held.set(month, [point]);
      order.push(month);
    }
  }
  return order.map((month): MonthError => {
    const own = held.get(month)!;
    const judged = own.map(isInside).filter((inside) => inside !== undefined);
    return {
      month,
      count: own.length,
      mae: own.reduce((sum, { actual, forecast }) => sum + Math.abs(actual - forecast), 0) / own.length,
      inside: judged.length === 0 ? undefined : judged.filter(Boolean).length / judged.length,
    };
  });
}
