// The landscape as a picture: one canvas, one camera, one or two clusters drawn side by side, names over them, a click to look at a place.
import { Canvas, createPortal, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Scene } from 'three';
import type { Cluster } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { fill } from '../../i18n/languages.ts';
import { layoutOf } from '../geometry/layout.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { useApp, useAppState, useWords } from '../hooks/app-context.tsx';
import { landscapeGeometry } from './landscape.ts';
import { Landscape } from './Landscape.tsx';
import { SiteLabels } from './SiteLabels.tsx';
import { SplitPainter } from './split-painter.ts';
import { halvesOf } from './split.ts';

/** A press that moves less than this is a click, px. */
const CLICK_SLACK = 5;

export interface SceneViewProps {
  readonly cluster: Cluster;
  readonly policies: readonly PolicyName[];
  readonly isDark: boolean;
  /** Every change puts the camera back to its home. */
  readonly resets: number;
  /** Drawn on the processor: fewer pixels and no smoothing, so that the simulation keeps its power. */
  readonly isSoftware: boolean;
  readonly onLost: () => void;
}

export function SceneView({ cluster, policies, isDark, resets, isSoftware, onLost }: SceneViewProps) {
  const words = useWords();
  const layout = useMemo(() => layoutOf(cluster), [cluster]);
  const labels = useRef<HTMLDivElement>(null);
  /** The library gives the context up itself once the view is gone; only a loss before that is a failure. */
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const names = policies.map((policy) => words.policies[policy]).join(' · ');
  return (
    <div className="scene" role="group" aria-label={fill(words.twin.sceneLabel, { policy: names })}>
      <Canvas
        frameloop="demand"
        dpr={isSoftware ? 0.8 : [1, 2]}
        gl={{ antialias: !isSoftware, alpha: true }}
        aria-hidden="true"
        onCreated={({ gl }) => {
          gl.domElement.addEventListener('webglcontextlost', () => {
            if (isShown.current) onLost();
          });
        }}
      >
        <SplitView cluster={cluster} layout={layout} policies={policies} isDark={isDark} resets={resets} labels={labels} />
      </Canvas>
      <SiteLabels layers={labels} layout={layout} cluster={cluster} policies={policies} />
    </div>
  );
}

function SplitView({ cluster, layout, policies, isDark, resets, labels }: Omit<SceneViewProps, 'onLost' | 'isSoftware'> & {
  readonly layout: ClusterLayout;
  readonly labels: RefObject<HTMLDivElement | null>;
}) {
  const { frames, actions } = useApp();
  const words = useWords();
  const selection = useAppState((state) => state.selection);
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const painter = useMemo(() => new SplitPainter(gl, () => invalidate()), [gl, invalidate]);
  const still = useMemo(() => landscapeGeometry(layout), [layout]);
  const halves = useMemo(() => halvesOf(policies.length, size.width, size.height), [policies.length, size]);
  const first = halves[0];
  const aspect = first ? first.width / Math.max(1, first.height) : 1;

  useEffect(() => () => painter.dispose(), [painter]);
  useEffect(() => () => still.dispose(), [still]);
  useEffect(() => frames.subscribe(() => invalidate()), [frames, invalidate]);
  useEffect(() => {
    painter.goHome(layout, aspect);
    invalidate();
    // `resets` is what asks for home again.
  }, [painter, layout, aspect, resets, invalidate]);
  useEffect(() => {
    painter.forgetLabels();
    invalidate();
  }, [painter, isDark, policies, words, selection, invalidate]);

  useEffect(() => {
    const element = gl.domElement;
    let press: { readonly x: number; readonly y: number } | undefined;
    const down = (event: PointerEvent): void => {
      press = { x: event.offsetX, y: event.offsetY };
    };
    const up = (event: PointerEvent): void => {
      const { offsetX: x, offsetY: y } = event;
      if (!press || Math.hypot(x - press.x, y - press.y) > CLICK_SLACK) return;
      const half = halves.find(({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height);
      if (half) actions.select(painter.siteAt(layout, half, x - half.left, y - half.top));
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointerup', up);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointerup', up);
    };
  }, [gl, painter, halves, layout, actions]);

  // Priority 1 takes the drawing over from the library.
  useFrame(() => {
    painter.draw(policies, halves, size.height);
    painter.placeLabels(labels.current, layout, halves);
    if (frames.isGliding(performance.now()) && painter.isFast) invalidate();
  }, 1);

  return policies.map((policy) => (
    <Portal key={policy} scene={painter.scenes[policy]}>
      <Landscape cluster={cluster} layout={layout} still={still} policy={policy} isDark={isDark} />
    </Portal>
  ));
}

function Portal({ scene, children }: { readonly scene: Scene; readonly children: ReactNode }) {
  return createPortal(children, scene);
}
