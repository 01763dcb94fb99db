// Right first time or not: how dyeing goes for one batch, and what each outcome costs in time and resources. Moves no mass.
import type { Stream } from '../../engine/random.ts';
import type { LotTable } from '../domain/lots.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { DYEING_COLUMN, PASSES_COLUMN, SPOILT_COLUMN } from './batch-columns.ts';

/** Outcomes of dyeing: additions are made in the machine, a stripped batch comes back to it. */
export const DYEING = { rightFirstTime: 0, smallAddition: 1, largeAddition: 2, strip: 3 } as const;

/** Draws the outcome of a grey batch whose yarn exceeds the reference CV by `excessCv` points, and whether it ends off shade or stained.
 *  Two draws, whatever happens. */
export function drawDyeing(lots: LotTable, batch: number, excessCv: number, stream: Stream, p: TextileValues): void {
  const rise = Math.max(0, 1 + p.reworkPerCvPoint * excessCv);
  const strip = p.stripShare * rise;
  const large = p.largeAdditionShare * rise;
  const small = p.smallAdditionShare * rise;
  const u = stream.uniform();
  let outcome: number = DYEING.rightFirstTime;
  let defectShare = p.finishingDefectShare;
  if (u < strip) {
    outcome = DYEING.strip;
    defectShare = p.stripDefectShare;
  } else if (u < strip + large) {
    outcome = DYEING.largeAddition;
    defectShare = p.largeAdditionDefectShare;
  } else if (u < strip + large + small) {
    outcome = DYEING.smallAddition;
    defectShare = p.smallAdditionDefectShare;
  }
  lots.setTrait(batch, DYEING_COLUMN, outcome);
  lots.setTrait(batch, SPOILT_COLUMN, stream.uniform() < defectShare ? 1 : 0);
  lots.setTrait(batch, PASSES_COLUMN, 0);
}

/** Machine time of the pass that the batch is in or about to begin, over that of right first time. The passes of a stripped batch add up to
 *  the reciprocal of its published productivity. Source: [W8]. */
export function passTime(lots: LotTable, batch: number, p: TextileValues): number {
  switch (lots.trait(batch, DYEING_COLUMN)) {
    case DYEING.smallAddition:
      return 1 / p.smallAdditionProductivity;
    case DYEING.largeAddition:
      return 1 / p.largeAdditionProductivity;
    case DYEING.strip:
      return lots.trait(batch, PASSES_COLUMN) === 0 ? 1 : 1 / p.stripProductivity - 1;
    default:
      return 1;
  }
}

/** Water, heat and chemicals of the pass over those of right first time. Source: [W8]. */
export function passResources(lots: LotTable, batch: number, p: TextileValues): number {
  switch (lots.trait(batch, DYEING_COLUMN)) {
    case DYEING.smallAddition:
      return p.smallAdditionCost;
    case DYEING.largeAddition:
      return p.largeAdditionCost;
    case DYEING.strip:
      return lots.trait(batch, PASSES_COLUMN) === 0 ? 1 : p.stripCost - 1;
    default:
      return 1;
  }
}

/** Notes the end of a pass and returns whether the batch goes back to the dyeing machine. */
export function endsPass(lots: LotTable, batch: number): boolean {
  const passes = lots.trait(batch, PASSES_COLUMN) + 1;
  lots.setTrait(batch, PASSES_COLUMN, passes);
  return passes === 1 && lots.trait(batch, DYEING_COLUMN) === DYEING.strip;
}
