// The stock and sink accounts of one spinning mill.
import type { SpinningMill } from '../domain/cluster.ts';
import type { StageWorld } from '../stage.ts';

export interface SpinningAccounts {
  /** Bales under the store's roof, and those that wait outside for room. */
  readonly store: number;
  readonly yard: number;
  /** Packets in the line, as laydown, sliver or yarn on cops. */
  readonly line: number;
  /** Soft waste and pneumafil that goes into the next laydown. */
  readonly reusable: number;
  /** Wound yarn until the receiver books it. */
  readonly yarn: number;
  /** What the combers take out; sold. */
  readonly noil: number;
  readonly fibreLoss: number;
  readonly foreignMatter: number;
}

/** Opens the accounts of a mill; `yard` is the store where the store is unlimited, `noil` is −1 where nothing is combed. */
export function openSpinningAccounts(world: StageWorld, mill: SpinningMill): SpinningAccounts {
  const { ledger } = world;
  const { site } = mill;
  const { id } = world.cluster.sites[site]!;
  const stock = (place: string, material: string): number => ledger.open({ name: `${id}/${place}`, kind: 'stock', material, site, use: undefined });
  const store = stock('store', 'lint');
  return {
    store,
    yard: mill.storeBales === undefined ? store : stock('yard', 'lint'),
    line: stock('line', 'sliver'),
    reusable: stock('reusable', 'softWaste'),
    yarn: stock('yarn', 'yarn'),
    noil: mill.route === 'combed-ring' ? ledger.open({ name: `${id}/noil`, kind: 'sink', material: 'noil', site, use: 'byProduct' }) : -1,
    fibreLoss: ledger.open({ name: `${id}/fibre-loss`, kind: 'sink', material: 'fibreWaste', site, use: 'fibreLoss' }),
    foreignMatter: ledger.open({ name: `${id}/foreign-matter`, kind: 'sink', material: 'trash', site, use: 'foreignMatter' }),
  };
}
