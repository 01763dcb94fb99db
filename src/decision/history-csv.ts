// A history that a user brings as CSV: season, group, the columns of one forecast task and its outcome. Rejected whole, with every fault.
import { parseCsv } from '../base/csv.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { nearMiss } from '../base/near-miss.ts';
import { forecastTask, type ForecastId } from './forecast/tasks.ts';
import type { SeasonRows } from './history.ts';

/** Fewest seasons from which a forecast can be both learned and judged. */
const FEWEST_SEASONS = 3;

/** The header that a history of a task must have, in any order. */
export function historyHeader(task: ForecastId): readonly string[] {
  return ['season', 'group', ...forecastTask(task).columns, 'outcome'];
}

function headerIssues(header: readonly string[], expected: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  for (const name of expected) {
    if (!header.includes(name)) issues.push({ code: 'history.missing-column', path: 'row 1', got: header.join(','), expected: `a column ${name}` });
  }
  header.forEach((name, index) => {
    if (header.indexOf(name) < index) issues.push({ code: 'history.repeated-column', path: `row 1, column ${index + 1}`, got: name, expected: 'names that differ' });
    if (expected.includes(name)) return;
    const near = nearMiss(name, expected);
    issues.push({ code: 'history.unknown-column', path: `row 1, column ${index + 1}`, got: name, expected: near ?? expected.join(', ') });
  });
  return issues;
}

/**
 * The seasons of a CSV text, oldest first; rows of a season stay in their order. Columns that never vary are allowed: the learners leave
 * them out. Fails: every missing, unknown or repeated column, every cell that is no finite number (row and column named), fewer than
 * three seasons, an outcome that never varies.
 */
export function parseHistory(text: string, task: ForecastId): Result<readonly SeasonRows[]> {
  const [header, ...lines] = parseCsv(text);
  if (header === undefined) return failure([{ code: 'history.too-few-rows', path: 'row 1', got: 'nothing', expected: historyHeader(task).join(',') }]);
  const issues = headerIssues(header, historyHeader(task));
  if (issues.length > 0) return failure(issues);
  const at = (name: string): number => header.indexOf(name);
  const columns = forecastTask(task).columns.map(at);
  const seasons = new Map<number, { rows: Float64Array[]; targets: number[]; groups: number[] }>();
  lines.forEach((line, index) => {
    const row = index + 2;
    if (line.length !== header.length) {
      issues.push({ code: 'history.row-length', path: `row ${row}`, got: `${line.length} cells`, expected: `${header.length}, one per column` });
      return;
    }
    const number = (column: number): number => {
      const cell = line[column]!.trim();
      const value = cell === '' ? Number.NaN : Number(cell);
      if (!Number.isFinite(value)) {
        const code = cell === '' ? 'history.missing-value' : 'history.not-a-number';
        issues.push({ code, path: `row ${row}, column ${header[column]!}`, got: cell === '' ? 'nothing' : cell, expected: 'a finite number' });
      }
      return value;
    };
    const season = number(at('season'));
    const held = seasons.get(season) ?? { rows: [], targets: [], groups: [] };
    held.groups.push(number(at('group')));
    held.rows.push(Float64Array.from(columns, number));
    held.targets.push(number(at('outcome')));
    seasons.set(season, held);
  });
  if (issues.length > 0) return failure(issues);
  const ordered = [...seasons].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  if (ordered.length < FEWEST_SEASONS) {
    issues.push({ code: 'history.too-few-rows', path: 'column season', got: `${ordered.length} seasons`, expected: `at least ${FEWEST_SEASONS}` });
  }
  const outcomes = ordered.flatMap((season) => season.targets);
  if (outcomes.length > 0 && outcomes.every((value) => value === outcomes[0])) {
    issues.push({ code: 'history.constant-column', path: 'column outcome', got: `${outcomes[0]!} in every row`, expected: 'outcomes that differ' });
  }
  return issues.length > 0 ? failure(issues) : success(ordered);
}
