// Notes hour by hour in which states the units of every machine group were. Looks only: a run with a record equals one without.
import { assert } from '../base/assert.ts';
import { TICKS_PER_HOUR } from '../base/units.ts';
import type { MachineAccount } from '../model/domain/machines.ts';
import { HOUR_PARTS, PLANT_STATES } from '../model/domain/plant-record.ts';
import { stateTicksInto } from './plant/state-ticks.ts';

const STATES = PLANT_STATES.length;
const FIRST_HOURS = 24 * 64;

/** The record of one run: HOUR_PARTS parts per hour and group, spread over the states. It lies outside snapshots: an hour that is lived again
 *  after a jump back gives the same row, since a run is deterministic. */
export class PlantRecord {
  readonly groups: number;
  #parts: Uint8Array;
  #hours = 0;
  /** Unit-ticks per group and state at the last sample. */
  readonly #before: Float64Array;
  readonly #now: Float64Array;
  readonly #rest = new Float64Array(STATES);

  /** A record of a run that stands at tick 0. */
  constructor(groups: number) {
    this.groups = groups;
    this.#parts = new Uint8Array(FIRST_HOURS * groups * STATES);
    this.#before = new Float64Array(groups * STATES);
    this.#now = new Float64Array(groups * STATES);
  }

  /** Hours recorded from the start on. */
  get hours(): number {
    return this.#hours;
  }

  /** Notes the hour that ends at `tick`, a whole hour. Units: accounts in ticks × units since the start of the run. */
  sample(tick: number, machines: readonly MachineAccount[]): void {
    const hour = tick / TICKS_PER_HOUR - 1;
    assert(Number.isInteger(hour) && hour >= 0 && hour <= this.#hours, `hour ${hour} cannot follow ${this.#hours} recorded ones`);
    this.#makeRoom(hour + 1);
    for (let group = 0; group < this.groups; group += 1) {
      stateTicksInto(this.#now, group * STATES, machines[group]!, tick);
      this.#write((hour * this.groups + group) * STATES, group * STATES);
    }
    this.#before.set(this.#now);
    this.#hours = Math.max(this.#hours, hour + 1);
  }

  /** The run was put back to `tick`; the next sample is counted from there. */
  resume(tick: number, machines: readonly MachineAccount[]): void {
    for (let group = 0; group < this.groups; group += 1) stateTicksInto(this.#before, group * STATES, machines[group]!, tick);
  }

  /** A copy of the rows from an hour on. */
  from(hour: number): Uint8Array {
    const row = this.groups * STATES;
    return this.#parts.slice(Math.min(hour, this.#hours) * row, this.#hours * row);
  }

  #makeRoom(hours: number): void {
    const needed = hours * this.groups * STATES;
    if (needed <= this.#parts.length) return;
    const larger = new Uint8Array(this.#parts.length * 2);
    larger.set(this.#parts);
    this.#parts = larger;
  }

  /** Rounds the shares of an hour to parts that add up to HOUR_PARTS: the largest remainders are rounded up. */
  #write(to: number, column: number): void {
    let total = 0;
    for (let state = 0; state < STATES; state += 1) total += this.#now[column + state]! - this.#before[column + state]!;
    let left = HOUR_PARTS;
    for (let state = 0; state < STATES; state += 1) {
      const exact = total > 0 ? ((this.#now[column + state]! - this.#before[column + state]!) * HOUR_PARTS) / total : 0;
      const whole = Math.floor(exact);
      this.#parts[to + state] = whole;
      this.#rest[state] = exact - whole;
      left -= whole;
    }
    if (total <= 0) return;
    for (; left > 0; left -= 1) {
      let most = 0;
      for (let state = 1; state < STATES; state += 1) if (this.#rest[state]! > this.#rest[most]!) most = state;
      this.#parts[to + most] = this.#parts[to + most]! + 1;
      this.#rest[most] = -1;
    }
  }
}
