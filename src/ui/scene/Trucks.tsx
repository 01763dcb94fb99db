// The trucks of one cluster on their roads: intervals from the frames, drawn at the display's own time. Two instanced meshes.
// Kernel file: indices run up to the number of vehicles of one frame, so every read is inside its array.
import { useFrame } from '@react-three/fiber';
import { useMemo, useRef } from 'react';
import { MeshLambertMaterial, Object3D } from 'three';
import type { InstancedMesh } from 'three';
import type { PolicyName } from '../../model/domain/results.ts';
import { shareOfWay } from '../geometry/layout.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { useApp } from '../hooks/app-context.tsx';
import { PartList } from './parts.ts';

/** Room for this many trucks; the frames tell how many there are. */
const MOST_TRUCKS = 2000;
const LANE = 0.3;
const PARKED_PER_ROW = 6;

function truckGeometry() {
  const parts = new PartList();
  parts.standAt(0, 0, 1);
  parts.box('#29508a', 0.55, 0.62, 0.7, 0.75, 0.16, 0);
  parts.box('#39424a', 1.35, 0.14, 0.7, -0.2, 0.16, 0);
  for (const x of [-0.65, 0.05, 0.75]) parts.box('#23282b', 0.28, 0.2, 0.78, x, 0, 0);
  return parts.melt();
}

function loadGeometry() {
  const parts = new PartList();
  parts.standAt(0, 0, 1);
  parts.box('#fffdf6', 1.25, 0.6, 0.74, -0.22, 0.3, 0);
  return parts.melt();
}

const helper = new Object3D();

export function Trucks({ layout, policy }: { readonly layout: ClusterLayout; readonly policy: PolicyName }) {
  const { frames } = useApp();
  const bodies = useRef<InstancedMesh>(null);
  const loads = useRef<InstancedMesh>(null);
  const shapes = useMemo(() => ({ truck: truckGeometry(), load: loadGeometry(), paint: new MeshLambertMaterial({ vertexColors: true }) }), []);
  const size = Math.max(0.55, layout.plantSize) * 0.95;

  useFrame(() => {
    const vehicles = frames.current?.[policy]?.vehicles;
    if (!bodies.current || !loads.current) return;
    const count = Math.min(MOST_TRUCKS, vehicles?.fromSite.length ?? 0);
    bodies.current.count = count;
    loads.current.count = count;
    if (!vehicles) return;
    const tick = frames.displayTick(performance.now());
    for (let i = 0; i < count; i += 1) {
      const from = layout.sites[vehicles.fromSite[i]!];
      const to = layout.sites[vehicles.toSite[i]!];
      if (!from || !to) continue;
      const dx = to.x - from.x;
      const dz = to.y - from.y;
      const length = Math.hypot(dx, dz);
      if (length === 0) {
        // Parked: in rows in front of the building.
        helper.position.set(from.x + (-2.6 + (i % PARKED_PER_ROW) * 0.95) * size, 0.05, from.y + (3.4 + (Math.floor(i / PARKED_PER_ROW) % 3) * 1.9) * size);
        helper.rotation.set(0, Math.PI / 2, 0);
      } else {
        const share = shareOfWay(vehicles.leavesTick[i]!, vehicles.arrivesTick[i]!, tick);
        helper.position.set(from.x + dx * share - (dz / length) * LANE, 0.05, from.y + dz * share + (dx / length) * LANE);
        helper.rotation.set(0, -Math.atan2(dz, dx), 0);
      }
      helper.scale.setScalar(size);
      helper.updateMatrix();
      bodies.current.setMatrixAt(i, helper.matrix);
      if (vehicles.isLoaded[i] !== 1) helper.scale.setScalar(0.0001);
      helper.updateMatrix();
      loads.current.setMatrixAt(i, helper.matrix);
    }
    bodies.current.instanceMatrix.needsUpdate = true;
    loads.current.instanceMatrix.needsUpdate = true;
  });

  return (
    <>
      <instancedMesh ref={bodies} args={[shapes.truck, shapes.paint, MOST_TRUCKS]} frustumCulled={false} />
      <instancedMesh ref={loads} args={[shapes.load, shapes.paint, MOST_TRUCKS]} frustumCulled={false} />
    </>
  );
}
