// `maqta crop`: runs the field model alone on a file of cases and prints a row per season; the files are handled here, the rest in the model.
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvText } from '../base/csv.ts';
import { issueLine, type Issue } from '../base/issue.ts';
import type { CropCase } from '../model/field/crop/cases/crop-case.ts';
import { parseCases } from '../model/field/crop/cases/parse-cases.ts';
import { runCase } from '../model/field/crop/cases/run-case.ts';
import { DAY_HEADER, SALT_HEADER, SEASON_HEADER } from '../model/field/crop/cases/season-row.ts';
import { parseWeather, type WeatherTable } from '../model/field/weather/weather-table.ts';
import { parseJson } from '../model/scenario/json-text.ts';
import { EXIT } from './faults.ts';
import { textOfFile } from './text-file.ts';

/** Paths: the cases, one weather file for all cases or a folder of `weather-<climate>.csv`, and where daily rows go. */
export interface CropCommandArgs {
  readonly casesFile: string;
  readonly weather: string;
  readonly daily?: string;
}

/** Where the command writes: result rows, and messages. */
export interface CropCommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

type Read<Value> = { readonly value: Value } | { readonly issues: readonly Issue[] };

function readText(path: string): Read<string> {
  const text = textOfFile(path);
  if (text.ok) return { value: text.value };
  const codes: Readonly<Record<string, string>> = { UNREADABLE: 'file.not-found', TOO_LARGE: 'file.too-large', NOT_UTF8: 'file.not-text' };
  return { issues: text.issues.map((issue) => ({ ...issue, code: codes[issue.code] ?? issue.code, path })) };
}

function readCases(path: string): Read<CropCase[]> {
  const text = readText(path);
  if ('issues' in text) return text;
  const document = parseJson(text.value, '');
  if (!document.ok) {
    return { issues: document.issues.map((issue) => (issue.code === 'DUPLICATE_KEY' ? { ...issue, code: 'crop.repeated-key' } : { ...issue, code: issue.path === '' ? 'file.not-json' : 'crop.unknown-key', path: issue.path || path })) };
  }
  const cases = parseCases(document.value);
  return cases.ok ? { value: cases.value } : { issues: cases.issues };
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The weather of the given climates. */
function readWeather(path: string, climates: ReadonlySet<string>): Read<Map<string, WeatherTable>> {
  const isFolder = isFolderAt(path);
  const tables = new Map<string, WeatherTable>();
  const issues: Issue[] = [];
  const byFile = new Map<string, WeatherTable>();
  for (const climate of climates) {
    const file = isFolder ? join(path, `weather-${climate}.csv`) : path;
    let table = byFile.get(file);
    if (table === undefined) {
      const text = readText(file);
      if ('issues' in text) {
        issues.push(...text.issues);
        continue;
      }
      const parsed = parseWeather(text.value);
      if (!parsed.ok) {
        issues.push(...parsed.issues.map((issue) => ({ ...issue, path: `${file}: ${issue.path}` })));
        if (!isFolder) break;
        continue;
      }
      table = parsed.value;
      byFile.set(file, table);
    }
    tables.set(climate, table);
  }
  return issues.length > 0 ? { issues } : { value: tables };
}

/** Runs the cases and prints one CSV row per case and season; cases with salt add the columns of salt.
 *  Returns the exit code: 0 done; 1 when the input is invalid: then every issue is on `err` and nothing is written. Seasons too cold to mature are
 *  named on `err` and left out. */
export function runCropCommand(args: CropCommandArgs, io: CropCommandIo): number {
  const refuse = (issues: readonly Issue[]): number => {
    io.err(`${issues.map(issueLine).join('\n')}\n`);
    return EXIT.invalidInput;
  };
  const cases = readCases(args.casesFile);
  if ('issues' in cases) {
    // The one file for all cases can be judged without them.
    const ofWeather = isFolderAt(args.weather) ? undefined : readWeather(args.weather, new Set(['any']));
    return refuse(ofWeather !== undefined && 'issues' in ofWeather ? [...cases.issues, ...ofWeather.issues] : cases.issues);
  }
  const weather = readWeather(args.weather, new Set(cases.value.map((run) => run.climate)));
  if ('issues' in weather) return refuse(weather.issues);
  const hasSalt = cases.value.some((run) => run.block.salinity !== undefined);
  const header = hasSalt ? [...SEASON_HEADER, ...SALT_HEADER] : SEASON_HEADER;
  const rows: (string | number)[][] = [];
  const days: (string | number)[][] = [];
  const issues: Issue[] = [];
  const leftOut: Issue[] = [];
  const sink = args.daily === undefined ? undefined : (row: (string | number)[]): void => void days.push(row);
  for (const run of cases.value) {
    const outcome = runCase(run, weather.value.get(run.climate)!, sink);
    issues.push(...outcome.issues);
    leftOut.push(...outcome.leftOut);
    for (const season of outcome.seasons) rows.push(header.map((column) => season[column]));
  }
  if (issues.length > 0) return refuse(issues);
  if (args.daily !== undefined) {
    try {
      writeFileSync(args.daily, csvText(DAY_HEADER, days));
    } catch {
      return refuse([{ code: 'file.not-writable', path: args.daily, got: 'nothing', expected: 'a file that can be written' }]);
    }
  }
  if (leftOut.length > 0) io.err(`${leftOut.map((issue) => `left out: ${issueLine(issue)}`).join('\n')}\n`);
  io.out(csvText(header, rows));
  return EXIT.done;
}
