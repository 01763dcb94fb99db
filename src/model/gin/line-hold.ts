// Why the line stands, and how much of the stands' blocked time each reason has cost. Stops and releases nothing itself.
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** The line does not stand; it stands for a failure; for a planned stop. */
export const HOLD = { none: 0, failure: 1, planned: 2 } as const;
export type HoldReason = (typeof HOLD)[keyof typeof HOLD];

type State = { reason: HoldReason; failureTicks: number; plannedTicks: number; blockedBefore: number };

/** `blockedTicks` is always the stands' total of blocked unit-ticks at that moment. */
export class LineHold implements Snapshotable {
  #state: State = { reason: HOLD.none, failureTicks: 0, plannedTicks: 0, blockedBefore: 0 };

  get isHeld(): boolean {
    return this.#state.reason !== HOLD.none;
  }

  begin(reason: HoldReason, blockedTicks: number): void {
    this.#state.reason = reason;
    this.#state.blockedBefore = blockedTicks;
  }

  end(blockedTicks: number): void {
    this.#state.failureTicks = this.failureTicks(blockedTicks);
    this.#state.plannedTicks = this.plannedTicks(blockedTicks);
    this.#state.reason = HOLD.none;
  }

  /** Unit-ticks that stands were blocked by failures of the line up to now. */
  failureTicks(blockedTicks: number): number {
    return this.#state.failureTicks + (this.#state.reason === HOLD.failure ? blockedTicks - this.#state.blockedBefore : 0);
  }

  /** Unit-ticks that stands were blocked by planned stops of the line up to now. */
  plannedTicks(blockedTicks: number): number {
    return this.#state.plannedTicks + (this.#state.reason === HOLD.planned ? blockedTicks - this.#state.blockedBefore : 0);
  }

  save(): Plain {
    return { ...this.#state };
  }

  load(saved: Plain): void {
    this.#state = { ...(saved as State) };
  }
}
