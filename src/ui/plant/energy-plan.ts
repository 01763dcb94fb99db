// Energy by function as rows of bars and as a table: kWh, share of all, kWh per kilogram of what the plant makes. Pure.
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Messages } from '../../i18n/en.ts';
import type { EnergyUse } from '../../model/domain/plant-record.ts';
import type { BarRowInput } from '../charts/bar-rows.ts';
import type { Formatter } from '../format/formatter.ts';
import { wordOf } from './plant-figures.ts';
import type { ShownSide } from './plant-figures.ts';
import type { PlantTable } from './PlantCard.tsx';

const STAGES = ['gin', 'spinning', 'textile'] as const;

interface Line {
  readonly stage: EnergyUse['stage'];
  readonly use: string;
  readonly carrier: EnergyUse['carrier'];
  /** kWh per side. */
  readonly kwh: readonly number[];
}

const sumKwh = (sides: readonly ShownSide[]): readonly number[] => sides.map(({ side }) => side.energy.reduce((sum, { kwh }) => sum + kwh, 0));

/** Every function that any side has used, by plant, the largest of the first side first. */
export function energyLines(sides: readonly ShownSide[]): readonly Line[] {
  const lines = new Map<string, { stage: EnergyUse['stage']; use: string; carrier: EnergyUse['carrier']; kwh: number[] }>();
  sides.forEach(({ side }, index) => {
    for (const { stage, use, carrier, kwh } of side.energy) {
      const key = `${stage} ${use} ${carrier}`;
      const line = lines.get(key) ?? { stage, use, carrier, kwh: sides.map(() => 0) };
      line.kwh[index] = kwh;
      lines.set(key, line);
    }
  });
  return [...lines.values()].sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || (b.kwh[0] ?? 0) - (a.kwh[0] ?? 0));
}

const perKg = (kwh: number, { side }: ShownSide, stage: EnergyUse['stage']): number | undefined => (side.output[stage] > 0 ? (kwh / side.output[stage]) * GRAMS_PER_KG : undefined);

function nameOf({ use, carrier }: Pick<Line, 'use' | 'carrier'>, { energy, uses }: Messages['plant']): string {
  return carrier === 'heat' ? `${wordOf(uses, use)} (${energy.carriers.heat})` : wordOf(uses, use);
}

/** Rows for the chart under a heading per kind of plant, which tells its sum per kilogram. Values in kWh. */
export function energyRows(sides: readonly ShownSide[], words: Messages, format: Formatter): readonly BarRowInput[] {
  const { plant, terms } = words;
  const lines = energyLines(sides);
  const sums = sumKwh(sides);
  return STAGES.flatMap((stage): BarRowInput[] => {
    const own = lines.filter((line) => line.stage === stage);
    if (own.length === 0) return [];
    const each = sides.map((shown, side) => {
      const kwh = own.reduce((sum, line) => sum + line.kwh[side]!, 0);
      return `${words.policies[shown.policy]} ${format.number(perKg(kwh, shown, stage), 2)}`;
    });
    return [
      { id: stage, label: plant.flow.stages[stage], note: `${each.join(' · ')} ${terms.units.kwhPerKg} ${plant.energy.perKgOf[stage]}`, kind: 'heading', values: [] },
      ...own.map((line): BarRowInput => ({
        id: `${stage}-${line.use}-${line.carrier}`,
        label: nameOf(line, plant),
        kind: line.carrier === 'heat' ? 'loss' : 'plain',
        values: sides.map(({ policy }, side) => ({ look: policy, from: 0, to: line.kwh[side]!, text: `${format.number(line.kwh[side], 0)} · ${format.percent(sums[side]! > 0 ? line.kwh[side]! / sums[side]! : 0, 1)}` })),
      })),
    ];
  });
}

/** The same as a table. */
export function energyTable(sides: readonly ShownSide[], words: Messages, format: Formatter): PlantTable {
  const { plant } = words;
  const sums = sumKwh(sides);
  const columns = [
    { id: 'plant', label: plant.flow.stage, isNumber: false },
    { id: 'function', label: plant.energy.use, isNumber: false },
    { id: 'energy', label: plant.energy.carrier, isNumber: false },
    ...sides.flatMap(({ policy }) => [
      { id: `${policy}_kwh`, label: `${words.policies[policy]}: ${plant.energy.unit}`, isNumber: true },
      { id: `${policy}_share`, label: plant.energy.share, isNumber: true },
      { id: `${policy}_kwh_per_kg`, label: plant.energy.perKg, isNumber: true },
    ]),
  ];
  const rows = energyLines(sides).map((line) => {
    const figures = sides.map((shown, side) => ({ kwh: line.kwh[side]!, share: sums[side]! > 0 ? line.kwh[side]! / sums[side]! : 0, each: perKg(line.kwh[side]!, shown, line.stage) }));
    return {
      cells: [line.stage, line.use, line.carrier, ...figures.flatMap(({ kwh, share, each }) => [kwh, share, each ?? ''])],
      texts: [
        plant.flow.stages[line.stage], wordOf(plant.uses, line.use), plant.energy.carriers[line.carrier],
        ...figures.flatMap(({ kwh, share, each }) => [format.number(kwh, 0), format.percent(share, 2), format.number(each, 4)]),
      ],
    };
  });
  const sumRow = { cells: ['', 'sum', '', ...sums.flatMap((sum) => [sum, 1, ''])], texts: ['', plant.energy.sum, '', ...sums.flatMap((sum) => [format.number(sum, 0), format.percent(1, 2), ''])], isTotal: true };
  return { columns, rows: [...rows, sumRow] };
}
