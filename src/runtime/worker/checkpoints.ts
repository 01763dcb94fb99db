// Snapshots of a run at some of its days, so that going back does not start at day 0; bounded in number.
import type { Plain } from '../../base/plain.ts';

interface Checkpoint {
  readonly day: number;
  readonly saved: Plain;
}

/** More than this many are thinned out by doubling the spacing. */
const MOST_CHECKPOINTS = 12;
const FIRST_SPACING_DAYS = 20;

export class Checkpoints {
  #spacingDays = FIRST_SPACING_DAYS;
  #kept: Checkpoint[] = [];

  /** Keeps a snapshot of this day when one is due; `save` is only called then. */
  offer(day: number, save: () => Plain): void {
    if (day % this.#spacingDays !== 0 || this.#kept.some((checkpoint) => checkpoint.day === day)) return;
    this.#kept.push({ day, saved: save() });
    if (this.#kept.length <= MOST_CHECKPOINTS) return;
    this.#spacingDays *= 2;
    this.#kept = this.#kept.filter((checkpoint) => checkpoint.day % this.#spacingDays === 0);
  }

  /** The latest snapshot at or before a day. */
  before(day: number): Checkpoint | undefined {
    let best: Checkpoint | undefined;
    for (const checkpoint of this.#kept) if (checkpoint.day <= day && (best === undefined || checkpoint.day > best.day)) best = checkpoint;
    return best;
  }
}
