// The bound of perfect information: the AI's rules on observations without error, delay or surprise. Bounds the modules that exist, not every
// conceivable decision: a cleverer rule could beat it, better information for the same rules could not.
import type { ModuleSet } from '../../model/domain/modules.ts';
import type { MaintenanceObservation } from '../observations.ts';
import type { Forecast } from '../core.ts';
import { forecastShipment } from '../policy/shipment.ts';
import { forecastPlanning, type ProductWorth } from '../policy/planning.ts';
import { forecastStaffing, type StaffingValues } from '../policy/staffing.ts';
import type { Choice, PolicySet } from '../policies.ts';

/** Hours of the day that follows a round. */
const HOURS_PER_ROUND = 24;

const sure = (value: number): Forecast => ({ value, low: value, high: value });

/** Stops a machine in the round before it fails, and never otherwise. */
function stopsJustInTime(seen: MaintenanceObservation): Choice<boolean> {
  const isLast = seen.hoursToFailure <= HOURS_PER_ROUND;
  return { value: isLast, reason: isLast ? 'predictedFailure' : 'runToFailure', forecast: seen.hoursToFailure };
}

/**
 * The policies with perfect information for the modules in the set: `ai` where knowing more changes nothing but the noise of its
 * observations, and the truth in place of a forecast elsewhere. Other modules keep what `ai` has for them.
 */
export function oraclePolicies(modules: ModuleSet, ai: PolicySet, worth: ProductWorth, staffing: StaffingValues): PolicySet {
  return {
    ...ai,
    irrigation: modules.has('irrigation')
      ? {
          // The coming days' demand for yesterday's, less the rain that will fall.
          dose: (seen) => ai.irrigation.dose({ ...seen, et0Mm: seen.comingEt0Mm, depletionMm: Math.max(0, seen.depletionMm - seen.comingRainMm) }),
        }
      : ai.irrigation,
    maintenance: modules.has('maintenance') ? { stops: stopsJustInTime } : ai.maintenance,
    inspection: modules.has('inspection')
      ? {
          plan: (seen) =>
            seen.isKnownDefective
              ? { value: { method: 'classifier', feedbackTicks: 0 }, reason: 'everyBatchClassified' }
              : { value: { method: 'none', feedbackTicks: 0 }, reason: 'notSampled' },
        }
      : ai.inspection,
    shipment: modules.has('shipment') ? forecastShipment(({ trueDelayRatio }, way) => sure(trueDelayRatio[way]!)) : ai.shipment,
    planning: modules.has('planning') ? forecastPlanning(({ comingKg }, product) => sure(comingKg[product]!), worth) : ai.planning,
    staffing: modules.has('staffing')
      ? {
          ...ai.staffing,
          agents: forecastStaffing(staffing, ({ comingContacts }) => sure(comingContacts), undefined).agents,
        }
      : ai.staffing,
  };
}
