// One textile mill: shares yarn out by the plan, joins its departments, inspects, and makes the corrections that inspection asks for.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import { FABRIC, LOT_KIND } from '../domain/lots.ts';
import type { InspectionPlan, TextilePorts } from '../domain/ports.ts';
import type { MachineGroup } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { PlantPeople } from '../people/index.ts';
import type { PeopleRules } from '../people/index.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { openTextileAccounts } from './accounts.ts';
import { CAUSE, CAUSE_COLUMN } from './batch-columns.ts';
import { isKnitted } from './batches.ts';
import { FormingShed } from './forming-shed.ts';
import { GRADE, inspect, INSPECTION_METHODS, inspectionEyes, judge, judgeSets } from './inspection.ts';
import { MakingUp } from './making-up.ts';
import { millStaffing } from './mill-crew.ts';
import { layOutPlant } from './plant-layout.ts';
import { ProductPlan } from './product-plan.ts';
import { WetLine } from './wet-line.ts';

const DEFAULT_NE = 30;

/** Events that the stage schedules for a mill. */
export interface MillAgenda {
  inspected(batch: number, method: number, feedbackTicks: number, delayTicks: number): void;
  feedback(batch: number, cause: number, delayTicks: number): void;
  /** Calls `feed` at the next full hour. */
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
  readonly looms: FormingShed | undefined;
  readonly knitting: FormingShed | undefined;
  readonly wet: WetLine;
  readonly makingUp: MakingUp | undefined;
  readonly plan: ProductPlan;
  readonly people: PlantPeople;
  readonly site: number;
  /** Every machine group, in the order of the process. */
  readonly groups: readonly MachineGroup[];
  readonly #sheds: readonly FormingShed[];
  readonly #index: number;
  readonly #world: StageWorld;
  readonly #p: TextileValues;
  readonly #ports: TextilePorts;
  readonly #agenda: MillAgenda;
  readonly #inspection: Stream;
  readonly #sets: Stream;
  readonly #state = new Float64Array(FIELDS);
  readonly #eyes: ReturnType<typeof inspectionEyes>;

  constructor(world: StageWorld, index: number, parameters: TextileValues, rules: PeopleRules, ports: TextilePorts, agenda: MillAgenda) {
    this.#world = world;
    this.#index = index;
    this.#p = parameters;
    this.#ports = ports;
    this.#agenda = agenda;
    const mill = world.cluster.textileMills[index]!;
    this.site = mill.site;
    this.accounts = openTextileAccounts(world, mill.site);
    this.#eyes = inspectionEyes(parameters);
    const layout = layOutPlant(mill, usualCountNe(world, mill.site), parameters);
    const { streams } = world;
    const machines = {
      looms: mill.looms,
      knittingMachines: mill.knittingMachines ?? 0,
      sewingPlaces: layout.sewing?.units ?? 0,
    };
    this.people = new PlantPeople(world, millStaffing(mill.site, machines, parameters, rules.parameters), rules, (isManned) => {
      for (const station of this.wet.stations) station.group.rate.setOpen(isManned);
    });
    const { crew } = this.people;
    const shedEnd = {
      crew,
      accounts: this.accounts,
      streams: { stops: streams.get('textile.stops', index), faults: streams.get('textile.faults', index) },
      isDrifting: () => this.isDrifting,
      warped: (count: number) => this.#addBatches(count),
      formed: (grey: number) => {
        this.wet.receive(grey);
        this.feed();
      },
    };
    this.looms = layout.looms && new FormingShed(world, layout.looms, false, parameters, shedEnd);
    this.knitting = layout.knitting && new FormingShed(world, layout.knitting, true, parameters, shedEnd);
    this.#sheds = [this.looms, this.knitting].filter((shed) => shed !== undefined);
    assert(this.#sheds.length > 0, 'a textile mill needs looms or knitting machines');
    this.wet = new WetLine(world, layout.wet, parameters, streams.get('textile.finishing', index), {
      crew,
      accounts: this.accounts,
      startsStep: (step, batch) => ports.startsWetStep(index, step, batch),
      finished: (batch) => this.#finished(batch),
      moved: () => this.feed(),
    });
    this.makingUp =
      layout.sewing &&
      new MakingUp(world, layout.sewing, parameters, {
        crew,
        accounts: this.accounts,
        made: (sets) => this.#leave(sets),
        used: () => this.#batchDone(),
      });
    this.#inspection = streams.get('textile.inspection', index);
    this.#sets = streams.get('textile.makingUp', index);
    this.plan = new ProductPlan({
      weaves: this.looms !== undefined,
      knits: this.knitting !== undefined,
      makesUp: this.makingUp !== undefined,
    });
    this.groups = [
      ...this.#sheds.map((shed) => shed.station.group),
      ...this.wet.stations.map((station) => station.group),
      ...(this.makingUp ? [this.makingUp.sewing.group] : []),
    ];
    for (const shed of this.#sheds) this.people.attend(shed.station.group.rate, 'operator');
    if (this.makingUp) this.people.attend(this.makingUp.sewing.group.rate, 'operator');
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
    assert(lots.kind(yarnLot) === LOT_KIND.yarn, `lot ${yarnLot} is not yarn`);
    transferLot(lots, ledger, yarnLot, this.accounts.yarnStore);
    if (!this.plan.isMade) this.renewPlan();
    const shed = this.plan.knits(lots.grams(yarnLot)) ? this.knitting : this.looms;
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
    for (const group of this.groups) group.dailyRound((question) => this.#ports.plansMaintenance(question));
  }

  /** The hour to ask again has come. */
  askAgain(): void {
    this.#state[ASKS_AGAIN] = 0;
    this.feed();
  }

  /** Starts whatever can start, the last department first, so that room made is used at once. */
  feed(): void {
    this.makingUp?.feed();
    this.wet.feed();
    for (const shed of this.#sheds) {
      if (shed.hasRunDry) this.#takeOver(shed);
      shed.feed(!this.wet.isFull);
    }
    if (!this.wet.isHeld || this.#state[ASKS_AGAIN] === 1) return;
    this.#state[ASKS_AGAIN] = 1;
    this.#agenda.askAgain(this.#index);
  }

  /** Books electricity since the last call by machine group. */
  meterElectricity(): void {
    const { activities } = this.#world;
    const book = (energyFunction: number, group: MachineGroup | undefined): void => {
      if (group) activities.addElectricity(this.site, energyFunction, group.takeElectricityKwh(1));
    };
    book(ENERGY_FUNCTION.weaving, this.looms?.station.group);
    book(ENERGY_FUNCTION.knitting, this.knitting?.station.group);
    book(ENERGY_FUNCTION.wetPreparation, this.wet.preparation.group);
    book(ENERGY_FUNCTION.dyeing, this.wet.dyeing.group);
    book(ENERGY_FUNCTION.wetFinishing, this.wet.finishing.group);
    book(ENERGY_FUNCTION.makingUp, this.makingUp?.sewing.group);
  }

  /** Books the hours paid in the day. */
  closeDay(): void {
    this.people.closeDay();
  }

  /** Inspection of a batch has ended: it is sold as fabric, or goes on to be made up. */
  inspected(batch: number, methodCode: number, feedbackTicks: number): void {
    const { lots, ledger } = this.#world;
    const named = inspect(lots, batch, INSPECTION_METHODS[methodCode]!, this.#p);
    if (named === CAUSE.yarn || named === CAUSE.weaving) this.#agenda.feedback(batch, named, feedbackTicks);
    this.#bookQuality(batch);
    this.#ports.batchGraded(batch, this.#index);
    const { makingUp } = this;
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
    activities.add(this.site, ACTIVITY.labour, this.#p.correctionHours);
    if (cause === CAUSE.yarn) this.#ports.correctSpinning(lots.parent(lots.parent(batch, 0), 0));
    else if (!isKnitted(this.#world, batch)) this.correctWeaving();
  }

  save(): Plain {
    return {
      sheds: this.#sheds.map((shed) => shed.save()),
      wet: this.wet.save(),
      makingUp: this.makingUp?.save(),
      plan: this.plan.save(),
      people: this.people.save(),
      state: this.#state.slice(),
    };
  }

  load(saved: Plain): void {
    const from = saved as { sheds: Plain[]; wet: Plain; makingUp: Plain; plan: Plain; people: Plain; state: Float64Array };
    this.#sheds.forEach((shed, index) => shed.load(from.sheds[index]));
    this.wet.load(from.wet);
    this.makingUp?.load(from.makingUp);
    this.plan.load(from.plan);
    this.people.load(from.people);
    this.#state.set(from.state);
  }

  #setOpen(isOpen: boolean): void {
    this.#state[IS_OPEN] = isOpen ? 1 : 0;
    this.people.setOpen(isOpen);
  }

  #addBatches(count: number): void {
    this.#state[BATCHES] = this.#state[BATCHES]! + count;
  }

  /** A shed without yarn takes the newest lot of the other, when that one has more than it will soon need and the plan knows the shed's product. */
  #takeOver(shed: FormingShed): void {
    const other = this.#sheds.find((candidate) => candidate !== shed);
    if (!other || other.yarnCount < this.#p.planPoolLots || !this.plan.plansForming(shed.isKnitting)) return;
    const yarn = other.giveBack();
    this.plan.noteTakeOver(this.#world.lots.grams(yarn), shed.isKnitting);
    shed.receive(yarn);
  }

  /** A finished batch goes to inspection. */
  #finished(batch: number): void {
    const { lots } = this.#world;
    judge(lots, batch, this.#inspection, this.#p);
    judgeSets(lots, batch, this.#sets, this.#p);
    this.#sendToInspection(batch, this.#ports.chooseInspection(this.#index, batch));
  }

  #sendToInspection(batch: number, plan: InspectionPlan): void {
    const { lots, activities } = this.#world;
    const { method } = plan;
    const code = INSPECTION_METHODS.indexOf(method);
    if (method === 'none') {
      this.#agenda.inspected(batch, code, 0, 0);
      return;
    }
    const metres = lots.trait(batch, FABRIC.metres);
    const eye = this.#eyes[method];
    activities.add(this.site, ACTIVITY.labour, (metres / 1000) * eye.hoursPer1000m);
    activities.addElectricity(this.site, ENERGY_FUNCTION.inspection, (metres / 1000) * this.#p.inspectionKwhPer1000m);
    this.#agenda.inspected(batch, code, plan.feedbackTicks, Math.round((metres / eye.metresPerMinute) * 60));
  }

  /** What truly failed counts against the machines that caused it: yarn and weaving against the shed, the rest against dyeing. */
  #bookQuality(batch: number): void {
    const { lots } = this.#world;
    const cause = lots.trait(batch, CAUSE_COLUMN);
    if (cause === CAUSE.none) return;
    const shed = isKnitted(this.#world, batch) ? this.knitting : this.looms;
    const group = cause === CAUSE.finishing ? this.wet.dyeing.group : shed!.station.group;
    group.addOutput(0, lots.grams(batch));
  }

  #leave(lot: number): void {
    this.#state[FINISHED_GRAMS] = this.#state[FINISHED_GRAMS]! + this.#world.lots.grams(lot);
    this.#ports.fabricReady(lot, this.#index);
  }

  #batchDone(): void {
    this.#addBatches(-1);
    this.#finishIfDone();
    this.makingUp?.feed();
  }

  #finishIfDone(): void {
    const state = this.#state;
    const hasYarn = this.#sheds.some((shed) => shed.yarnCount > 0);
    if (state[IS_CLOSING] === 0 || state[IS_FINISHED] === 1 || hasYarn || state[BATCHES]! > 0) return;
    state[IS_FINISHED] = 1;
    state[IS_DRIFTING] = 0;
    this.#setOpen(false);
  }
}

/** Count of the yarn that the spinning mills of a site will send, weighted by spindles; of the reference yarn when none does. */
function usualCountNe(world: StageWorld, site: number): number {
  const suppliers = world.cluster.spinningMills.filter((candidate) => candidate.textileMillSite === site);
  const spindles = suppliers.reduce((sum, supplier) => sum + supplier.spindles, 0);
  const countNe = suppliers.reduce((sum, supplier) => sum + (supplier.countNe * supplier.spindles) / spindles, 0);
  return countNe > 0 ? countNe : DEFAULT_NE;
}
