// One decision taken otherwise: the same run with the same random numbers, but for one choice of the AI that the baseline rule makes.
import type { DecisionCore } from '../decision/core.ts';
import type { Flip } from '../decision/combine.ts';
import { KPI_IDS, type KpiId } from '../model/domain/kpis.ts';
import { NO_MODULES, type ModuleSet } from '../model/domain/modules.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createSimulation, kpisOf, type Simulation } from '../simulation/index.ts';
import { daySteps, drained } from './steps.ts';

export interface CounterfactualOptions {
  readonly seed: number;
  readonly replication: number;
  readonly modules: ModuleSet;
  readonly core: DecisionCore;
  /** Undefined takes nothing otherwise: every difference is then exactly zero. */
  readonly flip: Flip | undefined;
}

export interface Counterfactual {
  /** First day whose digest differs between the two runs; undefined when none does. */
  readonly firstDifferentDay: number | undefined;
  /** With the decision as it was, with it taken otherwise, and the difference (otherwise − as it was); undefined where a KPI has no value. */
  readonly kpis: Readonly<Record<KpiId, { readonly asItWas: number | undefined; readonly otherwise: number | undefined; readonly difference: number | undefined }>>;
}

function* runSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: CounterfactualOptions,
  flip: Flip | undefined,
  modules: ModuleSet,
): Generator<undefined, Simulation> {
  const { seed, replication, core } = options;
  const simulation = createSimulation(scenario, weather, { seed, replication, modules, core, flip });
  yield* daySteps(simulation);
  return simulation;
}

/** The work of counterfactual cut at every simulated day, so that a worker can listen in between. */
export function* counterfactualSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: CounterfactualOptions,
): Generator<undefined, Counterfactual> {
  const baseline = (yield* runSteps(scenario, weather, options, undefined, NO_MODULES)).accounts();
  const asItWas = yield* runSteps(scenario, weather, options, undefined, options.modules);
  const otherwise = yield* runSteps(scenario, weather, options, options.flip, options.modules);
  const { economics } = scenario.parameters;
  const before = kpisOf(asItWas.accounts(), baseline, economics);
  const after = kpisOf(otherwise.accounts(), baseline, economics);
  const days = Math.max(asItWas.dayDigests.length, otherwise.dayDigests.length);
  let firstDifferentDay: number | undefined;
  for (let day = 0; day < days && firstDifferentDay === undefined; day += 1) {
    if (asItWas.dayDigests[day] !== otherwise.dayDigests[day]) firstDifferentDay = day;
  }
  const kpis = Object.fromEntries(
    KPI_IDS.map((id) => {
      const a = before[id];
      const b = after[id];
      return [id, { asItWas: a, otherwise: b, difference: a === undefined || b === undefined ? undefined : b - a }];
    }),
  ) as unknown as Counterfactual['kpis'];
  return { firstDifferentDay, kpis };
}

/** What one decision was worth: the run as it was beside the run in which the baseline rule took that decision. */
export function counterfactual(scenario: ResolvedScenario, weather: WeatherRecord, options: CounterfactualOptions): Counterfactual {
  return drained(counterfactualSteps(scenario, weather, options));
}
