// The landscape as a picture: one canvas, one camera, one or two clusters drawn side by side, names over them, a click to look at a place.
import { Canvas, createPortal, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import type { RefObject } from 'react';
import { PerspectiveCamera, Scene } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { Cluster } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { fill } from '../../i18n/languages.ts';
import { layoutOf } from '../geometry/layout.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { useApp, useWords } from '../hooks/app-context.tsx';
import { FIELD_OF_VIEW, placeCamera, toScreenInto } from './camera.ts';
import { earthOf } from './landscape.ts';
import { Landscape } from './Landscape.tsx';
import { labelHeight, placeLabels, SiteLabels } from './SiteLabels.tsx';
import { halvesOf } from './split.ts';

/** A press that moves less than this is a click, px. */
const CLICK_SLACK = 5;
/** A click this near to a place means it, px. */
const CLICK_REACH = 40;
/** Slower than this between two drawings, ms, and only new frames are drawn: a machine without 3D hardware keeps its power for the simulation. */
const SLOW_MS = 70;

export interface SceneViewProps {
  readonly cluster: Cluster;
  readonly policies: readonly PolicyName[];
  readonly isDark: boolean;
  /** Every change puts the camera back to its home. */
  readonly resets: number;
  readonly onLost: () => void;
}

export function SceneView({ cluster, policies, isDark, resets, onLost }: SceneViewProps) {
  const words = useWords();
  const layout = useMemo(() => layoutOf(cluster), [cluster]);
  const labels = useRef<HTMLDivElement>(null);
  const names = policies.map((policy) => words.policies[policy]).join(' · ');
  return (
    <div className="scene" role="group" aria-label={fill(words.twin.sceneLabel, { policy: names })}>
      <Canvas
        frameloop="demand"
        dpr={[1, 1.5]}
        gl={{ antialias: true, alpha: true }}
        aria-hidden="true"
        onCreated={({ gl }) => gl.domElement.addEventListener('webglcontextlost', onLost)}
      >
        <SplitView cluster={cluster} layout={layout} policies={policies} isDark={isDark} resets={resets} labels={labels} />
      </Canvas>
      <SiteLabels layers={labels} layout={layout} cluster={cluster} policies={policies} />
    </div>
  );
}

function SplitView({ cluster, layout, policies, isDark, resets, labels }: Omit<SceneViewProps, 'onLost'> & {
  readonly layout: ClusterLayout;
  readonly labels: RefObject<HTMLDivElement | null>;
}) {
  const { frames, actions } = useApp();
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const scenes = useMemo(() => ({ baseline: new Scene(), ai: new Scene() }), []);
  const camera = useMemo(() => new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 900), []);
  const halves = useMemo(() => halvesOf(policies.length, size.width, size.height), [policies.length, size]);
  const isLabelled = useRef(false);
  const lastDrawn = useRef({ moment: 0, spacing: 16 });

  const controls = useMemo(() => {
    const made = new OrbitControls(camera, gl.domElement);
    made.enableDamping = true;
    made.dampingFactor = 0.12;
    made.maxPolarAngle = 1.35;
    made.minDistance = 12;
    made.maxDistance = 420;
    // Vertical drags scroll the page on touch screens; horizontal ones turn the view.
    gl.domElement.style.touchAction = 'pan-y';
    return made;
  }, [camera, gl]);
  useEffect(() => {
    const draw = (): void => {
      isLabelled.current = false;
      invalidate();
    };
    controls.addEventListener('change', draw);
    const stop = frames.subscribe(() => invalidate());
    return () => {
      controls.removeEventListener('change', draw);
      stop();
      controls.dispose();
    };
  }, [controls, frames, invalidate]);

  const first = halves[0]!;
  const aspect = first.width / Math.max(1, first.height);
  useEffect(() => {
    const earth = earthOf(layout);
    placeCamera(camera, earth, aspect);
    controls.target.set(earth.centreX, 0, earth.centreZ);
    controls.update();
    isLabelled.current = false;
    invalidate();
  }, [camera, controls, layout, aspect, resets, invalidate]);
  useEffect(() => invalidate(), [isDark, policies, invalidate]);

  useEffect(() => {
    const element = gl.domElement;
    let press: { readonly x: number; readonly y: number } | undefined;
    const down = (event: PointerEvent): void => {
      press = { x: event.offsetX, y: event.offsetY };
    };
    const up = (event: PointerEvent): void => {
      if (!press || Math.hypot(event.offsetX - press.x, event.offsetY - press.y) > CLICK_SLACK) return;
      const half = halves.find(({ left, top, width, height }) => event.offsetX >= left && event.offsetX < left + width && event.offsetY >= top && event.offsetY < top + height);
      if (!half) return;
      actions.select(nearestSite(layout, camera, event.offsetX - half.left, event.offsetY - half.top, half.width, half.height));
      invalidate();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointerup', up);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointerup', up);
    };
  }, [gl, halves, layout, camera, actions, invalidate]);

  useFrame(() => {
    const now = performance.now();
    controls.update();
    gl.autoClear = false;
    gl.setScissorTest(true);
    policies.forEach((policy, index) => {
      const { left, top, width, height } = halves[index] ?? first;
      const bottom = size.height - top - height;
      gl.setViewport(left, bottom, width, height);
      gl.setScissor(left, bottom, width, height);
      gl.clear();
      gl.render(scenes[policy], camera);
    });
    if (!isLabelled.current && labels.current) {
      placeLabels(labels.current, layout, camera, halves);
      isLabelled.current = true;
    }
    const spacing = now - lastDrawn.current.moment;
    lastDrawn.current.moment = now;
    if (spacing < 500) lastDrawn.current.spacing += 0.1 * (spacing - lastDrawn.current.spacing);
    if (frames.isGliding(now) && lastDrawn.current.spacing < SLOW_MS) invalidate();
  }, 1);

  return policies.map((policy) => (
    <Portal key={policy} scene={scenes[policy]}>
      <Landscape cluster={cluster} layout={layout} policy={policy} isDark={isDark} />
    </Portal>
  ));
}

function Portal({ scene, children }: { readonly scene: Scene; readonly children: React.ReactNode }) {
  return createPortal(children, scene);
}

const spot = { x: 0, y: 0 };

/** The site nearest to a point of a half, or undefined when none is near. */
function nearestSite(layout: ClusterLayout, camera: PerspectiveCamera, x: number, y: number, width: number, height: number): number | undefined {
  let best: number | undefined;
  let bestDistance = CLICK_REACH;
  for (const site of layout.sites) {
    if (!toScreenInto(spot, camera, site.x, labelHeight(site.kind, layout.plantSize) / 3, site.y, width, height)) continue;
    const distance = Math.hypot(spot.x - x, spot.y - y);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = site.site;
    }
  }
  return best;
}
