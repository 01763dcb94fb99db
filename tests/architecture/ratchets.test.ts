// Counts that may only fall. A rise fails; a fall is reported, so that the bound can be lowered.
// Record the present counts with: UPDATE_RATCHETS=1 npx vitest run --project unit tests/architecture/ratchets.test.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_PARAMETER_GROUPS } from '../../src/model/parameters/index.ts';
import { codeOnly, sourceFiles, withoutComments, type SourceFile } from './source-files.ts';

const RECORD = join(import.meta.dirname, 'ratchets.json');
const LONG_FILE_LINES = 300;
/** Where outside data takes on a type, and where brands are minted. */
const DECODERS = ['src/base/units.ts', 'src/base/plain.ts', 'src/model/scenario/', 'src/model/field/crop/cases/parse-', 'src/runtime/frames.ts'];

/** How often a pattern occurs in a text. */
const countOf = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
const isDecoder = (path: string): boolean => DECODERS.some((place) => path.startsWith(place));
const isKernel = (text: string): boolean => /kernel file/i.test(text.slice(0, 800));

/** Type casts: `as const`, renamed imports and exports, and the decoding of snapshots (`saved as …`, `from[…] as …`) are none. */
function casts(text: string): number {
  const code = codeOnly(text).replace(/\b(?:import|export)\s+(?:type\s+)?[*{][^;]*?from/g, '').replace(/\b(?:saved|from(?:\.\w+|\[[^\]]*\])*) as (?:unknown as )?/g, '');
  return countOf(code, /\bas\s+(?!const\b)[A-Za-z_$([{]/g);
}

/** Non-null assertions: a `!` behind a value, not `!=` and not a negation. */
function nonNulls(text: string): number {
  return countOf(codeOnly(text), /[\w$)\]]!(?!=)/g);
}

const source = sourceFiles('src');
const all: readonly SourceFile[] = [...source, ...sourceFiles('tests')].filter(({ path }) => !path.startsWith('tests/architecture/'));
const perFile = (files: readonly SourceFile[], count: (file: SourceFile) => number): ReadonlyMap<string, number> =>
  new Map(files.map((file) => [file.path, count(file)] as const).filter(([, n]) => n > 0));

/** Each measure as counts by place. */
const measures: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  castsOutsideDecoders: perFile(source.filter(({ path }) => !isDecoder(path)), ({ text }) => casts(text)),
  nonNullOutsideKernels: perFile(source.filter(({ text }) => !isKernel(text)), ({ text }) => nonNulls(text)),
  filesOver300Lines: perFile(source, ({ text }) => (text.split('\n').length > LONG_FILE_LINES ? 1 : 0)),
  todoMarkers: perFile(all, ({ text }) => countOf(text, /\b(?:TODO|FIXME|HACK|XXX)\b/g)),
  suppressions: perFile(all, ({ text }) => countOf(text, /\b(?:oxlint|eslint)-disable|@ts-(?:ignore|expect-error|nocheck)/g)),
  skippedTests: perFile(all, ({ text }) => countOf(withoutComments(text), /\b(?:it|test|describe)\.(?:skip|todo|only|fails)\b/g)),
  assumedParameters: new Map(
    ALL_PARAMETER_GROUPS.map(({ name, declarations }) => [name, Object.values(declarations).filter(({ kind }) => kind === 'assumed').length] as const),
  ),
};

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
const worst = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([place, n]) => `${place} ${n}`).join(', ');

if (process.env['UPDATE_RATCHETS'] === '1') {
  const counts = Object.fromEntries(Object.entries(measures).map(([name, byPlace]) => [name, total(byPlace)]));
  writeFileSync(RECORD, `${JSON.stringify(counts, undefined, 2)}\n`);
}
const recorded = JSON.parse(readFileSync(RECORD, 'utf8')) as Readonly<Record<string, number>>;

describe('the counters', () => {
  it('count casts, not constants, renamings or snapshots', () => {
    expect(casts('const a = b as Foo; const c = (d as unknown as Bar[]);')).toBe(3);
    expect(casts("import { a as b } from './c.ts'; export * as d from './e.ts'; const f = ['as x'] as const; // as Foo")).toBe(0);
    expect(casts('const text = `set as a whole ${(a as Foo).b}`;')).toBe(1);
    expect(casts("const state = saved as { a: number }; load(from['lots'] as Plain); from.x as number;")).toBe(0);
  });

  it('count assertions that a value is there, not inequalities or negations', () => {
    expect(nonNulls('a!.b; c[0]! + d()!; e[i]! = 1;')).toBe(4);
    expect(nonNulls("if (a != b || a !== b || !c) d = 'e!'; // f!")).toBe(0);
  });
});

describe('ratchets', () => {
  it('are recorded, all of them and no others', () => {
    expect(Object.keys(recorded).sort()).toEqual(Object.keys(measures).sort());
  });

  it.each(Object.entries(measures))('%s does not rise', (name, counts) => {
    const now = total(counts);
    const bound = recorded[name]!;
    if (now < bound) console.info(`${name} fell from ${bound} to ${now}: lower the bound (UPDATE_RATCHETS=1, see the head of this file)`);
    expect(now, `${name}: most in ${worst(counts)}`).toBeLessThanOrEqual(bound);
  });
});
