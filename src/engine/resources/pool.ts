// A pool of numbered, interchangeable units (vehicles, crews) that jobs borrow and give back; knows no routes and no times.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Kernel } from '../kernel.ts';
import { Tally } from '../statistics/tally.ts';
import { TimeWeighted } from '../statistics/time-weighted.ts';
import { WaitingLine } from './waiting-line.ts';
import type { Discipline } from './waiting-line.ts';

export interface PoolOptions {
  readonly units: number;
  readonly discipline: Discipline;
  /** Called when a job that had to wait gets its unit. */
  readonly onGrant: (job: number, unit: number) => void;
}

const FREE = 0;
const USED = 1;
/** Out of service. */
const OUT = 2;
/** In use, and out of service as soon as it is given back. */
const LEAVING = 3;
const NONE = -1;

/** A pool. The unit that has been free longest goes first, so that use is even. */
export class Pool implements Snapshotable {
  readonly name: string;
  readonly units: number;
  /** Ticks each served job waited. */
  readonly waits = new Tally();
  /** Units in use over time. */
  readonly inUse: TimeWeighted;
  readonly #kernel: Kernel;
  readonly #options: PoolOptions;
  readonly #line: WaitingLine;
  /** Free units, longest free first; units that were withdrawn meanwhile are skipped by their ticket. */
  readonly #free = new WaitingLine('fifo');
  readonly #condition: Uint8Array;
  /** The entry of a free unit in the free line that counts. */
  readonly #ticket: Float64Array;
  #tickets = 0;
  #freeCount: number;

  /** All units are free. Fails: AssertionError unless units is a whole number ≥ 0. */
  constructor(kernel: Kernel, name: string, options: PoolOptions) {
    const { units, discipline } = options;
    if (!(Number.isInteger(units) && units >= 0))
      throw new AssertionError(`${name}: units must be a whole number >= 0, got ${units}`);
    this.name = name;
    this.units = units;
    this.#kernel = kernel;
    this.#options = options;
    this.#line = new WaitingLine(discipline);
    this.#condition = new Uint8Array(units);
    this.#ticket = new Float64Array(units);
    this.#freeCount = 0;
    this.inUse = new TimeWeighted(kernel.now, 0);
    for (let unit = 0; unit < units; unit += 1) this.#setFree(unit);
  }

  get freeUnits(): number {
    return this.#freeCount;
  }

  /** Jobs that wait for a unit. */
  get waiting(): number {
    return this.#line.length;
  }

  /** Lends a unit to a job: the unit, or −1 when the job has to wait and onGrant will tell. */
  request(job: number, priority: number): number {
    if (this.#freeCount === 0) {
      this.#line.push(job, this.#kernel.now, priority);
      return NONE;
    }
    this.waits.add(0);
    return this.#lend();
  }

  /** Takes a unit back. Fails: AssertionError unless it is in use. */
  release(unit: number): void {
    const condition = this.#condition[unit];
    if (!(condition === USED || condition === LEAVING))
      throw new AssertionError(`${this.name}: unit ${unit} is not in use`);
    this.inUse.change(this.#kernel.now, -1);
    if (condition === LEAVING) this.#condition[unit] = OUT;
    else this.#offer(unit);
  }

  /** Takes a unit out of service: at once when free, when it is given back otherwise. */
  withdraw(unit: number): void {
    if (this.#condition[unit] === FREE) {
      this.#condition[unit] = OUT;
      this.#freeCount -= 1;
    } else if (this.#condition[unit] === USED) this.#condition[unit] = LEAVING;
  }

  /** Puts a unit back into service. */
  restore(unit: number): void {
    if (this.#condition[unit] === LEAVING) this.#condition[unit] = USED;
    else if (this.#condition[unit] === OUT) this.#offer(unit);
  }

  save(): Plain {
    return {
      waits: this.waits.save(),
      inUse: this.inUse.save(),
      line: this.#line.save(),
      free: this.#free.save(),
      condition: this.#condition.slice(),
      ticket: this.#ticket.slice(),
      tickets: this.#tickets,
      freeCount: this.#freeCount,
    };
  }

  load(saved: Plain): void {
    const state = saved as Record<'waits' | 'inUse' | 'line' | 'free', Plain> & {
      condition: Uint8Array;
      ticket: Float64Array;
      tickets: number;
      freeCount: number;
    };
    this.waits.load(state.waits);
    this.inUse.load(state.inUse);
    this.#line.load(state.line);
    this.#free.load(state.free);
    this.#condition.set(state.condition);
    this.#ticket.set(state.ticket);
    this.#tickets = state.tickets;
    this.#freeCount = state.freeCount;
  }

  #setFree(unit: number): void {
    this.#condition[unit] = FREE;
    this.#freeCount += 1;
    this.#tickets += 1;
    this.#ticket[unit] = this.#tickets;
    this.#free.push(unit, this.#tickets, 0);
  }

  /** Takes the unit that has been free longest; there must be one. */
  #lend(): number {
    for (;;) {
      const ticket = this.#free.firstTick;
      const unit = this.#free.shift();
      if (this.#condition[unit] !== FREE || this.#ticket[unit] !== ticket) continue;
      this.#condition[unit] = USED;
      this.#freeCount -= 1;
      this.inUse.change(this.#kernel.now, 1);
      return unit;
    }
  }

  /** Frees a unit; the first job in line, if any, gets the unit that has been free longest. */
  #offer(unit: number): void {
    this.#setFree(unit);
    if (this.#line.length === 0) return;
    this.waits.add(this.#kernel.now - this.#line.firstTick);
    const job = this.#line.shift();
    this.#options.onGrant(job, this.#lend());
  }
}
