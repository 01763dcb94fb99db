// The losses of machine time as rows of bars and of a table: from open time down to good output, closing without a rest. Pure.
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { Messages } from '../../i18n/en.ts';
import type { MachineAccount } from '../../model/domain/machines.ts';
import { availability, LOSS_IDS, LOSSES, lossTree, sumOfLossTrees } from '../../model/domain/oee.ts';
import type { LossId, LossTree, Oee } from '../../model/domain/oee.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import type { BarRowInput } from '../charts/bar-rows.ts';
import type { Formatter } from '../format/formatter.ts';
import type { PlantTable } from './PlantCard.tsx';

export interface SideTree {
  readonly policy: PolicyName;
  readonly tree: LossTree;
}

type Step = keyof Messages['plant']['oee']['steps'];
/** Each step with the losses that lead to the next one. */
const STEPS: readonly (readonly [Step, readonly LossId[]])[] = [
  ['open', LOSS_IDS.filter((id) => LOSSES[id] === 'planned')],
  ['planned', LOSS_IDS.filter((id) => LOSSES[id] === 'availability')],
  ['production', ['speed']],
  ['standard', ['quality']],
  ['good', []],
];

/** The tree of the groups together. */
export function treeOf(machines: readonly MachineAccount[]): LossTree {
  return sumOfLossTrees(machines.map(lossTree));
}

/** The three factors of a tree and their product; 0 where nothing was planned. */
export function factorsOf({ plannedBusyTicks, losses, goodTicks }: LossTree): Oee {
  const production = goodTicks + losses.quality + losses.speed;
  const standard = goodTicks + losses.quality;
  const a = availability(production, plannedBusyTicks);
  const effectiveness = production === 0 ? 0 : standard / production;
  const quality = standard === 0 ? 0 : goodTicks / standard;
  return { availability: a, effectiveness, quality, oee: a * effectiveness * quality };
}

/** What is left over when all losses and good output are taken from open time: 0 when the account closes. */
export function restTicks({ openTicks, losses, goodTicks }: LossTree): number {
  return LOSS_IDS.reduce((left, id) => left - losses[id], openTicks - goodTicks);
}

interface Line {
  readonly id: string;
  readonly kind: 'total' | 'loss';
  readonly label: string;
  /** Per side: where the bar begins and ends, ticks. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** All lines of the tree; losses that no side has are left out. */
export function oeeLines(sides: readonly SideTree[], words: Messages): readonly Line[] {
  const { steps, losses: names } = words.plant.oee;
  const lines: Line[] = [];
  const ends = sides.map(({ tree }) => tree.openTicks);
  for (const [step, losses] of STEPS) {
    lines.push({ id: step, kind: 'total', label: steps[step], spans: ends.map((end) => [0, end]) });
    for (const loss of losses) {
      const amounts = sides.map(({ tree }) => tree.losses[loss]);
      const spans = amounts.map((amount, side) => [ends[side]! - amount, ends[side]!] as const);
      amounts.forEach((amount, side) => {
        ends[side] = ends[side]! - amount;
      });
      if (amounts.every((amount) => amount === 0)) continue;
      const isGain = loss === 'speed' && amounts.every((amount) => amount <= 0);
      lines.push({ id: loss, kind: 'loss', label: isGain ? names.speedGain : names[loss], spans });
    }
  }
  return lines;
}

const share = (line: Line, side: number, sides: readonly SideTree[]): number => {
  const planned = sides[side]!.tree.plannedBusyTicks;
  const [from, to] = line.spans[side]!;
  return planned > 0 ? (to - from) / planned : 0;
};

/** Rows for the chart. Values in machine-hours. */
export function oeeRows(sides: readonly SideTree[], words: Messages, format: Formatter): readonly BarRowInput[] {
  return oeeLines(sides, words).map((line) => ({
    id: line.id,
    label: line.label,
    kind: line.kind,
    values: sides.map(({ policy }, side) => {
      const [from, to] = line.spans[side]!;
      const hours = (to - from) / TICKS_PER_HOUR;
      return { look: policy, from: from / TICKS_PER_HOUR, to: to / TICKS_PER_HOUR, text: `${format.number(line.kind === 'loss' ? -hours : hours, 0)} · ${format.percent(share(line, side, sides), 1)}` };
    }),
  }));
}

/** The same as a table, with the rest that must be 0. */
export function oeeTable(sides: readonly SideTree[], words: Messages, format: Formatter): PlantTable {
  const { oee } = words.plant;
  const columns = [
    { id: 'part', label: oee.group, isNumber: false },
    ...sides.flatMap(({ policy }) => [
      { id: `${policy}_machine_hours`, label: `${words.policies[policy]}: ${oee.hours}`, isNumber: true },
      { id: `${policy}_share_of_planned_busy_time`, label: `${words.policies[policy]}: ${oee.share}`, isNumber: true },
    ]),
  ];
  const rows = oeeLines(sides, words).map((line) => {
    const figures = sides.map((_, side) => [(line.spans[side]![1] - line.spans[side]![0]) / TICKS_PER_HOUR, share(line, side, sides)] as const);
    return {
      cells: [line.id, ...figures.flat()],
      texts: [line.label, ...figures.flatMap(([hours, part]) => [format.number(line.kind === 'loss' ? -hours : hours, 1), format.percent(part, 2)])],
      isTotal: line.kind === 'total',
    };
  });
  const rests = sides.map(({ tree }) => restTicks(tree) / TICKS_PER_HOUR);
  return { columns, rows: [...rows, { cells: ['rest', ...rests.flatMap((rest) => [rest, 0])], texts: [oee.residual, ...rests.flatMap((rest) => [format.number(rest, 1), format.percent(0, 2)])] }] };
}
