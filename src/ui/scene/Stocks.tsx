// What lies in the yards and stores of one cluster: heaps of seed cotton, stacks of bales; and the state lights. Three instanced meshes.
// Kernel file: indices run over the sites of one layout, so every read is inside its array.
import { useFrame } from '@react-three/fiber';
import { useMemo, useRef } from 'react';
import { BoxGeometry, Color, MeshBasicMaterial, MeshLambertMaterial, Object3D, SphereGeometry } from 'three';
import type { InstancedMesh } from 'three';
import type { Cluster, SiteKind } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { STATE_COLOURS } from '../geometry/field-colours.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { machineState, pileTonnes, siteRowsOf } from '../geometry/site-index.ts';
import { useApp } from '../hooks/app-context.tsx';
import { LIGHT_HEIGHT } from './landscape.ts';

/** A heap of this many tonnes is one drawing unit in radius at size 1. */
const HEAP_TONNES = 25;
const LARGEST_HEAP = 3.4;
/** One drawn bale stands for this many. */
const BALES_PER_BOX = 40;
const MOST_BOXES = 60;
const STACK_COLUMNS = 6;
const STACK_LAYERS = 3;

const heapGeometry = new SphereGeometry(1, 14, 8, 0, 2 * Math.PI, 0, Math.PI / 2);
const heapMaterial = new MeshLambertMaterial({ color: '#fdfaf0', emissive: '#3d3a33' });
const baleGeometry = new BoxGeometry(0.78, 0.5, 0.5);
const baleMaterial = new MeshLambertMaterial({ color: '#f3efe2' });
const lightGeometry = new SphereGeometry(0.55, 12, 8);
const lightMaterial = new MeshBasicMaterial({ toneMapped: false });
/** Where a kind of plant carries its light, at size 1. */
const LIGHT_OFFSETS: Readonly<Partial<Record<SiteKind, readonly [x: number, z: number]>>> = { gin: [2, 0], spinningMill: [4.5, 1.2], textileMill: [2.4, 0.6] };

const helper = new Object3D();
const colours = STATE_COLOURS.map((name) => new Color(name));

export function Stocks({ cluster, layout, policy }: { readonly cluster: Cluster; readonly layout: ClusterLayout; readonly policy: PolicyName }) {
  const { frames } = useApp();
  const heaps = useRef<InstancedMesh>(null);
  const bales = useRef<InstancedMesh>(null);
  const lights = useRef<InstancedMesh>(null);
  const plan = useMemo(() => {
    const rows = siteRowsOf(cluster);
    const withKind = (...kinds: readonly string[]): number[] => layout.sites.flatMap((site) => (kinds.includes(site.kind) ? [site.site] : []));
    return { rows, heapSites: withKind('receivingPoint', 'gin'), mills: withKind('spinningMill'), lit: withKind('gin', 'spinningMill', 'textileMill') };
  }, [cluster, layout]);
  const size = layout.plantSize;

  useFrame(() => {
    const frame = frames.current?.[policy];
    if (!heaps.current || !bales.current || !lights.current) return;
    plan.heapSites.forEach((site, index) => {
      const place = layout.sites[site]!;
      const tonnes = frame ? pileTonnes(plan.rows[site]!, frame) : 0;
      const radius = Math.min(LARGEST_HEAP, Math.cbrt(tonnes / HEAP_TONNES)) * Math.max(0.6, size);
      const isGin = place.kind === 'gin';
      helper.position.set(place.x + (isGin ? -5 * size : -0.6), 0, place.y + (isGin ? 1.2 * size : 0));
      helper.rotation.set(0, 0, 0);
      helper.scale.set(Math.max(0.0001, radius), Math.max(0.0001, radius * 0.62), Math.max(0.0001, radius * 0.8));
      helper.updateMatrix();
      heaps.current!.setMatrixAt(index, helper.matrix);
    });
    heaps.current.instanceMatrix.needsUpdate = true;

    let box = 0;
    for (const site of plan.mills) {
      const place = layout.sites[site]!;
      const row = plan.rows[site]!;
      const stored = frame && row.kind === 'spinningMill' ? (frame.spinningMills.storeBales[row.row] ?? 0) : 0;
      const boxes = Math.min(MOST_BOXES, Math.ceil(stored / BALES_PER_BOX));
      for (let i = 0; i < boxes; i += 1) {
        const layer = Math.floor(i / STACK_COLUMNS) % STACK_LAYERS;
        const depth = Math.floor(i / (STACK_COLUMNS * STACK_LAYERS));
        helper.position.set(place.x + (-3.4 + 0.86 * (i % STACK_COLUMNS)) * size, (0.27 + 0.52 * layer) * size, place.y + (3 + 0.58 * depth) * size);
        helper.rotation.set(0, 0, 0);
        helper.scale.setScalar(size);
        helper.updateMatrix();
        bales.current.setMatrixAt(box, helper.matrix);
        box += 1;
      }
    }
    bales.current.count = box;
    bales.current.instanceMatrix.needsUpdate = true;

    plan.lit.forEach((site, index) => {
      const place = layout.sites[site]!;
      const [x, z] = LIGHT_OFFSETS[place.kind] ?? [0, 0];
      helper.position.set(place.x + x * size, LIGHT_HEIGHT * size, place.y + z * size);
      helper.rotation.set(0, 0, 0);
      helper.scale.setScalar(size);
      helper.updateMatrix();
      lights.current!.setMatrixAt(index, helper.matrix);
      lights.current!.setColorAt(index, colours[(frame && machineState(plan.rows[site]!, frame)) ?? 0] ?? colours[0]!);
    });
    lights.current.instanceMatrix.needsUpdate = true;
    if (lights.current.instanceColor) lights.current.instanceColor.needsUpdate = true;
  });

  return (
    <>
      <instancedMesh ref={heaps} args={[heapGeometry, heapMaterial, Math.max(1, plan.heapSites.length)]} frustumCulled={false} />
      <instancedMesh ref={bales} args={[baleGeometry, baleMaterial, Math.max(1, plan.mills.length * MOST_BOXES)]} frustumCulled={false} />
      <instancedMesh ref={lights} args={[lightGeometry, lightMaterial, Math.max(1, plan.lit.length)]} frustumCulled={false} />
    </>
  );
}
