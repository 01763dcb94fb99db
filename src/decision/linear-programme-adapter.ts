// Linear programmes by the package yalps (dense simplex, Bland-free pivots in a fixed order): the one place that imports it.
import { solve } from 'yalps';

/** A programme: maximise Σ gain × variable with every variable ≥ 0. Names are free but must differ. */
export interface LinearProgramme {
  /** Upper bounds of sums by name. */
  readonly limits: Readonly<Record<string, number>>;
  /** By variable: its gain and its part in each limited sum. */
  readonly variables: Readonly<Record<string, { readonly gain: number; readonly uses: Readonly<Record<string, number>> }>>;
}

/** Pivots after which a programme is given up: a bound by count, so that no clock can change a result. */
const MOST_PIVOTS = 500;

/** The values of the variables in the best solution, or undefined when there is none or the bound on pivots was hit. */
export function bestPlan(programme: LinearProgramme): Readonly<Record<string, number>> | undefined {
  const solution = solve(
    {
      direction: 'maximize',
      objective: 'gain',
      constraints: Object.fromEntries(Object.entries(programme.limits).map(([name, max]) => [name, { max }])),
      variables: Object.fromEntries(Object.entries(programme.variables).map(([name, { gain, uses }]) => [name, { gain, ...uses }])),
    },
    { includeZeroVariables: true, maxPivots: MOST_PIVOTS },
  );
  return solution.status === 'optimal' ? Object.fromEntries(solution.variables) : undefined;
}
