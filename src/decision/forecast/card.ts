// The model card of a forecaster as plain data for screens and files. Judges nothing.
import type { ForecasterCard } from '../../model/domain/decision-record.ts';
import type { Forecaster } from './forecaster.ts';
import { forecastTask, type ForecastId } from './tasks.ts';

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** The card of a question's forecaster; errors in the question's unit. */
export function cardOf(id: ForecastId, forecaster: Forecaster): ForecasterCard {
  const task = forecastTask(id);
  const { evidence } = forecaster;
  return {
    task: id,
    unit: task.unit,
    of: task.of,
    columns: task.columns,
    usedColumns: forecaster.columns.map((column) => task.columns[column]!),
    learner: forecaster.learner,
    candidates: forecaster.candidates,
    naive: typeof task.naive === 'object' ? task.naive.column : task.naive,
    isProbability: task.isProbability,
    halfWidth: forecaster.halfWidth,
    trainingRows: forecaster.trainingRows,
    testedSeasons: evidence.seasons,
    testedRows: evidence.rows,
    scores: evidence.scores,
    naiveScores: evidence.naive,
    reduction: { mean: evidence.reduction.mean, low: finite(evidence.reduction.low), high: finite(evidence.reduction.high) },
    coverage: evidence.coverage,
    verdict: forecaster.verdict,
  };
}
