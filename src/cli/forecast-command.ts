// `maqta forecast`: how well a target can be forecast from what is known at the time, against the naive rival, out of sample.
import { trainForecaster, type Forecaster } from '../decision/forecast/forecaster.ts';
import { forecastTask, FORECAST_IDS, type ForecastId } from '../decision/forecast/tasks.ts';
import { forecastStudy } from '../experiment/forecast-study.ts';
import { coreUniforms } from '../experiment/training.ts';
import { constantColumns, historyOfFile, tellConstantColumns } from './brought-history.ts';
import { EXIT, InputFault } from './faults.ts';
import { progressReporter } from './progress.ts';
import { loadScenario } from './scenario-files.ts';

/** The targets of the command with the question that answers each; every question may also be named itself. */
const TARGETS: Readonly<Record<string, ForecastId>> = { defects: 'fabricDefects' };
export const FORECAST_TARGETS: readonly string[] = [...Object.keys(TARGETS), ...FORECAST_IDS];

export interface ForecastOptions {
  readonly target: string;
  readonly seed: number;
  readonly json?: boolean;
  readonly history?: string;
}

export interface ForecastDocument {
  readonly scenario: string;
  readonly target: string;
  readonly seed: number;
  readonly learner: string;
  readonly naive: string;
  readonly outOfSample: { readonly n: number; readonly mae: number; readonly mape: number | null; readonly r2: number; readonly coverage90: number | null };
  readonly naiveScores: { readonly mae: number; readonly mape: number | null };
  readonly paired: { readonly maeReduction: number; readonly ci95: readonly [number | null, number | null] };
  readonly used: boolean;
}

const finite = (value: number | undefined): number | null => (value === undefined || !Number.isFinite(value) ? null : value);

/** The name of the naive rival of a question. */
export function naiveName(id: ForecastId): string {
  const { naive } = forecastTask(id);
  return typeof naive === 'object' ? naive.column : naive;
}

/** The document of one forecaster. */
export function forecastDocument(scenario: string, target: string, id: ForecastId, seed: number, forecaster: Forecaster): ForecastDocument {
  const { evidence, learner, verdict } = forecaster;
  return {
    scenario,
    target,
    seed,
    learner,
    naive: naiveName(id),
    outOfSample: {
      n: evidence.rows,
      mae: evidence.scores.mae,
      mape: finite(evidence.scores.mape),
      r2: evidence.scores.r2,
      coverage90: finite(evidence.coverage),
    },
    naiveScores: { mae: evidence.naive.mae, mape: finite(evidence.naive.mape) },
    paired: { maeReduction: evidence.reduction.mean, ci95: [finite(evidence.reduction.low), finite(evidence.reduction.high)] },
    used: verdict === 'used',
  };
}

/** Learned from a user's file. Fails with InputFault when the file is faulty or nothing can be learned from it. */
function broughtForecaster(file: string, id: ForecastId, seed: number): Forecaster {
  const history = historyOfFile(file, id);
  if (!history.ok) throw new InputFault(history.issues);
  tellConstantColumns(file, history.value, id);
  const forecaster = trainForecaster(forecastTask(id), history.value, coreUniforms(seed)(FORECAST_IDS.indexOf(id)));
  if (forecaster) return forecaster;
  const rows = history.value.reduce((sum, season) => sum + season.rows.length, 0);
  const hasVariation = constantColumns(history.value, id).length < forecastTask(id).columns.length;
  throw new InputFault([
    hasVariation
      ? { code: 'history.too-few-rows', path: file, got: `${rows} rows in ${history.value.length} seasons`, expected: 'enough rows in the first seasons for a learner' }
      : { code: 'history.constant-column', path: file, got: 'the same value in every row of each column', expected: 'columns that vary' },
  ]);
}

/** Runs the command and returns the exit code. */
export function forecastCommand(argument: string, options: ForecastOptions, projectRoot: string): number {
  const { scenario, weather } = loadScenario(argument, projectRoot);
  const { target, seed } = options;
  const id = TARGETS[target] ?? (target as ForecastId);
  const forecaster =
    options.history === undefined
      ? forecastStudy(scenario, weather, { seed, tasks: [id], onSeason: progressReporter('earlier years') })[id]
      : broughtForecaster(options.history, id, seed);
  if (!forecaster) {
    throw new InputFault([
      { code: 'forecast.no-rows', path: `target ${target}`, got: 'no outcome in the history', expected: 'a cluster in which it happens, in at least three seasons' },
    ]);
  }
  const document = forecastDocument(scenario.id, target, id, seed, forecaster);
  process.stdout.write(options.json ? `${JSON.stringify(document, null, 2)}\n` : text(document, forecastTask(id).unit, forecaster));
  return EXIT.done;
}

function text(document: ForecastDocument, unit: string, forecaster: Forecaster): string {
  const { outOfSample: out, naiveScores, paired } = document;
  const figure = (value: number | null): string => (value === null ? '–' : value.toPrecision(4));
  return [
    `${document.scenario}  ${document.target}  [${unit}]`,
    `learner   ${document.learner} (${forecaster.candidates.map(({ learner, mae }) => `${learner} ${figure(mae)}`).join(', ')})`,
    `error     ${figure(out.mae)} mean absolute, ${out.mape === null ? '–' : `${(100 * out.mape).toFixed(1)} %`}, R² ${out.r2.toFixed(2)}, ${out.n} outcomes of ${forecaster.evidence.seasons} seasons`,
    `naive     ${figure(naiveScores.mae)} (${document.naive})`,
    `reduction ${figure(paired.maeReduction)}  95 % ${figure(paired.ci95[0])} … ${figure(paired.ci95[1])}`,
    `coverage  ${out.coverage90 === null ? '–' : `${(100 * out.coverage90).toFixed(1)} %`} of 90 %`,
    `verdict   ${forecaster.verdict}`,
    '',
  ].join('\n');
}
