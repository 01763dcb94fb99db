// Categories of bales by their measured traits: k-means on z-scores, the number of categories by silhouette.
import { assignCluster, chooseClusters, type ClusterModel } from '../../learn/k-means.ts';
import { BALE_COLUMNS } from '../history.ts';

/** Plain data: the clustering of the history's bales. */
export interface BaleCategories {
  readonly model: ClusterModel;
}

/** Fewest categories that are tried (processing sheet 2.5: k = 6 to 10) and most bales that are clustered, evenly thinned. */
const FEWEST_CATEGORIES = 6;
const MOST_BALES = 400;

/** The categories that the traits suggest, or undefined when there are too few or too equal bales. */
export function fitBaleCategories(
  rows: readonly Float64Array[],
  mostCategories: number,
  uniform: () => number,
): BaleCategories | undefined {
  const step = Math.max(1, Math.ceil(rows.length / MOST_BALES));
  const sample = rows.filter((_, index) => index % step === 0);
  const counts: number[] = [];
  for (let k = FEWEST_CATEGORIES; k <= mostCategories; k += 1) counts.push(k);
  if (sample.length < 10 * mostCategories || counts.length === 0) return undefined;
  const chosen = chooseClusters(
    { names: BALE_COLUMNS, rows: sample },
    counts,
    { scaling: 'z-score', restarts: 10, silhouetteRows: 200 },
    uniform,
  );
  return chosen.ok ? { model: chosen.value.model } : undefined;
}

/** The category of a bale, 0 … k − 1. Traits in the order of the history's bale columns. */
export function baleCategory(categories: BaleCategories, traits: ArrayLike<number>): number {
  return assignCluster(categories.model, traits);
}
