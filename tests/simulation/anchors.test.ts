// The baseline of the shipped pilot cluster and of the region against the validation anchors of the processing sheet, section 8. Known misses are named with
// their reason, so that this test fails both when a figure leaves its band and when a named miss heals unnoticed.
import { beforeAll, describe, expect, it } from 'vitest';
import { GRAMS_PER_KG } from '../../src/base/units.ts';
import { NO_MODULES } from '../../src/model/domain/modules.ts';
import { createSimulation, kpisOf, type RunAccounts } from '../../src/simulation/index.ts';
import { shippedScenario, shippedWeather } from './shipped.ts';

const SCENARIOS = { 'pilot-cluster': 4, 'turkistan-2024': 2 } as const;
type ScenarioId = keyof typeof SCENARIOS;

interface Anchor {
  readonly name: string;
  readonly band: readonly [low: number, high: number];
  readonly value: (run: RunAccounts) => number;
  /** Why a scenario does not lie in the band, when it does not. */
  readonly misses?: Readonly<Partial<Record<ScenarioId, string>>>;
}

const { economics } = shippedScenario('pilot-cluster').parameters;
const both = (reason: string): Readonly<Record<ScenarioId, string>> => ({ 'pilot-cluster': reason, 'turkistan-2024': reason });

const ANCHORS: readonly Anchor[] = [
  { name: 'gin turnout, %', band: [31, 36], value: (run) => (100 * run.outcome.lintGrams) / run.outcome.seedCottonGinnedGrams },
  { name: 'gin electricity, kWh/bale', band: [26, 47], value: (run) => run.outcome.activities.gin.electricity / run.outcome.counts.bales },
  {
    name: 'yarn realisation, %',
    band: [85, 90],
    value: (run) => (100 * run.outcome.yarnGrams) / (run.outcome.lintGrams - run.outcome.lintSoldGrams),
    misses: { 'turkistan-2024': 'two lint cleaners leave 0.6 % trash in the bale, where the example of the sheet has 3 %; the mean lies at 90.05 %' },
  },
  {
    name: 'spinning electricity, kWh/kg yarn',
    band: [3.1, 4.4],
    value: (run) => run.outcome.activities.spinningMill.electricity / (run.outcome.yarnGrams / GRAMS_PER_KG),
  },
  {
    name: 'process water, L/kg fabric',
    band: [60, 120],
    value: (run) => (1000 * run.outcome.activities.textileMill.processWater) / (run.outcome.fabricGrams / GRAMS_PER_KG),
    misses: both('the sheet counts water per kg entering the dyehouse (120 L typical); shrinkage and rework make it more per kg that leaves'),
  },
  {
    name: 'carbon, kg CO2e/kg fabric',
    band: [4, 12.5],
    value: (run) => kpisOf(run, run, economics).carbon! / 1000,
    misses: { 'turkistan-2024': 'most of what the region finishes is lint that it sells, which no mill has used energy on' },
  },
  { name: 'seconds, %', band: [1, 6], value: (run) => kpisOf(run, run, economics).defectRate! },
  { name: 'overall equipment effectiveness', band: [0.67, 0.86], value: (run) => kpisOf(run, run, economics).oee! },
  {
    name: 'operator-hours per 100 kg yarn',
    band: [2.5, 8],
    value: (run) => (100 * run.outcome.activities.spinningMill.labour) / (run.outcome.yarnGrams / GRAMS_PER_KG),
  },
  {
    name: 'conversion cost of yarn, USD/kg',
    band: [1.19, 2.85],
    value: (run) => kpisOf(run, run, economics).yarnConversionCost!,
    misses: both('the lowest country of the comparison pays more for labour and loans; no waste and no overhead is in our figure'),
  },
  { name: 'conversion cost of finished fabric, capital included, USD/m', band: [0.7, 1.54], value: (run) => kpisOf(run, run, economics).fabricConversionCost! },
];

describe.each(Object.entries(SCENARIOS) as readonly [ScenarioId, number][])('baseline of %s', (id, replications) => {
  let runs: readonly RunAccounts[];

  beforeAll(() => {
    const scenario = shippedScenario(id);
    const weather = shippedWeather();
    runs = Array.from({ length: replications }, (_, replication) => {
      const simulation = createSimulation(scenario, weather, { seed: 1, replication, modules: NO_MODULES, core: undefined });
      simulation.runToEnd();
      return simulation.accounts();
    });
  }, 60_000);

  it.each(ANCHORS)('$name lies in its band, or misses it for the stated reason', ({ name, band, value, misses }) => {
    const values = runs.map(value);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const isInside = mean >= band[0] && mean <= band[1];
    expect(isInside, `${name}: mean ${mean}, band ${band.join(' to ')}`).toBe(misses?.[id] === undefined);
  });
});
