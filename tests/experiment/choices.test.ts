// Many choices of modules beside one baseline run give what each gives with a baseline run of its own.
import { describe, expect, it } from 'vitest';
import type { DecisionCore } from '../../src/decision/core.ts';
import { runChoices, runReplication, type ModuleChoice } from '../../src/experiment/replications.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const scenario = shippedScenario('pilot-cluster');
const weather = shippedWeather();
/** Harvest and ginning need no forecast, so nothing has to be learnt; without any core every policy would be the baseline rule. */
const core: DecisionCore = { seasons: 0, forecasters: {}, baleCategories: undefined, usualEndBreaks: 0 };
const CHOICES: readonly ModuleChoice[] = [
  { modules: new Set(['ginning']), policies: ['baseline', 'ai'] },
  { modules: new Set(['harvest', 'ginning']), policies: ['baseline', 'ai', 'oracle'] },
];

describe('choices of modules', () => {
  it('share a baseline run and differ in nothing from runs of their own', () => {
    const together = runChoices(scenario, weather, { seed: 3, replication: 1, core }, CHOICES);
    const alone = CHOICES.map((choice) => runReplication(scenario, weather, { seed: 3, replication: 1, core, ...choice }));
    expect(together).toEqual(alone);
    expect(new Set(together.map((result) => result.digest.ai)).size).toBe(2);
    // The modules do decide: lots are ginned by their own setting, so that more lint is kept than by one for all.
    for (const { kpis } of together) expect(kpis.ai!.lintTurnout!).toBeGreaterThan(kpis.baseline!.lintTurnout!);
    expect(together[0]!.digest.oracle).toBeUndefined();
  });
});
