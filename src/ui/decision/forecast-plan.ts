// The points, table and summary of one question's forecasts with outcomes. Pure.
import { dateOfDayNumber } from '../../base/calendar.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import type { ForecastSeries } from '../../model/domain/decision-record.ts';
import { isInside } from '../charts/forecast-marks.ts';
import type { ForecastPoint } from '../charts/forecast-marks.ts';

export interface GroupedPoint extends ForecastPoint {
  readonly group: number;
  readonly asOfTick: number;
  readonly settledTick: number;
}

/** All forecasts of a series, or those about one group. */
export function pointsOf(series: ForecastSeries, group: number | undefined): readonly GroupedPoint[] {
  const points: GroupedPoint[] = [];
  series.groups.forEach((own, i) => {
    if (group !== undefined && own !== group) return;
    points.push({
      group: own,
      hour: series.asOfTicks[i]! / TICKS_PER_HOUR,
      asOfTick: series.asOfTicks[i]!,
      settledTick: series.settledTicks[i]!,
      forecast: series.forecasts[i]!,
      low: series.lows[i]!,
      high: series.highs[i]!,
      actual: series.actuals[i]!,
    });
  });
  return points;
}

/** The groups of a series in ascending order. */
export function groupsOf(series: ForecastSeries): readonly number[] {
  return [...new Set(series.groups)].sort((a, b) => a - b);
}

/** Mean absolute error, and the share inside the interval (undefined without intervals). */
export function summaryOf(points: readonly ForecastPoint[]): { readonly mae: number; readonly inside: number | undefined } {
  const judged = points.map(isInside).filter((inside) => inside !== undefined);
  return {
    mae: points.reduce((sum, { actual, forecast }) => sum + Math.abs(actual - forecast), 0) / points.length,
    inside: judged.length === 0 ? undefined : judged.filter(Boolean).length / judged.length,
  };
}

/** The month (1 … 12) of an hour of the run. */
export function monthOfHour(startDayNumber: number, hour: number): number {
  return dateOfDayNumber(startDayNumber + Math.floor((hour * TICKS_PER_HOUR) / TICKS_PER_DAY)).month;
}
