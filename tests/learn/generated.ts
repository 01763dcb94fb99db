// Seeded numbers and tables for the tests of the learners.
import { cos, ln } from '../../src/base/math.ts';
import type { Result } from '../../src/base/issue.ts';
import type { TrainingTable } from '../../src/learn/table.ts';

/** A seeded stream of uniform numbers in [0, 1) (a 32-bit counter through a finaliser; good enough to make test data). */
export function uniformStream(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seeded stream of standard normal numbers. */
export function normalStream(seed: number): () => number {
  const uniform = uniformStream(seed);
  return () => Math.sqrt(-2 * ln(1 - uniform())) * cos(2 * Math.PI * uniform());
}

export function tableOf(names: readonly string[], rows: readonly (readonly number[])[], target: readonly number[]): TrainingTable {
  return { names, rows: rows.map((row) => Float64Array.from(row)), target: Float64Array.from(target) };
}

/** A step, a bend and noise in two of three columns; the third column is idle. */
export function steppedTable(rowCount: number, seed: number): TrainingTable {
  const uniform = uniformStream(seed);
  const normal = normalStream(seed + 1);
  const rows = Array.from({ length: rowCount }, () => [uniform(), uniform(), uniform()]);
  return tableOf(['step', 'bend', 'idle'], rows, rows.map(([a, b]) => (a! > 0.4 ? 3 : 0) + 4 * (b! - 0.5) * (b! - 0.5) + 0.3 * normal()));
}

/** The value, or an error that lists the issues. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.issues.map((issue) => `${issue.code} ${issue.path} ${issue.got}`).join('; '));
  return result.value;
}

/** The codes and paths of a refusal. */
export function refusalOf(result: Result<unknown>): string[] {
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} @ ${issue.path}`);
}

/** Correct decimal digits of a value: −log₁₀ of the relative error (absolute when the reference is 0), at most 15. */
export function digits(value: number, reference: number): number {
  const error = reference === 0 ? Math.abs(value) : Math.abs((value - reference) / reference);
  return error === 0 ? 15 : Math.min(15, -Math.log10(error));
}
