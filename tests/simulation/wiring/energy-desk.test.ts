import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { History } from '../../../src/decision/history.ts';
import { NO_MODULES } from '../../../src/model/domain/modules.ts';
import { createSimulation } from '../../../src/simulation/index.ts';
import { shippedScenario, shippedWeather } from '../shipped.ts';

describe('hourly readings of the plants', () => {
  it('know the last hour and the same hour of yesterday, and learn the hour that follows', () => {
    const scenario = shippedScenario('pilot-cluster');
    const { parameters } = scenario;
    // Instruments without error, so that readings can be compared with what was used.
    const exact = { ...scenario, parameters: { ...parameters, information: { ...parameters.information, sensorNoiseShare: 0, paperNoiseShare: 0 } } };
    const history = new History();
    history.startSeason();
    const simulation = createSimulation(exact, shippedWeather(), { seed: 11, replication: 0, modules: NO_MODULES, core: undefined, history });
    // Some weeks after the first cotton: fewer rows than are thinned out.
    simulation.advanceTo(185 * TICKS_PER_DAY);
    const { rows, targets, groups } = history.season('energy', 0);
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.length).toBeLessThan(2000);
    const [LAST, YESTERDAY, HOUR] = [0, 1, 3];
    let compared = 0;
    for (const group of new Set(groups)) {
      const own = rows.map((row, index) => ({ row, target: targets[index]! })).filter((_, index) => groups[index] === group);
      for (let i = 1; i < own.length; i += 1) {
        const isNextHour = own[i]!.row[HOUR] === (own[i - 1]!.row[HOUR]! + 1) % 24;
        if (!isNextHour) continue;
        expect(own[i]!.row[LAST]).toBe(own[i - 1]!.target);
        compared += 1;
      }
      for (let i = 24; i < own.length; i += 1) {
        const areConsecutive = own.slice(i - 24, i).every(({ row }, at) => at === 0 || row[HOUR] === (own[i - 25 + at]!.row[HOUR]! + 1) % 24);
        if (areConsecutive && own[i]!.row[HOUR] === own[i - 24]!.row[HOUR]) expect(own[i]!.row[YESTERDAY]).toBe(own[i - 24]!.target);
      }
    }
    expect(compared).toBeGreaterThan(250);
  });
});
