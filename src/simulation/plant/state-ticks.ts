// Reads a machine group's time account as ticks per state of the plant record. The one place that knows both vocabularies.
import type { MachineAccount } from '../../model/domain/machines.ts';
import { PLANT_STATE, PLANT_STATES } from '../../model/domain/plant-record.ts';

/** The account's name of every state that is a stop; the states bear the same names. */
const STOPS = PLANT_STATES.map((state) => (state === 'running' || state === 'closed' ? undefined : state));

/** Writes the unit-ticks of every state since the start of the run at `offset`, in the order of PLANT_STATES; they add up to tick × units. */
export function stateTicksInto(out: Float64Array, offset: number, account: MachineAccount, tick: number): void {
  const { stops } = account;
  let open = account.runningTicks;
  for (let state = 0; state < STOPS.length; state += 1) {
    const stop = STOPS[state];
    if (stop === undefined) continue;
    out[offset + state] = stops[stop];
    open += stops[stop];
  }
  out[offset + PLANT_STATE.running] = account.runningTicks;
  out[offset + PLANT_STATE.closed] = Math.max(0, tick * account.units - open);
}
