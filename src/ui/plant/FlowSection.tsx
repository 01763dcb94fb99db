// The way of the fibre from field to fabric with every loss by name, one drawing per cluster.
import { useMemo } from 'react';
import { fill } from '../../i18n/languages.ts';
import { FlowChart } from '../charts/FlowChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { endName, flowStages, flowTable, pickedGrams, tonnes } from './flow-plan.ts';
import { PlantCard } from './PlantCard.tsx';
import type { ShownSide } from './plant-figures.ts';
import { SideTitle } from './SideTitle.tsx';

export function FlowSection({ sides, file }: { readonly sides: readonly ShownSide[]; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const { flow } = words.plant;
  return (
    <PlantCard
      id="flow"
      title={flow.title}
      unit={flow.unit}
      note={flow.note}
      file={`${file}-flow`}
      table={() => flowTable(sides, words, format)}
      isEmpty={sides.every(({ side }) => pickedGrams(side.flow) === 0)}
      empty={flow.nothing}
    >
      <p className="plant-scroll-hint plant-scroll-hint--flow muted small">{words.plant.scrollHint} →</p>
      {sides.map((shown) => <SideFlow key={shown.policy} shown={shown} />)}
      <ul className="plant-key" aria-label={words.twin.legend}>
        {(['on', 'sold', 'byProduct', 'fibreLoss', 'foreignMatter', 'moisture', 'stock'] as const).map((use) => (
          <li key={use}><svg viewBox="0 0 24 12" aria-hidden="true"><g className={`flow__band flow__band--${use}`}><path className="flow__fill" d="M0 0h24v12H0z" /><path className="flow__hatch" d="M0 0h24v12H0z" /></g></svg>{flow.uses[use]}</li>
        ))}
      </ul>
    </PlantCard>
  );
}

function SideFlow({ shown: { policy, side } }: { readonly shown: ShownSide }) {
  const words = useWords();
  const format = useFormat();
  const { plant, terms } = words;
  const { flow } = plant;
  const stages = useMemo(() => flowStages(side.flow), [side.flow]);
  const picked = pickedGrams(side.flow);
  const amountOf = (grams: number): string => `${tonnes(grams, format)} ${terms.units.tonnes} · ${format.percent(picked > 0 ? grams / picked : 0, 1)}`;
  const fabric = side.flow.stages.at(-1)?.sinks.filter(({ use }) => use === 'sold').reduce((sum, { grams }) => sum + grams, 0) ?? 0;
  return (
    <div className="plant-side">
      <SideTitle policy={policy} text={fill(flow.residual, { grams: format.number(side.flow.residualGrams, 0) })} />
      <FlowChart
        stages={stages}
        label={fill(flow.label, { policy: words.policies[policy], picked: `${tonnes(picked, format)} ${terms.units.tonnes}`, fabric: `${tonnes(fabric, format)} ${terms.units.tonnes}` })}
        textOfStage={(id) => {
          const stage = side.flow.stages.find((each) => each.stage === id);
          return { name: stage ? flow.stages[stage.stage] : id, value: stage ? amountOf(stage.inGrams + stage.addedGrams) : '' };
        }}
        textOfEnd={(id, end) => {
          const found = stages.find((stage) => stage.id === id)?.ends.find((each) => each.id === end);
          return { name: endName(plant, end), value: amountOf(found?.amount ?? 0) };
        }}
      />
    </div>
  );
}
