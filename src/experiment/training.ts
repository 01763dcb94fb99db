// Trains the decision core on earlier crop years that are simulated under baseline management. Their luck is never that of a
// replication; their weather is drawn from the same real years, so a calendar year may be met again (see src/decision/model.md).
import { Streams } from '../engine/random.ts';
import { trainCore, type BroughtHistory, type DecisionCore } from '../decision/core.ts';
import { History } from '../decision/history.ts';
import { NO_MODULES } from '../model/domain/modules.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createFieldRun } from '../simulation/field-trace.ts';
import { createSimulation } from '../simulation/index.ts';
import { daySteps, drained } from './steps.ts';

/** Earlier crop years of which everything is recorded. */
export const HISTORY_SEASONS = 5;
/** Still earlier years of which only the farms' records are there: they teach what yields and water use depend on. */
export const FARM_HISTORY_SEASONS = 16;
/** Replication number of the first earlier year: far above any that an experiment uses. */
export const FIRST_HISTORY_REPLICATION = 1_000_000;

export interface HistoryPlan {
  /** Years of which only the fields are simulated; they come first. */
  readonly farmSeasons: number;
  /** Years of the whole cluster. */
  readonly seasons: number;
}

/** The earlier years that a run's core learns from. */
export const CORE_PLAN: HistoryPlan = { farmSeasons: FARM_HISTORY_SEASONS, seasons: HISTORY_SEASONS };

/** Replication numbers of the earlier years in their order: those of the farms alone, then those of the whole cluster. */
export function historyReplications(plan: HistoryPlan): readonly number[] {
  const farms = Array.from({ length: plan.farmSeasons }, (_, season) => FIRST_HISTORY_REPLICATION + plan.seasons + season);
  const all = Array.from({ length: plan.seasons }, (_, season) => FIRST_HISTORY_REPLICATION + season);
  return [...farms, ...all];
}

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
  const total = plan.farmSeasons + plan.seasons;
  let done = 0;
  for (const replication of historyReplications(plan)) {
    history.startSeason();
    if (done < plan.farmSeasons) {
      const run = createFieldRun(scenario, weather, { seed, replication, strategy: 'calendar', core: undefined, weatherYear: undefined, history });
      while (!run.isFinished) {
        run.advanceDay();
        yield undefined;
      }
    } else yield* daySteps(createSimulation(scenario, weather, { seed, replication, modules: NO_MODULES, core: undefined, history }));
    done += 1;
    onSeason?.(done, total);
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
