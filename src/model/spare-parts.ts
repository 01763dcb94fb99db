// Spare parts of one plant by class: stock, reorder point, orders on their way. Knows no machine and no crew; the crew takes parts and is told of deliveries.
// Kernel file: classes are the numbers that `open` gave.
import type { Plain, Snapshotable } from '../base/plain.ts';
import { TICKS_PER_DAY } from '../base/units.ts';
import { RANK } from '../engine/kernel.ts';
import type { Stream } from '../engine/random.ts';
import type { StageWorld } from './stage.ts';

/** Rules of stock-keeping, as the parameters of people and plants have them. */
export interface StockRules {
  readonly spareLeadDays: number;
  readonly spareLeadCv: number;
  readonly spareCoverDays: number;
  readonly spareSafetyFactor: number;
  readonly spareUseFactor: number;
}

/** Classes of parts in one plant at most; entities of the lead-time stream are site × this + class. */
const MOST_CLASSES = 32;

/** Stock at which parts are ordered: mean use in a lead time and a safety stock for its Poisson spread.
 *  Units: parts a day, days; returns whole parts ≥ 0. Source: (s, Q) rule of stock theory, d·L + z·√(d·L), rounded up. */
export function reorderPoint(usePerDay: number, leadDays: number, safetyFactor: number): number {
  const mean = usePerDay * leadDays;
  return Math.ceil(mean + safetyFactor * Math.sqrt(mean));
}

/** Parts of one order: the use of some days, at least one. */
export function orderQuantity(usePerDay: number, coverDays: number): number {
  return Math.max(1, Math.ceil(usePerDay * coverDays));
}

interface PartClass {
  readonly reorderPoint: number;
  readonly orderQuantity: number;
  readonly lead: Stream;
}

/** The store of one plant; full when a class is opened. */
export class SpareParts implements Snapshotable {
  readonly #world: StageWorld;
  readonly #site: number;
  readonly #rules: StockRules;
  readonly #deliverCode: number;
  readonly #classes: PartClass[] = [];
  readonly #onHand = new Int32Array(MOST_CLASSES);
  readonly #onOrder = new Int32Array(MOST_CLASSES);
  readonly #used = new Int32Array(MOST_CLASSES);

  /** `onDelivery(partClass)` runs when ordered parts have come. */
  constructor(world: StageWorld, site: number, rules: StockRules, onDelivery: (partClass: number) => void) {
    this.#world = world;
    this.#site = site;
    this.#rules = rules;
    this.#deliverCode = world.kernel.register(`${world.cluster.sites[site]!.id}.spareDelivery`, (partClass) => {
      const { orderQuantity: quantity } = this.#classes[partClass]!;
      this.#onHand[partClass] = this.#onHand[partClass]! + quantity;
      this.#onOrder[partClass] = this.#onOrder[partClass]! - quantity;
      onDelivery(partClass);
    });
  }

  /** Opens a class whose failures alone would use `failuresPerDay` parts, with a full stock; returns its number. */
  open(failuresPerDay: number): number {
    const rules = this.#rules;
    const usePerDay = failuresPerDay * rules.spareUseFactor;
    const partClass = this.#classes.length;
    this.#classes.push({
      reorderPoint: reorderPoint(usePerDay, rules.spareLeadDays, rules.spareSafetyFactor),
      orderQuantity: orderQuantity(usePerDay, rules.spareCoverDays),
      lead: this.#world.streams.get('plant.spareLead', this.#site * MOST_CLASSES + partClass),
    });
    const { reorderPoint: point, orderQuantity: quantity } = this.#classes[partClass]!;
    this.#onHand[partClass] = point + quantity;
    return partClass;
  }

  onHand(partClass: number): number {
    return this.#onHand[partClass]!;
  }

  onOrder(partClass: number): number {
    return this.#onOrder[partClass]!;
  }

  /** Parts taken since the start of the run. */
  used(partClass: number): number {
    return this.#used[partClass]!;
  }

  /** Takes a part for one repair and orders more where the stock, with what is on its way less what repairs wait for, has come down to the
   *  reorder point. False when there is none. `othersWaiting`: repairs that wait for such a part besides this one. */
  take(partClass: number, othersWaiting: number): boolean {
    const has = this.#onHand[partClass]! > 0;
    if (has) {
      this.#onHand[partClass] = this.#onHand[partClass]! - 1;
      this.#used[partClass] = this.#used[partClass]! + 1;
    }
    const { reorderPoint: point, orderQuantity: quantity } = this.#classes[partClass]!;
    const waiting = othersWaiting + (has ? 0 : 1);
    if (this.#onHand[partClass]! + this.#onOrder[partClass]! - waiting <= point) this.#order(partClass, quantity);
    return has;
  }

  save(): Plain {
    return { onHand: this.#onHand.slice(), onOrder: this.#onOrder.slice(), used: this.#used.slice() };
  }

  load(saved: Plain): void {
    const from = saved as Record<'onHand' | 'onOrder' | 'used', Int32Array>;
    this.#onHand.set(from.onHand);
    this.#onOrder.set(from.onOrder);
    this.#used.set(from.used);
  }

  #order(partClass: number, quantity: number): void {
    const { kernel } = this.#world;
    const { spareLeadDays, spareLeadCv } = this.#rules;
    const days = this.#classes[partClass]!.lead.lognormal(spareLeadDays, spareLeadCv);
    this.#onOrder[partClass] = this.#onOrder[partClass]! + quantity;
    kernel.schedule(kernel.now + Math.max(1, Math.round(days * TICKS_PER_DAY)), RANK.completion, this.#deliverCode, partClass, 0);
  }
}
