// Turns what zod found into issues with named codes, JSON pointers and near-miss hints.
import type { z } from 'zod';
import type { Issue } from '../../base/issue.ts';
import { nearMiss } from '../../base/near-miss.ts';
import { pointer, valueAt } from './pointer.ts';
import { descriptionAt, knownKeys } from './published-schema.ts';

type Fault = z.core.$ZodIssue;

const NAME_FORM = 'lower-case words joined by hyphens';

/** The issues of a document that zod refused, in document order of zod. */
export function documentIssues(document: unknown, faults: readonly Fault[]): Issue[] {
  return faults.flatMap((fault) => (fault.code === 'unrecognized_keys' ? unknownKeys(fault.path, fault.keys) : [issueOf(document, fault)]));
}

function unknownKeys(path: readonly PropertyKey[], keys: readonly string[]): Issue[] {
  const known = knownKeys(path);
  return keys.map((key) => ({ code: 'UNKNOWN_KEY', path: pointer([...path, key]), got: shortened(key), expected: oneOf(key, known) }));
}

/** `"x"` when the word was probably a typing error for x, otherwise the list of what is possible (at most twelve). */
export function oneOf(word: string, known: readonly string[]): string {
  const near = nearMiss(word, known);
  if (near !== undefined) return `${JSON.stringify(near)} (did you mean it?)`;
  const shown = known.slice(0, 12).join(', ');
  return known.length === 0 ? 'nothing here' : `one of ${shown}${known.length > 12 ? ', …' : ''}`;
}

function issueOf(document: unknown, fault: Fault): Issue {
  const path = pointer(fault.path);
  const value = valueAt(document, fault.path);
  if (fault.code === 'custom' && typeof fault.params?.['issueCode'] === 'string') {
    return { code: fault.params['issueCode'], path, got: String(fault.params['got']), expected: String(fault.params['expected']) };
  }
  if (value === undefined) return { code: 'MISSING_KEY', path, got: 'nothing', expected: descriptionAt(fault.path) || expectedType(fault) };
  const got = shown(value);
  switch (fault.code) {
    case 'invalid_value':
      if (fault.path.at(-1) === 'formatVersion') return { code: 'UNKNOWN_VERSION', path, got, expected: fault.values.map(String).join(' or ') };
      if (typeof value !== 'string') return { code: 'WRONG_TYPE', path, got, expected: 'a text' };
      return { code: fault.path.at(-1) === 'unit' ? 'WRONG_UNIT' : 'UNKNOWN_VALUE', path, got, expected: oneOf(value, fault.values.map(String)) };
    case 'too_small':
      return { code: 'OUT_OF_RANGE', path, got: sizeOf(value), expected: `at least ${String(fault.minimum)}` };
    case 'too_big':
      return { code: 'OUT_OF_RANGE', path, got: sizeOf(value), expected: `at most ${String(fault.maximum)}` };
    case 'invalid_format':
      return { code: 'WRONG_FORMAT', path, got, expected: expectedFormat(fault.path) };
    case 'invalid_type':
      return { code: 'WRONG_TYPE', path, got, expected: expectedType(fault) };
    default:
      return { code: 'WRONG_VALUE', path, got, expected: fault.message };
  }
}

/** Descriptions of clock times and pointers say their form; those of names say what is named. */
function expectedFormat(path: readonly PropertyKey[]): string {
  const description = descriptionAt(path);
  if (/HH:MM|JSON pointer/.test(description)) return description;
  return description === '' ? NAME_FORM : `${NAME_FORM} (${description})`;
}

function expectedType(fault: Fault): string {
  if (fault.code !== 'invalid_type') return 'a value';
  const names: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', string: 'a text', int: 'a whole number', number: 'a number', boolean: 'true or false' };
  return names[fault.expected] ?? fault.expected;
}

function sizeOf(value: unknown): string {
  return Array.isArray(value) ? `${value.length} entries` : typeof value === 'string' ? `${value.length} characters` : shown(value);
}

/** The value as short JSON. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  // JSON writes null for a number that is too large to be one.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number out of all range';
  const text = JSON.stringify(value) ?? 'nothing';
  return shortened(text);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
