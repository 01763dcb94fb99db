// What weaving and knitting have in common: the state of their machines, their streams, and how counts are drawn.
import type { Stream } from '../../engine/random.ts';

/** How the machines stand to which the yarn comes. */
export interface FormingConditions {
  readonly isDrifting: boolean;
  /** Mean true wear, 0 … 1. */
  readonly meanWear: number;
}

export interface FormingStreams {
  readonly stops: Stream;
  readonly faults: Stream;
}

/** Above this mean a Poisson count is drawn as normal: far cheaper, and the skewness left out is below 0.15. */
const POISSON_LIMIT = 50;

/** A count with this mean; one draw. */
export function drawCount(stream: Stream, mean: number): number {
  return mean < POISSON_LIMIT ? stream.poisson(mean) : Math.max(0, Math.round(mean + Math.sqrt(mean) * stream.normal()));
}
