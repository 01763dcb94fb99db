// The drawing plan, field colours and site rows: facts that map and landscape rest on.
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../src/runtime/frames.ts';
import { fieldColourInto, FIELD_COLOURS, stateKey, stressShare } from '../../src/ui/geometry/field-colours.ts';
import { layoutOf, shareOfWay } from '../../src/ui/geometry/layout.ts';
import { machineState, pileTonnes, siteRowsOf } from '../../src/ui/geometry/site-index.ts';
import { FIXTURE_CLUSTER, fixtureState } from '../fixtures/cluster.ts';

const colour = (...state: [number, number, number, number, number]): number[] => {
  const out = [0, 0, 0];
  fieldColourInto(out, ...state);
  return out;
};
const lightness = (rgb: readonly number[]): number => 0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!;

describe('the drawing plan', () => {
  const layout = layoutOf(FIXTURE_CLUSTER);

  it('keeps every site inside the drawing, with north up and east right', () => {
    for (const site of layout.sites) expect(Math.max(Math.abs(site.x), Math.abs(site.y))).toBeLessThanOrEqual(50);
    expect(layout.sites[1]!.y).toBeLessThan(layout.sites[5]!.y);
    expect(layout.sites[7]!.x).toBeGreaterThan(layout.sites[3]!.x);
  });

  it('draws field blocks in true proportion to each other', () => {
    const area = (block: number): number => layout.plots.filter((plot) => plot.block === block).reduce((sum, plot) => sum + 4 * plot.halfWidth * plot.halfDepth, 0);
    const [a, b] = [0, 3] as const;
    expect(area(b) / area(a)).toBeCloseTo(FIXTURE_CLUSTER.blocks[b]!.areaHa / FIXTURE_CLUSTER.blocks[a]!.areaHa, 10);
  });

  it('has each road once, from every block to the market', () => {
    const keys = layout.roads.map(({ from, to }) => `${from}-${to}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const block of FIXTURE_CLUSTER.blocks) expect(keys).toContain(`${block.site}-${block.receivingPointSite}`);
    expect(layout.roads.some(({ to }) => to === FIXTURE_CLUSTER.marketSite)).toBe(true);
  });

  it('brings a far market to the edge instead of shrinking everything else', () => {
    const far = { ...FIXTURE_CLUSTER, sites: FIXTURE_CLUSTER.sites.map((site) => (site.kind === 'market' ? { ...site, position: { xKm: 2000, yKm: 900 } } : site)) };
    const market = layoutOf(far).sites[far.marketSite]!;
    expect(Math.max(Math.abs(market.x), Math.abs(market.y))).toBeCloseTo(44, 6);
    expect(layoutOf(far).unitsPerKm).toBeGreaterThan(1);
  });

  it('moves a vehicle from 0 to 1 over its interval and nowhere else', () => {
    expect([shareOfWay(10, 20, 5), shareOfWay(10, 20, 15), shareOfWay(10, 20, 30), shareOfWay(10, 10, 10)]).toEqual([0, 0.5, 1, 1]);
  });
});

describe('field colours', () => {
  it('are bare soil before emergence', () => {
    expect(colour(0, 0.9, 0, 0, 0)).toEqual([...FIELD_COLOURS.soil]);
  });

  it('turn green with canopy, lighter with open bolls, and lose the white with picking', () => {
    const green = colour(0.85, 0.2, 0, 0, 0);
    const white = colour(0.7, 0.2, 1, 0, 0);
    const stubble = colour(0.4, 0.2, 1, 1, 0);
    expect(green[1]).toBeGreaterThan(green[0]! * 1.5);
    expect(lightness(white)).toBeGreaterThan(lightness(green) + 90);
    expect(lightness(stubble)).toBeLessThan(lightness(white) - 60);
  });

  it('show thirst only where leaves can show it', () => {
    expect(stressShare(1, 0)).toBe(0);
    expect(stressShare(0.5, 0.8)).toBe(0);
    expect(stressShare(1, 0.8)).toBe(1);
  });

  it('name unknown states idle', () => {
    expect([stateKey(0), stateKey(1), stateKey(2), stateKey(9)]).toEqual(['idle', 'running', 'down', 'idle']);
  });
});

describe('site rows', () => {
  it('find the machines and the piles of a site', () => {
    const rows = siteRowsOf(FIXTURE_CLUSTER);
    const state = fixtureState(203, 1);
    const frame = decodeFrame(encodeFrame({ state, kpis: {} }, undefined, undefined)).baseline;
    expect(machineState(rows[16]!, frame)).toBe(2);
    expect(machineState(rows[0]!, frame)).toBeUndefined();
    expect(pileTonnes(rows[15]!, frame)).toBeCloseTo(state.gins.yardTonnes[0]!, 3);
    expect(pileTonnes(rows[10]!, frame)).toBeCloseTo(state.receivingPoints.waitingTonnes[0]!, 3);
  });
});
