// The machines and the crew of one gin: stands, line stops, maintenance, time, power and spares. Knows no cotton but the work of a lot.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { RateGroup } from '../../engine/resources/rate-group.ts';
import type { UnitCondition } from '../../engine/resources/rate-group.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { GinPorts } from '../domain/ports.ts';
import type { StageWorld } from '../stage.ts';
import { fixedPowerKw } from './formulas/electricity.ts';
import { LINE_STATE } from './gin-events.ts';
import type { GinEventCodes } from './gin-events.ts';
import type { GinParameters } from './gin-parameters.ts';
import { HOLD, LineHold } from './line-hold.ts';
import type { HoldReason } from './line-hold.ts';
import { isMinorStop, LineStops, STOP_MODE } from './line-stops.ts';
import type { GinEffects } from './machine-effects.ts';
import { GinMeter } from './meter.ts';
import { failureSparesUsd } from './spares.ts';

const NONE = -1;

type State = {
  /** The tick up to which wear of the line machines is booked. */
  booked: number;
  isRunning: boolean;
  failureEvent: number;
  crewEvent: number;
  failures: number;
};

/** The capacity of one gin. Its six common modes of stop hold all stands; a mechanical failure takes out one. */
export class GinMachines implements Snapshotable {
  readonly #world: StageWorld;
  readonly #p: GinParameters;
  readonly #plansMaintenance: GinPorts['plansMaintenance'];
  readonly #codes: GinEventCodes;
  readonly #index: number;
  readonly #site: number;
  readonly #stands: RateGroup;
  readonly #stops: LineStops;
  readonly #hold = new LineHold();
  readonly #meter: GinMeter;
  readonly #fixedPowerKw: number;
  readonly #lintGramsPerStandHour: number;
  #state: State;

  constructor(
    world: StageWorld,
    index: number,
    parameters: GinParameters,
    effects: GinEffects,
    plansMaintenance: GinPorts['plansMaintenance'],
    codes: GinEventCodes,
    onComplete: (lot: number) => void,
  ) {
    const gin = world.cluster.gins[index]!;
    const p = parameters;
    this.#world = world;
    this.#p = p;
    this.#plansMaintenance = plansMaintenance;
    this.#codes = codes;
    this.#index = index;
    this.#site = gin.site;
    this.#lintGramsPerStandHour = gin.lintKgPerStandHour * GRAMS_PER_KG;
    const ratedBalesPerHour = (gin.lintKgPerStandHour * gin.stands) / p.baleKg;
    this.#fixedPowerKw = fixedPowerKw(effects.kwhPerBale, ratedBalesPerHour, p.fixedPowerShare);
    this.#stands = new RateGroup(
      world.kernel,
      `gin.${world.cluster.sites[gin.site]!.id}.stand`,
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
      (lot) => {
        this.#book();
        onComplete(lot);
      },
    );
    this.#stands.setOpen(false);
    this.#stops = new LineStops(p, gin.stands, index, world.streams);
    this.#meter = new GinMeter(world.kernel.now, p.idleRunHours * TICKS_PER_HOUR);
    this.#state = { booked: world.kernel.now, isRunning: false, failureEvent: NONE, crewEvent: NONE, failures: 0 };
  }

  /** Rated output of all stands, grams of lint per hour. */
  get ratedLintGramsPerHour(): number {
    return this.#lintGramsPerStandHour * this.#stands.units;
  }

  /** Share of the stands that are up. */
  get availableShare(): number {
    return this.#stands.availableUnits / this.#stands.units;
  }

  /** Grams of lint that the lot in hand still has to give. */
  get workRemaining(): number {
    return this.#stands.workRemaining();
  }

  /** 0 idle, 1 running, 2 down. */
  lineState(): number {
    if (this.#stands.isRunning()) return LINE_STATE.running;
    return this.#hold.isHeld || this.#stands.availableUnits === 0 ? LINE_STATE.down : LINE_STATE.idle;
  }

  /** Takes a lot in hand. Units: work in grams of lint at the stands, speed as a factor of the rated one. */
  start(lot: number, work: number, speedFactor: number, lintCleaners: number): void {
    this.#book();
    this.#stops.useLintCleaners(lintCleaners);
    this.#stands.start(lot, work, speedFactor);
    this.#refresh();
  }

  /** Cotton has come: the crew stays, or comes. */
  callCrew(): void {
    this.#dropCrewEvent();
    if (this.#stands.isOpen) return;
    this.#stands.setOpen(true);
    this.#meter.setCrew(this.#world.kernel.now, true);
  }

  /** The yard is empty: the crew waits for a while, then leaves. */
  waitForCotton(): void {
    const { kernel } = this.#world;
    this.#stands.waitFor('starved');
    this.#refresh();
    const leaves = kernel.now + Math.round(this.#p.crewWaitHours * TICKS_PER_HOUR);
    this.#state.crewEvent = kernel.schedule(leaves, RANK.decision, this.#codes.crewLeaves, this.#index, 0);
  }

  sendCrewHome(): void {
    this.#dropCrewEvent();
    this.#stands.setOpen(false);
    this.#meter.setCrew(this.#world.kernel.now, false);
    this.#refresh();
  }

  /** The crew has waited long enough. */
  crewLeaves(): void {
    this.#state.crewEvent = NONE;
    this.sendCrewHome();
  }

  /** A machine that all cotton passes stops. */
  lineFails(mode: number): void {
    this.#state.failureEvent = NONE;
    this.#state.failures += 1;
    this.#spares(failureSparesUsd(this.#p, mode));
    this.#stopLine(mode, isMinorStop(mode) ? HOLD.minorStop : HOLD.repair, this.#stops.drawRepair(mode));
  }

  /** The stopped machine is back, as new. */
  lineReturns(mode: number): void {
    this.#book();
    this.#hold.end(this.#stands.account(this.#world.kernel.now).blocked);
    this.#stops.renew(mode);
    this.#stands.unblock();
    this.#refresh();
  }

  /** Asks for each wearing machine whether it is stopped for maintenance now. A slackShare of 1: nothing to gin today. */
  askMaintenance(slackShare: number): void {
    this.#book();
    const stopTicks = Math.round(this.#p.standMttrHours * this.#p.plannedStopShare * TICKS_PER_HOUR);
    for (let unit = 0; unit < this.#stands.units; unit += 1) {
      if (this.#stands.condition(unit) !== 'available') continue;
      if (this.#plans('stand', unit, this.#stands.wear(unit), this.#stands.lifeShare(unit), slackShare)) {
        this.#stands.maintainUnit(unit, stopTicks);
      }
    }
    this.#askLine('lintCleaner', STOP_MODE.lintCleaner, slackShare);
    this.#askLine('press', STOP_MODE.press, slackShare);
  }

  /** Books the fixed power since the last call: fans and conveyors that move the cotton. */
  meterElectricity(): void {
    const { activities, kernel } = this.#world;
    this.#meter.accrue(kernel.now);
    activities.addElectricity(this.#site, ENERGY_FUNCTION.materialsHandling, (this.#meter.powerTicks / TICKS_PER_HOUR) * this.#fixedPowerKw);
    this.#meter.resetPower();
  }

  /** Meters the open day's labour. */
  closeDay(): void {
    const { activities, kernel } = this.#world;
    this.#meter.accrue(kernel.now);
    activities.add(this.#site, ACTIVITY.labour, (this.#meter.crewTicks / TICKS_PER_HOUR) * this.#p.crewPerShift);
    this.#meter.resetCrew();
  }

  /** The account of the stands; time lost by line stops counts as theirs. Units: grams of lint produced, and of it good. */
  account(producedGrams: number, goodGrams: number): MachineAccount {
    const time = this.#stands.account(this.#world.kernel.now);
    const held = (reason: HoldReason): number => this.#hold.ticks(reason, time.blocked);
    const maintenance = time.maintenance + held(HOLD.planned);
    const repair = time.down + held(HOLD.repair);
    const waitingForCrew = time.waitingForCrew + held(HOLD.waitingForCrew);
    const waitingForParts = time.waitingForParts + held(HOLD.waitingForParts);
    const minorStops = held(HOLD.minorStop);
    const { setup, cleaning, unattended, starved, idle } = time;
    const lineStops = held(HOLD.planned) + held(HOLD.repair) + held(HOLD.waitingForCrew) + held(HOLD.waitingForParts) + minorStops;
    const blocked = time.blocked - lineStops;
    const maintenanceTicks = maintenance + cleaning;
    return {
      site: this.#site,
      group: 'stand',
      stage: 'gin',
      units: this.#stands.units,
      plannedTicks: time.elapsed - time.closed - maintenanceTicks,
      runningTicks: time.running,
      downTicks: repair + waitingForCrew + waitingForParts + minorStops + setup,
      maintenanceTicks,
      idleTicks: unattended + starved + blocked + idle,
      standardHoursPerTonne: GRAMS_PER_TONNE / this.#lintGramsPerStandHour,
      producedGrams,
      goodGrams,
      failures: this.#state.failures,
      stops: { maintenance, cleaning, repair, waitingForCrew, waitingForParts, minorStops, setup, unattended, starved, blocked, idle },
    };
  }

  save(): Plain {
    return {
      state: { ...this.#state },
      stands: this.#stands.save(),
      stops: this.#stops.save(),
      hold: this.#hold.save(),
      meter: this.#meter.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { state: State; stands: Plain; stops: Plain; hold: Plain; meter: Plain };
    this.#state = { ...from.state };
    this.#stands.load(from.stands);
    this.#stops.load(from.stops);
    this.#hold.load(from.hold);
    this.#meter.load(from.meter);
  }

  #standChanges(condition: UnitCondition): void {
    const p = this.#p;
    if (condition === 'down') {
      this.#state.failures += 1;
      this.#spares(p.standSparesUsd);
    } else if (condition === 'maintenance') this.#spares(p.standSparesUsd * p.plannedSparesShare);
    this.#refresh();
  }

  #plans(group: string, unit: number, hoursSinceRenewal: number, wear: number, slackShare: number): boolean {
    return this.#plansMaintenance({ site: this.#site, group, unit, hoursSinceRenewal, wear, slackShare });
  }

  #askLine(group: string, mode: number, slackShare: number): void {
    if (this.#hold.isHeld) return;
    if (!this.#plans(group, 0, this.#stops.hoursSinceRenewal(mode), this.#stops.wear(mode), slackShare)) return;
    this.#spares(failureSparesUsd(this.#p, mode) * this.#p.plannedSparesShare);
    this.#stopLine(mode, HOLD.planned, Math.max(1, Math.round(this.#stops.meanRepairTicks(mode) * this.#p.plannedStopShare)));
  }

  #stopLine(mode: number, reason: HoldReason, ticks: number): void {
    const { kernel } = this.#world;
    this.#book();
    this.#hold.begin(reason, this.#stands.account(kernel.now).blocked);
    this.#stands.block();
    this.#refresh();
    kernel.schedule(kernel.now + ticks, RANK.completion, this.#codes.lineReturns, this.#index, mode);
  }

  #spares(usd: number): void {
    this.#world.activities.add(this.#site, ACTIVITY.spareParts, usd);
  }

  #dropCrewEvent(): void {
    if (this.#state.crewEvent !== NONE) this.#world.kernel.cancel(this.#state.crewEvent);
    this.#state.crewEvent = NONE;
  }

  /** Books wear of the line machines up to now. Call before any change. */
  #book(): void {
    const { now } = this.#world.kernel;
    const s = this.#state;
    if (s.isRunning && now > s.booked) this.#stops.advance(now - s.booked);
    s.booked = now;
  }

  /** After a change: notes whether cotton flows now and plans the next stop of the line, unless the lot will be done before. */
  #refresh(): void {
    const { kernel } = this.#world;
    const s = this.#state;
    this.#book();
    if (s.failureEvent !== NONE) kernel.cancel(s.failureEvent);
    s.failureEvent = NONE;
    const isRunning = this.#stands.isRunning();
    s.isRunning = isRunning;
    this.#meter.setFlow(kernel.now, isRunning);
    if (!isRunning) return;
    const mode = this.#stops.nextMode();
    const fails = kernel.now + this.#stops.ticksToFailure(mode);
    if (fails > this.#stands.expectedCompletion()) return;
    s.failureEvent = kernel.schedule(fails, RANK.completion, this.#codes.lineFails, this.#index, mode);
  }
}
