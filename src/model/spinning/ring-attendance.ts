// How the operators who are there share out the ring frames: rounds get longer first, and only then frames stand. Books nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { RateGroup } from '../../engine/resources/rate-group.ts';

/** Attends the ring frames for the people of a plant, post by post. */
export class RingAttendance implements Snapshotable {
  /** Posts of ring operators. */
  readonly units: number;
  readonly #group: Pick<RateGroup, 'units' | 'setAttendance' | 'setOpen'>;
  readonly #spindles: number;
  readonly #mostSpindles: number;
  #manned: number;

  /** `mostSpindles`: those that one operator can mind at a pinch. */
  constructor(group: Pick<RateGroup, 'units' | 'setAttendance' | 'setOpen'>, posts: number, spindles: number, mostSpindles: number) {
    this.#group = group;
    this.units = posts;
    this.#spindles = spindles;
    this.#mostSpindles = Math.max(mostSpindles, spindles / posts);
    this.#manned = posts;
  }

  /** Spindles that each operator minds now. */
  get spindlesPerOperator(): number {
    return Math.min(this.#mostSpindles, this.#spindles / Math.max(1, this.#manned));
  }

  /** So many posts are manned from now on: frames beyond what their operators can mind stand. */
  setAttendance(manned: number): void {
    this.#manned = manned;
    const share = Math.min(1, (manned * this.#mostSpindles) / this.#spindles);
    this.#group.setAttendance(manned === 0 ? 0 : Math.max(1, Math.floor(this.#group.units * share)));
  }

  setOpen(isOpen: boolean): void {
    this.#group.setOpen(isOpen);
  }

  save(): Plain {
    return this.#manned;
  }

  load(saved: Plain): void {
    this.#manned = saved as number;
  }
}
