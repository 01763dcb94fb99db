// What every parameter declaration must hold, and that what it cites exists.
import { describe, expect, it } from 'vitest';
import { MODULE_IDS } from '../../../src/model/domain/modules.ts';
import { ALL_PARAMETER_GROUPS, defaultParameterValues } from '../../../src/model/parameters/index.ts';
import { SOURCES } from '../../../src/model/parameters/sources.ts';
import { CLAIMS } from '../../../src/model/domain/claims.ts';

const all = ALL_PARAMETER_GROUPS.flatMap((group) => Object.entries(group.declarations).map(([key, declaration]) => ({ name: `${group.name}.${key}`, ...declaration })));

describe('parameter declarations', () => {
  it('belong to groups of different names', () => {
    const names = ALL_PARAMETER_GROUPS.map((group) => group.name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(defaultParameterValues())).toEqual(names);
    expect(all.length).toBeGreaterThan(100);
  });

  it('have a default inside a finite range, a unit, a label and a source', () => {
    for (const { name, default: value, range, unit, label, source } of all) {
      expect(Number.isFinite(value) && range.every(Number.isFinite) && range[0] <= value && value <= range[1], name).toBe(true);
      expect(unit, name).not.toBe('');
      expect(label, name).toMatch(/^[A-Z0-9].*[^.]$/);
      expect(source.length, name).toBeGreaterThan(3);
    }
  });

  it('cite only codes that the list of sources has', () => {
    const unknown = all.flatMap(({ name, source }) => [...source.matchAll(/\[([A-Z]\d+[a-z]?)\]/g)].filter(([, code]) => !Object.hasOwn(SOURCES, code!)).map(([code]) => `${name} ${code}`));
    expect(unknown).toEqual([]);
  });

  it('call assumed whatever says so in its source', () => {
    const wrong = all.filter(({ kind, source }) => /^assumed\b/.test(source) && kind !== 'assumed').map(({ name }) => name);
    expect(wrong).toEqual([]);
  });

  it('hold an investment for every module that exists', () => {
    const keys = all.map(({ name }) => name);
    for (const module of MODULE_IDS) expect(keys.some((name) => name.startsWith(`economics.${module}Investment`)), module).toBe(true);
  });

  it('do not hold the claimed results as money, shares or years', () => {
    // Claims that are rare enough as numbers to be recognised; round ones such as 100 occur by chance.
    const claimed = [CLAIMS.unitCost!.before, CLAIMS.unitCost!.after, CLAIMS.unitProfit!.before, CLAIMS.unitProfit!.after, 5.8, 3.1, 1.32, 1.28];
    const economics = Object.values(defaultParameterValues().economics);
    expect(economics.filter((value) => claimed.includes(value))).toEqual([]);
  });
});
