// `maqta hindcast`: yields of the region in every weather year, beside the statistics of six seasons. The page itself is hindcast-page.ts.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvText, parseCsv } from '../base/csv.ts';
import { regionalYear, type RegionalYear } from '../experiment/hindcast.ts';
import { parseScenario, type ResolvedScenario } from '../model/scenario/index.ts';
import { EXIT, InputFault } from './faults.ts';
import { hindcastRows, hindcastTables } from './hindcast-page.ts';
import { progressReporter } from './progress.ts';
import { scaledDocument } from './scaled-scenario.ts';
import { loadScenario } from './scenario-files.ts';

const SCENARIO = 'turkistan-2024';
/** Every district keeps its groups, each with a single member and 2.4 % of its area: yields per ha agree with the whole region within 2 %. */
const SHARE = 0.024;
const SEED = 1;
/** The kept yields, in their place in the project. */
export const HINDCAST_DATA = 'src/model/field/hindcast.csv';
const HEADER = ['weatherYear', 'seedCottonTonnesPerHa', 'paidSeedCottonTonnesPerHa', 'lintTonnesPerHa'] as const;
const DIGITS = 4;

interface RoutedDocument {
  readonly spinningMills: readonly { readonly id: string }[];
  readonly textileMills: readonly { readonly id: string }[];
  readonly market: { readonly id: string };
  readonly routes: readonly { readonly from: string; readonly to: string }[];
}

/** The same fields and gins without mills, which have no say in yields: all lint goes to the market. */
function withoutMills(document: RoutedDocument): object {
  const mills = new Set([...document.spinningMills, ...document.textileMills].map(({ id }) => id));
  const routes = document.routes.flatMap(({ from, to }) => (mills.has(from) ? [] : [{ from, to: mills.has(to) ? document.market.id : to }]));
  // Where its numbers come from is said in the whole file; pointers to mills would lead nowhere.
  return { ...document, spinningMills: [], textileMills: [], routes, provenance: [] };
}

/** The region of the hindcast: all groups of the shipped scenario, small. Fails: InputFault when the scenario no longer allows it. */
export function hindcastScenario(projectRoot: string): ResolvedScenario {
  const text = readFileSync(join(projectRoot, 'sim-scenarios/scenarios', `${SCENARIO}.json`), 'utf8');
  const document = withoutMills(scaledDocument(JSON.parse(text), SHARE) as RoutedDocument);
  const result = parseScenario(JSON.stringify(document), { id: SCENARIO, loadParent: () => undefined });
  if (!result.ok) throw new InputFault(result.issues);
  return result.value;
}

/** One weather year simulated now. */
export function simulatedYear(projectRoot: string, year: number): RegionalYear {
  const { weather } = loadScenario(SCENARIO, projectRoot);
  return regionalYear(hindcastScenario(projectRoot), weather, year, SEED);
}

/** The kept yields. */
export function keptYears(projectRoot: string): RegionalYear[] {
  const rows = parseCsv(readFileSync(join(projectRoot, HINDCAST_DATA), 'utf8')).slice(1);
  return rows.map(([year, seedCotton, paidSeedCotton, lint]) => ({
    year: Number(year),
    seedCotton: Number(seedCotton),
    paidSeedCotton: Number(paidSeedCotton),
    lint: Number(lint),
  }));
}

/** Simulates every weather year of the scenario; prints tables or one JSON document; with `record` also keeps the yields. */
export function hindcastCommand(options: { readonly json?: boolean; readonly record?: boolean }, projectRoot: string): number {
  const { weather } = loadScenario(SCENARIO, projectRoot);
  const scenario = hindcastScenario(projectRoot);
  const { weatherYears, historyYears = [] } = scenario.season;
  const years = [...weatherYears, ...historyYears].sort((a, b) => a - b);
  const report = progressReporter('weather years');
  const results = years.map((year, index) => {
    const result = regionalYear(scenario, weather, year, SEED);
    report(index + 1, years.length);
    return result;
  });
  if (options.record === true) {
    const rows = results.map(({ year, seedCotton, paidSeedCotton, lint }) => [year, ...[seedCotton, paidSeedCotton, lint].map((value) => value.toFixed(DIGITS))]);
    const file = join(projectRoot, HINDCAST_DATA);
    writeFileSync(`${file}.partial`, csvText(HEADER, rows));
    renameSync(`${file}.partial`, file);
  }
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ scenario: SCENARIO, seed: SEED, weatherYears: results, seasons: hindcastRows(results) }, undefined, 2)}\n`
      : `${hindcastTables(results)}\n`,
  );
  return EXIT.done;
}
