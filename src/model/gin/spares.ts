// What a stop of the line costs in spares. Stands have their own figure.
import type { GinParameters } from './gin-parameters.ts';
import { STOP_MODE } from './line-stops.ts';

/** Spares of a failure by mode of stop, USD; a power cut costs none. Source: parameters, assumed. */
export function failureSparesUsd(p: GinParameters, mode: number): number {
  if (mode === STOP_MODE.lintCleaner) return p.lintCleanerSparesUsd;
  if (mode === STOP_MODE.press) return p.pressSparesUsd;
  return mode === STOP_MODE.power ? 0 : p.chokeSparesUsd;
}
