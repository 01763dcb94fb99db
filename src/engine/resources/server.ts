// A station of parallel units that each serve one job at a time, with a waiting line, blocking after service and stops of single units.
// Decides neither service times nor where jobs go: two callbacks, given once, do.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Kernel } from '../kernel.ts';
import { RANK } from '../kernel.ts';
import { Tally } from '../statistics/tally.ts';
import { TimeWeighted } from '../statistics/time-weighted.ts';
import { UNIT_STATE, UnitTime } from './unit-time.ts';
import type { UnitTimeAccount } from './unit-time.ts';
import { WaitingLine } from './waiting-line.ts';
import type { Discipline } from './waiting-line.ts';

export interface ServerOptions {
  readonly units: number;
  readonly discipline: Discipline;
  /** Whole ticks ≥ 0 that a job takes on a unit; asked once, when service begins. */
  readonly serviceTicks: (job: number, unit: number) => number;
  /** Called when service ends. True: the job leaves and the unit is free. False: the way out is full, the unit keeps the job until `release`. */
  readonly onServed: (job: number, unit: number) => boolean;
  /** Called when a unit begins or ceases to work, for a clock of running time. */
  readonly onRunChange?: (unit: number, isRunning: boolean) => void;
}

/** Why a unit stands: several reasons may hold at once, and it goes on when the last one ends. */
export const STOP = { down: 1, maintenance: 2, closed: 4 } as const;

const NONE = -1;

/** A server. A stopped unit keeps its job and goes on where it stopped (preemptive resume). Units are chosen by lowest number.
 *  `waits` tallies ticks in line of every job whose service began; `queueLength` is the line's length over time. */
export class Server implements Snapshotable {
  readonly name: string;
  readonly units: number;
  readonly waits = new Tally();
  readonly queueLength: TimeWeighted;
  readonly #kernel: Kernel;
  readonly #options: ServerOptions;
  readonly #endCode: number;
  readonly #line: WaitingLine;
  readonly #time: UnitTime;
  /** Job of each unit, −1 when free. */
  readonly #job: Float64Array;
  /** Tick at which a running unit ends, ticks left of a stopped one. */
  readonly #end: Float64Array;
  readonly #event: Float64Array;
  readonly #stops: Uint8Array;
  readonly #isHeld: Uint8Array;
  readonly #counts = new Int32Array(7);
  #served = 0;
  /** The unit whose onServed is running, −1 otherwise. */
  #ending = NONE;

  /** Fails: AssertionError unless units is a whole number ≥ 1. */
  constructor(kernel: Kernel, name: string, options: ServerOptions) {
    const { units } = options;
    if (!(Number.isInteger(units) && units >= 1))
      throw new AssertionError(`${name}: units must be a whole number >= 1, got ${units}`);
    this.name = name;
    this.units = units;
    this.#kernel = kernel;
    this.#options = options;
    this.#endCode = kernel.register(`${name}.end`, (unit) => this.#endService(unit));
    this.#line = new WaitingLine(options.discipline);
    this.#time = new UnitTime(kernel.now);
    this.queueLength = new TimeWeighted(kernel.now, 0);
    this.#job = new Float64Array(units).fill(NONE);
    this.#end = new Float64Array(units);
    this.#event = new Float64Array(units).fill(NONE);
    this.#stops = new Uint8Array(units);
    this.#isHeld = new Uint8Array(units);
    this.#counts[UNIT_STATE.idle] = units;
    this.#time.setCount(UNIT_STATE.idle, units);
  }

  /** Jobs in line. */
  get waiting(): number {
    return this.#line.length;
  }

  /** Jobs whose service has ended. */
  get served(): number {
    return this.#served;
  }

  /** Units that are working at this moment. */
  get runningUnits(): number {
    return this.#counts[UNIT_STATE.running]!;
  }

  /** The job on a unit, −1 when it is free. */
  jobOf(unit: number): number {
    return this.#job[unit]!;
  }

  /** Takes a job in: it is served at once when a unit is ready, else it lines up (smaller priority numbers first where that is the discipline). */
  arrive(job: number, priority: number): void {
    if (this.#counts[UNIT_STATE.idle]! > 0) {
      this.waits.add(0);
      this.#begin(this.#firstIdle(), job, UNIT_STATE.idle);
      return;
    }
    this.#line.push(job, this.#kernel.now, priority);
    this.queueLength.set(this.#kernel.now, this.#line.length);
  }

  /** Lets a held job leave its unit. Fails: AssertionError unless the unit holds a served job. */
  release(unit: number): void {
    if (this.#isHeld[unit] !== 1) throw new AssertionError(`${this.name}: unit ${unit} holds no served job`);
    const before = this.#stateOf(unit);
    this.#isHeld[unit] = 0;
    this.#free(unit, before);
  }

  /** Stops a unit for a reason (STOP.down …); its job is kept. Nothing happens when that reason holds already. */
  stop(unit: number, reason: number): void {
    this.#assertNotEnding(unit);
    if ((this.#stops[unit]! & reason) !== 0) return;
    const before = this.#stateOf(unit);
    if (before === UNIT_STATE.running) {
      this.#kernel.cancel(this.#event[unit]!);
      this.#end[unit] = this.#end[unit]! - this.#kernel.now;
    }
    this.#stops[unit] = this.#stops[unit]! | reason;
    this.#move(unit, before);
  }

  /** Ends one reason of a stop; the unit goes on when none is left. */
  resume(unit: number, reason: number): void {
    this.#assertNotEnding(unit);
    if ((this.#stops[unit]! & reason) === 0) return;
    const before = this.#stateOf(unit);
    this.#stops[unit] = this.#stops[unit]! & ~reason;
    const after = this.#stateOf(unit);
    if (after === UNIT_STATE.running) this.#plan(unit, this.#end[unit]!);
    this.#move(unit, before);
    if (after === UNIT_STATE.idle && this.#line.length > 0) this.#beginNext(unit, after);
  }

  /** Unit-ticks per state up to `tick`, which must not lie before the last change. */
  account(tick: number): UnitTimeAccount {
    return this.#time.account(tick);
  }

  /** Forgets waits, queue lengths, time account and served count (end of a warm-up). */
  resetStatistics(): void {
    this.waits.reset();
    this.queueLength.reset(this.#kernel.now);
    this.#time.reset(this.#kernel.now);
    this.#served = 0;
  }

  save(): Plain {
    return {
      waits: this.waits.save(),
      queueLength: this.queueLength.save(),
      line: this.#line.save(),
      time: this.#time.save(),
      job: this.#job.slice(),
      end: this.#end.slice(),
      event: this.#event.slice(),
      stops: this.#stops.slice(),
      isHeld: this.#isHeld.slice(),
      counts: this.#counts.slice(),
      served: this.#served,
    };
  }

  load(saved: Plain): void {
    const state = saved as Record<'waits' | 'queueLength' | 'line' | 'time', Plain> &
      Record<'job' | 'end' | 'event', Float64Array> &
      Record<'stops' | 'isHeld', Uint8Array> & { counts: Int32Array; served: number };
    this.waits.load(state.waits);
    this.queueLength.load(state.queueLength);
    this.#line.load(state.line);
    this.#time.load(state.time);
    this.#job.set(state.job);
    this.#end.set(state.end);
    this.#event.set(state.event);
    this.#stops.set(state.stops);
    this.#isHeld.set(state.isHeld);
    this.#counts.set(state.counts);
    this.#served = state.served;
  }

  #stateOf(unit: number): number {
    const stops = this.#stops[unit]!;
    if (stops !== 0) {
      if ((stops & STOP.closed) !== 0) return UNIT_STATE.closed;
      return (stops & STOP.maintenance) !== 0 ? UNIT_STATE.maintenance : UNIT_STATE.down;
    }
    if (this.#job[unit] === NONE) return UNIT_STATE.idle;
    return this.#isHeld[unit] === 1 ? UNIT_STATE.blocked : UNIT_STATE.running;
  }

  /** Books a unit from its state before a change to its state now. */
  #move(unit: number, before: number): void {
    const after = this.#stateOf(unit);
    if (after === before) return;
    this.#time.book(this.#kernel.now);
    const counts = this.#counts;
    this.#time.setCount(before, --counts[before]!);
    this.#time.setCount(after, ++counts[after]!);
    const onRunChange = this.#options.onRunChange;
    if (onRunChange === undefined) return;
    if (before === UNIT_STATE.running) onRunChange(unit, false);
    else if (after === UNIT_STATE.running) onRunChange(unit, true);
  }

  /** The lowest idle unit; there must be one. */
  #firstIdle(): number {
    let unit = 0;
    while (this.#job[unit] !== NONE || this.#stops[unit] !== 0) unit += 1;
    return unit;
  }

  #begin(unit: number, job: number, before: number): void {
    this.#job[unit] = job;
    this.#plan(unit, this.#options.serviceTicks(job, unit));
    this.#move(unit, before);
  }

  #beginNext(unit: number, before: number): void {
    const now = this.#kernel.now;
    this.waits.add(now - this.#line.firstTick);
    const job = this.#line.shift();
    this.queueLength.set(now, this.#line.length);
    this.#begin(unit, job, before);
  }

  #plan(unit: number, ticks: number): void {
    const end = this.#kernel.now + ticks;
    this.#end[unit] = end;
    this.#event[unit] = this.#kernel.schedule(end, RANK.completion, this.#endCode, unit, 0);
  }

  #endService(unit: number): void {
    this.#served += 1;
    this.#ending = unit;
    const leaves = this.#options.onServed(this.#job[unit]!, unit);
    this.#ending = NONE;
    const before = UNIT_STATE.running;
    if (leaves) {
      this.#free(unit, before);
      return;
    }
    this.#isHeld[unit] = 1;
    this.#move(unit, before);
  }

  #assertNotEnding(unit: number): void {
    if (unit === this.#ending)
      throw new AssertionError(`${this.name}: unit ${unit} cannot be stopped or resumed by its own onServed`);
  }

  /** Frees a unit, which takes the next job in line when it is ready for it. */
  #free(unit: number, before: number): void {
    this.#job[unit] = NONE;
    if (this.#stops[unit] === 0 && this.#line.length > 0) this.#beginNext(unit, before);
    else this.#move(unit, before);
  }
}
