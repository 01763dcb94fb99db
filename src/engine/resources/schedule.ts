// Weekly working hours: when a plant is open, and an event at each change; knows no holidays and no time zone.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import type { Kernel } from '../kernel.ts';
import { RANK } from '../kernel.ts';

export const TICKS_PER_WEEK = 7 * TICKS_PER_DAY;

/** An open span of the week, in ticks from the week's start; from included, to not. */
export interface OpenSpan {
  readonly fromTick: number;
  readonly toTick: number;
}

/** Working hours that repeat every week. */
export class WeeklySchedule {
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #openPerWeek: number;
  /** A tick at which a week starts, in [0, week). */
  readonly #weekStart: number;

  /** Spans are given in order and touch at most (touching ones are joined); none: always closed. `weekStartTick` is any tick that begins a week.
   *  Fails: AssertionError unless spans are whole ticks within the week, in order and without overlap. */
  constructor(spans: readonly OpenSpan[], weekStartTick: number) {
    assert(Number.isSafeInteger(weekStartTick), `weekStartTick must be a whole number, got ${weekStartTick}`);
    this.#weekStart = modulo(weekStartTick, TICKS_PER_WEEK);
    let openPerWeek = 0;
    for (const { fromTick, toTick } of spans) {
      const last = this.#to.length - 1;
      const end = last < 0 ? 0 : this.#to[last]!;
      const isInOrder = Number.isInteger(fromTick) && Number.isInteger(toTick) && fromTick >= end && toTick > fromTick;
      assert(
        isInOrder && toTick <= TICKS_PER_WEEK,
        `open span ${fromTick} to ${toTick} is not in order within the week`,
      );
      if (last >= 0 && fromTick === end) this.#to[last] = toTick;
      else {
        this.#from.push(fromTick);
        this.#to.push(toTick);
      }
      openPerWeek += toTick - fromTick;
    }
    this.#openPerWeek = openPerWeek;
  }

  isOpen(tick: number): boolean {
    const time = modulo(tick - this.#weekStart, TICKS_PER_WEEK);
    return this.#from.some((from, i) => from <= time && time < this.#to[i]!);
  }

  /** The first tick after this one at which open turns to closed or back; Infinity when that never happens. */
  nextChange(tick: number): number {
    if (this.#openPerWeek === 0 || this.#openPerWeek === TICKS_PER_WEEK) return Infinity;
    const isOpen = this.isOpen(tick);
    const time = modulo(tick - this.#weekStart, TICKS_PER_WEEK);
    const edges = isOpen ? this.#to : this.#from;
    let next = edges.find((edge) => edge > time) ?? edges[0]! + TICKS_PER_WEEK;
    // A span that ends with the week and one that starts it are one.
    if (isOpen && this.isOpen(tick - time + next)) next = this.#to[0]! + TICKS_PER_WEEK;
    return tick - time + next;
  }

  /** Open ticks in [fromTick, toTick). */
  openTicks(fromTick: number, toTick: number): number {
    return this.#openUpTo(toTick) - this.#openUpTo(fromTick);
  }

  /** Open ticks since the week start nearest tick 0 (negative before it). */
  #openUpTo(tick: number): number {
    const time = modulo(tick - this.#weekStart, TICKS_PER_WEEK);
    let open = ((tick - this.#weekStart - time) / TICKS_PER_WEEK) * this.#openPerWeek;
    for (let i = 0; i < this.#from.length; i += 1) open += Math.max(0, Math.min(time, this.#to[i]!) - this.#from[i]!);
    return open;
  }
}

function modulo(value: number, divisor: number): number {
  const rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}

/** Tells a listener each time a schedule opens or closes. */
export class ShiftClock implements Snapshotable {
  readonly #kernel: Kernel;
  readonly #schedule: WeeklySchedule;
  readonly #code: number;
  #isOpen: boolean;

  /** Starts at the kernel's present tick; `onChange` hears of later changes, ask `isOpen` for the state at the start. */
  constructor(kernel: Kernel, name: string, schedule: WeeklySchedule, onChange: (isOpen: boolean) => void) {
    this.#kernel = kernel;
    this.#schedule = schedule;
    this.#isOpen = schedule.isOpen(kernel.now);
    this.#code = kernel.register(`${name}.shift`, () => {
      this.#isOpen = !this.#isOpen;
      this.#plan();
      onChange(this.#isOpen);
    });
    this.#plan();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  save(): Plain {
    return this.#isOpen;
  }

  load(saved: Plain): void {
    this.#isOpen = saved === true;
  }

  #plan(): void {
    const next = this.#schedule.nextChange(this.#kernel.now);
    if (next !== Infinity) this.#kernel.schedule(next, RANK.completion, this.#code, 0, 0);
  }
}
