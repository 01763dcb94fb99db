// The stock and sink accounts of one textile mill.
import type { StageWorld } from '../stage.ts';

export interface TextileAccounts {
  readonly yarnStore: number;
  /** Warped batches before and on the looms. */
  readonly weaving: number;
  /** Batches before and on the knitting machines. */
  readonly knitting: number;
  /** Grey fabric before and in preparation. */
  readonly grey: number;
  /** Prepared and dyed fabric before and in dyeing and finishing. */
  readonly wet: number;
  /** Finished fabric on its way through inspection. */
  readonly inspection: number;
  /** First-grade sheeting before and in making-up. */
  readonly makingUp: number;
  readonly finished: number;
  readonly finishedSets: number;
  readonly weavingLoss: number;
  readonly knittingLoss: number;
  readonly finishingLoss: number;
  readonly makingUpLoss: number;
}

/** Opens the accounts of the mill at a site. */
export function openTextileAccounts(world: StageWorld, site: number): TextileAccounts {
  const { ledger } = world;
  const id = world.cluster.sites[site]!.id;
  const stock = (place: string, material: string): number =>
    ledger.open({ name: `${id}/${place}`, kind: 'stock', material, site, use: undefined });
  const sink = (place: string, material: string, use: 'sold' | 'fibreLoss' | 'foreignMatter'): number =>
    ledger.open({ name: `${id}/${place}`, kind: 'sink', material, site, use });
  return {
    yarnStore: stock('yarn-store', 'yarn'),
    weaving: stock('weaving', 'yarn'),
    knitting: stock('knitting', 'yarn'),
    grey: stock('grey', 'greyFabric'),
    wet: stock('wet', 'greyFabric'),
    inspection: stock('inspection', 'fabric'),
    makingUp: stock('making-up', 'fabric'),
    finished: sink('finished', 'fabric', 'sold'),
    finishedSets: sink('sets/finished', 'bedLinen', 'sold'),
    weavingLoss: sink('weaving-loss', 'yarnWaste', 'fibreLoss'),
    knittingLoss: sink('knitting-loss', 'yarnWaste', 'fibreLoss'),
    finishingLoss: sink('finishing-loss', 'washedOut', 'foreignMatter'),
    makingUpLoss: sink('making-up-loss', 'cuttings', 'fibreLoss'),
  };
}
