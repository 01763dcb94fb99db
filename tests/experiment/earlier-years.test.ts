// The real years of a decision core's history: never those of the replications, none twice while there are enough, marked where that cannot be.
import { describe, expect, it } from 'vitest';
import { earlierYears, historyYears } from '../../src/experiment/earlier-years.ts';
import { CORE_PLAN } from '../../src/experiment/training.ts';
import type { ResolvedScenario, Season } from '../../src/model/scenario/resolved.ts';
import { shippedScenario, shippedWeather } from '../simulation/shipped.ts';

const pilot = shippedScenario('pilot-cluster');
const weather = shippedWeather();

function variant(change: Partial<Season>): ResolvedScenario {
  const { historyYears: _, ...season } = pilot.season;
  return { ...pilot, season: { ...season, ...change } };
}
const livedThrough = (scenario: ResolvedScenario, seed = 1): number[] =>
  earlierYears(scenario, weather, seed, CORE_PLAN).map(({ scenario: { season } }) => season.weatherYears[0]!);

describe('the earlier years of a history', () => {
  it('share no real year with the replications and meet none twice', () => {
    for (const name of ['pilot-cluster', 'dry-year', 'wet-harvest']) {
      const scenario = shippedScenario(name);
      const years = livedThrough(scenario);
      expect(new Set(years).size, name).toBe(years.length);
      expect(years.filter((year) => scenario.season.weatherYears.includes(year)), name).toEqual([]);
    }
  });

  it('end with those of the whole cluster, with luck of their own', () => {
    const years = earlierYears(shippedScenario('dry-year'), weather, 1, CORE_PLAN);
    expect(years.filter(({ isWhole }) => isWhole).length).toBe(CORE_PLAN.seasons);
    expect(years.slice(-CORE_PLAN.seasons).every(({ isWhole }) => isWhole)).toBe(true);
    expect(new Set(years.map(({ replication }) => replication)).size).toBe(years.length);
    expect(Math.min(...years.map(({ replication }) => replication))).toBeGreaterThanOrEqual(1_000_000);
  });

  it('are in an order of the seed, the same one every time', () => {
    expect(livedThrough(pilot, 3)).toEqual(livedThrough(pilot, 3));
    expect(livedThrough(pilot, 3)).not.toEqual(livedThrough(pilot, 4));
    expect(new Set(livedThrough(pilot, 3))).toEqual(new Set(livedThrough(pilot, 4)));
  });

  it('take every other whole year of the record where the scenario names none', () => {
    const { years, isShared } = historyYears(variant({ weatherYears: [1990] }).season, weather);
    expect(isShared).toBe(false);
    // 1979 to 2013: the last spring of the record has no whole year after it, and the run's own year is left out.
    expect(years).toEqual(Array.from({ length: 34 }, (_, index) => 1979 + index).filter((year) => year !== 1990));
  });

  it('are marked as shared where fewer than eight others are left, and repeat only then', () => {
    const all = Array.from({ length: 34 }, (_, index) => 1979 + index);
    expect(historyYears(variant({ weatherYears: all.slice(0, 26) }).season, weather).isShared).toBe(false);
    const { years, isShared } = historyYears(variant({ weatherYears: all.slice(0, 27) }).season, weather);
    expect(isShared).toBe(true);
    expect(years).toEqual(all);
    const two = historyYears(variant({ weatherYears: [1990], historyYears: [1990, 1991] }).season, weather);
    expect(two).toEqual({ years: [1990, 1991], isShared: true });
    expect(livedThrough(variant({ weatherYears: [1990], historyYears: [1990, 1991] })).length).toBe(CORE_PLAN.seasons + 3);
  });

  it('need no years of the record where weather is generated', () => {
    const generated = variant({ isGenerated: true, weatherYears: [1990] });
    expect(historyYears(generated.season, weather)).toEqual({ years: [1990], isShared: false });
    expect(earlierYears(generated, weather, 1, CORE_PLAN).length).toBe(CORE_PLAN.seasons + CORE_PLAN.farmSeasons);
  });
});
