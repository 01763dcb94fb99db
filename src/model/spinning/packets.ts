// What becomes of a packet's mass at a process: waste to sinks and to the next laydown, sliver to yarn. Books; decides and draws nothing.
import { LOT_KIND } from '../domain/lots.ts';
import type { SpinningProcess } from '../domain/cluster.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import type { SpinningAccounts } from './accounts.ts';
import type { RouteValues } from './route-values.ts';
import type { SpunPacket } from './spun-packet.ts';
import { comb, writeYarnTraits } from './traits.ts';
import { PROCESS_WASTE, softWastePercent } from './waste.ts';

/** A change of count never takes more than this share of a packet. */
const MOST_CHANGE_WASTE = 0.1;

/** Books what a process takes out of a packet and returns the grams that are left. */
export function takeWaste(world: StageWorld, accounts: SpinningAccounts, process: SpinningProcess, lot: number, p: SpinningValues): number {
  const { lots, ledger } = world;
  const grams = lots.grams(lot);
  const { foreignMatterGrams, fibreGrams, noilGrams } = PROCESS_WASTE[process](lots, lot, p);
  const sinks = accounts.waste[process];
  if (foreignMatterGrams > 0) ledger.post(accounts.line, sinks.foreignMatter, foreignMatterGrams);
  if (fibreGrams > 0) ledger.post(accounts.line, sinks.fibre, fibreGrams);
  if (noilGrams > 0) ledger.post(accounts.line, accounts.noil, noilGrams);
  const left = grams - foreignMatterGrams - fibreGrams - noilGrams;
  if (left !== grams) lots.setGrams(lot, left);
  if (process === 'comber') comb(lots, lot, p);
  return left;
}

/** Turns a spun sliver into a yarn lot, which is returned, and soft waste, which is appended to `reusable`. */
export function doff(
  world: StageWorld,
  accounts: SpinningAccounts,
  sliver: number,
  spun: SpunPacket,
  reusable: number[],
  route: RouteValues,
  p: SpinningValues,
): number {
  const { lots, ledger, kernel } = world;
  const grams = lots.grams(sliver);
  const site = lots.site(sliver);
  const weighed = lots.weighedTick(sliver);
  const ofProcesses = Math.round((grams * softWastePercent(spun.endsDownPercent, route.isRotor, p)) / 100);
  const wasteGrams = ofProcesses + Math.min(spun.changeWasteGrams, Math.floor(grams * MOST_CHANGE_WASTE));
  lots.consume(sliver);
  if (wasteGrams > 0) {
    ledger.post(accounts.line, accounts.reusable, wasteGrams);
    const waste = lots.create(LOT_KIND.byProduct, accounts.reusable, wasteGrams, kernel.now, site, -1, weighed);
    lots.addParent(waste, sliver, wasteGrams);
    reusable.push(waste);
  }
  const yarn = lots.create(LOT_KIND.yarn, accounts.line, grams - wasteGrams, kernel.now, site, -1, weighed);
  lots.addParent(yarn, sliver, grams - wasteGrams);
  writeYarnTraits(lots, sliver, yarn, spun, route, p);
  return yarn;
}
