// What each process takes out of a packet, in whole grams: foreign matter and fibre. Ring spinning is not here: its waste is reused.
import { FIBRE, YARN } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';

/** Short fibre at which the card's waste is the norm, %. */
const REFERENCE_SHORT_FIBRE_PERCENT = 8;
/** A packet keeps at least this share of its trash-free mass, whatever the traits say. */
const MOST_TRASH_PERCENT = 25;

export interface ProcessWaste {
  foreignMatterGrams: number;
  fibreGrams: number;
}

/** Reused between calls, so that no packet allocates. */
const waste: ProcessWaste = { foreignMatterGrams: 0, fibreGrams: 0 };

type WasteRule = (lots: LotTable, lot: number, p: SpinningValues) => ProcessWaste;

function result(foreignMatterGrams: number, fibreGrams: number): ProcessWaste {
  waste.foreignMatterGrams = Math.round(foreignMatterGrams);
  waste.fibreGrams = Math.round(fibreGrams);
  return waste;
}

/** Foreign matter in the mix, % of its mass. */
function trashPercent(lots: LotTable, sliver: number, p: SpinningValues): number {
  return Math.min(MOST_TRASH_PERCENT, Math.max(0, lots.trait(sliver, FIBRE.trashPercent) * p.trashMassRatio));
}

/** Blowroom: a share of the trash, and the good fibre thrown out with it that is not recovered. Source: [S6]. */
function blowroomWaste(lots: LotTable, sliver: number, p: SpinningValues): ProcessWaste {
  const trash = (lots.grams(sliver) * trashPercent(lots, sliver, p)) / 100;
  return result(trash * p.blowroomCleaningShare, trash * p.blowroomFibrePerTrash * (1 - p.blowroomRecoveryShare));
}

/** Card: most of the trash that is left, strips and fly, and the invisible loss of the mill. Source: [S8], [S5]. */
function cardWaste(lots: LotTable, sliver: number, p: SpinningValues): ProcessWaste {
  const grams = lots.grams(sliver);
  const trashLeft = (grams * trashPercent(lots, sliver, p) * (1 - p.blowroomCleaningShare)) / 100;
  const shortFibre = lots.trait(sliver, FIBRE.shortFibrePercent) - REFERENCE_SHORT_FIBRE_PERCENT;
  const strips = p.cardWastePercent * Math.max(0.5, 1 + p.cardWastePerShortFibre * shortFibre);
  return result(trashLeft * p.cardCleaningShare, (grams * (strips + p.invisibleLossPercent)) / 100);
}

function noWaste(): ProcessWaste {
  return result(0, 0);
}

/** Winding: hard waste; more cuts with more imperfections (square root, assumed). */
function windingWaste(lots: LotTable, yarn: number, p: SpinningValues): ProcessWaste {
  const ratio = lots.trait(yarn, YARN.imperfectionsPerKm) / p.imperfectionsReference;
  return result(0, (lots.grams(yarn) * p.hardWastePercent * Math.sqrt(ratio)) / 100);
}

/** The rules in the order of the processes; ring spinning takes none here. */
export const PROCESS_WASTE: readonly WasteRule[] = [blowroomWaste, cardWaste, noWaste, noWaste, noWaste, windingWaste];
