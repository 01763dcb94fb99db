// What yarn does to the fabric that is made of it: stops, faults, running defects, relative to the reference yarn. Draws nothing.
import { exp, pow } from '../../base/math.ts';
import { YARN } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { TextileValues } from '../parameters/textile.ts';

const MOST_YARN_DEFECTS = 0.6;

/** Yarn over the reference yarn in what makes ends break on the loom; 1 for the reference. */
export function yarnStopFactor(lots: LotTable, yarn: number, p: TextileValues): number {
  return (
    pow(p.referenceCsp / lots.trait(yarn, YARN.countStrengthProduct), p.stopsStrengthExponent) *
    pow(lots.trait(yarn, YARN.evennessCvPercent) / p.referenceCvPercent, p.stopsEvennessExponent) *
    pow(Math.max(1, lots.trait(yarn, YARN.imperfectionsPerKm)) / p.referenceImperfections, p.stopsImperfectionExponent)
  );
}

/** Share of batches of this yarn with barré or thick places. */
export function yarnDefectShare(lots: LotTable, yarn: number, p: TextileValues): number {
  const excessCv = lots.trait(yarn, YARN.evennessCvPercent) - p.referenceCvPercent;
  return Math.min(MOST_YARN_DEFECTS, p.yarnDefectShare * exp(p.yarnDefectPerCvPoint * excessCv));
}

/** Mean faults of the yarn per 100 m of fabric: imperfections that are long enough to see, and gross faults that the clearer of winding missed. */
export function meanYarnFaults(lots: LotTable, yarn: number, p: TextileValues): number {
  const ofImperfections = pow(lots.trait(yarn, YARN.imperfectionsPerKm) / p.referenceImperfections, p.yarnFaultExponent);
  const ofMissed = lots.trait(yarn, YARN.faultsLeftPer100Km) / p.referenceFaultsLeft;
  return p.yarnFaultsPer100m * ((1 - p.missedFaultShare) * ofImperfections + p.missedFaultShare * ofMissed);
}
