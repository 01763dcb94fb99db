// Gradient boosting: small trees added one by one, each grown on what the earlier ones left over; squared or pinball loss.
// Kernel file: hot loops read within bounds that fitBoosting sets up. Growing a tree is growth.ts.
// Source: Friedman 2001, Greedy function approximation: a gradient boosting machine, Ann. Statist. 29, 1189–1232 (algorithms 1 to 3);
// rows drawn per tree: Friedman 2002, Stochastic gradient boosting, Comput. Stat. Data Anal. 38, 367–378.
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { growTree, sortedRows } from './growth.ts';
import type { Learner, ModelBase } from './learner.ts';
import { columnsOf, tableIssues, type TrainingTable } from './table.ts';
import { emptyNodes, leafOf, type TreeNodes } from './tree-nodes.ts';

export interface BoostingModel extends ModelBase {
  readonly kind: 'boosting';
  /** The constant that the trees correct. */
  readonly start: number;
  /** All trees one behind the other; their values are already shrunk by the learning rate. */
  readonly nodes: TreeNodes;
  readonly roots: readonly number[];
  /** The quantile aimed at, or undefined for the mean. */
  readonly level?: number;
  readonly rowCount: number;
}

export interface BoostingOptions {
  /** 'squared' aims at the mean; a number 0 < level < 1 at that quantile (pinball loss). */
  readonly loss: 'squared' | number;
  /** Most trees, ≥ 1. */
  readonly treeCount: number;
  /** Share of each tree's correction that is taken, 0 … 1. */
  readonly learningRate: number;
  readonly maximumDepth: number;
  readonly minimumLeafRows: number;
  /** Share of rows drawn for each tree, 0 … 1; 1 draws nothing. */
  readonly rowShare: number;
  /** Share of the last rows that are not fitted but tell when to stop, 0 … 1; 0 grows all trees. */
  readonly tailShare: number;
  /** Trees without a better tail before growth stops. */
  readonly patience: number;
}

/** Loss of one error (outcome − prediction). */
function lossOf(loss: BoostingOptions['loss'], error: number): number {
  if (loss === 'squared') return error * error;
  return error >= 0 ? loss * error : (loss - 1) * error;
}

/** The value that leaves the least pinball loss: the ⌈level · n⌉-th smallest. Sorts in place. */
function quantileOf(values: Float64Array, level: number): number {
  values.sort();
  return values[Math.min(values.length - 1, Math.max(0, Math.ceil(values.length * level) - 1))]!;
}

/** Which rows a tree is grown on: the first `fitted` rows, or a share of them drawn without replacement (selection sampling). */
function drawRows(weights: Int32Array, fitted: number, rowShare: number, uniform: () => number): void {
  weights.fill(0);
  let wanted = rowShare < 1 ? Math.max(1, Math.round(rowShare * fitted)) : fitted;
  for (let i = 0; i < fitted; i += 1) {
    const isTaken = rowShare < 1 ? uniform() * (fitted - i) < wanted : true;
    weights[i] = isTaken ? 1 : 0;
    if (isTaken) wanted -= 1;
  }
}

/** Gives each leaf of the newest tree the quantile of its rows' errors (Friedman's line search, per leaf). */
function setLeafQuantiles(nodes: TreeNodes, root: number, leaves: Int32Array, errors: Float64Array, weights: Int32Array, level: number): void {
  const sizes = new Int32Array(nodes.column.length - root);
  for (let i = 0; i < leaves.length; i += 1) if (weights[i]! > 0) sizes[leaves[i]! - root]! += 1;
  const held = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  for (let i = 0; i < leaves.length; i += 1) {
    if (weights[i] === 0) continue;
    const node = leaves[i]! - root;
    held[node]![sizes[node]!] = errors[i]!;
    sizes[node]! += 1;
  }
  held.forEach((values, node) => {
    if (values.length > 0) nodes.value[root + node] = quantileOf(values, level);
  });
}

/** Forgets every node from `count` on. */
function truncate(nodes: TreeNodes, count: number): void {
  for (const column of [nodes.column, nodes.threshold, nodes.left, nodes.right, nodes.value]) column.length = count;
}

/** The boosted trees. Units and shapes: with tailShare > 0 the last ⌊tailShare · n⌋ rows only stop the growth, so rows must be in
 *  time order; draws one uniform number per fitted row and tree when rowShare < 1. Fails: issues of the table; fewer fitted rows than
 *  2 · minimumLeafRows. */
export function fitBoosting(table: TrainingTable, options: BoostingOptions, uniform: () => number): Result<BoostingModel> {
  const rowCount = table.rows.length;
  const fitted = rowCount - Math.floor(options.tailShare * rowCount);
  const issues = tableIssues(table, Math.ceil((2 * options.minimumLeafRows) / (1 - options.tailShare)));
  if (issues.length > 0) return failure(issues);
  const { loss, learningRate } = options;
  const columns = columnsOf(table.rows, table.names.length);
  const order = sortedRows(columns);
  const rules = { maximumDepth: options.maximumDepth, minimumLeafRows: options.minimumLeafRows, columnsPerSplit: columns.length };
  const known = table.target.slice(0, fitted);
  const start = loss === 'squared' ? known.reduce((sum, value) => sum + value / fitted, 0) : quantileOf(known, loss);
  const errors = table.target.map((value) => value - start);
  const gradient = new Float64Array(rowCount);
  const weights = new Int32Array(rowCount);
  const leaves = new Int32Array(rowCount);
  const nodes = emptyNodes();
  const roots: number[] = [];
  const tailLoss = (): number => {
    let sum = 0;
    for (let i = fitted; i < rowCount; i += 1) sum += lossOf(loss, errors[i]!);
    return sum;
  };
  let best = { loss: tailLoss(), trees: 0, nodes: 0 };
  for (let t = 0; t < options.treeCount; t += 1) {
    for (let i = 0; i < rowCount; i += 1) gradient[i] = loss === 'squared' ? errors[i]! : errors[i]! > 0 ? loss : loss - 1;
    drawRows(weights, fitted, options.rowShare, uniform);
    const root = growTree({ columns, target: gradient, classCount: 0, weights, order }, rules, uniform, nodes);
    for (let i = 0; i < rowCount; i += 1) leaves[i] = leafOf(nodes, root, table.rows[i]!);
    if (loss !== 'squared') setLeafQuantiles(nodes, root, leaves, errors, weights, loss);
    for (let node = root; node < nodes.value.length; node += 1) nodes.value[node]! *= learningRate;
    for (let i = 0; i < rowCount; i += 1) errors[i]! -= nodes.value[leaves[i]!]!;
    roots.push(root);
    if (fitted === rowCount) continue;
    const reached = tailLoss();
    if (reached < best.loss) best = { loss: reached, trees: roots.length, nodes: nodes.column.length };
    else if (roots.length - best.trees >= options.patience) break;
  }
  if (fitted < rowCount) {
    roots.length = best.trees;
    truncate(nodes, best.nodes);
  }
  const model = { kind: 'boosting' as const, names: table.names, start, nodes, roots, rowCount };
  return success(loss === 'squared' ? model : { ...model, level: loss });
}

/** The start and every tree's correction; never allocates. */
export function predictBoosting(model: BoostingModel, row: ArrayLike<number>): number {
  let value = model.start;
  for (let t = 0; t < model.roots.length; t += 1) value += model.nodes.value[leafOf(model.nodes, model.roots[t]!, row)]!;
  return value;
}

/** Fails: throws AssertionError on senseless options. */
export function assertBoostingOptions(options: BoostingOptions): void {
  const { loss } = options;
  assert(loss === 'squared' || (loss > 0 && loss < 1), `loss must be squared or a level between 0 and 1, got ${loss}`);
  assert(Number.isInteger(options.treeCount) && options.treeCount >= 1, 'treeCount must be at least 1');
  assert(options.learningRate > 0 && options.learningRate <= 1, 'learningRate must lie above 0 and at most 1');
  assert(options.maximumDepth >= 1, 'maximumDepth must be at least 1');
  assert(Number.isInteger(options.minimumLeafRows) && options.minimumLeafRows >= 1, 'minimumLeafRows must be at least 1');
  assert(options.rowShare > 0 && options.rowShare <= 1, 'rowShare must lie above 0 and at most 1');
  assert(options.tailShare >= 0 && options.tailShare <= 0.5, 'tailShare must lie from 0 to 0.5');
  assert(Number.isInteger(options.patience) && options.patience >= 1, 'patience must be at least 1');
}

/** A learner of boosted trees. Fails: throws AssertionError on senseless options. */
export function boostingLearner(options: BoostingOptions): Learner {
  assertBoostingOptions(options);
  const id = options.loss === 'squared' ? 'boosting' : `boosting-${options.loss}`;
  return { id, fit: (table, uniform) => fitBoosting(table, options, uniform) };
}
