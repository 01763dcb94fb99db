// Names over the landscape, as buttons: crisp in every language, reachable by keyboard, with the state of the machines beside them.
import type { Ref } from 'react';
import type { PerspectiveCamera } from 'three';
import type { Cluster, SiteKind } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { STATE_SIGNS, stateKey } from '../geometry/field-colours.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { machineState, siteRowsOf } from '../geometry/site-index.ts';
import { useApp, useAppState, useFrames, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { toScreenInto } from './camera.ts';
import type { Half } from './split.ts';

const FRAMES_PER_SECOND = 4;
const LABELLED: readonly SiteKind[] = ['gin', 'spinningMill', 'textileMill', 'market'];

/** Height above the ground at which a kind of place carries its name. */
export function labelHeight(kind: SiteKind, plantSize: number): number {
  return kind === 'farm' || kind === 'receivingPoint' ? 2.2 : 7 * plantSize;
}

export function SiteLabels({ layers, layout, cluster, policies }: {
  readonly layers: Ref<HTMLDivElement>;
  readonly layout: ClusterLayout;
  readonly cluster: Cluster;
  readonly policies: readonly PolicyName[];
}) {
  const words = useWords();
  const { frames, actions } = useApp();
  const nameOf = useSiteName();
  const selection = useAppState((state) => state.selection);
  useFrames(FRAMES_PER_SECOND);
  const rows = siteRowsOf(cluster);
  const sites = layout.sites.filter((site) => LABELLED.includes(site.kind) || site.site === selection);
  return (
    <div ref={layers}>
      {policies.map((policy) => {
        const frame = frames.current?.[policy];
        return (
          <div key={policy} className="scene__half" data-half={policy}>
            {sites.map((site) => {
              const state = frame && machineState(rows[site.site]!, frame);
              return (
                <button
                  key={site.site}
                  type="button"
                  className={`site-label ${site.site === selection ? 'site-label--selected' : ''}`}
                  data-site={site.site}
                  aria-pressed={site.site === selection}
                  onClick={() => actions.select(site.site)}
                >
                  {state === undefined ? null : (
                    <span className={`site-label__state site-label__state--${stateKey(state)}`} role="img" aria-label={words.terms.machineStates[stateKey(state)]}>{STATE_SIGNS[state] ?? STATE_SIGNS[0]}</span>
                  )}
                  {nameOf(site.site)}
                </button>
              );
            })}
          </div>
        );
      })}
      {policies.length < 2 ? null : <div className="scene__divider" data-divider="" />}
    </div>
  );
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
