// Inspection of one finished batch: points, true quality, grade, alarm and the cause that is named.
import { exp } from '../../base/math.ts';
import type { Stream } from '../../engine/random.ts';
import { FABRIC } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { InspectionPlan } from '../domain/ports.ts';
import { PRODUCT } from '../domain/products.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { CAUSE, CAUSE_COLUMN, NAMED_COLUMN, NOTICED_COLUMN, SECOND_SETS_COLUMN, SEEN_COLUMN } from './batch-columns.ts';
import { drawCount } from './forming.ts';
import { secondSetShare } from './formulas/cut-plan.ts';
import { falseAlarmShare } from './formulas/detection.ts';
import { limitPer100M2, pointsPer100M2 } from './formulas/four-point.ts';
import { usualWeavingFaults } from './weaving.ts';

export type InspectionMethod = InspectionPlan['method'];
export const INSPECTION_METHODS: readonly InspectionMethod[] = ['none', 'manual', 'classifier'];

const MM_PER_METRE = 1000;

export const GRADE = { first: 1, second: 2, rejected: 3 } as const;

interface Eye {
  readonly sensitivity: number;
  readonly falseAlarmShare: number;
  readonly causeAccuracy: number;
  readonly metresPerMinute: number;
  readonly hoursPer1000m: number;
}

/** What each method of inspection sees, costs and takes. */
export function inspectionEyes(p: TextileValues): Readonly<Record<Exclude<InspectionMethod, 'none'>, Eye>> {
  return {
    manual: {
      sensitivity: p.manualSensitivity,
      falseAlarmShare: p.manualFalseAlarmShare,
      causeAccuracy: p.manualCauseAccuracy,
      metresPerMinute: p.manualMetresPerMinute,
      hoursPer1000m: 1000 / p.manualMetresPerMinute / 60,
    },
    classifier: {
      sensitivity: p.classifierRecall,
      falseAlarmShare: falseAlarmShare(p.classifierPrecision, p.classifierRecall, p.classifierPrevalence),
      causeAccuracy: p.classifierCauseAccuracy,
      metresPerMinute: p.classifierMetresPerMinute,
      hoursPer1000m: p.classifierHoursPer1000m,
    },
  };
}

/** Writes points, true quality and the luck of the inspection of a finished batch. Four draws. The four-point sum of n faults is taken as normal, between n and 4n. */
export function judge(lots: LotTable, batch: number, stream: Stream, p: TextileValues): void {
  const metres = lots.trait(batch, FABRIC.metres);
  const faults = ((lots.trait(batch, FABRIC.yarnFaultsPer100m) + lots.trait(batch, FABRIC.weavingFaultsPer100m)) * metres) / 100;
  const drawn = p.pointsPerFault * faults + Math.sqrt(p.pointsPerFaultVariance * faults) * stream.normal();
  const points = Math.min(4 * faults, Math.max(faults, drawn));
  const isKnitted = lots.trait(batch, FABRIC.product) === PRODUCT.knitted;
  const per100m2 = pointsPer100M2(points, metres, (isKnitted ? p.knittedWidthM : p.fabricWidthM) * MM_PER_METRE);
  lots.setTrait(batch, FABRIC.pointsPer100m2, per100m2);
  if (per100m2 > limitPer100M2(p.pointsLimitPer100Yd2) && lots.trait(batch, CAUSE_COLUMN) === CAUSE.none) {
    const isOfYarn = lots.trait(batch, FABRIC.yarnFaultsPer100m) > lots.trait(batch, FABRIC.weavingFaultsPer100m);
    lots.setTrait(batch, CAUSE_COLUMN, isOfYarn ? CAUSE.yarn : CAUSE.weaving);
  }
  for (let column = SEEN_COLUMN; column <= NAMED_COLUMN; column += 1) lots.setTrait(batch, column, stream.uniform());
  lots.setTrait(batch, FABRIC.isTrulyDefective, lots.trait(batch, CAUSE_COLUMN) === CAUSE.none ? 0 : 1);
}

/** Draws how many of the sets that a finished batch would give become seconds, whether or not it is made up. One draw. */
export function judgeSets(lots: LotTable, batch: number, stream: Stream, p: TextileValues): void {
  const faultsPer100m = lots.trait(batch, FABRIC.yarnFaultsPer100m) + lots.trait(batch, FABRIC.weavingFaultsPer100m);
  const missedPerSet = ((faultsPer100m * p.metresPerSet) / 100) * p.majorFaultShare * (1 - p.cutterSensitivity);
  const sets = lots.trait(batch, FABRIC.metres) / p.metresPerSet;
  lots.setTrait(batch, SECOND_SETS_COLUMN, drawCount(stream, sets * secondSetShare(p.sewingSecondsShare, exp(-missedPerSet))));
}

/** Grades the batch by the method and returns the cause that is named for correction, CAUSE.none when there is nothing to correct. */
export function inspect(lots: LotTable, batch: number, method: InspectionMethod, p: TextileValues): number {
  if (method === 'none') {
    lots.setTrait(batch, FABRIC.grade, GRADE.first);
    return CAUSE.none;
  }
  const eye = inspectionEyes(p)[method];
  const trueCause = lots.trait(batch, CAUSE_COLUMN);
  const isFlagged = lots.trait(batch, SEEN_COLUMN) < (trueCause === CAUSE.none ? eye.falseAlarmShare : eye.sensitivity);
  const grade = !isFlagged ? GRADE.first : trueCause === CAUSE.finishing ? GRADE.rejected : GRADE.second;
  lots.setTrait(batch, FABRIC.grade, grade);

  const yarnRatio = lots.trait(batch, FABRIC.yarnFaultsPer100m) / p.yarnFaultsPer100m;
  const usual = lots.trait(batch, FABRIC.product) === PRODUCT.knitted ? p.knittingFaultsPer100m : usualWeavingFaults(p);
  const formingRatio = lots.trait(batch, FABRIC.weavingFaultsPer100m) / usual;
  let cause: number = isFlagged ? trueCause : CAUSE.none;
  if (cause === CAUSE.none && lots.trait(batch, NOTICED_COLUMN) < eye.sensitivity && Math.max(yarnRatio, formingRatio) > p.alarmRatio) {
    cause = yarnRatio > formingRatio ? CAUSE.yarn : CAUSE.weaving;
  }
  if (cause === CAUSE.none || cause === CAUSE.finishing || lots.trait(batch, NAMED_COLUMN) < eye.causeAccuracy) return cause;
  return cause === CAUSE.yarn ? CAUSE.weaving : CAUSE.yarn;
}
