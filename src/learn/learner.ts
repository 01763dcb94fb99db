// The one interface of all learners: plain-data models, one fit, one predict; every kind of model lives in its own file.
import { assert } from '../base/assert.ts';
import type { Result } from '../base/issue.ts';
import { predictBoosting, type BoostingModel } from './boosting.ts';
import { predictForest, type ForestModel } from './forest.ts';
import { predictHuber, type HuberModel } from './huber.ts';
import { predictLine, type LineModel } from './line.ts';
import { predictLinear, type LinearModel } from './linear.ts';
import { predictLogistic, type LogisticModel } from './logistic.ts';
import { predictNetwork, type NetworkModel } from './network.ts';
import { predictPolynomial, type PolynomialModel } from './polynomial.ts';
import { bandInto, type QuantileBandModel } from './quantile-band.ts';
import type { RidgeModel } from './ridge.ts';
import type { TrainingTable } from './table.ts';
import { predictTree, type TreeModel } from './tree.ts';
import { narrowed, type VaryingColumnsModel } from './varying-columns.ts';

/** How wide a prediction interval must be to hold the promised share of outcomes; see conformal.ts. */
export interface Calibration {
  /** Promised share of outcomes inside, 0 … 1. */
  readonly coverage: number;
  /** Half the width of the interval, in target units (with `spread`: in spreads). For a model with an interval of its own: what is
   *  added to it on either side, below 0 when its own is too wide. */
  readonly halfWidth: number;
  /** Number of outcomes it was measured on; none of them was fitted. */
  readonly rowCount: number;
  /** Makes the interval as wide as the row is hard; without it all intervals are equally wide. */
  readonly spread?: Spread;
}

/** How large errors are at a row, in target units. */
export interface Spread {
  /** Predicts the magnitude of the error. */
  readonly model: Model;
  /** The spread is never taken to be less than this, above 0. */
  readonly least: number;
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

export type Model =
  | ConstantModel
  | LinearModel
  | RidgeModel
  | PolynomialModel
  | LineModel
  | HuberModel
  | LogisticModel
  | TreeModel
  | ForestModel
  | BoostingModel
  | QuantileBandModel
  | NetworkModel
  | VaryingColumnsModel;

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
    case 'ridge':
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
    case 'boosting':
      return predictBoosting(model, row);
    case 'quantile-band':
      return predictBoosting(model.middle, row);
    case 'network':
      return predictNetwork(model, row);
    case 'huber':
      return predictHuber(model, row);
    case 'varying-columns':
      return predict(model.inner, narrowed(model, row));
    case 'logistic':
      return predictLogistic(model, row);
  }
}

function hasOwnInterval(model: Model): boolean {
  return model.kind === 'quantile-band' || (model.kind === 'varying-columns' && hasOwnInterval(model.inner));
}

/** Fills out with low, predicted, high before any calibration: the model's own interval, or no width; never allocates. */
export function ownInterval(model: Model, row: ArrayLike<number>, out: Float64Array): void {
  if (model.kind === 'quantile-band') bandInto(model, row, out);
  else if (model.kind === 'varying-columns') ownInterval(model.inner, narrowed(model, row), out);
  else out.fill(predict(model, row));
}

/** The spread at a row, or 1 without one: what a calibrated half-width counts in; never allocates. */
export function spreadAt(spread: Spread | undefined, row: ArrayLike<number>): number {
  return spread === undefined ? 1 : Math.max(spread.least, predict(spread.model, row));
}

/** Fills out with low, predicted, high in target units; never allocates.
 *  Fails: throws AssertionError when the model was never calibrated and has no interval of its own. */
export function predictInterval(model: Model, row: ArrayLike<number>, out: Float64Array): void {
  const { calibration } = model;
  if (calibration === undefined && !hasOwnInterval(model)) assert(false, `the ${model.kind} model has no calibration`);
  ownInterval(model, row, out);
  if (calibration === undefined) return;
  const margin = calibration.halfWidth * spreadAt(calibration.spread, row);
  out[0] = Math.min(out[1]!, out[0]! - margin);
  out[2] = Math.max(out[1]!, out[2]! + margin);
}
