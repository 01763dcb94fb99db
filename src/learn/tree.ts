// One regression or classification tree as a learner; the growing is growth.ts.
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { growTree, sortedRows, type GrowthRules } from './growth.ts';
import type { Learner, ModelBase } from './learner.ts';
import { cellPath, columnsOf, tableIssues, TARGET_COLUMN, type TrainingTable } from './table.ts';
import { emptyNodes, leafOf, type TreeNodes } from './tree-nodes.ts';

export interface TreeModel extends ModelBase {
  readonly kind: 'tree';
  /** 0 for regression. */
  readonly classCount: number;
  readonly nodes: TreeNodes;
  readonly rowCount: number;
}

export interface TreeOptions {
  /** 0 for regression; else the target holds classes 0 … classCount − 1. */
  readonly classCount: number;
  readonly maximumDepth: number;
  readonly minimumLeafRows: number;
}

/** Every fault of a table for a tree or forest: those of the table, and targets that are no class. */
export function treeIssues(table: TrainingTable, classCount: number, minimumRows: number): Issue[] {
  const issues = tableIssues(table, minimumRows);
  if (issues.length > 0 || classCount === 0) return issues;
  const wrong = table.target.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < classCount));
  if (wrong < 0) return issues;
  const expected = `a class, a whole number from 0 to ${classCount - 1}`;
  return [{ code: 'learn.not-a-class', path: cellPath(wrong, TARGET_COLUMN), got: `${table.target[wrong]!}`, expected }];
}

/** Returns when the options make sense. Fails: throws AssertionError otherwise. */
export function assertTreeOptions(options: TreeOptions): void {
  assert(Number.isInteger(options.classCount) && options.classCount >= 0 && options.classCount !== 1, 'classCount must be 0 or at least 2');
  assert(options.maximumDepth >= 0, 'maximumDepth must be at least 0');
  assert(Number.isInteger(options.minimumLeafRows) && options.minimumLeafRows >= 1, 'minimumLeafRows must be at least 1');
}

/** The tree grown on all rows and columns. Fails: issues of the table, or fewer than 2 · minimumLeafRows rows. */
export function fitTree(table: TrainingTable, options: TreeOptions): Result<TreeModel> {
  const issues = treeIssues(table, options.classCount, 2 * options.minimumLeafRows);
  if (issues.length > 0) return failure(issues);
  const columns = columnsOf(table.rows, table.names.length);
  const weights = new Int32Array(table.rows.length).fill(1);
  const rules: GrowthRules = { ...options, columnsPerSplit: columns.length };
  const nodes = emptyNodes();
  const input = { columns, target: table.target, classCount: options.classCount, weights, order: sortedRows(columns) };
  growTree(input, rules, () => 0, nodes);
  return success({ kind: 'tree', names: table.names, classCount: options.classCount, nodes, rowCount: table.rows.length });
}

/** Mean target of the row's leaf, or its most frequent class; never allocates. */
export function predictTree(model: TreeModel, row: ArrayLike<number>): number {
  return model.nodes.value[leafOf(model.nodes, 0, row)]!;
}

/** A learner of single trees. Fails: throws AssertionError on senseless options. */
export function treeLearner(options: TreeOptions): Learner {
  assertTreeOptions(options);
  return { id: 'tree', fit: (table) => fitTree(table, options) };
}
