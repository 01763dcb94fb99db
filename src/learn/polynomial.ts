// Polynomial regression in one or several columns (all monomials up to a total degree) on centred, scaled columns.
// Own terms on least-squares.ts: ml-regression's PolynomialRegression solves the normal equations and raises to powers natively.
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { leastSquares, binaryScale } from './least-squares.ts';
import type { Learner, ModelBase } from './learner.ts';
import { explainedShare } from './linear.ts';
import { columnsOf, mean, tableIssues, type TrainingTable } from './table.ts';

export interface PolynomialModel extends ModelBase {
  readonly kind: 'polynomial';
  readonly degree: number;
  /** Centre and scale of each column: t = (x − centre) / scale. */
  readonly centres: readonly number[];
  readonly scales: readonly number[];
  /** Each term is the list of its factors: [] is 1, [0, 0, 1] is t₀²·t₁. */
  readonly terms: readonly (readonly number[])[];
  /** One per term, in target units. */
  readonly coefficients: readonly number[];
  /** Of each coefficient, in target units. */
  readonly standardErrors: readonly number[];
  readonly residualDeviation: number;
  readonly rSquared: number;
  readonly rank: number;
  readonly rowCount: number;
}

/** All monomials of `columnCount` variables up to total degree `degree`, by degree, then by column; the constant first. */
export function monomials(columnCount: number, degree: number): number[][] {
  const terms: number[][] = [[]];
  let previous: number[][] = [[]];
  for (let d = 1; d <= degree; d += 1) {
    previous = previous.flatMap((term) =>
      Array.from({ length: columnCount - (term.at(-1) ?? 0) }, (_, step) => [...term, (term.at(-1) ?? 0) + step]),
    );
    terms.push(...previous);
  }
  return terms;
}

/** The value of one term at a row; never allocates. */
function termValue(term: readonly number[], row: ArrayLike<number>, centres: readonly number[], scales: readonly number[]): number {
  let value = 1;
  for (let f = 0; f < term.length; f += 1) {
    const column = term[f]!;
    value *= (row[column]! - centres[column]!) / scales[column]!;
  }
  return value;
}

/** The least-squares polynomial. Units and shapes: degree ≥ 1. Fails: issues of the table, or fewer rows than terms + 1. */
export function fitPolynomial(table: TrainingTable, degree: number): Result<PolynomialModel> {
  const terms = monomials(table.names.length, degree);
  const issues = tableIssues(table, terms.length + 1);
  if (issues.length > 0) return failure(issues);
  const columns = columnsOf(table.rows, table.names.length);
  const centres = columns.map(mean);
  const scales = columns.map((column, j) => binaryScale(column.map((value) => value - centres[j]!)));
  const design = terms.map((term) => Float64Array.from(table.rows, (row) => termValue(term, row, centres, scales)));
  const fit = leastSquares(design, table.target);
  const residualDeviation = Math.sqrt(fit.residualSumOfSquares / (table.rows.length - fit.rank));
  return success({
    kind: 'polynomial',
    names: table.names,
    degree,
    centres,
    scales,
    terms,
    coefficients: Array.from(fit.coefficients),
    standardErrors: Array.from(fit.inverseDiagonal, (value) => residualDeviation * Math.sqrt(value)),
    residualDeviation,
    rSquared: explainedShare(fit.residualSumOfSquares, table.target),
    rank: fit.rank,
    rowCount: table.rows.length,
  });
}

/** The fitted value for a row; never allocates. */
export function predictPolynomial(model: PolynomialModel, row: ArrayLike<number>): number {
  let value = 0;
  for (let k = 0; k < model.terms.length; k += 1) {
    value += model.coefficients[k]! * termValue(model.terms[k]!, row, model.centres, model.scales);
  }
  return value;
}

/** Coefficients of 1, x, x², … of a polynomial in one column. Fails: throws AssertionError when the model has several columns. */
export function powerCoefficients(model: PolynomialModel): number[] {
  assert(model.names.length === 1, 'power coefficients exist for one column only');
  const [centre, scale] = [model.centres[0]!, model.scales[0]!];
  let powers: number[] = [];
  for (let k = model.coefficients.length - 1; k >= 0; k -= 1) {
    // Horner in polynomials: powers · (x − centre)/scale + coefficient.
    const next = Array.from({ length: powers.length + 1 }, (_, d) => ((powers[d - 1] ?? 0) - centre * (powers[d] ?? 0)) / scale);
    next[0] = next[0]! + model.coefficients[k]!;
    powers = next;
  }
  return powers.slice(0, model.degree + 1);
}

/** A learner of polynomials of the given total degree. Fails: throws AssertionError unless the degree is a whole number ≥ 1. */
export function polynomialLearner(degree: number): Learner {
  assert(Number.isInteger(degree) && degree >= 1, `degree must be a whole number >= 1, got ${degree}`);
  return { id: `polynomial-${degree}`, fit: (table) => fitPolynomial(table, degree) };
}
