// Loads shipped scenarios and the weather record for tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '../../src/model/scenario/index.ts';
import type { ResolvedScenario } from '../../src/model/scenario/resolved.ts';
import { parseWeather, type WeatherRecord } from '../../src/model/scenario/weather-record.ts';

const FOLDER = join(import.meta.dirname, '../../sim-scenarios');

function scenarioText(name: string): string | undefined {
  try {
    return readFileSync(join(FOLDER, 'scenarios', `${name}.json`), 'utf8');
  } catch {
    return undefined;
  }
}

export function shippedScenario(name: string): ResolvedScenario {
  const text = scenarioText(name);
  if (text === undefined) throw new Error(`no shipped scenario ${name}`);
  const parsed = parseScenario(text, { id: name, loadParent: scenarioText });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

export function shippedWeather(): WeatherRecord {
  const parsed = parseWeather(readFileSync(join(FOLDER, 'data/weather-hungry-steppe.csv'), 'utf8'), 'hungry-steppe');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}
