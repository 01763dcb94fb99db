// `maqta effects`: every AI module alone, all together, and the bound of perfect information, each against baseline management on the same luck.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleChoice } from '../experiment/replications.ts';
import { summarise } from '../experiment/summarise.ts';
import { prepareCore } from '../experiment/training.ts';
import { KPIS, type KpiId } from '../model/domain/kpis.ts';
import { MODULE_IDS, type ModuleId } from '../model/domain/modules.ts';
import type { KpiEstimate, PairedEstimate, RunSummary } from '../model/domain/results.ts';
import { runChoicesInPool } from '../runtime/node-pool.ts';
import { EXIT } from './faults.ts';
import { fixed } from './fixed.ts';
import { progressReporter } from './progress.ts';
import { loadScenario } from './scenario-files.ts';

export interface EffectsOptions {
  readonly replications: number;
  readonly seed: number;
  readonly workers: number;
  readonly json?: boolean;
  readonly record?: boolean;
}

/** One row of the table: the effect of a set of modules, or of perfect information. */
interface Effect {
  readonly name: string;
  readonly kpis: Readonly<Partial<Record<KpiId, PairedEstimate>>>;
  readonly npv: KpiEstimate | undefined;
  /** Over the replications that have one. */
  readonly payback: KpiEstimate | undefined;
}

/** Effects that are shown for every set. */
const SHOWN: readonly KpiId[] = [
  'seedCottonYield', 'lintTurnout', 'rawMaterialLoss', 'defectRate', 'equipmentProductivity', 'oee', 'cycleTime', 'specificEnergy',
  'labourProductivity', 'serviceLevel', 'decisionSpeed', 'digitalisation', 'carbon', 'unitCost', 'unitProfit',
];

function effectOf(name: string, summary: RunSummary, policy: 'ai' | 'oracle'): Effect {
  const { npv, payback } = summary.policies[policy] ?? {};
  return { name, kpis: policy === 'ai' ? summary.paired : summary.bound, npv, payback };
}

/** Runs all sets and returns the exit code. */
export async function effectsCommand(argument: string, options: EffectsOptions, projectRoot: string): Promise<number> {
  const { scenario, weather } = loadScenario(argument, projectRoot);
  const { seed, workers, replications } = options;
  const core = prepareCore(scenario, weather, seed, progressReporter('earlier years'));
  const numbers = Array.from({ length: replications }, (_, index) => index);
  const sets: readonly (readonly ModuleId[])[] = [...MODULE_IDS.map((id) => [id]), MODULE_IDS];
  const choices = sets.map((set): ModuleChoice => ({ modules: new Set(set), policies: set.length > 1 ? ['baseline', 'ai', 'oracle'] : ['baseline', 'ai'] }));
  const report = progressReporter('replications');
  const workerUrl = new URL('./worker.mjs', import.meta.url);
  let done = 0;
  const onResult = (): void => {
    done += 1;
    report(done, replications);
  };
  const results = await runChoicesInPool({ scenario, weather, seed, core, choices, replications: numbers, workers, workerUrl, onResult });
  const effects = choices.flatMap((choice, index): Effect[] => {
    const summary = summarise({ scenario: scenario.id, seed, ...choice }, results[index]!);
    if (!choice.policies.includes('oracle')) return [effectOf(sets[index]![0]!, summary, 'ai')];
    return [effectOf('all modules', summary, 'ai'), effectOf('perfect information', summary, 'oracle')];
  });
  const document = { scenario: scenario.id, seed, replications, effects };
  if (options.record) writeFileSync(join(projectRoot, 'docs', `effects-${scenario.id}.md`), effectsPage(document));
  process.stdout.write(options.json ? `${JSON.stringify(document, (_, value: unknown) => (value === undefined ? null : value), 2)}\n` : effectsPage(document));
  return EXIT.done;
}

function npvCell({ npv }: Effect): string {
  if (npv?.mean === undefined) return '–';
  return `${npv.mean.toFixed(0)}${npv.ci95 ? ` (${npv.ci95[0].toFixed(0)} to ${npv.ci95[1].toFixed(0)})` : ''}`;
}

function paybackCell({ payback }: Effect): string {
  const known = payback?.values.filter((value) => value !== undefined).length ?? 0;
  return payback?.mean === undefined || known === 0 ? 'never' : `${payback.mean.toFixed(1)} in ${known} of ${payback.values.length}`;
}

function effectsPage({ scenario, seed, replications, effects }: { scenario: string; seed: number; replications: number; effects: readonly Effect[] }): string {
  const cell = (effect: Effect, id: KpiId): string => {
    const paired = effect.kpis[id];
    if (paired?.difference === undefined) return '–';
    const { digits } = KPIS[id];
    const interval = paired.ci95 ? ` (${fixed(paired.ci95[0], digits)} to ${fixed(paired.ci95[1], digits)})` : '';
    return `${fixed(paired.difference, digits)}${interval}`;
  };
  const header = ['effect of', ...SHOWN.map((id) => `${id} [${KPIS[id].unit}]`), 'npv [USD]', 'payback [a]'];
  const rows = effects.map((effect) => [
    effect.name,
    ...SHOWN.map((id) => cell(effect, id)),
    npvCell(effect),
    paybackCell(effect),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `# What each module changes: ${scenario}`,
    '',
    `Paired differences to baseline management with 95 % intervals, seed ${seed}, ${replications} replications on common random numbers; made by`,
    `\`npx maqta effects ${scenario} --replications ${replications} --seed ${seed} --record\`. A module that does not help is shown as such.`,
    'Perfect information is the bound for the rules of all modules together (docs/decisions/0016); payback is the mean over the replications that have one.',
    'One core decides in all replications, so the luck of what it was taught is not in the intervals; of so many intervals one in twenty misses by chance.',
    '',
    line(header),
    line(header.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}
