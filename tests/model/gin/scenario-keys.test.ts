// What a scenario may say of a gin's machines and people: sound values arrive in the cluster, empty ones are refused all at once.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/model/scenario/index.ts';

const PILOT = readFileSync(resolve(import.meta.dirname, '../../../sim-scenarios/scenarios/pilot-cluster.json'), 'utf8');

function parseWith(changes: Readonly<Record<string, unknown>>) {
  const pilot = JSON.parse(PILOT) as { gins: Record<string, unknown>[] };
  const gins = pilot.gins.map((gin, index) => (index === 0 ? { ...gin, ...changes } : gin));
  return parseScenario(JSON.stringify({ ...pilot, gins }), { id: 'pilot-cluster', loadParent: () => undefined });
}

describe('a gin in a scenario', () => {
  it('may name its shifts, operators and fitters', () => {
    const parsed = parseWith({ shifts: 2, operators: 9, fitters: 3 });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const [first, second] = parsed.value.cluster.gins;
    expect([first!.shifts, first!.operators, first!.fitters]).toEqual([2, 9, 3]);
    expect(second).not.toHaveProperty('operators');
  });

  it('without stands, vehicles, operators or fitters is refused with every fault', () => {
    const parsed = parseWith({ stands: 0, vehicles: 0, shifts: 4, operators: 0, fitters: 0 });
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    const faults = parsed.issues.map(({ code, path }) => `${code} ${path}`);
    for (const key of ['stands', 'vehicles', 'shifts', 'operators', 'fitters']) expect(faults).toContain(`OUT_OF_RANGE /gins/0/${key}`);
  });
});
