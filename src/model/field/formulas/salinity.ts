// The yield that salt in the soil leaves at the start of a season. Pure; no salt moves here.
import { clamp } from '../../../base/math.ts';

/** Share of the yield that remains: 1 up to the threshold, then linear to 0.
 *  Units and shapes: salinity of the saturated extract, all in dS/m; returns 0 to 1. Source: agronomy sheet 2.4, Maas and Hoffman's form. */
export function salinityYieldFactor(salinityDsPerM: number, thresholdDsPerM: number, zeroDsPerM: number): number {
  return clamp((zeroDsPerM - salinityDsPerM) / (zeroDsPerM - thresholdDsPerM), 0, 1);
}
