// Principal components: the few directions in which rows differ most, for pictures of many columns; no learner and no choice of number.
// Source: Jolliffe 2002, Principal component analysis, 2nd edition, 2.3 (correlations), 3.1 and 3.5 (through singular values).
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import type { Observations } from './k-means.ts';
import { singularVectors } from './qr-adapter.ts';
import { columnsOf, deviationFrom, mean, tableIssues } from './table.ts';

/** Plain data. */
export interface ComponentsModel {
  readonly kind: 'principal-components';
  readonly names: readonly string[];
  /** Standardised value = (value − shift) / scale. */
  readonly shifts: readonly number[];
  readonly scales: readonly number[];
  /** Component × column, each of length 1; its largest loading (the first of equals) is positive. */
  readonly loadings: readonly (readonly number[])[];
  /** Variance along each component (divisor n), descending. */
  readonly variances: readonly number[];
  /** Share of the total variance, 0 … 1. */
  readonly shares: readonly number[];
}

/** All components of the table. 'z-score' gives every column the same weight, 'none' keeps the units.
 *  Fails: issues of the table; fewer rows than columns, or than 2. */
export function fitComponents(data: Observations, scaling: 'z-score' | 'none'): Result<ComponentsModel> {
  const issues = tableIssues({ ...data, target: new Float64Array(data.rows.length) }, Math.max(2, data.names.length));
  if (issues.length > 0) return failure(issues);
  const columns = columnsOf(data.rows, data.names.length);
  const shifts = columns.map(mean);
  const scales = columns.map((column, j) => (scaling === 'z-score' ? deviationFrom(column, shifts[j]!) : 1));
  const { values, vectors } = singularVectors(columns.map((column, j) => column.map((value) => (value - shifts[j]!) / scales[j]!)));
  const variances = values.map((value) => (value * value) / data.rows.length);
  const total = variances.reduce((sum, value) => sum + value, 0);
  const loadings = vectors.map((vector) => {
    const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) + 1e-9 ? value : best), 0);
    return vector.map((value) => (largest < 0 ? -value : value));
  });
  return success({
    kind: 'principal-components', names: data.names, shifts, scales, loadings, variances, shares: variances.map((value) => value / total),
  });
}

/** Fills out with the row's places along the first out.length components, in standardised units; never allocates.
 *  Fails: throws AssertionError when out is longer than there are components. */
export function projectInto(model: ComponentsModel, row: ArrayLike<number>, out: Float64Array): void {
  assert(out.length <= model.loadings.length, `${out.length} components asked of ${model.loadings.length}`);
  for (let k = 0; k < out.length; k += 1) {
    let sum = 0;
    for (let j = 0; j < model.names.length; j += 1) sum += model.loadings[k]![j]! * ((row[j]! - model.shifts[j]!) / model.scales[j]!);
    out[k] = sum;
  }
}
