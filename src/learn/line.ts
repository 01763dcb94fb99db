// Straight lines through one column as models: shared by the least-squares line (simple.ts) and the robust one (robust.ts).
import { failure, success, type Result } from '../base/issue.ts';
import type { ModelBase } from './learner.ts';
import { explainedShare } from './linear.ts';
import type { Line } from './ml-regression-adapter.ts';
import { deviationFrom, mean, tableIssues, type TrainingTable } from './table.ts';

export interface LineModel extends ModelBase {
  readonly kind: 'simple' | 'robust';
  readonly slope: number;
  readonly intercept: number;
  readonly residualDeviation: number;
  readonly rSquared: number;
  readonly rowCount: number;
  /** Of intercept and slope; the robust line has none. */
  readonly standardErrors?: readonly [number, number];
}

/** The line fitted to the single column of the table. Fails: issues of the table, more than one column, fewer than 3 or more
 *  than `maximumRows` rows. */
export function fitLine(
  kind: LineModel['kind'],
  table: TrainingTable,
  maximumRows: number,
  fitter: (x: ArrayLike<number>, y: ArrayLike<number>) => Line,
): Result<LineModel> {
  const issues = tableIssues(table, 3);
  if (table.names.length > 1) {
    issues.push({ code: 'learn.too-many-columns', path: 'names', got: table.names.join(', '), expected: '1 column' });
  }
  const rowCount = table.rows.length;
  if (rowCount > maximumRows) {
    issues.push({ code: 'learn.too-many-rows', path: 'rows', got: `${rowCount}`, expected: `at most ${maximumRows}` });
  }
  if (issues.length > 0) return failure(issues);
  const x = Float64Array.from(table.rows, (row) => row[0]!);
  const line = fitter(x, table.target);
  let squares = 0;
  for (let i = 0; i < rowCount; i += 1) {
    const residual = table.target[i]! - line.intercept - line.slope * x[i]!;
    squares += residual * residual;
  }
  const residualDeviation = Math.sqrt(squares / (rowCount - 2));
  const xMean = mean(x);
  const spread = deviationFrom(x, xMean) * Math.sqrt(rowCount);
  const interceptFactor = Math.sqrt(1 / rowCount + (xMean / spread) * (xMean / spread));
  const model = {
    kind,
    names: table.names,
    ...line,
    residualDeviation,
    rSquared: explainedShare(squares, table.target),
    rowCount,
  };
  if (kind === 'robust') return success(model);
  return success({ ...model, standardErrors: [residualDeviation * interceptFactor, residualDeviation / spread] });
}

/** The value of the line at a row; never allocates. */
export function predictLine(model: LineModel, row: ArrayLike<number>): number {
  return model.intercept + model.slope * row[0]!;
}
