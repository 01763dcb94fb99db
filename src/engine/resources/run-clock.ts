// Wear of units that run together: one shared clock of running time and, per unit, when it was renewed and when it will fail on that clock.
// Schedules nothing and draws nothing; the owner asks how long until the next failure.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** Running time in wear ticks: running ticks × wear rate. A unit that is out of use keeps its place but must be renewed before it returns,
 *  so one shared clock serves all units and a job's start or end costs O(1), not one event per unit. */
export class RunClock implements Snapshotable {
  /** The clock. */
  readonly #now = new Float64Array(1);
  readonly #renewedAt: Float64Array;
  /** Infinity while the unit is out of use, or never fails. */
  readonly #failsAt: Float64Array;
  /** A unit that fails first (the lowest index among equals), −1 when none will. */
  #first = -1;

  /** All units are out of use until renewed. */
  constructor(units: number) {
    this.#renewedAt = new Float64Array(units);
    this.#failsAt = new Float64Array(units).fill(Infinity);
  }

  /** Lets all units in use run for this many wear ticks. */
  advance(wearTicks: number): void {
    this.#now[0] = this.#now[0]! + wearTicks;
  }

  /** The unit that fails next, −1 when none will. */
  get nextUnit(): number {
    return this.#first;
  }

  /** Wear ticks until the next failure (0 when overdue), Infinity when none will come. */
  get untilNextFailure(): number {
    return this.#first < 0 ? Infinity : Math.max(0, this.#failsAt[this.#first]! - this.#now[0]!);
  }

  /** Wear ticks since the unit was renewed, with `advanced` wear ticks that are not booked yet;
   *  for a unit out of use, up to the moment it was taken out. Fails: AssertionError when there is no such unit. */
  wear(unit: number, advanced: number): number {
    const renewedAt = this.#renewedAt[unit];
    if (renewedAt === undefined) throw new AssertionError(`no unit ${unit}`);
    // A unit out of use keeps −wear − 1 (see takeOut), so that the shared clock does not age it.
    return renewedAt < 0 ? -renewedAt - 1 : this.#now[0]! - renewedAt + advanced;
  }

  /** Share of its present life that a unit in use has spent, 0 … 1 (0 when it never fails), with `advanced` wear ticks not booked yet;
   *  1 for a unit out of use. Fails: AssertionError when there is no such unit. */
  lifeShare(unit: number, advanced: number): number {
    const spent = this.wear(unit, advanced);
    const renewedAt = this.#renewedAt[unit]!;
    if (renewedAt < 0) return 1;
    const life = this.#failsAt[unit]! - renewedAt;
    return life <= 0 ? 1 : Math.min(1, spent / life);
  }

  /** Puts a unit in use as new; it fails after `life` wear ticks (Infinity: never). */
  renew(unit: number, life: number): void {
    const failsAt = this.#now[0]! + life;
    this.#renewedAt[unit] = this.#now[0]!;
    this.#failsAt[unit] = failsAt;
    const first = this.#first;
    if (unit === first) this.#findFirst();
    else if (first < 0 ? failsAt < Infinity : failsAt < this.#failsAt[first]! || (failsAt === this.#failsAt[first]! && unit < first)) this.#first = unit;
  }

  /** Takes a unit out of use: it neither ages nor fails until renewed. */
  takeOut(unit: number): void {
    this.#renewedAt[unit] = -this.wear(unit, 0) - 1;
    this.#failsAt[unit] = Infinity;
    if (unit === this.#first) this.#findFirst();
  }

  save(): Plain {
    return { now: this.#now[0]!, renewedAt: this.#renewedAt.slice(), failsAt: this.#failsAt.slice() };
  }

  load(saved: Plain): void {
    const state = saved as { now: number; renewedAt: Float64Array; failsAt: Float64Array };
    this.#now[0] = state.now;
    this.#renewedAt.set(state.renewedAt);
    this.#failsAt.set(state.failsAt);
    this.#findFirst();
  }

  /** Linear in the units; called only when the first unit fails or is renewed. */
  #findFirst(): void {
    const failsAt = this.#failsAt;
    let first = -1;
    let earliest = Infinity;
    for (let unit = 0; unit < failsAt.length; unit += 1) {
      const tick = failsAt[unit]!;
      if (tick < earliest) {
        earliest = tick;
        first = unit;
      }
    }
    this.#first = first;
  }
}
