// The before/after screen: says what was run, shows the table or why there is none, and gives it away as file or print.
import { fill } from '../../i18n/languages.ts';
import type { RunSummary } from '../../model/domain/results.ts';
import { isRunCurrent, shownSummary } from '../../store/app-state.ts';
import { useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { printPage } from '../widgets/print-page.ts';
import { RunPanel } from '../run/RunPanel.tsx';
import { RunStatus } from '../run/RunStatus.tsx';
import { BoardTable } from './BoardTable.tsx';
import { CashFlowSection } from './CashFlowSection.tsx';
import { CostSection } from './CostSection.tsx';
import { summaryCsv, summaryJson } from './export.ts';

function Actions({ summary }: { readonly summary: RunSummary }) {
  const words = useWords();
  const name = `maqta-${summary.scenario}-seed${summary.seed}-n${summary.replications}`;
  return (
    <div className="board__actions" role="group" aria-label={words.board.exportLabel}>
      <button type="button" className="button" onClick={() => download(`${name}.csv`, 'text/csv', summaryCsv(summary))}><Icon name="download" />{words.board.exportCsv}</button>
      <button type="button" className="button" onClick={() => download(`${name}.json`, 'application/json', summaryJson(summary))}><Icon name="download" />{words.board.exportJson}</button>
      <button type="button" className="button" onClick={printPage}><Icon name="print" />{words.board.print}</button>
    </div>
  );
}

function Empty() {
  const words = useWords();
  const status = useAppState((state) => state.run.status);
  const title = status === 'running' ? words.board.loading : status === 'failed' ? words.board.failed : words.board.empty;
  return (
    <div className="board__empty card">
      <h2>{title}</h2>
      <p className="muted">{words.board.emptyHint}</p>
    </div>
  );
}

function Found({ summary }: { readonly summary: RunSummary }) {
  const words = useWords();
  const format = useFormat();
  const language = useAppState((state) => state.session.language);
  const scenarios = useAppState((state) => state.scenarios);
  const scenario = useAppState((state) => state.scenario);
  const isCurrent = useAppState(isRunCurrent);
  const isPartial = useAppState((state) => state.run.partial !== undefined);
  const isCut = useAppState((state) => state.run.status === 'cancelled' && state.run.isCut);
  const listing = scenario?.id === summary.scenario ? scenario : scenarios.find(({ id }) => id === summary.scenario);
  const modules = summary.modules.map((id) => words.terms.modules[id].name).join(' · ');
  return (
    <>
      <div className="board__head">
        <div>
          <h1>{words.board.title}</h1>
          <p className="board__lead">
            {fill(words.board.lead, {
              count: format.number(summary.replications, 0),
              scenario: listing?.title[language] ?? summary.scenario,
              seed: format.number(summary.seed, 0),
            })}
          </p>
          <p className="muted small">{words.board.modulesOn}: {modules === '' ? words.board.modulesNone : modules}</p>
        </div>
        <Actions summary={summary} />
      </div>
      {isCurrent || isPartial || isCut ? null : <p className="board__stale" role="status">{words.run.stale}</p>}
      {isPartial ? <div className="board__partial card"><p>{words.board.partial}</p><RunStatus /></div> : null}
      {isCut ? <p className="board__stale" role="status">{words.run.cut}</p> : null}
      <p className="board__claims-note">{words.board.claimsNote}</p>
      <ul className="board__key" aria-label={words.twin.legend}>
        <li><svg viewBox="0 0 24 14" aria-hidden="true"><circle className="interval__mean" cx="12" cy="7" r="5" /></svg>{words.board.keyDifference}</li>
        <li><svg viewBox="0 0 24 14" aria-hidden="true"><rect className="interval__bar" x="1" y="2" width="22" height="10" rx="4" /></svg>{words.board.keyInterval}</li>
        <li><svg viewBox="0 0 24 14" aria-hidden="true"><path className="interval__claim" d="M12 0l6 7-6 7-6-7z" /></svg>{words.board.keyClaim}</li>
        <li><svg viewBox="0 0 24 14" aria-hidden="true"><line className="interval__zero" x1="12" x2="12" y1="0" y2="14" /></svg>{words.board.keyZero}</li>
      </ul>
      <BoardTable summary={summary} />
      <p className="muted small">{words.board.intervalNote}</p>
      <CostSection summary={summary} />
      <CashFlowSection summary={summary} />
      <p className="muted small">
        {fill(words.board.provenance, {
          version: summary.modelVersion,
          bales: format.number(summary.counts.bales, 0),
          lots: format.number(summary.counts.seedCottonLots, 0),
          events: format.number(summary.counts.events, 0),
          grams: format.number(summary.massBalance.maxErrorGrams, 0),
        })}
      </p>
    </>
  );
}

export function BoardScreen() {
  const summary = useAppState(shownSummary);
  return (
    <div className={`screen screen--board ${summary ? '' : 'is-empty'}`}>
      <aside className="screen__aside"><RunPanel /></aside>
      <div className="screen__main board" data-testid="board">{summary ? <Found summary={summary} /> : <Empty />}</div>
    </div>
  );
}
