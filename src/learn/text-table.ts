// Reads a table of text (a CSV that a user brings) as a training table; names the column and the reason of every value it cannot take.
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { cellPath, type TrainingTable } from './table.ts';

/** Faults of one column: the first value that is no number and how many there are, texts and gaps apart. */
function columnIssues(name: string, values: readonly string[]): Issue[] {
  const isGap = (value: string): boolean => value.trim() === '' || /^(?:na|n\/a|nan|null)$/i.test(value.trim());
  const faults = [
    { code: 'learn.missing-value', isFaulty: isGap },
    { code: 'learn.not-a-number', isFaulty: (value: string): boolean => !isGap(value) && !Number.isFinite(Number(value)) },
  ];
  return faults.flatMap(({ code, isFaulty }) => {
    const first = values.findIndex(isFaulty);
    if (first < 0) return [];
    const count = values.filter(isFaulty).length;
    const got = values[first]!.trim() === '' ? 'nothing' : `"${values[first]!}"`;
    return [{ code, path: cellPath(first, name), got: count === 1 ? got : `${got} (first of ${count} in this column)`, expected: 'a finite number' }];
  });
}

/** The table of the named columns, rows in the order given. Numbers use a decimal point.
 *  Fails: a named column that the header lacks (learn.unknown-column); rows of another length than the header (learn.row-length); values
 *  that are no finite number (learn.not-a-number) or are missing (learn.missing-value), one issue per column and kind. */
export function tableOfText(
  header: readonly string[],
  records: readonly (readonly string[])[],
  columns: readonly string[],
  target: string,
): Result<TrainingTable> {
  const issues: Issue[] = [];
  for (const name of [...columns, target]) {
    if (!header.includes(name)) issues.push({ code: 'learn.unknown-column', path: `column ${name}`, got: 'no such column', expected: header.join(', ') });
  }
  records.forEach((record, row) => {
    if (record.length === header.length) return;
    issues.push({ code: 'learn.row-length', path: `row ${row + 1}`, got: `${record.length} values`, expected: `${header.length}, one per column` });
  });
  if (issues.length > 0) return failure(issues);
  const textOf = (name: string): string[] => {
    const at = header.indexOf(name);
    return records.map((record) => record[at]!);
  };
  for (const name of new Set([...columns, target])) issues.push(...columnIssues(name, textOf(name)));
  if (issues.length > 0) return failure(issues);
  const numbers = columns.map((name) => textOf(name).map(Number));
  return success({
    names: columns,
    rows: records.map((_, row) => Float64Array.from(numbers, (values) => values[row]!)),
    target: Float64Array.from(textOf(target), Number),
  });
}
