// Fabric faults by cause: how many, or how much fabric they spoilt.
import { useState } from 'react';
import { ParetoChart } from '../charts/ParetoChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import { causesOf, faultTable, MEASURES, paretoSides } from './fault-plan.ts';
import type { Measure } from './fault-plan.ts';
import { PlantCard } from './PlantCard.tsx';
import { wordOf } from './plant-figures.ts';
import type { ShownSide } from './plant-figures.ts';

export function FaultsSection({ sides, file }: { readonly sides: readonly ShownSide[]; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>('count');
  const { faults, causes: names } = words.plant;
  const causes = causesOf(sides, measure);
  const columns = paretoSides(sides, causes, measure, format);
  const spoken = columns.map(({ look, texts }) => `${words.policies[look === 'ai' ? 'ai' : 'baseline']}: ${causes.map((cause, index) => `${wordOf(names, cause)} ${texts[index] ?? ''}`).join(', ')}`).join('. ');
  return (
    <PlantCard
      id="faults"
      title={faults.title}
      unit={faults.unit}
      note={faults.note}
      file={`${file}-faults-${measure}`}
      table={() => faultTable(sides, causes, measure, words, format)}
      tools={<Segmented label={faults.measure} value={measure} onChange={setMeasure} options={MEASURES.map((value) => ({ value, label: faults[value] }))} />}
      isEmpty={sides.every(({ side }) => side.batches.length === 0)}
      empty={faults.nothing}
    >
      <ParetoChart causes={causes.map((id) => ({ id, label: wordOf(names, id) }))} sides={columns} label={spoken} writePercent={(share) => format.percent(share, 0)} />
    </PlantCard>
  );
}
