// A random forest: trees on seeded bootstrap samples with seeded column draws, and its own error on rows left out of the samples.
// Source: Breiman 2001, Random forests, Machine Learning 45, 5–32.
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { growTree, sortedRows } from './growth.ts';
import type { Learner, ModelBase } from './learner.ts';
import { columnsOf, type TrainingTable } from './table.ts';
import { emptyNodes, leafOf, likeliestClass, type TreeNodes } from './tree-nodes.ts';
import { assertTreeOptions, treeIssues, type TreeOptions } from './tree.ts';

export interface ForestModel extends ModelBase {
  readonly kind: 'forest';
  /** 0 for regression. */
  readonly classCount: number;
  /** All trees one behind the other; `roots` says where each begins. */
  readonly nodes: TreeNodes;
  readonly roots: readonly number[];
  /** Mean absolute error (regression) or share of wrong classes, each row judged by the trees that never saw it; 0 of no such row. */
  readonly outOfBagError: number;
  readonly rowCount: number;
}

export interface ForestOptions extends TreeOptions {
  readonly treeCount: number;
  /** Columns tried per split, ≥ 1; at least as many as there are means all. */
  readonly columnsPerSplit: number;
}

/** How often each of n rows is drawn in n draws with replacement. */
function bootstrapWeights(rowCount: number, uniform: () => number): Int32Array {
  const weights = new Int32Array(rowCount);
  for (let i = 0; i < rowCount; i += 1) weights[Math.floor(uniform() * rowCount)]! += 1;
  return weights;
}

/** Running votes of the trees that did not see a row. */
interface Votes {
  readonly classCount: number;
  /** Per row the sum of means, or per row and class the sum of shares. */
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/** Adds one tree's votes on the rows of weight 0. `nodes` may hold earlier trees; `root` says which one votes. */
function addVotes(votes: Votes, tree: { nodes: TreeNodes; root: number }, rows: readonly Float64Array[], weights: Int32Array): void {
  const { classCount, sums, counts } = votes;
  const { nodes, root } = tree;
  for (let i = 0; i < rows.length; i += 1) {
    if (weights[i]! > 0) continue;
    const leaf = leafOf(nodes, root, rows[i]!);
    counts[i]! += 1;
    if (classCount === 0) sums[i]! += nodes.value[leaf]!;
    else for (let k = 0; k < classCount; k += 1) sums[i * classCount + k]! += nodes.shares[leaf * classCount + k]!;
  }
}

function outOfBagError(votes: Votes, target: Float64Array): number {
  const { classCount, sums, counts } = votes;
  let error = 0;
  let judged = 0;
  for (let i = 0; i < target.length; i += 1) {
    if (counts[i] === 0) continue;
    judged += 1;
    if (classCount === 0) error += Math.abs(sums[i]! / counts[i]! - target[i]!);
    else if (likeliestClass(sums.subarray(i * classCount, (i + 1) * classCount)) !== target[i]) error += 1;
  }
  return judged === 0 ? 0 : error / judged;
}

/** The forest. Fails: issues of the table, or fewer than 2 · minimumLeafRows rows. */
export function fitForest(table: TrainingTable, options: ForestOptions, uniform: () => number): Result<ForestModel> {
  const { classCount } = options;
  const issues = treeIssues(table, classCount, 2 * options.minimumLeafRows);
  if (issues.length > 0) return failure(issues);
  const columns = columnsOf(table.rows, table.names.length);
  const order = sortedRows(columns);
  const rowCount = table.rows.length;
  const nodes = emptyNodes();
  const roots: number[] = [];
  const sums = new Float64Array(rowCount * Math.max(1, classCount));
  const votes: Votes = { classCount, sums, counts: new Int32Array(rowCount) };
  for (let t = 0; t < options.treeCount; t += 1) {
    const weights = bootstrapWeights(rowCount, uniform);
    const root = growTree({ columns, target: table.target, classCount, weights, order }, options, uniform, nodes);
    addVotes(votes, { nodes, root }, table.rows, weights);
    roots.push(root);
  }
  const error = outOfBagError(votes, table.target);
  return success({ kind: 'forest', names: table.names, classCount, nodes, roots, outOfBagError: error, rowCount });
}

/** Mean share of one class over the trees, 0 … 1; never allocates. */
export function forestClassShare(model: ForestModel, row: ArrayLike<number>, label: number): number {
  let sum = 0;
  for (let t = 0; t < model.roots.length; t += 1) {
    sum += model.nodes.shares[leafOf(model.nodes, model.roots[t]!, row) * model.classCount + label]!;
  }
  return sum / model.roots.length;
}

/** Mean of the trees' values, or the class with the largest mean share (the lowest of equals); never allocates. */
export function predictForest(model: ForestModel, row: ArrayLike<number>): number {
  if (model.classCount === 0) {
    let sum = 0;
    for (let t = 0; t < model.roots.length; t += 1) sum += model.nodes.value[leafOf(model.nodes, model.roots[t]!, row)]!;
    return sum / model.roots.length;
  }
  let best = 0;
  let bestShare = -1;
  for (let label = 0; label < model.classCount; label += 1) {
    const share = forestClassShare(model, row, label);
    if (share > bestShare) {
      best = label;
      bestShare = share;
    }
  }
  return best;
}

/** A learner of forests. Fails: throws AssertionError on senseless options. */
export function forestLearner(options: ForestOptions): Learner {
  assertTreeOptions(options);
  assert(Number.isInteger(options.treeCount) && options.treeCount >= 1, 'treeCount must be at least 1');
  assert(Number.isInteger(options.columnsPerSplit) && options.columnsPerSplit >= 1, 'columnsPerSplit must be at least 1');
  return { id: 'forest', fit: (table, uniform) => fitForest(table, options, uniform) };
}
