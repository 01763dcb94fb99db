// What becomes of a packet's mass at a process: waste to the sinks, sliver to yarn and soft waste. Books; decides and draws nothing.
import { LOT_KIND } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import type { SpinningAccounts } from './accounts.ts';
import type { SpunPacket } from './ring-room.ts';
import { writeYarnTraits } from './traits.ts';
import { PROCESS_WASTE } from './waste.ts';

/** Books what a process takes out of a packet and returns the grams that are left. */
export function takeWaste(world: StageWorld, accounts: SpinningAccounts, process: number, lot: number, p: SpinningValues): number {
  const { lots, ledger } = world;
  const grams = lots.grams(lot);
  const waste = PROCESS_WASTE[process]!(lots, lot, p);
  ledger.post(accounts.line, accounts.foreignMatter, waste.foreignMatterGrams);
  ledger.post(accounts.line, accounts.fibreLoss, waste.fibreGrams);
  const left = grams - waste.foreignMatterGrams - waste.fibreGrams;
  if (left !== grams) lots.setGrams(lot, left);
  return left;
}

/** Turns a spun sliver into a yarn lot, which is returned, and soft waste, which is appended to `reusable`. */
export function doff(
  world: StageWorld,
  accounts: SpinningAccounts,
  sliver: number,
  spun: SpunPacket,
  reusable: number[],
  p: SpinningValues,
): number {
  const { lots, ledger, kernel } = world;
  const grams = lots.grams(sliver);
  const site = lots.site(sliver);
  const weighed = lots.weighedTick(sliver);
  const wastePercent = p.softWastePercent + p.pneumafilBasePercent + spun.endsDownPercent;
  const wasteGrams = Math.round((grams * wastePercent) / 100);
  lots.consume(sliver);
  if (wasteGrams > 0) {
    ledger.post(accounts.line, accounts.reusable, wasteGrams);
    const waste = lots.create(LOT_KIND.byProduct, accounts.reusable, wasteGrams, kernel.now, site, -1, weighed);
    lots.addParent(waste, sliver, wasteGrams);
    reusable.push(waste);
  }
  const yarn = lots.create(LOT_KIND.yarn, accounts.line, grams - wasteGrams, kernel.now, site, -1, weighed);
  lots.addParent(yarn, sliver, grams - wasteGrams);
  writeYarnTraits(lots, sliver, yarn, spun, p);
  return yarn;
}
