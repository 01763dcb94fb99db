// Everything that a stage has brought about so far, as one text: equal texts mean equal runs to the last bit.
import { TRAIT_STRIDE } from '../../../src/model/domain/lots.ts';
import type { Stage, StageWorld } from '../../../src/model/stage.ts';

/** Lots with mass, place and traits, stocks, activities, machine time and the number of events. */
export function outcomeText(world: StageWorld, stage: Stage): string {
  const { lots, ledger, activities, kernel } = world;
  const rows: number[][] = [];
  for (let lot = 0; lot < lots.count; lot += 1) {
    const row = [lots.kind(lot), lots.grams(lot), lots.account(lot), lots.createdTick(lot), lots.weighedTick(lot)];
    for (let trait = 0; trait < TRAIT_STRIDE; trait += 1) row.push(lots.trait(lot, trait));
    rows.push(row);
  }
  const stocks = ledger.accounts.map((_, account) => ledger.stockGrams(account));
  const totals = Array.from({ length: 10 }, (_, activity) => activities.total(0, activity));
  return JSON.stringify({ rows, stocks, totals, machines: stage.machines(), events: kernel.dispatched, now: kernel.now });
}
