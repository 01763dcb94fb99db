// Golden digests: what would make them change is any change of the model, of a shipped scenario or of the order of random numbers.
// The independent check beside them: the same digests from real workers in Chromium and Firefox (tests/browser), and books that
// balance to the gram (tests/simulation). Re-record with RECORD_DIGESTS=1, which writes the file and fails the run on purpose.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dailyDigests } from '../../src/experiment/replications.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';
import { firstDivergentDay, GOLDEN_CASES, GOLDEN_SEED, goldenKey, modulesOf, type GoldenDigests } from './cases.ts';

const FILE = join(import.meta.dirname, 'digests.json');
const isRecording = process.env['RECORD_DIGESTS'] === '1';

it('gives the recorded digest on every day of every shipped scenario', { timeout: 600_000 }, () => {
  const weather = shippedWeather();
  const got: Record<string, { run: string; days: readonly string[] }> = {};
  for (const each of GOLDEN_CASES) {
    const options = { policy: each.policy, seed: GOLDEN_SEED, modules: modulesOf(each.policy) };
    got[goldenKey(each)] = dailyDigests(shippedScenario(each.scenario), weather, options);
  }
  if (isRecording) {
    writeFileSync(FILE, `${JSON.stringify(got, undefined, 1)}\n`);
    expect.fail('digests recorded; run again without RECORD_DIGESTS');
  }
  expect(existsSync(FILE), 'the reference digests are missing').toBe(true);
  const reference = JSON.parse(readFileSync(FILE, 'utf8')) as GoldenDigests;
  expect(Object.keys(reference).sort()).toEqual(Object.keys(got).sort());
  for (const [key, { run, days }] of Object.entries(got)) {
    expect(firstDivergentDay(days, reference[key]!.days), `${key}: first divergent day`).toBeUndefined();
    expect(run, key).toBe(reference[key]!.run);
  }
});
