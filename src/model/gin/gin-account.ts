// The account of a gin's stands: time by cause, stops of the line included, and output. Pure arithmetic.
import { GRAMS_PER_TONNE } from '../../base/units.ts';
import type { UnitTimeAccount } from '../../engine/resources/rate-group.ts';
import type { MachineAccount } from '../domain/machines.ts';
import { HOLD } from './line-hold.ts';
import type { HoldReason, LineHold } from './line-hold.ts';

/** Time that the line stood counts as the stands' own, under the reason of the stop; what is left of their blocked time had none.
 *  Units: unit-ticks; grams of lint produced at the stands, and of it good; rated grams of lint per stand and hour. */
export function ginAccount(
  group: { readonly site: number; readonly units: number; readonly lintGramsPerStandHour: number; readonly failures: number },
  time: UnitTimeAccount,
  hold: LineHold,
  producedGrams: number,
  goodGrams: number,
): MachineAccount {
  const held = (reason: HoldReason): number => hold.ticks(reason, time.blocked);
  const maintenance = time.maintenance + held(HOLD.planned);
  const repair = time.down + held(HOLD.repair);
  const waitingForCrew = time.waitingForCrew + held(HOLD.waitingForCrew);
  const waitingForParts = time.waitingForParts + held(HOLD.waitingForParts);
  const minorStops = held(HOLD.minorStop);
  const { setup, cleaning, unattended, starved, idle } = time;
  const blocked =
    time.blocked - held(HOLD.planned) - held(HOLD.repair) - held(HOLD.waitingForCrew) - held(HOLD.waitingForParts) - minorStops;
  const maintenanceTicks = maintenance + cleaning;
  return {
    site: group.site,
    group: 'stand',
    stage: 'gin',
    units: group.units,
    plannedTicks: time.elapsed - time.closed - maintenanceTicks,
    runningTicks: time.running,
    downTicks: repair + waitingForCrew + waitingForParts + minorStops + setup,
    maintenanceTicks,
    idleTicks: unattended + starved + blocked + idle,
    standardHoursPerTonne: GRAMS_PER_TONNE / group.lintGramsPerStandHour,
    producedGrams,
    goodGrams,
    failures: group.failures,
    stops: { maintenance, cleaning, repair, waitingForCrew, waitingForParts, minorStops, setup, unattended, starved, blocked, idle },
  };
}
