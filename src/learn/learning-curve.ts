// Learning curves: the error on rows fitted and on later rows, by the number of rows fitted; tells whether more history would help.
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { predict, type Learner } from './learner.ts';
import { meanAbsoluteError } from './metrics.ts';
import type { Split } from './splits.ts';
import { selectRows, type TrainingTable } from './table.ts';

export interface LearningPoint {
  /** Rows fitted in each split: those nearest before (in order of the split) the tested ones. */
  readonly rowCount: number;
  /** Mean absolute error over the rows fitted, and over the rows tested; target units. */
  readonly fittedError: number;
  readonly testedError: number;
}

/** One point per size, over all splits with at least that many training rows. Each size takes the last rows of a split's training
 *  rows, so that every fit is as recent as the longest. Units and shapes: sizes ≥ 1, each within some split.
 *  Fails: the issues of every fit refused, size and split named in the path. */
export function learningCurve(
  learner: Learner,
  table: TrainingTable,
  splits: readonly Split[],
  sizes: readonly number[],
  uniform: () => number,
): Result<LearningPoint[]> {
  const issues: Issue[] = [];
  const points: LearningPoint[] = [];
  for (const rowCount of sizes) {
    const errors = { fitted: 0, tested: 0, fittedRows: 0, testedRows: 0 };
    splits.forEach((split, index) => {
      if (split.train.length < rowCount || split.test.length === 0) return;
      const known = selectRows(table, split.train.slice(split.train.length - rowCount));
      const unseen = selectRows(table, split.test);
      const result = learner.fit(known, uniform);
      if (!result.ok) {
        issues.push(...result.issues.map((issue) => ({ ...issue, path: `${rowCount} rows, split ${index + 1}, ${issue.path}` })));
        return;
      }
      const errorOf = (part: TrainingTable): number => meanAbsoluteError(part.target, part.rows.map((row) => predict(result.value, row)));
      errors.fitted += rowCount * errorOf(known);
      errors.tested += unseen.rows.length * errorOf(unseen);
      errors.fittedRows += rowCount;
      errors.testedRows += unseen.rows.length;
    });
    if (issues.length > 0) continue;
    assert(errors.testedRows > 0, `no split holds ${rowCount} training rows and a row to test`);
    points.push({ rowCount, fittedError: errors.fitted / errors.fittedRows, testedError: errors.tested / errors.testedRows });
  }
  return issues.length > 0 ? failure(issues) : success(points);
}
