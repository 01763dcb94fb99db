// Reads the reference files for the crop tests; runs nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../../../src/base/csv.ts';
import { parseCases } from '../../../../src/model/field/crop/cases/parse-cases.ts';
import type { CropCase } from '../../../../src/model/field/crop/cases/crop-case.ts';
import { parseWeather, type WeatherTable } from '../../../../src/model/field/weather/weather-table.ts';

const FOLDER = join(import.meta.dirname, '../../../reference/agronomy');

export function referenceText(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** The rows of a reference table as records. */
export function referenceRows(name: string): Readonly<Record<string, string>>[] {
  const [header, ...rows] = parseCsv(referenceText(name));
  return rows.map((cells) => Object.fromEntries(header!.map((column, i) => [column, cells[i] ?? ''])));
}

export function referenceCases(): CropCase[] {
  const cases = parseCases(JSON.parse(referenceText('aquacrop-cotton-cases.json')));
  if (!cases.ok) throw new Error(cases.issues.map((issue) => `${issue.code} ${issue.path}`).join('\n'));
  return cases.value;
}

const climates = new Map<string, WeatherTable>();
export function referenceWeather(climate: string): WeatherTable {
  const known = climates.get(climate);
  if (known !== undefined) return known;
  const weather = parseWeather(referenceText(`weather-${climate}.csv`));
  if (!weather.ok) throw new Error(weather.issues.map((issue) => `${issue.code} ${issue.path}`).join('\n'));
  climates.set(climate, weather.value);
  return weather.value;
}
