// One field season under several ways to irrigate, on the same weather and the same luck; teaches the forecast on earlier seasons of the fields alone.
import { trainCore, type DecisionCore } from '../decision/core.ts';
import { History } from '../decision/history.ts';
import type { FieldSeasonTraces, FieldStrategy, FieldTrace } from '../model/domain/field-trace.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { createFieldRun, type FieldRun } from '../simulation/field-trace.ts';
import { earlierYears } from './earlier-years.ts';
import { CORE_PLAN, coreUniforms } from './training.ts';

export interface FieldComparisonOptions {
  readonly seed: number;
  readonly replication: number;
  /** Real year to live through; undefined takes the one that the replication draws. */
  readonly weatherYear: number | undefined;
  /** At least one. */
  readonly strategies: readonly FieldStrategy[];
  /** A core of this scenario and seed that is there already: its forecaster of water use is the same, so that none need be taught. */
  readonly core?: DecisionCore | undefined;
}

/** Told how many of the seasons to simulate are done; a season under way counts by its days. */
export type SeasonProgress = (doneSeasons: number, seasons: number) => void;

const SILENT: SeasonProgress = () => undefined;
/** Days between two words of progress. */
const REPORT_DAYS = 15;
/** Days of a season, nearly: what is told while it lasts need not be exact. */
const SEASON_DAYS = 250;

function* daysOf(run: FieldRun, onShare: (share: number) => void): Generator<undefined, void> {
  for (let day = 0; !run.isFinished; day += 1) {
    if (day % REPORT_DAYS === 0) onShare(Math.min(1, day / SEASON_DAYS));
    run.advanceDay();
    yield undefined;
  }
  onShare(1);
}

/** A core that knows only how much water crops use. Its forecaster is the one of a core trained on whole runs, since no plant acts back on the fields. */
export function* irrigationCoreSteps(scenario: ResolvedScenario, weather: WeatherRecord, seed: number, onSeasons: (done: number) => void = () => undefined): Generator<undefined, DecisionCore> {
  const history = new History();
  let done = 0;
  for (const { scenario: earlier, replication } of earlierYears(scenario, weather, seed, CORE_PLAN)) {
    history.startSeason();
    const run = createFieldRun(earlier, weather, { seed, replication, strategy: 'calendar', core: undefined, weatherYear: undefined, history });
    yield* daysOf(run, (share) => onSeasons(done + share));
    done += 1;
  }
  return trainCore(history, coreUniforms(seed), scenario.parameters.management.laydownCategories);
}

/** The traces of the strategies in their order, cut at every simulated day so that a worker can listen in between.
 *  Fails: AssertionError for a weather year outside the record. */
export function* fieldComparisonSteps(
  scenario: ResolvedScenario,
  weather: WeatherRecord,
  options: FieldComparisonOptions,
  onProgress: SeasonProgress = SILENT,
): Generator<undefined, FieldSeasonTraces> {
  const { seed, replication, weatherYear, strategies } = options;
  const needsCore = strategies.includes('forecast');
  const isTaught = options.core !== undefined;
  const earlier = needsCore && !isTaught ? earlierYears(scenario, weather, seed, CORE_PLAN).length : 0;
  const seasons = earlier + strategies.length;
  const taught = needsCore && !isTaught ? yield* irrigationCoreSteps(scenario, weather, seed, (done) => onProgress(done, seasons)) : options.core;
  const core = needsCore ? taught : undefined;
  const traces: FieldTrace[] = [];
  let season: ReturnType<FieldRun['season']> | undefined;
  for (const strategy of strategies) {
    const run = createFieldRun(scenario, weather, { seed, replication, strategy, core, weatherYear });
    const done = earlier + traces.length;
    yield* daysOf(run, (share) => onProgress(done + share, seasons));
    traces.push(run.trace());
    season ??= run.season();
  }
  if (!season) throw new Error('a comparison needs a strategy');
  const forecaster = core?.forecasters.waterUse;
  return {
    ...season,
    traces,
    forecast: forecaster && { maeMm: forecaster.evidence.scores.mae, naiveMaeMm: forecaster.evidence.naive.mae, isUsed: forecaster.verdict === 'used' },
  };
}
