// Why a whole group pauses, until when, and the event that ends it. Stops nothing by itself: the group asks whether it is paused.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Kernel } from '../kernel.ts';
import { RANK } from '../kernel.ts';
import type { PauseReason } from './rate-group-options.ts';
import { UNIT_STATE } from './unit-time.ts';

const REASON = { none: 0, setup: 1, cleaning: 2 } as const;
const NONE = -1;

// Rows of the state.
const PAUSED_FOR = 0;
const END = 1;
const EVENT = 2;

export class GroupPause implements Snapshotable {
  readonly #kernel: Kernel;
  readonly #resumeCode: number;
  readonly #state = Float64Array.of(REASON.none, 0, NONE);

  /** `resumeCode`: the handler that calls `end`. */
  constructor(kernel: Kernel, resumeCode: number) {
    this.#kernel = kernel;
    this.#resumeCode = resumeCode;
  }

  get isOn(): boolean {
    return this.#state[PAUSED_FOR] !== REASON.none;
  }

  /** What ready units count as meanwhile. */
  get unitState(): number {
    return this.#state[PAUSED_FOR] === REASON.setup ? UNIT_STATE.setup : UNIT_STATE.cleaning;
  }

  /** Begins a pause now; it lasts for what `prolong` says. */
  begin(reason: PauseReason): void {
    this.#state[PAUSED_FOR] = REASON[reason];
    this.#state[END] = this.#kernel.now;
  }

  /** Puts the end off. Units: whole ticks ≥ 0. */
  prolong(durationTicks: number): void {
    const state = this.#state;
    if (state[EVENT] !== NONE) this.#kernel.cancel(state[EVENT]!);
    state[END] = state[END]! + durationTicks;
    state[EVENT] = this.#kernel.schedule(state[END]!, RANK.completion, this.#resumeCode, 0, 0);
  }

  end(): void {
    this.#state[PAUSED_FOR] = REASON.none;
    this.#state[EVENT] = NONE;
  }

  save(): Plain {
    return this.#state.slice();
  }

  load(saved: Plain): void {
    this.#state.set(saved as Float64Array);
  }
}
