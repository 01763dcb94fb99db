// The JSON schema of scenario files as editors and other programs read it; generated from document.ts, nothing is written by hand.
import { z } from 'zod';
import { SCENARIO_DOCUMENT } from './document.ts';
import { valueAt } from './pointer.ts';

type Schema = { readonly [key: string]: unknown };

let whole: Schema | undefined;

/** The schema of a file that stands for itself. */
function wholeSchema(): Schema {
  whole ??= z.toJSONSchema(SCENARIO_DOCUMENT, { io: 'input' }) as Schema;
  return whole;
}

/** The JSON schema (draft 2020-12) of a scenario file as plain data: with `extends` a file may leave out what its parent gives. */
export function scenarioJsonSchema(): unknown {
  const { relaxed, requirement } = relaxedSchema(wholeSchema());
  const { $schema, title, description, ...rest } = relaxed;
  return { $schema, title, description, ...rest, required: ['formatVersion'], anyOf: [{ required: ['extends'] }, requirement] };
}

/**
 * Splits an object schema into one that asks for nothing and one that asks for what was required. Lists and quantities stay whole,
 * because a variant replaces them as a whole.
 */
function relaxedSchema(schema: Schema): { relaxed: Schema; requirement: Schema } {
  const properties = schema['properties'] as { readonly [key: string]: Schema } | undefined;
  if (!properties || ('value' in properties && 'unit' in properties)) return { relaxed: schema, requirement: {} };
  const { required, ...relaxed } = schema;
  const own: Record<string, Schema> = {};
  const asked: Record<string, Schema> = {};
  for (const [key, property] of Object.entries(properties)) {
    const inner = relaxedSchema(property);
    own[key] = inner.relaxed;
    if (Object.keys(inner.requirement).length > 0) asked[key] = inner.requirement;
  }
  return {
    relaxed: { ...relaxed, properties: own },
    requirement: { ...(required ? { required } : {}), ...(Object.keys(asked).length > 0 ? { properties: asked } : {}) },
  };
}

/** The part of the schema that a path in a document falls under, or undefined. */
function schemaAt(path: readonly PropertyKey[]): unknown {
  let part: unknown = wholeSchema();
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
