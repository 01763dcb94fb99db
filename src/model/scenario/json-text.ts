// Reads JSON text of unknown origin: says where it breaks, refuses what is too large or too deep, and finds keys written twice.
import { failure, success, type Issue, type Result } from '../../base/issue.ts';
import { pointer } from './pointer.ts';

/** Longer texts are refused before they are read. */
export const LARGEST_TEXT_BYTES = 8_000_000;
const DEEPEST_NESTING = 64;

/** Plain data as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The data of a JSON text. Fails with TOO_LARGE, TRUNCATED, NOT_JSON, TOO_DEEP or DUPLICATE_KEY; `document` names the text in the issue's path. */
export function parseJson(text: string, document: string): Result<Json> {
  if (text.length > LARGEST_TEXT_BYTES) {
    return failure([{ code: 'TOO_LARGE', path: document, got: `${text.length} characters`, expected: `at most ${LARGEST_TEXT_BYTES}` }]);
  }
  const scanner = new Scanner(text, document);
  const fault = scanner.fault();
  if (fault) return failure([fault]);
  if (scanner.duplicates.length > 0) return failure(scanner.duplicates);
  return success(JSON.parse(text) as Json);
}

/** Thrown inside the scanner only. */
class Stop extends Error {}

/** Walks the text by the grammar of RFC 8259 without building anything. */
class Scanner {
  readonly duplicates: Issue[] = [];
  readonly #text: string;
  readonly #document: string;
  #at = 0;
  #code = 'NOT_JSON';
  #expected = '';

  constructor(text: string, document: string) {
    this.#text = text;
    this.#document = document;
  }

  fault(): Issue | undefined {
    try {
      if (this.#text.charCodeAt(0) === 0xfeff) this.#stop('JSON without a byte order mark');
      this.#space();
      this.#value([]);
      this.#space();
      if (this.#at < this.#text.length) this.#stop('the end of the text');
      return undefined;
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const before = this.#text.slice(0, this.#at).split('\n');
      const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
      const isEnd = this.#at >= this.#text.length;
      const code = this.#code === 'NOT_JSON' && isEnd && this.#text.trim() !== '' ? 'TRUNCATED' : this.#code;
      const got = isEnd ? `the end of the text at ${place}` : `${JSON.stringify(this.#text.slice(this.#at, this.#at + 12))} at ${place}`;
      return { code, path: this.#document, got, expected: this.#expected };
    }
  }

  #stop(expected: string): never {
    this.#expected = expected;
    throw new Stop();
  }

  #space(): void {
    while (this.#at < this.#text.length && ' \t\n\r'.includes(this.#text[this.#at]!)) this.#at += 1;
  }

  #value(path: readonly (string | number)[]): void {
    if (path.length > DEEPEST_NESTING) {
      this.#code = 'TOO_DEEP';
      this.#stop(`at most ${DEEPEST_NESTING} levels`);
    }
    const character = this.#text[this.#at];
    if (character === '{') this.#object(path);
    else if (character === '[') this.#array(path);
    else if (character === '"') this.#string();
    else this.#scalar();
  }

  #object(path: readonly (string | number)[]): void {
    const seen = new Set<string>();
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === '}') {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') this.#stop('a key in double quotes');
      const key = this.#string();
      if (seen.has(key) || key === '__proto__') {
        const at = this.#document + pointer([...path, key]);
        this.duplicates.push({ code: seen.has(key) ? 'DUPLICATE_KEY' : 'UNKNOWN_KEY', path: at, got: key, expected: seen.has(key) ? 'each key once' : 'a key of the format' });
      }
      seen.add(key);
      this.#space();
      if (this.#text[this.#at] !== ':') this.#stop('":"');
      this.#at += 1;
      this.#space();
      this.#value([...path, key]);
      this.#space();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== '}') this.#stop('"," or "}"');
      this.#at += 1;
      if (next === '}') return;
    }
  }

  #array(path: readonly (string | number)[]): void {
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === ']') {
      this.#at += 1;
      return;
    }
    for (let index = 0; ; index += 1) {
      this.#space();
      this.#value([...path, index]);
      this.#space();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== ']') this.#stop('"," or "]"');
      this.#at += 1;
      if (next === ']') return;
    }
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]!;
      if (character === '"') {
        this.#at += 1;
        return JSON.parse(this.#text.slice(start, this.#at)) as string;
      }
      if (character < ' ') this.#stop('no bare control character in a text');
      if (character === '\\') {
        const escape = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 6));
        if (!escape) {
          if (this.#text.length - this.#at < 6) this.#at = this.#text.length;
          this.#stop('a JSON escape');
        }
        this.#at += escape[0].length;
      } else this.#at += 1;
    }
    this.#stop('a closing quote');
  }

  #scalar(): void {
    const rest = this.#text.slice(this.#at, this.#at + 400);
    const match = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(rest);
    const isCut =
      match?.[0] !== rest &&
      this.#at + rest.length >= this.#text.length &&
      /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-(?:\d+)?(?:\.\d*)?(?:[eE][+-]?)?|\d+(?:\.|(?:\.\d+)?[eE][+-]?))$/.test(rest);
    if (isCut) this.#at = this.#text.length;
    if (isCut || !match) this.#stop('a JSON value');
    this.#at += match[0].length;
  }
}
