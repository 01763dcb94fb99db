// How long the corridors take in each week over their usual time, for the whole run: drawn at once, so that no decision can shift it.
import { cos, exp } from '../../base/math.ts';
import type { Streams } from '../../engine/random.ts';
import type { CustomsValues } from '../parameters/customs.ts';
import { CORRIDORS } from './corridors.ts';

const DAYS_PER_WEEK = 7;
const WEEKS_PER_YEAR = 52;
const DAYS_PER_YEAR = 365;
const TWO_PI = 6.283185307179586;
/** Middle of January. */
const PEAK_DAY = 15;

export interface CorridorState {
  readonly weeks: number;
  /** Factor of time, corridor × weeks + week. */
  readonly factor: Float64Array;
}

/** Rise of a day of the year (1 …) over the mean: a cosine about the middle of January. */
export function seasonFactor(dayOfYear: number, p: CustomsValues): number {
  return 1 + p.winterAmplitude * cos((TWO_PI * (dayOfYear - PEAK_DAY)) / DAYS_PER_YEAR);
}

/**
 * Season × e^level × disruption. The level is a first-order autoregression about 0 from its long-run spread; disruptions begin with the chance of
 * their rate and last their length. Two draws per corridor and week. Source: structural time series (Harvey 1989), figures assumed.
 */
export function drawCorridorState(p: CustomsValues, weeks: number, startDayOfYear: number, streams: Streams): CorridorState {
  const factor = new Float64Array(CORRIDORS.length * weeks);
  const kept = 1 - p.stateReversion;
  for (let corridor = 0; corridor < CORRIDORS.length; corridor += 1) {
    const stream = streams.get('customs.corridors', corridor);
    let level = (p.stateWeekDeviation / Math.sqrt(Math.max(1e-9, 1 - kept * kept))) * stream.normal();
    let disruptedWeeks = 0;
    for (let week = 0; week < weeks; week += 1) {
      level = kept * level + p.stateWeekDeviation * stream.normal();
      const begins = stream.uniform() < p.disruptionsPerYear / WEEKS_PER_YEAR;
      if (begins && disruptedWeeks <= 0) disruptedWeeks = Math.round(p.disruptionWeeks);
      const disruption = disruptedWeeks > 0 ? p.disruptionFactor : 1;
      disruptedWeeks -= 1;
      factor[corridor * weeks + week] = seasonFactor(startDayOfYear + week * DAYS_PER_WEEK, p) * exp(level) * disruption;
    }
  }
  return { weeks, factor };
}

/** The factor of a corridor on a day of the run; the last week holds beyond the end. */
export function factorOn({ weeks, factor }: CorridorState, corridor: number, day: number): number {
  return factor[corridor * weeks + Math.min(weeks - 1, Math.max(0, Math.floor(day / DAYS_PER_WEEK)))]!;
}
