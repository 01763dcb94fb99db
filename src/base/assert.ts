// Broken invariants stop the run; bad input never comes here (see issue.ts).

/** Thrown when the program contradicts itself. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Returns when the condition holds. Fails: throws AssertionError with the message otherwise; on in production. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}
