// One gin: yard, line, stops, press and meters as one process. What to gin and how is asked from the ports; nothing is decided here.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { RateGroup } from '../../engine/resources/rate-group.ts';
import type { UnitCondition } from '../../engine/resources/rate-group.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { transferLot } from '../domain/books.ts';
import { FIBRE, FIBRE_TRAITS } from '../domain/lots.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { GinPorts } from '../domain/ports.ts';
import type { StageWorld } from '../stage.ts';
import { openGinAccounts } from './accounts.ts';
import type { GinAccounts } from './accounts.ts';
import { BaleNoise } from './bale-noise.ts';
import { fixedPowerKw } from './formulas/electricity.ts';
import { respiredShare, stackMoisturePercent, yellowingShare } from './formulas/yard.ts';
import type { GinParameters } from './gin-parameters.ts';
import { LineStops, STOP_MODE } from './line-stops.ts';
import { OUTCOME, OUTCOME_FIELDS, OutcomeModel } from './lot-outcome.ts';
import { ginEffects } from './machine-effects.ts';
import { GinMeter } from './meter.ts';
import { Press } from './press.ts';
import { Yard } from './yard.ts';

const NONE = -1;
/** Why the line stands: it does not, a failure, a planned stop. */
const UP = 0;
const FAILED = 1;
const PLANNED = 2;

// Rows of the numeric state.
const LOT = 0;
const STOPPED = 1;
const BOOKED = 2;
const IS_RUNNING = 3;
const FAILURE_EVENT = 4;
const CREW_EVENT = 5;
const IS_DAILY_ON = 6;
const IS_SEASON_CLOSED = 7;
/** Unit-ticks that stands were blocked by failures and by planned stops of the line, and the blocked count when the stop began. */
const LINE_DOWN = 8;
const LINE_MAINTENANCE = 9;
const BLOCKED_BEFORE = 10;
const FAILURES = 11;
const STAND_LINT_GRAMS = 12;
const DRY_LINT_GRAMS = 13;
const GINNED_GRAMS = 14;
const ARRIVED = 15;
const HOURS_AHEAD = 16;
const FIELDS = 17;

/** Event codes that all gins share; argument a is the gin, b the mode of stop. */
export interface GinEventCodes {
  readonly lineFails: number;
  readonly lineReturns: number;
  readonly crewLeaves: number;
  readonly morning: number;
}

/** State of the line for screens. */
export const LINE_STATE = { idle: 0, running: 1, down: 2 } as const;

export class GinLine implements Snapshotable {
  readonly accounts: GinAccounts;
  readonly yard = new Yard();
  readonly press: Press;
  readonly #world: StageWorld;
  readonly #p: GinParameters;
  readonly #ports: GinPorts;
  readonly #codes: GinEventCodes;
  readonly #index: number;
  readonly #site: number;
  readonly #stands: RateGroup;
  readonly #stops: LineStops;
  readonly #meter: GinMeter;
  readonly #outcomes: OutcomeModel;
  readonly #fixedPowerKw: number;
  readonly #lintGramsPerHour: number;
  readonly #lintGramsPerStandHour: number;
  readonly #lintFraction: number;
  readonly #state = new Float64Array(FIELDS);
  readonly #outcome = new Float64Array(OUTCOME_FIELDS);
  readonly #traits = new Float64Array(FIBRE_TRAITS.length);

  constructor(world: StageWorld, index: number, parameters: GinParameters, ports: GinPorts, codes: GinEventCodes) {
    const gin = world.cluster.gins[index]!;
    const siteId = world.cluster.sites[gin.site]!.id;
    const p = parameters;
    this.#world = world;
    this.#p = p;
    this.#ports = ports;
    this.#codes = codes;
    this.#index = index;
    this.#site = gin.site;
    this.accounts = openGinAccounts(world.ledger, gin.site, siteId);
    const effects = ginEffects(p, gin.kind);
    this.#outcomes = new OutcomeModel(p, effects);
    this.#lintFraction = effects.lintFraction;
    this.#lintGramsPerStandHour = gin.lintKgPerStandHour * GRAMS_PER_KG;
    this.#lintGramsPerHour = this.#lintGramsPerStandHour * gin.stands;
    this.#fixedPowerKw = fixedPowerKw(effects.kwhPerBale, this.#lintGramsPerHour / (p.baleKg * GRAMS_PER_KG), p.fixedPowerShare);
    this.#stands = new RateGroup(
      world.kernel,
      `gin.${siteId}.stand`,
      {
        units: gin.stands,
        ratePerUnitHour: this.#lintGramsPerStandHour,
        mtbfHours: p.standMtbfHours,
        weibullShape: p.wearShape,
        mttrHours: p.standMttrHours,
        repairCv: p.repairCv,
        streams: world.streams,
        onUnitChange: (_unit, condition) => this.#standChanges(condition),
      },
      (lot) => this.#completes(lot),
    );
    this.#stands.setOpen(false);
    this.#stops = new LineStops(p, gin.stands, index, world.streams);
    this.#meter = new GinMeter(world.kernel.now, p.idleRunHours * TICKS_PER_HOUR);
    this.press = new Press(world, this.accounts, gin.site, p.baleKg, new BaleNoise(p), world.streams.get('gin.baleTraits', index));
    this.#state[LOT] = NONE;
    this.#state[BOOKED] = world.kernel.now;
    this.#state[FAILURE_EVENT] = NONE;
    this.#state[CREW_EVENT] = NONE;
  }

  /** The lot being ginned, −1 when there is none. */
  get lot(): number {
    return this.#state[LOT]!;
  }

  /** When a lot of the yard or the line arrived, tick; −1 for any other lot. */
  arrivedTick(lot: number): number {
    if (lot === this.lot) return this.#state[ARRIVED]!;
    const place = this.yard.find(lot);
    return place === NONE ? NONE : this.yard.arrivedTick(place);
  }

  /** What `waitingHours` said when a lot of the yard or the line arrived; −1 for any other lot. */
  hoursAheadAtArrival(lot: number): number {
    if (lot === this.lot) return this.#state[HOURS_AHEAD]!;
    const place = this.yard.find(lot);
    return place === NONE ? NONE : this.yard.hoursAhead(place);
  }

  /** Seed cotton ginned so far, grams. */
  get ginnedGrams(): number {
    return this.#state[GINNED_GRAMS]!;
  }

  /** Rated intake, tonnes of seed cotton per hour. */
  get ratedTonnesPerHour(): number {
    return this.#lintGramsPerHour / this.#lintFraction / GRAMS_PER_TONNE;
  }

  /** Hours that a lot which arrives now would wait, at the rated speed and the stands now available (at least one is assumed). */
  waitingHours(): number {
    const { lots } = this.#world;
    const share = this.#stands.isIdle() ? 0 : this.#stands.workRemaining() / Math.max(1, this.#outcome[OUTCOME.standLint]!);
    const inLine = this.lot === NONE ? 0 : lots.grams(this.lot) * share;
    const unitsShare = Math.max(1, this.#stands.availableUnits) / this.#stands.units;
    return (this.yard.grams + inLine) / GRAMS_PER_TONNE / (this.ratedTonnesPerHour * unitsShare);
  }

  /** 0 idle, 1 running, 2 down. */
  lineState(): number {
    if (this.#stands.isRunning()) return LINE_STATE.running;
    return this.#state[STOPPED] !== UP || this.#stands.availableUnits === 0 ? LINE_STATE.down : LINE_STATE.idle;
  }

  /** Books a delivered lot into the yard; calls the crew if it is away and starts the line if it is idle. */
  receive(lot: number): void {
    const { lots, ledger, kernel } = this.#world;
    const hoursAhead = this.waitingHours();
    transferLot(lots, ledger, lot, this.accounts.yard);
    this.yard.add(lot, lots.grams(lot), kernel.now, hoursAhead);
    this.#keepCrew();
    if (this.#state[IS_DAILY_ON] === 0) {
      this.#state[IS_DAILY_ON] = 1;
      kernel.schedule(nextMorning(kernel.now), RANK.decision, this.#codes.morning, this.#index, 0);
    }
    if (this.lot === NONE) this.#startNext();
  }

  /** No more cotton will come: the gin ends its season as soon as the yard is empty. */
  closeSeason(): void {
    this.#state[IS_SEASON_CLOSED] = 1;
    if (this.lot === NONE && this.yard.count === 0) this.#endSeason();
  }

  isBusy(): boolean {
    return this.#state[IS_SEASON_CLOSED] === 0 || this.lot !== NONE || this.yard.count > 0 || this.press.boxLot !== NONE;
  }

  /** A machine that all cotton passes stops. */
  lineFails(mode: number): void {
    this.#state[FAILURE_EVENT] = NONE;
    this.#state[FAILURES] = this.#state[FAILURES]! + 1;
    this.#spares(this.#failureSparesUsd(mode));
    this.#stopLine(mode, FAILED, this.#stops.drawRepair(mode));
  }

  /** The stopped machine is back, as new. */
  lineReturns(mode: number): void {
    const s = this.#state;
    this.#book();
    const row = s[STOPPED] === FAILED ? LINE_DOWN : LINE_MAINTENANCE;
    s[row] = s[row]! + this.#stands.account(this.#world.kernel.now).blocked - s[BLOCKED_BEFORE]!;
    s[STOPPED] = UP;
    this.#stops.renew(mode);
    this.#stands.unblock();
    this.#refresh();
  }

  /** The crew has waited long enough. */
  crewLeaves(): void {
    this.#state[CREW_EVENT] = NONE;
    this.#sendCrewHome();
  }

  /** Asks once a day for each wearing machine whether it is stopped for maintenance. */
  morning(): void {
    const { kernel } = this.#world;
    if (this.#state[IS_SEASON_CLOSED] === 1 && !this.isBusy()) {
      this.#state[IS_DAILY_ON] = 0;
      return;
    }
    kernel.schedule(kernel.now + TICKS_PER_DAY, RANK.decision, this.#codes.morning, this.#index, 0);
    this.#book();
    const slackShare = Math.max(0, 1 - this.yard.grams / GRAMS_PER_TONNE / (this.ratedTonnesPerHour * 24));
    const stopTicks = Math.round(this.#p.standMttrHours * this.#p.plannedStopShare * TICKS_PER_HOUR);
    for (let unit = 0; unit < this.#stands.units; unit += 1) {
      if (this.#stands.condition(unit) !== 'available') continue;
      if (this.#plans('stand', unit, this.#stands.wear(unit), this.#stands.lifeShare(unit), slackShare)) {
        this.#stands.maintainUnit(unit, stopTicks);
      }
    }
    this.#asksLine('lintCleaner', STOP_MODE.lintCleaner, slackShare);
    this.#asksLine('press', STOP_MODE.press, slackShare);
  }

  /** Meters the open day's labour and fixed power. */
  closeDay(): void {
    const { activities, kernel } = this.#world;
    this.#meter.accrue(kernel.now);
    activities.add(this.#site, ACTIVITY.labour, (this.#meter.crewTicks / TICKS_PER_HOUR) * this.#p.crewPerShift);
    activities.add(this.#site, ACTIVITY.electricity, (this.#meter.powerTicks / TICKS_PER_HOUR) * this.#fixedPowerKw);
    this.#meter.reset();
  }

  /** The stands. Time lost by line stops counts as theirs; produced is lint from the stands, good is lint pressed without the water put back. */
  machine(): MachineAccount {
    const s = this.#state;
    const time = this.#stands.account(this.#world.kernel.now);
    const sinceStop = s[STOPPED] === UP ? 0 : time.blocked - s[BLOCKED_BEFORE]!;
    const lineDown = s[LINE_DOWN]! + (s[STOPPED] === FAILED ? sinceStop : 0);
    const lineMaintenance = s[LINE_MAINTENANCE]! + (s[STOPPED] === PLANNED ? sinceStop : 0);
    return {
      site: this.#site,
      group: 'stand',
      stage: 'gin',
      units: this.#stands.units,
      plannedTicks: time.elapsed - time.closed,
      runningTicks: time.running,
      downTicks: time.down + lineDown,
      maintenanceTicks: time.maintenance + lineMaintenance,
      idleTicks: time.idle + time.starved + time.blocked - lineDown - lineMaintenance,
      standardHoursPerTonne: GRAMS_PER_TONNE / this.#lintGramsPerStandHour,
      producedGrams: s[STAND_LINT_GRAMS]!,
      goodGrams: s[DRY_LINT_GRAMS]!,
      failures: s[FAILURES]!,
    };
  }

  save(): Plain {
    return {
      state: this.#state.slice(),
      outcome: this.#outcome.slice(),
      yard: this.yard.save(),
      press: this.press.save(),
      stands: this.#stands.save(),
      stops: this.#stops.save(),
      meter: this.#meter.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { state: Float64Array; outcome: Float64Array; yard: Plain; press: Plain; stands: Plain; stops: Plain; meter: Plain };
    this.#state.set(from.state);
    this.#outcome.set(from.outcome);
    this.yard.load(from.yard);
    this.press.load(from.press);
    this.#stands.load(from.stands);
    this.#stops.load(from.stops);
    this.#meter.load(from.meter);
  }

  #startNext(): void {
    const { lots, ledger, kernel } = this.#world;
    const lot = this.#ports.chooseLot(this.#index);
    const s = this.#state;
    const place = this.yard.find(lot);
    assert(place !== NONE, `lot ${lot} was chosen but is not in the yard`);
    this.#book();
    s[LOT] = lot;
    s[ARRIVED] = this.yard.arrivedTick(place);
    s[HOURS_AHEAD] = this.yard.hoursAhead(place);
    this.yard.remove(place, lots.grams(lot));
    const respired = this.#age(lot, (kernel.now - s[ARRIVED]!) / TICKS_PER_DAY);
    transferLot(lots, ledger, lot, this.accounts.line);
    const setting = this.#ports.chooseSetting(this.#index, lot);
    for (let i = 0; i < this.#traits.length; i += 1) this.#traits[i] = lots.trait(lot, i);
    this.#outcomes.compute(lots.grams(lot), this.#traits, respired, setting, this.#outcome);
    this.#stops.useLintCleaners(setting.lintCleaners);
    this.#stands.start(lot, this.#outcome[OUTCOME.standLint]!, this.#outcome[OUTCOME.speedFactor]!);
    this.#refresh();
  }

  /** Lets the days in the yard act on a lot's moisture and colour; returns the share of its mass that respired. */
  #age(lot: number, days: number): number {
    const { lots } = this.#world;
    const p = this.#p;
    const before = lots.trait(lot, FIBRE.moisturePercent);
    const after = stackMoisturePercent(before, days, p.yardEquilibriumPercent, p.yardDryingDays);
    const mean = (before + after) / 2;
    lots.setTrait(lot, FIBRE.yellowness, lots.trait(lot, FIBRE.yellowness) * (1 + yellowingShare(mean, days)));
    return respiredShare(mean, days, p.respirationOnsetPercent, p.respirationPerDayPoint);
  }

  #completes(lot: number): void {
    const { lots, ledger, activities } = this.#world;
    const a = this.accounts;
    const o = this.#outcome;
    this.#book();
    ledger.post(a.line, a.evaporation, o[OUTCOME.evaporated]!);
    ledger.post(a.line, a.trash, o[OUTCOME.trash]!);
    ledger.post(a.line, a.fibreLoss, o[OUTCOME.fibreLoss]!);
    ledger.post(a.line, a.motes, o[OUTCOME.motes]!);
    ledger.post(a.line, a.cottonseed, o[OUTCOME.cottonseed]!);
    ledger.post(a.line, a.pressBox, o[OUTCOME.lint]! - o[OUTCOME.restored]!);
    ledger.post(a.restorationWater, a.pressBox, o[OUTCOME.restored]!);
    activities.add(this.#site, ACTIVITY.heat, o[OUTCOME.heatMj]!);
    activities.add(this.#site, ACTIVITY.electricity, o[OUTCOME.variableKwh]!);
    const s = this.#state;
    s[STAND_LINT_GRAMS] = s[STAND_LINT_GRAMS]! + o[OUTCOME.standLint]!;
    s[DRY_LINT_GRAMS] = s[DRY_LINT_GRAMS]! + o[OUTCOME.lint]! - o[OUTCOME.restored]!;
    s[GINNED_GRAMS] = s[GINNED_GRAMS]! + lots.grams(lot);
    this.press.take(lot, o[OUTCOME.lint]!, o, OUTCOME.traits);
    lots.consume(lot);
    s[LOT] = NONE;
    this.#handOverBales();
    if (this.yard.count > 0) {
      this.#startNext();
      return;
    }
    this.#stands.waitFor('starved');
    this.#refresh();
    if (s[IS_SEASON_CLOSED] === 1) this.#endSeason();
    else {
      const leaves = this.#world.kernel.now + Math.round(this.#p.crewWaitHours * TICKS_PER_HOUR);
      s[CREW_EVENT] = this.#world.kernel.schedule(leaves, RANK.decision, this.#codes.crewLeaves, this.#index, 0);
    }
  }

  #endSeason(): void {
    this.press.pressRest();
    this.#handOverBales();
    this.#dropCrewEvent();
    this.#sendCrewHome();
  }

  #handOverBales(): void {
    const first = this.press.firstBale;
    const { count } = this.press;
    for (let i = 0; i < count; i += 1) this.#ports.baleReady(first + i, this.#index);
  }

  #keepCrew(): void {
    this.#dropCrewEvent();
    if (this.#stands.isOpen) return;
    this.#stands.setOpen(true);
    this.#meter.setCrew(this.#world.kernel.now, true);
  }

  #sendCrewHome(): void {
    this.#stands.setOpen(false);
    this.#meter.setCrew(this.#world.kernel.now, false);
  }

  #dropCrewEvent(): void {
    if (this.#state[CREW_EVENT] !== NONE) this.#world.kernel.cancel(this.#state[CREW_EVENT]!);
    this.#state[CREW_EVENT] = NONE;
  }

  #standChanges(condition: UnitCondition): void {
    const p = this.#p;
    if (condition === 'down') {
      this.#state[FAILURES] = this.#state[FAILURES]! + 1;
      this.#spares(p.standSparesUsd);
    } else if (condition === 'maintenance') this.#spares(p.standSparesUsd * p.plannedSparesShare);
    this.#refresh();
  }

  #plans(group: string, unit: number, hoursSinceRenewal: number, wear: number, slackShare: number): boolean {
    return this.#ports.plansMaintenance({ site: this.#site, group, unit, hoursSinceRenewal, wear: Math.min(1, wear), slackShare });
  }

  #asksLine(group: string, mode: number, slackShare: number): void {
    if (this.#state[STOPPED] !== UP) return;
    if (!this.#plans(group, 0, this.#stops.hoursSinceRenewal(mode), this.#stops.wear(mode), slackShare)) return;
    this.#spares(this.#failureSparesUsd(mode) * this.#p.plannedSparesShare);
    this.#stopLine(mode, PLANNED, Math.max(1, Math.round(this.#stops.meanRepairTicks(mode) * this.#p.plannedStopShare)));
  }

  #stopLine(mode: number, reason: typeof FAILED | typeof PLANNED, ticks: number): void {
    const { kernel } = this.#world;
    this.#book();
    this.#state[STOPPED] = reason;
    this.#state[BLOCKED_BEFORE] = this.#stands.account(kernel.now).blocked;
    this.#stands.block();
    this.#refresh();
    kernel.schedule(kernel.now + ticks, RANK.completion, this.#codes.lineReturns, this.#index, mode);
  }

  #failureSparesUsd(mode: number): number {
    if (mode === STOP_MODE.lintCleaner) return this.#p.lintCleanerSparesUsd;
    if (mode === STOP_MODE.press) return this.#p.pressSparesUsd;
    return mode === STOP_MODE.power ? 0 : this.#p.chokeSparesUsd;
  }

  #spares(usd: number): void {
    this.#world.activities.add(this.#site, ACTIVITY.spareParts, usd);
  }

  /** Books wear of the line machines up to now. Call before any change. */
  #book(): void {
    const { now } = this.#world.kernel;
    const s = this.#state;
    if (s[IS_RUNNING] === 1 && now > s[BOOKED]!) this.#stops.advance(now - s[BOOKED]!);
    s[BOOKED] = now;
  }

  /** After a change: notes whether cotton flows now and plans the next stop of the line, unless the lot will be done before. */
  #refresh(): void {
    const { kernel } = this.#world;
    const s = this.#state;
    this.#book();
    if (s[FAILURE_EVENT] !== NONE) kernel.cancel(s[FAILURE_EVENT]!);
    s[FAILURE_EVENT] = NONE;
    const isRunning = this.#stands.isRunning();
    s[IS_RUNNING] = isRunning ? 1 : 0;
    this.#meter.setFlow(kernel.now, isRunning);
    if (!isRunning) return;
    const mode = this.#stops.nextMode();
    const fails = kernel.now + this.#stops.ticksToFailure(mode);
    if (fails > this.#stands.expectedCompletion()) return;
    s[FAILURE_EVENT] = kernel.schedule(fails, RANK.completion, this.#codes.lineFails, this.#index, mode);
  }
}

/** Six o'clock of the next day, or of this one when it is still to come. */
function nextMorning(tick: number): number {
  const six = Math.floor(tick / TICKS_PER_DAY) * TICKS_PER_DAY + 6 * TICKS_PER_HOUR;
  return six > tick ? six : six + TICKS_PER_DAY;
}
