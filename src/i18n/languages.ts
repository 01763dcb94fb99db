// The three languages, how one is chosen from a browser's wishes, and how words are filled in. No locale rules: those belong to the screens.
import { en } from './en.ts';
import type { Messages } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of the languages in themselves, and their short marks. */
export const LANGUAGE_NAMES: Readonly<Record<Language, { readonly name: string; readonly mark: string }>> = {
  kk: { name: 'Қазақша', mark: 'Қаз' },
  ru: { name: 'Русский', mark: 'Рус' },
  en: { name: 'English', mark: 'Eng' },
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, ru, kk };

/** Words on trial: shown as their keys, or twice, to find text that is not translated or does not fit. */
export type StringsMode = 'plain' | 'keys' | 'double';

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The first of the wished languages that exists (`ru-KZ` wishes `ru`); English when none does. */
export function languageFromWishes(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const base = wish.toLowerCase().split('-')[0];
    if (isLanguage(base)) return base;
  }
  return 'en';
}

/** The text with every {name} replaced by its value; a name without value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The messages of a language in a trial mode: keys in place of words, or every word text doubled. */
export function messagesOf(language: Language, mode: StringsMode): Messages {
  const messages = MESSAGES[language];
  if (mode === 'plain') return messages;
  return trial(messages, '', mode) as Messages;
}

function trial(tree: unknown, path: string, mode: 'keys' | 'double'): unknown {
  if (typeof tree === 'string') return mode === 'keys' ? path : `${tree} ${tree}`;
  if (Array.isArray(tree)) return tree.map((item, index) => trial(item, `${path}.${index}`, mode));
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree as Record<string, unknown>)) {
    out[key] = trial(value, path === '' ? key : `${path}.${key}`, mode);
  }
  return out;
}
