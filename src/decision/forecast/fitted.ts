// One fit of a learner to whole seasons and what it forecasts: framed rows in, outcomes in target units out. Judges nothing.
import { predict, type Model } from '../../learn/learner.ts';
import { selectColumns, selectRows, varyingColumns, type TrainingTable } from '../../learn/table.ts';
import type { SeasonRows } from '../history.ts';
import { isKept } from '../thinning.ts';
import { framedRow, frameOf, usualOutcome, type Frame } from './frame.ts';
import { learnerOf, type LearnerId } from './learners.ts';
import type { ForecastTask } from './tasks.ts';

/** Rows that a fit reads, about these at most: bounds the cost of training. */
const MOST_TRAINING_ROWS = 800;

/** About `most` of the rows, spread evenly; all where there are no more. */
function thinned(table: TrainingTable, most: number): TrainingTable {
  const share = most / table.rows.length;
  if (share >= 1) return table;
  const rows: number[] = [];
  for (let i = 0; i < table.rows.length; i += 1) if (isKept(i, share)) rows.push(i);
  return selectRows(table, rows);
}

/** All rows of the seasons as the model reads them: framed, outcomes as deviations from the group's usual one. */
function joined(names: readonly string[], frame: Frame, seasons: readonly SeasonRows[]): TrainingTable {
  const rows: Float64Array[] = [];
  const target: number[] = [];
  for (const season of seasons) {
    season.rows.forEach((row, i) => {
      const framed = new Float64Array(row.length);
      framedRow(frame, row, framed);
      rows.push(framed);
      target.push(season.targets[i]! - usualOutcome(frame, season.groups[i]!));
    });
  }
  return { names, rows, target: Float64Array.from(target) };
}

/** What a fit gives: the columns that varied, the frame of its seasons, the model. */
export interface Fitted {
  readonly columns: readonly number[];
  readonly frame: Frame;
  readonly model: Model;
  readonly rows: number;
}

/** The learner fitted to the seasons; undefined when no column varies or the learner refuses the rows. */
export function fit(id: LearnerId, task: ForecastTask, seasons: readonly SeasonRows[], uniform: () => number): Fitted | undefined {
  const frame = frameOf(task, seasons);
  const table = thinned(joined(task.columns, frame, seasons), MOST_TRAINING_ROWS);
  const columns = varyingColumns(table);
  if (columns.length === 0) return undefined;
  const fitted = learnerOf(id, columns.length).fit(selectColumns(table, columns), uniform);
  return fitted.ok ? { columns, frame, model: fitted.value, rows: table.rows.length } : undefined;
}

/** The forecast for a full row of the task's columns about a group, never below the least possible outcome. */
export function forecastWith(forecaster: Pick<Fitted, 'columns' | 'frame' | 'model'>, row: ArrayLike<number>, group: number, least: number): number {
  const { columns, frame } = forecaster;
  framedRow(frame, row, framedScratch);
  for (let i = 0; i < columns.length; i += 1) readScratch[i] = framedScratch[columns[i]!]!;
  return Math.max(least, usualOutcome(frame, group) + predict(forecaster.model, readScratch));
}

/** Scratch of one call; longer than the columns of any task. */
const framedScratch = new Float64Array(64);
const readScratch = new Float64Array(64);
