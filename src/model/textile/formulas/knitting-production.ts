// Output of circular knitting machines by mass and by length, and what a metre of their fabric weighs. Knows no stops and no yarn quality.

const MINUTES_PER_HOUR = 60;
const CM_PER_METRE = 100;
/** Mass of 1 mm of yarn of 1 tex (1 g/km), kg. */
const KG_PER_MM_TEX = 1e-9;
const MM_PER_METRE = 1000;

/** What sets the output of a circular machine. */
export interface CircularMachine {
  readonly diameterInches: number;
  /** Needles per inch. */
  readonly gauge: number;
  readonly revolutionsPerMinute: number;
  readonly feeders: number;
  /** Feeders that make one course: 1 in plain single jersey. */
  readonly feedersPerCourse: number;
  readonly loopMm: number;
  readonly coursesPerCm: number;
}

/** Needles on the cylinder. `pi` is the circle constant of the source: worked examples print 3.14. */
export function needles(machine: CircularMachine, pi: number): number {
  return pi * machine.diameterInches * machine.gauge;
}

/** Fabric of one machine, kg/h. Units: yarn in tex, efficiency a fraction. Source: [W4], vectors 56 and 57:
 *  each needle takes a loop from every feeder in every turn. */
export function knittingKgPerHour(machine: CircularMachine, tex: number, efficiency: number, pi: number): number {
  const loopsPerMinute = needles(machine, pi) * machine.revolutionsPerMinute * machine.feeders;
  return loopsPerMinute * machine.loopMm * tex * KG_PER_MM_TEX * MINUTES_PER_HOUR * efficiency;
}

/** Length of tube of one machine, m/h. Units: efficiency a fraction. Source: [W4b], vector 58: courses of a turn over courses per length. */
export function knittingMetresPerHour(machine: CircularMachine, efficiency: number): number {
  const coursesPerMinute = (machine.revolutionsPerMinute * machine.feeders) / machine.feedersPerCourse;
  return (coursesPerMinute * MINUTES_PER_HOUR * efficiency) / (machine.coursesPerCm * CM_PER_METRE);
}

/** Mass of a metre of tube, g: feeder rows per metre × needles × loop length × tex; the quotient of the two outputs above. */
export function tubeGramsPerMetre(machine: CircularMachine, tex: number, pi: number): number {
  const yarnMetres = (machine.coursesPerCm * CM_PER_METRE * needles(machine, pi) * machine.feedersPerCourse * machine.loopMm) / MM_PER_METRE;
  return (yarnMetres * tex) / 1000;
}
