// The field screen: controls, the result of the season, charts; and what it says while there is nothing to show.
import { useMemo } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { FieldSeasonTraces, FieldTrace } from '../../model/domain/field-trace.ts';
import { Hatches } from '../charts/Hatches.tsx';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import { useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import type { FieldState } from '../../store/field-desk.ts';
import { useField } from '../hooks/use-field.ts';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { printPage } from '../widgets/print-page.ts';
import { FieldCharts } from './FieldCharts.tsx';
import { FieldControls } from './FieldControls.tsx';
import { fieldCsv } from './field-csv.ts';
import { daysShown, traceOf } from './field-figures.ts';
import { SeasonResult } from './SeasonResult.tsx';
import { useBlockName } from './use-block-name.ts';

function Actions({ traces, block, scenario }: { readonly traces: FieldSeasonTraces; readonly block: number; readonly scenario: string }) {
  const words = useWords();
  const name = `maqta-field-${scenario}-block${block}-seed${traces.seed}-r${traces.replication}-${traces.weatherYear}`;
  return (
    <div className="board__actions" role="group" aria-label={words.field.exportLabel}>
      <button type="button" className="button" onClick={() => download(`${name}.csv`, 'text/csv', fieldCsv(traces, block, daysShown(traces)))}><Icon name="download" />{words.field.csv}</button>
      <button type="button" className="button" onClick={printPage}><Icon name="print" />{words.field.print}</button>
    </div>
  );
}

/** Which block and season the figures are of, also on paper. */
function Shown({ traces, scenario, block }: { readonly traces: FieldSeasonTraces; readonly scenario: LoadedScenario; readonly block: number }) {
  const { field } = useWords();
  const format = useFormat();
  const language = useAppState((state) => state.session.language);
  const name = useBlockName(scenario.cluster);
  const { weatherYear, replication, seed } = traces;
  return (
    <p className="muted">
      {fill(field.shown, { scenario: scenario.title[language], block: name(block), year: String(weatherYear), replication: format.number(replication, 0), seed: format.number(seed, 0) })}
    </p>
  );
}

/** How far the simulation is, and the way to stop it. */
function FieldProgress({ progress, onCancel }: { readonly progress: FieldState['progress']; readonly onCancel: () => void }) {
  const { field, run } = useWords();
  const format = useFormat();
  const share = progress === undefined ? 0 : progress.done / progress.total;
  const text = progress === undefined ? '' : fill(field.progress, { done: format.number(Math.floor(progress.done), 0), total: format.number(progress.total, 0) });
  return (
    <div className="field-progress">
      <div className="progress" role="progressbar" aria-label={field.progressLabel} aria-valuetext={text} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}>
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <span className="small">{text}</span>
      <button type="button" className="button button--small" onClick={onCancel}>{run.cancel}</button>
    </div>
  );
}

export function FieldScreen() {
  const words = useWords();
  const { field } = words;
  const scenario = useAppState((state) => state.scenario);
  const [desk, state] = useField();
  const { choice, status, traces, fault } = state;
  const first = traces && traceOf(traces, choice.first);
  const second = traces && traceOf(traces, choice.second);
  const shown = useMemo(() => [first, second].filter((trace): trace is FieldTrace => trace !== undefined), [first, second]);
  const hasBlocks = scenario !== undefined && scenario.cluster.blocks.length > 0;
  const busy = status === 'running' ? (choice.second === undefined ? field.busy : field.busyCompare) : '';
  return (
    <div className="screen screen--field" aria-busy={status === 'running'}>
      <Hatches />
      <aside className="screen__aside">{hasBlocks ? <FieldControls cluster={scenario.cluster} desk={desk} state={state} /> : null}</aside>
      <div className="screen__main field-page">
        <div className="board__head">
          <div>
            <h1>{field.title}</h1>
            <p className="board__lead">{field.lead}</p>
            {traces && scenario && hasBlocks ? <Shown traces={traces} scenario={scenario} block={choice.block} /> : null}
          </div>
          {traces && scenario ? <Actions traces={traces} block={choice.block} scenario={scenario.id} /> : null}
        </div>
        <p className={`field-busy ${busy === '' ? 'visually-hidden' : ''}`} role="status">{busy === '' ? null : <span className="spinner" aria-hidden="true" />}{busy}</p>
        {status === 'running' ? <FieldProgress progress={state.progress} onCancel={desk.cancel} /> : null}
        {status === 'cancelled' ? (
          <p className="field-busy" role="status">{field.cancelled} <button type="button" className="button button--small" onClick={() => desk.ensure(true)}>{field.retry}</button></p>
        ) : null}
        {status === 'failed' && fault ? (
          <div className="fault" role="alert">
            <span>{`${field.failed} ${fill(words.faults[fault.code], { detail: fault.detail })}`}</span>
            <button type="button" className="button button--small" onClick={() => desk.ensure(true)}>{field.retry}</button>
          </div>
        ) : null}
        {scenario && !hasBlocks ? <p className="board__empty card">{field.noBlocks}</p> : null}
        {scenario ? null : <p className="board__empty card">{field.empty}</p>}
        {traces && hasBlocks && shown.length > 0 ? (
          <>
            <SeasonResult traces={traces} cluster={scenario.cluster} block={choice.block} shown={shown} />
            <FieldCharts traces={traces} shown={shown} block={choice.block} days={daysShown(traces)} />
          </>
        ) : null}
      </div>
    </div>
  );
}
