// Why the line stands, and how much of the stands' blocked time each reason has cost. Stops and releases nothing itself.
// Kernel file: reasons are codes of a fixed list.
import type { Plain, Snapshotable } from '../../base/plain.ts';

/** The line does not stand; it stands for a repair, for a planned stop, for a fitter, for a part, for a stop that the crew clears. */
export const HOLD = { none: 0, repair: 1, planned: 2, waitingForCrew: 3, waitingForParts: 4, minorStop: 5 } as const;
export type HoldReason = (typeof HOLD)[keyof typeof HOLD];
const REASONS = 6;

/** `blockedTicks` is always the stands' total of blocked unit-ticks at that moment. */
export class LineHold implements Snapshotable {
  readonly #ticks = new Float64Array(REASONS);
  /** The reason, and the stands' blocked unit-ticks when it began. */
  readonly #state = new Float64Array(2);

  get isHeld(): boolean {
    return this.#state[0] !== HOLD.none;
  }

  /** Begins a stop, or gives the one that lasts another reason. */
  begin(reason: HoldReason, blockedTicks: number): void {
    const before = this.#state[0]!;
    this.#ticks[before] = this.#ticks[before]! + (before === HOLD.none ? 0 : blockedTicks - this.#state[1]!);
    this.#state[0] = reason;
    this.#state[1] = blockedTicks;
  }

  end(blockedTicks: number): void {
    this.begin(HOLD.none, blockedTicks);
  }

  /** Unit-ticks that stands were blocked for a reason up to now. */
  ticks(reason: HoldReason, blockedTicks: number): number {
    return this.#ticks[reason]! + (this.#state[0] === reason && reason !== HOLD.none ? blockedTicks - this.#state[1]! : 0);
  }

  save(): Plain {
    return { ticks: this.#ticks.slice(), state: this.#state.slice() };
  }

  load(saved: Plain): void {
    const from = saved as Record<'ticks' | 'state', Float64Array>;
    this.#ticks.set(from.ticks);
    this.#state.set(from.state);
  }
}
