// Random streams by name: every name is registered, every registered name is drawn from, and no two names of a run share a hash.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashText } from '../../src/engine/random.ts';
import { MACHINE_STREAM_ENDINGS, STREAM_NAMES } from '../../src/model/domain/streams.ts';
import { parseScenario } from '../../src/model/scenario/index.ts';
import { PROJECT_ROOT, sourceFiles } from './source-files.ts';
import { streamUses, type StreamUse } from './stream-names.ts';

/** Benchmarks of the bare engine run without a cluster, so their names are not those of a run. */
const isOfRun = ({ path }: StreamUse): boolean => !path.startsWith('src/engine/benchmarks/');
/** Streams of machine units: `<name of the group>.<ending>`, where the name is only known with the scenario. */
const isOfMachines = (name: string): boolean => name.startsWith('*.');

const uses = sourceFiles('src').flatMap(({ path, text }) => streamUses(path, text)).filter(isOfRun);
const registered: readonly string[] = STREAM_NAMES;

describe('the scanner', () => {
  const names = (text: string): readonly (string | undefined)[] => streamUses('a.ts', text).map(({ name }) => name);

  it('reads literals, templates and hashed purposes, and tells a computed name', () => {
    expect(names("this.#streams.get('gin.stop', 1)")).toEqual(['gin.stop']);
    expect(names('world.streams.get(`${site.id}.life`, unit)')).toEqual(['*.life']);
    expect(names("new Streams(seed, first(2)).get('decision.core', 0)")).toEqual(['decision.core']);
    expect(names("const P = hashText('information.noise');")).toEqual(['information.noise']);
    expect(names('streams\n  .get(purpose, 0)')).toEqual([undefined]);
  });

  it('passes over comments and other maps', () => {
    expect(names("// streams.get('a', 0)\n/* streams.get('b', 0) */ map.get('c'); byStream.get('d');")).toEqual([]);
  });
});

describe('stream names', () => {
  it('finds the streams of the run', () => {
    expect(uses.length).toBeGreaterThan(10);
  });

  it('are written out where they are used, so that they can be checked', () => {
    expect(uses.filter(({ name }) => name === undefined).map(({ path }) => path)).toEqual([]);
  });

  it('are all registered', () => {
    const endings = MACHINE_STREAM_ENDINGS.map((ending) => `*.${ending}`);
    const unknown = uses.filter(({ name }) => name !== undefined && !(isOfMachines(name) ? endings.includes(name) : registered.includes(name)));
    expect(unknown.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  it('are all drawn from', () => {
    const used = new Set(uses.map(({ name }) => name));
    expect(registered.filter((name) => !used.has(name))).toEqual([]);
    expect(MACHINE_STREAM_ENDINGS.filter((ending) => !used.has(`*.${ending}`))).toEqual([]);
  });

  it('are registered once each, as stage and purpose', () => {
    expect(new Set(registered).size).toBe(registered.length);
    for (const name of registered) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
  });

  it('have different hashes, together with every machine stream of each shipped scenario', () => {
    const groups = new Set(
      sourceFiles('src/model').flatMap(({ text }) => [
        ...[...text.matchAll(/\bgroup: '([A-Za-z]+)'/g)].map((match) => match[1]!),
        ...[...text.matchAll(/const [A-Z_]*PROCESSES = \[([^\]]*)\]/g)].flatMap((match) => [...match[1]!.matchAll(/'([A-Za-z]+)'/g)].map((name) => name[1]!)),
      ]),
    );
    expect([...groups]).toEqual(expect.arrayContaining(['stand', 'ring']));
    const folder = join(PROJECT_ROOT, 'sim-scenarios/scenarios');
    const read = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8');
    const ids = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const parsed = parseScenario(read(id), { id, loadParent: (name) => (ids.includes(name) ? read(name) : undefined) });
      if (!parsed.ok) throw new Error(`${id} does not parse`);
      const plants = parsed.value.cluster.sites.filter(({ kind }) => kind === 'gin' || kind === 'spinningMill' || kind === 'textileMill');
      const names = new Set<string>(registered);
      for (const site of plants) {
        for (const group of groups)
          for (const ending of MACHINE_STREAM_ENDINGS) names.add(`${site.id}.${group}.${ending}`).add(`gin.${site.id}.${group}.${ending}`);
      }
      const nameOfHash = new Map<number, string>();
      for (const name of names) {
        expect(nameOfHash.get(hashText(name)), `${name} in ${id}`).toBeUndefined();
        nameOfHash.set(hashText(name), name);
      }
    }
  });
});
