// One cluster as a landscape on a table of earth: light, ground and buildings, fields, trucks, stocks, and the ring around what is looked at.
import { useMemo } from 'react';
import { MeshLambertMaterial } from 'three';
import type { BufferGeometry } from 'three';
import type { Cluster } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { useAppState } from '../hooks/app-context.tsx';
import { Fields } from './Fields.tsx';
import { Stocks } from './Stocks.tsx';
import { Trucks } from './Trucks.tsx';

const RING_COLOURS = { baseline: '#e08a00', ai: '#0b78c2' } as const;

export function Landscape({ cluster, layout, still, policy, isDark }: {
  readonly cluster: Cluster;
  readonly layout: ClusterLayout;
  /** What never moves; both clusters share it. */
  readonly still: BufferGeometry;
  readonly policy: PolicyName;
  readonly isDark: boolean;
}) {
  const selection = useAppState((state) => state.selection);
  const material = useMemo(() => new MeshLambertMaterial({ vertexColors: true }), []);
  const place = selection === undefined ? undefined : layout.sites[selection];
  return (
    <>
      <hemisphereLight args={isDark ? ['#9fb6c9', '#2c2a22', 1.1] : ['#f2f7fb', '#b09a70', 1.9]} />
      <directionalLight position={[-30, 55, 25]} color={isDark ? '#cfd9ea' : '#fff2d8'} intensity={isDark ? 1.2 : 2.2} />
      <mesh geometry={still} material={material} material-color={isDark ? '#aeb4b0' : '#ffffff'} />
      <Fields layout={layout} policy={policy} />
      <Trucks layout={layout} policy={policy} />
      <Stocks cluster={cluster} layout={layout} policy={policy} />
      {place ? (
        <mesh position={[place.x, 0.9, place.y]} rotation={[-Math.PI / 2, 0, 0]}>
          <torusGeometry args={[place.kind === 'farm' ? 6.5 : 6 * layout.plantSize, 0.22, 8, 40]} />
          <meshBasicMaterial color={RING_COLOURS[policy]} />
        </mesh>
      ) : null}
    </>
  );
}
