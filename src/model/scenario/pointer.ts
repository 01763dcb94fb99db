// JSON pointers (RFC 6901): from path to text and from text to the value in a document.
import type { Json } from './json-text.ts';

/** The pointer of a path, e.g. `/gins/0/stands`; the whole document is the empty text. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a path, or undefined when there is none. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return value;
}

/** The value that a pointer names, or undefined when there is none or the text is no pointer. */
export function resolvePointer(document: Json, text: string): unknown {
  if (text !== '' && !text.startsWith('/')) return undefined;
  const parts = text.split('/').slice(1);
  return valueAt(document, parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')));
}
