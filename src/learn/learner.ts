// The one interface of all learners: plain-data models, one fit, one predict; every kind of model lives in its own file.
import { assert } from '../base/assert.ts';
import type { Result } from '../base/issue.ts';
import { predictForest, type ForestModel } from './forest.ts';
import { predictLine, type LineModel } from './line.ts';
import { predictLinear, type LinearModel } from './linear.ts';
import { predictLogistic, type LogisticModel } from './logistic.ts';
import { predictPolynomial, type PolynomialModel } from './polynomial.ts';
import type { TrainingTable } from './table.ts';
import { predictTree, type TreeModel } from './tree.ts';

/** How wide a prediction interval must be to hold the promised share of outcomes; see conformal.ts. */
export interface Calibration {
  /** Promised share of outcomes inside, 0 … 1. */
  readonly coverage: number;
  /** Half the width of the interval, in target units. */
  readonly halfWidth: number;
  /** Number of outcomes it was measured on; none of them was fitted. */
  readonly rowCount: number;
}

/** What all models share. Models are plain data: they survive JSON unchanged. */
export interface ModelBase {
  /** Names of the columns that `predict` reads, in order. */
  readonly names: readonly string[];
  readonly calibration?: Calibration;
}

/** One number for every row: the naive baselines. */
export interface ConstantModel extends ModelBase {
  readonly kind: 'constant';
  readonly value: number;
}

export type Model = ConstantModel | LinearModel | PolynomialModel | LineModel | TreeModel | ForestModel | LogisticModel;

/** A way to learn. `fit` is pure but for the uniform numbers (0 ≤ u < 1) it draws; learners without chance draw none. */
export interface Learner {
  readonly id: string;
  fit(table: TrainingTable, uniform: () => number): Result<Model>;
}

/** The predicted target for a row: target units; a probability for a logistic model; a class for a classification tree or forest.
 *  Units and shapes: row holds the model's columns in order. Never allocates. */
export function predict(model: Model, row: ArrayLike<number>): number {
  switch (model.kind) {
    case 'constant':
      return model.value;
    case 'linear':
      return predictLinear(model, row);
    case 'polynomial':
      return predictPolynomial(model, row);
    case 'simple':
    case 'robust':
      return predictLine(model, row);
    case 'tree':
      return predictTree(model, row);
    case 'forest':
      return predictForest(model, row);
    case 'logistic':
      return predictLogistic(model, row);
  }
}

/** Fills out with low, predicted, high in target units; never allocates.
 *  Fails: throws AssertionError when the model was never calibrated. */
export function predictInterval(model: Model, row: ArrayLike<number>, out: Float64Array): void {
  const { calibration } = model;
  assert(calibration !== undefined, `the ${model.kind} model has no calibration`);
  const predicted = predict(model, row);
  out[0] = predicted - calibration.halfWidth;
  out[1] = predicted;
  out[2] = predicted + calibration.halfWidth;
}
