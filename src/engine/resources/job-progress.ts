// How far the job in hand is: work, what remains of it, the credit of a started tick, totals. Knows no rate, no units and no clock.
import type { Plain, Snapshotable } from '../../base/plain.ts';

const JOB = 0;
const WORK = 1;
const REMAINING = 2;
const CREDIT = 3;
const CREDIT_TICK = 4;
const DONE = 5;
const JOBS = 6;
const NONE = -1;

/** Progress of one job at a time. Completed work is counted as given, so whole grams stay whole. */
export class JobProgress implements Snapshotable {
  readonly #state = Float64Array.of(NONE, 0, 0, 0, NONE, 0, 0);

  /** The job in hand, −1 when there is none. */
  get job(): number {
    return this.#state[JOB]!;
  }

  /** Jobs completed. */
  get jobs(): number {
    return this.#state[JOBS]!;
  }

  /** Work left; below 0 when the last tick could have done more than was left. */
  get remaining(): number {
    return this.#state[REMAINING]!;
  }

  begin(tick: number, job: number, work: number): void {
    const state = this.#state;
    state[JOB] = job;
    state[WORK] = work;
    state[REMAINING] = work - (state[CREDIT_TICK] === tick ? state[CREDIT]! : 0);
    state[CREDIT_TICK] = NONE;
  }

  advance(work: number): void {
    this.#state[REMAINING] = this.#state[REMAINING]! - work;
  }

  /** Ends the job and returns it; the capacity it left over in its last tick is credited to a job begun at the same tick. */
  complete(tick: number): number {
    const state = this.#state;
    const job = state[JOB]!;
    state[DONE] = state[DONE]! + state[WORK]!;
    state[JOBS] = state[JOBS]! + 1;
    state[CREDIT] = Math.max(0, -state[REMAINING]!);
    state[CREDIT_TICK] = tick;
    state[JOB] = NONE;
    state[WORK] = 0;
    state[REMAINING] = 0;
    return job;
  }

  /** Work of completed jobs plus the progress of the job in hand, of which `advanced` is not booked yet. */
  done(advanced: number): number {
    const state = this.#state;
    return state[DONE]! + Math.min(state[WORK]!, state[WORK]! - state[REMAINING]! + advanced);
  }

  /** Counts work and jobs from zero again; `advanced` as above. */
  resetTotals(advanced: number): void {
    this.#state[DONE] = this.#state[DONE]! - this.done(advanced);
    this.#state[JOBS] = 0;
  }

  save(): Plain {
    return this.#state.slice();
  }

  load(saved: Plain): void {
    this.#state.set(saved as Float64Array);
  }
}
