// The source files as text for the tests on architecture: listing, and text without comments and literals. Judges nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file under a folder of the project, declaration files left out, in the order of their paths. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(PROJECT_ROOT, path), 'utf8') }));
}

/** The text with the content of comments blanked; literals stay. Line breaks stay where they were. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*/g, (found, literal: string | undefined) =>
    literal ?? found.replace(/[^\n]/g, ' '),
  );
}

/** The code alone: comments and plain strings blanked, templates reduced to what is computed in them. */
export function codeOnly(text: string): string {
  return withoutComments(text)
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/`(?:[^`\\]|\\.)*`/g, (template) => `(${[...template.matchAll(/\$\{([^}]*)\}/g)].map((hole) => hole[1]).join(', ')})`);
}
