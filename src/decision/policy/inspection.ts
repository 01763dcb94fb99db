// AI inspection: a classifier looks at every batch and its finding goes upstream at once.
import type { InspectionPolicy } from '../policies.ts';

export function classifyEveryBatch(): InspectionPolicy {
  return {
    plan: ({ automaticFeedbackTicks }) => ({
      value: { method: 'classifier', feedbackTicks: automaticFeedbackTicks },
      reason: 'everyBatchClassified',
    }),
  };
}
