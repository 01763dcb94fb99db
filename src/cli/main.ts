// The command line: names, options and exit codes. What a command does lives in its own file.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { issueLine } from '../base/issue.ts';
import type { ModuleSet } from '../model/domain/modules.ts';
import type { PolicyName } from '../model/domain/results.ts';
import { benchCommand, BENCHES } from './bench-command.ts';
import { benchPoint } from './bench-season.ts';
import { runCropCommand } from './crop.ts';
import { digestCommand } from './digest-command.ts';
import { EXIT, InputFault, UsageFault } from './faults.ts';
import { FORECAST_TARGETS, forecastCommand, type ForecastOptions } from './forecast-command.ts';
import { cardsCommand, type CardsOptions } from './cards-command.ts';
import { effectsCommand, type EffectsOptions } from './effects-command.ts';
import { generate } from './generate-command.ts';
import { hindcastCommand } from './hindcast.ts';
import { influenceCommand, type InfluenceCommandOptions } from './influence-command.ts';
import { moduleList, oneOfNames, wholeNumber } from './option-values.ts';
import { runCommand, type RunOptions } from './run-command.ts';
import { loadScenario } from './scenario-files.ts';
import { seasonsCommand, type SeasonsOptions } from './seasons-command.ts';

/** Replication numbers above are kept for the earlier years that the core learns from. */
const MOST_REPLICATIONS = 100_000;
const DEFAULT_REPLICATIONS = 10;
const DEFAULT_SEED = 1;
/** Commands of the contract that this version does not have. */
const PLANNED = ['experiment'] as const;

/** Collects an option that may be given again. */
function collected(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

/** Runs one command line and returns the exit code: 0 done, 1 invalid input, 2 wrong usage, 3 internal failure. */
export async function main(argv: readonly string[], { projectRoot }: { readonly projectRoot: string }): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has left; there is nobody to tell.
    if (error.code !== 'EPIPE') throw error;
  });
  let exitCode: number = EXIT.done;
  const program = build(projectRoot, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  if (error instanceof UsageFault) {
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.wrongUsage;
  }
  if (error instanceof InputFault) {
    process.stderr.write(`${error.issues.map(issueLine).join('\n')}\n`);
    return EXIT.invalidInput;
  }
  process.stderr.write(`internal failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.internalFailure;
}

function build(projectRoot: string, finish: (code: number) => void): Command {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const program = new Command('maqta')
    .description('Maqta Twin without a screen: run, check and compare scenarios of a cotton cluster.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(maqta --help lists commands and options)');
  const seed = (): Option => new Option('--seed <S>', 'seed of all random streams').argParser(wholeNumber(0, Number.MAX_SAFE_INTEGER)).default(DEFAULT_SEED);
  const modules = (): Option =>
    new Option('--modules <list>', 'AI modules: all, none, or names joined by commas').argParser(moduleList).default(moduleList('all'), 'all');
  const workers = (): Option => new Option('--workers <W>', 'threads').argParser(wholeNumber(1, 256)).default(availableParallelism(), 'one per core');

  program
    .command('run')
    .description('run replications under baseline management and the AI core')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .addOption(new Option('--policy <policy>', 'who decides: baseline, ai or both').argParser(oneOfNames(['baseline', 'ai', 'both'])).default('both'))
    .addOption(modules())
    .addOption(new Option('--replications <N>', 'crop years').argParser(wholeNumber(1, MOST_REPLICATIONS)).default(DEFAULT_REPLICATIONS))
    .addOption(seed())
    .addOption(workers())
    .option('--history <question=file>', 'a CSV history of a forecast question, before the simulated years; may be given again', collected, [])
    .option('--bound', 'also decide by the same rules with perfect information')
    .option('--json', 'print one JSON document')
    .option('--out <dir>', 'write summary.json and the tables of the first replication')
    .action(async (scenario: string, options: RunOptions) => finish(await runCommand(scenario, options, projectRoot)));

  program
    .command('validate')
    .description('list every fault of a scenario: code, JSON pointer, got, expected')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .action((argument: string) => {
      const { scenario } = loadScenario(argument, projectRoot);
      process.stdout.write(`valid\t${scenario.id}\t${scenario.digest}\n`);
    });

  program
    .command('digest')
    .description('print one digest per simulated day, then the digest of the run')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .addOption(new Option('--policy <policy>', 'who decides: baseline or ai').argParser(oneOfNames(['baseline', 'ai'])).default('baseline'))
    .addOption(modules())
    .addOption(seed())
    .action((argument: string, options: { policy: PolicyName; seed: number; modules: ModuleSet }) => digestCommand(argument, options, projectRoot));

  program
    .command('influence')
    .description('move every assumed parameter by a fifth, one at a time, and list what that does to the main indicators')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .addOption(new Option('--policy <policy>', 'what is watched: baseline, or both (adds what the AI modules are worth)').argParser(oneOfNames(['baseline', 'both'])).default('both'))
    .addOption(modules())
    .addOption(new Option('--kind <kind>', 'which parameters: assumed or all').argParser(oneOfNames(['assumed', 'all'])).default('assumed'))
    .addOption(new Option('--limit <N>', 'only the first N of them').argParser(wholeNumber(1, MOST_REPLICATIONS)))
    .addOption(new Option('--replications <N>', 'crop years').argParser(wholeNumber(1, MOST_REPLICATIONS)).default(1))
    .addOption(seed())
    .addOption(workers())
    .option('--json', 'print one JSON document')
    .option('--out <file>', 'write the whole table as CSV')
    .action(async (argument: string, options: InfluenceCommandOptions) => finish(await influenceCommand(argument, options, projectRoot)));

  program
    .command('crop')
    .description('run the field model alone on a file of cases; one CSV row per case and season')
    .argument('<cases>', 'JSON file with one case or a list of cases')
    .requiredOption('--weather <path>', 'weather file, or folder with weather-<climate>.csv')
    .option('--daily <file>', 'also write every day as CSV')
    .action((casesFile: string, options: { weather: string; daily?: string }) =>
      finish(
        runCropCommand(
          { casesFile, ...options },
          { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
        ),
      ),
    );

  program
    .command('effects')
    .description('every AI module alone, all together, and the bound of perfect information, against baseline management')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .addOption(new Option('--replications <N>', 'crop years').argParser(wholeNumber(2, MOST_REPLICATIONS)).default(20))
    .addOption(seed())
    .addOption(workers())
    .option('--json', 'print one JSON document')
    .option('--record', 'also keep the page in docs')
    .action(async (scenario: string, options: EffectsOptions) => finish(await effectsCommand(scenario, options, projectRoot)));

  program
    .command('seasons')
    .description('years in a row under the AI, which learns from each; errors of its forecasts year by year')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .addOption(new Option('--years <N>', 'how many years').argParser(wholeNumber(1, 100)).default(5))
    .addOption(modules())
    .addOption(seed())
    .option('--json', 'print one JSON document')
    .action((scenario: string, options: SeasonsOptions) => finish(seasonsCommand(scenario, options, projectRoot)));

  program
    .command('cards')
    .description('model cards of all forecasters over many seeds')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .addOption(new Option('--seeds <N>', 'how many pasts').argParser(wholeNumber(2, 1000)).default(20))
    .addOption(workers())
    .option('--record', 'also keep the page in docs')
    .action(async (scenario: string, options: CardsOptions) => finish(await cardsCommand(scenario, options, projectRoot)));

  program
    .command('forecast')
    .description('how well a target is forecast from what is known at the time, out of sample and against the naive rival')
    .argument('<scenario>', 'path of a scenario file or name of a shipped one')
    .requiredOption('--target <name>', `one of ${FORECAST_TARGETS.join(', ')}`, oneOfNames(FORECAST_TARGETS))
    .addOption(seed())
    .option('--history <file>', 'learn from a CSV file instead of simulated earlier years')
    .option('--json', 'print one JSON document')
    .action((scenario: string, options: ForecastOptions) => finish(forecastCommand(scenario, options, projectRoot)));

  program
    .command('bench')
    .description(`measure this machine: ${BENCHES.join(', ')}`)
    .argument('<name>', 'which measurement')
    .option('--json', 'print one JSON document')
    .action(async (name: string, options: { json?: boolean }) => finish(await benchCommand(name, options.json ?? false, projectRoot)));
  program
    .command('bench-point', { hidden: true })
    .argument('<scenario>')
    .argument('<factor>', 'how many times the size of the scenario', Number)
    .action((scenario: string, factor: number) => {
      process.stdout.write(`${JSON.stringify(benchPoint(scenario, factor, projectRoot))}\n`);
    });

  program
    .command('hindcast')
    .description('yields of the cotton region in every weather year beside the statistics of six seasons')
    .option('--json', 'print one JSON document')
    .option('--record', 'also keep the yields for the generated page')
    .action((options: { json?: boolean; record?: boolean }) => finish(hindcastCommand(options, projectRoot)));

  program
    .command('generate')
    .description('write the files that are generated from declarations')
    .option('--check', 'write nothing; fail when a file is not up to date')
    .action((options: { check?: boolean }) => finish(generate(projectRoot, options.check ?? false)));

  for (const name of PLANNED) {
    program
      .command(name, { hidden: true })
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        throw new UsageFault(`The command ${name} is not available in this version.`);
      });
  }
  return program;
}

