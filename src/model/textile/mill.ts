// One textile mill: yarn store, looms, wet finishing, inspection and the corrections that inspection asks for.
import { assert } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import { ENERGY_FUNCTION } from '../domain/energy-functions.ts';
import { FABRIC, LOT_KIND, YARN } from '../domain/lots.ts';
import type { InspectionPlan, TextilePorts } from '../domain/ports.ts';
import { MachineGroup } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { openTextileAccounts } from './accounts.ts';
import { finishFabric, warp } from './batches.ts';
import { dyeInto, emptyDyeing } from './dyeing.ts';
import { inspect, INSPECTION_METHODS, inspectionEyes, judge } from './inspection.ts';
import type { InspectionMethod } from './inspection.ts';
import { layOutPlant } from './plant-layout.ts';
import { CAUSE, CAUSE_COLUMN, weave } from './weaving.ts';

const MJ_PER_KWH = 3.6;
const LITRES_PER_M3 = 1000;
const DEFAULT_NE = 30;

/** Events that the stage schedules for a mill. */
export interface MillAgenda {
  inspected(batch: number, method: number, feedbackTicks: number, delayTicks: number): void;
  feedback(batch: number, cause: number, delayTicks: number): void;
}

// Rows of the numeric state.
const IS_OPEN = 0;
const IS_CLOSING = 1;
const IS_FINISHED = 2;
const IS_DRIFTING = 3;
/** Batches between warping and the buyer. */
const BATCHES = 4;
const FINISHED_GRAMS = 5;
const FIELDS = 6;

export class WeavingMill implements Snapshotable {
  readonly accounts: TextileAccounts;
  readonly looms: MachineGroup;
  readonly finishing: MachineGroup;
  readonly site: number;
  readonly #index: number;
  readonly #world: StageWorld;
  readonly #p: TextileValues;
  readonly #ports: TextilePorts;
  readonly #agenda: MillAgenda;
  readonly #streams: { readonly stops: Stream; readonly faults: Stream; readonly finishing: Stream; readonly inspection: Stream };
  readonly #state = new Float64Array(FIELDS);
  readonly #eyes: ReturnType<typeof inspectionEyes>;
  /** Yarn lots in the store; warped batches; grey batches before finishing. */
  readonly #yarn: number[] = [];
  readonly #warped: number[] = [];
  readonly #grey: number[] = [];
  readonly #dyeing = emptyDyeing();

  constructor(world: StageWorld, index: number, parameters: TextileValues, ports: TextilePorts, agenda: MillAgenda) {
    this.#world = world;
    this.#index = index;
    this.#p = parameters;
    this.#ports = ports;
    this.#agenda = agenda;
    const mill = world.cluster.textileMills[index]!;
    this.site = mill.site;
    this.accounts = openTextileAccounts(world, mill.site);
    this.#eyes = inspectionEyes(parameters);
    const suppliers = world.cluster.spinningMills.filter((candidate) => candidate.textileMillSite === mill.site);
    const spindles = suppliers.reduce((sum, supplier) => sum + supplier.spindles, 0);
    const countNe = suppliers.reduce((sum, supplier) => sum + (supplier.countNe * supplier.spindles) / spindles, 0);
    const layout = layOutPlant(mill, countNe > 0 ? countNe : DEFAULT_NE, parameters);
    this.looms = new MachineGroup(world, layout.looms, (batch) => this.#woven(batch));
    this.finishing = new MachineGroup(world, layout.finishing, (batch) => this.#finished(batch));
    this.#streams = {
      stops: world.streams.get('textile.stops', index),
      faults: world.streams.get('textile.faults', index),
      finishing: world.streams.get('textile.finishing', index),
      inspection: world.streams.get('textile.inspection', index),
    };
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
    this.#yarn.push(yarnLot);
    this.#state[IS_FINISHED] = 0;
    if (this.#state[IS_OPEN] === 0) this.#setOpen(true);
    this.#feed();
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
    this.looms.dailyRound((question) => this.#ports.plansMaintenance(question));
    this.finishing.dailyRound((question) => this.#ports.plansMaintenance(question));
  }

  /** Books electricity since the last call by machine group. */
  meterElectricity(): void {
    const { activities } = this.#world;
    activities.addElectricity(this.site, ENERGY_FUNCTION.weaving, this.looms.takeElectricityKwh(1));
    activities.addElectricity(this.site, ENERGY_FUNCTION.wetProcessing, this.finishing.takeElectricityKwh(1));
  }

  /** Meters the scheduled crew of the day. */
  closeDay(): void {
    const { activities } = this.#world;
    const p = this.#p;
    const crew = this.looms.options.units * (1 / p.loomsPerWeaver + p.weavingHelpersPerLoom);
    activities.add(this.site, ACTIVITY.labour, this.looms.takeOpenHours() * crew);
  }

  /** Inspection of a batch has ended. */
  inspected(batch: number, methodCode: number, feedbackTicks: number): void {
    const { lots, ledger } = this.#world;
    const method = INSPECTION_METHODS[methodCode]!;
    const named = inspect(lots, batch, method, this.#p);
    if (named === CAUSE.yarn || named === CAUSE.weaving) this.#agenda.feedback(batch, named, feedbackTicks);
    this.#bookQuality(batch);
    this.#state[FINISHED_GRAMS] = this.#state[FINISHED_GRAMS]! + lots.grams(batch);
    this.#state[BATCHES] = this.#state[BATCHES]! - 1;
    consumeLot(lots, ledger, batch, this.accounts.finished);
    this.#ports.fabricReady(batch, this.#index);
    this.#finishIfDone();
  }

  /** The correction that an inspection asked for takes effect. */
  correct(batch: number, cause: number): void {
    const { lots, activities } = this.#world;
    activities.add(this.site, ACTIVITY.labour, this.#p.correctionHours);
    if (cause === CAUSE.weaving) this.correctWeaving();
    else this.#ports.correctSpinning(lots.parent(lots.parent(batch, 0), 0));
  }

  save(): Plain {
    return {
      looms: this.looms.save(),
      finishing: this.finishing.save(),
      state: this.#state.slice(),
      yarn: [...this.#yarn],
      warped: [...this.#warped],
      grey: [...this.#grey],
      dyeing: { ...this.#dyeing },
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as {
      looms: Plain;
      finishing: Plain;
      state: Float64Array;
      yarn: number[];
      warped: number[];
      grey: number[];
      dyeing: ReturnType<typeof emptyDyeing>;
    };
    this.looms.load(from.looms);
    this.finishing.load(from.finishing);
    this.#state.set(from.state);
    this.#yarn.splice(0, this.#yarn.length, ...from.yarn);
    this.#warped.splice(0, this.#warped.length, ...from.warped);
    this.#grey.splice(0, this.#grey.length, ...from.grey);
    Object.assign(this.#dyeing, from.dyeing);
  }

  #setOpen(isOpen: boolean): void {
    this.#state[IS_OPEN] = isOpen ? 1 : 0;
    this.looms.rate.setOpen(isOpen);
    this.finishing.rate.setOpen(isOpen);
  }

  /** Starts whatever can start, finishing first, so that room made for grey fabric is used at once. */
  #feed(): void {
    const { rate: finishing } = this.finishing;
    if (finishing.isIdle()) {
      if (this.#grey.length > 0) this.#startFinishing(this.#grey.shift()!);
      else finishing.waitFor('starved');
    }
    const { rate: looms } = this.looms;
    if (!looms.isIdle()) return;
    if (this.#warped.length === 0 && this.#yarn.length > 0) {
      const count = warp(this.#world, this.accounts, this.site, this.#yarn.shift()!, this.#warped, this.#p);
      this.#state[BATCHES] = this.#state[BATCHES]! + count;
    }
    if (this.#warped.length === 0) {
      looms.unblock();
      looms.waitFor('starved');
    } else if (this.#grey.length >= this.#p.greyBufferBatches) {
      looms.block();
    } else {
      looms.unblock();
      this.#startWeaving(this.#warped.shift()!);
    }
  }

  #startWeaving(batch: number): void {
    const { lots } = this.#world;
    const conditions = { isDrifting: this.isDrifting, meanWear: this.looms.meanWear };
    const efficiency = weave(lots, lots.parent(batch, 0), batch, conditions, this.#streams, this.#p);
    this.looms.rate.start(batch, lots.trait(batch, FABRIC.metres), efficiency);
  }

  #woven(batch: number): void {
    const { lots, ledger } = this.#world;
    const grams = lots.grams(batch);
    const waste = Math.round((grams * this.#p.weavingWastePercent) / 100);
    ledger.post(this.accounts.weaving, this.accounts.weavingLoss, waste);
    lots.setGrams(batch, grams - waste);
    transferLot(lots, ledger, batch, this.accounts.grey);
    this.looms.addOutput(grams - waste, 0);
    this.#grey.push(batch);
    this.#feed();
  }

  #startFinishing(batch: number): void {
    const { lots } = this.#world;
    const yarn = lots.parent(batch, 0);
    dyeInto(this.#dyeing, lots.trait(yarn, YARN.evennessCvPercent) - this.#p.referenceCvPercent, this.#streams.finishing, this.#p);
    this.finishing.rate.start(batch, lots.grams(batch) * this.#dyeing.timeFactor, 1);
  }

  /** Grey fabric becomes finished fabric and goes to inspection. */
  #finished(grey: number): void {
    const { lots, activities } = this.#world;
    const p = this.#p;
    const kg = lots.grams(grey) / GRAMS_PER_KG;
    activities.add(this.site, ACTIVITY.processWater, (kg * p.waterLitresPerKg * this.#dyeing.costFactor) / LITRES_PER_M3);
    activities.add(this.site, ACTIVITY.heat, kg * p.thermalKwhPerKg * MJ_PER_KWH * this.#dyeing.costFactor);
    activities.add(this.site, ACTIVITY.labour, (kg / 1000) * p.finishingHoursPerTonne * this.#dyeing.timeFactor);
    const batch = finishFabric(this.#world, this.accounts, grey, this.#dyeing.isDefective, p);
    judge(lots, batch, this.#streams.inspection, p);
    this.finishing.addOutput(lots.grams(batch), 0);
    this.#sendToInspection(batch, this.#ports.chooseInspection(this.#index, batch));
    this.#feed();
  }

  #sendToInspection(batch: number, plan: InspectionPlan): void {
    const { lots, activities } = this.#world;
    const method: InspectionMethod = plan.method;
    if (method === 'none') {
      this.#agenda.inspected(batch, INSPECTION_METHODS.indexOf(method), 0, 0);
      return;
    }
    const metres = lots.trait(batch, FABRIC.metres);
    const eye = this.#eyes[method];
    activities.add(this.site, ACTIVITY.labour, (metres / 1000) * eye.hoursPer1000m);
    activities.addElectricity(this.site, ENERGY_FUNCTION.inspection, (metres / 1000) * this.#p.inspectionKwhPer1000m);
    const delayTicks = Math.round((metres / eye.metresPerMinute) * 60);
    this.#agenda.inspected(batch, INSPECTION_METHODS.indexOf(method), plan.feedbackTicks, delayTicks);
  }

  /** What truly failed counts against the machines that caused it: yarn and weaving against the looms, the rest against finishing. */
  #bookQuality(batch: number): void {
    const { lots } = this.#world;
    const cause = lots.trait(batch, CAUSE_COLUMN);
    if (cause === CAUSE.none) return;
    if (cause === CAUSE.finishing) this.finishing.addOutput(0, lots.grams(batch));
    else this.looms.addOutput(0, lots.grams(batch));
  }

  #finishIfDone(): void {
    const state = this.#state;
    if (state[IS_CLOSING] === 0 || state[IS_FINISHED] === 1 || this.#yarn.length > 0 || state[BATCHES]! > 0) return;
    state[IS_FINISHED] = 1;
    state[IS_DRIFTING] = 0;
    this.#setOpen(false);
  }
}
