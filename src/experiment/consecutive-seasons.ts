// Years in a row under the AI: after every season its rows join the history and the core is trained anew. Shows what learning brings.
import { trainCore } from '../decision/core.ts';
import { FORECAST_IDS, type ForecastId } from '../decision/forecast/tasks.ts';
import type { WatchedForecaster } from '../decision/forecast/monitor.ts';
import type { KpiId } from '../model/domain/kpis.ts';
import { NO_MODULES, type ModuleSet } from '../model/domain/modules.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createSimulation, kpisOf } from '../simulation/index.ts';
import { daySteps, drained } from './steps.ts';
import type { HistoryPlan } from './earlier-years.ts';
import { coreUniforms, historySteps } from './training.ts';

export interface ConsecutiveOptions {
  readonly seed: number;
  readonly years: number;
  readonly modules: ModuleSet;
  /** What is known before the first year. */
  readonly plan: HistoryPlan;
  readonly onYear?: (done: number, total: number) => void;
}

/** One year under the AI. */
export interface LearnedYear {
  readonly year: number;
  readonly weatherYear: number;
  /** Seasons that the core had learned from when the year began. */
  readonly historySeasons: number;
  readonly kpis: Readonly<Partial<Record<KpiId, number>>>;
  /** How each used forecaster did in this year; questions without one are left out. */
  readonly forecasts: Readonly<Partial<Record<ForecastId, WatchedForecaster>>>;
}

/** The years one after the other, cut at every simulated day. Replication y of the seed is year y; indices compare with a baseline on the same luck. */
export function* consecutiveSteps(scenario: ResolvedScenario, weather: WeatherRecord, options: ConsecutiveOptions): Generator<undefined, LearnedYear[]> {
  const { seed, years, modules, plan } = options;
  const history = yield* historySteps(scenario, weather, seed, plan);
  const learned: LearnedYear[] = [];
  for (let year = 0; year < years; year += 1) {
    const core = trainCore(history, coreUniforms(seed), scenario.parameters.management.laydownCategories);
    const historySeasons = history.seasons;
    const baseline = createSimulation(scenario, weather, { seed, replication: year, modules: NO_MODULES, core: undefined });
    yield* daySteps(baseline);
    history.startSeason();
    const run = createSimulation(scenario, weather, { seed, replication: year, modules, core, history });
    yield* daySteps(run);
    learned.push({
      year,
      weatherYear: run.weatherYear,
      historySeasons,
      kpis: kpisOf(run.accounts(), baseline.accounts(), scenario.parameters.economics),
      forecasts: Object.fromEntries(
        FORECAST_IDS.map((id) => [id, run.forecasts.monitor.state(id)] as const).filter(([, state]) => state.settled > 0),
      ),
    });
    options.onYear?.(year + 1, years);
  }
  return learned;
}

/** The years one after the other. */
export function consecutiveSeasons(scenario: ResolvedScenario, weather: WeatherRecord, options: ConsecutiveOptions): LearnedYear[] {
  return drained(consecutiveSteps(scenario, weather, options));
}
