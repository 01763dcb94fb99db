// Where the camera stands so that a table of earth fits a view, and where a place appears on that view. Pure but for the given objects.
import { Vector3 } from 'three';
import type { PerspectiveCamera } from 'three';
import type { ClusterLayout } from '../geometry/layout.ts';
import type { Earth } from './landscape.ts';

export const FIELD_OF_VIEW = 32;
/** Wide views look lower over the table than square ones, so that it fills them. */
const WIDE = 1.5;
const DIRECTIONS = { square: new Vector3(0.12, 1, 0.84).normalize(), wide: new Vector3(0.08, 0.62, 0.95).normalize() } as const;

const point = new Vector3();

/** Puts the camera at its home: from the south and above, so near that every place and plot just fits the view. */
export function placeCamera(camera: PerspectiveCamera, earth: Earth, layout: ClusterLayout, aspect: number): void {
  camera.aspect = aspect;
  camera.updateProjectionMatrix();
  let near = 10;
  let far = 800;
  // Halving sixteen times finds the distance to within 0.02 units.
  for (let round = 0; round < 16; round += 1) {
    const middle = (near + far) / 2;
    if (fits(camera, earth, layout, middle)) far = middle;
    else near = middle;
  }
  stand(camera, earth, far);
}

function stand(camera: PerspectiveCamera, earth: Earth, distance: number): void {
  camera.position.copy(camera.aspect > WIDE ? DIRECTIONS.wide : DIRECTIONS.square).multiplyScalar(distance);
  camera.position.x += earth.centreX;
  camera.position.z += earth.centreZ;
  camera.lookAt(earth.centreX, 0, earth.centreZ);
  camera.updateMatrixWorld();
}

function fits(camera: PerspectiveCamera, earth: Earth, layout: ClusterLayout, distance: number): boolean {
  stand(camera, earth, distance);
  const isSeen = (x: number, y: number, z: number): boolean => {
    point.set(x, y, z).project(camera);
    return point.z < 1 && Math.abs(point.x) < 0.95 && point.y > -0.8 && point.y < 0.86;
  };
  const reach = 5 * layout.plantSize;
  return (
    layout.sites.every(({ x, y }) => isSeen(x - reach, 0, y + reach) && isSeen(x + reach, 0, y) && isSeen(x, reach, y)) &&
    layout.plots.every(({ x, y, halfWidth, halfDepth }) => isSeen(x - halfWidth, 0, y + halfDepth) && isSeen(x + halfWidth, 0, y + halfDepth))
  );
}

const projected = new Vector3();

/** The px of a place in a view of a size, written to `out` as x and y; returns whether it lies before the camera. */
export function toScreenInto(out: { x: number; y: number }, camera: PerspectiveCamera, x: number, y: number, z: number, width: number, height: number): boolean {
  projected.set(x, y, z).project(camera);
  out.x = ((projected.x + 1) / 2) * width;
  out.y = ((1 - projected.y) / 2) * height;
  return projected.z < 1;
}
