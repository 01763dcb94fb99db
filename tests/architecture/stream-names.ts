// Finds the names under which source text draws random numbers. Compares them with nothing.
import { withoutComments } from './source-files.ts';

export interface StreamUse {
  readonly path: string;
  /** The literal name, or the template with its holes as `*`; undefined where the name is computed. */
  readonly name: string | undefined;
}

// A receiver that ends in `streams`, or `new Streams(…)`; the first argument as it is written.
const GET = /(?:\b[sS]treams|\bnew Streams\([^()]*(?:\([^()]*\)[^()]*)*\))\s*\.get\(\s*('[^']*'|"[^"]*"|`[^`]*`|[^,)]+)/g;
const HASH = /\bhashText\(\s*('[^']*'|"[^"]*"|`[^`]*`)/g;

/** Every use of a stream, and every purpose that is hashed for `keyedUniform`, in one file. */
export function streamUses(path: string, text: string): readonly StreamUse[] {
  const code = withoutComments(text);
  return [...code.matchAll(GET), ...code.matchAll(HASH)].map((match) => {
    const written = match[1]!;
    const isLiteral = /^['"`]/.test(written);
    return { path, name: isLiteral ? written.slice(1, -1).replace(/\$\{[^}]*\}/g, '*') : undefined };
  });
}
