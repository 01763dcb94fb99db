// Pieces of the command line that need no process: module lists, scaling of clusters, folders that appear whole.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixed } from '../../src/cli/fixed.ts';
import { moduleList, oneOfNames, wholeNumber } from '../../src/cli/option-values.ts';
import { OutFolder } from '../../src/cli/out-folder.ts';
import { scaledDocument } from '../../src/cli/scaled-scenario.ts';
import { MODULE_IDS } from '../../src/model/domain/modules.ts';
import { parseScenario, type ResolvedScenario } from '../../src/model/scenario/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'maqta-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('numbers in tables', () => {
  it('carry no sign when they round to nothing', () => {
    expect(fixed(-0.004, 2)).toBe('0.00');
    expect(fixed(-0, 1)).toBe('0.0');
    expect(fixed(-0.006, 2)).toBe('-0.01');
    expect(fixed(-12, 0)).toBe('-12');
  });
});

describe('option values', () => {
  it('read module lists', () => {
    expect([...moduleList('all')]).toEqual([...MODULE_IDS]);
    expect(moduleList('none').size).toBe(0);
    expect([...moduleList('haulage, laydown')]).toEqual(['haulage', 'laydown']);
    expect(() => moduleList('')).toThrow();
    expect(() => moduleList('haulage,')).toThrow();
    expect(() => moduleList('all,haulage')).toThrow();
  });

  it('refuse a module that does not exist by its name', () => {
    expect(() => moduleList('haulage,laidown')).toThrow('Did you mean laydown?');
  });

  it('read whole numbers in their limits and nothing else', () => {
    const read = wholeNumber(1, 50);
    expect(read('50')).toBe(50);
    for (const text of ['0', '51', '1e1', ' 5', '0x5', '', '-3', '99999999999999999999']) expect(() => read(text), text).toThrow();
  });

  it('suggest the name that was meant', () => {
    expect(() => oneOfNames(['baseline', 'ai'])('basline')).toThrow('Did you mean baseline?');
  });
});

describe('scaled clusters', () => {
  const text = readFileSync(join(ROOT, 'sim-scenarios/scenarios/national.json'), 'utf8');
  const scaled = (factor: number): ResolvedScenario => {
    const result = parseScenario(JSON.stringify(scaledDocument(JSON.parse(text), factor)), { id: 'scaled', loadParent: () => undefined });
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value;
  };
  const areaHa = ({ cluster }: ResolvedScenario): number => cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0);
  const lintKgPerHour = ({ cluster }: ResolvedScenario): number => cluster.gins.reduce((sum, gin) => sum + gin.stands * gin.lintKgPerStandHour, 0);

  it.each([0.025, 0.25, 2.5])('keep area and gin capacity in proportion at %f times the size', (factor) => {
    const whole = scaled(1);
    const other = scaled(factor);
    // Sums of some hundred doubles: relative error far below 1e-9.
    expect(areaHa(other) / areaHa(whole) / factor).toBeCloseTo(1, 9);
    expect(lintKgPerHour(other) / lintKgPerHour(whole) / factor).toBeCloseTo(1, 9);
    expect(Math.sign(other.cluster.blocks.length - whole.cluster.blocks.length)).toBe(Math.sign(factor - 1));
  });
});

describe('out folder', () => {
  it('shows its files only once they are all written', () => {
    const target = join(folder, 'deep/result');
    const out = new OutFolder(target);
    out.appendTable('a.csv', { header: ['x', 'y'], rows: [[1, 'one']] });
    out.appendTable('a.csv', { header: ['x', 'y'], rows: [[2, 'with, comma'], [3, '']] });
    out.writeText('b.txt', 'text');
    expect(existsSync(target)).toBe(false);
    out.publish();
    expect(readdirSync(target).sort()).toEqual(['a.csv', 'b.txt']);
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('x,y\n1,one\n2,"with, comma"\n3,\n');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['result']);
  });

  it('leaves nothing behind when it is given up', () => {
    const out = new OutFolder(join(folder, 'given-up'));
    out.writeText('b.txt', 'text');
    out.discard();
    expect(readdirSync(folder).filter((name) => name.includes('given-up'))).toEqual([]);
  });
});
