import { describe, expect, it } from 'vitest';
import { consecutiveSeasons } from '../../src/experiment/consecutive-seasons.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const scenario = shippedScenario('pilot-cluster');

describe('years in a row under the AI', () => {
  const options = { seed: 4, years: 2, modules: new Set(['irrigation', 'haulage'] as const), plan: { farmSeasons: 6, seasons: 2 } };
  const years = consecutiveSeasons(scenario, shippedWeather(), options);

  it('learn from one season more each year', () => {
    expect(years.map((year) => year.historySeasons)).toEqual([8, 9]);
  });

  it('report how every used forecaster did against its outcomes', () => {
    for (const year of years) {
      for (const state of Object.values(year.forecasts)) {
        expect(state.settled).toBeGreaterThan(0);
        expect(state.mae).toBeGreaterThanOrEqual(0);
      }
      expect(Object.keys(year.forecasts)).toContain('waterUse');
    }
  });
});
