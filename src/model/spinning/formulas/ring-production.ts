// What ring spindles deliver at a speed, count and twist; knows no stops other than the efficiency it is given.

const INCHES_TO_METRES = 0.0254;
const MINUTES_PER_HOUR = 60;
/** tex × Ne, the constant of the English cotton count. */
export const TEX_PER_NE = 590.5;
const GRAMS_PER_KM_TO_KG_PER_M = 1e6;

/** Linear density in tex of a yarn of English count Ne. Source: processing sheet 0, conversions. */
export function texOfNe(countNe: number): number {
  return TEX_PER_NE / countNe;
}

/** Turns per inch of a yarn: TM·√Ne. Source: processing sheet 3.2. */
export function twistPerInch(twistMultiplier: number, countNe: number): number {
  return twistMultiplier * Math.sqrt(countNe);
}

/** Yarn that one ring spindle spins in an hour.
 *  Units and shapes: speed in rpm, count in Ne, efficiency a fraction; returns kg/h.
 *  Source: processing sheet 3.2, T1 to T4 [S1][S2]. */
export function ringKgPerSpindleHour(speedRpm: number, countNe: number, twistMultiplier: number, efficiency: number): number {
  const metresPerMinute = (speedRpm / twistPerInch(twistMultiplier, countNe)) * INCHES_TO_METRES;
  return (metresPerMinute * MINUTES_PER_HOUR * texOfNe(countNe) * efficiency) / GRAMS_PER_KM_TO_KG_PER_M;
}
