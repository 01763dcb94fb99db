// Traces a lot back to the field and forward to the fabric, with masses. Reads the lot table; parents always have lower numbers than children.
import { TICKS_PER_DAY } from '../../base/units.ts';
import { LOT_KIND, LOT_KINDS, NOWHERE, TRAITS_BY_KIND } from '../../model/domain/lots.ts';
import type { LotKind, LotTable } from '../../model/domain/lots.ts';
import type { Genealogy, TracedBlock, TracedLot, TraceLevel, TraceQuery } from '../../model/domain/plant-record.ts';

/** Lots listed per level; the rest is counted and summed. */
const MOST_LOTS = 60;
/** Links below this share are rounding, not cotton. */
const LEAST_SHARE = 1e-9;
/** Between the kinds that people know by number: passed through, not listed. */
const PASSING: readonly LotKind[] = ['sliver', 'byProduct', 'loss'];
const FIELD_TO_FABRIC = LOT_KINDS.filter((kind) => !PASSING.includes(kind));
const FABRIC_TO_FIELD = FIELD_TO_FABRIC.map((_, i) => FIELD_TO_FABRIC.at(-1 - i)!);

/** Grams that each lot below `end` gave to its children. */
function givenGrams(lots: LotTable): Float64Array {
  const given = new Float64Array(lots.count);
  for (let lot = 0; lot < lots.count; lot += 1) {
    for (let i = 0; i < lots.parentsOf(lot); i += 1) {
      const parent = lots.parent(lot, i);
      given[parent] = given[parent]! + lots.parentGrams(lot, i);
    }
  }
  return given;
}

function inputGrams(lots: LotTable, lot: number): number {
  let sum = 0;
  for (let i = 0; i < lots.parentsOf(lot); i += 1) sum += lots.parentGrams(lot, i);
  return sum;
}

function view(lots: LotTable, lot: number, linkedGrams: number, share: number): TracedLot {
  const kind = LOT_KINDS[lots.kind(lot)]!;
  return {
    lot,
    kind,
    grams: lots.grams(lot),
    createdDay: Math.floor(lots.createdTick(lot) / TICKS_PER_DAY),
    site: lots.site(lot),
    block: lots.origin(lot),
    traits: TRAITS_BY_KIND[kind].map((_, trait) => lots.trait(lot, trait)),
    linkedGrams,
    share,
  };
}

function levelsOf(lots: LotTable, linked: Float64Array, share: Float64Array, from: number, to: number, shown: readonly LotKind[]): readonly TraceLevel[] {
  const byKind = shown.map((): number[] => []);
  for (let lot = from; lot < to; lot += 1) {
    const at = share[lot]! > LEAST_SHARE ? shown.indexOf(LOT_KINDS[lots.kind(lot)]!) : -1;
    if (at >= 0) byKind[at]!.push(lot);
  }
  return shown.flatMap((kind, at) => {
    const found = byKind[at]!;
    if (found.length === 0) return [];
    found.sort((a, b) => linked[b]! - linked[a]! || a - b);
    return [{
      kind,
      count: found.length,
      linkedGrams: found.reduce((sum, lot) => sum + linked[lot]!, 0),
      lots: found.slice(0, MOST_LOTS).map((lot) => view(lots, lot, linked[lot]!, share[lot]!)),
    }];
  });
}

/** Everything that the lot was made of. A lot that gave grams to several children is charged to each by what it gave, losses included. */
function backwards(lots: LotTable, focus: number): { readonly levels: readonly TraceLevel[]; readonly blocks: readonly TracedBlock[] } {
  const given = givenGrams(lots);
  const used = new Float64Array(focus + 1);
  const share = new Float64Array(focus + 1);
  used[focus] = lots.grams(focus);
  share[focus] = 1;
  const blocks = new Map<number, { linkedGrams: number; share: number }>();
  for (let lot = focus; lot >= 0; lot -= 1) {
    if (share[lot]! <= LEAST_SHARE) continue;
    const isEnded = lots.account(lot) === NOWHERE;
    const whole = lot === focus ? lots.grams(lot) : isEnded ? given[lot]! : Math.max(given[lot]!, lots.grams(lot));
    if (lot !== focus) used[lot] = (used[lot]! / whole) * lots.grams(lot);
    const part = used[lot]! / lots.grams(lot);
    const inputs = inputGrams(lots, lot);
    for (let i = 0; i < lots.parentsOf(lot); i += 1) {
      const parent = lots.parent(lot, i);
      used[parent] = used[parent]! + part * lots.parentGrams(lot, i);
      share[parent] = share[parent]! + (share[lot]! * lots.parentGrams(lot, i)) / inputs;
    }
    const block = lots.origin(lot);
    if (lots.kind(lot) !== LOT_KIND.seedCotton || block < 0) continue;
    const known = blocks.get(block) ?? { linkedGrams: 0, share: 0 };
    blocks.set(block, { linkedGrams: known.linkedGrams + used[lot]!, share: known.share + share[lot]! });
  }
  return {
    levels: levelsOf(lots, used, share, 0, focus, FABRIC_TO_FIELD),
    blocks: [...blocks].map(([block, link]) => ({ block, ...link })).sort((a, b) => b.linkedGrams - a.linkedGrams || a.block - b.block),
  };
}

/** Everything that was made of the lots that `isStart` names, by the share of their mass that stems from them. */
function forwards(lots: LotTable, first: number, isStart: (lot: number) => boolean): readonly TraceLevel[] {
  const share = new Float64Array(lots.count);
  const linked = new Float64Array(lots.count);
  for (let lot = first; lot < lots.count; lot += 1) {
    let sum = 0;
    const parents = lots.parentsOf(lot);
    for (let i = 0; i < parents; i += 1) sum += lots.parentGrams(lot, i) * share[lots.parent(lot, i)]!;
    share[lot] = isStart(lot) ? 1 : sum > 0 ? sum / inputGrams(lots, lot) : 0;
    linked[lot] = share[lot]! * lots.grams(lot);
  }
  return levelsOf(lots, linked, share, first, lots.count, FIELD_TO_FABRIC);
}

/** The trace of a lot or of a block's whole crop; undefined when there is no such lot. Shares are by mass of what went in. */
export function genealogyOf(lots: LotTable, query: TraceQuery): Genealogy | undefined {
  if ('block' in query) {
    const isStart = (lot: number): boolean => lots.kind(lot) === LOT_KIND.seedCotton && lots.origin(lot) === query.block;
    return { policy: query.policy, focus: undefined, block: query.block, back: [], blocks: [], forward: forwards(lots, 0, isStart) };
  }
  const { lot, policy } = query;
  if (!(Number.isInteger(lot) && lot >= 0 && lot < lots.count)) return undefined;
  const { levels, blocks } = backwards(lots, lot);
  const forward = forwards(lots, lot, (other) => other === lot)
    .map((level) => {
      const rest = level.lots.filter((each) => each.lot !== lot);
      return rest.length === level.lots.length ? level : { ...level, count: level.count - 1, linkedGrams: level.linkedGrams - lots.grams(lot), lots: rest };
    })
    .filter(({ count }) => count > 0);
  return { policy, focus: view(lots, lot, lots.grams(lot), 1), block: undefined, back: levels, blocks, forward };
}
