// The only door to ml-kmeans: one seeded k-means++ start run until no centre moves; restarts and choices are made by k-means.ts.
// With a seed ml-kmeans 7.0.1 draws from its own xorshift generator and never from Math.random (without one it would). It calls one
// elementary function, floor(Math.log(k)) candidates per centre, whose value is far from a jump for every whole k, so bits agree.
import { kmeans } from 'ml-kmeans';

const MAXIMUM_ITERATIONS = 300;

/** The centres after one start. Units and shapes: points of equal length; 1 ≤ clusterCount ≤ distinct points; seed a whole number
 *  from 0 to 2^32 − 1. Source: Arthur & Vassilvitskii 2007, k-means++: the advantages of careful seeding. */
export function kMeansStart(points: readonly Float64Array[], clusterCount: number, seed: number): Float64Array[] {
  const rows = points.map((point) => Array.from(point));
  const result = kmeans(rows, clusterCount, {
    seed,
    initialization: 'kmeans++',
    // 0: stop only when no centre moves at all; the library's 1e-6 stops early on well-scaled data.
    tolerance: 0,
    maxIterations: MAXIMUM_ITERATIONS,
  });
  return result.centroids.map((centre) => Float64Array.from(centre));
}
