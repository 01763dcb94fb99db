// How well each question can be forecast: rolling origin over many earlier years, scores against the naive rival, importance of what is known.
import { trainForecaster, type Forecaster } from '../decision/forecast/forecaster.ts';
import { FORECAST_IDS, forecastTask, type ForecastId } from '../decision/forecast/tasks.ts';
import type { History } from '../decision/history.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { drained } from './steps.ts';
import type { HistoryPlan } from './earlier-years.ts';
import { coreUniforms, historySteps } from './training.ts';

/** Questions that the farms' records alone answer, so that no plant needs to be simulated for them. */
const FARM_TASKS: ReadonlySet<ForecastId> = new Set(['yield', 'waterUse']);
/** Years of a study at most: enough that each of about ten is forecast from at least a handful; fewer where the record has fewer of its own. */
const FARM_STUDY: HistoryPlan = { farmSeasons: 30, seasons: 0 };
const PLANT_STUDY: HistoryPlan = { farmSeasons: 0, seasons: 12 };

/** The history that a study of these questions needs. */
export function studyPlan(tasks: readonly ForecastId[]): HistoryPlan {
  const needsPlants = tasks.some((task) => !FARM_TASKS.has(task));
  const needsFarms = tasks.some((task) => FARM_TASKS.has(task));
  return { farmSeasons: needsFarms ? FARM_STUDY.farmSeasons : 0, seasons: needsPlants ? PLANT_STUDY.seasons : 0 };
}

export type ForecastStudy = Readonly<Partial<Record<ForecastId, Forecaster>>>;

/** The forecasters of a history, each judged on the seasons after the first third; questions without rows are left out. */
export function studyOf(history: History, tasks: readonly ForecastId[], seed: number): ForecastStudy {
  const uniforms = coreUniforms(seed);
  const study: Partial<Record<ForecastId, Forecaster>> = {};
  for (const id of tasks) {
    const forecaster = trainForecaster(forecastTask(id), history.allSeasons(id), uniforms(FORECAST_IDS.indexOf(id)));
    if (forecaster) study[id] = forecaster;
  }
  return study;
}

export interface StudyOptions {
  readonly seed: number;
  readonly tasks: readonly ForecastId[];
  /** Told each finished earlier year. */
  readonly onSeason?: (done: number, total: number) => void;
}

/** The work of a study cut at every simulated day. `onSeason` is told each finished year. */
export function* studySteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: StudyOptions,
): Generator<undefined, ForecastStudy> {
  const history = yield* historySteps(scenario, weather, options.seed, studyPlan(options.tasks), options.onSeason);
  return studyOf(history, options.tasks, options.seed);
}

/** The forecasters of a scenario and seed with their evidence. */
export function forecastStudy(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: StudyOptions,
): ForecastStudy {
  return drained(studySteps(scenario, weather, options));
}

