// Reads text files of unknown origin: what cannot be read, is too large or is no UTF-8 is an issue, never a failure. Knows no format.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { failure, success, type Result } from '../base/issue.ts';

/** Larger files are refused unread. */
const LARGEST_FILE_BYTES = 50 * 1024 * 1024;

/** Whether there is a file; a name that no file can have means none. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The text of a file, a byte order mark kept. Fails with UNREADABLE, TOO_LARGE or NOT_UTF8. */
export function textOfFile(path: string): Result<string> {
  const refuse = (code: string, got: string, expected: string): Result<string> => failure([{ code, path: basename(path), got, expected }]);
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > LARGEST_FILE_BYTES) return refuse('TOO_LARGE', `${size} bytes`, `at most ${LARGEST_FILE_BYTES}`);
    bytes = readFileSync(path);
  } catch (error) {
    return refuse('UNREADABLE', (error as NodeJS.ErrnoException).code ?? 'nothing', 'a file that can be read');
  }
  try {
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('NOT_UTF8', 'bytes that are not UTF-8', 'text in UTF-8');
  }
}
