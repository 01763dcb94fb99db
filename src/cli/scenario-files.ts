// Finds and reads scenario and weather files: a path anywhere or the name of a shipped scenario. Checks nothing but that the files can be read.
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearMiss } from '../base/near-miss.ts';
import type { Issue } from '../base/issue.ts';
import { parseScenario, parseWeather, weatherYearIssues, type ResolvedScenario, type WeatherRecord } from '../model/scenario/index.ts';
import { InputFault, UsageFault } from './faults.ts';
import { isFile, textOfFile } from './text-file.ts';

export interface LoadedScenario {
  readonly scenario: ResolvedScenario;
  readonly weather: WeatherRecord;
}

/** The scenario of a path or shipped name with its weather. Fails with InputFault (all issues) or UsageFault (no such scenario). */
export function loadScenario(argument: string, projectRoot: string): LoadedScenario {
  const shipped = join(projectRoot, 'sim-scenarios/scenarios');
  const path = scenarioPath(argument, shipped);
  const folders = [dirname(path), shipped];
  const result = parseScenario(textOf(path), {
    id: basename(path, '.json'),
    loadParent: (name) => {
      const found = folders.map((folder) => join(folder, `${name}.json`)).find(isFile);
      return found === undefined ? undefined : textOf(found);
    },
  });
  if (!result.ok) throw new InputFault(result.issues);
  const weather = loadWeather(result.value.season.station, [dirname(path), join(projectRoot, 'sim-scenarios/data')]);
  const issues = weatherYearIssues(result.value.season, weather);
  if (issues.length > 0) throw new InputFault(issues);
  return { scenario: result.value, weather };
}

/** The names of the shipped scenarios, sorted. */
export function shippedNames(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => basename(file, '.json')).sort();
}

function scenarioPath(argument: string, shipped: string): string {
  const isPath = /[/\\]|\.json$/.test(argument);
  const names = shippedNames(shipped);
  if (!isPath && names.includes(argument)) return join(shipped, `${argument}.json`);
  const path = resolve(argument);
  if (isFile(path)) return path;
  const near = nearMiss(basename(argument, '.json'), names);
  const hint = near === undefined ? `Shipped scenarios: ${names.join(', ')}.` : `Did you mean ${near}?`;
  const name = argument === '' ? '""' : argument;
  throw new UsageFault(`There is no ${isPath ? 'file' : 'scenario'} ${name}. ${hint}`);
}

function loadWeather(station: string, folders: readonly string[]): WeatherRecord {
  const file = `weather-${station}.csv`;
  const path = folders.map((folder) => join(folder, file)).find(isFile);
  if (path === undefined) {
    const stations = folders.flatMap((folder) => readdirSync(folder).flatMap((name) => /^weather-(.+)\.csv$/.exec(name)?.[1] ?? []));
    const near = nearMiss(station, stations);
    const expected = near === undefined ? `one of ${stations.join(', ')}` : `${JSON.stringify(near)} (did you mean it?)`;
    throw new InputFault([{ code: 'UNKNOWN_REFERENCE', path: '/season/station', got: station, expected }]);
  }
  const result = parseWeather(textOf(path), station);
  if (!result.ok) throw new InputFault(result.issues.map((issue): Issue => ({ ...issue, path: `${file}#${issue.path}` })));
  return result.value;
}

function textOf(path: string): string {
  const text = textOfFile(path);
  if (!text.ok) throw new InputFault(text.issues);
  return text.value;
}
