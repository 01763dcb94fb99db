// The season's totals as rows with units and decimals that suit their size. Pure.
import type { ClusterState } from '../../model/domain/cluster-state.ts';

type Totals = ClusterState['totals'];
type TotalKey = 'seedCotton' | 'lint' | 'yarn' | 'fabric' | 'fibreLoss' | 'electricity' | 'water';

export interface TotalRow {
  readonly key: TotalKey;
  readonly unit: 'tonnes' | 'megawattHours' | 'thousandCubicMetres';
  readonly baseline: number | undefined;
  readonly ai: number | undefined;
  readonly digits: number;
}

const ROWS: readonly { readonly key: TotalKey; readonly unit: TotalRow['unit']; readonly of: (totals: Totals) => number }[] = [
  { key: 'water', unit: 'thousandCubicMetres', of: (totals) => totals.irrigationWaterM3 / 1000 },
  { key: 'seedCotton', unit: 'tonnes', of: (totals) => totals.seedCottonTonnes },
  { key: 'lint', unit: 'tonnes', of: (totals) => totals.lintTonnes },
  { key: 'yarn', unit: 'tonnes', of: (totals) => totals.yarnTonnes },
  { key: 'fabric', unit: 'tonnes', of: (totals) => totals.fabricTonnes },
  { key: 'fibreLoss', unit: 'tonnes', of: (totals) => totals.fibreLossTonnes },
  { key: 'electricity', unit: 'megawattHours', of: (totals) => totals.electricityMwh },
];

/** Totals of both clusters in the order of the chain; small figures keep one decimal. */
export function totalsTable(baseline: Totals | undefined, ai: Totals | undefined): readonly TotalRow[] {
  return ROWS.map(({ key, unit, of }) => {
    const before = baseline && of(baseline);
    return { key, unit, baseline: before, ai: ai && of(ai), digits: (before ?? 0) >= 100 ? 0 : 1 };
  });
}
