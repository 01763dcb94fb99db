// Faults of outside input: what was got, what was expected and where; and the result type that carries them.

/** One fault of an input. `path` is a JSON pointer, or `row N, column C` of a table. */
export interface Issue {
  readonly code: string;
  readonly path: string;
  readonly got: string;
  readonly expected: string;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A success that holds the value. */
export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** A failure that holds every issue found. */
export function failure(issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues };
}

/** The issue as one line: code, path, got, expected, separated by tabs. Control characters of the input are written as in JSON, so that it stays one line of four cells. */
export function issueLine(issue: Issue): string {
  return [issue.code, issue.path, `got ${issue.got}`, `expected ${issue.expected}`].map(visible).join('\t');
}

/** Longest cell of an issue line, characters: room for a list of all names that are possible. */
const LONGEST_CELL = 500;

function visible(cell: string): string {
  const text = cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell;
  return text.replaceAll(/[\p{Cc}\u2028\u2029\ufeff]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
