// The way from text to resolved scenario: inheritance, groups, units, digests; and that generated and parsed things agree.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario, type ResolvedScenario } from '../../../src/model/scenario/index.ts';
import { LARGEST_TEXT_BYTES, parseJson } from '../../../src/model/scenario/json-text.ts';
import { acceptedUnits, converted } from '../../../src/model/scenario/units.ts';
import { ALL_PARAMETER_GROUPS, defaultParameterValues } from '../../../src/model/parameters/index.ts';

type JsonObject = Record<string, unknown>;

const PILOT = readFileSync(join(resolve(import.meta.dirname, '../../../sim-scenarios/scenarios'), 'pilot-cluster.json'), 'utf8');
const loadParent = (name: string): string | undefined => (name === 'pilot-cluster' ? PILOT : undefined);

function parsed(document: unknown): ResolvedScenario {
  const result = parseScenario(JSON.stringify(document), { id: 'case', loadParent });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const pilot = (): JsonObject => JSON.parse(PILOT) as JsonObject;
const variant = (rest: JsonObject): JsonObject => ({ formatVersion: 1, extends: 'pilot-cluster', ...rest });

describe('scenario parsing', () => {
  it('lets a variant override single values of objects and whole lists', () => {
    const base = parsed(pilot());
    const changed = parsed(variant({ season: { weatherYears: [2001] }, spinningMills: [{ ...(pilot()['spinningMills'] as JsonObject[])[0], spindles: 7000 }] }));
    expect(changed.season).toEqual({ ...base.season, weatherYears: [2001] });
    expect(changed.cluster.spinningMills).toEqual([{ ...base.cluster.spinningMills[0]!, spindles: 7000 }]);
    expect(changed.cluster.gins).toEqual(base.cluster.gins);
  });

  it('takes a quantity of a variant as a whole, so that a unit is never inherited without its number', () => {
    const result = parseScenario(JSON.stringify(variant({ season: { waterQuota: { value: 7000 } } })), { id: 'case', loadParent });
    expect(result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['MISSING_KEY /season/waterQuota/unit']);
    const unitOnly = parseScenario(JSON.stringify(variant({ season: { waterQuota: { unit: 'L/m2' } } })), { id: 'case', loadParent });
    expect(unitOnly.ok ? [] : unitOnly.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['MISSING_KEY /season/waterQuota/value']);
  });

  it('says plainly what a name looks like, what a count may be and that a number is none', () => {
    const words = (text: string): string[] => {
      const result = parseScenario(text, { id: 'case', loadParent });
      return result.ok ? [] : result.issues.map(({ code, got, expected }) => `${code}: ${got}, not ${expected}`);
    };
    expect(words(JSON.stringify(variant({ id: 'My Case' })))[0]).toContain('"My Case", not lower-case words joined by hyphens');
    expect(words(JSON.stringify(variant({ parameters: { people: { ginFitters: { value: 0, unit: '1' } } } })))).toEqual(['OUT_OF_RANGE: 0, not 1 to 5']);
    expect(words(JSON.stringify(variant({ season: { waterQuota: { value: 7777, unit: 'm3/ha' } } })).replace('7777', '1e999'))[0]).toContain('out of all range');
    expect(words(JSON.stringify(variant({ ['k'.repeat(1000)]: 1 })))[0]!.length).toBeLessThan(500);
  });

  it('takes the file name as id when the file gives none', () => {
    expect(parsed(variant({})).id).toBe('case');
  });

  it('gives the same digest whatever the order of keys, units written or words used', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).toReversed().map(([key, item]) => [key, reversed(item)]));
    };
    const document = pilot();
    const { digest } = parsed(document);
    expect(parsed(reversed(document)).digest).toBe(digest);
    expect(parsed({ ...document, title: { en: 'a', ru: 'б', kk: 'ә' } }).digest).toBe(digest);
    const quota = (value: number, unit: string): JsonObject => ({ ...document, season: { ...(document['season'] as JsonObject), waterQuota: { value, unit } } });
    expect(parsed(quota(600, 'L/m2')).digest).toBe(digest);
    expect(parsed(quota(6001, 'm3/ha')).digest).not.toBe(digest);
  });

  it('expands a group into members, matches groups in order and lets a member go its own way', () => {
    const document = pilot();
    const farm = (document['farms'] as JsonObject[])[0]!;
    const spread = { value: 5, unit: 'km' };
    document['farms'] = [{ ...farm, id: 'fields', count: 6, spread }];
    const point = (document['receivingPoints'] as JsonObject[])[0]!;
    document['receivingPoints'] = [{ ...point, id: 'points', count: 3, spread }];
    document['gins'] = [(document['gins'] as JsonObject[])[0]!];
    document['routes'] = [
      { from: 'fields', to: 'points' },
      { from: 'fields-1', to: 'points-3' },
      { from: 'points', to: 'gin-1' },
      { from: 'gin-1', to: 'spinning-mill' },
      { from: 'spinning-mill', to: 'textile-mill' },
      { from: 'textile-mill', to: 'market' },
    ];
    document['provenance'] = [];
    const { cluster } = parsed(document);
    const names = cluster.blocks.map((block) => [cluster.sites[block.site]!.id, cluster.sites[block.receivingPointSite]!.id]);
    expect(names).toEqual([
      ['fields-1', 'points-3'],
      ['fields-2', 'points-1'],
      ['fields-3', 'points-2'],
      ['fields-4', 'points-2'],
      ['fields-5', 'points-3'],
      ['fields-6', 'points-3'],
    ]);
    for (const block of cluster.blocks) {
      const { position } = cluster.sites[block.site]!;
      // Centre of the group is at −9, 6 km; positions are rounded to metres.
      expect(Math.hypot(position.xKm + 9, position.yKm - 6)).toBeLessThanOrEqual(5.002);
    }
    expect(new Set(cluster.sites.map((site) => site.id)).size).toBe(cluster.sites.length);
  });

  it('fills every parameter with its default and names the ones that the scenario overrides', () => {
    expect(parsed(pilot()).parameters).toEqual(defaultParameterValues());
    const changed = parsed(variant({ parameters: { economics: { discountRate: { value: 10, unit: '%' } } } }));
    expect(changed.overridden).toEqual(['economics.discountRate']);
    expect(changed.parameters.economics.discountRate).toBeCloseTo(0.1, 12);
    expect({ ...changed.parameters.economics, discountRate: 0 }).toEqual({ ...defaultParameterValues().economics, discountRate: 0 });
  });

  it('accepts every declared default written in its own unit', () => {
    const parameters = Object.fromEntries(
      ALL_PARAMETER_GROUPS.map((group) => [
        group.name,
        Object.fromEntries(Object.entries(group.declarations).map(([key, { unit, default: value }]) => [key, { value, unit }])),
      ]),
    );
    expect(parsed(variant({ parameters })).parameters).toEqual(defaultParameterValues());
  });

  it('leaves process points that are not named on paper', () => {
    const { digitalisation } = parsed(variant({ digitalisation: { weighbridge: false, baleHvi: true } }));
    expect(digitalisation.weighbridge).toBe(false);
    expect(digitalisation.baleHvi).toBe(true);
    expect(digitalisation.canopyImage).toBe(false);
  });

  it('names the parent when the fault lies in its text', () => {
    const faulty = PILOT.replace('"soil": "Loam"', '"soil": "Lome"');
    const result = parseScenario(JSON.stringify(variant({})), { id: 'case', loadParent: () => faulty });
    expect(result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['UNKNOWN_VALUE pilot-cluster#/farms/0/soil']);
    const cut = parseScenario(JSON.stringify(variant({})), { id: 'case', loadParent: () => PILOT.slice(0, 500) });
    expect(cut.ok ? [] : cut.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['TRUNCATED pilot-cluster#']);
  });

  it('suggests the word that a mistyped one meant', () => {
    const hint = (rest: JsonObject): string => {
      const result = parseScenario(JSON.stringify(variant(rest)), { id: 'case', loadParent });
      return result.ok ? '' : result.issues[0]!.expected;
    };
    expect(hint({ digitalisation: { wheighbridge: true } })).toContain('"weighbridge"');
    expect(hint({ parameters: { economic: {} } })).toContain('"economics"');
    expect(hint({ season: { waterQuota: { value: 1, unit: 'm3/a' } } })).toContain('"m3/ha"');
  });
});

describe('JSON text', () => {
  it('is refused unread when it is larger than 50 MB', () => {
    const result = parseJson(' '.repeat(LARGEST_TEXT_BYTES + 1), '');
    expect(result.ok ? '' : result.issues[0]!.code).toBe('TOO_LARGE');
  });

  it('is accepted exactly when the engine parses it, keys written twice apart', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:0123.eE-+truefalsn \\u'.split('')), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(noise, fc.json({ maxDepth: 4 })), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const result = parseJson(text, '');
        const isDuplicate = !result.ok && result.issues.every(({ code }) => code === 'DUPLICATE_KEY' || code === 'UNKNOWN_KEY');
        expect(result.ok || isDuplicate).toBe(isJson);
        if (result.ok) expect(result.value).toEqual(JSON.parse(text));
      }),
      { seed: 20_251_121, numRuns: 4000 },
    );
  });

  it('says line and column of the first fault, and tells a text that was cut from one that is wrong', () => {
    const issue = (text: string): { code: string; got: string } => {
      const result = parseJson(text, '');
      return result.ok ? { code: '', got: '' } : result.issues[0]!;
    };
    expect(issue('{\n  "a": 1,\n  b: 2 }')).toMatchObject({ code: 'NOT_JSON', got: '"b: 2 }" at line 3, column 3' });
    const whole = '{"a":[1,true,"x\\u00e9y",{"b":-1.5e3}]}';
    for (let length = 1; length < whole.length; length += 1) {
      // A number that is cut inside may still be a number, but the document is open then.
      expect(issue(whole.slice(0, length)).code).toBe('TRUNCATED');
    }
  });
});

describe('units', () => {
  it('convert by their definitions', () => {
    expect(converted(1.2, 't/h', 'kg/h')).toBeCloseTo(1200, 9);
    expect(converted(480, 'lb', 'kg')).toBeCloseTo(217.7243, 4);
    expect(converted(35, '%', 'fraction')).toBeCloseTo(0.35, 12);
    expect(converted(1, 'km2', 'ha')).toBe(100);
    expect(converted(74.8, 'cent/lb', 'USD/kg')).toBeCloseTo(1.649, 3);
    expect(converted(300, 'K', '°C')).toBeCloseTo(26.85, 10);
    expect(converted(1, 'Gcal', 'MJ')).toBeCloseTo(4186.8, 9);
  });

  it('come back unchanged after there and back, and never mix what is not the same', () => {
    for (const group of ALL_PARAMETER_GROUPS) {
      for (const { unit, default: value } of Object.values(group.declarations)) {
        for (const other of acceptedUnits(unit)) {
          const there = converted(value, unit, other)!;
          // Two roundings of 2⁻⁵³ each, and the offset of temperatures.
          expect(converted(there, other, unit)! - value).toBeCloseTo(0, 9 - Math.ceil(Math.log10(Math.abs(value) + 1)));
        }
      }
    }
    expect(converted(1, 'kg', 'm')).toBeUndefined();
    expect(converted(1, 'furlong', 'm')).toBeUndefined();
    expect(converted(1, 'furlong', 'furlong')).toBe(1);
  });
});
