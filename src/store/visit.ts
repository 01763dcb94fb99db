// What one tab was in the middle of, for the page loaded anew: a brought scenario's text and the day on the screen. Its stored form is checked whole.
import { isSeed } from './session.ts';
import type { ScenarioSource } from '../runtime/protocol.ts';

export const VISIT_KEY = 'maqta-visit';

/** Texts longer than this are not kept: the browser's store of a tab holds about five million characters. */
const LONGEST_TEXT = 2_000_000;

export interface Visit {
  /** Undefined for a shipped scenario, which the session names. */
  readonly file: { readonly name: string; readonly text: string } | undefined;
  /** The day belongs to this scenario only. */
  readonly digest: string;
  readonly day: number;
}

/** The visit as text for the browser's store. */
export function encodeVisit(source: ScenarioSource, digest: string, day: number): string {
  const isKept = source.kind === 'text' && source.text.length <= LONGEST_TEXT;
  return JSON.stringify({ format: 1, file: isKept ? { name: source.name, text: source.text } : undefined, digest, day: Math.floor(day) } satisfies Visit & { readonly format: number });
}

/** The visit of a stored text; undefined when anything in it is not as expected. */
export function decodeVisit(stored: string): Visit | undefined {
  let read: unknown;
  try {
    read = JSON.parse(stored);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { format, file, digest, day } = read as Record<string, unknown>;
  if (format !== 1 || typeof digest !== 'string' || !isSeed(day)) return undefined;
  if (file === undefined) return { file: undefined, digest, day };
  if (typeof file !== 'object' || file === null) return undefined;
  const { name, text } = file as Record<string, unknown>;
  return typeof name === 'string' && typeof text === 'string' ? { file: { name, text }, digest, day } : undefined;
}
