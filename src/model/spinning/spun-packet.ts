// What happens at the ring frames or rotor machines while a packet is spun: breaks, standing ends, evenness. Draws its luck; moves no mass.
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import { FIBRE } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { endsDownPercent, meanEndBreaks, meanRotorBreaks, spinningLimitFactor, stretchedPatrolHours } from './formulas/end-breaks.ts';
import { standingShare } from './formulas/machine-interference.ts';
import { fibresInSection } from './formulas/yarn-evenness.ts';
import type { RouteValues } from './route-values.ts';
import { referenceCvPercent, yarnCvPercent } from './traits.ts';

/** Piecing cannot take more of an operator's time than this, and no more ends than this share stand. */
const MOST_ENDS_DOWN_PERCENT = 20;

export interface SpinningConditions {
  readonly nominalNe: number;
  readonly kgPerPositionHour: number;
  readonly speedFactor: number;
  readonly isDrifting: boolean;
  readonly meanCardWear: number;
  /** Relative humidity of the room, %. */
  readonly roomHumidityPercent: number;
  /** Spindles that each ring operator minds; of no account on rotors. */
  readonly spindlesPerOperator: number;
}

/** Outcome of one packet; reused, so read it before the next call. */
export interface SpunPacket {
  nominalNe: number;
  countNe: number;
  cvPercent: number;
  referenceCv: number;
  cspNoise: number;
  /** Observed breaks per 1000 position-hours. */
  breaks: number;
  breakCount: number;
  endsDownPercent: number;
  /** Soft waste of setting up for this packet, g; the caller's to set. */
  changeWasteGrams: number;
}

/** An outcome to be filled. */
export function emptySpunPacket(): SpunPacket {
  return { nominalNe: 0, countNe: 0, cvPercent: 0, referenceCv: 0, cspNoise: 0, breaks: 0, breakCount: 0, endsDownPercent: 0, changeWasteGrams: 0 };
}

/** Fills the outcome of spinning a sliver under these conditions. Four draws per packet, whatever happens. */
export function spinInto(
  out: SpunPacket,
  lots: LotTable,
  sliver: number,
  at: SpinningConditions,
  streams: { readonly yarn: Stream; readonly breaks: Stream },
  route: RouteValues,
  p: SpinningValues,
): void {
  out.nominalNe = at.nominalNe;
  out.countNe = at.nominalNe * (1 + (p.countCvPercent / 100) * streams.yarn.normal());
  out.cspNoise = p.cspVarietySd * streams.yarn.normal();
  out.referenceCv = referenceCvPercent(at.nominalNe, route.irregularityIndex, p);
  out.cvPercent = yarnCvPercent(lots, sliver, out.countNe, at, route.irregularityIndex, p);
  const fibres = fibresInSection(lots.trait(sliver, FIBRE.micronaire), at.nominalNe);
  const mean =
    meanBreaks(lots, sliver, at, out.cvPercent / out.referenceCv, route, p) *
    spinningLimitFactor(fibres, route.leastFibres, p.spinLimitExponent) *
    streams.breaks.lognormal(1, p.breaksDispersionCv);
  const thousandPositionHours = lots.grams(sliver) / GRAMS_PER_KG / (at.kgPerPositionHour * at.speedFactor) / 1000;
  // A packet has a thousand breaks or so: the Poisson count is drawn as normal, which is far cheaper and errs by less than 0.1 %.
  const expected = mean * thousandPositionHours;
  out.breakCount = Math.max(0, Math.round(expected + Math.sqrt(expected) * streams.breaks.normal()));
  out.breaks = out.breakCount / thousandPositionHours;
  out.endsDownPercent = route.isRotor ? standingRotors(out.breaks, p) : standingEnds(out.breaks, at.spindlesPerOperator, p);
}

function meanBreaks(lots: LotTable, sliver: number, at: SpinningConditions, cvRatio: number, route: RouteValues, p: SpinningValues): number {
  const humidityOffPercent = Math.abs(at.roomHumidityPercent - p.roomHumidityPercent);
  const { nominalNe: countNe, speedFactor } = at;
  if (route.isRotor) {
    const trashRatio = lots.trait(sliver, FIBRE.trashPercent) / p.referenceTrashPercent;
    return meanRotorBreaks({ countNe, speedFactor, trashRatio, cvRatio, humidityOffPercent }, p);
  }
  const shortFibrePercent = lots.trait(sliver, FIBRE.shortFibrePercent);
  const strengthGramsPerTex = lots.trait(sliver, FIBRE.strengthGramsPerTex);
  return meanEndBreaks({ shortFibrePercent, countNe, speedFactor, strengthGramsPerTex, cvRatio, humidityOffPercent }, p);
}

/** Ends that stand on ring frames at this break level, %: operators come round later the more spindles they mind and the more they piece. */
export function standingEnds(breaksPer1000SpindleHours: number, spindlesPerOperator: number, p: SpinningValues): number {
  const piecingShare = (breaks: number, spindles: number): number => ((breaks / 1000) * spindles * p.piecingSeconds) / 3600;
  const round = p.patrolHours * (spindlesPerOperator / p.spindlesPerOperator);
  const usual = piecingShare(p.breaksReference, p.spindlesPerOperator);
  const patrol = stretchedPatrolHours(round, piecingShare(breaksPer1000SpindleHours, spindlesPerOperator), usual);
  return Math.min(MOST_ENDS_DOWN_PERCENT, endsDownPercent(breaksPer1000SpindleHours / 10, patrol));
}

/** Rotors that stand at this break level, %: they wait for their piecing carriage. */
export function standingRotors(breaksPer1000RotorHours: number, p: SpinningValues): number {
  const share = standingShare(breaksPer1000RotorHours / 1000, p.rotorPiecingSeconds / 3600, Math.round(p.rotorsPerPiecer));
  return Math.min(MOST_ENDS_DOWN_PERCENT, 100 * share);
}
