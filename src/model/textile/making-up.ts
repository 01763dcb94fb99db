// Making-up: first-grade sheeting is cut and sewn into bed-linen sets, first ones and seconds. Moves their mass; the luck was drawn with the fabric.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { ACTIVITY } from '../domain/activities.ts';
import { consumeLot, transferLot } from '../domain/books.ts';
import { FABRIC, LOT_KIND, MADE_UP } from '../domain/lots.ts';
import { PRODUCT } from '../domain/products.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { RepairCrew } from '../repair-crew.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { SECOND_SETS_COLUMN } from './batch-columns.ts';
import { massShareInSets, setsFrom } from './formulas/cut-plan.ts';
import { GRADE } from './inspection.ts';
import { Station } from './station.ts';

export interface MakingUpEnd {
  readonly crew: RepairCrew;
  readonly accounts: TextileAccounts;
  /** A lot of sets leaves for the buyer. */
  made(sets: number): void;
  /** The batch is used up. */
  used(batch: number): void;
}

export class MakingUp implements Snapshotable {
  readonly sewing: Station;
  readonly #world: StageWorld;
  readonly #p: TextileValues;
  readonly #end: MakingUpEnd;

  constructor(world: StageWorld, options: MachineGroupOptions, p: TextileValues, end: MakingUpEnd) {
    this.#world = world;
    this.#p = p;
    this.#end = end;
    this.sewing = new Station(world, options, p.makingUpBufferBatches, end.crew, (batch) => this.#sewn(batch));
  }

  /** Whether the batch is long enough for a set and another one may wait. */
  takes(batch: number): boolean {
    return !this.sewing.isFull && this.#world.lots.trait(batch, FABRIC.metres) >= this.#p.metresPerSet;
  }

  receive(batch: number): void {
    const { lots, ledger } = this.#world;
    lots.setTrait(batch, FABRIC.product, PRODUCT.bedLinen);
    transferLot(lots, ledger, batch, this.#end.accounts.makingUp);
    this.sewing.add(batch);
  }

  feed(): void {
    if (this.sewing.isReady(true)) this.sewing.start(this.#sets(this.sewing.first), 1, 0);
  }

  save(): Plain {
    return this.sewing.save();
  }

  load(saved: Plain): void {
    this.sewing.load(saved);
  }

  /** Sets that the batch gives after spoiling faults that the cutter sees were cut out. */
  #sets(batch: number): number {
    const { lots } = this.#world;
    const p = this.#p;
    const metres = lots.trait(batch, FABRIC.metres);
    const faultsPer100m = lots.trait(batch, FABRIC.yarnFaultsPer100m) + lots.trait(batch, FABRIC.weavingFaultsPer100m);
    const cutOut = ((faultsPer100m * metres) / 100) * p.majorFaultShare * p.cutterSensitivity * p.cutOutMetres;
    return setsFrom(metres, cutOut, p.metresPerSet);
  }

  #sewn(batch: number): void {
    const { lots, ledger, activities } = this.#world;
    const { accounts } = this.#end;
    const p = this.#p;
    const sets = this.#sets(batch);
    const grams = lots.grams(batch);
    const metres = lots.trait(batch, FABRIC.metres);
    const inSets = Math.min(grams, Math.max(sets, Math.round(grams * massShareInSets(sets, metres, p.metresPerSet, p.cuttingUtilisation))));
    const seconds = Math.min(sets, lots.trait(batch, SECOND_SETS_COLUMN));
    activities.add(lots.site(batch), ACTIVITY.heat, sets * p.sewingHeatMjPerSet);
    ledger.post(accounts.makingUp, accounts.makingUpLoss, grams - inSets);
    lots.consume(batch);
    const secondGrams = Math.floor((inSets * seconds) / sets);
    this.sewing.group.addOutput(inSets, secondGrams);
    this.sewing.group.addPieces(sets);
    if (sets > seconds) this.#leave(batch, sets - seconds, inSets - secondGrams, (metres * (sets - seconds)) / sets, GRADE.first);
    if (seconds > 0) this.#leave(batch, seconds, secondGrams, (metres * seconds) / sets, GRADE.second);
    this.#end.used(batch);
  }

  /** One lot of sets of one grade; a defect of the fabric that inspection passed is in all of them. */
  #leave(batch: number, sets: number, massGrams: number, metres: number, grade: number): void {
    const { lots, ledger, kernel } = this.#world;
    const { accounts } = this.#end;
    const lot = lots.create(LOT_KIND.madeUp, accounts.makingUp, massGrams, kernel.now, lots.site(batch), -1, lots.weighedTick(batch));
    lots.addParent(lot, batch, massGrams);
    lots.setTrait(lot, MADE_UP.metres, metres);
    lots.setTrait(lot, MADE_UP.sets, sets);
    lots.setTrait(lot, MADE_UP.weavingFaultsPer100m, lots.trait(batch, FABRIC.weavingFaultsPer100m));
    lots.setTrait(lot, MADE_UP.pointsPer100m2, lots.trait(batch, FABRIC.pointsPer100m2));
    lots.setTrait(lot, MADE_UP.grade, grade);
    lots.setTrait(lot, MADE_UP.isTrulyDefective, lots.trait(batch, FABRIC.isTrulyDefective));
    lots.setTrait(lot, MADE_UP.product, PRODUCT.bedLinen);
    consumeLot(lots, ledger, lot, accounts.finishedSets);
    this.#end.made(lot);
  }
}
