// What a scenario may say about a spinning mill: routes, positions, machines, campaigns, store; and every contradiction refused at once.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SpinningMill } from '../../../src/model/domain/cluster.ts';
import { parseScenario } from '../../../src/model/scenario/index.ts';

type JsonObject = Record<string, unknown>;

const PILOT = readFileSync(join(resolve(import.meta.dirname, '../../../sim-scenarios/scenarios'), 'pilot-cluster.json'), 'utf8');
const MILL = ((JSON.parse(PILOT) as JsonObject)['spinningMills'] as JsonObject[])[0]!;
const ne = (value: number): JsonObject => ({ value, unit: 'Ne' });

/** The pilot's mill with changes; `undefined` takes a key away. */
function parse(changes: JsonObject): ReturnType<typeof parseScenario> {
  const document = { formatVersion: 1, extends: 'pilot-cluster', spinningMills: [{ ...MILL, ...changes }] };
  return parseScenario(JSON.stringify(document), { id: 'case', loadParent: () => PILOT });
}
function millOf(changes: JsonObject): SpinningMill {
  const result = parse(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value.cluster.spinningMills[0]!;
}
function issuesOf(changes: JsonObject): string[] {
  const result = parse(changes);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.replace('/spinningMills/0', '')}`).sort();
}

describe('a spinning mill', () => {
  it('is a carded ring mill without limits when nothing more is said', () => {
    const mill = millOf({});
    expect(mill.spindles).toBe(6000);
    for (const key of ['route', 'storeBales', 'machines', 'campaigns']) expect(mill).not.toHaveProperty(key);
  });

  it('may comb, or spin on rotors, with machines, store and campaigns of its own', () => {
    expect(millOf({ route: 'combed-ring', machines: { comber: 4 } })).toMatchObject({ route: 'combed-ring', spindles: 6000, machines: { comber: 4 } });
    const rotor = millOf({ route: 'rotor', spindles: undefined, rotors: 800, storeBales: 500, campaigns: [{ yarnCount: ne(20), laydowns: 3 }] });
    expect(rotor).toMatchObject({ route: 'rotor', spindles: 800, storeBales: 500, campaigns: [{ countNe: 20, laydowns: 3 }] });
  });

  it('is refused without the positions of its route, or with those of another', () => {
    expect(issuesOf({ spindles: undefined })).toEqual(['MISSING_KEY /spindles']);
    expect(issuesOf({ route: 'rotor' })).toEqual(['MISSING_KEY /rotors', 'NOT_ON_ROUTE /spindles']);
    expect(issuesOf({ rotors: 100 })).toEqual(['NOT_ON_ROUTE /rotors']);
  });

  it('is refused with no spindles or rotors at all, an unknown route, an unknown machine', () => {
    expect(issuesOf({ spindles: 0 })).toEqual(['OUT_OF_RANGE /spindles']);
    expect(issuesOf({ route: 'rotor', spindles: undefined, rotors: 0 })).toEqual(['OUT_OF_RANGE /rotors']);
    expect(issuesOf({ route: 'rotors' })).toEqual(['UNKNOWN_VALUE /route']);
    expect(issuesOf({ machines: { combers: 2 } })).toEqual(['UNKNOWN_KEY /machines/combers']);
  });

  it('is refused with machines of another route, none or a laydown that its store cannot hold, all at once', () => {
    expect(issuesOf({ machines: { comber: 2, rotor: 1, card: 0 }, storeBales: 23, campaigns: [{ yarnCount: ne(-30), laydowns: 0 }] })).toEqual([
      'LAYDOWN_EXCEEDS_STORE /laydownBales',
      'NOT_ON_ROUTE /machines/comber',
      'NOT_ON_ROUTE /machines/rotor',
      'OUT_OF_RANGE /campaigns/0/laydowns',
      'OUT_OF_RANGE /campaigns/0/yarnCount/value',
      'OUT_OF_RANGE /machines/card',
    ]);
    expect(issuesOf({ storeBales: 24 })).toEqual([]);
  });
});
