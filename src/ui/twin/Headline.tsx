// The four or five figures of the last run that matter most, with a way to all of them.
import { fill } from '../../i18n/languages.ts';
import { shownSummary } from '../../store/app-state.ts';
import type { KpiId } from '../../model/domain/kpis.ts';
import { boardRow } from '../board/rows.ts';
import type { BoardRow } from '../board/rows.ts';
import { useFigures } from '../board/use-figures.ts';
import { useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { Icon } from '../widgets/Icon.tsx';

const HEADLINE_KPIS = ['lintYield', 'rawMaterialLoss', 'defectRate', 'specificEnergy', 'unitProfit'] as const satisfies readonly KpiId[];

export function Headline() {
  const words = useWords();
  const format = useFormat();
  const summary = useAppState(shownSummary);
  return (
    <section className="headline card" aria-labelledby="headline-title">
      <div className="headline__head">
        <div>
          <h2 id="headline-title">{words.twin.headline}</h2>
          <p className="muted small">{summary ? fill(summary.replications > 1 ? words.twin.headlineNote : words.twin.headlineOne, { count: format.number(summary.replications, 0) }) : words.twin.waiting}</p>
        </div>
        <a className="button" href="#board">{words.twin.toBoard}<Icon name="right" /></a>
      </div>
      <ul className="headline__list">
        {HEADLINE_KPIS.map((id) => (summary ? <Tile key={id} row={boardRow(id, summary)} /> : <EmptyTile key={id} id={id} />))}
      </ul>
    </section>
  );
}

function EmptyTile({ id }: { readonly id: KpiId }) {
  const words = useWords();
  return <li className="tile tile--empty"><span className="tile__name">{words.terms.kpis[id].name}</span><span className="tile__value" aria-hidden="true">···</span></li>;
}

function Tile({ row }: { readonly row: BoardRow }) {
  const words = useWords();
  const format = useFormat();
  const figures = useFigures(row);
  const direction = row.direction ?? 'unclear';
  return (
    <li className={`tile tile--${direction}`}>
      <span className="tile__name">{words.terms.kpis[row.id].name}</span>
      <span className={`tile__value difference--${direction}`}>{figures.mean}</span>
      <span className="small muted">{row.comparison?.interval ? figures.interval.slice(figures.mean.length + 1) : ''} {row.comparison?.scale === 'relative' ? words.board.baselineShare : format.unit(row.id)}</span>
      <span className={`small difference--${direction}`}>{row.direction ? words.board[row.direction] : words.board.needsTwo}</span>
    </li>
  );
}
