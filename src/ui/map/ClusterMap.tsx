// The cluster as a flat map in SVG: the same facts as the landscape, for browsers without 3D and for those who prefer it.
import { memo, useMemo } from 'react';
import type { Cluster, SiteKind } from '../../model/domain/cluster.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { fill } from '../../i18n/languages.ts';
import { cssColour, fieldColourInto, STATE_COLOURS, STATE_SIGNS, stateKey } from '../geometry/field-colours.ts';
import { layoutOf, shareOfWay } from '../geometry/layout.ts';
import type { ClusterLayout, PlacedSite, Plot } from '../geometry/layout.ts';
import { machineState, pileTonnes, siteRowsOf } from '../geometry/site-index.ts';
import type { SiteRow } from '../geometry/site-index.ts';
import { useApp, useAppState, useFrames, useWords } from '../hooks/app-context.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';

const FRAMES_PER_SECOND = 8;
/** Large clusters are drawn less often, so that no drawing keeps the page waiting. */
const SLOW_FRAMES_PER_SECOND = 3;
const MANY_SITES = 150;
/** A pile of this many tonnes has this radius. */
const PILE_TONNES = 400;
const PILE_RADIUS = 2.2;
const LARGEST_PILE = 6;
/** Signs do not shrink below this share however many sites there are, and below CROWDED gins are named only when looked at. */
const LEAST_SCALE = 0.4;
const CROWDED = 0.5;

const SHAPES: Readonly<Partial<Record<SiteKind, string>>> = {
  gin: 'M-3.2 2.2V-1.2L0 -3.4L3.2 -1.2V2.2z',
  spinningMill: 'M-4 2.4V-1l2.6-1.8V-1l2.7-1.8V-1L4-2.8V2.4z',
  textileMill: 'M-4 2.4V-2.4H4V2.4zM-4 -.4H4M-1.300 -2.400V2.400M1.300 -2.400V2.400',
  market: 'M-2.600 2.600V-.6H2.600V2.600zM-3.400 -.6L0 -3.400L3.400 -.6z',
};

export function ClusterMap({ cluster, policy }: { readonly cluster: Cluster; readonly policy: PolicyName }) {
  const words = useWords();
  const { frames, actions } = useApp();
  const selection = useAppState((state) => state.selection);
  const siteName = useSiteName();
  useFrames(cluster.sites.length > MANY_SITES ? SLOW_FRAMES_PER_SECOND : FRAMES_PER_SECOND);
  const layout = useMemo(() => layoutOf(cluster), [cluster]);
  const rows = useMemo(() => siteRowsOf(cluster), [cluster]);
  const frame = frames.current?.[policy];
  const colour = [0, 0, 0];
  const colours = cluster.blocks.map((_, block) => {
    if (!frame) return undefined;
    const { blocks } = frame;
    fieldColourInto(colour, blocks.canopy[block]!, blocks.depletion[block]!, blocks.openBolls[block]!, blocks.picked[block]!, blocks.irrigationMm[block]!);
    return cssColour(colour);
  });
  const vehicles = frame ? Array.from(frame.vehicles.fromSite, (from, index) => {
    const to = frame.vehicles.toSite[index]!;
    const start = layout.sites[from];
    const end = layout.sites[to];
    if (!start || !end || from === to) return undefined;
    const share = shareOfWay(frame.vehicles.leavesTick[index]!, frame.vehicles.arrivesTick[index]!, frame.tick);
    return { index, x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share, isLoaded: frame.vehicles.isLoaded[index] === 1 };
  }) : [];
  const size = layout.plantSize;
  const stateWordOf = (row: SiteRow | undefined): string | undefined => {
    const state = frame && row && machineState(row, frame);
    return state === undefined ? undefined : words.terms.machineStates[stateKey(state)];
  };
  return (
    <svg className="map" viewBox="-52 -52 104 104" role="group" aria-label={fill(words.twin.mapLabel, { policy: words.policies[policy] })}>
      <rect className="map__ground" x="-52" y="-52" width="104" height="104" />
      <Roads layout={layout} />
      {layout.plots.map((plot, index) => (
        <MapPlot key={index} plot={plot} fill={colours[plot.block]} site={cluster.blocks[plot.block]?.site} onSelect={actions.select} />
      ))}
      {vehicles.map((vehicle) => vehicle && (
        <rect key={vehicle.index} className={`map__truck ${vehicle.isLoaded ? 'map__truck--loaded' : ''}`} x={vehicle.x - 0.8} y={vehicle.y - 0.5} width="1.6" height="1" rx="0.3" />
      ))}
      {layout.sites.map((site) => (
        <MapSite
          key={site.site}
          site={site}
          size={size}
          name={siteName(site.site)}
          pile={frame ? Math.round(pileTonnes(rows[site.site]!, frame)) : 0}
          state={frame ? machineState(rows[site.site]!, frame) : undefined}
          stateWord={stateWordOf(rows[site.site])}
          isSelected={site.site === selection}
          onSelect={actions.select}
        />
      ))}
    </svg>
  );
}

const Roads = memo(function Roads({ layout }: { readonly layout: ClusterLayout }) {
  return layout.roads.map(({ from, to }) => {
    const start = layout.sites[from];
    const end = layout.sites[to];
    return start && end ? <line key={`${from}-${to}`} className="map__road" x1={start.x} y1={start.y} x2={end.x} y2={end.y} /> : null;
  });
});

const MapPlot = memo(function MapPlot({ plot, fill, site, onSelect }: {
  readonly plot: Plot;
  readonly fill: string | undefined;
  readonly site: number | undefined;
  readonly onSelect: (site: number | undefined) => void;
}) {
  return (
    <rect
      className="map__plot"
      x={-plot.halfWidth}
      y={-plot.halfDepth}
      width={2 * plot.halfWidth}
      height={2 * plot.halfDepth}
      transform={`translate(${plot.x} ${plot.y}) rotate(${(plot.turn * 180) / Math.PI})`}
      style={{ fill }}
      onClick={() => onSelect(site)}
    />
  );
});

const MapSite = memo(function MapSite({ site, size, name, pile, state, stateWord, isSelected, onSelect }: {
  readonly site: PlacedSite;
  readonly size: number;
  readonly name: string;
  readonly pile: number;
  readonly state: number | undefined;
  readonly stateWord: string | undefined;
  readonly isSelected: boolean;
  readonly onSelect: (site: number) => void;
}) {
  const scale = Math.max(LEAST_SCALE, Math.min(1, size));
  const radius = scale * Math.min(LARGEST_PILE, PILE_RADIUS * Math.sqrt(pile / PILE_TONNES));
  const isPlant = site.kind !== 'farm' && site.kind !== 'receivingPoint';
  const label = stateWord === undefined ? name : `${name}, ${stateWord}`;
  return (
    <g
      className={`map__site map__site--${site.kind} ${isSelected ? 'map__site--selected' : ''}`}
      transform={`translate(${site.x} ${site.y})`}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isSelected}
      onClick={() => onSelect(site.site)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        // The space key would play or pause the season as well.
        event.stopPropagation();
        onSelect(site.site);
      }}
    >
      <circle className="map__hit" r={Math.max(2.4, 4 * size)} />
      {pile > 0.5 ? <circle className="map__pile" cx={site.kind === 'gin' ? -4 * size : 0} cy={0} r={radius} /> : null}
      {isPlant ? <path className="map__plant" transform={`scale(${size})`} d={SHAPES[site.kind]} /> : <circle className="map__point" r={scale * (site.kind === 'farm' ? 0.7 : 1.1)} />}
      {state === undefined ? null : (
        <g transform={`translate(${3.4 * size} ${-3.4 * size}) scale(${Math.max(0.6, scale)})`}>
          <circle r="1.5" fill={STATE_COLOURS[state] ?? STATE_COLOURS[0]} stroke="var(--surface)" strokeWidth="0.35" />
          <text className="map__sign" y="0.62">{STATE_SIGNS[state] ?? STATE_SIGNS[0]}</text>
        </g>
      )}
      <title>{label}</title>
      {isPlant && (size >= CROWDED || site.kind !== 'gin' || isSelected) ? <text className="map__label" y={2.4 * size + 3}>{name}</text> : null}
    </g>
  );
});
