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

/** The issue as one line: code, path, got, expected, separated by tabs. */
export function issueLine(issue: Issue): string {
  return `${issue.code}\t${issue.path}\tgot ${issue.got}\texpected ${issue.expected}`;
}
