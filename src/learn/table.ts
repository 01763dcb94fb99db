// The table that a learner is fitted to, and the faults that make it unfit for learning; knows no learner.
import type { Issue } from '../base/issue.ts';

/** One row per observation in time order, one name per column; `target[i]` belongs to `rows[i]`. */
export interface TrainingTable {
  readonly names: readonly string[];
  readonly rows: readonly Float64Array[];
  readonly target: Float64Array;
}

/** The name of the target in the path of an issue. */
export const TARGET_COLUMN = 'target';

/** Row and column as an issue names them; rows count from 1. */
export function cellPath(rowIndex: number, column: string): string {
  return `row ${rowIndex + 1}, column ${column}`;
}

/** Every fault of the shape: number of rows, length of the target and of each row, repeated names. */
function shapeIssues(table: TrainingTable, minimumRows: number): Issue[] {
  const issues: Issue[] = [];
  const { names, rows, target } = table;
  if (rows.length < minimumRows) {
    issues.push({ code: 'learn.too-few-rows', path: 'rows', got: `${rows.length}`, expected: `at least ${minimumRows}` });
  }
  if (target.length !== rows.length) {
    issues.push({
      code: 'learn.target-length',
      path: TARGET_COLUMN,
      got: `${target.length} values`,
      expected: `${rows.length}, one per row`,
    });
  }
  names.forEach((name, column) => {
    if (names.indexOf(name) < column) {
      issues.push({ code: 'learn.repeated-name', path: `column ${name}`, got: name, expected: 'names that differ' });
    }
  });
  rows.forEach((row, index) => {
    if (row.length !== names.length) {
      issues.push({
        code: 'learn.row-length',
        path: `row ${index + 1}`,
        got: `${row.length} values`,
        expected: `${names.length}, one per column`,
      });
    }
  });
  return issues;
}

/** The fault of one column of numbers, or undefined: the first value that is no finite number, and how many there are. */
function missingIssue(column: string, count: number, valueAt: (row: number) => number): Issue | undefined {
  let first = -1;
  let missing = 0;
  for (let row = 0; row < count; row += 1) {
    if (Number.isFinite(valueAt(row))) continue;
    if (first < 0) first = row;
    missing += 1;
  }
  if (first < 0) return undefined;
  return {
    code: 'learn.missing-value',
    path: cellPath(first, column),
    got: missing === 1 ? `${valueAt(first)}` : `${valueAt(first)} (first of ${missing} in this column)`,
    expected: 'a finite number',
  };
}

/** Every missing value of the table, one issue per column. Needs a table of the right shape. */
function missingIssues(table: TrainingTable): Issue[] {
  const found = table.names.map((name, column) => missingIssue(name, table.rows.length, (row) => table.rows[row]![column]!));
  found.push(missingIssue(TARGET_COLUMN, table.target.length, (row) => table.target[row]!));
  return found.filter((issue) => issue !== undefined);
}

/** The positions of the columns whose values differ somewhere, ascending. Units and shapes: needs rows of equal length. */
export function varyingColumns(table: TrainingTable): number[] {
  const first = table.rows[0];
  return table.names.flatMap((_, column) =>
    first !== undefined && table.rows.some((row) => row[column] !== first[column]) ? [column] : [],
  );
}

/** Every fault of the table except constant columns, shape first; empty when it is fit for a learner that reads no columns. */
export function targetIssues(table: TrainingTable, minimumRows: number): Issue[] {
  const shape = shapeIssues(table, minimumRows);
  const isUneven = shape.some((issue) => issue.code === 'learn.row-length' || issue.code === 'learn.target-length');
  return isUneven ? shape : [...shape, ...missingIssues(table)];
}

/** Every fault of the table: shape, missing values, columns that never vary. Empty when it is fit for learning. */
export function tableIssues(table: TrainingTable, minimumRows: number): Issue[] {
  const issues = targetIssues(table, minimumRows);
  if (table.names.length === 0) {
    issues.push({ code: 'learn.no-columns', path: 'names', got: '0', expected: 'at least 1 column' });
  }
  if (table.rows.length < 2 || issues.some((issue) => issue.code === 'learn.row-length')) return issues;
  const varying = new Set(varyingColumns(table));
  table.names.forEach((name, column) => {
    if (varying.has(column) || issues.some((issue) => issue.path.endsWith(`, column ${name}`))) return;
    issues.push({
      code: 'learn.constant-column',
      path: `column ${name}`,
      got: `${table.rows[0]![column]!} in every row`,
      expected: 'values that differ; leave the column out',
    });
  });
  return issues;
}

/** The same observations with only the columns at the given positions. */
export function selectColumns(table: TrainingTable, columns: readonly number[]): TrainingTable {
  return {
    names: columns.map((column) => table.names[column]!),
    rows: table.rows.map((row) => Float64Array.from(columns, (column) => row[column]!)),
    target: table.target,
  };
}

/** The observations at the given row positions, in the given order; rows are shared, not copied. */
export function selectRows(table: TrainingTable, rowIndexes: readonly number[]): TrainingTable {
  return {
    names: table.names,
    rows: rowIndexes.map((row) => table.rows[row]!),
    target: Float64Array.from(rowIndexes, (row) => table.target[row]!),
  };
}

/** The columns of the table, each of length rows.length. */
export function columnsOf(rows: readonly ArrayLike<number>[], columnCount: number): Float64Array[] {
  return Array.from({ length: columnCount }, (_, column) => Float64Array.from(rows, (row) => row[column]!));
}

/** The arithmetic mean, or 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}

/** The root of the mean squared distance from `centre` (divisor n), or 0 of nothing. */
export function deviationFrom(values: ArrayLike<number>, centre: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    const difference = values[i]! - centre;
    sum += difference * difference;
  }
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}
