// A small neural network as a learner: standardised columns, one or two hidden layers, Adam, stopped early on the last rows.
// Kernel file: array bounds follow from the layer sizes by construction. Output and gradient are network-layers.ts.
// Source: Kingma & Ba 2015, Adam: a method for stochastic optimization, algorithm 1; early stopping: Prechelt 1998.
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import type { Learner, ModelBase } from './learner.ts';
import { addGradient, outputOf, startingParameters, unitCount } from './network-layers.ts';
import { deviationFrom, mean, selectRows, tableIssues, type TrainingTable } from './table.ts';

export interface NetworkModel extends ModelBase {
  readonly kind: 'network';
  /** Units per layer, inputs first, 1 last. */
  readonly sizes: readonly number[];
  readonly parameters: readonly number[];
  /** Standardised value = (value − shift) / scale; of every column, and of the target. */
  readonly shifts: readonly number[];
  readonly scales: readonly number[];
  readonly targetShift: number;
  readonly targetScale: number;
  /** Passes over the rows after which the parameters were best. */
  readonly epochs: number;
  readonly rowCount: number;
}

export interface NetworkOptions {
  /** Units of one or two hidden layers, 1 … 64 each. */
  readonly hidden: readonly number[];
  /** Step of Adam in standardised units; 0.01 suits small networks. */
  readonly learningRate: number;
  /** Most passes over the rows. */
  readonly epochs: number;
  /** Rows per step; 0 takes all at once and draws nothing. */
  readonly batchRows: number;
  /** Penalty ½ · decay · squared weights and biases per row, ≥ 0. */
  readonly decay: number;
  /** Share of the last rows that are not fitted but tell when to stop; 0 runs all epochs. */
  readonly tailShare: number;
  /** Epochs without a better tail before training stops. */
  readonly patience: number;
}

const MAXIMUM_UNITS = 64;
const MAXIMUM_COLUMNS = 256;
/** Scratch of predictNetwork, overwritten by every call; holds the largest network allowed. */
const SCRATCH = new Float64Array(MAXIMUM_COLUMNS + 2 * MAXIMUM_UNITS + 1);
/** Adam's decay of the mean and of the mean square of the gradient, and what keeps its divisor above 0: the paper's values. */
const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.999;
const TINY = 1e-8;

/** Adam's memory of the gradient. */
class Adam {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private firstShare = 1;
  private secondShare = 1;

  constructor(count: number) {
    this.first = new Float64Array(count);
    this.second = new Float64Array(count);
  }

  /** Moves the parameters one step down the gradient; never allocates. */
  step(parameters: Float64Array, gradient: Float64Array, rate: number): void {
    const { first, second } = this;
    this.firstShare *= MEAN_DECAY;
    this.secondShare *= SQUARE_DECAY;
    for (let k = 0; k < parameters.length; k += 1) {
      const g = gradient[k]!;
      first[k] = MEAN_DECAY * first[k]! + (1 - MEAN_DECAY) * g;
      second[k] = SQUARE_DECAY * second[k]! + (1 - SQUARE_DECAY) * g * g;
      parameters[k]! -= (rate * (first[k]! / (1 - this.firstShare))) / (Math.sqrt(second[k]! / (1 - this.secondShare)) + TINY);
    }
  }
}

/** Puts row numbers in a drawn order (Fisher & Yates); draws one number fewer than there are rows. */
function shuffle(rows: Int32Array, uniform: () => number): void {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const other = Math.floor(uniform() * (i + 1));
    const held = rows[i]!;
    rows[i] = rows[other]!;
    rows[other] = held;
  }
}

/** Rows and target in standardised units, the first `fitted` rows to learn from. */
interface Standardised {
  readonly inputs: readonly Float64Array[];
  readonly target: Float64Array;
  readonly fitted: number;
}

function train(data: Standardised, sizes: readonly number[], options: NetworkOptions, uniform: () => number): { parameters: Float64Array; epochs: number } {
  const { inputs, target, fitted } = data;
  const parameters = startingParameters(sizes, uniform);
  const adam = new Adam(parameters.length);
  const gradient = new Float64Array(parameters.length);
  const units = new Float64Array(unitCount(sizes));
  const deltas = new Float64Array(units.length);
  const order = Int32Array.from({ length: fitted }, (_, row) => row);
  const batchRows = options.batchRows === 0 ? fitted : Math.min(options.batchRows, fitted);
  const errorOf = (row: number): number => {
    units.set(inputs[row]!);
    return outputOf(sizes, parameters, units) - target[row]!;
  };
  const best = { loss: Infinity, parameters: parameters.slice(), epochs: 0 };
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    if (batchRows < fitted) shuffle(order, uniform);
    for (let start = 0; start < fitted; start += batchRows) {
      const end = Math.min(fitted, start + batchRows);
      gradient.fill(0);
      for (let i = start; i < end; i += 1) addGradient(sizes, parameters, units, errorOf(order[i]!), gradient, deltas);
      for (let k = 0; k < gradient.length; k += 1) gradient[k] = gradient[k]! / (end - start) + options.decay * parameters[k]!;
      adam.step(parameters, gradient, options.learningRate);
    }
    if (fitted === inputs.length) continue;
    let loss = 0;
    for (let row = fitted; row < inputs.length; row += 1) {
      const error = errorOf(row);
      loss += error * error;
    }
    if (loss < best.loss) {
      best.loss = loss;
      best.parameters.set(parameters);
      best.epochs = epoch;
    } else if (epoch - best.epochs >= options.patience) break;
  }
  return fitted === inputs.length ? { parameters, epochs: options.epochs } : best;
}

/** Rows to fit: a table at least this long, its tail included, and never fewer rows than columns + 2. */
function networkIssues(table: TrainingTable, fitted: number): Issue[] {
  const issues = tableIssues(table, table.names.length + 2);
  if (table.names.length > MAXIMUM_COLUMNS) {
    issues.push({ code: 'learn.too-many-columns', path: 'names', got: `${table.names.length}`, expected: `at most ${MAXIMUM_COLUMNS}` });
  }
  if (issues.length > 0 || fitted === table.rows.length) return issues;
  // Scales come from the fitted rows, so a column must vary there, not only in the tail.
  return tableIssues(selectRows(table, Array.from({ length: fitted }, (_, row) => row)), table.names.length + 2);
}

/** The trained network. Units and shapes: with tailShare > 0 the last ⌊tailShare · n⌋ rows only stop the training, so rows must be in
 *  time order. Draws one uniform number per weight and, in mini-batches, one fewer than the fitted rows per epoch.
 *  Fails: issues of the table; fewer fitted rows than columns + 2; more than 256 columns. */
export function fitNetwork(table: TrainingTable, options: NetworkOptions, uniform: () => number): Result<NetworkModel> {
  const rowCount = table.rows.length;
  const fitted = rowCount - Math.floor(options.tailShare * rowCount);
  const issues = networkIssues(table, fitted);
  if (issues.length > 0) return failure(issues);
  const columns = table.names.map((_, j) => Float64Array.from({ length: fitted }, (__, i) => table.rows[i]![j]!));
  const shifts = columns.map(mean);
  const scales = columns.map((column, j) => deviationFrom(column, shifts[j]!));
  const known = table.target.subarray(0, fitted);
  const targetShift = mean(known);
  // A target that never varies is its mean; any scale will do.
  const targetScale = deviationFrom(known, targetShift) || 1;
  const inputs = table.rows.map((row) => row.map((value, j) => (value - shifts[j]!) / scales[j]!));
  const target = table.target.map((value) => (value - targetShift) / targetScale);
  const sizes = [table.names.length, ...options.hidden, 1];
  const { parameters, epochs } = train({ inputs, target, fitted }, sizes, options, uniform);
  return success({
    kind: 'network', names: table.names, sizes, parameters: Array.from(parameters), shifts, scales, targetShift, targetScale, epochs, rowCount,
  });
}

/** The network's output for a row, in target units; never allocates. */
export function predictNetwork(model: NetworkModel, row: ArrayLike<number>): number {
  for (let j = 0; j < model.names.length; j += 1) SCRATCH[j] = (row[j]! - model.shifts[j]!) / model.scales[j]!;
  return model.targetShift + model.targetScale * outputOf(model.sizes, model.parameters, SCRATCH);
}

/** A learner of small networks. Fails: throws AssertionError on senseless options. */
export function networkLearner(options: NetworkOptions): Learner {
  const { hidden } = options;
  assert(hidden.length >= 1 && hidden.length <= 2, 'one or two hidden layers');
  assert(hidden.every((size) => Number.isInteger(size) && size >= 1 && size <= MAXIMUM_UNITS), `1 to ${MAXIMUM_UNITS} units per hidden layer`);
  assert(options.learningRate > 0 && options.decay >= 0, 'learningRate must lie above 0, decay not below');
  assert(options.epochs >= 1 && options.batchRows >= 0 && options.patience >= 1, 'epochs and patience must be at least 1, batchRows not below 0');
  assert(options.tailShare >= 0 && options.tailShare <= 0.5, 'tailShare must lie from 0 to 0.5');
  return { id: `network-${hidden.join('-')}`, fit: (table, uniform) => fitNetwork(table, options, uniform) };
}
