// The flow of fibre as stages with named ends for the drawing, and as a table. Pure.
import { GRAMS_PER_KG, GRAMS_PER_TONNE } from '../../base/units.ts';
import type { Messages } from '../../i18n/en.ts';
import type { FibreFlow, FlowStage } from '../../model/domain/plant-record.ts';
import type { FlowStageInput } from '../charts/flow-marks.ts';
import type { Formatter } from '../format/formatter.ts';
import type { ShownSide } from './plant-figures.ts';
import { placeName } from './plant-figures.ts';
import type { PlantTable } from './PlantCard.tsx';

const STOCK = 'stock';

/** Seed cotton picked: what the fields took in from outside, grams. */
export function pickedGrams(flow: FibreFlow): number {
  return flow.stages[0]?.addedGrams ?? 0;
}

/** Stages that any mass has reached, for the drawing; amounts in grams. */
export function flowStages(flow: FibreFlow): readonly FlowStageInput[] {
  return flow.stages
    .filter((stage) => stage.inGrams + stage.addedGrams > 0)
    .map((stage) => ({
      id: stage.stage,
      amount: stage.inGrams,
      added: stage.addedGrams,
      out: stage.outGrams,
      ends: [
        ...stage.sinks.map((sink) => ({ id: `${sink.place} ${sink.material}`, use: sink.use, amount: sink.grams })),
        { id: STOCK, use: STOCK, amount: stage.stockGrams },
      ],
    }));
}

/** The name of an end of a stage. */
export function endName(plant: Messages['plant'], end: string): string {
  if (end === STOCK) return plant.flow.stock;
  const [place = '', material = ''] = end.split(' ');
  return placeName(plant, place, material);
}

interface Entry {
  readonly stage: FlowStage;
  readonly id: string;
  readonly name: string;
  readonly use: string;
  readonly grams: number;
}

function entriesOf(stage: FlowStage, words: Messages): readonly Entry[] {
  const { flow } = words.plant;
  return [
    { stage, id: 'in', name: flow.enters, use: '', grams: stage.inGrams },
    { stage, id: 'added', name: flow.added, use: '', grams: stage.addedGrams },
    ...stage.sinks.map((sink) => ({ stage, id: `${sink.place}/${sink.material}`, name: placeName(words.plant, sink.place, sink.material), use: sink.use, grams: sink.grams })),
    { stage, id: STOCK, name: flow.stock, use: STOCK, grams: stage.stockGrams },
    { stage, id: 'out', name: flow.goesOn, use: 'on', grams: stage.outGrams },
  ];
}

/** Every entry of every stage in kilograms to the gram, with its share of the cotton picked and of the stage's input. */
export function flowTable(sides: readonly ShownSide[], words: Messages, format: Formatter): PlantTable {
  const { flow } = words.plant;
  const uses: Readonly<Record<string, string>> = flow.uses;
  const columns = [
    { id: 'policy', label: words.plant.trace.policy, isNumber: false },
    { id: 'stage', label: flow.stage, isNumber: false },
    { id: 'place', label: flow.place, isNumber: false },
    { id: 'use', label: flow.kind, isNumber: false },
    { id: 'mass_kg', label: `${flow.kilograms}, ${words.plant.kg}`, isNumber: true },
    { id: 'share_of_picked', label: flow.ofPicked, isNumber: true },
    { id: 'share_of_stage_input', label: flow.ofStage, isNumber: true },
  ];
  const rows = sides.flatMap(({ policy, side }) => {
    const picked = pickedGrams(side.flow);
    return side.flow.stages.filter((stage) => stage.inGrams + stage.addedGrams > 0).flatMap((stage) => {
      const input = stage.inGrams + stage.addedGrams;
      return entriesOf(stage, words).filter(({ grams, id }) => grams > 0 || id === 'in').map((entry) => {
        const kg = entry.grams / GRAMS_PER_KG;
        const ofPicked = picked > 0 ? entry.grams / picked : 0;
        const ofStage = entry.grams / input;
        return {
          cells: [policy, stage.stage, entry.id, entry.use, kg, ofPicked, ofStage],
          texts: [words.policies[policy], flow.stages[stage.stage], entry.name, uses[entry.use] ?? '', format.number(kg, 3), format.percent(ofPicked, 3), format.percent(ofStage, 3)],
          isTotal: entry.id === 'in',
        };
      });
    });
  });
  return { columns, rows };
}

/** Tonnes with as many digits as show something. */
export function tonnes(grams: number, format: Formatter): string {
  const amount = grams / GRAMS_PER_TONNE;
  return format.number(amount, amount >= 1000 ? 0 : amount >= 10 ? 1 : 2);
}
