// A capacity group: identical parallel units that share one job at a time and fail, are repaired, maintained, blocked and closed.
// Holds no queue and chooses no job: the stage does, in its completion callback.
import { AssertionError } from '../../base/assert.ts';
import { exp } from '../../base/math.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { Kernel } from '../kernel.ts';
import { RANK } from '../kernel.ts';
import type { Stream } from '../random.ts';
import { lnGamma } from '../special/gamma.ts';
import { GroupAgenda } from './group-agenda.ts';
import { GroupPause } from './group-pause.ts';
import { JobProgress } from './job-progress.ts';
import { assertRateGroupOptions } from './rate-group-options.ts';
import type { PauseReason, RateGroupOptions, RepairWait, UnitCondition, WaitReason } from './rate-group-options.ts';
import { RunClock } from './run-clock.ts';
import { CONDITION, UnitConditions } from './unit-conditions.ts';
import type { ConditionCode } from './unit-conditions.ts';
import { UNIT_STATE, UnitTime } from './unit-time.ts';
import { closeUnitTime, restateUnitTime } from './unit-counts.ts';
import type { UnitTimeAccount } from './unit-time.ts';

export type { PauseReason, RateGroupOptions, RepairWait, UnitCondition, WaitReason } from './rate-group-options.ts';
export type { UnitTimeAccount } from './unit-time.ts';

// Rows of the numeric state.
const SPEED = 0;
const WEAR_RATE = 1;
/** The tick up to which work, wear and time are booked. Only a change books, never a look: a look must not move a rounding. */
const BOOKED = 2;
/** Units that have an operator. */
const ATTENDED = 3;
const FIELDS = 4;

const NONE = -1;

/** A group of n units works on one job at the rate active units × unit rate × speed factor; active are those available that have an operator.
 *
 *  - A unit fails after a life in *running* hours (Weibull; idle, blocked and closed time do not age it) and comes back as new after
 *    a lognormal repair. A failure or return changes the rate of the job in hand; its completion is rescheduled, its progress kept.
 *  - Completion falls on the first whole tick at which the work is done. What the units could have done in the rest of that tick is
 *    credited to a job started at that same tick, so rounding to ticks does not slow a busy group.
 *  - `block` and `setOpen(false)` hold the job in hand; it goes on where it stopped.
 *  - With fewer operators than units the wear is shared out: each unit ages as much as the share of them that runs.
 *  - Time is accounted in unit-ticks (see unit-time.ts); the states add up to elapsed × units. */
export class RateGroup implements Snapshotable {
  readonly name: string;
  readonly units: number;
  readonly #kernel: Kernel;
  readonly #options: RateGroupOptions;
  readonly #ratePerUnitTick: number;
  readonly #lifeScaleTicks: number;
  readonly #lives: Stream[] = [];
  readonly #repairs: Stream[] = [];
  readonly #onComplete: (job: number) => void;
  readonly #returnCode: number;
  readonly #agenda: GroupAgenda;
  readonly #pause: GroupPause;
  readonly #clock: RunClock;
  readonly #time: UnitTime;
  readonly #progress = new JobProgress();
  readonly #state = new Float64Array(FIELDS);
  readonly #conditions: UnitConditions;
  #isBlocked = false;
  #isOpen = true;
  #isStarved = false;

  /** A group that is open, idle and as new at the kernel's present tick. `onComplete(job)` runs when a job's work is done;
   *  the group is idle by then, so it may start the next. Fails: AssertionError unless every option is in its range. */
  constructor(kernel: Kernel, name: string, options: RateGroupOptions, onComplete: (job: number) => void) {
    assertRateGroupOptions(name, options);
    const { units, ratePerUnitHour, mtbfHours, weibullShape } = options;
    this.name = name;
    this.units = units;
    this.#kernel = kernel;
    this.#options = options;
    this.#onComplete = onComplete;
    this.#ratePerUnitTick = ratePerUnitHour / TICKS_PER_HOUR;
    // The mean of a Weibull life is scale × Γ(1 + 1/shape).
    this.#lifeScaleTicks = (mtbfHours * TICKS_PER_HOUR) / exp(lnGamma(1 + 1 / weibullShape));
    const completeCode = kernel.register(`${name}.complete`, () => this.#complete());
    const failCode = kernel.register(`${name}.fail`, (unit) => this.#fail(unit));
    this.#returnCode = kernel.register(`${name}.return`, (unit) => this.#return(unit));
    const resumeCode = kernel.register(`${name}.resume`, () => this.#resume());
    this.#agenda = new GroupAgenda(kernel, completeCode, failCode);
    this.#pause = new GroupPause(kernel, resumeCode);
    this.#clock = new RunClock(units);
    this.#time = new UnitTime(kernel.now);
    this.#conditions = new UnitConditions(units);
    const state = this.#state;
    state[SPEED] = 1;
    state[WEAR_RATE] = 1;
    state[BOOKED] = kernel.now;
    state[ATTENDED] = units;
    for (let unit = 0; unit < units; unit += 1) {
      this.#lives.push(options.streams.get(`${name}.life`, unit));
      this.#repairs.push(options.streams.get(`${name}.repair`, unit));
      this.#clock.renew(unit, this.#drawLife(unit));
    }
    this.#restateCounts();
  }

  /** The job in hand, −1 when there is none. */
  get job(): number {
    return this.#progress.job;
  }

  /** Units neither failed nor in maintenance. */
  get availableUnits(): number {
    return this.#conditions.count(CONDITION.available);
  }

  /** Failed units: waiting for repair or in repair. */
  get downUnits(): number {
    return this.units - this.availableUnits - this.maintenanceUnits;
  }

  get maintenanceUnits(): number {
    return this.#conditions.count(CONDITION.maintenance);
  }

  /** Units that have an operator; all of them unless `setAttendance` said otherwise. */
  get attendedUnits(): number {
    return this.#state[ATTENDED]!;
  }

  /** Whether the group pauses for setup or cleaning. */
  get isPaused(): boolean {
    return this.#pause.isOn;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  get speedFactor(): number {
    return this.#state[SPEED]!;
  }

  /** Jobs completed. */
  get jobsCompleted(): number {
    return this.#progress.jobs;
  }

  /** True when there is no job in hand, so that `start` may be called (even while closed, blocked or all down: the job then waits). */
  isIdle(): boolean {
    return this.#progress.job === NONE;
  }

  /** True while work is being done at this moment. */
  isRunning(): boolean {
    return this.#progress.job !== NONE && this.#isOpen && !this.#isBlocked && !this.isPaused && this.#activeUnits() > 0;
  }

  /** Takes a job in hand. Fails: AssertionError unless idle, job ≥ 0, work ≥ 0 and finite, speedFactor > 0. */
  start(job: number, work: number, speedFactor: number): void {
    if (!this.isIdle()) throw new AssertionError(`${this.name}: job ${job} was started while job ${this.job} is in hand`);
    if (!(Number.isSafeInteger(job) && job >= 0)) throw new AssertionError(`${this.name}: job must be a whole number >= 0, got ${job}`);
    if (!(work >= 0 && work < Infinity)) throw new AssertionError(`${this.name}: work must be >= 0, got ${work}`);
    if (!(speedFactor > 0 && speedFactor < Infinity)) throw new AssertionError(`${this.name}: speedFactor must be > 0, got ${speedFactor}`);
    this.#book();
    this.#progress.begin(this.#kernel.now, job, work);
    this.#state[SPEED] = speedFactor;
    this.#isStarved = false;
    this.#replan();
  }

  /** Changes the speed factor of the job in hand (and nothing when idle: every job brings its own). Fails: AssertionError unless factor > 0. */
  setSpeed(factor: number): void {
    if (!(factor > 0 && factor < Infinity)) throw new AssertionError(`${this.name}: speed factor must be > 0, got ${factor}`);
    if (factor === this.#state[SPEED]) return;
    this.#book();
    this.#state[SPEED] = factor;
    this.#replan();
  }

  /** Sets how many hours of wear a running hour costs from now on (1 at the start). Fails: AssertionError unless rate > 0. */
  setWearRate(rate: number): void {
    if (!(rate > 0 && rate < Infinity)) throw new AssertionError(`${this.name}: wear rate must be > 0, got ${rate}`);
    if (rate === this.#state[WEAR_RATE]) return;
    this.#book();
    this.#state[WEAR_RATE] = rate;
    this.#replan();
  }

  /** States how many units have an operator from now on. Fails: AssertionError unless it is a whole number from 0 to units. */
  setAttendance(units: number): void {
    if (!(Number.isInteger(units) && units >= 0 && units <= this.units))
      throw new AssertionError(`${this.name}: attended units must be 0 to ${this.units}, got ${units}`);
    if (units === this.#state[ATTENDED]) return;
    this.#book();
    this.#state[ATTENDED] = units;
    this.#replan();
  }

  /** Hours of wear of a unit since it was last renewed (running hours at wear rate 1). */
  wear(unit: number): number {
    return this.#clock.wear(unit, this.#unbookedTicks() * this.#wearShare()) / TICKS_PER_HOUR;
  }

  /** True condition of a unit: share of its present life spent, 0 as new … 1 about to fail or out of use. No decision maker may see it unblurred. */
  lifeShare(unit: number): number {
    return this.#clock.lifeShare(unit, this.#unbookedTicks() * this.#wearShare());
  }

  condition(unit: number): UnitCondition {
    return this.#conditions.name(unit);
  }

  /** Stops up to `units` available units, the most worn first, for a planned stop; they return as new. Returns how many were stopped. */
  requestMaintenance(units: number, durationTicks: number): number {
    let stopped = 0;
    while (stopped < units) {
      let worst = NONE;
      for (let unit = 0; unit < this.units; unit += 1) {
        if (!this.#conditions.is(unit, CONDITION.available)) continue;
        if (worst === NONE || this.wear(unit) > this.wear(worst)) worst = unit;
      }
      if (worst === NONE) break;
      this.maintainUnit(worst, durationTicks);
      stopped += 1;
    }
    return stopped;
  }

  /** Stops one unit for a planned stop; it returns as new. False (and nothing happens) when it is not available.
   *  Fails: AssertionError unless durationTicks is a whole number ≥ 0. */
  maintainUnit(unit: number, durationTicks: number): boolean {
    if (!(Number.isSafeInteger(durationTicks) && durationTicks >= 0))
      throw new AssertionError(`${this.name}: durationTicks must be a whole number >= 0, got ${durationTicks}`);
    if (!this.#conditions.is(unit, CONDITION.available)) return false;
    this.#takeOut(unit, CONDITION.maintenance);
    this.#kernel.schedule(this.#kernel.now + durationTicks, RANK.completion, this.#returnCode, unit, 0);
    return true;
  }

  /** States what a failed unit waits for (option `repairsOnCall`). Fails: AssertionError unless it waits for repair. */
  waitForRepair(unit: number, wait: RepairWait): void {
    if (!this.#conditions.isWaiting(unit)) throw new AssertionError(`${this.name}: unit ${unit} waits for no repair`);
    this.#book();
    this.#conditions.set(unit, wait === 'crew' ? CONDITION.waitingForCrew : CONDITION.waitingForParts);
    this.#restateCounts();
  }

  /** Begins the repair of a failed unit (option `repairsOnCall`). Fails: AssertionError unless it waits for repair. */
  startRepair(unit: number): void {
    this.waitForRepair(unit, 'crew');
    this.#conditions.set(unit, CONDITION.repair);
    this.#restateCounts();
    this.#scheduleReturn(unit);
  }

  /** Stops the whole group for a while; units keep their wear and the job in hand its progress. A pause within a pause prolongs it under the
   *  first reason. Fails: AssertionError unless durationTicks is a whole number ≥ 0. */
  pause(reason: PauseReason, durationTicks: number): void {
    if (!(Number.isSafeInteger(durationTicks) && durationTicks >= 0))
      throw new AssertionError(`${this.name}: durationTicks must be a whole number >= 0, got ${durationTicks}`);
    if (durationTicks === 0) return;
    if (!this.isPaused) {
      this.#book();
      this.#pause.begin(reason);
      this.#replan();
    }
    this.#pause.prolong(durationTicks);
  }

  /** The way out is full: ready units count as blocked and the job in hand, if any, is held. */
  block(): void {
    this.#setFlags(true, this.#isOpen, this.#isStarved);
  }

  unblock(): void {
    this.#setFlags(false, this.#isOpen, this.#isStarved);
  }

  /** States what the ready units wait for while there is no job; a start ends it. */
  waitFor(reason: WaitReason): void {
    this.#setFlags(this.#isBlocked, this.#isOpen, reason === 'starved');
  }

  /** Begins or ends a shift. While closed nothing runs or ages, and all time counts as closed; repairs and maintenance go on. */
  setOpen(isOpen: boolean): void {
    this.#setFlags(this.#isBlocked, isOpen, this.#isStarved);
  }

  /** Work done up to now: that of completed jobs, exactly, plus the progress of the job in hand. */
  workDone(): number {
    return this.#progress.done(this.#unbookedTicks() * this.#rate());
  }

  /** Work left of the job in hand, 0 when there is none. */
  workRemaining(): number {
    return Math.max(0, this.#progress.remaining - this.#unbookedTicks() * this.#rate());
  }

  /** The tick at which the job in hand will be done if nothing changes; Infinity when it stands still or there is none. */
  expectedCompletion(): number {
    return this.isRunning() ? this.#state[BOOKED]! + this.#ticksToDo() : Infinity;
  }

  /** Unit-ticks per state from the start (or the last reset) to `tick`, which must be the present. */
  account(tick: number): UnitTimeAccount {
    if (tick !== this.#kernel.now) throw new AssertionError(`${this.name}: only the present (${this.#kernel.now}) can be accounted, got ${tick}`);
    return this.#time.account(tick);
  }

  /** Unit-ticks of production up to the present; allocates nothing. */
  runningTicks(): number {
    return this.#time.total(UNIT_STATE.running, this.#kernel.now);
  }

  /** Unit-ticks up to the present in which ready units stood: idle, starved, blocked, without an operator or being set up; allocates nothing. */
  standingTicks(): number {
    return this.#time.standing(this.#kernel.now);
  }

  /** Forgets the time account and the work done so far (end of a warm-up); what is done of the job in hand is forgotten with it. */
  resetAccount(): void {
    this.#time.reset(this.#kernel.now);
    this.#progress.resetTotals(this.#unbookedTicks() * this.#rate());
  }

  /** State as plain data; the agenda and the random streams are saved by the kernel and Streams. */
  save(): Plain {
    return {
      state: this.#state.slice(),
      agenda: this.#agenda.save(),
      pause: this.#pause.save(),
      progress: this.#progress.save(),
      conditions: this.#conditions.save(),
      isBlocked: this.#isBlocked,
      isOpen: this.#isOpen,
      isStarved: this.#isStarved,
      clock: this.#clock.save(),
      time: this.#time.save(),
    };
  }

  load(saved: Plain): void {
    type Saved = Record<'agenda' | 'pause' | 'progress' | 'conditions' | 'clock' | 'time', Plain> & Record<'isBlocked' | 'isOpen' | 'isStarved', boolean>;
    const from = saved as unknown as Saved & { state: Float64Array };
    this.#state.set(from.state);
    this.#agenda.load(from.agenda);
    this.#pause.load(from.pause);
    this.#progress.load(from.progress);
    this.#conditions.load(from.conditions);
    this.#isBlocked = from.isBlocked;
    this.#isOpen = from.isOpen;
    this.#isStarved = from.isStarved;
    this.#clock.load(from.clock);
    this.#time.load(from.time);
  }

  #setFlags(isBlocked: boolean, isOpen: boolean, isStarved: boolean): void {
    if (isBlocked === this.#isBlocked && isOpen === this.#isOpen && isStarved === this.#isStarved) return;
    this.#book();
    this.#isBlocked = isBlocked;
    this.#isOpen = isOpen;
    this.#isStarved = isStarved;
    this.#replan();
  }

  /** Available units that have an operator. */
  #activeUnits(): number {
    return Math.min(this.availableUnits, this.#state[ATTENDED]!);
  }

  /** Wear ticks that one running tick of the group costs each available unit. */
  #wearShare(): number {
    const available = this.availableUnits;
    return available === 0 ? 0 : this.#state[WEAR_RATE]! * (this.#activeUnits() / available);
  }

  #rate(): number {
    return this.#activeUnits() * this.#ratePerUnitTick * this.#state[SPEED]!;
  }

  /** Whole ticks from the last booking until the job in hand is done at the present rate. */
  #ticksToDo(): number {
    return Math.max(0, Math.ceil(this.#progress.remaining / this.#rate()));
  }

  /** Books time, wear and work from the last booking to now. Call before any change. */
  #book(): void {
    const now = this.#kernel.now;
    const state = this.#state;
    const elapsed = now - state[BOOKED]!;
    if (elapsed === 0) return;
    state[BOOKED] = now;
    this.#time.book(now);
    if (!this.isRunning()) return;
    this.#clock.advance(elapsed * this.#wearShare());
    this.#progress.advance(elapsed * this.#rate());
  }

  /** Running ticks since the last booking. */
  #unbookedTicks(): number {
    return this.isRunning() ? this.#kernel.now - this.#state[BOOKED]! : 0;
  }

  /** Restates counts, completion and failure after a change. */
  #replan(): void {
    this.#restateCounts();
    const agenda = this.#agenda;
    agenda.drop();
    if (!this.isRunning()) return;
    const ticksToDo = this.#ticksToDo();
    agenda.planCompletion(ticksToDo);
    const ticksToFailure = Math.ceil(this.#clock.untilNextFailure / this.#wearShare());
    // A failure after the completion is left to the next plan: most jobs end without one.
    if (ticksToFailure <= ticksToDo) agenda.planFailure(ticksToFailure, this.#clock.nextUnit);
  }

  #restateCounts(): void {
    const running = this.isRunning() ? this.#activeUnits() : 0;
    if (this.#isOpen) restateUnitTime(this.#time, this.#conditions, this.units, running, this.#standingState());
    else closeUnitTime(this.#time, this.units);
  }

  /** Why ready units stand when the group does not run: the first reason that holds. */
  #standingState(): number {
    if (this.isPaused) return this.#pause.unitState;
    if (this.#isBlocked) return UNIT_STATE.blocked;
    if (!this.isIdle()) return UNIT_STATE.unattended;
    return this.#isStarved ? UNIT_STATE.starved : UNIT_STATE.idle;
  }

  #complete(): void {
    this.#book();
    this.#agenda.completed();
    const job = this.#progress.complete(this.#kernel.now);
    this.#replan();
    this.#onComplete(job);
  }

  #fail(unit: number): void {
    this.#book();
    this.#agenda.failed();
    const repair = this.#repairs[unit]!.lognormal(this.#options.mttrHours * TICKS_PER_HOUR, this.#options.repairCv);
    this.#conditions.setRepairTicks(unit, Math.max(1, Math.round(repair)));
    const isOnCall = this.#options.repairsOnCall === true;
    this.#takeOut(unit, isOnCall ? CONDITION.waitingForCrew : CONDITION.repair);
    if (!isOnCall) this.#scheduleReturn(unit);
  }

  #scheduleReturn(unit: number): void {
    const ticks = this.#conditions.repairTicks(unit);
    this.#kernel.schedule(this.#kernel.now + ticks, RANK.completion, this.#returnCode, unit, 0);
  }

  #takeOut(unit: number, condition: ConditionCode): void {
    this.#book();
    this.#conditions.set(unit, condition);
    this.#clock.takeOut(unit);
    this.#replan();
    this.#options.onUnitChange?.(unit, this.#conditions.name(unit));
  }

  #return(unit: number): void {
    this.#book();
    this.#conditions.set(unit, CONDITION.available);
    this.#clock.renew(unit, this.#drawLife(unit));
    this.#replan();
    this.#options.onUnitChange?.(unit, 'available');
  }

  #resume(): void {
    this.#book();
    this.#pause.end();
    this.#replan();
    this.#options.onResume?.();
  }

  #drawLife(unit: number): number {
    return this.#lives[unit]!.weibull(this.#options.weibullShape, this.#lifeScaleTicks);
  }
}
