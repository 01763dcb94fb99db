// One textile mill: shares yarn out by the plan, joins its departments and the inspection, and makes the corrections that inspection asks for.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import { FABRIC, LOT_KIND } from '../domain/lots.ts';
import type { TextilePorts } from '../domain/ports.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { PeopleRules } from '../people/index.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { openTextileAccounts } from './accounts.ts';
import { CAUSE, CAUSE_COLUMN } from './batch-columns.ts';
import { isKnitted } from './batches.ts';
import { Departments } from './departments.ts';
import type { FormingShed } from './forming-shed.ts';
import { InspectionDesk } from './inspection-desk.ts';
import type { InspectionAgenda } from './inspection-desk.ts';
import { GRADE } from './inspection.ts';
import { ProductPlan } from './product-plan.ts';

/** Events that the stage schedules for a mill. */
export interface MillAgenda extends InspectionAgenda {
  /** Calls `askAgain` at the next full hour. */
  askAgain(mill: number): void;
}

// Rows of the numeric state.
const IS_OPEN = 0;
const IS_CLOSING = 1;
const IS_FINISHED = 2;
const IS_DRIFTING = 3;
/** Batches between warping and the buyer. */
const BATCHES = 4;
const FINISHED_GRAMS = 5;
/** 1 while the question of a wet step is to be asked again at the next full hour. */
const ASKS_AGAIN = 6;
const FIELDS = 7;

export class TextilePlant implements Snapshotable {
  readonly accounts: TextileAccounts;
  readonly departments: Departments;
  readonly plan: ProductPlan;
  readonly #site: number;
  readonly #index: number;
  readonly #world: StageWorld;
  readonly #p: TextileValues;
  readonly #ports: TextilePorts;
  readonly #agenda: MillAgenda;
  readonly #desk: InspectionDesk;
  readonly #state = new Float64Array(FIELDS);

  constructor(world: StageWorld, index: number, parameters: TextileValues, rules: PeopleRules, ports: TextilePorts, agenda: MillAgenda) {
    this.#world = world;
    this.#index = index;
    this.#p = parameters;
    this.#ports = ports;
    this.#agenda = agenda;
    this.#site = world.cluster.textileMills[index]!.site;
    this.accounts = openTextileAccounts(world, this.#site);
    this.#desk = new InspectionDesk(world, index, parameters, ports, agenda);
    this.departments = new Departments(world, index, this.accounts, parameters, rules, {
      isDrifting: () => this.isDrifting,
      warped: (count) => this.#addBatches(count),
      finished: (batch) => this.#desk.receive(batch),
      made: (sets) => this.#leave(sets),
      used: () => this.#batchDone(),
      startsStep: (step, batch) => ports.startsWetStep(index, step, batch),
      moved: () => this.feed(),
    });
    const { looms, knitting, makingUp } = this.departments;
    this.plan = new ProductPlan({ weaves: looms !== undefined, knits: knitting !== undefined, makesUp: makingUp !== undefined });
  }

  /** True until the season is closed and everything has left for the buyer. */
  get isBusy(): boolean {
    return this.#state[IS_FINISHED] === 0;
  }

  get isDrifting(): boolean {
    return this.#state[IS_DRIFTING] === 1;
  }

  get finishedGrams(): number {
    return this.#state[FINISHED_GRAMS]!;
  }

  receive(yarnLot: number): void {
    const { lots, ledger } = this.#world;
    if (lots.kind(yarnLot) !== LOT_KIND.yarn) assert(false, `lot ${yarnLot} is not yarn`);
    transferLot(lots, ledger, yarnLot, this.accounts.yarnStore);
    if (!this.plan.isMade) this.renewPlan();
    const { looms, knitting } = this.departments;
    const shed = this.plan.knits(lots.grams(yarnLot)) ? knitting : looms;
    shed!.receive(yarnLot);
    this.#state[IS_FINISHED] = 0;
    if (this.#state[IS_OPEN] === 0) this.#setOpen(true);
    this.feed();
  }

  /** Asks for the plan of the month that begins. */
  renewPlan(): void {
    this.plan.renew((shares) => this.#ports.planProducts(this.#index, shares));
  }

  closeSeason(): void {
    this.#state[IS_CLOSING] = 1;
    this.#finishIfDone();
  }

  /** Weaving goes out of control; without effect while the mill is shut. */
  startDrift(): void {
    if (this.#state[IS_OPEN] === 1) this.#state[IS_DRIFTING] = 1;
  }

  correctWeaving(): void {
    this.#state[IS_DRIFTING] = 0;
  }

  dailyRound(): void {
    if (this.#state[IS_OPEN] === 0) return;
    for (const group of this.departments.groups) group.dailyRound((question) => this.#ports.plansMaintenance(question));
  }

  /** The hour to ask again has come. */
  askAgain(): void {
    this.#state[ASKS_AGAIN] = 0;
    this.feed();
  }

  /** Starts whatever can start, the last department first, so that room made is used at once. */
  feed(): void {
    const { makingUp, wet, sheds } = this.departments;
    makingUp?.feed();
    wet.feed();
    for (const shed of sheds) {
      if (shed.hasRunDry) this.#takeOver(shed);
      shed.feed(!wet.isFull);
    }
    if (!wet.isHeld || this.#state[ASKS_AGAIN] === 1) return;
    this.#state[ASKS_AGAIN] = 1;
    this.#agenda.askAgain(this.#index);
  }

  /** Inspection of a batch has ended: it is sold as fabric, or goes on to be made up. */
  inspected(batch: number, methodCode: number, feedbackTicks: number): void {
    const { lots, ledger } = this.#world;
    this.#desk.grade(batch, methodCode, feedbackTicks);
    this.#bookQuality(batch);
    const { makingUp } = this.departments;
    const grams = lots.grams(batch);
    const isWoven = !isKnitted(this.#world, batch);
    const isFirst = lots.trait(batch, FABRIC.grade) === GRADE.first;
    const isMadeUp = isWoven && isFirst && makingUp !== undefined && makingUp.takes(batch) && this.plan.wantsMakingUp(grams);
    if (isWoven) this.plan.noteSheeting(grams, isMadeUp);
    if (isMadeUp) {
      makingUp.receive(batch);
      this.feed();
      return;
    }
    consumeLot(lots, ledger, batch, this.accounts.finished);
    this.#leave(batch);
    this.#batchDone();
  }

  /** The correction that an inspection asked for takes effect. */
  correct(batch: number, cause: number): void {
    const { lots, activities } = this.#world;
    activities.add(this.#site, ACTIVITY.labour, this.#p.correctionHours);
    if (cause === CAUSE.yarn) this.#ports.correctSpinning(lots.parent(lots.parent(batch, 0), 0));
    else if (!isKnitted(this.#world, batch)) this.correctWeaving();
  }

  save(): Plain {
    return { departments: this.departments.save(), plan: this.plan.save(), state: this.#state.slice() };
  }

  load(saved: Plain): void {
    const from = saved as { departments: Plain; plan: Plain; state: Float64Array };
    this.departments.load(from.departments);
    this.plan.load(from.plan);
    this.#state.set(from.state);
  }

  #setOpen(isOpen: boolean): void {
    this.#state[IS_OPEN] = isOpen ? 1 : 0;
    this.departments.people.setOpen(isOpen);
  }

  #addBatches(count: number): void {
    this.#state[BATCHES] = this.#state[BATCHES]! + count;
  }

  /** A shed without yarn takes the newest lot of the other, when that one has more than it will soon need and the plan knows the shed's product. */
  #takeOver(shed: FormingShed): void {
    const other = this.departments.sheds.find((candidate) => candidate !== shed);
    if (!other || other.yarnCount < this.#p.planPoolLots || !this.plan.plansForming(shed.isKnitting)) return;
    const yarn = other.giveBack();
    this.plan.noteTakeOver(this.#world.lots.grams(yarn), shed.isKnitting);
    shed.receive(yarn);
  }

  /** What truly failed counts against the machines that caused it: yarn and weaving against the shed, the rest against dyeing. */
  #bookQuality(batch: number): void {
    const { lots } = this.#world;
    const cause = lots.trait(batch, CAUSE_COLUMN);
    if (cause === CAUSE.none) return;
    const { looms, knitting, wet } = this.departments;
    const shed = isKnitted(this.#world, batch) ? knitting : looms;
    const group = cause === CAUSE.finishing ? wet.dyeing.group : shed!.station.group;
    group.addOutput(0, lots.grams(batch));
  }

  #leave(lot: number): void {
    this.#state[FINISHED_GRAMS] = this.#state[FINISHED_GRAMS]! + this.#world.lots.grams(lot);
    this.#ports.fabricReady(lot, this.#index);
  }

  #batchDone(): void {
    this.#addBatches(-1);
    this.#finishIfDone();
    this.departments.makingUp?.feed();
  }

  #finishIfDone(): void {
    const state = this.#state;
    if (state[IS_CLOSING] === 0 || state[IS_FINISHED] === 1 || this.departments.hasYarn || state[BATCHES]! > 0) return;
    state[IS_FINISHED] = 1;
    state[IS_DRIFTING] = 0;
    this.#setOpen(false);
  }
}
