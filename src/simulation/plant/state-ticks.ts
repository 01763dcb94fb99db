// Reads a machine group's time account as ticks per state of the plant record. The one place that knows both vocabularies.
import type { MachineAccount } from '../../model/domain/machines.ts';
import { PLANT_STATE, PLANT_STATES } from '../../model/domain/plant-record.ts';

/** Writes the unit-ticks of every state since the start of the run at `offset`, in the order of PLANT_STATES; they add up to tick × units. */
export function stateTicksInto(out: Float64Array, offset: number, account: MachineAccount, tick: number): void {
  out.fill(0, offset, offset + PLANT_STATES.length);
  const set = (state: number, ticks: number): void => {
    out[offset + state] = ticks;
  };
  set(PLANT_STATE.running, account.runningTicks);
  set(PLANT_STATE.idle, account.idleTicks);
  set(PLANT_STATE.failure, account.downTicks);
  set(PLANT_STATE.maintenance, account.maintenanceTicks);
  let open = 0;
  for (let state = 0; state < PLANT_STATE.closed; state += 1) open += out[offset + state]!;
  set(PLANT_STATE.closed, Math.max(0, tick * account.units - open));
}
