// Right first time or not: outcome of wet finishing for one batch. Draws the luck of the batch; moves no mass.
import type { Stream } from '../../engine/random.ts';
import type { TextileValues } from '../parameters/textile.ts';

/** What one batch needs; reused, so read it before the next call. */
export interface Dyeing {
  /** Machine time and resources over those of right first time. */
  timeFactor: number;
  costFactor: number;
  /** Off shade or stained in the end. */
  isDefective: boolean;
}

/** An outcome to be filled. */
export function emptyDyeing(): Dyeing {
  return { timeFactor: 1, costFactor: 1, isDefective: false };
}

/** Fills the outcome of a batch whose yarn exceeds the reference CV by `excessCv` points. Two draws, whatever happens. */
export function dyeInto(out: Dyeing, excessCv: number, stream: Stream, p: TextileValues): void {
  const rise = Math.max(0, 1 + p.reworkPerCvPoint * excessCv);
  const strip = p.stripShare * rise;
  const large = p.largeAdditionShare * rise;
  const small = p.smallAdditionShare * rise;
  const u = stream.uniform();
  let defectShare = p.finishingDefectShare;
  out.timeFactor = 1;
  out.costFactor = 1;
  if (u < strip) {
    out.timeFactor = 1 / p.stripProductivity;
    out.costFactor = p.stripCost;
    defectShare = p.stripDefectShare;
  } else if (u < strip + large) {
    out.timeFactor = 1 / p.largeAdditionProductivity;
    out.costFactor = p.largeAdditionCost;
    defectShare = p.largeAdditionDefectShare;
  } else if (u < strip + large + small) {
    out.timeFactor = 1 / p.smallAdditionProductivity;
    out.costFactor = p.smallAdditionCost;
    defectShare = p.smallAdditionDefectShare;
  }
  out.isDefective = stream.uniform() < defectShare;
}
