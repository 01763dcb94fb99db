// Winding: cuts by yarn quality, the time that splices and cop changes take, hard waste, and faults that pass the clearer.
import { pow } from '../../../base/math.ts';

const METRES_PER_100_KM = 1e5;

/** Breaks and clearer cuts. Units: cuts per 100 km at reference imperfections, imperfections over reference; returns 1/100 km.
 *  Source: level [S16]; the exponent is a parameter. */
export function windingCutsPer100Km(reference: number, imperfectionRatio: number, exponent: number): number {
  return reference * pow(imperfectionRatio, exponent);
}

/** Gross faults that stay in the cone when so many were cut out. Units: 1/100 km, clearing efficiency %; returns 1/100 km.
 *  Source: definition of clearing efficiency [S16]: cut out over all. */
export function faultsLeftPer100Km(cutsPer100Km: number, clearingEfficiencyPercent: number): number {
  return cutsPer100Km * (100 / clearingEfficiencyPercent - 1);
}

/** Cops that make 100 km. Units: tex, g on a cop. */
export function copsPer100Km(tex: number, copGrams: number): number {
  return (METRES_PER_100_KM * tex) / 1000 / copGrams;
}

/** Share of the time that a drum winds. Units: m/min, stops per 100 km and their seconds; returns a fraction.
 *  Source: running time over running time and stops. */
export function drumTimeShare(
  metresPerMinute: number,
  cuts: { readonly per100Km: number; readonly seconds: number },
  cops: { readonly per100Km: number; readonly seconds: number },
): number {
  const running = (METRES_PER_100_KM / metresPerMinute) * 60;
  return running / (running + cuts.per100Km * cuts.seconds + cops.per100Km * cops.seconds);
}

/** Yarn that cuts and splices throw away, % of what is wound. Units: 1/100 km, m. */
export function cutWastePercent(cutsPer100Km: number, metresPerCut: number): number {
  return (100 * cutsPer100Km * metresPerCut) / METRES_PER_100_KM;
}
