// The silhouette: how much closer each point is to its own cluster than to the next; judges a clustering, makes none.
// Source: Rousseeuw 1987, Silhouettes, J. Comput. Appl. Math. 20, 53–65.

/** The silhouette of one point: −1 … 1, and 0 when it is alone in its cluster. `sums` is scratch of length clusterCount. */
function pointSilhouette(points: readonly Float64Array[], labels: Int32Array, index: number, sizes: Int32Array, sums: Float64Array): number {
  const own = labels[index]!;
  if (sizes[own]! < 2) return 0;
  const point = points[index]!;
  sums.fill(0);
  for (let i = 0; i < points.length; i += 1) {
    const other = points[i]!;
    let squares = 0;
    for (let j = 0; j < point.length; j += 1) squares += (point[j]! - other[j]!) * (point[j]! - other[j]!);
    sums[labels[i]!]! += Math.sqrt(squares);
  }
  const inside = sums[own]! / (sizes[own]! - 1);
  let outside = Infinity;
  for (let k = 0; k < sums.length; k += 1) {
    if (k !== own && sizes[k]! > 0) outside = Math.min(outside, sums[k]! / sizes[k]!);
  }
  const larger = Math.max(inside, outside);
  return larger === 0 || larger === Infinity ? 0 : (outside - inside) / larger;
}

/** The mean silhouette over at most `judgedRows` evenly spaced points, each measured against all points; Euclidean distance.
 *  Units and shapes: labels 0 … clusterCount − 1, one per point; 0 for one cluster. */
export function silhouette(points: readonly Float64Array[], labels: Int32Array, clusterCount: number, judgedRows: number): number {
  const sizes = new Int32Array(clusterCount);
  for (const label of labels) sizes[label]! += 1;
  const sums = new Float64Array(clusterCount);
  const judged = Math.min(points.length, Math.max(1, Math.floor(judgedRows)));
  let total = 0;
  for (let k = 0; k < judged; k += 1) {
    total += pointSilhouette(points, labels, Math.floor((k * points.length) / judged), sizes, sums);
  }
  return total / judged;
}
