// Why a decision was taken, as codes; words belong to the edge.

export const REASON_CODES = [
  'calendarRule',
  'forecastDepletion',
  'quotaExhausted',
  'firstComeFirstServed',
  'wetLotFirst',
  'shortestForecastQueue',
  'ownGin',
  'oneSettingForAll',
  'bestLotValue',
  'firstInFirstOut',
  'stratifiedByCategory',
  'ratedSpeed',
  'predictedBreaks',
  'runToFailure',
  'predictedFailure',
  'sampledByHand',
  'notSampled',
  'everyBatchClassified',
  'lastYearsPlan',
  'planByForecast',
  'planByProportion',
  'fallbackNoModel',
  'fallbackDrift',
  'takenOtherwise',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
