// The next completion and the next failure of a group on the kernel's agenda: dropped and planned anew at every change. Works out neither.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Kernel } from '../kernel.ts';
import { RANK } from '../kernel.ts';

const NONE = -1;

// Rows of the state: event ids, NONE when nothing is planned.
const COMPLETION = 0;
const FAILURE = 1;

export class GroupAgenda implements Snapshotable {
  readonly #kernel: Kernel;
  readonly #completeCode: number;
  readonly #failCode: number;
  readonly #state = Float64Array.of(NONE, NONE);

  constructor(kernel: Kernel, completeCode: number, failCode: number) {
    this.#kernel = kernel;
    this.#completeCode = completeCode;
    this.#failCode = failCode;
  }

  /** Takes both events off. */
  drop(): void {
    const state = this.#state;
    if (state[COMPLETION] !== NONE) this.#kernel.cancel(state[COMPLETION]!);
    if (state[FAILURE] !== NONE) this.#kernel.cancel(state[FAILURE]!);
    state[COMPLETION] = NONE;
    state[FAILURE] = NONE;
  }

  /** Plans the completion. Units: whole ticks from now ≥ 0. */
  planCompletion(ticks: number): void {
    this.#state[COMPLETION] = this.#kernel.schedule(this.#kernel.now + ticks, RANK.completion, this.#completeCode, 0, 0);
  }

  /** Plans the failure of a unit. Units: whole ticks from now ≥ 0. */
  planFailure(ticks: number, unit: number): void {
    this.#state[FAILURE] = this.#kernel.schedule(this.#kernel.now + ticks, RANK.completion, this.#failCode, unit, 0);
  }

  /** The completion has come. */
  completed(): void {
    this.#state[COMPLETION] = NONE;
  }

  /** The failure has come. */
  failed(): void {
    this.#state[FAILURE] = NONE;
  }

  save(): Plain {
    return this.#state.slice();
  }

  load(saved: Plain): void {
    this.#state.set(saved as Float64Array);
  }
}
