// The questions that the core forecasts: target, unit, what is known at the moment of asking, and the naive rival. Fits nothing.
import type { LearnerId } from './learners.ts';

/**
 * How the naive rival answers: `mean` of the earlier seasons; `groupMean` of the same block, plant or product; or the value of a
 * column that holds the last comparable outcome (yesterday's, last year's).
 */
export type NaiveRule = 'mean' | 'groupMean' | { readonly column: string };

export interface ForecastTask {
  readonly unit: string;
  /** Whose outcome it is; rows of one group share a naive group mean. */
  readonly of: 'block' | 'gin' | 'yarnLot' | 'batch' | 'plant' | 'product' | 'machine' | 'desk' | 'corridor';
  readonly columns: readonly string[];
  readonly naive: NaiveRule;
  /** Learners that compete; the best by rolling origin over the seasons is taken. */
  readonly learners: readonly LearnerId[];
  /** Least outcome that is possible; forecasts and intervals are cut there. */
  readonly least: number;
  /** A 0/1 outcome: the forecast is a probability, judged by calibration and not by an interval. */
  readonly isProbability: boolean;
  /** Column with the date of asking, for questions asked again through a season: the others are then read as deviations from that date's usual. */
  readonly dateColumn: string | undefined;
  /** During a run every group's interval finds its own width: for few groups that differ in size and have many outcomes each. */
  readonly hasWidthByGroup: boolean;
}

const task = (
  of: ForecastTask['of'],
  unit: string,
  columns: readonly string[],
  naive: NaiveRule,
  learners: readonly LearnerId[],
): ForecastTask => ({ of, unit, columns, naive, learners, least: 0, isProbability: false, dateColumn: undefined, hasWidthByGroup: of === 'block' || of === 'plant' || of === 'product' || of === 'corridor' });

const FIBRE_SEEN = ['micronaire', 'lengthMm', 'strengthGramsPerTex', 'shortFibrePercent', 'trashPercent', 'humidityPercent'] as const;

/** In the order in which cards are listed. */
export const FORECAST_TASKS = {
  /** Seed cotton that the block will have delivered at the season's end, from what is seen of it on a day of the season. */
  yield: {
    ...task(
    'block',
    't/ha',
    ['daysAfterPlanting', 'bollLoadTonnesPerHa', 'openShare', 'degreeDays'],
    'groupMean',
    ['boosting', 'forest', 'network', 'strongRidge'],
  ),
    dateColumn: 'daysAfterPlanting',
  },
  /** Imperfections (thin and thick places, neps) of a yarn lot, from the fibre tests of its laydown. */
  yarnDefects: task('yarnLot', '1/km', FIBRE_SEEN, 'mean', ['linear', 'boosting', 'network']),
  /** Four-point score of a finished batch, from the yarn test and the batches inspected before it. */
  fabricDefects: task(
    'batch',
    '1/100 m2',
    ['yarnCvPercent', 'yarnImperfectionsPerKm', 'yarnStrength', 'lastPointsPer100M2', 'recentPointsPer100M2'],
    'mean',
    ['linear', 'boosting', 'forest'],
  ),
  /** Electricity of a plant in the coming hour. */
  energy: task(
    'plant',
    'kWh',
    ['lastHourKwh', 'sameHourYesterdayKwh', 'runningShare', 'hourOfDay', 'temperatureC', 'humidityPercent', 'stockShare'],
    { column: 'sameHourYesterdayKwh' },
    ['linear', 'boosting', 'forest'],
  ),
  /** Orders for a product in the coming month. */
  demand: task(
    'product',
    'kg',
    ['seasonSine', 'seasonCosine', 'lastYearKg', 'lastMonthKg', 'lastThreeMonthsKg', 'lastYearsLastMonthKg'],
    { column: 'lastYearKg' },
    ['linear', 'ridge', 'boosting'],
  ),
  /** Time of a corridor over its usual one, for a load that leaves now; the border queue and clearance apart. */
  corridor: task(
    'corridor',
    'ratio',
    ['postedFactor', 'recentRatio', 'seasonSine', 'seasonCosine', 'loadsUnderWay'],
    'groupMean',
    ['linear', 'ridge', 'boosting'],
  ),
  /** Crop water use of a block on the coming day. */
  waterUse: task('block', 'mm/d', ['et0Mm', 'canopy', 'et0MmTimesCanopy'], 'mean', ['linear', 'forest']),
  /** Hours that a lot waits in a gin's yard. */
  ginQueue: task('gin', 'h', ['hoursAhead'], 'mean', ['linear', 'robust', 'forest']),
  /** End breaks of a laydown at rated speed. */
  endBreaks: task('yarnLot', '1/1000 spindle-hours', FIBRE_SEEN, 'mean', ['linear', 'boosting', 'network']),
  /** Whether a machine fails before tomorrow's round. */
  failure: { ...task('machine', 'probability', ['wearSignal', 'lifeShare'], 'mean', ['logistic']), isProbability: true },
  /** Contacts at the desk in the shift after the one that begins. */
  contacts: task(
    'desk',
    '1',
    ['sameShiftLastWeek', 'lastShift', 'sameShiftYesterday', 'shiftOfDay', 'isWeekend', 'loadsOfLastDay'],
    { column: 'sameShiftLastWeek' },
    ['linear', 'boosting', 'forest'],
  ),
  /** Material that comes to a plant in the coming eight hours. */
  arrivals: task(
    'plant',
    't',
    ['lastShiftTonnes', 'sameShiftYesterdayTonnes', 'lastDayTonnes', 'capacityTonnes', 'shiftOfDay'],
    { column: 'lastShiftTonnes' },
    ['linear', 'boosting', 'forest'],
  ),
} as const satisfies Readonly<Record<string, ForecastTask>>;

export type ForecastId = keyof typeof FORECAST_TASKS;
export const FORECAST_IDS = Object.keys(FORECAST_TASKS) as readonly ForecastId[];

/** The task of an id, with its widest type. */
export function forecastTask(id: ForecastId): ForecastTask {
  return FORECAST_TASKS[id];
}
