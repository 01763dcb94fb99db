// Electricity of ring frames and of whole mills by count, speed and twist.
import { pow } from '../../../base/math.ts';

/** Electricity of the ring frame alone.
 *  Units: kWh/kg at 20 tex, 17,500 rpm and TM 4; speed rpm; tex; returns kWh/kg.
 *  Source: value [S10], linear in speed per kg [S12]; count exponent and twist term assumed. */
export function ringEnergyKwhPerKg(
  referenceKwhPerKg: number,
  speedRpm: number,
  tex: number,
  options: { readonly twistMultiplier: number; readonly countExponent: number },
): number {
  return referenceKwhPerKg * (speedRpm / 17500) * pow(20 / tex, options.countExponent) * (options.twistMultiplier / 4);
}

/** Electricity of a whole combed mill for knitting yarn; a check, not used by the stage. Units: tex; returns kWh/kg.
 *  Source: assumed (recollection of a published table), processing sheet 3.4. */
export function millEnergyKwhPerKg(tex: number): number {
  return 3.06 * pow(20 / tex, 1.28);
}

/** Electricity of the rotor machine. Units: kWh/kg at 20 tex and rated speed and twist; speed and twist over rated; tex; returns kWh/kg.
 *  Source: level from processing sheet 3.4; scaling taken over from ring spinning, assumed. */
export function rotorEnergyKwhPerKg(referenceKwhPerKg: number, speedRatio: number, tex: number, countExponent: number): number {
  return referenceKwhPerKg * speedRatio * pow(20 / tex, countExponent);
}

/** Power of air conditioning over that at the reference wet bulb, never below 0.4: fans run in any weather. Units: °C wet bulb, 1/K. Source: assumed. */
export function climateFactor(outsideWetBulbC: number, referenceWetBulbC: number, perDegree: number): number {
  return Math.max(0.4, 1 + perDegree * (outsideWetBulbC - referenceWetBulbC));
}
