// What is known of a product's demand at a month's start, as the columns of the task `demand`. Forecasts nothing.
import { cos, sin } from '../../base/math.ts';
import type { PlanningObservation } from '../observations.ts';

const TWO_PI = 6.283185307179586;
const MONTHS_PER_YEAR = 12;

/** Writes the columns of the task `demand` for a product into `row`. */
export function demandRow(seen: PlanningObservation, product: number, row: Float64Array): void {
  const angle = (TWO_PI * seen.monthOfYear) / MONTHS_PER_YEAR;
  row[0] = sin(angle);
  row[1] = cos(angle);
  row[2] = seen.lastYearKg[product]!;
  row[3] = seen.lastMonthKg[product]!;
  row[4] = seen.lastThreeMonthsKg[product]!;
  row[5] = seen.lastYearsLastMonthKg[product]!;
}
