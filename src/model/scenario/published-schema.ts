// The JSON schema of scenario files as editors and other programs read it; generated from document.ts, nothing is written by hand.
import { z } from 'zod';
import { valueAt } from './pointer.ts';
import { SCENARIO_DOCUMENT } from './document.ts';

let schema: unknown;

/** The JSON schema (draft 2020-12) of a scenario file as plain data. */
export function scenarioJsonSchema(): unknown {
  schema ??= z.toJSONSchema(SCENARIO_DOCUMENT, { io: 'input' });
  return schema;
}

/** The part of the schema that a path in a document falls under, or undefined. */
function schemaAt(path: readonly PropertyKey[]): unknown {
  let part = scenarioJsonSchema();
  for (const key of path) part = typeof key === 'number' ? valueAt(part, ['items']) : valueAt(part, ['properties', key]);
  return part;
}

/** The keys that an object at a path may have. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(valueAt(schemaAt(path), ['properties']) ?? {});
}

/** What the schema says about the value at a path, or an empty text. */
export function descriptionAt(path: readonly PropertyKey[]): string {
  const text = valueAt(schemaAt(path), ['description']);
  return typeof text === 'string' ? text : '';
}
