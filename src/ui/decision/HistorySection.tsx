// A history that a person brings for the chosen question: what the file needs, every fault of it, and the evidence it gives.
import { useRef } from 'react';
import { csvText } from '../../base/csv.ts';
import { fill } from '../../i18n/languages.ts';
import type { DecisionReport } from '../../model/domain/decision-record.ts';
import type { BroughtHistory, DecisionDesk, DecisionState } from '../../store/decision-desk.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { PlantCard } from '../plant/PlantCard.tsx';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { useCardFacts } from './CardsSection.tsx';
import { wordFor } from './decision-words.ts';

/** Files beyond this are cut and then refused for their last line, bytes: reading more would stall the page. */
const LARGEST_READ_BYTES = 60 * 1024 * 1024;

export function HistorySection({ report, state, desk, file }: { readonly report: DecisionReport; readonly state: DecisionState; readonly desk: DecisionDesk; readonly file: string }) {
  const words = useWords();
  const { decision } = words;
  const { history: h } = decision;
  const input = useRef<HTMLInputElement>(null);
  const card = report.cards.find(({ task }) => task === state.task) ?? report.cards[0];
  if (!card) return null;
  const header = ['season', 'group', ...card.columns, 'outcome'];
  const take = async (chosen: File): Promise<void> => desk.bringHistory(chosen.name, await chosen.slice(0, LARGEST_READ_BYTES).text());
  return (
    <PlantCard family="decision" id="history" title={h.title} unit={h.unit} note={h.note} file={`${file}-history`} table={undefined} isEmpty={false} empty="">
      <div className="decision-history">
        <label className="plant-choice">
          <span>{h.for}</span>
          <select className="input" value={card.task} onChange={(event) => desk.chooseTask(event.target.value)}>
            {report.cards.map(({ task }) => <option key={task} value={task}>{wordFor(decision.tasks, task)}</option>)}
          </select>
        </label>
        <p className="small">{h.header}</p>
        <dl className="decision-header">{header.map((column) => <div key={column}><dt><code>{column}</code></dt><dd className="muted small">{wordFor(decision.features, column)}</dd></div>)}</dl>
        <div className="decision-history__go">
          <button type="button" className="button button--primary" onClick={() => input.current?.click()}>{h.choose}</button>
          <button type="button" className="button" onClick={() => download(`maqta-history-${card.task}.csv`, 'text/csv', csvText(header, []))}><Icon name="download" />{h.template}</button>
          <input ref={input} type="file" accept=".csv,text/csv" className="visually-hidden" tabIndex={-1} aria-label={h.choose} data-testid="history-file" onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen) void take(chosen);
          }} />
        </div>
        {state.history ? <Outcome history={state.history} desk={desk} /> : null}
      </div>
    </PlantCard>
  );
}

function Outcome({ history, desk }: { readonly history: BroughtHistory; readonly desk: DecisionDesk }) {
  const words = useWords();
  const format = useFormat();
  const { history: h, issueCodes } = words.decision;
  const { name, status, issues, card, fault } = history;
  const said = status === 'running'
    ? fill(h.running, { name })
    : status === 'done' ? fill(h.taken, { name }) : status === 'failed' ? fill(h.failed, { name, detail: fault ? fill(words.faults[fault.code], { detail: fault.detail }) : '' }) : fill(h.refused, { name, count: format.number(issues.length, 0) });
  return (
    <div className="decision-history__answer" data-testid="history-answer">
      <p role="status">{status === 'running' ? <span className="spinner" aria-hidden="true" /> : null} <strong>{said}</strong> <button type="button" className="button button--small" onClick={desk.closeHistory}>{h.close}</button></p>
      {issues.length > 0 ? (
        <div className="plant-table__scroll" tabIndex={0} role="region" aria-label={h.code}>
          <table className="table issues">
            <thead><tr><th scope="col">{h.code}</th><th scope="col">{h.where}</th><th scope="col">{h.got}</th><th scope="col">{h.expected}</th></tr></thead>
            <tbody>{issues.map((issue) => (
              <tr key={`${issue.code} ${issue.path}`}><th scope="row">{wordFor(issueCodes, issue.code)} <code className="issues__code">{issue.code}</code></th><td data-label={h.where}><code>{issue.path}</code></td><td data-label={h.got}><code>{issue.got}</code></td><td data-label={h.expected}><code>{issue.expected}</code></td></tr>
            ))}</tbody>
          </table>
        </div>
      ) : null}
      {card ? <CardFacts card={card} /> : null}
    </div>
  );
}

function CardFacts({ card }: { readonly card: NonNullable<BroughtHistory['card']> }) {
  const facts = useCardFacts(card);
  return <dl className="decision-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}
