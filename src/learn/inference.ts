// What a least-squares fit says about its coefficients: t, p and confidence intervals under independent normal errors; fits nothing.
import type { LinearModel } from './linear.ts';
import type { PolynomialModel } from './polynomial.ts';
import { studentCentralShare, studentHalfWidth } from './student.ts';

/** One line of a coefficient table; estimate, error and interval in target units per column unit. */
export interface CoefficientLine {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  /** Estimate over standard error; Infinity or −Infinity for an exact fit. */
  readonly t: number;
  /** Two-sided: how often a coefficient of 0 would give as large a |t|. */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** The name of a polynomial's term: its columns' names joined by '·', '1' for the constant. */
function termName(names: readonly string[], term: readonly number[]): string {
  return term.length === 0 ? '1' : term.map((column) => names[column]!).join('·');
}

/** Intercept first, then one line per coefficient (polynomial: per term, of centred and scaled columns). Of dependent columns single
 *  lines mean nothing. Units and shapes: 0 < coverage < 1. Source: Draper & Smith 1998, Applied regression analysis, 1.4 and 5.1. */
export function coefficientTable(model: LinearModel | PolynomialModel, coverage: number): CoefficientLine[] {
  const isLinear = model.kind === 'linear';
  const estimates = isLinear ? [model.intercept, ...model.coefficients] : model.coefficients;
  const names = isLinear ? ['1', ...model.names] : model.terms.map((term) => termName(model.names, term));
  const degrees = model.rowCount - model.rank;
  const factor = studentHalfWidth(coverage, degrees);
  return estimates.map((estimate, j) => {
    const standardError = model.standardErrors[j]!;
    const t = standardError === 0 ? (estimate === 0 ? 0 : estimate > 0 ? Infinity : -Infinity) : estimate / standardError;
    const probability = Number.isFinite(t) ? 1 - studentCentralShare(Math.abs(t), degrees) : 0;
    const halfWidth = factor * standardError;
    return { name: names[j]!, estimate, standardError, t, probability, low: estimate - halfWidth, high: estimate + halfWidth };
  });
}
