// `maqta digest`: the digest of every simulated day and of the run, one a line.
import { isoDate, dateOfDayNumber, dayNumber } from '../base/calendar.ts';
import { dailyDigests } from '../experiment/replications.ts';
import type { ModuleSet } from '../model/domain/modules.ts';
import type { PolicyName } from '../model/domain/results.ts';
import { loadScenario } from './scenario-files.ts';

/** Prints `YYYY-MM-DD<tab>digest` for each day, then `run<tab>digest`. */
export function digestCommand(
  argument: string,
  options: { readonly policy: PolicyName; readonly seed: number; readonly modules: ModuleSet },
  projectRoot: string,
): void {
  const { scenario, weather } = loadScenario(argument, projectRoot);
  const { days, run } = dailyDigests(scenario, weather, options);
  const { year, startMonth, startDay } = scenario.season;
  const first = dayNumber({ year, month: startMonth, day: startDay });
  const lines = days.map((digest, day) => `${isoDate(dateOfDayNumber(first + day))}\t${digest}`);
  process.stdout.write(`${[...lines, `run\t${run}`].join('\n')}\n`);
}
