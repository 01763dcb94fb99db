// The clock meters of one gin: hours that the crew is there and hours that the fixed power runs. Turns them into labour and energy once a day.
import type { Plain, Snapshotable } from '../../base/plain.ts';

const MARK = 0;
const CREW_TICKS = 1;
const POWER_TICKS = 2;
const POWER_OFF_TICK = 3;

/** Crew and fixed power. Fans run while cotton flows and for a while after; a new flow within that time finds them running. */
export class GinMeter implements Snapshotable {
  readonly #state = new Float64Array(4);
  readonly #idleRunTicks: number;
  #isCrewIn = false;
  #isFlowing = false;

  constructor(tick: number, idleRunTicks: number) {
    this.#state[MARK] = tick;
    this.#idleRunTicks = idleRunTicks;
  }

  /** Books the time up to now. */
  accrue(tick: number): void {
    const s = this.#state;
    const mark = s[MARK]!;
    if (this.#isCrewIn) s[CREW_TICKS] = s[CREW_TICKS]! + tick - mark;
    const poweredUntil = this.#isFlowing ? tick : Math.min(tick, s[POWER_OFF_TICK]!);
    if (poweredUntil > mark) s[POWER_TICKS] = s[POWER_TICKS]! + poweredUntil - mark;
    s[MARK] = tick;
  }

  setCrew(tick: number, isIn: boolean): void {
    this.accrue(tick);
    this.#isCrewIn = isIn;
  }

  setFlow(tick: number, isFlowing: boolean): void {
    if (isFlowing === this.#isFlowing) return;
    this.accrue(tick);
    this.#isFlowing = isFlowing;
    if (!isFlowing) this.#state[POWER_OFF_TICK] = tick + this.#idleRunTicks;
  }

  get crewTicks(): number {
    return this.#state[CREW_TICKS]!;
  }

  get powerTicks(): number {
    return this.#state[POWER_TICKS]!;
  }

  /** Starts both meters from zero. */
  reset(): void {
    this.#state[CREW_TICKS] = 0;
    this.#state[POWER_TICKS] = 0;
  }

  save(): Plain {
    return { state: this.#state.slice(), isCrewIn: this.#isCrewIn, isFlowing: this.#isFlowing };
  }

  load(saved: Plain): void {
    const from = saved as { state: Float64Array; isCrewIn: boolean; isFlowing: boolean };
    this.#state.set(from.state);
    this.#isCrewIn = from.isCrewIn;
    this.#isFlowing = from.isFlowing;
  }
}
