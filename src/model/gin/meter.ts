// The clock meter of one gin: for how long the fixed power runs. Turns it into no energy itself.
import type { Plain, Snapshotable } from '../../base/plain.ts';

type State = {
  /** The tick up to which time is booked. */
  mark: number;
  powerTicks: number;
  powerOffTick: number;
  isFlowing: boolean;
};

/** Fixed power. Fans run while cotton flows and for a while after; a new flow within that time finds them running. */
export class GinMeter implements Snapshotable {
  #state: State;
  readonly #idleRunTicks: number;

  constructor(tick: number, idleRunTicks: number) {
    this.#state = { mark: tick, powerTicks: 0, powerOffTick: 0, isFlowing: false };
    this.#idleRunTicks = idleRunTicks;
  }

  /** Books the time up to now. */
  accrue(tick: number): void {
    const s = this.#state;
    const poweredUntil = s.isFlowing ? tick : Math.min(tick, s.powerOffTick);
    if (poweredUntil > s.mark) s.powerTicks += poweredUntil - s.mark;
    s.mark = tick;
  }

  setFlow(tick: number, isFlowing: boolean): void {
    if (isFlowing === this.#state.isFlowing) return;
    this.accrue(tick);
    this.#state.isFlowing = isFlowing;
    if (!isFlowing) this.#state.powerOffTick = tick + this.#idleRunTicks;
  }

  get powerTicks(): number {
    return this.#state.powerTicks;
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
