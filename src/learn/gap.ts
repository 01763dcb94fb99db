// The gap statistic: how many clusters there are, one included, against rows strewn evenly over the same box; clusters by k-means.ts.
// Source: Tibshirani, Walther & Hastie 2001, Estimating the number of clusters in a data set via the gap statistic, J. R. Statist. Soc. B
// 63, 411–423, section 4 (reference rows in the box of the principal axes, rule of one standard error).
import { assert } from '../base/assert.ts';
import { failure, success, type Result } from '../base/issue.ts';
import { ln } from '../base/math.ts';
import { fitClusters, type ClusterModel, type ClusterOptions, type Observations } from './k-means.ts';
import { fitComponents, projectInto } from './principal-components.ts';
import { mean, deviationFrom } from './table.ts';

export interface GapOptions extends ClusterOptions {
  /** Evenly strewn sets to compare with, at least 5. */
  readonly referenceSets: number;
  /** Rows compared, drawn when there are more: bounds the cost, which is that of referenceSets + 1 clusterings for every number tried. */
  readonly comparedRows: number;
}

export interface GapChoice {
  readonly clusterCount: number;
  /** The clustering of all rows into that many clusters. */
  readonly model: ClusterModel;
  /** For 1, 2, … clusters: mean ln within-sum of the even sets less that of the rows. */
  readonly gaps: readonly number[];
  /** Standard error of each gap from the finite number of even sets. */
  readonly errors: readonly number[];
}

/** ln of the within-sum for 1 … most clusters. */
function logWithins(data: Observations, most: number, options: ClusterOptions, uniform: () => number): Result<number[]> {
  const found: number[] = [];
  for (let count = 1; count <= most; count += 1) {
    const model = fitClusters(data, count, { ...options, scaling: 'none', silhouetteRows: 1 }, uniform);
    if (!model.ok) return model;
    found.push(ln(model.value.within));
  }
  return success(found);
}

/** At most `most` rows in their order, each as likely as any other. Drawn, because evenly spaced rows of machines that take turns
 *  would leave some machines out. */
function drawnRows(rows: readonly Float64Array[], most: number, uniform: () => number): readonly Float64Array[] {
  if (rows.length <= most) return rows;
  let wanted = most;
  return rows.filter((_, i) => {
    const isTaken = uniform() * (rows.length - i) < wanted;
    if (isTaken) wanted -= 1;
    return isTaken;
  });
}

/** The smallest number whose gap is not beaten by the next one's less its standard error; `most` when there is none below it.
 *  Units and shapes: most ≥ 2. Draws `restarts` uniform numbers per set and number tried, rows compared × columns
 *  per even set, and one per row when there are more than compared.
 *  Fails: issues of the table; fewer rows than columns; fewer distinct rows than most + 1; AssertionError on senseless options. */
export function chooseByGap(data: Observations, most: number, options: GapOptions, uniform: () => number): Result<GapChoice> {
  assert(Number.isInteger(most) && most >= 2, `most must be a whole number >= 2, got ${most}`);
  assert(options.referenceSets >= 5, `at least 5 reference sets, got ${options.referenceSets}`);
  assert(options.comparedRows >= most + 1, `comparedRows must exceed ${most}`);
  const components = fitComponents(data, options.scaling);
  if (!components.ok) return components;
  const { names } = data;
  // Distances do not change when the axes turn, so rows and even sets are both compared along the principal axes.
  const turned = drawnRows(data.rows, Math.floor(options.comparedRows), uniform).map((row) => {
    const out = new Float64Array(names.length);
    projectInto(components.value, row, out);
    return out;
  });
  const distinct = new Set(turned.map((row) => row.join(' '))).size;
  if (distinct <= most) {
    return failure([{ code: 'learn.too-few-distinct-rows', path: 'rows', got: `${distinct}`, expected: `at least ${most + 1}` }]);
  }
  const own = logWithins({ names, rows: turned }, most, options, uniform);
  if (!own.ok) return own;
  const low = names.map((_, j) => turned.reduce((least, row) => Math.min(least, row[j]!), Infinity));
  const width = names.map((_, j) => turned.reduce((largest, row) => Math.max(largest, row[j]!), -Infinity) - low[j]!);
  const strewn: number[][] = [];
  for (let set = 0; set < options.referenceSets; set += 1) {
    const rows = turned.map((row) => row.map((_, j) => low[j]! + width[j]! * uniform()));
    const reference = logWithins({ names, rows }, most, options, uniform);
    if (!reference.ok) return reference;
    strewn.push(reference.value);
  }
  const perCount = own.value.map((_, k) => strewn.map((set) => set[k]!));
  const gaps = own.value.map((value, k) => mean(perCount[k]!) - value);
  const errors = perCount.map((values) => deviationFrom(values, mean(values)) * Math.sqrt(1 + 1 / options.referenceSets));
  const settled = gaps.findIndex((gap, k) => k + 1 < gaps.length && gap >= gaps[k + 1]! - errors[k + 1]!);
  const clusterCount = settled < 0 ? most : settled + 1;
  const model = fitClusters(data, clusterCount, options, uniform);
  return model.ok ? success({ clusterCount, model: model.value, gaps, errors }) : model;
}
