// What happens at the ring frames while a packet is spun: end breaks, standing ends, evenness. Draws the luck of the packet; moves no mass.
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import { FIBRE } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { endsDownPercent, meanEndBreaks, stretchedPatrolHours } from './formulas/end-breaks.ts';
import { referenceCvPercent, yarnCvPercent } from './traits.ts';

/** Piecing cannot take more of an operator's time than this, and no more ends than this share stand. */
const MOST_ENDS_DOWN_PERCENT = 20;

export interface RingConditions {
  readonly spindles: number;
  readonly nominalNe: number;
  readonly kgPerSpindleHour: number;
  readonly speedFactor: number;
  readonly isDrifting: boolean;
  readonly meanCardWear: number;
  /** Relative humidity outside, %. */
  readonly outsideHumidityPercent: number;
}

/** Outcome of one packet; reused, so read it before the next call. */
export interface SpunPacket {
  countNe: number;
  cvPercent: number;
  referenceCv: number;
  cspNoise: number;
  /** Observed breaks per 1000 spindle-hours. */
  breaks: number;
  breakCount: number;
  endsDownPercent: number;
}

/** An outcome to be filled. */
export function emptySpunPacket(): SpunPacket {
  return { countNe: 0, cvPercent: 0, referenceCv: 0, cspNoise: 0, breaks: 0, breakCount: 0, endsDownPercent: 0 };
}

/** Fills the outcome of spinning a sliver under these conditions. Four draws per packet, whatever happens. */
export function spinInto(
  out: SpunPacket,
  lots: LotTable,
  sliver: number,
  at: RingConditions,
  streams: { readonly yarn: Stream; readonly breaks: Stream },
  p: SpinningValues,
): void {
  out.countNe = at.nominalNe * (1 + (p.countCvPercent / 100) * streams.yarn.normal());
  out.cspNoise = p.cspVarietySd * streams.yarn.normal();
  out.referenceCv = referenceCvPercent(at.nominalNe, p);
  out.cvPercent = yarnCvPercent(lots, sliver, out.countNe, at.isDrifting, at.meanCardWear, p);
  const mean =
    meanEndBreaks(
      {
        shortFibrePercent: lots.trait(sliver, FIBRE.shortFibrePercent),
        countNe: at.nominalNe,
        speedFactor: at.speedFactor,
        strengthGramsPerTex: lots.trait(sliver, FIBRE.strengthGramsPerTex),
        cvRatio: out.cvPercent / out.referenceCv,
        humidityOffPercent: p.humidityLeakShare * Math.abs(at.outsideHumidityPercent - p.roomHumidityPercent),
      },
      p,
    ) * streams.breaks.lognormal(1, p.breaksDispersionCv);
  const thousandSpindleHours = lots.grams(sliver) / GRAMS_PER_KG / (at.kgPerSpindleHour * at.speedFactor) / 1000;
  // A packet has a thousand breaks or so: the Poisson count is drawn as normal, which is far cheaper and errs by less than 0.1 %.
  const expected = mean * thousandSpindleHours;
  out.breakCount = Math.max(0, Math.round(expected + Math.sqrt(expected) * streams.breaks.normal()));
  out.breaks = out.breakCount / thousandSpindleHours;
  out.endsDownPercent = standingEnds(out.breaks, p);
}

/** Ends that stand at this break level, with operators who come round later the more they have to piece. */
export function standingEnds(breaksPer1000SpindleHours: number, p: SpinningValues): number {
  const piecingShare = (breaks: number): number => ((breaks / 1000) * p.spindlesPerOperator * p.piecingSeconds) / 3600;
  const patrol = stretchedPatrolHours(p.patrolHours, piecingShare(breaksPer1000SpindleHours), piecingShare(p.breaksReference));
  return Math.min(MOST_ENDS_DOWN_PERCENT, endsDownPercent(breaksPer1000SpindleHours / 10, patrol));
}
