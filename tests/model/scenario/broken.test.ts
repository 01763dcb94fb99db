// Every broken scenario file is refused with exactly the issues that are written beside it, and no other.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/model/scenario/index.ts';

const TESTS = resolve(import.meta.dirname, '../../scenarios');
const SHIPPED = resolve(import.meta.dirname, '../../../sim-scenarios/scenarios');
const shipped = new Set(readdirSync(SHIPPED));
const loadParent = (name: string): string | undefined =>
  shipped.has(`${name}.json`) ? readFileSync(join(SHIPPED, `${name}.json`), 'utf8') : undefined;

const expected = JSON.parse(readFileSync(join(TESTS, 'broken-expected.json'), 'utf8')) as Record<string, { code: string; path: string }[]>;
const files = readdirSync(join(TESTS, 'broken')).map((file) => file.replace(/_invalid\.json$/, ''));

const sorted = (issues: readonly { code: string; path: string }[]): string[] => issues.map(({ code, path }) => `${code} ${path}`).sort();

describe('broken scenarios', () => {
  it('are all listed with their issues', () => {
    expect([...files].sort()).toEqual(Object.keys(expected).sort());
    expect(files.length).toBeGreaterThanOrEqual(20);
  });

  it.each(files)('%s is refused with all of its issues', (name) => {
    const result = parseScenario(readFileSync(join(TESTS, 'broken', `${name}_invalid.json`), 'utf8'), { id: name, loadParent });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(sorted(result.issues)).toEqual(sorted(expected[name]!));
    for (const issue of result.issues) {
      expect(issue.got).not.toBe('');
      expect(issue.expected).not.toBe('');
      expect(issue.got).not.toBe('undefined');
      expect(issue.expected).not.toBe('undefined');
    }
  });
});
