// The stock and sink accounts of one textile mill.
import type { StageWorld } from '../stage.ts';

export interface TextileAccounts {
  readonly yarnStore: number;
  /** Warped batches before and on the looms. */
  readonly weaving: number;
  /** Grey fabric before and in finishing. */
  readonly grey: number;
  /** Finished fabric on its way through inspection. */
  readonly inspection: number;
  readonly finished: number;
  readonly weavingLoss: number;
  readonly finishingLoss: number;
}

/** Opens the accounts of the mill at a site. */
export function openTextileAccounts(world: StageWorld, site: number): TextileAccounts {
  const { ledger } = world;
  const id = world.cluster.sites[site]!.id;
  const stock = (place: string, material: string): number =>
    ledger.open({ name: `${id}/${place}`, kind: 'stock', material, site, use: undefined });
  return {
    yarnStore: stock('yarn-store', 'yarn'),
    weaving: stock('weaving', 'yarn'),
    grey: stock('grey', 'greyFabric'),
    inspection: stock('inspection', 'fabric'),
    finished: ledger.open({ name: `${id}/finished`, kind: 'sink', material: 'fabric', site, use: 'sold' }),
    weavingLoss: ledger.open({ name: `${id}/weaving-loss`, kind: 'sink', material: 'yarnWaste', site, use: 'fibreLoss' }),
    finishingLoss: ledger.open({ name: `${id}/finishing-loss`, kind: 'sink', material: 'washedOut', site, use: 'foreignMatter' }),
  };
}
