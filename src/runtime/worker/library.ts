// The shipped scenarios and weather records as the bundle holds them, and how a text becomes a scenario that can run.
import type { Result } from '../../base/issue.ts';
import { failure, success } from '../../base/issue.ts';
import { dayNumber } from '../../base/calendar.ts';
import { parseScenario, parseWeather, weatherYearIssues } from '../../model/scenario/index.ts';
import type { ResolvedScenario, WeatherRecord } from '../../model/scenario/index.ts';
import type { LoadedScenario, ScenarioListing, ScenarioSource } from '../protocol.ts';

export interface ReadyScenario {
  readonly scenario: ResolvedScenario;
  readonly weather: WeatherRecord;
  readonly view: LoadedScenario;
}

/** Days that the time line shows before the true end of the season is known: the mills of the shipped scenarios spin and weave a crop for 465 to 550 days from sowing. */
const NOMINAL_DAYS = 500;

type TextLoader = () => Promise<string>;
const scenarioFiles = import.meta.glob<string>('../../../sim-scenarios/scenarios/*.json', { query: '?raw', import: 'default' }) as Readonly<Record<string, TextLoader>>;
const weatherFiles = import.meta.glob<string>('../../../sim-scenarios/data/weather-*.csv', { query: '?raw', import: 'default' }) as Readonly<Record<string, TextLoader>>;

/** The order of the list: the default first, its variants, then the large ones; others after them by name. */
const ORDER = ['pilot-cluster', 'dry-year', 'wet-harvest', 'knitted-goods', 'zone-tariff', 'turkistan-2024', 'national'];
const rank = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
const loaderOf = (files: Readonly<Record<string, TextLoader>>, name: string): TextLoader | undefined => {
  const path = Object.keys(files).find((candidate) => baseName(candidate) === name);
  return path === undefined ? undefined : files[path];
};

let texts: Promise<ReadonlyMap<string, string>> | undefined;

/** Every shipped scenario's text by name; read once. */
function shippedTexts(): Promise<ReadonlyMap<string, string>> {
  texts ??= Promise.all(Object.entries(scenarioFiles).map(async ([path, load]) => [baseName(path), await load()] as const)).then((entries) => new Map(entries));
  return texts;
}

const records = new Map<string, Promise<Result<WeatherRecord>>>();

/** The weather record of a station; parsed once. */
function weatherRecord(station: string): Promise<Result<WeatherRecord>> {
  let record = records.get(station);
  if (!record) {
    const load = loaderOf(weatherFiles, `weather-${station}`);
    record = load
      ? load().then((text) => parseWeather(text, station))
      : Promise.resolve(failure([{ code: 'UNKNOWN_REFERENCE', path: '/season/station', got: station, expected: Object.keys(weatherFiles).map((path) => baseName(path).replace('weather-', '')).join(', ') }]));
    records.set(station, record);
  }
  return record;
}

/** Titles and descriptions of the shipped scenarios that are in order. */
export async function listScenarios(): Promise<readonly ScenarioListing[]> {
  const all = await shippedTexts();
  const listings = [...all].flatMap(([name, text]): ScenarioListing[] => {
    const parsed = parseScenario(text, { id: name, loadParent: (parent) => all.get(parent) });
    return parsed.ok ? [{ id: parsed.value.id, title: parsed.value.title, description: parsed.value.description }] : [];
  });
  return listings.sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
}

/** The scenario of a source with its weather, or every issue of it. */
export async function readScenario(source: ScenarioSource): Promise<Result<ReadyScenario>> {
  const all = await shippedTexts();
  const name = source.kind === 'shipped' ? source.id : source.name.replace(/\.json$/i, '');
  const text = source.kind === 'shipped' ? all.get(source.id) : source.text;
  if (text === undefined) return failure([{ code: 'UNKNOWN_REFERENCE', path: '', got: name, expected: [...all.keys()].join(', ') }]);
  const parsed = parseScenario(text, { id: name, loadParent: (parent) => all.get(parent) });
  if (!parsed.ok) return parsed;
  const scenario = parsed.value;
  const weather = await weatherRecord(scenario.season.station);
  if (!weather.ok) return weather;
  const issues = weatherYearIssues(scenario.season, weather.value);
  if (issues.length > 0) return failure(issues);
  const { id, title, description, season, cluster, digest } = scenario;
  const startDayNumber = dayNumber({ year: season.year, month: season.startMonth, day: season.startDay });
  return success({ scenario, weather: weather.value, view: { id, title, description, source, digest, startDayNumber, nominalDays: NOMINAL_DAYS, cluster } });
}
