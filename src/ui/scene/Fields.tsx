// The fields of one cluster: beds of soil, rows that grow with the canopy, white bolls. One instanced mesh per kind.
// Kernel file: indices run over plots and blocks of one layout, so every read is inside its array.
import { useFrame } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { BoxGeometry, Color, IcosahedronGeometry, MeshLambertMaterial, Object3D } from 'three';
import type { InstancedMesh } from 'three';
import type { ClusterState } from '../../model/domain/cluster-state.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { fieldColourInto, unpickedShare } from '../geometry/field-colours.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { useApp } from '../hooks/app-context.tsx';

const ROWS_PER_PLOT = 4;
/** Bolls are drawn on every plot until a cluster has this many plots; beyond that fewer stand for more. */
const BOLLS_PER_PLOT = 28;
const MOST_BOLLS = 6000;
const ROW_HEIGHT = 0.75;
/** A column that has changed by less than this is not drawn again. */
const LEAST_CHANGE = 0.004;

const bedGeometry = new BoxGeometry(2, 0.12, 2);
const rowGeometry = new BoxGeometry(2, 1, 1);
const bollGeometry = new IcosahedronGeometry(0.24, 0);
const material = new MeshLambertMaterial();
const bollMaterial = new MeshLambertMaterial({ color: '#ffffff', emissive: '#8a8880' });

const helper = new Object3D();
const colour = new Color();
const rgb = [0, 0, 0];

/** A repeatable scatter in 0 … 1. */
function scatter(a: number, b: number): number {
  const x = (a * 73_856_093) ^ (b * 19_349_663);
  return (((x ^ (x >>> 13)) >>> 0) % 1000) / 1000;
}

interface Meshes {
  readonly beds: InstancedMesh;
  readonly rows: InstancedMesh;
  readonly bolls: InstancedMesh;
}

const bollsPerPlotOf = (plots: number): number => Math.max(2, Math.min(BOLLS_PER_PLOT, Math.floor(MOST_BOLLS / Math.max(1, plots))));

function setColour(mesh: InstancedMesh, index: number): void {
  mesh.setColorAt(index, colour.setRGB(rgb[0]! / 255, rgb[1]! / 255, rgb[2]! / 255, 'srgb'));
}

/** Writes the state of the blocks into the meshes; a block that looks as before costs nothing. */
class FieldPainter {
  readonly #layout: ClusterLayout;
  readonly #meshes: Meshes;
  readonly #plotsOfBlock: number[][] = [];
  readonly #bollsPerPlot: number;
  /** What was last drawn of each block: canopy, depletion, open bolls, picked, irrigation. */
  readonly #drawn: Float32Array;

  constructor(layout: ClusterLayout, meshes: Meshes) {
    this.#layout = layout;
    this.#meshes = meshes;
    this.#bollsPerPlot = bollsPerPlotOf(layout.plots.length);
    layout.plots.forEach((plot, index) => (this.#plotsOfBlock[plot.block] ??= []).push(index));
    this.#drawn = new Float32Array(5 * this.#plotsOfBlock.length).fill(-1);
    layout.plots.forEach((plot, index) => {
      helper.position.set(plot.x, 0.02, plot.y);
      helper.rotation.set(0, -plot.turn, 0);
      helper.scale.set(plot.halfWidth, 1, plot.halfDepth);
      helper.updateMatrix();
      meshes.beds.setMatrixAt(index, helper.matrix);
    });
    meshes.beds.instanceMatrix.needsUpdate = true;
    for (let block = 0; block < this.#plotsOfBlock.length; block += 1) for (const plot of this.#plotsOfBlock[block] ?? []) this.#paintPlot(plot, 0, 0, 0, 0, 0);
    this.#flush();
  }

  paint(blocks: ClusterState['blocks']): void {
    let hasChanged = false;
    const drawn = this.#drawn;
    for (let block = 0; block < this.#plotsOfBlock.length; block += 1) {
      const canopy = blocks.canopy[block]!;
      const depletion = blocks.depletion[block]!;
      const open = blocks.openBolls[block]!;
      const picked = blocks.picked[block]!;
      const water = blocks.irrigationMm[block]!;
      const at = 5 * block;
      const isSame =
        Math.abs(canopy - drawn[at]!) < LEAST_CHANGE && Math.abs(depletion - drawn[at + 1]!) < LEAST_CHANGE && Math.abs(open - drawn[at + 2]!) < LEAST_CHANGE &&
        Math.abs(picked - drawn[at + 3]!) < LEAST_CHANGE && Math.abs(water - drawn[at + 4]!) < 1;
      if (isSame) continue;
      hasChanged = true;
      drawn[at] = canopy;
      drawn[at + 1] = depletion;
      drawn[at + 2] = open;
      drawn[at + 3] = picked;
      drawn[at + 4] = water;
      for (const plot of this.#plotsOfBlock[block] ?? []) this.#paintPlot(plot, canopy, depletion, open, picked, water);
    }
    if (hasChanged) this.#flush();
  }

  #flush(): void {
    const { beds, rows, bolls } = this.#meshes;
    rows.instanceMatrix.needsUpdate = true;
    bolls.instanceMatrix.needsUpdate = true;
    if (rows.instanceColor) rows.instanceColor.needsUpdate = true;
    if (beds.instanceColor) beds.instanceColor.needsUpdate = true;
  }

  #paintPlot(index: number, canopy: number, depletion: number, open: number, picked: number, water: number): void {
    const { beds, rows, bolls } = this.#meshes;
    const plot = this.#layout.plots[index]!;
    fieldColourInto(rgb, 0, 0, 0, picked, water);
    setColour(beds, index);
    fieldColourInto(rgb, canopy, depletion, picked + 0.75 * unpickedShare(open, picked), picked, 0.4 * water);
    const cos = Math.cos(plot.turn);
    const sin = Math.sin(plot.turn);
    const growth = Math.max(canopy, 0.55 * open * (1 - 0.6 * picked));
    const height = 0.06 + ROW_HEIGHT * growth * (1 - 0.45 * picked);
    const spacing = (2 * plot.halfDepth) / ROWS_PER_PLOT;
    for (let row = 0; row < ROWS_PER_PLOT; row += 1) {
      const across = -plot.halfDepth + (row + 0.5) * spacing;
      helper.position.set(plot.x - across * sin, 0.08 + height / 2, plot.y + across * cos);
      helper.rotation.set(0, -plot.turn, 0);
      helper.scale.set(plot.halfWidth * 0.97, growth < 0.01 ? 0.0001 : height, spacing * (0.3 + 0.6 * growth));
      helper.updateMatrix();
      const instance = index * ROWS_PER_PLOT + row;
      rows.setMatrixAt(instance, helper.matrix);
      setColour(rows, instance);
    }
    const white = unpickedShare(open, picked);
    for (let i = 0; i < this.#bollsPerPlot; i += 1) {
      const along = (scatter(index, i) * 2 - 1) * plot.halfWidth * 0.92;
      const across = -plot.halfDepth + ((i % ROWS_PER_PLOT) + 0.5) * spacing + (scatter(i, index + 7) - 0.5) * spacing * 0.5;
      // Bolls open one after the other, so each has its own share at which it shows.
      const size = Math.min(1, Math.max(0, white * 2.8 - scatter(index + 3, i) * 1.2));
      helper.position.set(plot.x + along * cos - across * sin, 0.1 + height, plot.y + along * sin + across * cos);
      helper.rotation.set(0, i, 0);
      helper.scale.setScalar(Math.max(0.0001, size));
      helper.updateMatrix();
      bolls.setMatrixAt(index * this.#bollsPerPlot + i, helper.matrix);
    }
  }
}

export function Fields({ layout, policy }: { readonly layout: ClusterLayout; readonly policy: PolicyName }) {
  const { frames } = useApp();
  const beds = useRef<InstancedMesh>(null);
  const rows = useRef<InstancedMesh>(null);
  const bolls = useRef<InstancedMesh>(null);
  const painter = useRef<FieldPainter>(null);
  const plots = layout.plots.length;

  useEffect(() => {
    if (beds.current && rows.current && bolls.current) painter.current = new FieldPainter(layout, { beds: beds.current, rows: rows.current, bolls: bolls.current });
  }, [layout]);
  useFrame(() => {
    const frame = frames.current?.[policy];
    if (frame) painter.current?.paint(frame.blocks);
  });

  return (
    <>
      <instancedMesh ref={beds} args={[bedGeometry, material, plots]} frustumCulled={false} />
      <instancedMesh ref={rows} args={[rowGeometry, material, plots * ROWS_PER_PLOT]} frustumCulled={false} />
      <instancedMesh ref={bolls} args={[bollGeometry, bollMaterial, plots * bollsPerPlotOf(plots)]} frustumCulled={false} />
    </>
  );
}
