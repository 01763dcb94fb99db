// What happens on the knitting machines to one batch: stops, efficiency, faults, a running defect. Draws the luck of the batch; moves no mass.
import { FABRIC } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { CAUSE, CAUSE_COLUMN } from './batch-columns.ts';
import { drawCount } from './forming.ts';
import type { FormingConditions, FormingStreams } from './forming.ts';
import type { CircularMachine } from './formulas/knitting-production.ts';
import { interferenceEfficiency } from './formulas/loom-production.ts';
import { meanYarnFaults, yarnDefectShare, yarnStopFactor } from './yarn-effects.ts';

const MINUTES_PER_HOUR = 60;
const KG_OF_RATE = 100;

/** The mill's circular machine; plain single jersey, a course from every feeder. */
export function circularMachine(p: TextileValues): CircularMachine {
  return {
    diameterInches: p.knittingDiameterInches,
    gauge: p.knittingGauge,
    revolutionsPerMinute: p.knittingTurnsPerMinute,
    feeders: p.knittingFeeders,
    feedersPerCourse: 1,
    loopMm: p.knittingLoopMm,
    coursesPerCm: p.knittingCoursesPerCm,
  };
}

/** Writes faults and, when the batch has one, the cause of a running defect into the grey batch; returns the share of the machines'
 *  time that is free of stops. Units: kgPerHour of one machine that never stops, massKg of the batch. Five draws per batch, as in weaving. */
export function knit(
  lots: LotTable,
  yarn: number,
  batch: number,
  size: { readonly massKg: number; readonly kgPerHour: number },
  at: FormingConditions,
  streams: FormingStreams,
  p: TextileValues,
): number {
  const metres = lots.trait(batch, FABRIC.metres);
  const stops = drawCount(streams.stops, (p.knittingStopsPer100Kg * yarnStopFactor(lots, yarn, p) * size.massKg) / KG_OF_RATE);
  const stopsPerRunMinute = (stops / size.massKg) * (size.kgPerHour / MINUTES_PER_HOUR);
  const stopFree = interferenceEfficiency(stopsPerRunMinute, p.knittingRepairMinutes, p.machinesPerKnitter);

  const level = streams.faults.lognormal(1, p.faultBatchCv);
  const knittingMean = ((p.knittingFaultsPer100m * (1 + p.weavingWearFaultGain * at.meanWear) * metres) / 100) * level;
  const yarnMean = ((meanYarnFaults(lots, yarn, p) * metres) / 100) * level;
  lots.setTrait(batch, FABRIC.weavingFaultsPer100m, (drawCount(streams.faults, knittingMean) * 100) / metres);
  lots.setTrait(batch, FABRIC.yarnFaultsPer100m, (drawCount(streams.faults, yarnMean) * 100) / metres);

  const u = streams.faults.uniform();
  const ofKnitting = p.knittingDefectShare;
  const cause = u < ofKnitting ? CAUSE.weaving : u < ofKnitting + yarnDefectShare(lots, yarn, p) ? CAUSE.yarn : CAUSE.none;
  lots.setTrait(batch, CAUSE_COLUMN, cause);
  return stopFree;
}
