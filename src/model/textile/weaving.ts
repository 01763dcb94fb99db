// What happens on the looms to one batch: stops, efficiency, faults, a running defect. Draws the luck of the batch; moves no mass.
import { FABRIC } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { CAUSE, CAUSE_COLUMN } from './batch-columns.ts';
import { drawCount } from './forming.ts';
import type { FormingConditions, FormingStreams } from './forming.ts';
import { interferenceEfficiency } from './formulas/loom-production.ts';
import { meanYarnFaults, yarnDefectShare, yarnStopFactor } from './yarn-effects.ts';

const PICKS_OF_RATE = 1e5;
const CM_PER_METRE = 100;

/** Mean loom stops per 100,000 picks and mean minutes of one. */
export function meanStops(yarnFactor: number, p: TextileValues): { readonly per100kPicks: number; readonly repairMinutes: number } {
  const warp = p.warpStopsPer100kPicks * yarnFactor;
  const weft = p.weftStopsPer100kPicks * yarnFactor;
  const per100kPicks = warp + weft + p.otherStopsPer100kPicks;
  const minutes = warp * p.warpRepairMinutes + weft * p.weftRepairMinutes + p.otherStopsPer100kPicks * p.otherRepairMinutes;
  return { per100kPicks, repairMinutes: minutes / per100kPicks };
}

/** Faults of the usual weaving per 100 m: what an inspection chart has as its centre line. */
export function usualWeavingFaults(p: TextileValues): number {
  const stopsPer100m = (meanStops(1, p).per100kPicks * p.loomPicksPerCm * CM_PER_METRE * 100) / PICKS_OF_RATE;
  return p.weavingFaultsPer100m + p.startMarkShare * stopsPer100m;
}

/** Writes faults and, when the batch has one, the cause of a running defect into the grey batch; returns the share of the
 *  looms' time that is free of stops.
 *  Five draws per batch, whatever happens. */
export function weave(
  lots: LotTable,
  yarn: number,
  batch: number,
  at: FormingConditions,
  streams: FormingStreams,
  p: TextileValues,
): number {
  const metres = lots.trait(batch, FABRIC.metres);
  const mean = meanStops(yarnStopFactor(lots, yarn, p), p);
  const picks100k = (metres * p.loomPicksPerCm * CM_PER_METRE) / PICKS_OF_RATE;
  const stops = drawCount(streams.stops, mean.per100kPicks * picks100k);
  const stopsPerRunMinute = ((stops / picks100k) * p.loomPicksPerMinute) / PICKS_OF_RATE;
  const stopFree = interferenceEfficiency(stopsPerRunMinute, mean.repairMinutes, p.loomsPerWeaver);

  const level = streams.faults.lognormal(1, p.faultBatchCv);
  const drift = at.isDrifting ? p.weavingDriftFactor : 1;
  const usual = p.weavingFaultsPer100m * drift * (1 + p.weavingWearFaultGain * at.meanWear);
  const weavingMean = ((usual * metres) / 100 + p.startMarkShare * stops) * level;
  const yarnMean = ((meanYarnFaults(lots, yarn, p) * metres) / 100) * level;
  lots.setTrait(batch, FABRIC.weavingFaultsPer100m, (drawCount(streams.faults, weavingMean) * 100) / metres);
  lots.setTrait(batch, FABRIC.yarnFaultsPer100m, (drawCount(streams.faults, yarnMean) * 100) / metres);

  const ofWeaving = at.isDrifting ? p.weavingDriftDefectShare : p.weavingDefectShare;
  const ofYarn = yarnDefectShare(lots, yarn, p);
  const u = streams.faults.uniform();
  const cause = u < ofWeaving ? CAUSE.weaving : u < ofWeaving + ofYarn ? CAUSE.yarn : CAUSE.none;
  lots.setTrait(batch, CAUSE_COLUMN, cause);
  return stopFree;
}
