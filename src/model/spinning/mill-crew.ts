// The posts of a spinning mill on a shift: operators at the frames, helpers in preparation and winding, fitters. Knows no shift and no person.
import type { SpinningMill } from '../domain/cluster.ts';
import type { PeopleValues } from '../parameters/people.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { LineLayout } from './line-layout.ts';
import type { RouteValues } from './route-values.ts';

/** Whole posts by role; at least one operator and one fitter. Ring operators mind spindles; the others, and the operators of rotor machines,
 *  are counted by the rated output. Source: processing sheet 3.5. */
export function spinningPosts(
  mill: SpinningMill,
  route: RouteValues,
  layout: LineLayout,
  p: SpinningValues,
  people: PeopleValues,
): { readonly operator: number; readonly helper: number; readonly fitter: number } {
  const byOutput = Math.round((layout.ratedKgPerHour / 100) * route.crewHoursPer100Kg);
  if (route.isRotor) return { operator: Math.max(1, byOutput), helper: 0, fitter: Math.max(1, Math.ceil(mill.spindles / p.rotorsPerFitter)) };
  return {
    operator: Math.max(1, Math.ceil(mill.spindles / p.spindlesPerOperator)),
    helper: byOutput,
    fitter: Math.max(1, Math.ceil(mill.spindles / people.spindlesPerFitter)),
  };
}
