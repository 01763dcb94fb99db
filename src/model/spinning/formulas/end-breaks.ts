// End breaks at the ring frame and the production that standing ends cost.
import { pow } from '../../../base/math.ts';

/** Short fibre at which the reference breaks hold, %. Source: [Y6], 32 breaks at 8 %. */
const REFERENCE_SHORT_FIBRE = 8;
const REFERENCE_COUNT_NE = 30;
const REFERENCE_STRENGTH = 29;
/** A frame never runs without breaks; keeps the linear short-fibre term positive for very long cotton. */
const LEAST_BREAKS = 5;

export interface EndBreakConditions {
  readonly shortFibrePercent: number;
  readonly countNe: number;
  readonly speedFactor: number;
  readonly strengthGramsPerTex: number;
  /** Yarn CV over the CV of the reference cotton at this count. */
  readonly cvRatio: number;
  /** Points of room humidity off the set point, ≥ 0. */
  readonly humidityOffPercent: number;
}

export interface EndBreakCoefficients {
  readonly breaksReference: number;
  readonly breaksPerShortFibre: number;
  readonly breaksSpeedExponent: number;
  readonly breaksCountExponent: number;
  readonly breaksStrengthExponent: number;
  readonly breaksEvennessExponent: number;
  readonly breaksHumiditySlope: number;
}

/** Mean end breaks per 1000 spindle-hours.
 *  Source: short-fibre line [Y6]; the factors for speed, count, strength, evenness and humidity are assumed (parameters). */
export function meanEndBreaks(at: EndBreakConditions, by: EndBreakCoefficients): number {
  const ofShortFibre = by.breaksReference + by.breaksPerShortFibre * (at.shortFibrePercent - REFERENCE_SHORT_FIBRE);
  return (
    Math.max(LEAST_BREAKS, ofShortFibre) *
    pow(at.speedFactor, by.breaksSpeedExponent) *
    pow(at.countNe / REFERENCE_COUNT_NE, by.breaksCountExponent) *
    pow(REFERENCE_STRENGTH / at.strengthGramsPerTex, by.breaksStrengthExponent) *
    pow(at.cvRatio, by.breaksEvennessExponent) *
    (1 + by.breaksHumiditySlope * at.humidityOffPercent)
  );
}

/** Ends that stand, % of the spindles. Units: breaks per 100 spindle-hours, patrol time h. Source: 0.75·e·t [Y7]. */
export function endsDownPercent(breaksPer100SpindleHours: number, patrolHours: number): number {
  return 0.75 * breaksPer100SpindleHours * patrolHours;
}

/** Round time of an operator when piecing takes more of it: patrol·(1 − ρ₀)/(1 − ρ), ρ the share of time spent piecing.
 *  Units: hours; shares 0 to 1 (ρ above 0.85 counts as 0.85, where the round is a multiple of the usual). Source: assumed. */
export function stretchedPatrolHours(patrolHours: number, piecingShare: number, referencePiecingShare: number): number {
  return (patrolHours * (1 - Math.min(0.85, referencePiecingShare))) / (1 - Math.min(0.85, piecingShare));
}

/** Share of ends that stand in a picture of the frame, %. Source: [Y8]. */
export function standingEndsPercent(spindles: number, standingEnds: number): number {
  return (100 * standingEnds) / spindles;
}

/** Factor on the breaks of a yarn with fewer fibres in its section than can be spun well; 1 with enough.
 *  Source: limit of processing sheet 2.4; the exponent is a parameter. */
export function spinningLimitFactor(fibres: number, leastFibres: number, exponent: number): number {
  return fibres >= leastFibres ? 1 : pow(leastFibres / fibres, exponent);
}

export interface RotorBreakConditions {
  readonly countNe: number;
  readonly speedFactor: number;
  /** Trash of the bales over that of the reference bale. */
  readonly trashRatio: number;
  readonly cvRatio: number;
  readonly humidityOffPercent: number;
}

export interface RotorBreakCoefficients
  extends Pick<EndBreakCoefficients, 'breaksSpeedExponent' | 'breaksCountExponent' | 'breaksEvennessExponent' | 'breaksHumiditySlope'> {
  readonly rotorBreaksReference: number;
  readonly rotorBreaksTrashExponent: number;
}

/** Mean end breaks per 1000 rotor-hours: trash in the groove instead of short fibre, otherwise as on spindles.
 *  Source: level below [S14]; all factors are assumed (parameters). */
export function meanRotorBreaks(at: RotorBreakConditions, by: RotorBreakCoefficients): number {
  return (
    by.rotorBreaksReference *
    pow(Math.max(0.05, at.trashRatio), by.rotorBreaksTrashExponent) *
    pow(at.speedFactor, by.breaksSpeedExponent) *
    pow(at.countNe / REFERENCE_COUNT_NE, by.breaksCountExponent) *
    pow(at.cvRatio, by.breaksEvennessExponent) *
    (1 + by.breaksHumiditySlope * at.humidityOffPercent)
  );
}
