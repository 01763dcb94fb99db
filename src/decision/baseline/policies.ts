// Baseline management: fixed calendars, own gin, one setting, first in first out, run to failure, sampling by hand.
import type { ParameterValues } from '../../model/parameters/define.ts';
import type { MANAGEMENT_PARAMETERS } from '../../model/parameters/management.ts';
import type { GinSetting } from '../../model/domain/ports.ts';
import type {
  EnergyPolicy,
  GinningPolicy,
  HarvestPolicy,
  HaulagePolicy,
  InspectionPolicy,
  IrrigationPolicy,
  LaydownPolicy,
  MaintenancePolicy,
  PlanningPolicy,
  PolicySet,
  ShipmentPolicy,
  SpeedPolicy,
  StaffingPolicy,
} from '../policies.ts';

export type ManagementValues = ParameterValues<typeof MANAGEMENT_PARAMETERS>;

/** Irrigation by calendar: equal doses at equal intervals, whatever the soil holds. */
export function calendarIrrigation(management: ManagementValues): IrrigationPolicy {
  return {
    dose: ({ daysAfterPlanting, isDrip }) => {
      // A calendar knows whole days; a fraction would never fall due.
      const first = Math.round(isDrip ? management.dripFirstDay : management.furrowFirstDay);
      const interval = Math.max(1, Math.round(isDrip ? management.dripIntervalDays : management.furrowIntervalDays));
      const count = isDrip ? management.dripCount : management.furrowCount;
      const since = daysAfterPlanting - first;
      const isDue = since >= 0 && since % interval === 0 && since / interval < count;
      return { value: isDue ? (isDrip ? management.dripDoseMm : management.furrowDoseMm) : 0, reason: 'calendarRule' };
    },
  };
}

/** The district's habit: start in the second week of September when half of the bolls are open, then every few weeks. */
export function habitualHarvest(management: ManagementValues): HarvestPolicy {
  return {
    startsPick: ({ dayOfYear, openShare, picksDone, daysSinceLastPick }) => ({
      value:
        picksDone === 0
          ? dayOfYear >= management.firstPickDayOfYear && openShare >= management.firstPickOpenShare
          : daysSinceLastPick >= management.nextPickIntervalDays,
      reason: 'calendarRule',
    }),
  };
}

/** First come, first served, to the gin that the receiving point belongs to. */
export function habitualHaulage(): HaulagePolicy {
  return {
    pickup: () => ({ value: 0, reason: 'firstComeFirstServed' }),
    destination: ({ ownGin }) => ({ value: ownGin, reason: 'ownGin' }),
  };
}

/** One gin setting for all lots, in order of arrival. */
export function fixedGinning(management: ManagementValues): GinningPolicy {
  const setting: GinSetting = {
    lintMoistureTargetPercent: management.ginMoistureTargetPercent,
    seedCottonCleaners: Math.round(management.ginSeedCottonCleaners) as GinSetting['seedCottonCleaners'],
    lintCleaners: Math.round(management.ginLintCleaners) as GinSetting['lintCleaners'],
  };
  return {
    nextLot: () => ({ value: 0, reason: 'firstComeFirstServed' }),
    setting: () => ({ value: setting, reason: 'oneSettingForAll' }),
  };
}

/** Laydowns in order of arrival. */
export function firstInFirstOutLaydown(): LaydownPolicy {
  return {
    category: () => -1,
    choose: ({ count, size }, chosen) => {
      const taken = Math.min(count, size);
      for (let i = 0; i < taken; i += 1) chosen[i] = i;
      return { value: taken, reason: 'firstInFirstOut' };
    },
  };
}

export function ratedSpeed(): SpeedPolicy {
  return { factor: () => ({ value: 1, reason: 'ratedSpeed' }) };
}

/** Run to failure, with a fixed calendar stop for units that have lasted long. */
export function calendarMaintenance(management: ManagementValues): MaintenancePolicy {
  return {
    stops: ({ hoursSinceRenewal, meanHoursBetweenFailures }) => {
      const isDue = hoursSinceRenewal >= management.maintenanceCalendarShare * meanHoursBetweenFailures;
      return { value: isDue, reason: isDue ? 'calendarRule' : 'runToFailure' };
    },
  };
}

/** Every n-th batch is inspected by hand; what is found is corrected after the paper has travelled. */
export function sampledInspection(management: ManagementValues): InspectionPolicy {
  const every = Math.max(1, Math.round(1 / management.manualInspectionShare));
  return {
    plan: ({ batchNumber, paperFeedbackTicks }) =>
      batchNumber % every === 0
        ? { value: { method: 'manual', feedbackTicks: paperFeedbackTicks }, reason: 'sampledByHand' }
        : { value: { method: 'none', feedbackTicks: 0 }, reason: 'notSampled' },
  };
}

/** Last year's orders of the same month, whatever the stock and the order book say. */
export function lastYearsPlan(): PlanningPolicy {
  return {
    plan: ({ lastYearKg }, shares) => {
      shares.set(lastYearKg);
      return { value: 0, reason: 'lastYearsPlan' };
    },
  };
}

/** A machine starts as soon as it and its batch are there, whatever the hour costs. */
export function startWhenReady(): EnergyPolicy {
  return { startsNow: () => ({ value: true, reason: 'startWhenReady' }) };
}

/** The same people on every shift, whatever the day brings. */
export function fixedStaffing(): StaffingPolicy {
  return {
    agents: ({ fixedAgents }) => ({ value: fixedAgents, reason: 'fixedShift' }),
    operators: ({ operatorsOfRoster }) => ({ value: operatorsOfRoster, reason: 'fixedShift' }),
  };
}

/** The corridor that has always led to the destination; documents are shown at the border. */
export function habitualShipment(): ShipmentPolicy {
  return { ships: ({ corridors }) => ({ value: { corridor: corridors[0]!, isDeclaredInAdvance: false }, reason: 'habitualCorridor' }) };
}

/** Every decision point under baseline management. */
export function baselinePolicies(management: ManagementValues): PolicySet {
  return {
    irrigation: calendarIrrigation(management),
    harvest: habitualHarvest(management),
    haulage: habitualHaulage(),
    ginning: fixedGinning(management),
    laydown: firstInFirstOutLaydown(),
    speed: ratedSpeed(),
    maintenance: calendarMaintenance(management),
    inspection: sampledInspection(management),
    planning: lastYearsPlan(),
    energy: startWhenReady(),
    shipment: habitualShipment(),
    staffing: fixedStaffing(),
  };
}
