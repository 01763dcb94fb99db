// Where everything of a cluster is drawn, for the landscape and the map alike: positions in a 100-unit square, plots, roads. Pure.
import type { Cluster, SiteKind } from '../../model/domain/cluster.ts';

/** A place in drawing units; x to the east, y to the south (screens grow downwards), both within ±50. */
export interface PlacedSite {
  readonly site: number;
  readonly kind: SiteKind;
  readonly x: number;
  readonly y: number;
}

/** One plot of a field block: centre, half sizes and turn. */
export interface Plot {
  readonly block: number;
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly turn: number;
}

export interface Road {
  readonly from: number;
  readonly to: number;
}

export interface ClusterLayout {
  readonly sites: readonly PlacedSite[];
  readonly plots: readonly Plot[];
  readonly roads: readonly Road[];
  /** Drawing units per kilometre. */
  readonly unitsPerKm: number;
  /** How many times larger than true scale the field plots are drawn (lengths). */
  readonly fieldScale: number;
  /** Size of a plant in drawing units: smaller where many stand close. */
  readonly plantSize: number;
}

/** Largest reach of the drawing from its centre. */
const HALF = 44;
/** Plots of one block: three by two with paths between them; two by one where there are many blocks. */
const FINE_PLOTS = { columns: 3, rows: 2 } as const;
const COARSE_PLOTS = { columns: 2, rows: 1 } as const;
const MOST_FINE_BLOCKS = 60;
const PATH_SHARE = 0.1;
const LARGEST_FIELD_SCALE = 6;
/** A far market is brought this near: so much beyond the box of all other sites, as a share of its size. */
const MARKET_MARGIN = 0.12;
/** Share of the drawing's area that the fields may cover together. */
const FIELD_COVER = 0.3;
/** Free room around a place at size 1, in drawing units; the reach of its buildings. */
const ROOM: Readonly<Record<Exclude<SiteKind, 'farm'>, number>> = { receivingPoint: 3.2, gin: 6.8, spinningMill: 6.8, textileMill: 6.8, market: 5.4 };
const SPREAD_ROUNDS = 120;

interface Point {
  x: number;
  y: number;
}

/** The drawing plan of a cluster. Depends on the cluster only, so it is made once. Directions and neighbourhoods are those of the map;
 *  where true places would overlap at the size they are drawn, they are moved apart. */
export function layoutOf(cluster: Cluster): ClusterLayout {
  const places = schematicPlaces(cluster);
  const extentKm = extentOf(places);
  let unitsPerKm = HALF / extentKm;
  const points: Point[] = places.map((place) => ({ x: place.x * unitsPerKm, y: place.y * unitsPerKm }));
  const works = cluster.sites.filter(({ kind }) => kind !== 'farm').length;
  const plantSize = Math.min(1.3, Math.max(0.36, 4.8 / Math.sqrt(works)));

  const sides = cluster.blocks.map((block) => Math.sqrt(block.areaHa / 100) * unitsPerKm);
  const trueCover = sides.reduce((sum, side) => sum + side * side, 0) / (4 * HALF * HALF);
  const fieldScale = trueCover > 0 ? Math.min(LARGEST_FIELD_SCALE, Math.max(1, Math.sqrt(FIELD_COVER / trueCover))) : 1;
  const room = cluster.sites.map(({ kind }) => (kind === 'farm' ? 0 : ROOM[kind] * plantSize));
  cluster.blocks.forEach((block, index) => {
    room[block.site] = Math.max(room[block.site] ?? 0, (sides[index] ?? 0) * fieldScale * 0.62);
  });
  spread(points, room);
  // Moving apart may have reached beyond the drawing: shrink everything back.
  const shrink = HALF / Math.max(HALF, extentOf(points));
  const [centreX, centreY] = centreOf(points);
  unitsPerKm *= shrink;
  const sites = cluster.sites.map((site, index): PlacedSite => {
    const point = points[index] ?? { x: 0, y: 0 };
    return { site: index, kind: site.kind, x: (point.x - centreX) * shrink, y: (point.y - centreY) * shrink };
  });
  const plots = cluster.blocks.flatMap((block, index) => {
    const centre = sites[block.site];
    return centre ? plotsOf(index, centre, (sides[index] ?? 0) * fieldScale * shrink, cluster.blocks.length > MOST_FINE_BLOCKS ? COARSE_PLOTS : FINE_PLOTS) : [];
  });
  return { sites, plots, roads: roadsOf(cluster), unitsPerKm, fieldScale, plantSize: plantSize * shrink };
}

/** Places in km, y to the south; a market outside the box of the others is brought to its edge. */
function schematicPlaces(cluster: Cluster): readonly Point[] {
  const places: Point[] = cluster.sites.map(({ position }) => ({ x: position.xKm, y: -position.yKm }));
  const inner = places.filter((_, index) => cluster.sites[index]?.kind !== 'market');
  const [centreX, centreY] = centreOf(inner);
  const [halfX, halfY] = halvesOf(inner);
  const reach = (1 + MARKET_MARGIN) * Math.max(halfX, halfY, 1);
  return places.map((place, index) => {
    const dx = place.x - centreX;
    const dy = place.y - centreY;
    const excess = Math.max(Math.abs(dx), Math.abs(dy)) / reach;
    if (cluster.sites[index]?.kind !== 'market' || excess <= 1) return { x: dx, y: dy };
    return { x: dx / excess, y: dy / excess };
  });
}

function centreOf(points: readonly Point[]): readonly [x: number, y: number] {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

function halvesOf(points: readonly Point[]): readonly [x: number, y: number] {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return [(Math.max(...xs) - Math.min(...xs)) / 2, (Math.max(...ys) - Math.min(...ys)) / 2];
}

function extentOf(points: readonly Point[]): number {
  return Math.max(...halvesOf(points), 1);
}

/** Moves places apart, pair by pair, until their rooms touch at most; always in the same order, so always with the same result. */
function spread(points: readonly Point[], room: readonly number[]): void {
  const most = Math.max(...room);
  for (let round = 0; round < SPREAD_ROUNDS; round += 1) {
    let hasMoved = false;
    for (let i = 0; i < points.length; i += 1) {
      const a = points[i];
      if (!a) continue;
      const reach = (room[i] ?? 0) + most;
      for (let j = i + 1; j < points.length; j += 1) {
        const b = points[j];
        // Most pairs are far apart: told by one difference.
        if (!b || Math.abs(b.x - a.x) >= reach || Math.abs(b.y - a.y) >= reach) continue;
        if (push(a, b, (room[i] ?? 0) + (room[j] ?? 0), j)) hasMoved = true;
      }
    }
    if (!hasMoved) return;
  }
}

/** Moves two places apart when they are nearer than wanted; places on one spot part by their order. */
function push(a: Point, b: Point, wanted: number, order: number): boolean {
  let dx = b.x - a.x;
  let dy = b.y - a.y;
  const square = dx * dx + dy * dy;
  if (square >= wanted * wanted) return false;
  const distance = Math.sqrt(square);
  if (distance < 1e-9) {
    dx = Math.cos(order);
    dy = Math.sin(order);
  } else {
    dx /= distance;
    dy /= distance;
  }
  const step = (wanted - distance) * 0.3;
  a.x -= dx * step;
  a.y -= dy * step;
  b.x += dx * step;
  b.y += dy * step;
  return true;
}

function plotsOf(block: number, centre: PlacedSite, side: number, cut: { readonly columns: number; readonly rows: number }): Plot[] {
  const turn = (((block * 37) % 11) - 5) * 0.035;
  const width = side * 1.2;
  const depth = side / 1.2;
  const plots: Plot[] = [];
  for (let row = 0; row < cut.rows; row += 1) {
    for (let column = 0; column < cut.columns; column += 1) {
      const along = ((column + 0.5) / cut.columns - 0.5) * width;
      const across = ((row + 0.5) / cut.rows - 0.5) * depth;
      plots.push({
        block,
        x: centre.x + along * Math.cos(turn) - across * Math.sin(turn),
        y: centre.y + along * Math.sin(turn) + across * Math.cos(turn),
        halfWidth: (width / cut.columns / 2) * (1 - PATH_SHARE),
        halfDepth: (depth / cut.rows / 2) * (1 - PATH_SHARE),
        turn,
      });
    }
  }
  return plots;
}

function roadsOf(cluster: Cluster): Road[] {
  const roads: Road[] = [
    ...cluster.blocks.map((block) => ({ from: block.site, to: block.receivingPointSite })),
    ...cluster.receivingPoints.map((point) => ({ from: point.site, to: point.ginSite })),
    ...cluster.gins.map((gin) => ({ from: gin.site, to: gin.baleDestinationSite })),
    ...cluster.spinningMills.map((mill) => ({ from: mill.site, to: mill.textileMillSite })),
    ...cluster.textileMills.map((mill) => ({ from: mill.site, to: cluster.marketSite })),
  ];
  const seen = new Set<string>();
  return roads.filter(({ from, to }) => {
    const key = `${from}-${to}`;
    if (from === to || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The share of its way that a vehicle has gone at a tick: 0 before it leaves, 1 once there. */
export function shareOfWay(leavesTick: number, arrivesTick: number, tick: number): number {
  if (arrivesTick <= leavesTick) return 1;
  return Math.min(1, Math.max(0, (tick - leavesTick) / (arrivesTick - leavesTick)));
}
