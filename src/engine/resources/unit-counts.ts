// States how many units of a group are in each time state from now on. Keeps nothing; the group says whether it runs and why it stands.
// Kernel file: states are codes of a fixed list.
import { CONDITION } from './unit-conditions.ts';
import type { UnitConditions } from './unit-conditions.ts';
import { UNIT_STATE } from './unit-time.ts';
import type { UnitTime } from './unit-time.ts';

/** Counts of an open group of `units`: `running` of its available ones run, the other available ones are unattended, or all stand in `standingState`. */
export function restateUnitTime(time: UnitTime, conditions: UnitConditions, units: number, running: number, standingState: number): void {
  const ready = conditions.count(CONDITION.available);
  time.clearCounts();
  time.setCount(running > 0 ? UNIT_STATE.unattended : standingState, ready - running);
  time.setCount(UNIT_STATE.running, running);
  // Mostly every unit is up.
  if (ready === units) return;
  time.setCount(UNIT_STATE.down, conditions.count(CONDITION.repair));
  time.setCount(UNIT_STATE.waitingForCrew, conditions.count(CONDITION.waitingForCrew));
  time.setCount(UNIT_STATE.waitingForParts, conditions.count(CONDITION.waitingForParts));
  time.setCount(UNIT_STATE.maintenance, conditions.count(CONDITION.maintenance));
}

/** Counts of a group outside its shifts: all units are closed, in whatever condition. */
export function closeUnitTime(time: UnitTime, units: number): void {
  time.clearCounts();
  time.setCount(UNIT_STATE.closed, units);
}
