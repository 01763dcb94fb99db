// Categories of bales and zones of blocks on two components, with silhouette, counts and centres.
import { useEffect, useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import { CLUSTER_SUBJECTS } from '../../model/domain/decision-record.ts';
import type { ClusterMap, ClusterSubject } from '../../model/domain/decision-record.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { DecisionDesk, DecisionState } from '../../store/decision-desk.ts';
import { ClusterChart, CLUSTER_COLOURS } from '../charts/ClusterChart.tsx';
import { clusterShape } from '../charts/cluster-marks.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { PlantCard } from '../plant/PlantCard.tsx';
import type { PlantTable } from '../plant/PlantCard.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import { figure, wordFor } from './decision-words.ts';

export function ClustersSection({ state, desk, scenario, file }: { readonly state: DecisionState; readonly desk: DecisionDesk; readonly scenario: LoadedScenario; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const [subject, setSubject] = useState<ClusterSubject>('bales');
  const { clusters: c, features } = words.decision;
  const { status, map } = state.clusters[subject];
  const isReady = state.report?.core === 'ready';
  useEffect(() => {
    if (isReady && status === 'none') desk.mapClusters(subject);
  }, [desk, isReady, status, subject]);
  const shape = (category: number) => <svg viewBox="-6 -6 12 12" aria-hidden="true"><path className={`cluster-mark cluster-mark--${category % CLUSTER_COLOURS}`} d={clusterShape(category)} /></svg>;
  const table = (found: ClusterMap): PlantTable => ({
    columns: [{ id: 'category', label: c.centre, isNumber: false }, { id: 'rows', label: c.count, isNumber: true }, ...found.columns.map((column) => ({ id: column, label: wordFor(features, column), isNumber: true }))],
    rows: found.centres.map((centre, category) => ({
      cells: [category + 1, found.sizes[category] ?? 0, ...centre],
      texts: [fill(c.category, { number: String(category + 1) }), format.number(found.sizes[category], 0), ...centre.map((value) => figure(format, value))],
    })),
  });
  const silhouette = fill(c.silhouette, { value: format.number(map?.silhouette, 2) });
  return (
    <PlantCard
      family="decision"
      id="clusters"
      title={c.title}
      unit={c.unit}
      note={`${c.note} ${subject === 'bales' ? c.balesNote : c.blocksNote}`}
      file={`${file}-categories-${subject}`}
      table={map && (() => table(map))}
      tools={<Segmented label={c.subject} value={subject} onChange={setSubject} options={CLUSTER_SUBJECTS.map((value) => ({ value, label: c.subjects[value] }))} />}
      isEmpty={false}
      empty={c.missing}
    >
      {map ? (
        <div className="decision-clusters">
          <ClusterChart
            input={map}
            columns={map.columns.map((column) => wordFor(features, column))}
            axes={[fill(c.axis, { number: '1', share: format.percent(map.shares[0], 0) }), fill(c.axis, { number: '2', share: format.percent(map.shares[1], 0) })]}
            label={fill(c.label, { subject: c.subjects[subject], count: String(map.centres.length), value: format.number(map.silhouette, 2) })}
          />
          <div className="decision-clusters__side">
            <p><strong>{silhouette}</strong> <span className="muted small">{c.silhouetteNote}</span></p>
            <div className="scroll-x" tabIndex={0} role="region" aria-label={c.centre}>
              <table className="table decision-centres">
                <thead><tr><th scope="col">{c.centre}</th>{map.centres.map((_, category) => <th key={category} scope="col" className="number">{shape(category)} {category + 1}</th>)}</tr></thead>
                <tbody>
                  <tr><th scope="row">{c.count}</th>{map.sizes.map((size, category) => <td key={category} className="number">{format.number(size, 0)}</td>)}</tr>
                  {map.columns.map((column, index) => <tr key={column}><th scope="row">{wordFor(features, column)}</th>{map.centres.map((centre, category) => <td key={category} className="number">{figure(format, centre[index])}</td>)}</tr>)}
                </tbody>
              </table>
            </div>
            <p className="decision-clusters__again">
              {subject === 'blocks' ? <span className="muted small">{fill(c.state, { date: format.date(scenario.startDayNumber + Math.floor(map.tick / TICKS_PER_DAY)) })}</span> : null}
              {subject === 'blocks' ? <button type="button" className="button button--small" disabled={status === 'running'} onClick={() => desk.mapClusters(subject)}>{c.again}</button> : null}
            </p>
          </div>
        </div>
      ) : (
        <div className="plant-card__empty" role="status">
          <p>{status === 'running' || status === 'none' ? c.running : status === 'failed' ? c.failed : c.missing}</p>
          {status === 'missing' || status === 'failed' ? <button type="button" className="button button--small" onClick={() => desk.mapClusters(subject)}>{c.again}</button> : null}
        </div>
      )}
    </PlantCard>
  );
}
