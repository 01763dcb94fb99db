// Wet processing of a mill: grey batches pass preparation, dyeing (some twice) and finishing, each with its machines, buffer and resources.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { Stream } from '../../engine/random.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { YARN } from '../domain/lots.ts';
import type { WetStep } from '../domain/ports.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { RepairCrew } from '../repair-crew.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { DYEING_COLUMN, PASSES_COLUMN } from './batch-columns.ts';
import { finishFabric, washOut } from './batches.ts';
import { drawDyeing, DYEING, endsPass, passResources, passTime } from './dyeing.ts';
import type { PlantLayout } from './plant-layout.ts';
import { Station } from './station.ts';
import { wetStepShares } from './wet-steps.ts';
import type { StepShares } from './wet-steps.ts';

const MJ_PER_KWH = 3.6;
const LITRES_PER_M3 = 1000;
const KG_PER_TONNE = 1000;

// Rows of the numeric state.
const DYED = 0;
const RIGHT_FIRST_TIME = 1;
/** 1 while a step was told to wait for a cheaper hour. */
const IS_HELD = 2;
const FIELDS = 3;

export interface WetLineEnd {
  readonly crew: RepairCrew;
  readonly accounts: TextileAccounts;
  /** Whether the planner lets a batch start a step now. */
  startsStep(step: WetStep, batch: number): boolean;
  /** A finished batch has left the last step. */
  finished(batch: number): void;
  /** Something has moved, so that other machines may be able to start. */
  moved(): void;
}

export class WetLine implements Snapshotable {
  readonly preparation: Station;
  readonly dyeing: Station;
  readonly finishing: Station;
  /** In the order of the process. */
  readonly stations: readonly Station[];
  readonly #world: StageWorld;
  readonly #site: number;
  readonly #p: TextileValues;
  readonly #stream: Stream;
  readonly #end: WetLineEnd;
  readonly #shares: Readonly<Record<WetStep, StepShares>>;
  readonly #state = new Float64Array(FIELDS);

  constructor(world: StageWorld, layout: PlantLayout['wet'], p: TextileValues, stream: Stream, end: WetLineEnd) {
    this.#world = world;
    this.#site = layout.dyeing.site;
    this.#p = p;
    this.#stream = stream;
    this.#end = end;
    this.preparation = new Station(world, layout.preparation, p.greyBufferBatches, end.crew, (batch) => this.#prepared(batch));
    this.dyeing = new Station(world, layout.dyeing, p.wetBufferBatches, end.crew, (batch) => this.#dyed(batch));
    this.finishing = new Station(world, layout.finishing, p.wetBufferBatches, end.crew, (batch) => this.#finished(batch));
    this.stations = [this.preparation, this.dyeing, this.finishing];
    this.#shares = {
      preparation: wetStepShares('preparation', p),
      dyeing: wetStepShares('dyeing', p),
      finishing: wetStepShares('finishing', p),
    };
  }

  /** Whether no more grey batches may wait, so that looms and knitting machines must stop. */
  get isFull(): boolean {
    return this.preparation.isFull;
  }

  /** Whether some batch was told to wait; the question comes again at the next full hour. */
  get isHeld(): boolean {
    return this.#state[IS_HELD] === 1;
  }

  /** Batches dyed right the first time over all batches dyed, 0 … 1; 0 before the first. */
  get rightFirstTimeShare(): number {
    const dyed = this.#state[DYED]!;
    return dyed === 0 ? 0 : this.#state[RIGHT_FIRST_TIME]! / dyed;
  }

  /** Takes a grey batch; the account is the caller's to change. */
  receive(grey: number): void {
    this.preparation.add(grey);
  }

  /** Starts what can start, the last step first, so that room made is used at once. */
  feed(): void {
    this.#state[IS_HELD] = 0;
    const { lots } = this.#world;
    if (this.#mayStart('finishing', this.finishing, true)) this.finishing.start(lots.grams(this.finishing.first), 1, 0);
    if (this.#mayStart('dyeing', this.dyeing, !this.finishing.isFull)) this.#startDyeing(this.dyeing.first);
    if (this.#mayStart('preparation', this.preparation, !this.dyeing.isFull)) this.preparation.start(lots.grams(this.preparation.first), 1, 0);
  }

  save(): Plain {
    return { stations: this.stations.map((station) => station.save()), state: this.#state.slice() };
  }

  load(saved: Plain): void {
    const from = saved as { stations: Plain[]; state: Float64Array };
    this.stations.forEach((station, index) => station.load(from.stations[index]));
    this.#state.set(from.state);
  }

  #mayStart(step: WetStep, station: Station, hasRoom: boolean): boolean {
    if (!station.isReady(hasRoom)) return false;
    if (station.isFull || this.#end.startsStep(step, station.first)) return true;
    station.group.rate.waitFor('idle');
    this.#state[IS_HELD] = 1;
    return false;
  }

  #startDyeing(batch: number): void {
    const { lots } = this.#world;
    // The outcome is drawn at the first pass only; PASSES_COLUMN is 0 then, as in every new lot.
    if (lots.trait(batch, PASSES_COLUMN) === 0) {
      const yarn = lots.parent(batch, 0);
      drawDyeing(lots, batch, lots.trait(yarn, YARN.evennessCvPercent) - this.#p.referenceCvPercent, this.#stream, this.#p);
    }
    this.dyeing.start(lots.grams(batch) * passTime(lots, batch, this.#p), 1, 0);
  }

  #prepared(grey: number): void {
    const { lots } = this.#world;
    this.#book('preparation', lots.grams(grey), 1, 1);
    washOut(this.#world, this.#end.accounts, grey, this.#p);
    this.preparation.group.addOutput(lots.grams(grey), 0);
    this.dyeing.add(grey);
    this.#end.moved();
  }

  #dyed(grey: number): void {
    const { lots } = this.#world;
    this.#book('dyeing', lots.grams(grey), passResources(lots, grey, this.#p), passTime(lots, grey, this.#p));
    const state = this.#state;
    if (endsPass(lots, grey)) {
      this.dyeing.add(grey);
    } else {
      state[DYED] = state[DYED]! + 1;
      if (lots.trait(grey, DYEING_COLUMN) === DYEING.rightFirstTime) state[RIGHT_FIRST_TIME] = state[RIGHT_FIRST_TIME]! + 1;
      this.dyeing.group.addOutput(lots.grams(grey), 0);
      this.finishing.add(grey);
    }
    this.#end.moved();
  }

  #finished(grey: number): void {
    const { lots } = this.#world;
    this.#book('finishing', lots.grams(grey), 1, 1);
    const batch = finishFabric(this.#world, this.#end.accounts, grey, this.#p);
    this.finishing.group.addOutput(lots.grams(batch), 0);
    this.#end.finished(batch);
    this.#end.moved();
  }

  /** Books water, heat and labour of a step of a batch. */
  #book(step: WetStep, massGrams: number, resourceFactor: number, timeFactor: number): void {
    const { activities } = this.#world;
    const p = this.#p;
    const kg = massGrams / GRAMS_PER_KG;
    const share = this.#shares[step];
    activities.add(this.#site, ACTIVITY.processWater, (kg * p.waterLitresPerKg * share.water * resourceFactor) / LITRES_PER_M3);
    activities.add(this.#site, ACTIVITY.heat, kg * p.thermalKwhPerKg * MJ_PER_KWH * share.heat * resourceFactor);
    activities.add(this.#site, ACTIVITY.labour, (kg / KG_PER_TONNE) * p.finishingHoursPerTonne * share.labour * timeFactor);
  }
}
