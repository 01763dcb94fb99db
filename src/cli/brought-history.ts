// Reads the histories that a user brings on the command line as `question=file`; rejected whole, with every fault of every file.
import { readFileSync } from 'node:fs';
import type { Issue } from '../base/issue.ts';
import { nearMiss } from '../base/near-miss.ts';
import type { BroughtHistory } from '../decision/core.ts';
import { FORECAST_IDS, type ForecastId } from '../decision/forecast/tasks.ts';
import { parseHistory } from '../decision/history-csv.ts';
import type { SeasonRows } from '../decision/history.ts';
import { InputFault, UsageFault } from './faults.ts';

/** The seasons by question. Fails: UsageFault for an unknown question or a missing file name, InputFault with the faults of all files. */
export function broughtHistory(given: readonly string[]): BroughtHistory {
  const brought: Partial<Record<ForecastId, readonly SeasonRows[]>> = {};
  const issues: Issue[] = [];
  for (const text of given) {
    const [question = '', ...rest] = text.split('=');
    const file = rest.join('=');
    if (file === '') throw new UsageFault(`--history takes question=file, got ${JSON.stringify(text)}`);
    if (!(FORECAST_IDS as readonly string[]).includes(question)) {
      const near = nearMiss(question, FORECAST_IDS);
      throw new UsageFault(`There is no forecast question ${JSON.stringify(question)}. ${near === undefined ? `Questions: ${FORECAST_IDS.join(', ')}.` : `Did you mean ${near}?`}`);
    }
    let content: string;
    try {
      content = readFileSync(file, 'utf8');
    } catch {
      issues.push({ code: 'history.unreadable', path: file, got: 'no readable file', expected: 'a CSV file' });
      continue;
    }
    const parsed = parseHistory(content, question as ForecastId);
    if (parsed.ok) brought[question as ForecastId] = parsed.value;
    else issues.push(...parsed.issues.map((issue) => ({ ...issue, path: `${file}, ${issue.path}` })));
  }
  if (issues.length > 0) throw new InputFault(issues);
  return brought;
}
