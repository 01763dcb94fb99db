// When to renew a wearing part: long-run cost per hour of renewing at a fixed age or at failure, whichever comes first.
import { exp, pow } from '../../../base/math.ts';

/** Trapezoids of the survival integral; error below 1e-6 of the result for shapes 1 to 5. */
const STEPS = 2000;
/** 1/φ of the golden section. */
const GOLDEN = 0.618_033_988_749_894_9;

/** Cost per hour of renewing at age `ageHours`.
 *  Units and shapes: Weibull shape and scale (hours), costs in one unit; returns cost per hour.
 *  Source: processing sheet 1.10 (Barlow & Hunter's age replacement), vector 17. Fails: never; age must be > 0. */
export function ageReplacementCostRate(ageHours: number, shape: number, scaleHours: number, plannedCost: number, failureCost: number): number {
  const survival = (t: number): number => exp(-pow(t / scaleHours, shape));
  const step = ageHours / STEPS;
  let sum = (1 + survival(ageHours)) / 2;
  for (let i = 1; i < STEPS; i += 1) sum += survival(i * step);
  const reaches = survival(ageHours);
  return (plannedCost * reaches + failureCost * (1 - reaches)) / (sum * step);
}

/** The age of renewal with the lowest cost rate, searched up to four scales (there the part has failed with certainty for shapes ≥ 1).
 *  Units: hours, found to 0.01 h; the cost rate has one minimum for shapes above 1. Source: as above. */
export function bestReplacementAge(shape: number, scaleHours: number, plannedCost: number, failureCost: number): number {
  const cost = (age: number): number => ageReplacementCostRate(age, shape, scaleHours, plannedCost, failureCost);
  let low = scaleHours * 0.01;
  let high = scaleHours * 4;
  while (high - low > 0.01) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (cost(left) < cost(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
