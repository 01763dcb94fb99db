// Every declared parameter is named somewhere in the program besides its declaration: one that nobody reads would promise an influence it does not have.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';
import { ALL_PARAMETER_GROUPS } from '../../src/model/parameters/index.ts';

const SOURCE = join(import.meta.dirname, '../../src');

/** The words of all sources but the declarations and the word lists, comments left out. */
function wordsOfProgram(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || file.startsWith(`model${sep}parameters${sep}`) || file.startsWith(`i18n${sep}`)) continue;
    const code = readFileSync(join(SOURCE, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const [word] of code.matchAll(/[A-Za-z]\w*/g)) words.add(word);
  }
  return words;
}

/** Names that the program composes, of a variety and what varies. */
const COMPOSED = new Set(['varieties']);

it('reads every parameter somewhere', () => {
  const words = wordsOfProgram();
  const unread = ALL_PARAMETER_GROUPS.filter(({ name }) => !COMPOSED.has(name)).flatMap(({ name: group, declarations }) =>
    Object.keys(declarations).filter((name) => !words.has(name)).map((name) => `${group}.${name}`),
  );
  expect(unread).toEqual([]);
});
