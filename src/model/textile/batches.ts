// How yarn becomes grey batches and grey fabric becomes finished fabric, as lots and postings. Decides and draws nothing.
import { consumeLot } from '../domain/books.ts';
import { FABRIC, LOT_KIND, YARN } from '../domain/lots.ts';
import type { TextileValues } from '../parameters/textile.ts';
import type { StageWorld } from '../stage.ts';
import type { TextileAccounts } from './accounts.ts';
import { gramsPerMetre } from './plant-layout.ts';
import { CAUSE, CAUSE_COLUMN } from './weaving.ts';

/** Turns a yarn lot into one or more batches of at most the longest length, appended to `warped`; all of its grams go into them.
 *  Returns how many. */
export function warp(world: StageWorld, accounts: TextileAccounts, site: number, yarn: number, warped: number[], p: TextileValues): number {
  const { lots, ledger, kernel } = world;
  const grams = lots.grams(yarn);
  const perMetre = gramsPerMetre(lots.trait(yarn, YARN.countNe), p);
  const metres = (grams * (1 - p.weavingWastePercent / 100)) / perMetre;
  const count = Math.max(1, Math.ceil(metres / p.batchMaxMetres));
  const size = Math.floor(grams / count);
  consumeLot(lots, ledger, yarn, accounts.weaving);
  for (let i = 0; i < count; i += 1) {
    const part = i === count - 1 ? grams - size * (count - 1) : size;
    const batch = lots.create(LOT_KIND.greyFabric, accounts.weaving, part, kernel.now, site, -1, lots.weighedTick(yarn));
    lots.addParent(batch, yarn, part);
    lots.setTrait(batch, FABRIC.metres, (metres * part) / grams);
    warped.push(batch);
  }
  return count;
}

/** Turns grey fabric into a finished batch, which is returned, and what is washed out.
 *  A running defect of the grey fabric stays; otherwise finishing may have spoilt it. */
export function finishFabric(
  world: StageWorld,
  accounts: TextileAccounts,
  grey: number,
  isSpoilt: boolean,
  p: TextileValues,
): number {
  const { lots, ledger, kernel } = world;
  const grams = lots.grams(grey);
  const loss = Math.round((grams * p.finishingLossPercent) / 100);
  ledger.post(accounts.grey, accounts.finishingLoss, loss);
  ledger.post(accounts.grey, accounts.inspection, grams - loss);
  lots.consume(grey);
  const batch = lots.create(LOT_KIND.fabric, accounts.inspection, grams - loss, kernel.now, lots.site(grey), -1, lots.weighedTick(grey));
  lots.addParent(batch, grey, grams);
  lots.setTrait(batch, FABRIC.metres, lots.trait(grey, FABRIC.metres) * (1 - p.finishingShrinkPercent / 100));
  lots.setTrait(batch, FABRIC.yarnFaultsPer100m, lots.trait(grey, FABRIC.yarnFaultsPer100m));
  lots.setTrait(batch, FABRIC.weavingFaultsPer100m, lots.trait(grey, FABRIC.weavingFaultsPer100m));
  const wovenCause = lots.trait(grey, CAUSE_COLUMN);
  lots.setTrait(batch, CAUSE_COLUMN, wovenCause === CAUSE.none && isSpoilt ? CAUSE.finishing : wovenCause);
  return batch;
}
