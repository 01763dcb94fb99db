// The clock meters of one gin: hours that the crew is there and hours that the fixed power runs. Turns them into labour and energy once a day.
import type { Plain, Snapshotable } from '../../base/plain.ts';

type State = {
  /** The tick up to which time is booked. */
  mark: number;
  crewTicks: number;
  powerTicks: number;
  powerOffTick: number;
  isCrewIn: boolean;
  isFlowing: boolean;
};

/** Crew and fixed power. Fans run while cotton flows and for a while after; a new flow within that time finds them running. */
export class GinMeter implements Snapshotable {
  #state: State;
  readonly #idleRunTicks: number;

  constructor(tick: number, idleRunTicks: number) {
    this.#state = { mark: tick, crewTicks: 0, powerTicks: 0, powerOffTick: 0, isCrewIn: false, isFlowing: false };
    this.#idleRunTicks = idleRunTicks;
  }

  /** Books the time up to now. */
  accrue(tick: number): void {
    const s = this.#state;
    if (s.isCrewIn) s.crewTicks += tick - s.mark;
    const poweredUntil = s.isFlowing ? tick : Math.min(tick, s.powerOffTick);
    if (poweredUntil > s.mark) s.powerTicks += poweredUntil - s.mark;
    s.mark = tick;
  }

  setCrew(tick: number, isIn: boolean): void {
    this.accrue(tick);
    this.#state.isCrewIn = isIn;
  }

  setFlow(tick: number, isFlowing: boolean): void {
    if (isFlowing === this.#state.isFlowing) return;
    this.accrue(tick);
    this.#state.isFlowing = isFlowing;
    if (!isFlowing) this.#state.powerOffTick = tick + this.#idleRunTicks;
  }

  get crewTicks(): number {
    return this.#state.crewTicks;
  }

  get powerTicks(): number {
    return this.#state.powerTicks;
  }

  resetCrew(): void {
    this.#state.crewTicks = 0;
  }

  resetPower(): void {
    this.#state.powerTicks = 0;
  }

  save(): Plain {
    return { ...this.#state };
  }

  load(saved: Plain): void {
    this.#state = { ...(saved as State) };
  }
}
