// Puts the names of places where the camera sees them; a name that would cover an earlier one is hidden. Touches only the names' own elements.
import type { PerspectiveCamera } from 'three';
import type { SiteKind } from '../../model/domain/cluster.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { toScreenInto } from './camera.ts';
import type { Half } from './split.ts';

/** Height above the ground at which a kind of place carries its name. */
export function labelHeight(kind: SiteKind, plantSize: number): number {
  return kind === 'farm' || kind === 'receivingPoint' ? 2.2 : 7 * plantSize;
}

const spot = { x: 0, y: 0 };

/** Moves the names to their places in each half; a name that would cover an earlier one is hidden. */
export function placeLabels(root: HTMLElement, layout: ClusterLayout, camera: PerspectiveCamera, halves: readonly Half[]): void {
  const divider = root.querySelector<HTMLElement>('[data-divider]');
  if (divider && halves[1]) divider.className = `scene__divider scene__divider--${halves[1].left > 0 ? 'columns' : 'rows'}`;
  root.querySelectorAll<HTMLElement>('[data-half]').forEach((layer, index) => {
    const half = halves[index];
    if (!half) return;
    Object.assign(layer.style, { left: `${half.left}px`, top: `${half.top}px`, width: `${half.width}px`, height: `${half.height}px` });
    const taken: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }[] = [];
    for (const label of layer.querySelectorAll<HTMLElement>('[data-site]')) {
      const site = layout.sites[Number(label.dataset['site'])];
      if (!site) continue;
      const isBefore = toScreenInto(spot, camera, site.x, labelHeight(site.kind, layout.plantSize), site.y, half.width, half.height);
      const width = label.offsetWidth;
      const height = label.offsetHeight;
      const left = Math.min(Math.max(2, spot.x - width / 2), Math.max(2, half.width - width - 2));
      const box = { left, top: spot.y - height, right: left + width, bottom: spot.y };
      const isFree = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
      const isShown = isBefore && (isFree || label.getAttribute('aria-pressed') === 'true');
      label.style.visibility = isShown ? 'visible' : 'hidden';
      if (!isShown) continue;
      taken.push(box);
      label.style.transform = `translate(${box.left}px, ${box.top}px)`;
    }
  });
}
