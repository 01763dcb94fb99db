// States how many units of a group are in each time state from now on. Keeps nothing; the group says whether it runs and why it stands.
// Kernel file: states are codes of a fixed list.
import { CONDITION } from './unit-conditions.ts';
import type { UnitConditions } from './unit-conditions.ts';
import { UNIT_STATE } from './unit-time.ts';
import type { UnitTime } from './unit-time.ts';

/** The states that ready units can stand in. */
const STANDING = [
  UNIT_STATE.idle, UNIT_STATE.starved, UNIT_STATE.blocked, UNIT_STATE.setup, UNIT_STATE.cleaning, UNIT_STATE.unattended,
] as const;

/** Counts of an open group: `running` of its available units run, the other available ones are unattended, or all stand in `standingState`. */
export function restateUnitTime(time: UnitTime, conditions: UnitConditions, running: number, standingState: number): void {
  const ready = conditions.count(CONDITION.available);
  for (let i = 0; i < STANDING.length; i += 1) time.setCount(STANDING[i]!, 0);
  time.setCount(running > 0 ? UNIT_STATE.unattended : standingState, ready - running);
  time.setCount(UNIT_STATE.running, running);
  time.setCount(UNIT_STATE.down, conditions.count(CONDITION.repair));
  time.setCount(UNIT_STATE.waitingForCrew, conditions.count(CONDITION.waitingForCrew));
  time.setCount(UNIT_STATE.waitingForParts, conditions.count(CONDITION.waitingForParts));
  time.setCount(UNIT_STATE.maintenance, conditions.count(CONDITION.maintenance));
  time.setCount(UNIT_STATE.closed, 0);
}

/** Counts of a group outside its shifts: all units are closed, in whatever condition. */
export function closeUnitTime(time: UnitTime, units: number): void {
  for (let state = 0; state <= UNIT_STATE.unattended; state += 1) time.setCount(state, 0);
  time.setCount(UNIT_STATE.closed, units);
}
