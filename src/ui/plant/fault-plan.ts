// Causes of fabric faults in falling order by one of two measures, as columns and as a table. Pure.
import { GRAMS_PER_TONNE } from '../../base/units.ts';
import type { Messages } from '../../i18n/en.ts';
import type { FaultCause } from '../../model/domain/plant-record.ts';
import type { ParetoSide } from '../charts/ParetoChart.tsx';
import type { Formatter } from '../format/formatter.ts';
import { wordOf } from './plant-figures.ts';
import type { ShownSide } from './plant-figures.ts';
import type { PlantTable } from './PlantCard.tsx';

export const MEASURES = ['count', 'mass'] as const;
export type Measure = (typeof MEASURES)[number];

const valueOf = ({ faults, defectiveGrams }: FaultCause, measure: Measure): number => (measure === 'count' ? faults : defectiveGrams / GRAMS_PER_TONNE);

/** Causes that any side has, the largest over all sides first. */
export function causesOf(sides: readonly ShownSide[], measure: Measure): readonly string[] {
  const totals = new Map<string, number>();
  for (const { side } of sides) for (const fault of side.faults) totals.set(fault.cause, (totals.get(fault.cause) ?? 0) + valueOf(fault, measure));
  return [...totals].filter(([, total]) => total > 0).sort((a, b) => b[1] - a[1]).map(([cause]) => cause);
}

const valuesOf = ({ side }: ShownSide, causes: readonly string[], measure: Measure): readonly number[] => causes.map((cause) => {
  const found = side.faults.find((fault) => fault.cause === cause);
  return found ? valueOf(found, measure) : 0;
});

export function paretoSides(sides: readonly ShownSide[], causes: readonly string[], measure: Measure, format: Formatter): readonly ParetoSide[] {
  return sides.map((shown) => {
    const values = valuesOf(shown, causes, measure);
    return { look: shown.policy, values, texts: values.map((value) => format.number(value, measure === 'count' ? 0 : 1)) };
  });
}

/** Value, share, running share, and faults per 100 m of all fabric. */
export function faultTable(sides: readonly ShownSide[], causes: readonly string[], measure: Measure, words: Messages, format: Formatter): PlantTable {
  const { faults, causes: names } = words.plant;
  const columns = [
    { id: 'cause', label: faults.cause, isNumber: false },
    ...sides.flatMap(({ policy }) => [
      { id: measure === 'count' ? `${policy}_faults` : `${policy}_defective_t`, label: `${words.policies[policy]}: ${measure === 'count' ? faults.count : faults.mass}`, isNumber: true },
      { id: `${policy}_share`, label: faults.share, isNumber: true },
      { id: `${policy}_cumulative_share`, label: faults.cumulative, isNumber: true },
      ...(measure === 'count' ? [{ id: `${policy}_faults_per_100m`, label: faults.per100m, isNumber: true }] : []),
    ]),
  ];
  const running = sides.map(() => 0);
  const rows = causes.map((cause, index) => {
    const figures = sides.map((shown, side) => {
      const values = valuesOf(shown, causes, measure);
      const sum = values.reduce((total, value) => total + value, 0);
      const share = sum > 0 ? values[index]! / sum : 0;
      running[side] = running[side]! + share;
      const per100m = shown.side.fabricMetres > 0 ? (values[index]! * 100) / shown.side.fabricMetres : 0;
      return { value: values[index]!, share, cumulative: running[side]!, per100m };
    });
    return {
      cells: [cause, ...figures.flatMap(({ value, share, cumulative, per100m }) => [value, share, cumulative, ...(measure === 'count' ? [per100m] : [])])],
      texts: [
        wordOf(names, cause),
        ...figures.flatMap(({ value, share, cumulative, per100m }) => [
          format.number(value, measure === 'count' ? 0 : 3), format.percent(share, 1), format.percent(cumulative, 1), ...(measure === 'count' ? [format.number(per100m, 2)] : []),
        ]),
      ],
    };
  });
  return { columns, rows };
}
