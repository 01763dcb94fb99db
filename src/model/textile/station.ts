// A machine group with the lots that wait for it: takes the first one when it may. Knows no process.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { MachineGroup } from '../machine-group.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import type { RepairCrew } from '../repair-crew.ts';
import type { StageWorld } from '../stage.ts';

/** No lot. */
export const NONE = -1;

export class Station implements Snapshotable {
  readonly group: MachineGroup;
  /** Lots that may wait before what comes earlier has to stop. */
  readonly #limit: number;
  readonly #waiting: number[] = [];

  /** `onComplete(lot)` runs when the lot's work is done; the group is idle by then. */
  constructor(world: StageWorld, options: MachineGroupOptions, limit: number, crew: RepairCrew, onComplete: (lot: number) => void) {
    this.group = new MachineGroup(world, options, onComplete, crew);
    this.#limit = limit;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  get isFull(): boolean {
    return this.#waiting.length >= this.#limit;
  }

  add(lot: number): void {
    this.#waiting.push(lot);
  }

  /** The lot that waits longest, NONE when there is none. */
  get first(): number {
    return this.#waiting[0] ?? NONE;
  }

  /** Whether a lot can be started now, room behind the station given; states what the group waits for when not. */
  isReady(hasRoom: boolean): boolean {
    const { rate } = this.group;
    if (!rate.isIdle()) return false;
    if (this.#waiting.length === 0) {
      rate.unblock();
      rate.waitFor('starved');
      return false;
    }
    if (!hasRoom) {
      rate.block();
      return false;
    }
    rate.unblock();
    return true;
  }

  /** Starts the first lot. Fails: AssertionError when the group is not ready. Units: work as the group's rate, speed factor > 0,
   *  the share of the time that operators need to clear stops. */
  start(work: number, speedFactor: number, minorStopShare: number): void {
    this.group.startJob(this.#waiting.shift() ?? NONE, work, speedFactor, minorStopShare);
  }

  save(): Plain {
    return { group: this.group.save(), waiting: [...this.#waiting] };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { group: Plain; waiting: number[] };
    this.group.load(from.group);
    this.#waiting.splice(0, this.#waiting.length, ...from.waiting);
  }
}
