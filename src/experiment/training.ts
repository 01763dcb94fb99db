// Trains the decision core on earlier crop years that are simulated under baseline management. Their luck is never that of a
// replication; their weather is drawn from the same real years, so a calendar year may be met again (see src/decision/model.md).
import { Streams } from '../engine/random.ts';
import { trainCore, type DecisionCore } from '../decision/core.ts';
import { History } from '../decision/history.ts';
import { NO_MODULES } from '../model/domain/modules.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createFieldRun } from '../simulation/field-trace.ts';
import { createSimulation } from '../simulation/index.ts';
import { daySteps, drained } from './steps.ts';

/** Earlier crop years that the core learns from; each but the first is also forecast from those before it. */
export const HISTORY_SEASONS = 5;
/** Still earlier years of which only the farms' records are there: they teach what yields and water use depend on. */
export const FARM_HISTORY_SEASONS = 20;
/** Replication number of the first earlier year: far above any that an experiment uses. */
export const FIRST_HISTORY_REPLICATION = 1_000_000;

/** The core's own uniform numbers, one stream per question. */
export function coreUniforms(seed: number): (question: number) => () => number {
  const streams = new Streams(seed, FIRST_HISTORY_REPLICATION);
  return (question) => {
    const stream = streams.get('decision.core', question);
    return () => stream.uniform();
  };
}

/** The work of prepareCore cut at every simulated day, so that a worker can listen in between; the core is what it returns. */
export function* coreSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  seed: number,
  onSeason?: (done: number, total: number) => void,
): Generator<undefined, DecisionCore> {
  const history = new History();
  for (let season = 0; season < FARM_HISTORY_SEASONS; season += 1) {
    history.startSeason();
    const replication = FIRST_HISTORY_REPLICATION + HISTORY_SEASONS + season;
    const run = createFieldRun(scenario, weather, { seed, replication, strategy: 'calendar', core: undefined, weatherYear: undefined, history });
    while (!run.isFinished) {
      run.advanceDay();
      yield undefined;
    }
  }
  for (let season = 0; season < HISTORY_SEASONS; season += 1) {
    history.startSeason();
    const replication = FIRST_HISTORY_REPLICATION + season;
    yield* daySteps(createSimulation(scenario, weather, { seed, replication, modules: NO_MODULES, core: undefined, history }));
    onSeason?.(season + 1, HISTORY_SEASONS);
  }
  return trainCore(history, coreUniforms(seed), scenario.parameters.management.laydownCategories);
}

/** The core for a scenario and seed; all replications share it, as they share the past. `onSeason` is told each finished year. */
export function prepareCore(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  seed: number,
  onSeason?: (done: number, total: number) => void,
): DecisionCore {
  return drained(coreSteps(scenario, weather, seed, onSeason));
}
