// The machines and the crew of one gin: stands, line stops, maintenance, time, power and spares. Knows no cotton but the work of a lot.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../base/units.ts';
import { RANK } from '../../engine/kernel.ts';
import { RateGroup, type UnitCondition } from '../../engine/resources/rate-group.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import type { MachineAccount } from '../domain/machines.ts';
import type { GinPorts } from '../domain/ports.ts';
import { clientOf, PlantPeople, type PeopleRules } from '../people/index.ts';
import type { StageWorld } from '../stage.ts';
import { fixedPowerKw } from './formulas/electricity.ts';
import { LINE_STATE, type GinEventCodes } from './gin-events.ts';
import type { GinParameters } from './gin-parameters.ts';
import { ginAccount } from './gin-account.ts';
import { ginStaffing } from './gin-people.ts';
import { LineRepairs } from './line-repairs.ts';
import { LineStops, STOP_MODE } from './line-stops.ts';
import type { GinEffects } from './machine-effects.ts';
import { GinMeter } from './meter.ts';

const NONE = -1;
const HOURS_PER_DAY = 24;

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
  readonly #repairs: LineRepairs;
  readonly #people: PlantPeople;
  /** Number of the stands in the books of the repair crew. */
  readonly #standCustomer: number;
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
    this.#state = { booked: world.kernel.now, isRunning: false, failureEvent: NONE, crewEvent: NONE, failures: 0 };
    const fitters = rules.parameters.ginFittersPerRepair;
    const { crew } = this.#people;
    this.#repairs = new LineRepairs(p, { stands: this.#stands, stops: this.#stops, crew }, fitters, () => world.kernel.now, {
      changed: () => this.#refresh(),
      scheduleReturn: (mode, ticks) => world.kernel.schedule(world.kernel.now + ticks, RANK.completion, codes.lineReturns, index, mode),
      buySpares: (usd) => this.#spares(usd),
    });
    const standStopTicks = Math.round(p.standMttrHours * p.plannedStopShare * TICKS_PER_HOUR);
    const failuresPerDay = (gin.stands * HOURS_PER_DAY) / p.standMtbfHours;
    this.#standCustomer = crew.enrol(clientOf(this.#stands, standStopTicks), { units: gin.stands, fitters, priority: 1, failuresPerDay });
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
    return this.#repairs.isHeld || this.#stands.availableUnits === 0 ? LINE_STATE.down : LINE_STATE.idle;
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
    this.#state.failureEvent = NONE;
    this.#state.failures += 1;
    this.#repairs.fails(mode);
  }

  /** The stopped machine is back, as new. */
  lineReturns(mode: number): void {
    this.#book();
    this.#repairs.returns(mode);
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
      if (this.#stands.condition(unit) !== 'available' || this.#people.crew.isPlanned(this.#standCustomer, unit)) continue;
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

  /** The crew, whose hours the owner books at the day's end. */
  get people(): PlantPeople {
    return this.#people;
  }

  /** The account of the stands; time lost by line stops counts as theirs. Units: grams of lint produced, and of it good. */
  account(producedGrams: number, goodGrams: number): MachineAccount {
    const { units } = this.#stands;
    const group = { site: this.#site, units, lintGramsPerStandHour: this.#lintGramsPerStandHour, failures: this.#state.failures };
    return ginAccount(group, this.#stands.account(this.#world.kernel.now), this.#repairs.hold, producedGrams, goodGrams);
  }

  save(): Plain {
    return {
      state: { ...this.#state },
      stands: this.#stands.save(),
      stops: this.#stops.save(),
      repairs: this.#repairs.save(),
      meter: this.#meter.save(),
      people: this.#people.save(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { state: State; stands: Plain; stops: Plain; repairs: Plain; meter: Plain; people: Plain };
    this.#state = { ...from.state };
    this.#stands.load(from.stands);
    this.#stops.load(from.stops);
    this.#repairs.load(from.repairs);
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
    if (this.#repairs.isHeld || this.#repairs.isPlanned(mode)) return;
    if (this.#plans(group, 0, this.#stops.hoursSinceRenewal(mode), this.#stops.wear(mode), slackShare)) this.#repairs.plan(mode);
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
