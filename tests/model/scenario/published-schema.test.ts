// The published JSON schema: is what the declarations generate, and a checker that knows only the schema agrees with the parser.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../../../src/cli/generate-command.ts';
import { ALL_PARAMETER_GROUPS } from '../../../src/model/parameters/index.ts';
import { scenarioJsonSchema } from '../../../src/model/scenario/index.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SHIPPED = join(ROOT, 'sim-scenarios/scenarios');

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
}

/** The part of draft 2020-12 that the schema uses; written for this test, shares nothing with the parser. */
function isValid(schema: Schema, value: unknown): boolean {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  const typeOf: Readonly<Record<string, boolean>> = {
    object: isRecord,
    array: Array.isArray(value),
    string: typeof value === 'string',
    number: typeof value === 'number',
    integer: Number.isInteger(value),
    boolean: typeof value === 'boolean',
  };
  if (schema.type !== undefined && !typeOf[schema.type]) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value))) return false;
  if (typeof value === 'number' && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))) return false;
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return false;
    if (schema.items && !value.every((item) => isValid(schema.items!, item))) return false;
  }
  if (isRecord) {
    const record = value as Record<string, unknown>;
    if (schema.required?.some((key) => !(key in record))) return false;
    for (const [key, item] of Object.entries(record)) {
      const property = schema.properties?.[key];
      if (property ? !isValid(property, item) : schema.additionalProperties === false) return false;
    }
  }
  return schema.anyOf?.some((option) => isValid(option, value)) ?? true;
}

const published = (): Schema => JSON.parse(readFileSync(join(ROOT, 'sim-scenarios/schema/scenario.schema.json'), 'utf8')) as Schema;
const broken = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, 'tests/scenarios/broken', `${name}_invalid.json`), 'utf8')) as unknown;

describe('published schema', () => {
  it('is what the declarations generate now', () => {
    for (const [path, text] of generatedFiles(ROOT)) expect(readFileSync(join(ROOT, path), 'utf8') === text, `${path} is stale: npx maqta generate`).toBe(true);
  });

  it.each(readdirSync(SHIPPED))('accepts %s', (file) => {
    expect(isValid(published(), JSON.parse(readFileSync(join(SHIPPED, file), 'utf8')))).toBe(true);
  });

  it('refuses what is wrong in form', () => {
    for (const name of ['unknown-key', 'unknown-key-deep', 'wrong-unit', 'number-without-unit', 'missing-key', 'missing-language', 'wrong-type', 'unknown-value', 'unknown-version', 'bad-name']) {
      expect(isValid(published(), broken(name)), name).toBe(false);
    }
  });

  it('lets only a file with a parent leave things out', () => {
    expect(isValid(published(), { formatVersion: 1, extends: 'pilot-cluster' })).toBe(true);
    expect(isValid(published(), { formatVersion: 1 })).toBe(false);
    expect(isValid(published(), { extends: 'pilot-cluster' })).toBe(false);
  });

  it('describes every parameter with its unit', () => {
    const parameters = (scenarioJsonSchema() as Schema).properties!['parameters']!;
    for (const group of ALL_PARAMETER_GROUPS) {
      for (const [key, { unit, label }] of Object.entries(group.declarations)) {
        const property = parameters.properties![group.name]!.properties![key]!;
        expect(property.description).toContain(label);
        expect(property.properties!['unit']!.enum![0]).toBe(unit);
      }
    }
  });
});
