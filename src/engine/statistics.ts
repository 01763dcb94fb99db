// The public edge of the statistics: what observes a run; nothing here changes one.
export { Tally } from './statistics/tally.ts';
export { TimeWeighted } from './statistics/time-weighted.ts';
export { Histogram } from './statistics/histogram.ts';
export { QuantileSketch } from './statistics/quantile-sketch.ts';
export { BatchMeans } from './statistics/batch-means.ts';
export { confidenceInterval, intervalOfTally, pairedDifference } from './statistics/confidence.ts';
export type { Interval } from './statistics/confidence.ts';
export { normalQuantile } from './special/normal.ts';
export { normalCdf } from './special/normal-cdf.ts';
export { studentTCdf, studentTQuantile } from './special/student.ts';
