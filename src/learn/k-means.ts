// Clusters rows by k-means: scaling, restarts, the best of them, the number of clusters by silhouette, assignment of new rows.
import { assert } from '../base/assert.ts';
import { failure, success, type Issue, type Result } from '../base/issue.ts';
import { kMeansStart } from './k-means-adapter.ts';
import { silhouette } from './silhouette.ts';
import { columnsOf, deviationFrom, mean, tableIssues } from './table.ts';

/** Plain data. Clusters are numbered by their centres: ascending in the first column, then the second, … */
export interface ClusterModel {
  readonly kind: 'k-means';
  readonly names: readonly string[];
  /** Scaled value = (value − shift) / scale. */
  readonly shifts: readonly number[];
  readonly scales: readonly number[];
  /** Centres in scaled units, clusterCount × columns. */
  readonly centres: readonly (readonly number[])[];
  /** Rows in each cluster. */
  readonly sizes: readonly number[];
  /** Sum of squared distances to the own centre, in scaled units. */
  readonly within: number;
  /** Mean silhouette, −1 … 1; 0 for one cluster. */
  readonly silhouette: number;
}

export interface ClusterOptions {
  /** 'z-score' gives every column mean 0 and deviation 1 (divisor n); 'none' keeps the units. */
  readonly scaling: 'z-score' | 'none';
  /** Seeded starts, at least 10. */
  readonly restarts: number;
  /** Rows judged for the silhouette, evenly spaced over all; its cost grows with rows × judged rows. */
  readonly silhouetteRows: number;
}

export interface Observations {
  readonly names: readonly string[];
  readonly rows: readonly Float64Array[];
}

const TWO_TO_32 = 4_294_967_296;

/** The squared distance between two points of equal length. */
export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += (a[j]! - b[j]!) * (a[j]! - b[j]!);
  return sum;
}

/** The number of the centre next to the point, the lowest of equals; never allocates. */
function nearest(centres: readonly ArrayLike<number>[], point: ArrayLike<number>): number {
  let best = 0;
  let bestDistance = Infinity;
  for (let k = 0; k < centres.length; k += 1) {
    const distance = squaredDistance(centres[k]!, point);
    if (distance < bestDistance) {
      best = k;
      bestDistance = distance;
    }
  }
  return best;
}

function compareCentres(a: Float64Array, b: Float64Array): number {
  for (let j = 0; j < a.length; j += 1) if (a[j] !== b[j]) return a[j]! - b[j]!;
  return 0;
}

/** Number of rows that differ from all others, counted up to `limit`. */
function distinctRows(rows: readonly Float64Array[], limit: number): number {
  const seen = new Set<string>();
  for (const row of rows) {
    seen.add(row.join(' '));
    if (seen.size >= limit) break;
  }
  return seen.size;
}

function clusterIssues(data: Observations, clusterCount: number): Issue[] {
  const issues = tableIssues({ ...data, target: new Float64Array(data.rows.length) }, clusterCount);
  if (issues.length > 0) return issues;
  const distinct = distinctRows(data.rows, clusterCount);
  if (distinct >= clusterCount) return [];
  return [{ code: 'learn.too-few-distinct-rows', path: 'rows', got: `${distinct}`, expected: `at least ${clusterCount}` }];
}

interface Clustering {
  readonly centres: readonly Float64Array[];
  readonly labels: Int32Array;
  readonly within: number;
}

/** Labels and within-sum of the points for the centres, the centres in their canonical order. */
function settle(points: readonly Float64Array[], centres: readonly Float64Array[]): Clustering {
  const sorted = [...centres].sort(compareCentres);
  const labels = Int32Array.from(points, (point) => nearest(sorted, point));
  const within = points.reduce((sum, point, i) => sum + squaredDistance(point, sorted[labels[i]!]!), 0);
  return { centres: sorted, labels, within };
}

/** The clustering with the lowest within-sum of all restarts (the first of equals).
 *  Units and shapes: 1 ≤ clusterCount; draws `restarts` uniform numbers. Fails: issues of the table; fewer distinct rows than
 *  clusters; throws AssertionError on fewer than 10 restarts. */
export function fitClusters(data: Observations, clusterCount: number, options: ClusterOptions, uniform: () => number): Result<ClusterModel> {
  assert(options.restarts >= 10, `at least 10 restarts, got ${options.restarts}`);
  assert(Number.isInteger(clusterCount) && clusterCount >= 1, `clusterCount must be a whole number >= 1, got ${clusterCount}`);
  const issues = clusterIssues(data, clusterCount);
  if (issues.length > 0) return failure(issues);
  const columns = columnsOf(data.rows, data.names.length);
  const isScaled = options.scaling === 'z-score';
  const shifts = columns.map((column) => (isScaled ? mean(column) : 0));
  const scales = columns.map((column, j) => (isScaled ? deviationFrom(column, shifts[j]!) : 1));
  const points = data.rows.map((row) => row.map((value, j) => (value - shifts[j]!) / scales[j]!));
  let best: Clustering | undefined;
  for (let restart = 0; restart < options.restarts; restart += 1) {
    const seed = Math.floor(uniform() * TWO_TO_32);
    const found = settle(points, kMeansStart(points, clusterCount, seed));
    if (best === undefined || found.within < best.within) best = found;
  }
  const sizes = Array.from({ length: clusterCount }, () => 0);
  for (const label of best!.labels) sizes[label]! += 1;
  return success({
    kind: 'k-means',
    names: data.names,
    shifts,
    scales,
    centres: best!.centres.map((centre) => Array.from(centre)),
    sizes,
    within: best!.within,
    silhouette: silhouette(points, best!.labels, clusterCount, options.silhouetteRows),
  });
}

/** The clustering with the highest mean silhouette over the given numbers of clusters (each ≥ 2; the first of equals), and all
 *  silhouettes in the order asked. Fails: as fitClusters, for the first number that fails. */
export function chooseClusters(
  data: Observations,
  clusterCounts: readonly number[],
  options: ClusterOptions,
  uniform: () => number,
): Result<{ readonly model: ClusterModel; readonly silhouettes: readonly number[] }> {
  assert(clusterCounts.length > 0 && clusterCounts.every((count) => count >= 2), 'a silhouette needs at least 2 clusters');
  const models: ClusterModel[] = [];
  for (const count of clusterCounts) {
    const result = fitClusters(data, count, options, uniform);
    if (!result.ok) return result;
    models.push(result.value);
  }
  const silhouettes = models.map((model) => model.silhouette);
  return success({ model: models[silhouettes.indexOf(Math.max(...silhouettes))]!, silhouettes });
}

/** The squared distance of a row to the centre of one cluster, in scaled units; never allocates. */
export function distanceToCluster(model: ClusterModel, cluster: number, row: ArrayLike<number>): number {
  const centre = model.centres[cluster]!;
  let sum = 0;
  for (let j = 0; j < centre.length; j += 1) {
    const difference = (row[j]! - model.shifts[j]!) / model.scales[j]! - centre[j]!;
    sum += difference * difference;
  }
  return sum;
}

/** The cluster whose centre is next to the row, the lowest of equals; never allocates. */
export function assignCluster(model: ClusterModel, row: ArrayLike<number>): number {
  let best = 0;
  let bestDistance = Infinity;
  for (let k = 0; k < model.centres.length; k += 1) {
    const distance = distanceToCluster(model, k, row);
    if (distance < bestDistance) {
      best = k;
      bestDistance = distance;
    }
  }
  return best;
}
