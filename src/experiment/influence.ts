// How much each parameter by itself moves the main indicators: one at a time, a fifth down and up, on the same random numbers. Plans and adds up;
// pools live in runtime.
import type { DecisionCore } from '../decision/core.ts';
import { confidenceInterval } from '../engine/statistics.ts';
import type { KpiId } from '../model/domain/kpis.ts';
import type { ModuleSet } from '../model/domain/modules.ts';
import type { RunPolicy } from '../model/domain/results.ts';
import type { ParameterDeclaration, ParameterKind } from '../model/parameters/define.ts';
import { ALL_PARAMETER_GROUPS, type AllParameterValues } from '../model/parameters/index.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { runReplication } from './replications.ts';
import type { KpiValues } from './summarise.ts';

/** How far a parameter is moved, share of its value. */
export const INFLUENCE_STEP = 0.2;

/** The indicators that are watched: those of the baseline, and what the AI modules are worth. */
export const BASELINE_KPIS = [
  'lintYield',
  'lintTurnout',
  'rawMaterialLoss',
  'oee',
  'defectRate',
  'cycleTime',
  'specificEnergy',
  'unitCost',
  'unitProfit',
  'fabricConversionCost',
  'irrigationWaterUse',
  'carbon',
] as const satisfies readonly KpiId[];
export const AI_KPIS = ['npv'] as const satisfies readonly KpiId[];
export type InfluenceKpi = (typeof BASELINE_KPIS)[number] | (typeof AI_KPIS)[number];
export const INFLUENCE_KPIS: readonly InfluenceKpi[] = [...BASELINE_KPIS, ...AI_KPIS];

/** What the AI earns a year is about a tenth of what the baseline earns, so the same money is ten times as many percent of its present value. */
const AI_WEIGHT = 0.1;

/** Confidence of the intervals. */
const LEVEL = 0.95;

/** A parameter with the two values that it is given in turn; a value equal to the present one is not run. */
export interface InfluenceParameter {
  readonly group: string;
  readonly key: string;
  readonly kind: ParameterKind;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One run to make: which parameter (by its place in the plan) at which end. */
export interface InfluenceVariation {
  readonly parameter: number;
  readonly end: 'low' | 'high';
  readonly group: string;
  readonly key: string;
  readonly value: number;
}

/** The watched indicators in the order of the replications; what a run does not have is absent. */
export type InfluenceValues = Readonly<Partial<Record<InfluenceKpi, readonly number[]>>>;

/** Change of an indicator at the two ends, as a share of its size in the reference run; undefined where the end was not run or has no such figure. */
export interface InfluenceEffect {
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Half of the wider 95 % interval of the two, from paired replications; undefined with one replication. */
  readonly halfWidth: number | undefined;
}

export interface InfluenceRow extends InfluenceParameter {
  readonly effects: Readonly<Record<InfluenceKpi, InfluenceEffect>>;
  /** The largest change of any indicator at either end, as a share of its size, those of the AI at a tenth: what rows are sorted by. */
  readonly influence: number;
}

/** Counts, days of a calendar and shifts a day: declared as whole numbers, they stay whole. */
const WHOLE_UNITS: ReadonlySet<string> = new Set(['1', 'd', '1/d']);
const isWhole = ({ unit, default: value }: ParameterDeclaration): boolean => WHOLE_UNITS.has(unit) && Number.isInteger(value);

/** The end of a step from `value`: a fifth of it (of the range where the value is 0), a count by one at least, within the range. */
function stepped(value: number, declaration: ParameterDeclaration, sign: -1 | 1): number {
  const [low, high] = declaration.range;
  const size = INFLUENCE_STEP * (value === 0 ? high - low : Math.abs(value));
  const end = value + sign * (isWhole(declaration) ? Math.max(1, Math.round(size)) : size);
  // Twelve digits keep 0.1 + 0.02 from being written as 0.12000000000000001.
  return Math.min(high, Math.max(low, Number(end.toPrecision(12))));
}

/** The parameters to vary in the order of their declaration: the assumed ones or all, at most `limit`. */
export function influencePlan(scenario: ResolvedScenario, kind: 'assumed' | 'all', limit: number): InfluenceParameter[] {
  const plan = ALL_PARAMETER_GROUPS.flatMap(({ name, declarations }) => {
    const values: Readonly<Record<string, number>> = scenario.parameters[name as keyof AllParameterValues];
    return Object.entries(declarations).flatMap(([key, declaration]): InfluenceParameter[] => {
      if (kind === 'assumed' && declaration.kind !== 'assumed') return [];
      const value = values[key] ?? declaration.default;
      return [
        {
          group: name,
          key,
          kind: declaration.kind,
          unit: declaration.unit,
          value,
          low: stepped(value, declaration, -1),
          high: stepped(value, declaration, 1),
        },
      ];
    });
  });
  return plan.slice(0, limit);
}

/** The runs that a plan needs. */
export function influenceVariations(plan: readonly InfluenceParameter[]): InfluenceVariation[] {
  return plan.flatMap(({ group, key, value, low, high }, parameter) =>
    (
      [
        ['low', low],
        ['high', high],
      ] as const
    ).flatMap(([end, changed]): InfluenceVariation[] => (changed === value ? [] : [{ parameter, end, group, key, value: changed }])),
  );
}

/** The scenario with one parameter changed; the digest stays that of the original, so nothing may be stored under it. */
export function withParameter(scenario: ResolvedScenario, group: string, key: string, value: number): ResolvedScenario {
  const parameters: Record<string, Readonly<Record<string, number>>> = { ...scenario.parameters };
  parameters[group] = { ...parameters[group], [key]: value };
  return { ...scenario, parameters: parameters as unknown as AllParameterValues };
}

export interface InfluenceOptions {
  readonly seed: number;
  readonly replications: number;
  /** With `ai`, what the modules are worth is watched as well. */
  readonly policies: readonly RunPolicy[];
  readonly modules: ModuleSet;
  /** What the AI has learnt in the world as declared; it decides with that in every variation. */
  readonly core: DecisionCore | undefined;
}

/** The watched indicators of a scenario in replications 0 … n − 1. */
export function influenceValues(scenario: ResolvedScenario, weather: WeatherRecord, options: InfluenceOptions): InfluenceValues {
  const { seed, policies, modules, core } = options;
  const runs = Array.from({ length: options.replications }, (_, replication) =>
    runReplication(scenario, weather, { seed, replication, policies, modules, core }),
  );
  const values: Partial<Record<InfluenceKpi, readonly number[]>> = {};
  const take = (kpis: readonly InfluenceKpi[], of: (run: (typeof runs)[number]) => KpiValues | undefined): void => {
    for (const kpi of kpis) {
      const known = runs.flatMap((run) => of(run)?.[kpi] ?? []);
      // Fewer values than runs would compare different seasons.
      if (known.length === runs.length) values[kpi] = known;
    }
  };
  take(BASELINE_KPIS, (run) => run.kpis.baseline);
  take(AI_KPIS, (run) => run.kpis.ai);
  return values;
}

/** The values that a variation gave, or why it gave none. */
export type InfluenceResult = { readonly values: InfluenceValues } | { readonly failure: string };

interface Change {
  readonly mean: number;
  readonly halfWidth: number | undefined;
}

/** The mean paired change as a share of the reference's mean, with half of its 95 % Student interval from two replications on. */
function changeOf(before: readonly number[] | undefined, after: readonly number[] | undefined): Change | undefined {
  if (before === undefined || after === undefined) return undefined;
  const size = Math.abs(before.reduce((sum, value) => sum + value, 0) / before.length);
  if (size === 0) return undefined;
  const shares = Float64Array.from(before, (value, i) => ((after[i] ?? value) - value) / size);
  if (shares.length < 2) return { mean: shares[0] ?? 0, halfWidth: undefined };
  const { mean, low, high } = confidenceInterval(shares, LEVEL);
  return { mean, halfWidth: (high - low) / 2 };
}

/** The rows of a plan, the most influential first; ties in the order of the declarations. `results` are keyed `<place in the plan> <end>`. */
export function influenceRows(
  plan: readonly InfluenceParameter[],
  reference: InfluenceValues,
  results: ReadonlyMap<string, InfluenceResult>,
): InfluenceRow[] {
  const rows = plan.map((parameter, place): InfluenceRow => {
    const change = (kpi: InfluenceKpi, end: 'low' | 'high'): Change | undefined => {
      const result = results.get(`${place} ${end}`);
      return changeOf(reference[kpi], result && 'values' in result ? result.values[kpi] : undefined);
    };
    const effect = (kpi: InfluenceKpi): InfluenceEffect => {
      const low = change(kpi, 'low');
      const high = change(kpi, 'high');
      const widths = [low?.halfWidth, high?.halfWidth].filter((width) => width !== undefined);
      return { low: low?.mean, high: high?.mean, halfWidth: widths.length === 0 ? undefined : Math.max(...widths) };
    };
    const effects = Object.fromEntries(INFLUENCE_KPIS.map((kpi) => [kpi, effect(kpi)])) as Record<InfluenceKpi, InfluenceEffect>;
    const size = (kpi: InfluenceKpi): number => Math.max(Math.abs(effects[kpi].low ?? 0), Math.abs(effects[kpi].high ?? 0));
    return { ...parameter, effects, influence: Math.max(...BASELINE_KPIS.map(size), ...AI_KPIS.map((kpi) => AI_WEIGHT * size(kpi))) };
  });
  return rows
    .map((row, place) => ({ row, place }))
    .sort((a, b) => b.row.influence - a.row.influence || a.place - b.place)
    .map(({ row }) => row);
}
