// How late decisions are carried out, and that the bound of perfect information can be run at all.
import { describe, expect, it } from 'vitest';
import { Streams } from '../../src/engine/random.ts';
import { MODULE_IDS, type ModuleSet } from '../../src/model/domain/modules.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { INFORMATION_PARAMETERS } from '../../src/model/parameters/information.ts';
import { Information, perfectInformation } from '../../src/simulation/information.ts';
import { shippedScenario } from './shipped.ts';

const ALL: ModuleSet = new Set(MODULE_IDS);
const values = defaultValues(INFORMATION_PARAMETERS);
const recorded = shippedScenario('pilot-cluster').digitalisation;

describe('latency of decisions', () => {
  it('takes no time with perfect information, at every decision point', () => {
    const information = new Information(perfectInformation(values), recorded, ALL, ALL, new Streams(1, 0));
    expect(MODULE_IDS.map((module) => information.latencyTicks(module))).toEqual(MODULE_IDS.map(() => 0));
  });

  it('takes time everywhere when instruments delay and approvals wait', () => {
    const information = new Information(values, recorded, ALL, ALL, new Streams(1, 0));
    for (const module of MODULE_IDS) expect(information.latencyTicks(module)).toBeGreaterThan(0);
  });

  it('is the mean itself where approvals do not vary: paper of a day, then four hours of people', () => {
    const steady = { ...values, approvalVariation: 0 };
    const information = new Information(steady, recorded, new Set(), new Set(), new Streams(1, 0));
    // 24 h + 4 h, in ticks of a second.
    expect(information.latencyTicks('irrigation')).toBe(28 * 3600);
  });
});
