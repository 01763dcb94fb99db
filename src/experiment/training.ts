// Trains the decision core on earlier crop years that are simulated under baseline management, with luck and real years that no replication
// of the scenario has (earlier-years.ts).
import { Streams } from '../engine/random.ts';
import { trainCore, type BroughtHistory, type DecisionCore } from '../decision/core.ts';
import { History } from '../decision/history.ts';
import { NO_MODULES } from '../model/domain/modules.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createFieldRun } from '../simulation/field-trace.ts';
import { createSimulation } from '../simulation/index.ts';
import { earlierYears, FIRST_HISTORY_REPLICATION, type HistoryPlan } from './earlier-years.ts';
import { daySteps, drained } from './steps.ts';

/** Earlier crop years of which everything is recorded. */
export const HISTORY_SEASONS = 8;
/** Still earlier years of which only the farms' records are there, at most: they teach what yields and water use depend on. */
export const FARM_HISTORY_SEASONS = 16;
/** The earlier years that a run's core learns from. */
export const CORE_PLAN: HistoryPlan = { farmSeasons: FARM_HISTORY_SEASONS, seasons: HISTORY_SEASONS };

/** The core's own uniform numbers, one stream per question. */
export function coreUniforms(seed: number): (question: number) => () => number {
  const streams = new Streams(seed, FIRST_HISTORY_REPLICATION);
  return (question) => {
    const stream = streams.get('decision.core', question);
    return () => stream.uniform();
  };
}

/** The earlier years of a scenario and seed, cut at every simulated day. `onSeason` is told each finished year. */
export function* historySteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  seed: number,
  plan: HistoryPlan,
  onSeason?: (done: number, total: number) => void,
): Generator<undefined, History> {
  const history = new History();
  const years = earlierYears(scenario, weather, seed, plan);
  for (const [index, { scenario: earlier, replication, isWhole }] of years.entries()) {
    history.startSeason();
    if (isWhole) yield* daySteps(createSimulation(earlier, weather, { seed, replication, modules: NO_MODULES, core: undefined, history }));
    else {
      const run = createFieldRun(earlier, weather, { seed, replication, strategy: 'calendar', core: undefined, weatherYear: undefined, history });
      while (!run.isFinished) {
        run.advanceDay();
        yield undefined;
      }
    }
    onSeason?.(index + 1, years.length);
  }
  return history;
}

/** A core with the history that taught it. */
export interface TrainedCore {
  readonly core: DecisionCore;
  readonly history: History;
}

/** The earlier years and the core that they teach, cut at every simulated day so that a worker can listen in between. */
export function* trainingSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  seed: number,
  onSeason?: (done: number, total: number) => void,
  brought?: BroughtHistory,
): Generator<undefined, TrainedCore> {
  const history = yield* historySteps(scenario, weather, seed, CORE_PLAN, onSeason);
  return { core: trainCore(history, coreUniforms(seed), scenario.parameters.management.laydownCategories, brought), history };
}

/** The work of prepareCore cut at every simulated day; the core is what it returns. */
export function* coreSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  seed: number,
  onSeason?: (done: number, total: number) => void,
  brought?: BroughtHistory,
): Generator<undefined, DecisionCore> {
  return (yield* trainingSteps(scenario, weather, seed, onSeason, brought)).core;
}

/** The core for a scenario and seed; all replications share it, as they share the past. `onSeason` is told each finished year. */
export function prepareCore(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  seed: number,
  onSeason?: (done: number, total: number) => void,
  brought?: BroughtHistory,
): DecisionCore {
  return drained(coreSteps(scenario, weather, seed, onSeason, brought));
}
