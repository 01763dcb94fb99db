// Names over the landscape, as buttons: crisp in every language, reachable by keyboard, with the state of the machines beside them.
import type { Ref } from 'react';
import type { Cluster, SiteKind } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { STATE_SIGNS, stateKey } from '../geometry/field-colours.ts';
import type { ClusterLayout } from '../geometry/layout.ts';
import { machineState, siteRowsOf } from '../geometry/site-index.ts';
import { useApp, useAppState, useFrames, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';

const FRAMES_PER_SECOND = 4;
const LABELLED: readonly SiteKind[] = ['gin', 'spinningMill', 'textileMill', 'market'];

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
