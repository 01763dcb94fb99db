// Categories of bales and of field blocks as a picture: places on the first two principal components, centres, silhouette. Decides nothing.
import { assignCluster, chooseClusters, type ClusterModel, type Observations } from '../../learn/k-means.ts';
import { fitComponents, projectInto, type ComponentsModel } from '../../learn/principal-components.ts';
import type { ClusterMap, ClusterSubject } from '../../model/domain/decision-record.ts';

/** Points of a picture at most, evenly thinned; more would lie over one another. */
const MOST_POINTS = 400;
/** Management zones that are tried for blocks; more than a handful nobody treats differently. */
const FEWEST_ZONES = 2;
const MOST_ZONES = 5;
/** Blocks per zone at least, so that a zone is more than one field. */
const LEAST_BLOCKS_PER_ZONE = 3;

/** Rows of a table whose columns vary, all columns finite; undefined when fewer than two columns do. */
export function varyingOnly(names: readonly string[], rows: readonly Float64Array[]): Observations | undefined {
  const varying = names.flatMap((_, column) => (rows.some((row) => row[column] !== rows[0]![column]) ? [column] : []));
  if (varying.length < 2) return undefined;
  return { names: varying.map((column) => names[column]!), rows: rows.map((row) => Float64Array.from(varying, (column) => row[column]!)) };
}

/** The picture of rows in the categories of a clustering with the same columns; undefined when components cannot be found. */
export function clusterMapOf(subject: ClusterSubject, tick: number, data: Observations, model: ClusterModel): ClusterMap | undefined {
  const step = Math.max(1, Math.ceil(data.rows.length / MOST_POINTS));
  const rows = data.rows.filter((_, index) => index % step === 0);
  const fitted = fitComponents({ names: data.names, rows }, 'z-score');
  if (!fitted.ok) return undefined;
  const components: ComponentsModel = fitted.value;
  const x = new Float64Array(rows.length);
  const y = new Float64Array(rows.length);
  const place = new Float64Array(2);
  rows.forEach((row, index) => {
    projectInto(components, row, place);
    x[index] = place[0]!;
    y[index] = place[1]!;
  });
  const categories = Int32Array.from(rows, (row) => assignCluster(model, row));
  return {
    subject,
    tick,
    columns: data.names,
    centres: model.centres.map((centre) => centre.map((value, column) => model.shifts[column]! + value * model.scales[column]!)),
    sizes: model.sizes,
    silhouette: model.silhouette,
    shares: [components.shares[0]!, components.shares[1]!],
    loadings: data.names.map((_, column) => [components.loadings[0]![column]!, components.loadings[1]![column]!] as const),
    x,
    y,
    categories,
  };
}

/** Field blocks in zones, as many as the silhouette suggests; undefined with too few blocks or fewer than two features that differ. */
export function blockZones(tick: number, names: readonly string[], rows: readonly Float64Array[], uniform: () => number): ClusterMap | undefined {
  const most = Math.min(MOST_ZONES, Math.floor(rows.length / LEAST_BLOCKS_PER_ZONE));
  if (most < FEWEST_ZONES) return undefined;
  const data = varyingOnly(names, rows);
  if (!data) return undefined;
  const counts = Array.from({ length: most - FEWEST_ZONES + 1 }, (_, index) => FEWEST_ZONES + index);
  const chosen = chooseClusters(data, counts, { scaling: 'z-score', restarts: 10, silhouetteRows: MOST_POINTS }, uniform);
  return chosen.ok ? clusterMapOf('blocks', tick, data, chosen.value.model) : undefined;
}
