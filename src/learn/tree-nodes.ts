// Trees in parallel arrays and how a row finds its leaf; growing them is growth.ts.

/** A tree or several in parallel arrays; a leaf has column −1. Plain data. */
export interface TreeNodes {
  readonly column: number[];
  /** A row goes left when its value is ≤ the threshold. */
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  /** Mean target of the node's rows, or their most frequent class (the lowest of equals). */
  readonly value: number[];
  /** Classification: shares of the classes, classCount per node; empty for regression. */
  readonly shares: number[];
}

export function emptyNodes(): TreeNodes {
  return { column: [], threshold: [], left: [], right: [], value: [], shares: [] };
}

/** The most frequent class, the lowest of equals. */
export function likeliestClass(classWeights: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < classWeights.length; k += 1) if (classWeights[k]! > classWeights[best]!) best = k;
  return best;
}

/** The leaf that a row falls into; never allocates. */
export function leafOf(nodes: TreeNodes, root: number, row: ArrayLike<number>): number {
  let node = root;
  for (let column = nodes.column[node]!; column >= 0; column = nodes.column[node]!) {
    node = row[column]! <= nodes.threshold[node]! ? nodes.left[node]! : nodes.right[node]!;
  }
  return node;
}
