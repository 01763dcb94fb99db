// Builds what never moves: the table of earth, roads, poplars, gins, mills, receiving points and the market, as one geometry.
import type { BufferGeometry } from 'three';
import type { ClusterLayout, PlacedSite } from '../geometry/layout.ts';
import { PartList } from './parts.ts';

const EARTH = { top: '#d9c9a0', band: '#a98a5e', deep: '#7d6244', road: '#b7a684' } as const;
const WALL = { gin: '#e8e3d6', ginRoof: '#c2492f', mill: '#dfe6ea', millRoof: '#3f6f94', weaving: '#ece3ee', weavingRoof: '#6d5a8c', shed: '#efe6cf', market: '#f0e2c0', metal: '#9fb0b8', dark: '#4a5358' } as const;
const POPLAR = ['#3f7a46', '#4d8a4c', '#2f6a44'] as const;
const ROAD_WIDTH = 0.55;
const EARTH_THICKNESS = 3.2;

export interface Earth {
  readonly centreX: number;
  readonly centreZ: number;
  readonly halfX: number;
  readonly halfZ: number;
}

/** The table of earth that carries a layout: everything with a margin. */
export function earthOf(layout: ClusterLayout): Earth {
  const margin = 2.5;
  const reach = 6.5 * layout.plantSize;
  const west = Math.min(...layout.sites.map((site) => site.x - reach), ...layout.plots.map((plot) => plot.x - plot.halfWidth)) - margin;
  const east = Math.max(...layout.sites.map((site) => site.x + reach), ...layout.plots.map((plot) => plot.x + plot.halfWidth)) + margin;
  const north = Math.min(...layout.sites.map((site) => site.y - reach), ...layout.plots.map((plot) => plot.y - plot.halfDepth)) - margin;
  const south = Math.max(...layout.sites.map((site) => site.y + reach), ...layout.plots.map((plot) => plot.y + plot.halfDepth)) + margin;
  return { centreX: (west + east) / 2, centreZ: (north + south) / 2, halfX: (east - west) / 2, halfZ: (south - north) / 2 };
}

/** Height of the state light of a plant above the ground, at size 1. */
export const LIGHT_HEIGHT = 5.4;

/** The geometry of everything that stands still. */
export function landscapeGeometry(layout: ClusterLayout): BufferGeometry {
  const parts = new PartList();
  const earth = earthOf(layout);
  parts.standAt(earth.centreX, earth.centreZ, 1);
  parts.box(EARTH.top, 2 * earth.halfX, 0.5, 2 * earth.halfZ, 0, -0.55, 0);
  parts.box(EARTH.band, 2 * earth.halfX - 0.4, 1.2, 2 * earth.halfZ - 0.4, 0, -1.75, 0);
  parts.box(EARTH.deep, 2 * earth.halfX - 1.2, EARTH_THICKNESS - 1.7, 2 * earth.halfZ - 1.2, 0, -EARTH_THICKNESS, 0);
  addParcels(parts, earth);
  for (const { from, to } of layout.roads) addRoad(parts, layout.sites[from]!, layout.sites[to]!);
  for (const site of layout.sites) {
    parts.standAt(site.x, site.y, site.kind === 'receivingPoint' ? Math.max(0.55, layout.plantSize) : layout.plantSize);
    addSite(parts, site);
  }
  addPoplars(parts, layout);
  return parts.melt();
}

const PARCELS = ['#d3c293', '#decfa9', '#cfbf94', '#d6cb9e', '#c9bd8c'] as const;
const PARCEL_SIZE = 9;

/** Land of others around the cluster: a faint patchwork without meaning, so that the table does not look bare. */
function addParcels(parts: PartList, earth: Earth): void {
  parts.standAt(earth.centreX, earth.centreZ, 1);
  const columns = Math.floor((2 * earth.halfX) / PARCEL_SIZE);
  const rows = Math.floor((2 * earth.halfZ) / (PARCEL_SIZE * 0.7));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const pick = (column * 7 + row * 13 + ((column * row) % 5)) % 8;
      const colour = PARCELS[pick];
      if (colour === undefined) continue;
      const width = (2 * earth.halfX) / columns;
      const depth = (2 * earth.halfZ) / rows;
      parts.box(colour, width * 0.94, 0.03, depth * 0.92, (column + 0.5) * width - earth.halfX, -0.06, (row + 0.5) * depth - earth.halfZ);
    }
  }
}

function addRoad(parts: PartList, from: PlacedSite, to: PlacedSite): void {
  const dx = to.x - from.x;
  const dz = to.y - from.y;
  const length = Math.hypot(dx, dz);
  if (length === 0) return;
  parts.standAt((from.x + to.x) / 2, (from.y + to.y) / 2, 1);
  parts.box(EARTH.road, length, 0.06, ROAD_WIDTH, 0, -0.05, 0, -Math.atan2(dz, dx));
}

function addSite(parts: PartList, site: PlacedSite): void {
  switch (site.kind) {
    case 'gin':
      addGin(parts);
      break;
    case 'spinningMill':
      addSpinningMill(parts);
      break;
    case 'textileMill':
      addTextileMill(parts);
      break;
    case 'receivingPoint':
      addReceivingPoint(parts);
      break;
    case 'market':
      addMarket(parts);
      break;
    case 'farm':
      break;
  }
}

/** A gin: red-roofed hall, two cyclones, a pipe from the yard. */
function addGin(parts: PartList): void {
  parts.box('#cdbf9f', 11, 0.08, 7.5, -1.2, -0.02, 0.6);
  parts.box(WALL.gin, 4.6, 2.1, 2.9, 0, 0, 0);
  parts.roof(WALL.ginRoof, 4.9, 1.1, 3.3, 0, 2.1, 0);
  parts.box(WALL.gin, 1.8, 1.4, 2.2, 3.1, 0, 0.2);
  parts.roof(WALL.ginRoof, 2, 0.7, 2.5, 3.1, 1.4, 0.2);
  for (const x of [-1.2, 0.1]) {
    parts.cylinder(WALL.metal, 0.42, 1.5, x, 2.2, -2.1);
    parts.cone(WALL.metal, 0.42, 0.8, x, 3.7, -2.1, 10);
    parts.cylinder(WALL.dark, 0.1, 2.2, x, 0, -2.1, 6);
  }
  parts.box(WALL.metal, 2.6, 0.22, 0.22, -3.2, 1.4, 0);
  parts.cylinder(WALL.dark, 0.07, LIGHT_HEIGHT - 2.9, 2, 2.6, 0, 6);
}

/** A spinning mill: a wide hall with a saw-tooth roof. */
function addSpinningMill(parts: PartList): void {
  parts.box('#c9c3b4', 11, 0.08, 8.5, 0, -0.02, 0.8);
  parts.box(WALL.mill, 7.6, 2, 4.6, 0, 0, 0);
  for (let i = 0; i < 4; i += 1) parts.tooth(WALL.millRoof, 1.9, 1, 4.6, -2.85 + 1.9 * i, 2, 0);
  parts.box(WALL.millRoof, 1.6, 2.7, 1.6, 4.5, 0, 1.2);
  parts.cylinder(WALL.dark, 0.07, LIGHT_HEIGHT - 2.7, 4.5, 2.7, 1.2, 6);
}

/** A textile mill: a weaving hall, a taller dye-house with a chimney. */
function addTextileMill(parts: PartList): void {
  parts.box('#c9c3b4', 10.5, 0.08, 8, 0, -0.02, 0.6);
  parts.box(WALL.weaving, 5.4, 1.8, 4.4, -0.9, 0, 0);
  for (let i = 0; i < 3; i += 1) parts.tooth(WALL.weavingRoof, 1.8, 0.9, 4.4, -2.7 + 1.8 * i, 1.8, 0);
  parts.box(WALL.weaving, 2.4, 2.9, 3.2, 3.1, 0, 0.2);
  parts.box(WALL.weavingRoof, 2.6, 0.25, 3.4, 3.1, 2.9, 0.2);
  parts.cylinder(WALL.ginRoof, 0.3, 4.6, 3.5, 0, -2.1, 8);
  parts.cylinder(WALL.dark, 0.07, LIGHT_HEIGHT - 3.1, 2.4, 3.1, 0.6, 6);
}

/** A receiving point: weighbridge shed on a trodden yard. */
function addReceivingPoint(parts: PartList): void {
  parts.box('#cdbf9f', 5.6, 0.07, 4.4, 0.4, -0.02, 0);
  parts.box(WALL.shed, 1.5, 0.9, 1.2, 2.1, 0, -1.2);
  parts.roof(WALL.dark, 1.8, 0.5, 1.5, 2.1, 0.9, -1.2);
  parts.box(WALL.metal, 1.8, 0.12, 0.9, 2, 0.02, 0.8);
}

/** The market: a goods station with a long canopy. */
function addMarket(parts: PartList): void {
  parts.box('#c9c3b4', 9, 0.08, 6.5, 0, -0.02, 0);
  parts.box(WALL.market, 4.2, 1.7, 1.8, -0.6, 0, -1.2);
  parts.roof(WALL.dark, 4.5, 0.8, 2.2, -0.6, 1.7, -1.2);
  parts.box(WALL.metal, 7, 0.16, 1.6, 0, 1.3, 1.1);
  for (const x of [-3, -1, 1, 3]) parts.box(WALL.dark, 0.14, 1.3, 0.14, x, 0, 1.1);
  for (const z of [2.3, 2.7]) parts.box(WALL.dark, 9, 0.06, 0.08, 0, 0.04, z);
}

/** Rows of poplars on the north edge of every field block, as the wind breaks of the steppe stand. */
function addPoplars(parts: PartList, layout: ClusterLayout): void {
  const edges = new Map<number, { west: number; east: number; north: number }>();
  for (const { block, x, y, halfWidth, halfDepth } of layout.plots) {
    const edge = edges.get(block) ?? { west: x, east: x, north: y };
    edges.set(block, { west: Math.min(edge.west, x - halfWidth), east: Math.max(edge.east, x + halfWidth), north: Math.min(edge.north, y - halfDepth) });
  }
  const perRow = edges.size > 40 ? 2 : 8;
  for (const [block, { west, east, north }] of edges) {
    for (let i = 0; i < perRow; i += 1) {
      const height = 1.1 + 0.5 * (((block * 7 + i * 13) % 10) / 10);
      parts.standAt(west + ((east - west) * (i + 0.5)) / perRow, north - 0.7 * layout.plantSize, Math.max(0.4, layout.plantSize));
      parts.cone(POPLAR[(block + i) % POPLAR.length] ?? POPLAR[0], 0.32, height, 0, 0.1, 0, 5);
    }
  }
}
