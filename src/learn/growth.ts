// Grows one binary tree by greedy splits (CART); deterministic but for the columns it is told to draw. Holds no model and no rows;
// the best cut of a node is split-search.ts. Kernel file: array bounds follow from the input by construction.
// Source: Breiman, Friedman, Olshen & Stone 1984, Classification and regression trees, chapters 2, 4 and 8.
import { impurity, searchColumn, summarise, type GrowthInput, type NodeRows, type NodeSummary, type Cut } from './split-search.ts';
import { likeliestClass, type TreeNodes } from './tree-nodes.ts';

/** Limits of growth. */
export interface GrowthRules {
  readonly maximumDepth: number;
  /** Least number of rows (counted with repetition) in a leaf. */
  readonly minimumLeafRows: number;
  /** Columns tried per split, drawn afresh each time; all of them, in order and without a draw, when not fewer than there are. */
  readonly columnsPerSplit: number;
}

/** Per column the row numbers in ascending order of value, ties by row number. */
export function sortedRows(columns: readonly Float64Array[]): Int32Array[] {
  return columns.map((column) => Int32Array.from(column, (_, row) => row).sort((a, b) => column[a]! - column[b]! || a - b));
}

/** A split must reduce the impurity by more than this share of the root's: below it lies rounding. */
const NEGLIGIBLE = 1e-12;

/** What growing one tree shares: the input with orders of its own, and scratch no longer than the rows. */
interface Grower extends GrowthInput {
  readonly rules: GrowthRules;
  readonly uniform: () => number;
  /** Column numbers, shuffled as draws go. */
  readonly columnNumbers: Int32Array;
  /** Least gain worth a split. */
  least: number;
  readonly goesLeft: Uint8Array;
  readonly scratch: Int32Array;
}

/** A node not yet split: its rows are order[column][start … end) for every column. */
interface OpenNode extends NodeRows {
  readonly index: number;
  readonly depth: number;
}

/** Reorders rows[start … end) so that rows going left come first, each side keeping its order. */
function partition(rows: Int32Array, open: OpenNode, goesLeft: Uint8Array, scratch: Int32Array): void {
  const { start, end } = open;
  let left = start;
  let held = 0;
  for (let i = start; i < end; i += 1) {
    const row = rows[i]!;
    if (goesLeft[row] === 1) {
      rows[left] = row;
      left += 1;
    } else {
      scratch[held] = row;
      held += 1;
    }
  }
  rows.set(scratch.subarray(0, held), left);
}

function appendNode(nodes: TreeNodes, classCount: number, node: NodeSummary): number {
  nodes.column.push(-1);
  nodes.threshold.push(0);
  nodes.left.push(-1);
  nodes.right.push(-1);
  nodes.value.push(classCount > 0 ? likeliestClass(node.classWeights) : node.mean);
  for (const weight of node.classWeights) nodes.shares.push(weight / node.weight);
  return nodes.column.length - 1;
}

/** The best split of the node over the columns tried; column −1 when there is none. Draws go on past columnsPerSplit until one
 *  column can be split, as otherwise a draw of dull columns would end a branch early. */
function findSplit(grower: Grower, open: OpenNode): Cut {
  const { columnNumbers, rules } = grower;
  const best: Cut = { column: -1, threshold: 0, gain: grower.least };
  const isDrawn = rules.columnsPerSplit < columnNumbers.length;
  for (let k = 0; k < columnNumbers.length; k += 1) {
    if (k >= rules.columnsPerSplit && best.column >= 0) break;
    if (isDrawn) {
      const other = k + Math.floor(grower.uniform() * (columnNumbers.length - k));
      const drawn = columnNumbers[other]!;
      columnNumbers[other] = columnNumbers[k]!;
      columnNumbers[k] = drawn;
    }
    searchColumn(grower, rules.minimumLeafRows, columnNumbers[k]!, open, best);
  }
  return best;
}

/** Splits the node's rows in every order and returns where the right side begins. Where the sides will not be split again, only the
 *  first order is divided: their summaries read no other. */
function divide(grower: Grower, open: OpenNode, split: Cut): number {
  const values = grower.columns[split.column]!;
  const rows = grower.order[0]!;
  let middle = open.start;
  for (let i = open.start; i < open.end; i += 1) {
    const isLeft = values[rows[i]!]! <= split.threshold;
    grower.goesLeft[rows[i]!] = isLeft ? 1 : 0;
    if (isLeft) middle += 1;
  }
  const divided = open.depth + 1 < grower.rules.maximumDepth ? grower.order.length : 1;
  for (let c = 0; c < divided; c += 1) partition(grower.order[c]!, open, grower.goesLeft, grower.scratch);
  return middle;
}

/** Appends one tree to `nodes` and returns the number of its root. Units and shapes: input as documented, at least one column and
 *  one row of positive weight; the input's orders are not changed. */
export function growTree(input: GrowthInput, rules: GrowthRules, uniform: () => number, nodes: TreeNodes): number {
  const { weights } = input;
  const count = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  const order = input.order.map((rows) => {
    if (count === rows.length) return rows.slice();
    const kept = new Int32Array(count);
    let filled = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i]!;
      if (weights[row] === 0) continue;
      kept[filled] = row;
      filled += 1;
    }
    return kept;
  });
  const grower: Grower = {
    ...input,
    order,
    rules,
    uniform,
    columnNumbers: Int32Array.from(order, (_, column) => column),
    least: 0,
    goesLeft: new Uint8Array(input.target.length),
    scratch: new Int32Array(count),
  };
  const whole = summarise(grower, 0, count);
  grower.least = NEGLIGIBLE * impurity(grower, whole);
  const root = appendNode(nodes, input.classCount, whole);
  const pending: OpenNode[] = [{ index: root, start: 0, end: count, depth: 0, summary: whole }];
  for (let open = pending.pop(); open !== undefined; open = pending.pop()) {
    if (open.depth >= rules.maximumDepth || open.summary.weight < 2 * rules.minimumLeafRows) continue;
    const split = findSplit(grower, open);
    if (split.column < 0) continue;
    const { index, start, end } = open;
    const middle = divide(grower, open, split);
    const depth = open.depth + 1;
    const left: OpenNode = { index: nodes.column.length, start, end: middle, depth, summary: summarise(grower, start, middle) };
    appendNode(nodes, input.classCount, left.summary);
    const right: OpenNode = { index: nodes.column.length, start: middle, end, depth, summary: summarise(grower, middle, end) };
    appendNode(nodes, input.classCount, right.summary);
    nodes.column[index] = split.column;
    nodes.threshold[index] = split.threshold;
    nodes.left[index] = left.index;
    nodes.right[index] = right.index;
    pending.push(right, left);
  }
  return root;
}
