// Where the time of a group of units went: unit-ticks per state, each unit in exactly one state at every tick. Decides nothing.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** States of a unit. The sum over all states is elapsed ticks × units, exactly. */
export const UNIT_STATE = {
  running: 0,
  idle: 1,
  starved: 2,
  blocked: 3,
  down: 4,
  maintenance: 5,
  closed: 6,
  waitingForCrew: 7,
  waitingForParts: 8,
  setup: 9,
  cleaning: 10,
  unattended: 11,
} as const;
const STATE_COUNT = 12;

/** Unit-ticks per state as one record. Source of the names: ISO 22400-2:2014, time elements. */
export interface UnitTimeAccount {
  /** Elapsed ticks × units: the sum of everything below. */
  readonly elapsed: number;
  /** Processing (actual production time, APT, × units). */
  readonly running: number;
  /** Ready and without work, for no stated reason. */
  readonly idle: number;
  /** Ready, waiting for material. */
  readonly starved: number;
  /** Ready or holding work, but the way out is full. */
  readonly blocked: number;
  /** Failed and in repair, within open time; with the two waits below the actual unit down time (ADOT) × units. */
  readonly down: number;
  /** Failed, and waiting for a free fitter, within open time. */
  readonly waitingForCrew: number;
  /** Failed, and waiting for a spare part, within open time. */
  readonly waitingForParts: number;
  /** Being set up for other work, within open time (actual unit setup time, AUST, × units). */
  readonly setup: number;
  /** Being cleaned: a planned stop, within open time. */
  readonly cleaning: number;
  /** Ready and with work, but without an operator. */
  readonly unattended: number;
  /** Planned stop, within open time. */
  readonly maintenance: number;
  /** Outside the shift schedule, in whatever condition. */
  readonly closed: number;
  /** Planned busy time (PBT) × units: elapsed − closed − maintenance − cleaning. Availability is running / plannedBusy. */
  readonly plannedBusy: number;
}

/** The running totals. Sums are exact below 2⁵³ unit-ticks (285 million unit-years). */
export class UnitTime implements Snapshotable {
  readonly #totals = new Float64Array(STATE_COUNT);
  /** Units in each state now. */
  readonly #counts = new Float64Array(STATE_COUNT);
  readonly #since = new Float64Array(1);

  constructor(tickStart: number) {
    this.#since[0] = tickStart;
  }

  /** Books the time since the last booking to the states that held. */
  book(tick: number): void {
    const elapsed = tick - this.#since[0]!;
    if (elapsed === 0) return;
    if (!(elapsed > 0)) throw new AssertionError(`time cannot be booked backwards, from ${this.#since[0]} to ${tick}`);
    this.#since[0] = tick;
    const totals = this.#totals;
    const counts = this.#counts;
    for (let state = 0; state < STATE_COUNT; state += 1) totals[state] = totals[state]! + counts[state]! * elapsed;
  }

  /** States how many units are in a state from the last booking on. */
  setCount(state: number, units: number): void {
    this.#counts[state] = units;
  }

  /** States that no unit is in any state, before they are counted anew. */
  clearCounts(): void {
    const counts = this.#counts;
    for (let state = 0; state < STATE_COUNT; state += 1) counts[state] = 0;
  }

  /** Forgets the totals and starts again at this tick (end of a warm-up). */
  reset(tick: number): void {
    this.book(tick);
    this.#totals.fill(0);
  }

  /** Unit-ticks of one state (UNIT_STATE) up to this tick, ≥ the last booking. Changes and allocates nothing. */
  total(state: number, tick: number): number {
    return this.#totals[state]! + this.#counts[state]! * (tick - this.#since[0]!);
  }

  /** Unit-ticks in which ready units stood up to this tick, ≥ the last booking: idle, starved, blocked, unattended or being set up. Changes and
   *  allocates nothing. */
  standing(tick: number): number {
    const { idle, starved, blocked, unattended, setup } = UNIT_STATE;
    return this.total(idle, tick) + this.total(starved, tick) + this.total(blocked, tick) + this.total(unattended, tick) + this.total(setup, tick);
  }

  /** The totals up to this tick, ≥ the last booking. Changes nothing. */
  account(tick: number): UnitTimeAccount {
    const total = (state: number): number => this.total(state, tick);
    let elapsed = 0;
    for (let state = 0; state < STATE_COUNT; state += 1) elapsed += total(state);
    const closed = total(UNIT_STATE.closed);
    const maintenance = total(UNIT_STATE.maintenance);
    const cleaning = total(UNIT_STATE.cleaning);
    return {
      elapsed,
      running: total(UNIT_STATE.running),
      idle: total(UNIT_STATE.idle),
      starved: total(UNIT_STATE.starved),
      blocked: total(UNIT_STATE.blocked),
      down: total(UNIT_STATE.down),
      maintenance,
      closed,
      waitingForCrew: total(UNIT_STATE.waitingForCrew),
      waitingForParts: total(UNIT_STATE.waitingForParts),
      setup: total(UNIT_STATE.setup),
      cleaning,
      unattended: total(UNIT_STATE.unattended),
      plannedBusy: elapsed - closed - maintenance - cleaning,
    };
  }

  save(): Plain {
    return { totals: this.#totals.slice(), counts: this.#counts.slice(), since: this.#since[0]! };
  }

  load(saved: Plain): void {
    const state = saved as { totals: Float64Array; counts: Float64Array; since: number };
    this.#totals.set(state.totals);
    this.#counts.set(state.counts);
    this.#since[0] = state.since;
  }
}
