// AI maintenance: stop a unit when waiting another day costs more in failures than the stop costs.
import type { MaintenanceObservation } from '../observations.ts';
import type { Choice, MaintenancePolicy } from '../policies.ts';

/** Forecast probability that the unit fails within the next day of running. */
export type FailureForecast = (observation: MaintenanceObservation) => number;

/**
 * The policy. A planned stop costs 1 and is owed once per life of a unit, a failure costs `costRatio`. Stopping now wastes the rest of
 * the unit's life, which is worth 1/(mean life) per day; so stop when risk × (costRatio − 1) exceeds the daily cost of a renewal.
 * Source: marginal-cost rule of age replacement (Barlow and Hunter 1960, optimum where hazard × (cf − cp) equals the long-run cost rate).
 */
export function predictedMaintenance(costRatio: number, risk: FailureForecast): MaintenancePolicy {
  return {
    stops: (seen: MaintenanceObservation): Choice<boolean> => {
      const forecast = risk(seen);
      // Long-run cost rate of a renewal per running day, at most that of run to failure.
      const costPerDay = (costRatio * 24) / seen.meanHoursBetweenFailures;
      const stopCost = costPerDay * (1 - 0.3 * seen.slackShare);
      const waitCost = forecast * (costRatio - 1);
      const isWorthIt = waitCost > stopCost;
      // In planned stops, per day.
      const weighed = (): string => `stop=${stopCost.toFixed(4)};wait=${waitCost.toFixed(4)}`;
      return { value: isWorthIt, reason: isWorthIt ? 'predictedFailure' : 'runToFailure', forecast, weighed };
    },
  };
}
