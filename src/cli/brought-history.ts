// Reads the histories that a user brings on the command line; rejected whole, with every fault of every file. What they teach is in decision.
import type { Issue, Result } from '../base/issue.ts';
import { nearMiss } from '../base/near-miss.ts';
import type { BroughtHistory } from '../decision/core.ts';
import { forecastTask, FORECAST_IDS, type ForecastId } from '../decision/forecast/tasks.ts';
import { parseHistory } from '../decision/history-csv.ts';
import type { SeasonRows } from '../decision/history.ts';
import { InputFault, UsageFault } from './faults.ts';
import { textOfFile } from './text-file.ts';

/** The seasons of one file for one question; the paths of its issues begin with the name of the file. */
export function historyOfFile(file: string, question: ForecastId): Result<readonly SeasonRows[]> {
  const text = textOfFile(file);
  if (!text.ok) {
    const issues = text.issues.map((issue) => (issue.code === 'UNREADABLE' ? { ...issue, code: 'history.unreadable', expected: 'a CSV file' } : issue));
    return { ok: false, issues: issues.map((issue) => ({ ...issue, path: file })) };
  }
  const parsed = parseHistory(text.value, question);
  return parsed.ok ? parsed : { ok: false, issues: parsed.issues.map((issue) => ({ ...issue, path: `${file}, ${issue.path}` })) };
}

/** The columns of a question that have one value in all rows, as `name (value)`: nothing can be learned from them. */
export function constantColumns(seasons: readonly SeasonRows[], question: ForecastId): string[] {
  const rows = seasons.flatMap((season) => season.rows);
  return forecastTask(question).columns.flatMap((name, column) => {
    const first = rows[0]?.[column];
    return rows.every((row) => row[column] === first) ? [`${name} (${first})`] : [];
  });
}

/** Says on standard error which columns of a history the learners leave out, because they never vary. */
export function tellConstantColumns(file: string, seasons: readonly SeasonRows[], question: ForecastId): void {
  const columns = constantColumns(seasons, question);
  if (columns.length > 0) process.stderr.write(`${file}: the same value in every row, left out of learning ${question}: ${columns.join(', ')}\n`);
}

/** The seasons by question. Fails: UsageFault for an unknown question, one given twice or a missing file name, InputFault with the faults of all files. */
export function broughtHistory(given: readonly string[]): BroughtHistory {
  const brought: Partial<Record<ForecastId, readonly SeasonRows[]>> = {};
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const text of given) {
    const [question = '', ...rest] = text.split('=');
    const file = rest.join('=');
    if (file === '') throw new UsageFault(`--history takes question=file, got ${JSON.stringify(text)}`);
    if (!(FORECAST_IDS as readonly string[]).includes(question)) {
      const near = nearMiss(question, FORECAST_IDS);
      throw new UsageFault(`There is no forecast question ${JSON.stringify(question)}. ${near === undefined ? `Questions: ${FORECAST_IDS.join(', ')}.` : `Did you mean ${near}?`}`);
    }
    if (seen.has(question)) throw new UsageFault(`--history gives ${question} twice; one file holds all seasons of a question.`);
    seen.add(question);
    const id = question as ForecastId;
    const parsed = historyOfFile(file, id);
    if (parsed.ok) {
      brought[id] = parsed.value;
      tellConstantColumns(file, parsed.value, id);
    } else issues.push(...parsed.issues);
  }
  if (issues.length > 0) throw new InputFault(issues);
  return brought;
}
