// What rotors deliver at a speed, count and twist; knows no stops other than the efficiency it is given.
import { texOfNe } from './ring-production.ts';

/** Inches in a metre as the published exercise rounds them. */
const INCHES_PER_METRE = 39.37;
const MINUTES_PER_HOUR = 60;

/** Delivery speed of a rotor: one turn of the rotor puts one turn of twist into the yarn.
 *  Units: rotor speed rpm, count Ne, English twist multiplier; returns m/min. Source: processing sheet 3.2, vector 38. */
export function rotorMetresPerMinute(rotorRpm: number, countNe: number, twistMultiplier: number): number {
  return rotorRpm / (twistMultiplier * Math.sqrt(countNe) * INCHES_PER_METRE);
}

/** Yarn that one rotor spins in an hour. Units: as above, efficiency a fraction; returns kg/h. Source: processing sheet 3.2, vector 38. */
export function rotorKgPerHour(rotorRpm: number, countNe: number, twistMultiplier: number, efficiency: number): number {
  const metresPerMinute = rotorMetresPerMinute(rotorRpm, countNe, twistMultiplier);
  return (metresPerMinute * MINUTES_PER_HOUR * texOfNe(countNe) * efficiency) / 1e6;
}
