// The landscape's geometry and camera: everything stands on the table and is seen; parts of the picture fill it. No drawing.
import { PerspectiveCamera } from 'three';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/ui/geometry/layout.ts';
import { FIELD_OF_VIEW, placeCamera, toScreenInto } from '../../src/ui/scene/camera.ts';
import { earthOf, landscapeGeometry } from '../../src/ui/scene/landscape.ts';
import { halvesOf } from '../../src/ui/scene/split.ts';
import { FIXTURE_CLUSTER } from '../fixtures/cluster.ts';

const layout = layoutOf(FIXTURE_CLUSTER);
const earth = earthOf(layout);

describe('the table of earth', () => {
  it('carries every place and plot', () => {
    for (const { x, y } of [...layout.sites, ...layout.plots]) {
      expect(Math.abs(x - earth.centreX)).toBeLessThan(earth.halfX);
      expect(Math.abs(y - earth.centreZ)).toBeLessThan(earth.halfZ);
    }
  });

  it('is one geometry with a colour for every corner and no broken number', () => {
    const geometry = landscapeGeometry(layout);
    const position = geometry.getAttribute('position');
    expect(geometry.getAttribute('color').count).toBe(position.count);
    expect(Array.from(position.array).every((value) => Number.isFinite(value))).toBe(true);
    geometry.computeBoundingBox();
    expect(geometry.boundingBox!.max.x).toBeLessThanOrEqual(earth.centreX + earth.halfX + 1e-4);
  });
});

describe('the camera', () => {
  it.each([['a wide view', 2.2, 1100, 500], ['a square half', 1.05, 520, 490], ['a tall phone', 0.8, 360, 450]])('sees every place in %s', (_, aspect, width, height) => {
    const camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 900);
    placeCamera(camera, earth, layout, aspect);
    const spot = { x: 0, y: 0 };
    for (const site of layout.sites) {
      expect(toScreenInto(spot, camera, site.x, 0, site.y, width, height)).toBe(true);
      expect(spot.x).toBeGreaterThan(0);
      expect(spot.x).toBeLessThan(width);
      expect(spot.y).toBeGreaterThan(0);
      expect(spot.y).toBeLessThan(height);
    }
  });
});

describe('the parts of the picture', () => {
  it('fill it side by side when it is wide, one above the other when it is narrow', () => {
    expect(halvesOf(1, 800, 400)).toEqual([{ left: 0, top: 0, width: 800, height: 400 }]);
    expect(halvesOf(2, 800, 400)).toEqual([{ left: 0, top: 0, width: 400, height: 400 }, { left: 400, top: 0, width: 400, height: 400 }]);
    expect(halvesOf(2, 360, 600)).toEqual([{ left: 0, top: 0, width: 360, height: 300 }, { left: 0, top: 300, width: 360, height: 300 }]);
  });
});
