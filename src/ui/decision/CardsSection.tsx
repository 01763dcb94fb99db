// All forecasters with their evidence and live lamps, and the full model card of the one that is looked at.
import { fill } from '../../i18n/languages.ts';
import type { DecisionReport, ForecasterCard } from '../../model/domain/decision-record.ts';
import type { DecisionDesk, DecisionState } from '../../store/decision-desk.ts';
import { BarRowsChart } from '../charts/BarRowsChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { PlantCard } from '../plant/PlantCard.tsx';
import type { PlantTable } from '../plant/PlantCard.tsx';
import { cardsTable, importanceRows, lampOf, rivalRows } from './card-rows.ts';
import { figure, naiveName, reductionText, unitName, wordFor } from './decision-words.ts';

export function CardsSection({ report, state, desk, file }: { readonly report: DecisionReport; readonly state: DecisionState; readonly desk: DecisionDesk; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const { cards: c } = words.decision;
  const chosen = report.cards.find(({ task }) => task === state.task) ?? report.cards[0];
  return (
    <>
      <PlantCard
        family="decision"
        id="cards"
        title={c.title}
        unit={c.unit}
        note={`${c.note} ${fill(c.seasons, { count: format.number(report.seasons, 0) })}.`}
        file={`${file}-forecasters`}
        table={() => cardsTable(report.cards, report.watches, words, format)}
        isEmpty={report.cards.length === 0}
        empty={c.empty}
      >
        <ul className="decision-cards">
          {report.cards.map((card) => <li key={card.task}><CardButton card={card} report={report} isChosen={card.task === chosen?.task} onChoose={() => desk.chooseTask(card.task)} /></li>)}
        </ul>
      </PlantCard>
      {chosen ? <FullCard card={chosen} state={state} desk={desk} file={file} /> : null}
    </>
  );
}

function CardButton({ card, report, isChosen, onChoose }: { readonly card: ForecasterCard; readonly report: DecisionReport; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const words = useWords();
  const format = useFormat();
  const { decision } = words;
  const watch = report.watches.find(({ task }) => task === card.task);
  const lamp = lampOf(card, watch);
  const name = wordFor(decision.tasks, card.task);
  const share = card.naiveScores.mae === 0 ? undefined : card.scores.mae / card.naiveScores.mae - 1;
  const modules = (watch?.modules ?? []).map((module) => words.terms.modules[module].name).join(', ');
  return (
    <button type="button" className={`decision-card ${isChosen ? 'is-chosen' : ''}`} aria-pressed={isChosen} aria-label={`${fill(decision.cards.choose, { name })}. ${decision.lamps[lamp]}`} onClick={onChoose}>
      <span className="decision-card__name">{name}</span>
      <span className="decision-card__figures"><b>{figure(format, card.scores.mae)}</b> {unitName(decision, card.unit)}<span className="muted">{share === undefined ? '' : format.signedPercent(share, 0)}</span></span>
      <span className={`lamp lamp--${lamp}`}><span className="lamp__light" aria-hidden="true" />{decision.lamps[lamp]}</span>
      <span className="muted small">{`${decision.cards.modules}: ${modules === '' ? decision.cards.noModule : modules}`}</span>
      {watch && watch.settled > 0 ? (
        <span className="muted small">{`${card.isProbability ? '' : `${fill(decision.lamps.detail, { settled: format.number(watch.settled, 0), coverage: format.percent(watch.coverage, 0) })} · `}${fill(decision.lamps.error, { mae: figure(format, watch.mae) })}${watch.breaks > 0 ? ` · ${fill(decision.lamps.breaks, { count: format.number(watch.breaks, 0) })}` : ''}`}</span>
      ) : null}
    </button>
  );
}

/** The facts of a card as pairs of words and figures. */
export function useCardFacts(card: ForecasterCard): readonly (readonly [string, string])[] {
  const { decision } = useWords();
  const format = useFormat();
  const { cards: c } = decision;
  return [
    [c.learner, wordFor(decision.learners, card.learner)],
    [c.scheme, fill(c.schemeText, { seasons: format.number(card.testedSeasons, 0), rows: format.number(card.testedRows, 0) })],
    [c.rows, format.number(card.trainingRows, 0)],
    [c.mae, `${figure(format, card.scores.mae)} ${unitName(decision, card.unit)}`],
    [fill(c.naiveRow, { name: naiveName(decision, card.naive) }), figure(format, card.naiveScores.mae)],
    [c.reductionFull, reductionText(card, format)],
    [c.mape, format.percent(card.scores.mape, 1)],
    [c.r2, format.number(card.scores.r2, 3)],
    [c.coverage, card.isProbability ? c.noInterval : format.percent(card.coverage, 1)],
    [c.halfWidth, figure(format, card.halfWidth)],
    [c.verdict, decision.verdicts[card.verdict]],
  ];
}

function FullCard({ card, state, desk, file }: { readonly card: ForecasterCard; readonly state: DecisionState; readonly desk: DecisionDesk; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const { decision } = words;
  const { cards: c } = decision;
  const facts = useCardFacts(card);
  const rivals = rivalRows(card, words, format);
  const most = Math.max(...rivals.map(({ values }) => values[0]!.to));
  const importance = state.importance?.task === card.task ? state.importance : undefined;
  const features = importance?.found ? importanceRows(importance.found, words, format) : [];
  const rises = features.map(({ values }) => values[0]!.to);
  const table = (): PlantTable => ({
    columns: [{ id: 'what', label: c.question, isNumber: false }, { id: 'name', label: c.learner, isNumber: false }, { id: 'value', label: c.error, isNumber: true }],
    rows: [
      ...card.candidates.map(({ learner, mae }) => ({ cells: ['mae', learner, mae], texts: [c.rivals, wordFor(decision.learners, learner), figure(format, mae)] })),
      { cells: ['mae', `naive:${card.naive}`, card.naiveScores.mae], texts: [c.rivals, naiveName(decision, card.naive), figure(format, card.naiveScores.mae)] },
      ...(importance?.found?.columns ?? []).map((column, index) => ({ cells: ['importance', column, importance?.found?.rises[index] ?? 0], texts: [c.importance, wordFor(decision.features, column), figure(format, importance?.found?.rises[index])] })),
    ],
  });
  const unused = card.columns.filter((column) => !card.usedColumns.includes(column));
  const unit = unitName(decision, card.unit);
  return (
    <PlantCard
      family="decision"
      id="card"
      title={fill(c.card, { name: wordFor(decision.tasks, card.task) })}
      unit={fill(c.cardUnit, { unit })}
      note={c.cardNote}
      file={`${file}-card-${card.task}`}
      table={table}
      isEmpty={false}
      empty=""
    >
      <div className="decision-full">
        <div>
          <dl className="decision-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
          <h3 className="decision-full__head">{c.features}</h3>
          <ul className="decision-features">
            {card.usedColumns.map((column) => <li key={column}>{wordFor(decision.features, column)}</li>)}
            {unused.map((column) => <li key={column} className="muted">{fill(c.unused, { name: wordFor(decision.features, column) })}</li>)}
          </ul>
        </div>
        <div className="decision-full__charts">
          <h3 className="decision-full__head">{c.rivals}</h3>
          <BarRowsChart rows={rivals} least={0} most={most} label={`${c.rivals}: ${rivals.map(({ label, values }) => `${label} ${values[0]!.text}`).join('; ')}`} />
          <h3 className="decision-full__head">{c.importance}</h3>
          <p className="muted small">{c.importanceNote}</p>
          {features.length > 0 ? (
            <BarRowsChart rows={features} least={Math.min(0, ...rises)} most={Math.max(1e-9, ...rises)} label={`${c.importance}: ${features.map(({ label, values }) => `${label} ${values[0]!.text}`).join('; ')}`} />
          ) : (
            <p className="decision-full__go" role="status">
              {importance === undefined ? <button type="button" className="button button--small" onClick={desk.findImportance}>{c.importanceGo}</button> : null}
              {importance?.status === 'running' ? <><span className="spinner" aria-hidden="true" /> {c.importanceRunning}</> : null}
              {importance?.status === 'missing' ? c.importanceMissing : null}
              {importance?.status === 'failed' ? c.importanceFailed : null}
            </p>
          )}
        </div>
      </div>
    </PlantCard>
  );
}
