// The ledger accounts of one gin: where its material can be and where it can go.
import type { Ledger, SinkUse } from '../domain/ledger.ts';

/** Account indices. */
export interface GinAccounts {
  /** Seed cotton waiting. */
  readonly yard: number;
  /** The seed-cotton lot that is being ginned. */
  readonly line: number;
  /** Lint in the press box, less than one bale. */
  readonly pressBox: number;
  /** Finished bales until the receiver books them. */
  readonly bales: number;
  readonly cottonseed: number;
  readonly trash: number;
  /** Good fibre in lint-cleaner waste, motes and handling losses. */
  readonly fibreLoss: number;
  /** The rest of lint-cleaner waste: trash, motes, fragments. */
  readonly motes: number;
  /** Water driven out by dryers, dried off or respired in the yard. */
  readonly evaporation: number;
  /** Where water of moisture restoration comes from. */
  readonly restorationWater: number;
}

/** Opens the accounts of a gin, named after its site. */
export function openGinAccounts(ledger: Ledger, site: number, siteId: string): GinAccounts {
  const stock = (place: string, material: string): number =>
    ledger.open({ name: `${siteId}/${place}`, kind: 'stock', material, site, use: undefined });
  const sink = (place: string, material: string, use: SinkUse): number =>
    ledger.open({ name: `${siteId}/${place}`, kind: 'sink', material, site, use });
  return {
    yard: stock('yard', 'seedCotton'),
    line: stock('line', 'seedCotton'),
    pressBox: stock('pressBox', 'lint'),
    bales: stock('bales', 'lint'),
    cottonseed: sink('cottonseed', 'cottonseed', 'byProduct'),
    trash: sink('trash', 'trash', 'foreignMatter'),
    fibreLoss: sink('fibreLoss', 'lint', 'fibreLoss'),
    motes: sink('motes', 'trash', 'foreignMatter'),
    evaporation: sink('evaporation', 'water', 'moisture'),
    restorationWater: ledger.open({ name: `${siteId}/restorationWater`, kind: 'source', material: 'water', site, use: undefined }),
  };
}
