// Many choices of modules beside one baseline run give what each gives with a baseline run of its own.
import { describe, expect, it } from 'vitest';
import { runChoices, runReplication, type ModuleChoice } from '../../src/experiment/replications.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const scenario = shippedScenario('pilot-cluster');
const weather = shippedWeather();
// Harvest and ginning need no forecast, so no core has to be trained.
const CHOICES: readonly ModuleChoice[] = [
  { modules: new Set(['ginning']), policies: ['baseline', 'ai'] },
  { modules: new Set(['harvest', 'ginning']), policies: ['baseline', 'ai', 'oracle'] },
];

describe('choices of modules', () => {
  it('share a baseline run and differ in nothing from runs of their own', () => {
    const together = runChoices(scenario, weather, { seed: 3, replication: 1, core: undefined }, CHOICES);
    const alone = CHOICES.map((choice) => runReplication(scenario, weather, { seed: 3, replication: 1, core: undefined, ...choice }));
    expect(together).toEqual(alone);
    expect(new Set(together.map((result) => result.digest.ai)).size).toBe(2);
    expect(together[0]!.digest.oracle).toBeUndefined();
  });
});
