// Finds what stands at a site: its row among blocks, points, gins or mills, and the state of its machines in a frame. Pure.
import type { Cluster } from '../../model/domain/cluster.ts';
import type { PolicyFrame } from '../../runtime/frames.ts';

export type SiteRow =
  | { readonly kind: 'farm'; readonly rows: readonly number[] }
  | { readonly kind: 'receivingPoint' | 'gin' | 'spinningMill' | 'textileMill'; readonly row: number }
  | { readonly kind: 'market' };

/** For each site, its kind and row; a farm may hold several blocks. */
export function siteRowsOf(cluster: Cluster): readonly SiteRow[] {
  return cluster.sites.map((site, index): SiteRow => {
    switch (site.kind) {
      case 'farm':
        return { kind: 'farm', rows: cluster.blocks.flatMap((block, row) => (block.site === index ? [row] : [])) };
      case 'receivingPoint':
        return { kind: 'receivingPoint', row: cluster.receivingPoints.findIndex((point) => point.site === index) };
      case 'gin':
        return { kind: 'gin', row: cluster.gins.findIndex((gin) => gin.site === index) };
      case 'spinningMill':
        return { kind: 'spinningMill', row: cluster.spinningMills.findIndex((mill) => mill.site === index) };
      case 'textileMill':
        return { kind: 'textileMill', row: cluster.textileMills.findIndex((mill) => mill.site === index) };
      case 'market':
        return { kind: 'market' };
    }
  });
}

/** The machine state (0 idle, 1 running, 2 down) at a site, or undefined where there are no machines. */
export function machineState(row: SiteRow, frame: PolicyFrame): number | undefined {
  switch (row.kind) {
    case 'gin':
      return frame.gins.state[row.row];
    case 'spinningMill':
      return frame.spinningMills.state[row.row];
    case 'textileMill':
      return frame.textileMills.state[row.row];
    default:
      return undefined;
  }
}

/** Material that lies at a site and is drawn as a pile, tonnes: seed cotton at points and gins; 0 elsewhere. */
export function pileTonnes(row: SiteRow, frame: PolicyFrame): number {
  if (row.kind === 'receivingPoint') return frame.receivingPoints.waitingTonnes[row.row] ?? 0;
  if (row.kind === 'gin') return frame.gins.yardTonnes[row.row] ?? 0;
  return 0;
}
