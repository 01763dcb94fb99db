// Opens a laydown: bales and reusable waste become one mixture, the mixture becomes packets. Asks nobody; the line brings the choice.
import { assert } from '../../base/assert.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import { consumeLot } from '../domain/books.ts';
import { LOT_KIND } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import type { SpinningAccounts } from './accounts.ts';
import { MIX_CV_COLUMN, mixTraits } from './traits.ts';

export interface OpenedLaydown {
  readonly laydown: number;
  readonly micronaire: number;
}

/** Turns `count` bales of the store and as much reusable waste as the mix bears into a laydown lot and cuts it into slivers, which are
 *  appended to `packets`. Waste that the mix does not bear is lost; `reusable` is empty afterwards.
 *  Fails: AssertionError when a bale is not in the store or chosen twice. */
export function openLaydown(
  world: StageWorld,
  accounts: SpinningAccounts,
  site: number,
  choice: { readonly bales: Int32Array; readonly count: number; readonly lastMicronaire: number },
  reusable: number[],
  packets: number[],
  p: SpinningValues,
): OpenedLaydown {
  const { lots, ledger, kernel } = world;
  const { bales, count } = choice;
  let baleGrams = 0;
  let weighed = 0;
  for (let i = 0; i < count; i += 1) {
    const bale = bales[i]!;
    if (lots.account(bale) !== accounts.store) assert(false, `bale ${bale} is not in the store of site ${site}`);
    const grams = lots.grams(bale);
    baleGrams += grams;
    weighed += grams * lots.weighedTick(bale);
    ledger.post(accounts.store, accounts.line, grams);
    // From here on a second mention of the bale fails the assertion above.
    lots.consume(bale);
  }
  const reused = reusableShare(world, accounts, reusable, Math.floor((baleGrams * p.recycleMaxPercent) / 100));
  const total = baleGrams + reused;
  const laydown = lots.create(LOT_KIND.laydown, accounts.line, total, kernel.now, site, -1, weighed / baleGrams);
  for (let i = 0; i < count; i += 1) lots.addParent(laydown, bales[i]!, lots.grams(bales[i]!));
  for (const lot of reusable) lots.addParent(laydown, lot, lots.grams(lot));
  reusable.length = 0;
  const micronaire = mixTraits(lots, laydown, bales, count, choice.lastMicronaire, p);
  cut(world, accounts, site, laydown, packets, p);
  return { laydown, micronaire };
}

/** Moves reusable lots into the line up to the limit and drops the others as lost; leaves those used in the list. Returns their grams. */
function reusableShare(world: StageWorld, accounts: SpinningAccounts, reusable: number[], limitGrams: number): number {
  const { lots, ledger } = world;
  let used = 0;
  let kept = 0;
  for (const lot of reusable) {
    const grams = lots.grams(lot);
    if (used + grams <= limitGrams) {
      used += grams;
      ledger.post(accounts.reusable, accounts.line, grams);
      lots.consume(lot);
      reusable[kept] = lot;
      kept += 1;
    } else {
      consumeLot(lots, ledger, lot, accounts.unusedSoftWaste);
    }
  }
  reusable.length = kept;
  return used;
}

function cut(world: StageWorld, accounts: SpinningAccounts, site: number, laydown: number, packets: number[], p: SpinningValues): void {
  const { lots, kernel } = world;
  const total = lots.grams(laydown);
  const count = Math.max(1, Math.round(total / (p.packetKg * GRAMS_PER_KG)));
  const size = Math.floor(total / count);
  for (let i = 0; i < count; i += 1) {
    const grams = i === count - 1 ? total - size * (count - 1) : size;
    const sliver = lots.create(LOT_KIND.sliver, accounts.line, grams, kernel.now, site, -1, lots.weighedTick(laydown));
    lots.addParent(sliver, laydown, grams);
    for (let trait = 0; trait <= MIX_CV_COLUMN; trait += 1) lots.setTrait(sliver, trait, lots.trait(laydown, trait));
    packets.push(sliver);
  }
  lots.consume(laydown);
}
