// What each process takes out of a packet, in whole grams: foreign matter, lost fibre, noil. Soft waste leaves when the packet is doffed.
import { FIBRE, YARN } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningProcess } from '../domain/cluster.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { cutWastePercent } from './formulas/winding.ts';

/** Short fibre at which the card's waste is the norm, %. */
const REFERENCE_SHORT_FIBRE_PERCENT = 8;
/** A packet keeps at least this share of its trash-free mass, whatever the traits say. */
const MOST_TRASH_PERCENT = 25;

export interface ProcessWaste {
  foreignMatterGrams: number;
  fibreGrams: number;
  noilGrams: number;
}

/** Reused between calls, so that no packet allocates. */
const waste: ProcessWaste = { foreignMatterGrams: 0, fibreGrams: 0, noilGrams: 0 };

type WasteRule = (lots: LotTable, lot: number, p: SpinningValues) => ProcessWaste;

function result(foreignMatterGrams: number, fibreGrams: number, noilGrams: number): ProcessWaste {
  waste.foreignMatterGrams = Math.round(foreignMatterGrams);
  waste.fibreGrams = Math.round(fibreGrams);
  waste.noilGrams = Math.round(noilGrams);
  return waste;
}

/** Foreign matter in the mix, % of its mass. */
function trashPercent(lots: LotTable, sliver: number, p: SpinningValues): number {
  return Math.min(MOST_TRASH_PERCENT, Math.max(0, lots.trait(sliver, FIBRE.trashPercent) * p.trashMassRatio));
}

/** Blowroom: a share of the trash, and the good fibre thrown out with it that is not recovered. Source: [S6]. */
function blowroomWaste(lots: LotTable, sliver: number, p: SpinningValues): ProcessWaste {
  const trash = (lots.grams(sliver) * trashPercent(lots, sliver, p)) / 100;
  return result(trash * p.blowroomCleaningShare, trash * p.blowroomFibrePerTrash * (1 - p.blowroomRecoveryShare), 0);
}

/** Card: most of the trash that is left, strips and fly, and the invisible loss of the mill. Source: [S8], [S5]. */
function cardWaste(lots: LotTable, sliver: number, p: SpinningValues): ProcessWaste {
  const grams = lots.grams(sliver);
  const trashLeft = (grams * trashPercent(lots, sliver, p) * (1 - p.blowroomCleaningShare)) / 100;
  const shortFibre = lots.trait(sliver, FIBRE.shortFibrePercent) - REFERENCE_SHORT_FIBRE_PERCENT;
  const strips = p.cardWastePercent * Math.max(0.5, 1 + p.cardWastePerShortFibre * shortFibre);
  return result(trashLeft * p.cardCleaningShare, (grams * (strips + p.invisibleLossPercent)) / 100, 0);
}

function comberWaste(lots: LotTable, sliver: number, p: SpinningValues): ProcessWaste {
  return result(0, 0, (lots.grams(sliver) * p.noilPercent) / 100);
}

function noWaste(): ProcessWaste {
  return result(0, 0, 0);
}

/** Winding: hard waste of cops, of cuts, and of what is wound again; cuts come from imperfections. */
function windingWaste(lots: LotTable, yarn: number, p: SpinningValues): ProcessWaste {
  const cuts = lots.trait(yarn, YARN.cutsPer100Km);
  const rewound = (p.rewoundPercent / 100) * (cuts / p.windingCutsReference) * p.rewindingWastePercent;
  return result(0, (lots.grams(yarn) * (p.copWastePercent + cutWastePercent(cuts, p.metresPerCut) + rewound)) / 100, 0);
}

/** Soft waste of draw frames, roving frames and spinning, % of the packet; it is booked when the packet is doffed. Source: processing sheet 3.3. */
export function softWastePercent(endsDownPercent: number, isRotor: boolean, p: SpinningValues): number {
  return p.drawFrameWastePercent + (isRotor ? 0 : p.rovingWastePercent) + p.pneumafilBasePercent + endsDownPercent;
}

/** The rules by process; a rotor machine's hard waste is that of its winding head. */
export const PROCESS_WASTE: Readonly<Record<SpinningProcess, WasteRule>> = {
  blowroom: blowroomWaste,
  card: cardWaste,
  breaker: noWaste,
  lapFormer: noWaste,
  comber: comberWaste,
  finisher: noWaste,
  roving: noWaste,
  ring: noWaste,
  rotor: (lots, yarn, p) =>
    result(0, (lots.grams(yarn) * (p.rotorHardWastePercent + cutWastePercent(lots.trait(yarn, YARN.cutsPer100Km), p.metresPerCut))) / 100, 0),
  winding: windingWaste,
};
