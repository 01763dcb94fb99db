// AI inspection: a classifier looks at every batch and its finding goes upstream at once.
import type { InspectionPlan } from '../../model/domain/ports.ts';
import type { InspectionPolicy } from '../policies.ts';

type Method = InspectionPlan['method'];
const METHODS: readonly Method[] = ['classifier', 'manual', 'none'];

/** How well a way to inspect sees: shares of faulty batches found and of good ones accused; its labour per metre, USD. */
interface Eye {
  readonly sensitivity: number;
  readonly falseAlarmShare: number;
  readonly usdPerMetre: number;
}

export interface InspectionValues {
  readonly manual: Eye;
  readonly classifier: Eye;
  /** Shares of its price that a faulty batch loses more when the buyer finds it, and a good one when it is sold as a second. */
  readonly returnShare: number;
  readonly secondShare: number;
  /** Usual share of faulty batches. */
  readonly faultyShare: number;
}

/** Expected cost of a method before its luck is known, USD, beyond what the batch's quality costs anyway. Its effect upstream is not counted. */
export function inspectionCostUsd(method: Method, faultyShare: number, valueUsd: number, metres: number, values: InspectionValues): number {
  if (method === 'none') return faultyShare * values.returnShare * valueUsd;
  const eye = values[method];
  const missed = faultyShare * (1 - eye.sensitivity) * values.returnShare;
  const accused = (1 - faultyShare) * eye.falseAlarmShare * values.secondShare;
  return (missed + accused) * valueUsd + metres * eye.usdPerMetre;
}

/** What a method costs more than the best one for a batch of which it is known whether it is faulty, USD, ≥ 0. */
export function inspectionRegret(method: Method, isFaulty: boolean, valueUsd: number, metres: number, values: InspectionValues): number {
  const cost = (one: Method): number => inspectionCostUsd(one, isFaulty ? 1 : 0, valueUsd, metres, values);
  return cost(method) - Math.min(...METHODS.map(cost));
}

/** The policy. What it weighs is told for 1,000 m at a usual share of faults, USD. */
export function classifyEveryBatch(values: InspectionValues, usdPerMetre: number): InspectionPolicy {
  const METRES = 1000;
  const weighed = (): string =>
    METHODS.map((method) => `${method}=${inspectionCostUsd(method, values.faultyShare, METRES * usdPerMetre, METRES, values).toFixed(1)} USD`).join(';');
  return {
    plan: ({ automaticFeedbackTicks }) => ({
      value: { method: 'classifier', feedbackTicks: automaticFeedbackTicks },
      reason: 'everyBatchClassified',
      weighed,
    }),
  };
}
