// Logistic regression of a 0/1 target by iteratively re-weighted least squares; gives probabilities, not classes.
// Source: McCullagh & Nelder 1989, Generalized linear models, 2.5 (the iteration) and 4.4 (binary data).
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { exp, log1p } from '../base/math.ts';
import type { Learner, ModelBase } from './learner.ts';
import { factorise, type Factorisation } from './qr-adapter.ts';
import { cellPath, columnsOf, deviationFrom, mean, tableIssues, TARGET_COLUMN, type TrainingTable } from './table.ts';

export interface LogisticModel extends ModelBase {
  readonly kind: 'logistic';
  /** Log odds where all columns are 0. */
  readonly intercept: number;
  /** Change of the log odds per column unit. */
  readonly coefficients: readonly number[];
  /** Of the intercept first, then of each coefficient. */
  readonly standardErrors: readonly number[];
  /** −2 × log likelihood of the training rows, without the penalty. */
  readonly deviance: number;
  readonly ridge: number;
  readonly iterations: number;
  readonly rowCount: number;
}

export interface LogisticOptions {
  /** Penalty on the squared coefficients of the standardised columns, ≥ 0; 0 is maximum likelihood. */
  readonly ridge: number;
}

/** Overlapping classes settle within about 10; separated ones move by about 1 in the log odds per step for ever. */
const MAXIMUM_ITERATIONS = 60;
/** Newton's method squares the error: a step below this leaves rounding only. */
const STEP_TOLERANCE = 1e-10;
const MAXIMUM_HALVINGS = 20;

/** 1 / (1 + e^(−logOdds)), without overflow. */
export function probabilityOf(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + exp(-logOdds));
  const odds = exp(logOdds);
  return odds / (1 + odds);
}

/** ln(1 + e^x), without overflow. */
function softPlus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

function logisticIssues(table: TrainingTable): Issue[] {
  const issues = tableIssues(table, table.names.length + 2);
  if (issues.length > 0) return issues;
  const wrong = table.target.findIndex((value) => value !== 0 && value !== 1);
  if (wrong >= 0) {
    return [{ code: 'learn.not-binary', path: cellPath(wrong, TARGET_COLUMN), got: `${table.target[wrong]!}`, expected: '0 or 1' }];
  }
  if (table.target.every((value) => value === table.target[0])) {
    return [{ code: 'learn.single-class', path: TARGET_COLUMN, got: `${table.target[0]!} in every row`, expected: 'both 0 and 1' }];
  }
  return [];
}

/** The log odds of every row. */
function logOddsOf(design: readonly Float64Array[], beta: Float64Array): Float64Array {
  const out = new Float64Array(design[0]!.length);
  for (let j = 0; j < design.length; j += 1) {
    for (let i = 0; i < out.length; i += 1) out[i]! += beta[j]! * design[j]![i]!;
  }
  return out;
}

/** −2 × log likelihood. */
function devianceOf(logOdds: Float64Array, target: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < target.length; i += 1) sum += 2 * softPlus(target[i] === 1 ? -logOdds[i]! : logOdds[i]!);
  return sum;
}

/** The squared coefficients but the intercept's, times the penalty. */
function penaltyOf(beta: Float64Array, ridge: number): number {
  let sum = 0;
  for (let j = 1; j < beta.length; j += 1) sum += ridge * beta[j]! * beta[j]!;
  return sum;
}

/** The weighted problem whose solution is Newton's next point, the penalty as extra rows. */
function weightedProblem(design: readonly Float64Array[], target: Float64Array, logOdds: Float64Array, ridge: number): { columns: Float64Array[]; response: Float64Array } {
  const rowCount = target.length;
  const extraRows = ridge > 0 ? design.length - 1 : 0;
  const columns = design.map(() => new Float64Array(rowCount + extraRows));
  for (let j = 1; j <= extraRows; j += 1) columns[j]![rowCount + j - 1] = Math.sqrt(ridge);
  const response = new Float64Array(rowCount + extraRows);
  for (let i = 0; i < rowCount; i += 1) {
    const probability = probabilityOf(logOdds[i]!);
    // The complement is computed by itself: 1 − p would round to 0 and let separated classes look settled.
    const complement = probabilityOf(-logOdds[i]!);
    const root = Math.sqrt(probability * complement);
    for (let j = 0; j < design.length; j += 1) columns[j]![i] = root * design[j]![i]!;
    response[i] = root * logOdds[i]! + (target[i] === 1 ? complement : -probability) / root;
  }
  return { columns, response };
}

interface Iterated {
  readonly beta: Float64Array;
  readonly factors: Factorisation;
  readonly iterations: number;
  readonly deviance: number;
}

/** Newton's iteration with halved steps where the objective would rise; undefined when it never settles. */
function iterate(design: readonly Float64Array[], target: Float64Array, ridge: number): Iterated | undefined {
  const beta = new Float64Array(design.length);
  let logOdds = logOddsOf(design, beta);
  let objective = devianceOf(logOdds, target);
  for (let iterations = 1; iterations <= MAXIMUM_ITERATIONS; iterations += 1) {
    const problem = weightedProblem(design, target, logOdds, ridge);
    const factors = factorise(problem.columns);
    const solved = factors.solve(problem.response);
    const step = solved.map((value, j) => value - beta[j]!);
    const size = step.reduce((largest, value, j) => Math.max(largest, Math.abs(value) / (1 + Math.abs(beta[j]!))), 0);
    if (!Number.isFinite(size)) return undefined;
    if (size < STEP_TOLERANCE) return { beta: solved, factors, iterations, deviance: devianceOf(logOddsOf(design, solved), target) };
    let share = 1;
    for (let halvings = 0; halvings <= MAXIMUM_HALVINGS; halvings += 1) {
      const trial = beta.map((value, j) => value + share * step[j]!);
      logOdds = logOddsOf(design, trial);
      const reached = devianceOf(logOdds, target) + penaltyOf(trial, ridge);
      if (reached <= objective * (1 + Number.EPSILON * 8) || halvings === MAXIMUM_HALVINGS) {
        beta.set(trial);
        objective = reached;
        break;
      }
      share /= 2;
    }
  }
  return undefined;
}

/** The (penalised) maximum-likelihood fit. Fails: issues of the table; a target other than 0 and 1 or of one class only; classes
 *  that a plane separates, for which no finite maximum exists unless ridge > 0. */
export function fitLogistic(table: TrainingTable, options: LogisticOptions): Result<LogisticModel> {
  const issues = logisticIssues(table);
  if (issues.length > 0) return failure(issues);
  const rowCount = table.rows.length;
  const columns = columnsOf(table.rows, table.names.length);
  const means = columns.map(mean);
  const deviations = columns.map((column, j) => deviationFrom(column, means[j]!));
  const standardised = columns.map((column, j) => column.map((value) => (value - means[j]!) / deviations[j]!));
  const result = iterate([new Float64Array(rowCount).fill(1), ...standardised], table.target, options.ridge);
  if (result === undefined) {
    const expected = 'classes that overlap, or a ridge penalty above 0';
    return failure([{ code: 'learn.separable', path: TARGET_COLUMN, got: 'classes that the columns separate', expected }]);
  }
  const { beta, factors } = result;
  const coefficients = columns.map((_, j) => beta[j + 1]! / deviations[j]!);
  // Each original coefficient is a contrast c·beta of the standardised ones; its variance is c·(XᵀWX + ridge)⁻¹·c.
  const contrasts = [
    Float64Array.of(1, ...columns.map((_, j) => -means[j]! / deviations[j]!)),
    ...columns.map((_, j) => Float64Array.from(beta, (__, k) => (k === j + 1 ? 1 / deviations[j]! : 0))),
  ];
  const standardErrors = contrasts.map((contrast) => {
    const solved = factors.solveNormal(contrast);
    return Math.sqrt(contrast.reduce((sum, value, k) => sum + value * solved[k]!, 0));
  });
  return success({
    kind: 'logistic',
    names: table.names,
    intercept: coefficients.reduce((value, coefficient, j) => value - coefficient * means[j]!, beta[0]!),
    coefficients,
    standardErrors,
    deviance: result.deviance,
    ridge: options.ridge,
    iterations: result.iterations,
    rowCount,
  });
}

/** The probability of 1 for a row; never allocates. */
export function predictLogistic(model: LogisticModel, row: ArrayLike<number>): number {
  let logOdds = model.intercept;
  const { coefficients } = model;
  for (let j = 0; j < coefficients.length; j += 1) logOdds += coefficients[j]! * row[j]!;
  return probabilityOf(logOdds);
}

/** A learner of event probabilities. Fails: throws AssertionError on a negative penalty. */
export function logisticLearner(options: LogisticOptions): Learner {
  assert(options.ridge >= 0, `ridge must be at least 0, got ${options.ridge}`);
  return { id: options.ridge > 0 ? 'logistic-ridge' : 'logistic', fit: (table) => fitLogistic(table, options) };
}
