// The machines and the crew of one gin: stands, line stops, maintenance, time, power and spares. Knows no cotton but the work of a lot.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, GRAMS_PER_TONNE, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { RateGroup } from '../../engine/resources/rate-group.ts';
import type { UnitCondition } from '../../engine/resources/rate-group.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { StaffAccount } from '../domain/people.ts';
import type { GinPorts } from '../domain/ports.ts';
import { PlantPeople } from '../people/index.ts';
import type { PeopleRules } from '../people/index.ts';
import type { RepairTerms } from '../repair-crew.ts';
import type { StageWorld } from '../stage.ts';
import { fixedPowerKw } from './formulas/electricity.ts';
import { LINE_STATE } from './gin-events.ts';
import type { GinEventCodes } from './gin-events.ts';
import type { GinParameters } from './gin-parameters.ts';
import { HOLD, LineHold } from './line-hold.ts';
import type { HoldReason } from './line-hold.ts';
import { ginStaffing } from './gin-people.ts';
import { isMinorStop, LineStops, STOP_MODE, takesFitter } from './line-stops.ts';
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
  /** Ticks of the repair of the line that waits for a fitter or a part. */
  repairTicks: number;
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
  readonly #people: PlantPeople;
  /** Numbers in the books of the repair crew: stands, and machines of the line by mode of stop. */
  readonly #standCustomer: number;
  readonly #lineCustomers = new Map<number, number>();
  readonly #meter: GinMeter;
  readonly #fixedPowerKw: number;
  readonly #lintGramsPerStandHour: number;
  #state: State;

  constructor(
    world: StageWorld,
    index: number,
    parameters: GinParameters,
    rules: PeopleRules,
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
        repairsOnCall: true,
        onUnitChange: (unit, condition) => this.#standChanges(unit, condition),
        onResume: () => this.#refresh(),
      },
      (lot) => {
        this.#book();
        onComplete(lot);
      },
    );
    this.#people = new PlantPeople(world, ginStaffing(gin, p, rules.parameters), rules, () => this.#refresh());
    this.#people.attend(this.#stands, 'operator');
    this.#stops = new LineStops(p, gin.stands, index, world.streams);
    this.#meter = new GinMeter(world.kernel.now, p.idleRunHours * TICKS_PER_HOUR);
    this.#state = { booked: world.kernel.now, isRunning: false, failureEvent: NONE, crewEvent: NONE, failures: 0, repairTicks: 0 };
    const terms = { fitters: rules.parameters.ginFittersPerRepair };
    const failuresPerDay = (mtbfHours: number): number => 24 / mtbfHours;
    this.#standCustomer = this.#people.crew.enrol(
      {
        waits: (unit, wait) => {
          this.#stands.waitForRepair(unit, wait);
        },
        repairs: (unit) => {
          this.#stands.startRepair(unit);
        },
        stops: (unit) => this.#stands.maintainUnit(unit, Math.round(p.standMttrHours * p.plannedStopShare * TICKS_PER_HOUR)),
      },
      { ...terms, units: gin.stands, priority: 1, failuresPerDay: gin.stands * failuresPerDay(p.standMtbfHours) },
    );
    this.#enrolLine(STOP_MODE.lintCleaner, { ...terms, units: 1, priority: 0, failuresPerDay: failuresPerDay(p.lintCleanerMtbfHours) });
    this.#enrolLine(STOP_MODE.press, { ...terms, units: 1, priority: 0, failuresPerDay: failuresPerDay(p.pressMtbfHours) });
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

  /** Takes a lot in hand, after the pause that emptying and setting the line takes.
   *  Units: work in grams of lint at the stands, speed as a factor of the rated one. */
  start(lot: number, work: number, speedFactor: number, lintCleaners: number): void {
    this.#book();
    this.#stops.useLintCleaners(lintCleaners);
    this.#stands.pause('setup', Math.round(this.#p.lotChangeMinutes * TICKS_PER_MINUTE));
    this.#stands.start(lot, work, speedFactor);
    this.#refresh();
  }

  /** Cotton has come: the crew stays, or comes. */
  callCrew(): void {
    this.#dropCrewEvent();
    this.#people.setOpen(true);
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
    this.#people.setOpen(false);
    this.#refresh();
  }

  /** The crew has waited long enough. */
  crewLeaves(): void {
    this.#state.crewEvent = NONE;
    this.sendCrewHome();
  }

  /** A machine that all cotton passes stops. */
  lineFails(mode: number): void {
    const s = this.#state;
    s.failureEvent = NONE;
    s.failures += 1;
    this.#spares(failureSparesUsd(this.#p, mode));
    s.repairTicks = this.#stops.drawRepair(mode);
    if (takesFitter(mode)) {
      this.#holdLine(HOLD.waitingForCrew);
      this.#people.crew.fails(this.#lineCustomers.get(mode)!, 0);
      return;
    }
    this.#holdLine(isMinorStop(mode) ? HOLD.minorStop : HOLD.repair);
    this.#scheduleReturn(mode, s.repairTicks);
  }

  /** The stopped machine is back, as new. */
  lineReturns(mode: number): void {
    this.#book();
    this.#hold.end(this.#stands.account(this.#world.kernel.now).blocked);
    this.#stops.renew(mode);
    this.#stands.unblock();
    if (takesFitter(mode)) this.#people.crew.ends(this.#lineCustomers.get(mode)!, 0);
    this.#refresh();
  }

  /** The morning's round: the daily clean-up, and for each wearing machine the question whether it is stopped for maintenance, as soon as fitters
   *  and parts are there. A slackShare of 1: nothing to gin today. */
  morningRound(slackShare: number): void {
    this.#book();
    if (this.#people.isManned) {
      this.#stands.pause('cleaning', Math.round(this.#p.cleaningMinutes * TICKS_PER_MINUTE));
      this.#refresh();
    }
    for (let unit = 0; unit < this.#stands.units; unit += 1) {
      if (this.#stands.condition(unit) !== 'available') continue;
      if (this.#plans('stand', unit, this.#stands.wear(unit), this.#stands.lifeShare(unit), slackShare)) {
        this.#people.crew.plans(this.#standCustomer, unit);
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

  /** Books the open day's labour. */
  closeDay(): void {
    this.#people.closeDay();
  }

  /** Hours of the crew by role. */
  people(): readonly StaffAccount[] {
    return this.#people.accounts();
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
      people: this.#people.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { state: State; stands: Plain; stops: Plain; hold: Plain; meter: Plain; people: Plain };
    this.#state = { ...from.state };
    this.#stands.load(from.stands);
    this.#stops.load(from.stops);
    this.#hold.load(from.hold);
    this.#meter.load(from.meter);
    this.#people.load(from.people);
  }

  #standChanges(unit: number, condition: UnitCondition): void {
    const p = this.#p;
    const { crew } = this.#people;
    if (condition === 'down') {
      this.#state.failures += 1;
      this.#spares(p.standSparesUsd);
      crew.fails(this.#standCustomer, unit);
    } else if (condition === 'maintenance') this.#spares(p.standSparesUsd * p.plannedSparesShare);
    else crew.ends(this.#standCustomer, unit);
    this.#refresh();
  }

  #plans(group: string, unit: number, hoursSinceRenewal: number, wear: number, slackShare: number): boolean {
    return this.#plansMaintenance({ site: this.#site, group, unit, hoursSinceRenewal, wear, lifeShare: wear, slackShare });
  }

  #askLine(group: string, mode: number, slackShare: number): void {
    if (this.#hold.isHeld) return;
    if (!this.#plans(group, 0, this.#stops.hoursSinceRenewal(mode), this.#stops.wear(mode), slackShare)) return;
    this.#people.crew.plans(this.#lineCustomers.get(mode)!, 0);
  }

  #enrolLine(mode: number, terms: RepairTerms): void {
    const customer = this.#people.crew.enrol(
      {
        waits: (_unit, wait) => {
          this.#holdLine(wait === 'crew' ? HOLD.waitingForCrew : HOLD.waitingForParts);
        },
        repairs: () => {
          this.#holdLine(HOLD.repair);
          this.#scheduleReturn(mode, this.#state.repairTicks);
        },
        stops: () => this.#stopAsPlanned(mode),
      },
      terms,
    );
    this.#lineCustomers.set(mode, customer);
  }

  /** Begins a planned stop of a line machine, unless the line stands already. */
  #stopAsPlanned(mode: number): boolean {
    if (this.#hold.isHeld) return false;
    this.#spares(failureSparesUsd(this.#p, mode) * this.#p.plannedSparesShare);
    this.#holdLine(HOLD.planned);
    this.#scheduleReturn(mode, Math.max(1, Math.round(this.#stops.meanRepairTicks(mode) * this.#p.plannedStopShare)));
    return true;
  }

  /** Holds the line, or gives the stop that lasts another reason. */
  #holdLine(reason: HoldReason): void {
    this.#book();
    this.#hold.begin(reason, this.#stands.account(this.#world.kernel.now).blocked);
    this.#stands.block();
    this.#refresh();
  }

  #scheduleReturn(mode: number, ticks: number): void {
    const { kernel } = this.#world;
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
