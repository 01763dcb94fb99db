// A group of machines of a mill on top of the engine's rate group: condition, planned stops, parts, fitters, electricity, ISO 22400 account.
// Knows no material: the stage starts jobs and learns of their completion.
import type { Plain, Snapshotable } from '../base/plain.ts';
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../base/units.ts';
import { RateGroup } from '../engine/resources/rate-group.ts';
import type { UnitCondition, UnitTimeAccount } from '../engine/resources/rate-group.ts';
import type { Stream } from '../engine/random.ts';
import { ACTIVITY } from './domain/activities.ts';
import type { MachineGroupOptions } from './domain/machine-group-options.ts';
import type { MachineAccount } from './domain/machines.ts';
import type { MaintenanceQuestion } from './domain/ports.ts';
import { clientOf } from './repair-crew.ts';
import type { RepairCrew } from './repair-crew.ts';
import type { StageWorld } from './stage.ts';

export type { MachineGroupOptions } from './domain/machine-group-options.ts';

/** Condition that a machine shows whose failure will come without warning: half of its age over the mean life, at most half. */
const SUDDEN_CONDITION_SHARE = 0.5;

const HOURS_PER_DAY = 24;
/** Rank of a group that says nothing about its own. */
const USUAL_PRIORITY = 1;

/** Ready and without work. */
const waiting = (account: UnitTimeAccount): number => account.idle + account.starved + account.blocked;
const open = (account: UnitTimeAccount): number => account.elapsed - account.closed;

/** Rows of the numeric state. */
const FAILURES = 0;
const PRODUCED = 1;
const BAD = 2;
const METERED_RUNNING = 3;
const METERED_STANDING = 4;
const ASKED_WAITING = 5;
const ASKED_OPEN = 6;
const SLACK = 7;
const MEAN_WEAR = 8;
const METERED_OPEN = 9;
/** Share of the job in hand that its minor stops take, the running unit-ticks up to which they are counted, and their unit-ticks. */
const MINOR_STOP_SHARE = 10;
const MINOR_STOPS_BOOKED = 11;
const MINOR_STOPS = 12;
const PIECES = 13;
const FIELDS = 14;

/** A question that is filled anew for each machine; the port must not keep it. */
interface MutableQuestion extends MaintenanceQuestion {
  unit: number;
  hoursSinceRenewal: number;
  wear: number;
  lifeShare: number;
  slackShare: number;
}

export class MachineGroup implements Snapshotable {
  readonly options: MachineGroupOptions;
  readonly rate: RateGroup;
  readonly #world: StageWorld;
  readonly #state = new Float64Array(FIELDS);
  readonly #isGradual: Uint8Array;
  readonly #stoppedAt: Float64Array;
  readonly #conditionStreams: Stream[] = [];
  readonly #question: MutableQuestion;
  readonly #crew: RepairCrew | undefined;
  /** The group's number in the books of the crew. */
  readonly #customer: number;

  /** Opens closed: nothing runs, ages or counts until `rate.setOpen(true)`.
   *  With a crew, failures of machines that wear out and planned stops wait for its fitters and parts, and the fitters are paid by the shift;
   *  stops of the others (jams, cans, cops) are cleared by the operators at once. Without a crew there are fitters and parts for everything. */
  constructor(world: StageWorld, options: MachineGroupOptions, onComplete: (job: number) => void, crew?: RepairCrew) {
    this.#world = world;
    this.options = options;
    this.#crew = crew;
    this.#isGradual = new Uint8Array(options.units);
    this.#stoppedAt = new Float64Array(options.units);
    const name = `${world.cluster.sites[options.site]!.id}.${options.group}`;
    for (let unit = 0; unit < options.units; unit += 1) {
      this.#conditionStreams.push(world.streams.get(`${name}.condition`, unit));
      this.#drawFailureKind(unit);
    }
    this.rate = new RateGroup(
      world.kernel,
      name,
      {
        units: options.units,
        ratePerUnitHour: options.ratePerUnitHour,
        mtbfHours: options.mtbfHours,
        weibullShape: options.weibullShape,
        mttrHours: options.mttrHours,
        repairCv: options.repairCv,
        streams: world.streams,
        repairsOnCall: crew !== undefined,
        onUnitChange: (unit, condition) => this.#unitChanged(unit, condition),
      },
      onComplete,
    );
    this.rate.setOpen(false);
    this.#customer = crew && options.wearsOut ? this.#enrol(crew) : -1;
    this.#question = { site: options.site, group: options.group, unit: 0, hoursSinceRenewal: 0, wear: 0, lifeShare: 0, slackShare: 0 };
  }

  /** Mean true wear of the machines at the last daily round, 0 … 1. */
  get meanWear(): number {
    return this.#state[MEAN_WEAR]!;
  }

  /** 0 idle, 1 running, 2 down (no machine available). */
  get machineState(): number {
    if (this.rate.availableUnits === 0) return 2;
    return this.rate.isRunning() ? 1 : 0;
  }

  /** True condition of a machine as a monitor without noise would show it, 0 … 1. */
  wear(unit: number): number {
    if (this.#isGradual[unit] === 1) return this.rate.lifeShare(unit);
    return SUDDEN_CONDITION_SHARE * Math.min(1, this.rate.wear(unit) / this.options.mtbfHours);
  }

  /** Takes a job in hand as `rate.start` does; `minorStopShare` of the running time goes into short stops that operators clear (broken ends,
   *  loom stops), 0 … 1. `speedFactor` is what is left of the rated speed with them. */
  startJob(job: number, work: number, speedFactor: number, minorStopShare: number): void {
    this.#bookMinorStops();
    this.#state[MINOR_STOP_SHARE] = minorStopShare;
    this.rate.start(job, work, speedFactor);
  }

  /** Stops the group for setting up other work; call it before the job is started. Units: hours ≥ 0. */
  setUp(hours: number): void {
    this.rate.pause('setup', Math.round(hours * TICKS_PER_HOUR));
  }

  /** Stops the group for cleaning, a planned stop. Units: hours ≥ 0. */
  clean(hours: number): void {
    this.rate.pause('cleaning', Math.round(hours * TICKS_PER_HOUR));
  }

  /** Books output of the group, grams; `badGrams` of it are not of first quality. */
  addOutput(producedGrams: number, badGrams: number): void {
    this.#state[PRODUCED] = this.#state[PRODUCED]! + producedGrams;
    this.#state[BAD] = this.#state[BAD]! + badGrams;
  }

  /** Books finished work of a group whose rate counts pieces, in that unit, beside their grams: a piece takes its time whatever it weighs, so the
   *  time that a tonne needs follows from what was made. */
  addPieces(pieces: number): void {
    this.#state[PIECES] = this.#state[PIECES]! + pieces;
  }

  /** The daily round: works out slack and wear, and asks for each available machine that wears out, and whose stop is not ordered
   *  already, whether it is stopped now. */
  dailyRound(plansMaintenance: (question: MaintenanceQuestion) => boolean): void {
    const state = this.#state;
    const account = this.rate.account(this.#world.kernel.now);
    const openTicks = open(account) - state[ASKED_OPEN]!;
    state[SLACK] = openTicks > 0 ? Math.min(1, Math.max(0, (waiting(account) - state[ASKED_WAITING]!) / openTicks)) : 0;
    state[ASKED_WAITING] = waiting(account);
    state[ASKED_OPEN] = open(account);
    if (!this.options.wearsOut) return;
    const question = this.#question;
    let sum = 0;
    for (let unit = 0; unit < this.options.units; unit += 1) {
      const wear = this.wear(unit);
      sum += wear;
      if (this.rate.condition(unit) !== 'available' || this.#crew?.isPlanned(this.#customer, unit)) continue;
      question.unit = unit;
      question.hoursSinceRenewal = this.rate.wear(unit);
      question.wear = wear;
      question.lifeShare = this.rate.lifeShare(unit);
      question.slackShare = state[SLACK]!;
      if (!plansMaintenance(question)) continue;
      if (this.#crew) this.#crew.plans(this.#customer, unit);
      else this.rate.maintainUnit(unit, this.#plannedStopTicks);
    }
    state[MEAN_WEAR] = sum / this.options.units;
  }

  /** Electricity since the last call, kWh, with running power times `powerFactor`; the caller books it. */
  takeElectricityKwh(powerFactor: number): number {
    const state = this.#state;
    // Without a record of all states: the meters of every group are read several times a day.
    const runningTicks = this.rate.runningTicks();
    const standingTicks = this.rate.standingTicks();
    const running = runningTicks - state[METERED_RUNNING]!;
    const idle = standingTicks - state[METERED_STANDING]!;
    state[METERED_RUNNING] = runningTicks;
    state[METERED_STANDING] = standingTicks;
    return (this.options.powerKw * (running * powerFactor + idle * this.options.idlePowerShare)) / TICKS_PER_HOUR;
  }

  /** Hours since the last call in which the group was scheduled. */
  takeOpenHours(): number {
    const openTicks = open(this.rate.account(this.#world.kernel.now)) / this.options.units;
    const hours = (openTicks - this.#state[METERED_OPEN]!) / TICKS_PER_HOUR;
    this.#state[METERED_OPEN] = openTicks;
    return hours;
  }

  account(): MachineAccount {
    const time = this.rate.account(this.#world.kernel.now);
    const produced = this.#state[PRODUCED]!;
    const { site, group, stage, units, ratePerUnitHour, wearsOut } = this.options;
    const pieces = this.#state[PIECES]!;
    const standardHoursPerTonne =
      pieces > 0 && produced > 0 ? pieces / ratePerUnitHour / (produced / GRAMS_PER_TONNE) : this.options.standardHoursPerTonne;
    const jobStops = Math.min(time.running, Math.round(this.#minorStops(time.running)));
    const minorStops = jobStops + (wearsOut ? 0 : time.down);
    const repair = wearsOut ? time.down : 0;
    const { waitingForCrew, waitingForParts, setup, unattended, starved, blocked, idle, maintenance, cleaning } = time;
    return {
      site,
      group,
      stage,
      units,
      plannedTicks: time.plannedBusy,
      runningTicks: time.running - jobStops,
      downTicks: repair + waitingForCrew + waitingForParts + minorStops + setup,
      maintenanceTicks: maintenance + cleaning,
      idleTicks: unattended + starved + blocked + idle,
      standardHoursPerTonne,
      producedGrams: produced,
      goodGrams: produced - this.#state[BAD]!,
      failures: this.#state[FAILURES]!,
      stops: { maintenance, cleaning, repair, waitingForCrew, waitingForParts, minorStops, setup, unattended, starved, blocked, idle },
    };
  }

  save(): Plain {
    return { rate: this.rate.save(), state: this.#state.slice(), isGradual: this.#isGradual.slice(), stoppedAt: this.#stoppedAt.slice() };
  }

  load(saved: Plain): void {
    const from = saved as { rate: Plain; state: Float64Array; isGradual: Uint8Array; stoppedAt: Float64Array };
    this.rate.load(from.rate);
    this.#state.set(from.state);
    this.#isGradual.set(from.isGradual);
    this.#stoppedAt.set(from.stoppedAt);
  }

  get #plannedStopTicks(): number {
    return Math.round(this.options.plannedStopHours * TICKS_PER_HOUR);
  }

  #enrol(crew: RepairCrew): number {
    const { units, fitterCount, repairPriority, failureSpareUsd, mtbfHours } = this.options;
    return crew.enrol(clientOf(this.rate, this.#plannedStopTicks), {
      units,
      fitters: fitterCount,
      priority: repairPriority ?? USUAL_PRIORITY,
      failuresPerDay: failureSpareUsd > 0 ? (units * HOURS_PER_DAY) / mtbfHours : 0,
    });
  }

  #unitChanged(unit: number, condition: UnitCondition): void {
    const { site, fitterCount, failureSpareUsd, plannedSpareUsd } = this.options;
    const { activities, kernel } = this.#world;
    if (condition === 'available') {
      if (this.#customer >= 0) this.#crew!.ends(this.#customer, unit);
      // Fitters of a crew, and operators who clear a stop, are paid by the shift.
      if (!this.#crew) activities.add(site, ACTIVITY.labour, (fitterCount * (kernel.now - this.#stoppedAt[unit]!)) / TICKS_PER_HOUR);
      this.#drawFailureKind(unit);
      return;
    }
    this.#stoppedAt[unit] = kernel.now;
    activities.add(site, ACTIVITY.spareParts, condition === 'down' ? failureSpareUsd : plannedSpareUsd);
    if (condition !== 'down') return;
    this.#state[FAILURES] = this.#state[FAILURES]! + 1;
    if (this.#customer >= 0) this.#crew!.fails(this.#customer, unit);
    else if (this.#crew) this.rate.startRepair(unit);
  }

  /** Unit-ticks of minor stops up to now, when the group has run for `runningTicks` in all. */
  #minorStops(runningTicks: number): number {
    const state = this.#state;
    return state[MINOR_STOPS]! + (runningTicks - state[MINOR_STOPS_BOOKED]!) * state[MINOR_STOP_SHARE]!;
  }

  #bookMinorStops(): void {
    const running = this.rate.runningTicks();
    this.#state[MINOR_STOPS] = this.#minorStops(running);
    this.#state[MINOR_STOPS_BOOKED] = running;
  }

  #drawFailureKind(unit: number): void {
    this.#isGradual[unit] = this.#conditionStreams[unit]!.chance(this.options.gradualFailureShare) ? 1 : 0;
  }
}
