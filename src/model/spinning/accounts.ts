// The stock and sink accounts of one spinning mill.
import type { Ledger } from '../domain/ledger.ts';
import type { StageWorld } from '../stage.ts';

export interface SpinningAccounts {
  /** Bales. */
  readonly store: number;
  /** Packets in the line, as laydown, sliver or yarn on cops. */
  readonly line: number;
  /** Soft waste and pneumafil that goes into the next laydown. */
  readonly reusable: number;
  /** Wound yarn until the receiver books it. */
  readonly yarn: number;
  readonly fibreLoss: number;
  readonly foreignMatter: number;
}

/** Opens the accounts of the mill at a site. */
export function openSpinningAccounts(world: StageWorld, site: number): SpinningAccounts {
  const { ledger } = world;
  const id = world.cluster.sites[site]!.id;
  const stock = (place: string, material: string): number => openStock(ledger, `${id}/${place}`, material, site);
  return {
    store: stock('store', 'lint'),
    line: stock('line', 'sliver'),
    reusable: stock('reusable', 'softWaste'),
    yarn: stock('yarn', 'yarn'),
    fibreLoss: ledger.open({ name: `${id}/fibre-loss`, kind: 'sink', material: 'fibreWaste', site, use: 'fibreLoss' }),
    foreignMatter: ledger.open({ name: `${id}/foreign-matter`, kind: 'sink', material: 'trash', site, use: 'foreignMatter' }),
  };
}

function openStock(ledger: Ledger, name: string, material: string, site: number): number {
  return ledger.open({ name, kind: 'stock', material, site, use: undefined });
}
