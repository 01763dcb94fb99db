// `maqta cards`: the model cards of all forecasters of a scenario over many seeds: evidence that one seed cannot give.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COVERAGE_PROMISED_BAND, type Forecaster } from '../decision/forecast/forecaster.ts';
import { FORECAST_IDS, forecastTask, type ForecastId } from '../decision/forecast/tasks.ts';
import { confidenceInterval } from '../engine/statistics.ts';
import { runStudiesInPool } from '../runtime/node-pool.ts';
import { EXIT } from './faults.ts';
import { naiveName } from './forecast-command.ts';
import { progressReporter } from './progress.ts';
import { loadScenario } from './scenario-files.ts';

export interface CardsOptions {
  readonly seeds: number;
  readonly workers: number;
  readonly record?: boolean;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Learners by how often they were chosen, most often first. */
function chosen(forecasters: readonly Forecaster[]): string {
  const counts = new Map<string, number>();
  for (const { learner } of forecasters) counts.set(learner, (counts.get(learner) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([learner, count]) => `${learner} ${count}`).join(', ');
}

function card(id: ForecastId, forecasters: readonly Forecaster[]): string[] {
  const task = forecastTask(id);
  const evidence = forecasters.map((forecaster) => forecaster.evidence);
  const reduction = confidenceInterval(evidence.map(({ scores, naive }) => naive.mae - scores.mae), 0.95);
  const coverages = evidence.map(({ coverage }) => coverage).filter((value) => value !== undefined);
  const coverage = coverages.length === 0 ? undefined : mean(coverages);
  const isBetter = reduction.low > 0;
  const isCovered = coverage === undefined || (coverage >= COVERAGE_PROMISED_BAND[0] && coverage <= COVERAGE_PROMISED_BAND[1]);
  const mapes = evidence.map(({ scores }) => scores.mape).filter((value) => value !== undefined);
  const used = forecasters.filter(({ verdict }) => verdict === 'used').length;
  const number = (value: number): string => (Number.isFinite(value) ? value.toPrecision(4) : '–');
  return [
    `## ${id}`,
    '',
    '| | |',
    '|---|---|',
    `| target | of one ${task.of}, ${task.unit} |`,
    `| known at the moment of asking | ${task.columns.join(', ')} |`,
    `| learners that compete (chosen in how many seeds) | ${task.learners.join(', ')} (${chosen(forecasters)}) |`,
    `| validation | rolling origin over seasons, ${evidence[0]!.seasons} tested, about ${Math.round(mean(evidence.map(({ rows }) => rows)))} outcomes a seed |`,
    `| mean absolute error | ${number(mean(evidence.map(({ scores }) => scores.mae)))} ${task.unit}${mapes.length === 0 || task.isProbability ? '' : `, ${(100 * mean(mapes)).toFixed(1)} %`} |`,
    `| R² | ${mean(evidence.map(({ scores }) => scores.r2)).toFixed(2)} |`,
    `| naive rival | ${naiveName(id)}: ${number(mean(evidence.map(({ naive }) => naive.mae)))} ${task.unit} |`,
    `| reduction of the error, 95 % interval over seeds | ${number(reduction.mean)} (${number(reduction.low)} to ${number(reduction.high)}) |`,
    `| coverage of the 90 % interval | ${coverage === undefined ? 'none: a probability' : `${(100 * coverage).toFixed(1)} %`} |`,
    `| verdict | ${isBetter ? 'beats its naive rival' : 'does not beat its naive rival: no decision may stand on it'}${isCovered ? '' : '; its interval does not hold what it promises'}; used in ${used} of ${forecasters.length} seeds |`,
    '',
  ];
}

/** Runs the studies and returns the exit code. */
export async function cardsCommand(argument: string, options: CardsOptions, projectRoot: string): Promise<number> {
  const { scenario, weather } = loadScenario(argument, projectRoot);
  const report = progressReporter('seeds');
  const seeds = Array.from({ length: options.seeds }, (_, index) => index + 1);
  const workerUrl = new URL('./worker.mjs', import.meta.url);
  let done = 0;
  const onResult = (): void => {
    done += 1;
    report(done, options.seeds);
  };
  const studies = await runStudiesInPool({ scenario, weather, tasks: FORECAST_IDS, seeds, workers: options.workers, workerUrl, onResult });
  const byTask = FORECAST_IDS.map((id) => [id, studies.flatMap((study) => study[id] ?? [])] as const).filter(([, forecasters]) => forecasters.length > 0);
  const page = [
    `# Model cards: ${scenario.id}`,
    '',
    `Every forecaster over ${options.seeds} seeds, each with its own earlier years; made by \`npx maqta cards ${scenario.id} --seeds ${options.seeds} --record\`.`,
    'Every outcome was forecast from earlier seasons only, by the learner that had done best until then. A forecaster is used in a run when its whole',
    "interval over the seasons of that run's history lies above its naive rival (src/decision/model.md); its row here says whether it does so over many histories.",
    '',
    ...byTask.flatMap(([id, forecasters]) => card(id, forecasters)),
  ].join('\n');
  if (options.record) writeFileSync(join(projectRoot, 'docs', `model-cards-${scenario.id}.md`), page);
  process.stdout.write(page);
  return EXIT.done;
}
