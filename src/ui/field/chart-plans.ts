// What each chart of the field screen shows: series with their looks and words, for one strategy or two. Pure; drawing is in charts.
import { fill } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import { blockColumn, STRESS_COLUMNS } from '../../model/domain/field-trace.ts';
import type { FieldColumn, FieldSeasonTraces, FieldTrace, StressColumn } from '../../model/domain/field-trace.ts';
import type { ChartSeries, ChartStage } from '../charts/SeasonChart.tsx';
import type { StressRow } from '../charts/StressRibbons.tsx';
import { stressSummary } from '../charts/stress-ribbons.ts';
import type { Formatter } from '../format/formatter.ts';
import { evapotranspiration, growingColumn, untilRipe } from './field-figures.ts';

export const CHART_IDS = ['canopy', 'soilWater', 'supply', 'demand', 'biomass', 'yield', 'bolls'] as const;
export type ChartId = (typeof CHART_IDS)[number];

export interface PlannedSeries extends ChartSeries {
  readonly label: string;
  readonly form: 'line' | 'area' | 'bars';
}

export interface ChartPlan {
  readonly id: ChartId;
  readonly unit: string;
  /** Values are shares, written as percent. */
  readonly isShare: boolean;
  readonly digits: number;
  readonly leastReach: number;
  readonly isDown: boolean;
  readonly series: readonly PlannedSeries[];
  /** Series that the legend names; the others belong to one that it does. */
  readonly legend: readonly PlannedSeries[];
}

interface Look {
  readonly trace: FieldTrace;
  readonly look: string;
  readonly name: string;
}

/** Colour of a strategy and, for the second one, broken lines: colour never is the only sign. */
function looksOf(shown: readonly FieldTrace[], words: Messages): readonly Look[] {
  return shown.map((trace, index) => ({ trace, look: `tone--${trace.strategy}${index === 1 ? ' is-second' : ''}`, name: words.field.strategies[trace.strategy].name }));
}

type Form = PlannedSeries['form'];
const series = (id: string, label: string, look: string, values: ArrayLike<number>, form: Form = 'line'): PlannedSeries => ({ id, label, look, values, kind: form, form });

/** The plans of all charts for one block; `shown` holds one trace or two. */
export function chartPlans(traces: FieldSeasonTraces, shown: readonly FieldTrace[], block: number, words: Messages): readonly ChartPlan[] {
  const looks = looksOf(shown, words);
  const [first] = looks;
  if (!first) return [];
  const { field, terms } = words;
  const of = (trace: FieldTrace, column: FieldColumn): Float64Array => blockColumn(traces, trace, column, block);
  const growing = (trace: FieldTrace, column: FieldColumn): Float64Array => growingColumn(traces, trace, column, block);
  const each = (make: (look: Look) => PlannedSeries): readonly PlannedSeries[] => looks.map(make);
  const whole = (id: ChartId, unit: string, digits: number, leastReach: number, all: readonly PlannedSeries[], rest: Partial<ChartPlan> = {}): ChartPlan =>
    ({ id, unit, digits, leastReach, isShare: unit === terms.units.percent, isDown: false, series: all, legend: all, ...rest });
  const withPotential = (id: 'biomass' | 'yield', potential: FieldColumn, column: FieldColumn, leastReach: number): ChartPlan =>
    whole(id, terms.units.tonnesPerHectare, 2, leastReach, [
      series('potential', field.series.potential, 'is-potential', of(first.trace, potential)),
      ...each(({ trace, look, name }) => series(trace.strategy, name, look, of(trace, column))),
    ]);
  const available = growing(first.trace, 'totalAvailable');
  const stomata = growing(first.trace, 'stomataLimit');
  const zones: readonly PlannedSeries[] = [
    { ...series('drier', '', 'is-zone-closed', available, 'area'), from: stomata },
    { ...series('dry', '', 'is-zone-slow', stomata, 'area'), from: growing(first.trace, 'expansionLimit') },
  ];
  const limits = [
    series('expansionLimit', field.series.expansionLimit, 'is-limit is-limit--slow', growing(first.trace, 'expansionLimit')),
    series('stomataLimit', field.series.stomataLimit, 'is-limit is-limit--closed', stomata),
    series('totalAvailable', field.series.totalAvailable, 'is-limit is-limit--all', available),
  ];
  const depletion = each(({ trace, look, name }) => series(trace.strategy, name, look, growing(trace, 'depletion')));
  const bars = looks.length + 1;
  const rain: PlannedSeries = { ...series('rain', field.series.rain, 'is-rain', of(first.trace, 'rain'), 'bars'), place: [0, bars] };
  const picking = looks.map(({ trace, look, name }, index): PlannedSeries => ({
    ...series(`picking-${trace.strategy}`, name, look, of(trace, 'picking').map((flag) => (flag === 1 ? 0.05 * (looks.length - index) : 0)), 'bars'),
    from: of(trace, 'picking').map((flag) => (flag === 1 ? 0.05 * (looks.length - index - 1) : 0)),
  }));
  const bolls = series('openBolls', field.series.openBolls, 'is-bolls', of(first.trace, 'openBolls'));
  const picked = each(({ trace, look, name }) => series(trace.strategy, `${field.series.picked}: ${name}`, look, of(trace, 'pickedShare')));
  return [
    whole('canopy', terms.units.percent, 0, 1, [
      series('potential', field.series.potential, 'is-potential-area', untilRipe(growing(first.trace, 'canopyPotential')), 'area'),
      ...each(({ trace, look, name }) => series(trace.strategy, name, look, untilRipe(growing(trace, 'canopyCover')))),
    ]),
    whole('soilWater', terms.units.millimetres, 0, 100, [...zones, ...limits, ...depletion], { isDown: true, legend: [...depletion, ...limits] }),
    whole('supply', terms.units.millimetres, 1, 20, [
      rain,
      ...looks.map(({ trace, look, name }, index): PlannedSeries => ({ ...series(trace.strategy, name, look, of(trace, 'irrigation'), 'bars'), place: [index + 1, bars] })),
    ]),
    whole('demand', field.units.millimetresPerDay, 1, 6, [
      series('et0', field.series.et0, 'is-et0', traces.weather.et0Mm),
      ...each(({ trace, look, name }) => series(trace.strategy, name, look, evapotranspiration(traces, trace, block))),
    ]),
    withPotential('biomass', 'biomassPotential', 'biomass', 10),
    withPotential('yield', 'yieldPotential', 'yield', 3),
    whole('bolls', terms.units.percent, 0, 1, [...picking, bolls, ...picked], { legend: [bolls, ...picked] }),
  ];
}

/** The stages of a block's crop that fall into the season shown. */
export function chartStages(traces: FieldSeasonTraces, block: number, words: Messages): readonly ChartStage[] {
  const stages = traces.stages[block];
  if (!stages) return [];
  return [
    { id: 'flowering', label: words.field.stages.flowering, from: stages.flowering, to: stages.floweringEnd },
    { id: 'maturity', label: words.field.stages.maturity, from: stages.maturity - 1, to: stages.maturity },
  ];
}

export interface StressPlan {
  readonly rows: readonly StressRow[];
  /** Stresses that never act in any of the traces shown. */
  readonly quiet: readonly StressColumn[];
}

/** The stresses that act in at least one of the traces shown, with their spells in words. */
export function stressPlan(traces: FieldSeasonTraces, shown: readonly FieldTrace[], block: number, words: Messages, format: Formatter): StressPlan {
  const looks = looksOf(shown, words);
  const rows: StressRow[] = [];
  const quiet: StressColumn[] = [];
  for (const id of STRESS_COLUMNS) {
    const lanes = looks.map(({ trace, look, name }) => {
      const strength = blockColumn(traces, trace, id, block);
      const found = stressSummary(strength);
      const spell = found && fill(words.field.spell, { date: format.date(traces.plantingDayNumber + found.first), days: format.number(found.days, 0), peak: format.percent(found.peak, 0) });
      return { look, name, strength, words: spell ?? words.field.noSpell, acts: found !== undefined };
    });
    if (lanes.some(({ acts }) => acts)) rows.push({ id, name: words.field.stresses[id], lanes });
    else quiet.push(id);
  }
  return { rows, quiet };
}
