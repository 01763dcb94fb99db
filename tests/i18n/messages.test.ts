// Checks that the three languages are complete, translated and fillable; knows no screen.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { kk } from '../../src/i18n/kk.ts';
import { ru } from '../../src/i18n/ru.ts';
import { fill, LANGUAGES, languageFromWishes, messagesOf } from '../../src/i18n/languages.ts';

type Flat = Readonly<Record<string, string>>;

function flat(tree: unknown, path = ''): Record<string, string> {
  if (typeof tree === 'string') return { [path]: tree };
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree as Record<string, unknown>)) Object.assign(out, flat(value, path === '' ? key : `${path}.${key}`));
  return out;
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

/** Texts that are rightly the same in every language: the product's name, symbols, file formats. */
const SAME_EVERYWHERE = new Set([
  'app.name', 'app.pageTitle', 'board.exportCsv', 'board.exportJson', 'terms.units.ratio', 'terms.units.percent', 'terms.units.ne',
  'plant.csv', 'plant.svg', 'plant.states.reading', 'plant.oee.product', 'plant.trace.lot', 'plant.trace.focusLot', 'plant.trace.level',
]);

const english: Flat = flat(en);

describe.each([['ru', flat(ru)], ['kk', flat(kk)]] as const)('the words in %s', (language, words: Flat) => {
  it('have exactly the keys of the English source', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
  });

  it('are nowhere left in English', () => {
    const same = Object.keys(english).filter((key) => words[key] === english[key] && !SAME_EVERYWHERE.has(key));
    expect(same).toEqual([]);
  });

  it('hold no empty text and none with a Latin-only body', () => {
    const latin = Object.entries(words).filter(([key, text]) => !SAME_EVERYWHERE.has(key) && !/[\u0400-\u04FF]/.test(text));
    expect(latin).toEqual([]);
  });

  it('take the same values as the English source', () => {
    const different = Object.keys(english).filter((key) => placeholders(words[key]!).join() !== placeholders(english[key]!).join());
    expect(different).toEqual([]);
  });

  it(`are really ${language}`, () => {
    const text = Object.values(words).join(' ');
    if (language === 'kk') expect(text.match(/[әғқңөұүһі]/gi)!.length).toBeGreaterThan(500);
    else expect(text).not.toMatch(/[әғқңөұүһі]/i);
  });
});

describe('faults of files', () => {
  it('have words for every code that the readers of scenarios and weather give', () => {
    const folder = join(import.meta.dirname, '../../src/model/scenario');
    const codes = new Set<string>();
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const match of text.matchAll(/(?:code: |report\(|issue\()'([A-Z][A-Z_]+)'/g)) codes.add(match[1]!);
    }
    expect(codes.size).toBeGreaterThan(20);
    const known = new Set(Object.keys(en.terms.issueCodes));
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
  });
});

describe('trial modes', () => {
  it('show keys in place of words', () => {
    expect(messagesOf('ru', 'keys').views.twin).toBe('views.twin');
  });

  it('double every text in every language', () => {
    for (const language of LANGUAGES) {
      const plain = flat(messagesOf(language, 'plain'));
      const doubled = flat(messagesOf(language, 'double'));
      for (const key of Object.keys(plain)) expect(doubled[key]).toBe(`${plain[key]} ${plain[key]}`);
    }
  });
});

describe('choosing a language and filling words', () => {
  it('takes the first wish that exists and falls back to English', () => {
    expect(languageFromWishes(['de-DE', 'kk-KZ', 'ru'])).toBe('kk');
    expect(languageFromWishes(['fr'])).toBe('en');
  });

  it('fills what it has and leaves what it lacks', () => {
    expect(fill('{a} of {b}', { a: '1' })).toBe('1 of {b}');
  });
});
