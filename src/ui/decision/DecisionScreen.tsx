// The decision screen: time line, forecasters, forecasts against what came, categories, the ledger, a history of one's own.
import { useDeferredValue } from 'react';
import { fill } from '../../i18n/languages.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';
import { Hatches } from '../charts/Hatches.tsx';
import { useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { useDecision } from '../hooks/use-decision.ts';
import { Transport } from '../twin/Transport.tsx';
import { Held } from '../widgets/Held.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { printPage } from '../widgets/print-page.ts';
import { CardsSection } from './CardsSection.tsx';
import { ClustersSection } from './ClustersSection.tsx';
import { ForecastSection } from './ForecastSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { LedgerSection } from './LedgerSection.tsx';

const SECTIONS = ['cards', 'forecast', 'clusters', 'ledger', 'history'] as const;

export function DecisionScreen() {
  const words = useWords();
  const format = useFormat();
  const { decision } = words;
  const scenario = useAppState((state) => state.scenario);
  const aiState = useAppState((state) => state.twin.ai);
  const seed = useAppState((state) => state.session.seed);
  const language = useAppState((state) => state.session.language);
  const isStill = useAppState((app) => !app.twin.isPlaying);
  const [desk, latest] = useDecision();
  // The charts are drawn in slices behind what the person does; the ledger answers at once.
  const state = useDeferredValue(latest);
  const { report, fault } = state;
  const day = Math.floor((report?.tick ?? 0) / TICKS_PER_DAY);
  const file = `maqta-decisions-${scenario?.id ?? ''}-seed${seed}-day${day}`;
  return (
    <div className="screen screen--decision plant decision">
      <Hatches />
      <div className="screen__main">
        <div className="board__head">
          <div>
            <h1>{decision.title}</h1>
            <p className="board__lead">{decision.lead}</p>
          </div>
          <div className="board__actions">
            <button type="button" className="button" onClick={printPage}><Icon name="print" />{words.plant.print}</button>
          </div>
        </div>
        <div className="plant__time card"><Transport /></div>
        <nav className="decision-sections" aria-label={decision.sections}>
          {SECTIONS.map((id) => (
            <button key={id} type="button" className="button button--small" onClick={() => document.querySelector(`#decision-${id}`)?.scrollIntoView()}>{decision[id].short}</button>
          ))}
        </nav>
        {report?.core === 'none' ? <p className="plant__note" role="status">{decision.noModules}</p> : null}
        {report && report.core !== 'none' && aiState !== 'joined' ? <p className="plant__note" role="status"><span className="spinner" aria-hidden="true" />{aiState === 'training' ? decision.training : decision.catchingUp}</p> : null}
        {fault ? (
          <div className="fault" role="alert">
            <span>{`${words.plant.failed} ${fill(words.faults[fault.code], { detail: fault.detail })}`}</span>
            <button type="button" className="button button--small" onClick={desk.refresh}>{words.board.retry}</button>
          </div>
        ) : null}
        {report && scenario ? (
          <>
            <p className="plant__moment muted">{`${scenario.title[language]} · ${fill(words.plant.moment, { date: format.date(scenario.startDayNumber + day), day: format.number(day, 0) })}`}</p>
            <Held isStill={isStill}><CardsSection report={report} state={state} desk={desk} file={file} /></Held>
            <Held isStill={isStill}><ForecastSection report={report} state={state} desk={desk} scenario={scenario} file={file} /></Held>
            {report.core === 'none' ? null : <Held isStill={isStill}><ClustersSection state={state} desk={desk} scenario={scenario} file={file} /></Held>}
            <LedgerSection state={latest} desk={desk} scenario={scenario} file={file} />
            <HistorySection report={report} state={latest} desk={desk} file={file} />
          </>
        ) : <p className="board__empty card" role="status">{scenario ? words.plant.loading : decision.notThere}</p>}
      </div>
    </div>
  );
}
