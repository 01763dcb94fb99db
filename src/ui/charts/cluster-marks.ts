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

/** Width of a letter and height of a line of the arrows' names, px. */
const LETTER = 6.3;
const LINE = 13;

export interface NamePlace {
  readonly x: number;
  readonly y: number;
  readonly textAnchor: 'start' | 'end';
}

/** Where the arrows' names stand: beyond their ends, inside the drawing, and moved away from the zero line until none lies on another. */
export function namePlaces(names: readonly string[], { arrows, zero }: Pick<ClusterMarks, 'arrows' | 'zero'>, width: number): readonly NamePlace[] {
  const taken: { left: number; right: number; y: number }[] = [];
  const places: NamePlace[] = [];
  // The outermost first, so that those near the middle give way.
  const order = arrows.map((_, index) => index).sort((a, b) => Math.abs(arrows[b]!.y - zero.y) - Math.abs(arrows[a]!.y - zero.y));
  for (const index of order) {
    const { x, y } = arrows[index]!;
    const long = (names[index]?.length ?? 0) * LETTER;
    const isLeft = x < zero.x;
    const inner = isLeft ? Math.max(2, x - 6 - long) : Math.min(width - 2 - long, x + 6);
    const left = Math.max(2, inner);
    const isUp = y < zero.y;
    let at = y + (isUp ? -5 : LINE);
    const isFree = (): boolean => taken.every((other) => other.right <= left || other.left >= left + long || Math.abs(other.y - at) >= LINE);
    for (let step = 1; !isFree() && step <= 2 * arrows.length; step += 1) at = y + (isUp ? -5 : LINE) + (step % 2 === 1 ? 1 : -1) * Math.ceil(step / 2) * LINE * (isUp ? 1 : -1);
    taken.push({ left, right: left + long, y: at });
    places[index] = isLeft && inner > 2 ? { x: x - 6, y: at, textAnchor: 'end' } : { x: left, y: at, textAnchor: 'start' };
  }
  return places;
}

/** The letter that stands for a column where there is no room for its name. */
export const columnLetter = (index: number): string => String.fromCharCode(65 + (index % 26));

/** The shape of a category's dots around (0, 0); shapes repeat after six. */
export function clusterShape(category: number): string {
  const shapes = ['M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0', 'M-3.2 -3.2h6.4v6.4h-6.4z', 'M0 -4.2l4 7h-8z', 'M0 -4.4l4.4 4.4l-4.4 4.4l-4.4 -4.4z', 'M0 4.2l4 -7h-8z', 'M-1.3 -4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z'];
  return shapes[category % shapes.length]!;
}
