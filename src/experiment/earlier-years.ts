// Which real years the earlier crop years of a decision core live through: none that a replication of the scenario draws. Simulates nothing.
import { Streams } from '../engine/random.ts';
import { wholeWeatherYears } from '../model/scenario/index.ts';
import type { ResolvedScenario, Season } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';

/** Replication number of the first earlier year: far above any that an experiment uses. */
export const FIRST_HISTORY_REPLICATION = 1_000_000;
/** With fewer years of its own a history would see the same summers again and again; assumed. */
const LEAST_HISTORY_YEARS = 8;
/** Seasons of the fields that a history has however few real years there are: what is known of a block is a mean over seasons. */
const LEAST_FARM_SEASONS = 3;

export interface HistoryPlan {
  /** Years of which only the fields are simulated; they come first. */
  readonly farmSeasons: number;
  /** Years of the whole cluster. */
  readonly seasons: number;
}

/** One earlier year: the scenario in the one real year that it lives through. */
export interface EarlierYear {
  readonly scenario: ResolvedScenario;
  readonly replication: number;
  /** Whether the whole cluster is simulated and not the fields alone. */
  readonly isWhole: boolean;
}

/** Real years for a history, and whether replications of the scenario draw them too because the record has too few others. */
export interface HistoryYears {
  readonly years: readonly number[];
  readonly isShared: boolean;
}

/** The years that a season's history may live through. A generated season shares nothing: history has streams of its own. */
export function historyYears(season: Season, record: WeatherRecord): HistoryYears {
  if (season.isGenerated) return { years: season.weatherYears, isShared: false };
  const allowed = season.historyYears ?? wholeWeatherYears(season, record);
  const own = allowed.filter((year) => !season.weatherYears.includes(year));
  if (own.length >= LEAST_HISTORY_YEARS) return { years: own, isShared: false };
  return { years: [...new Set([...allowed, ...season.weatherYears])].sort((a, b) => a - b), isShared: true };
}

/** The years in random order, by the core's own stream. */
function shuffled(years: readonly number[], seed: number): number[] {
  const stream = new Streams(seed, FIRST_HISTORY_REPLICATION).get('decision.historyYears', 0);
  const left = [...years];
  return years.map(() => left.splice(stream.integer(left.length), 1)[0]!);
}

/**
 * The earlier years of a plan in their order: those of the fields alone, then those of the whole cluster. No real year comes twice while
 * there are enough of them, so that a season is never forecast from its own weather: years of the fields alone are left out for it.
 */
export function earlierYears(scenario: ResolvedScenario, record: WeatherRecord, seed: number, plan: HistoryPlan): readonly EarlierYear[] {
  const { season } = scenario;
  const years = shuffled(historyYears(season, record).years, seed);
  const mostFarms = season.isGenerated ? plan.farmSeasons : Math.max(LEAST_FARM_SEASONS, years.length - plan.seasons);
  const farmSeasons = Math.min(plan.farmSeasons, mostFarms);
  return Array.from({ length: farmSeasons + plan.seasons }, (_, index): EarlierYear => {
    const isWhole = index >= farmSeasons;
    return {
      scenario: { ...scenario, season: { ...season, weatherYears: [years[index % years.length]!] } },
      // The whole years keep their numbers whatever the number of the others.
      replication: FIRST_HISTORY_REPLICATION + (isWhole ? index - farmSeasons : plan.seasons + index),
      isWhole,
    };
  });
}
