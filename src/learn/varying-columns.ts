// Lets any learner work on tables with constant columns: it is fitted to the columns that vary, and its model reads full rows.
import { failure, type Result } from '../base/issue.ts';
import type { Learner, Model, ModelBase } from './learner.ts';
import { selectColumns, tableIssues, targetIssues, varyingColumns, type TrainingTable } from './table.ts';

/** A model that reads some of the columns only. */
export interface VaryingColumnsModel extends ModelBase {
  readonly kind: 'varying-columns';
  /** Positions among `names`, ascending. */
  readonly columns: readonly number[];
  readonly inner: Model;
}

const MAXIMUM_COLUMNS = 256;
/** Scratch of narrowed, overwritten by every call. */
const SCRATCH = new Float64Array(MAXIMUM_COLUMNS);

/** The values of the model's own columns, valid until the next call; never allocates. A narrowed row may be narrowed again: positions
 *  ascend, so each is read before it is overwritten. */
export function narrowed(model: VaryingColumnsModel, row: ArrayLike<number>): Float64Array {
  for (let k = 0; k < model.columns.length; k += 1) SCRATCH[k] = row[model.columns[k]!]!;
  return SCRATCH;
}

/** The learner on the columns that vary in the rows it is given. Fails: as the learner does; with no varying column the issues name
 *  every constant one; more than 256 columns. */
export function onVaryingColumns(learner: Learner): Learner {
  const fit = (table: TrainingTable, uniform: () => number): Result<Model> => {
    const issues = targetIssues(table, 1);
    if (table.names.length > MAXIMUM_COLUMNS) {
      issues.push({ code: 'learn.too-many-columns', path: 'names', got: `${table.names.length}`, expected: `at most ${MAXIMUM_COLUMNS}` });
    }
    if (issues.length > 0) return failure(issues);
    const columns = varyingColumns(table);
    if (columns.length === table.names.length) return learner.fit(table, uniform);
    if (columns.length === 0) return failure(tableIssues(table, 1));
    const inner = learner.fit(selectColumns(table, columns), uniform);
    return inner.ok ? { ok: true, value: { kind: 'varying-columns', names: table.names, columns, inner: inner.value } } : inner;
  };
  return { id: learner.id, fit };
}
