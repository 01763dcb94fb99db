// Lays a scenario file over its parent: objects merge, lists and plain values replace. Knows no meaning of the keys.
import type { Json } from './json-text.ts';

type JsonObject = { readonly [key: string]: Json };

/** Whether the value is a JSON object (not a list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a file takes from its own text only. */
const OWN_KEYS = new Set(['id', 'extends', 'formatVersion', '$schema', 'provenance']);

/** The parent's content with the child's laid over it; neither is changed. */
export function inherited(parent: JsonObject, child: JsonObject): JsonObject {
  const base = Object.fromEntries(Object.entries(parent).filter(([key]) => !OWN_KEYS.has(key)));
  return merged(base, child);
}

function merged(below: JsonObject, above: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = result[key];
    // A quantity is one value: neither its unit nor its number is inherited without the other.
    const isQuantity = isObject(value) && ('value' in value || 'unit' in value);
    result[key] = isObject(old) && isObject(value) && !isQuantity ? merged(old, value) : value;
  }
  return result;
}
