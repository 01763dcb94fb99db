// How yarn becomes grey batches and grey fabric becomes finished fabric, as lots and postings. Decides and draws nothing.
import { transferLot, consumeLot } from '../domain/books.ts';
import { FABRIC, LOT_KIND } from '../domain/lots.ts';
import { PRODUCT } from '../domain/products.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { CAUSE, CAUSE_COLUMN, SPOILT_COLUMN } from './batch-columns.ts';

/** What differs between the batches of looms and of knitting machines. */
export interface BatchForm {
  /** Stock account of yarn in work. */
  readonly account: number;
  readonly product: number;
  readonly wastePercent: number;
  readonly gramsPerMetre: number;
}

/** Turns a yarn lot into one or more batches of at most the longest length and hands each to `add`; all of its grams go into them.
 *  Returns how many. */
export function batchesFrom(world: StageWorld, site: number, yarn: number, form: BatchForm, mostMetres: number, add: (batch: number) => void): number {
  const { lots, ledger, kernel } = world;
  const grams = lots.grams(yarn);
  const metres = (grams * (1 - form.wastePercent / 100)) / form.gramsPerMetre;
  const count = Math.max(1, Math.ceil(metres / mostMetres));
  const size = Math.floor(grams / count);
  consumeLot(lots, ledger, yarn, form.account);
  for (let i = 0; i < count; i += 1) {
    const part = i === count - 1 ? grams - size * (count - 1) : size;
    const batch = lots.create(LOT_KIND.greyFabric, form.account, part, kernel.now, site, -1, lots.weighedTick(yarn));
    lots.addParent(batch, yarn, part);
    lots.setTrait(batch, FABRIC.metres, (metres * part) / grams);
    lots.setTrait(batch, FABRIC.product, form.product);
    add(batch);
  }
  return count;
}

/** Takes what preparation washes out of a grey batch, which goes on to dyeing. */
export function washOut(world: StageWorld, accounts: TextileAccounts, grey: number, p: TextileValues): void {
  const { lots, ledger } = world;
  const grams = lots.grams(grey);
  const loss = Math.round((grams * p.finishingLossPercent) / 100);
  ledger.post(accounts.grey, accounts.finishingLoss, loss);
  lots.setGrams(grey, grams - loss);
  transferLot(lots, ledger, grey, accounts.wet);
}

/** Turns dyed grey fabric into a finished batch, which is returned.
 *  A running defect of the grey fabric stays; otherwise wet processing may have spoilt it. */
export function finishFabric(world: StageWorld, accounts: TextileAccounts, grey: number, p: TextileValues): number {
  const { lots, ledger, kernel } = world;
  const grams = lots.grams(grey);
  consumeLot(lots, ledger, grey, accounts.inspection);
  const batch = lots.create(LOT_KIND.fabric, accounts.inspection, grams, kernel.now, lots.site(grey), -1, lots.weighedTick(grey));
  lots.addParent(batch, grey, grams);
  lots.setTrait(batch, FABRIC.metres, lots.trait(grey, FABRIC.metres) * (1 - p.finishingShrinkPercent / 100));
  lots.setTrait(batch, FABRIC.yarnFaultsPer100m, lots.trait(grey, FABRIC.yarnFaultsPer100m));
  lots.setTrait(batch, FABRIC.weavingFaultsPer100m, lots.trait(grey, FABRIC.weavingFaultsPer100m));
  lots.setTrait(batch, FABRIC.product, lots.trait(grey, FABRIC.product));
  const formedCause = lots.trait(grey, CAUSE_COLUMN);
  const isSpoilt = lots.trait(grey, SPOILT_COLUMN) === 1;
  lots.setTrait(batch, CAUSE_COLUMN, formedCause === CAUSE.none && isSpoilt ? CAUSE.finishing : formedCause);
  return batch;
}

/** Whether the batch is knitted. */
export function isKnitted(world: StageWorld, batch: number): boolean {
  return world.lots.trait(batch, FABRIC.product) === PRODUCT.knitted;
}
