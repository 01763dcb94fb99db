// A shed that makes grey fabric of yarn, weaving or knitting: its yarn, its batches and its machines. Knows nothing of what comes after but whether there is room.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import { transferLot } from '../domain/books.ts';
import { FABRIC, YARN } from '../domain/lots.ts';
import { PRODUCT } from '../domain/products.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { RepairCrew } from '../repair-crew.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { batchesFrom } from './batches.ts';
import type { FormingStreams } from './forming.ts';
import { knit } from './knitting.ts';
import { gramsPerMetre, knittedGramsPerMetre, knittingMetresPerMachineHour } from './plant-layout.ts';
import { Station } from './station.ts';
import { weave } from './weaving.ts';

export interface ShedEnd {
  readonly crew: RepairCrew;
  readonly accounts: TextileAccounts;
  readonly streams: FormingStreams;
  /** Whether weaving is out of control. */
  isDrifting(): boolean;
  /** Yarn has become this many batches. */
  warped(count: number): void;
  /** A grey batch is done; it is in the grey account. */
  formed(grey: number): void;
}

export class FormingShed implements Snapshotable {
  readonly station: Station;
  readonly isKnitting: boolean;
  readonly #world: StageWorld;
  readonly #p: TextileValues;
  readonly #end: ShedEnd;
  readonly #wastePercent: number;
  readonly #account: number;
  readonly #lossAccount: number;
  /** Yarn lots of this shed in the store. */
  readonly #yarn: number[] = [];

  constructor(world: StageWorld, options: MachineGroupOptions, isKnitting: boolean, p: TextileValues, end: ShedEnd) {
    this.#world = world;
    this.isKnitting = isKnitting;
    this.#p = p;
    this.#end = end;
    this.#wastePercent = isKnitting ? p.knittingWastePercent : p.weavingWastePercent;
    this.#account = isKnitting ? end.accounts.knitting : end.accounts.weaving;
    this.#lossAccount = isKnitting ? end.accounts.knittingLoss : end.accounts.weavingLoss;
    this.station = new Station(world, options, Infinity, end.crew, (batch) => this.#formed(batch));
  }

  get yarnCount(): number {
    return this.#yarn.length;
  }

  /** Whether it has neither yarn nor batches left to start. */
  get hasRunDry(): boolean {
    return this.#yarn.length === 0 && this.station.waitingCount === 0 && this.station.group.rate.isIdle();
  }

  receive(yarn: number): void {
    this.#yarn.push(yarn);
  }

  /** Gives back the yarn lot that came last. */
  giveBack(): number {
    return this.#yarn.pop()!;
  }

  /** Starts the next batch when machines and yarn are there and there is room behind. */
  feed(hasRoom: boolean): void {
    const { station } = this;
    if (station.group.rate.isIdle() && station.waitingCount === 0 && this.#yarn.length > 0) this.#makeBatches(this.#yarn.shift()!);
    if (!station.isReady(hasRoom)) return;
    const { lots } = this.#world;
    const batch = station.first;
    const p = this.#p;
    const yarn = lots.parent(batch, 0);
    const conditions = { isDrifting: this.#end.isDrifting(), meanWear: station.group.meanWear };
    const countNe = lots.trait(yarn, YARN.countNe);
    const stopFree = this.isKnitting
      ? knit(lots, yarn, batch, this.#knittingSize(batch, countNe), conditions, this.#end.streams, p)
      : weave(lots, yarn, batch, conditions, this.#end.streams, p);
    const other = this.isKnitting ? p.knittingOtherEfficiency : p.loomOtherEfficiency;
    station.start(lots.trait(batch, FABRIC.metres), stopFree * other, 1 - stopFree);
  }

  save(): Plain {
    return { station: this.station.save(), yarn: [...this.#yarn] };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { station: Plain; yarn: number[] };
    this.station.load(from.station);
    this.#yarn.splice(0, this.#yarn.length, ...from.yarn);
  }

  #knittingSize(batch: number, countNe: number): { readonly massKg: number; readonly kgPerHour: number } {
    const kgPerMetre = knittedGramsPerMetre(countNe, this.#p) / GRAMS_PER_KG;
    return { massKg: this.#world.lots.grams(batch) / GRAMS_PER_KG, kgPerHour: kgPerMetre * knittingMetresPerMachineHour(this.#p) };
  }

  #makeBatches(yarn: number): void {
    const { lots } = this.#world;
    const countNe = lots.trait(yarn, YARN.countNe);
    const form = {
      account: this.#account,
      product: this.isKnitting ? PRODUCT.knitted : PRODUCT.sheeting,
      wastePercent: this.#wastePercent,
      gramsPerMetre: this.isKnitting ? knittedGramsPerMetre(countNe, this.#p) : gramsPerMetre(countNe, this.#p),
    };
    const { site } = this.station.group.options;
    const count = batchesFrom(this.#world, site, yarn, form, this.#p.batchMaxMetres, (batch) => this.station.add(batch));
    this.#end.warped(count);
  }

  #formed(batch: number): void {
    const { lots, ledger } = this.#world;
    const grams = lots.grams(batch);
    const waste = Math.round((grams * this.#wastePercent) / 100);
    ledger.post(this.#account, this.#lossAccount, waste);
    lots.setGrams(batch, grams - waste);
    transferLot(lots, ledger, batch, this.#end.accounts.grey);
    this.station.group.addOutput(grams - waste, 0);
    this.#end.formed(batch);
  }
}
