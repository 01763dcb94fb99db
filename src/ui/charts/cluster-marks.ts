// Rows in categories as places in px on two axes of equal scale, with a shape per category and an arrow per column. Pure.
import { scaleLinear } from 'd3';

export interface ClusterInput {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly categories: ArrayLike<number>;
  readonly loadings: readonly (readonly [number, number])[];
}

export interface ClusterDot {
  readonly x: number;
  readonly y: number;
  readonly category: number;
}

export interface ClusterMarks {
  readonly dots: readonly ClusterDot[];
  /** Middle of each category's dots, by category. */
  readonly middles: readonly ClusterDot[];
  readonly zero: { readonly x: number; readonly y: number };
  /** Ends of the columns' arrows from zero. */
  readonly arrows: readonly { readonly x: number; readonly y: number }[];
}

/** Share of the half box that the longest arrow takes. */
const ARROW_SHARE = 0.78;

/** All rows inside the box, one unit as long along both axes. */
export function clusterMarks({ x, y, categories, loadings }: ClusterInput, box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }): ClusterMarks {
  let reachX = 1e-9;
  let reachY = 1e-9;
  for (let i = 0; i < x.length; i += 1) {
    reachX = Math.max(reachX, Math.abs(x[i]!));
    reachY = Math.max(reachY, Math.abs(y[i]!));
  }
  const halfWidth = (box.right - box.left) / 2;
  const halfHeight = (box.bottom - box.top) / 2;
  const pxPerUnit = 0.95 * Math.min(halfWidth / reachX, halfHeight / reachY);
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;
  const placeX = scaleLinear().domain([0, 1]).range([middleX, middleX + pxPerUnit]);
  const placeY = scaleLinear().domain([0, 1]).range([middleY, middleY - pxPerUnit]);
  const dots = Array.from({ length: x.length }, (_, i): ClusterDot => ({ x: placeX(x[i]!), y: placeY(y[i]!), category: categories[i]! }));
  const count = dots.reduce((most, { category }) => Math.max(most, category + 1), 0);
  const middles = Array.from({ length: count }, (_, category): ClusterDot => {
    const own = dots.filter((dot) => dot.category === category);
    const size = Math.max(1, own.length);
    return { x: own.reduce((sum, dot) => sum + dot.x, 0) / size, y: own.reduce((sum, dot) => sum + dot.y, 0) / size, category };
  });
  const longest = loadings.reduce((most, [a, b]) => Math.max(most, Math.sqrt(a * a + b * b)), 1e-9);
  const arrowPx = (ARROW_SHARE * Math.min(halfWidth, halfHeight)) / longest;
  return {
    dots,
    middles,
    zero: { x: middleX, y: middleY },
    arrows: loadings.map(([a, b]) => ({ x: middleX + a * arrowPx, y: middleY - b * arrowPx })),
  };
}

/** The shape of a category's dots around (0, 0); shapes repeat after six. */
export function clusterShape(category: number): string {
  const shapes = ['M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0', 'M-3.2 -3.2h6.4v6.4h-6.4z', 'M0 -4.2l4 7h-8z', 'M0 -4.4l4.4 4.4l-4.4 4.4l-4.4 -4.4z', 'M0 4.2l4 -7h-8z', 'M-1.3 -4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z'];
  return shapes[category % shapes.length]!;
}
