// A trace as columns from field to fabric and as a table. Pure.
import { GRAMS_PER_KG } from '../../base/units.ts';
import { fill } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import { TRAITS_BY_KIND } from '../../model/domain/lots.ts';
import { TEXTILE_PRODUCTS } from '../../model/domain/products.ts';
import type { Genealogy, TracedLot, TraceLevel } from '../../model/domain/plant-record.ts';
import type { TraceBox, TraceColumn } from '../charts/TraceChart.tsx';
import type { Formatter } from '../format/formatter.ts';
import type { PlantTable } from './PlantCard.tsx';

/** Boxes of a column; the rest is one box. */
const MOST_BOXES = 14;
const BLOCKS = 'blocks';

export interface TraceNames {
  readonly words: Messages;
  readonly format: Formatter;
  readonly blockName: (block: number) => string;
  readonly siteName: (site: number) => string;
  readonly date: (day: number) => string;
}

export function kilograms(grams: number, format: Formatter): string {
  const amount = grams / GRAMS_PER_KG;
  return format.number(amount, amount >= 100 ? 0 : 1);
}

export const kindName = ({ words }: TraceNames, kind: TracedLot['kind']): string => words.plant.trace.kinds[kind];

/** What the trace begins with, in words. */
export function focusText(trace: Genealogy, names: TraceNames): string {
  const { focusLot, focusBlock, one } = names.words.plant.trace;
  if (trace.focus) return fill(focusLot, { kind: one[trace.focus.kind], lot: String(trace.focus.lot) });
  return fill(focusBlock, { block: trace.block === undefined ? '' : names.blockName(trace.block) });
}

function boxesOf(items: readonly { readonly id: string; readonly lot: number | undefined; readonly amount: number; readonly label: string }[], all: number, count: number, names: TraceNames): readonly TraceBox[] {
  const shown = items.slice(0, MOST_BOXES);
  const rest = all - shown.reduce((sum, { amount }) => sum + amount, 0);
  const hidden = count - shown.length;
  return hidden <= 0 ? shown : [...shown, { id: 'rest', lot: undefined, amount: Math.max(0, rest), label: fill(names.words.plant.trace.others, { count: names.format.number(hidden, 0) }) }];
}

function columnOf(level: TraceLevel, look: 'back' | 'forward', names: TraceNames): TraceColumn {
  const { words, format } = names;
  return {
    id: `${look}-${level.kind}`,
    look,
    title: fill(words.plant.trace.level, { kind: kindName(names, level.kind), count: format.number(level.count, 0) }),
    total: `${kilograms(level.linkedGrams, format)} ${words.plant.kg}`,
    boxes: boxesOf(level.lots.map(({ lot, linkedGrams }) => ({ id: String(lot), lot, amount: linkedGrams, label: `${fill(words.plant.trace.lot, { lot: String(lot) })} · ${kilograms(linkedGrams, format)} ${words.plant.kg}` })), level.linkedGrams, level.count, names),
  };
}

/** The columns of a trace in the order of the chain, the one looked at between what it comes from and what became of it. */
export function traceColumns(trace: Genealogy, names: TraceNames): readonly TraceColumn[] {
  const { words, format } = names;
  const { trace: t } = words.plant;
  const columns: TraceColumn[] = [];
  if (trace.blocks.length > 0) {
    const all = trace.blocks.reduce((sum, { linkedGrams }) => sum + linkedGrams, 0);
    columns.push({
      id: BLOCKS,
      look: 'back',
      title: fill(t.level, { kind: t.blocks, count: format.number(trace.blocks.length, 0) }),
      total: `${kilograms(all, format)} ${words.plant.kg}`,
      boxes: boxesOf(trace.blocks.map(({ block, linkedGrams, share }) => ({ id: String(block), lot: undefined, amount: linkedGrams, label: `${names.blockName(block)} · ${format.percent(share, 0)}` })), all, trace.blocks.length, names),
    });
  }
  // The levels run from fabric to field; the columns run the other way.
  for (let at = trace.back.length - 1; at >= 0; at -= 1) columns.push(columnOf(trace.back[at]!, 'back', names));
  const grams = trace.focus?.grams ?? trace.forward[0]?.linkedGrams ?? 0;
  columns.push({ id: 'focus', look: 'focus', title: focusText(trace, names), total: `${kilograms(grams, format)} ${words.plant.kg}`, boxes: [{ id: 'focus', lot: undefined, amount: 1, label: trace.focus ? fill(t.lot, { lot: String(trace.focus.lot) }) : '' }] });
  for (const level of trace.forward) columns.push(columnOf(level, 'forward', names));
  return columns;
}

const GRADES = ['none', 'first', 'second', 'rejected'] as const;

/** The traits of a lot as name and value; those that the model has not given are left out. */
export function traitsOf({ kind, traits }: TracedLot, { words, format }: TraceNames): readonly (readonly [name: string, value: string])[] {
  const { traitNames, grades, products, yes, no } = words.plant.trace;
  const known: Readonly<Record<string, string>> = traitNames;
  return TRAITS_BY_KIND[kind].flatMap((trait, index): (readonly [string, string])[] => {
    const value = traits[index] ?? Number.NaN;
    if (!Number.isFinite(value)) return [];
    const name = known[trait] ?? trait;
    if (trait === 'grade') return [[name, grades[GRADES[value] ?? 'none']]];
    if (trait === 'product') return [[name, products[TEXTILE_PRODUCTS[value] ?? 'sheeting']]];
    if (trait === 'isTrulyDefective') return [[name, value > 0 ? yes : no]];
    const digits = Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return [[name, format.number(value, digits)]];
  });
}

/** Every listed lot and block of a trace. */
export function traceTable(trace: Genealogy, names: TraceNames): PlantTable {
  const { words, format } = names;
  const { trace: t } = words.plant;
  const columns = [
    { id: 'direction', label: t.title, isNumber: false },
    { id: 'kind', label: words.plant.flow.kind, isNumber: false },
    { id: 'lot_or_block', label: t.number, isNumber: true },
    { id: 'lot_mass_kg', label: `${t.mass}, ${words.plant.kg}`, isNumber: true },
    { id: 'linked_mass_kg', label: `${t.linked}, ${words.plant.kg}`, isNumber: true },
    { id: 'share', label: t.share, isNumber: true },
    { id: 'made_on_day', label: t.made, isNumber: false },
    { id: 'place', label: t.site, isNumber: false },
    { id: 'field_block', label: t.origin, isNumber: false },
    { id: 'traits', label: t.traits, isNumber: false },
  ];
  const lotRow = (lot: TracedLot, direction: 'back' | 'focus' | 'forward') => ({
    cells: [direction, lot.kind, lot.lot, lot.grams / GRAMS_PER_KG, lot.linkedGrams / GRAMS_PER_KG, lot.share, lot.createdDay, lot.site, lot.block < 0 ? '' : lot.block, TRAITS_BY_KIND[lot.kind].map((trait, index) => `${trait}=${lot.traits[index] ?? ''}`).join(' ')],
    texts: [
      direction === 'focus' ? '' : t[direction], t.one[lot.kind], String(lot.lot), kilograms(lot.grams, format), kilograms(lot.linkedGrams, format), format.percent(lot.share, 2),
      names.date(lot.createdDay), names.siteName(lot.site), lot.block < 0 ? '' : names.blockName(lot.block), traitsOf(lot, names).map(([name, value]) => `${name} ${value}`).join(' · '),
    ],
    isTotal: direction === 'focus',
  });
  return {
    columns,
    rows: [
      ...(trace.focus ? [lotRow(trace.focus, 'focus')] : []),
      ...trace.back.flatMap(({ lots }) => lots.map((lot) => lotRow(lot, 'back'))),
      ...trace.blocks.map(({ block, linkedGrams, share }) => ({
        cells: ['back', 'block', block, '', linkedGrams / GRAMS_PER_KG, share, '', '', block, ''],
        texts: [t.back, t.block, '', '', kilograms(linkedGrams, format), format.percent(share, 2), '', '', names.blockName(block), ''],
      })),
      ...trace.forward.flatMap(({ lots }) => lots.map((lot) => lotRow(lot, 'forward'))),
    ],
  };
}
