// `maqta seasons`: years in a row under the AI, re-trained after each; the errors of its forecasts year by year.
import { consecutiveSeasons, type LearnedYear } from '../experiment/consecutive-seasons.ts';
import { FARM_HISTORY_SEASONS } from '../experiment/training.ts';
import { FORECAST_IDS, FORECAST_TASKS } from '../decision/forecast/tasks.ts';
import { KPIS } from '../model/domain/kpis.ts';
import type { ModuleSet } from '../model/domain/modules.ts';
import { EXIT } from './faults.ts';
import { progressReporter } from './progress.ts';
import { loadScenario } from './scenario-files.ts';

/** Whole years that are known before the first: as few as a forecaster can be judged on. */
const YEARS_KNOWN = 3;

export interface SeasonsOptions {
  readonly years: number;
  readonly seed: number;
  readonly modules: ModuleSet;
  readonly json?: boolean;
}

/** Runs the years and returns the exit code. */
export function seasonsCommand(argument: string, options: SeasonsOptions, projectRoot: string): number {
  const { scenario, weather } = loadScenario(argument, projectRoot);
  const { years, seed, modules } = options;
  const plan = { farmSeasons: FARM_HISTORY_SEASONS, seasons: YEARS_KNOWN };
  const learned = consecutiveSeasons(scenario, weather, { seed, years, modules, plan, onYear: progressReporter('years') });
  const document = { scenario: scenario.id, seed, modules: [...modules], years: learned };
  process.stdout.write(options.json ? `${JSON.stringify(document, (_, value: unknown) => (Number.isNaN(value) ? null : value), 2)}\n` : table(learned));
  return EXIT.done;
}

function table(years: readonly LearnedYear[]): string {
  const ids = FORECAST_IDS.filter((id) => years.some((year) => year.forecasts[id]));
  const header = ['year', 'weather', 'learned from', `unit cost [${KPIS.unitCost.unit}]`, ...ids.map((id) => `${id}: error [${FORECAST_TASKS[id].unit}], coverage`)];
  const rows = years.map((year) => [
    `${year.year + 1}`,
    `${year.weatherYear}`,
    `${year.historySeasons} seasons`,
    year.kpis.unitCost?.toFixed(0) ?? '-',
    ...ids.map((id) => {
      const state = year.forecasts[id];
      if (!state) return 'not used';
      const coverage = Number.isNaN(state.coverage) ? '-' : `${(100 * state.coverage).toFixed(0)} %`;
      return `${state.mae.toPrecision(3)}, ${coverage}${state.isTrusted ? '' : ' (trust lost)'}`;
    }),
  ]);
  return `${[header, ...rows].map((row) => row.join('\t')).join('\n')}\n`;
}
