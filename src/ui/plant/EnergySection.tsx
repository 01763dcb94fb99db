// Energy of the plants by what it was used for.
import { BarRowsChart } from '../charts/BarRowsChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { energyRows, energyTable } from './energy-plan.ts';
import { PlantCard } from './PlantCard.tsx';
import type { ShownSide } from './plant-figures.ts';

export function EnergySection({ sides, file }: { readonly sides: readonly ShownSide[]; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const { energy } = words.plant;
  const rows = energyRows(sides, words, format);
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.map(({ to }) => to)));
  return (
    <PlantCard id="energy" title={energy.title} unit={energy.unit} note={energy.note} file={`${file}-energy`} table={() => energyTable(sides, words, format)} isEmpty={rows.length === 0} empty={energy.nothing}>
      <BarRowsChart rows={rows} least={0} most={most} label={energy.title} />
    </PlantCard>
  );
}
