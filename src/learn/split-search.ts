// The best cut of one column for the rows of a tree's node, and what a node knows of its rows; growing the tree is growth.ts.
// Kernel file: reads only rows and classes below the array bounds that growTree set up, so `!` is used throughout.
// Source: Breiman, Friedman, Olshen & Stone 1984, Classification and regression trees, chapters 4 and 8.

/** What a tree is grown from. */
export interface GrowthInput {
  readonly columns: readonly Float64Array[];
  /** Regression: the value. Classification: the class, a whole number from 0 to classCount − 1. */
  readonly target: Float64Array;
  /** 0 for regression. */
  readonly classCount: number;
  /** How often each row counts; 0 leaves it out. */
  readonly weights: Int32Array;
  /** Per column the rows in ascending order of value; see sortedRows. */
  readonly order: readonly Int32Array[];
}

/** The rows order[column][start … end) of a node, for every column, and their summary. */
export interface NodeRows {
  readonly start: number;
  readonly end: number;
  readonly summary: NodeSummary;
}

/** A cut found so far: rows with a value ≤ threshold go left; column −1 for none. */
export interface Cut {
  column: number;
  threshold: number;
  gain: number;
}

/** Total weight, and the weighted mean (regression) or the weight of each class (classification) of rows order[start … end). */
export interface NodeSummary {
  readonly weight: number;
  readonly mean: number;
  readonly classWeights: Float64Array;
}

/** The summary of rows order[0][start … end). */
export function summarise(input: GrowthInput, start: number, end: number): NodeSummary {
  const rows = input.order[0]!;
  const classWeights = new Float64Array(input.classCount);
  let weight = 0;
  let sum = 0;
  for (let i = start; i < end; i += 1) {
    const row = rows[i]!;
    const rowWeight = input.weights[row]!;
    weight += rowWeight;
    sum += rowWeight * input.target[row]!;
    if (input.classCount > 0) classWeights[input.target[row]!]! += rowWeight;
  }
  return { weight, mean: sum / weight, classWeights };
}

/** Sum of squares about the mean (regression), or weight × Gini impurity (classification), of all rows. */
export function impurity(input: GrowthInput, node: NodeSummary): number {
  const rows = input.order[0]!;
  if (input.classCount > 0) {
    return node.weight - node.classWeights.reduce((sum, w) => sum + w * w, 0) / node.weight;
  }
  let sum = 0;
  for (const row of rows) {
    const difference = input.target[row]! - node.mean;
    sum += input.weights[row]! * difference * difference;
  }
  return sum;
}

/** A number from low (inclusive) up to high (exclusive), half-way where rounding allows. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high ? middle : low;
}

/** Improves `best` by the best split of the node on one column; the lowest threshold wins ties. */
export function searchColumn(input: GrowthInput, minimumLeafRows: number, column: number, open: NodeRows, best: Cut): void {
  const rows = input.order[column]!;
  const values = input.columns[column]!;
  const { weights, target, classCount } = input;
  const { start, end, summary: node } = open;
  const leftClasses = new Float64Array(classCount);
  const rightClasses = node.classWeights.slice();
  const parentSquares = rightClasses.reduce((sum, w) => sum + w * w, 0);
  let leftSquares = 0;
  let rightSquares = parentSquares;
  let leftSum = 0;
  let leftWeight = 0;
  for (let i = start; i < end - 1; i += 1) {
    const row = rows[i]!;
    const weight = weights[row]!;
    leftWeight += weight;
    if (classCount > 0) {
      const label = target[row]!;
      leftSquares += weight * (2 * leftClasses[label]! + weight);
      rightSquares -= weight * (2 * rightClasses[label]! - weight);
      leftClasses[label]! += weight;
      rightClasses[label]! -= weight;
    } else leftSum += weight * (target[row]! - node.mean);
    const rightWeight = node.weight - leftWeight;
    if (rightWeight < minimumLeafRows) return;
    const next = values[rows[i + 1]!]!;
    if (leftWeight < minimumLeafRows || next === values[row]) continue;
    const gain =
      classCount > 0
        ? leftSquares / leftWeight + rightSquares / rightWeight - parentSquares / node.weight
        : leftSum * leftSum * (1 / leftWeight + 1 / rightWeight);
    if (gain > best.gain) {
      best.gain = gain;
      best.column = column;
      best.threshold = between(values[row]!, next);
    }
  }
}
