// Draws one or two scenes with one camera into the parts of one canvas, and moves that camera. Outside React, since it changes with every frame.
import { PerspectiveCamera, Scene } from 'three';
import type { WebGLRenderer } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { PolicyName } from '../../model/domain/results.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { FIELD_OF_VIEW, placeCamera, toScreenInto } from './camera.ts';
import { earthOf } from './landscape.ts';
import { labelHeight, placeLabels } from './place-labels.ts';
import type { Half } from './split.ts';

/** A click this near to a place means it, px. */
const CLICK_REACH = 40;
/** Slower than this between two drawings, ms, and only new frames are drawn: a machine without 3D hardware keeps its power for the simulation. */
const SLOW_MS = 70;
/** Longer pauses than this say nothing about the pace of drawing, ms. */
const PAUSE_MS = 500;

export class SplitPainter {
  readonly scenes: Readonly<Record<PolicyName, Scene>> = { baseline: new Scene(), ai: new Scene() };
  readonly #camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 900);
  readonly #controls: OrbitControls;
  readonly #gl: WebGLRenderer;
  #areLabelsPlaced = false;
  #lastMs = 0;
  #spacingMs = 16;

  constructor(gl: WebGLRenderer, onChange: () => void) {
    this.#gl = gl;
    this.#controls = new OrbitControls(this.#camera, gl.domElement);
    this.#controls.enableDamping = true;
    this.#controls.dampingFactor = 0.12;
    this.#controls.maxPolarAngle = 1.35;
    this.#controls.minDistance = 12;
    this.#controls.maxDistance = 420;
    // Vertical drags scroll the page on touch screens; horizontal ones turn the view.
    gl.domElement.style.touchAction = 'pan-y';
    this.#controls.addEventListener('change', () => {
      this.#areLabelsPlaced = false;
      onChange();
    });
  }

  /** Puts the camera where everything just fits a part of this aspect. */
  goHome(layout: ClusterLayout, aspect: number): void {
    const earth = earthOf(layout);
    placeCamera(this.#camera, earth, layout, aspect);
    this.#controls.target.set(earth.centreX, 0, earth.centreZ);
    this.#controls.update();
    this.#areLabelsPlaced = false;
  }

  /** Draws each policy's scene into its part; `height` is that of the whole canvas, px. */
  draw(policies: readonly PolicyName[], halves: readonly Half[], height: number): void {
    this.#controls.update();
    this.#gl.autoClear = false;
    this.#gl.setScissorTest(true);
    let drawCalls = 0;
    policies.forEach((policy, index) => {
      const half = halves[index];
      if (!half) return;
      const bottom = height - half.top - half.height;
      this.#gl.setViewport(half.left, bottom, half.width, half.height);
      this.#gl.setScissor(half.left, bottom, half.width, half.height);
      this.#gl.clear();
      this.#gl.render(this.scenes[policy], this.#camera);
      drawCalls += this.#gl.info.render.calls;
    });
    // Shown for tests and for the curious: the budget is 200.
    this.#gl.domElement.dataset['drawCalls'] = String(drawCalls);
    const now = performance.now();
    const spacing = now - this.#lastMs;
    this.#lastMs = now;
    if (spacing < PAUSE_MS) this.#spacingMs += 0.1 * (spacing - this.#spacingMs);
  }

  /** Whether drawings follow each other fast enough to glide between frames. */
  get isFast(): boolean {
    return this.#spacingMs < SLOW_MS;
  }

  /** Puts the names where their places appear, when the camera or the names have changed. */
  placeLabels(root: HTMLElement | null, layout: ClusterLayout, halves: readonly Half[]): void {
    if (!root || this.#areLabelsPlaced) return;
    placeLabels(root, layout, this.#camera, halves);
    this.#areLabelsPlaced = true;
  }

  /** The names have changed: place them again with the next drawing. */
  forgetLabels(): void {
    this.#areLabelsPlaced = false;
  }

  /** The site nearest to a point of a part, px, or undefined when none is near. */
  siteAt(layout: ClusterLayout, half: Half, x: number, y: number): number | undefined {
    const spot = { x: 0, y: 0 };
    let best: number | undefined;
    let bestDistance = CLICK_REACH;
    for (const site of layout.sites) {
      if (!toScreenInto(spot, this.#camera, site.x, labelHeight(site.kind, layout.plantSize) / 3, site.y, half.width, half.height)) continue;
      const distance = Math.hypot(spot.x - x, spot.y - y);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = site.site;
      }
    }
    return best;
  }

  dispose(): void {
    this.#controls.dispose();
  }
}
