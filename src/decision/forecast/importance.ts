// What a forecaster leans on: permutation importance on a season that its model has not seen. Chooses and trains nothing for decisions.
import { permutationImportance } from '../../learn/validation.ts';
import type { ForecastImportance } from '../../model/domain/decision-record.ts';
import type { SeasonRows } from '../history.ts';
import { trainForecaster, type Forecaster } from './forecaster.ts';
import { framedRow, usualOutcome } from './frame.ts';
import { forecastTask, type ForecastId } from './tasks.ts';

/** Exchanges per column; the mean of five varies by a few percent only. */
const REPEATS = 5;
/** Rows that are judged at most, evenly thinned: bounds the time that a screen waits. */
const MOST_ROWS = 300;

/**
 * The rise of the mean absolute error per column that the model reads, largest first, target units, on the last season that has rows; the
 * forecaster's learner is fitted to the seasons before it. Undefined when fewer than three seasons are left to learn from or fewer than two
 * rows to judge. Uniform numbers 0 ≤ u < 1. Source: Breiman 2001, Random forests, section 10.
 */
export function forecastImportance(
  id: ForecastId,
  forecaster: Pick<Forecaster, 'learner'>,
  seasons: readonly SeasonRows[],
  uniform: () => number,
): ForecastImportance | undefined {
  const task = forecastTask(id);
  const filled = seasons.filter((season) => season.rows.length > 0);
  const judged = filled[filled.length - 1];
  if (judged === undefined || judged.rows.length < 2) return undefined;
  const fitted = trainForecaster({ ...task, learners: [forecaster.learner] }, filled.slice(0, -1), uniform);
  if (!fitted) return undefined;
  const step = Math.ceil(judged.rows.length / MOST_ROWS);
  const at = judged.rows.map((_, index) => index).filter((index) => index % step === 0);
  const framed = new Float64Array(task.columns.length);
  const table = {
    names: fitted.columns.map((column) => task.columns[column]!),
    rows: at.map((index) => {
      framedRow(fitted.frame, judged.rows[index]!, framed);
      return Float64Array.from(fitted.columns, (column) => framed[column]!);
    }),
    target: Float64Array.from(at, (index) => judged.targets[index]! - usualOutcome(fitted.frame, judged.groups[index]!)),
  };
  if (table.rows.length < 2) return undefined;
  const rises = permutationImportance(fitted.model, table, REPEATS, uniform);
  const order = table.names.map((_, column) => column).sort((a, b) => rises[b]! - rises[a]! || a - b);
  return { task: id, columns: order.map((column) => table.names[column]!), rises: order.map((column) => rises[column]!), rows: table.rows.length };
}
