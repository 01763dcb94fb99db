// The table of the board: one line per indicator with both means, the paired difference, its strip, the claim and the verdict.
import { useId, useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import { KPIS } from '../../model/domain/kpis.ts';
import type { KpiEstimate, RunSummary } from '../../model/domain/results.ts';
import { IntervalChart } from '../charts/IntervalChart.tsx';
import { NO_VALUE } from '../format/formatter.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { boardGroups, possibleInterval } from './rows.ts';
import type { BoardRow, ClaimRow } from './rows.ts';
import { useFigures } from './use-figures.ts';

const COLUMNS = 7;
const DIRECTION_SIGNS = { better: '✓', worse: '✕', unclear: '≈' } as const;
const VERDICT_SIGNS = { inside: '●', above: '↑', below: '↓', unknown: '?' } as const;

export function BoardTable({ summary }: { readonly summary: RunSummary }) {
  const words = useWords();
  return (
    <table className="board-table">
      <caption className="visually-hidden">{words.board.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.board.indicator}</th>
          <th scope="col" className="number"><span className="swatch swatch--baseline" /> {words.policies.baseline}</th>
          <th scope="col" className="number"><span className="swatch swatch--ai" /> {words.policies.ai}</th>
          <th scope="col" className="number">{words.board.difference}</th>
          <th scope="col">{words.board.interval}</th>
          <th scope="col" className="number">{words.board.claim}</th>
          <th scope="col">{words.board.verdict}</th>
        </tr>
      </thead>
      {boardGroups(summary).map(({ group, rows }) => (
        <tbody key={group}>
          <tr className="board-table__group"><th scope="rowgroup" colSpan={COLUMNS}>{words.terms.kpiGroups[group]}</th></tr>
          {rows.map((row) => <IndicatorRow key={row.id} row={row} />)}
        </tbody>
      ))}
    </table>
  );
}

function IndicatorRow({ row }: { readonly row: BoardRow }) {
  const words = useWords();
  const format = useFormat();
  const figures = useFigures(row);
  const [isOpen, setOpen] = useState(false);
  const definitionId = useId();
  const { name, definition } = words.terms.kpis[row.id];
  const unit = format.unit(row.id);
  return (
    <>
      <tr data-kpi={row.id} data-baseline={row.baseline?.mean} data-ai={row.ai?.mean} data-difference={row.paired?.difference}>
        <th scope="row">
          <span className="kpi-name">
            {name}
            <button
              type="button"
              className="kpi-name__info"
              aria-expanded={isOpen}
              aria-controls={definitionId}
              aria-label={fill(words.board.definition, { name })}
              title={definition}
              onClick={() => setOpen(!isOpen)}
            >
              <Icon name="info" />
            </button>
          </span>
          <span className="muted small">{unit}</span>
          {row.id === 'decisionSpeed' ? <span className="board-table__assumed small">{words.board.assumedLatencies}</span> : null}
        </th>
        <td className="number" data-label={words.policies.baseline}><Estimate row={row} estimate={row.baseline} /></td>
        <td className="number" data-label={words.policies.ai}><Estimate row={row} estimate={row.ai} /></td>
        <td className="number" data-label={words.board.difference}>
          {row.paired?.difference === undefined ? <span className="muted">{NO_VALUE}</span> : (
            <>
              <strong className={`difference difference--${row.direction ?? 'unclear'}`}>{figures.difference}</strong>
              {row.direction ? <span className={`difference__word difference--${row.direction}`}><span aria-hidden="true">{DIRECTION_SIGNS[row.direction]}</span> {words.board[row.direction]}</span> : null}
            </>
          )}
        </td>
        <td className="board-table__chart" data-label={words.board.interval}>
          {row.comparison ? (
            <>
              <IntervalChart
                input={{ mean: row.comparison.mean, interval: row.comparison.interval, claim: row.claim?.change }}
                direction={row.direction}
                label={figures.spoken}
              />
              <span className="muted small">{figures.interval}</span>
            </>
          ) : null}
        </td>
        <td className={row.claim ? 'number' : 'number board-table__none'} data-label={words.board.claim}>
          {row.claim ? <><span className="claim">{figures.claim}</span><span className="muted small">{figures.claimFromTo}</span></> : <span className="muted small">{words.board.noClaim}</span>}
        </td>
        <td data-label={words.board.verdict}>{row.claim ? <VerdictCell claim={row.claim} /> : null}</td>
      </tr>
      <tr className="board-table__definition" id={definitionId} hidden={!isOpen}>
        <td colSpan={COLUMNS}>{definition}</td>
      </tr>
    </>
  );
}

function Estimate({ row, estimate }: { readonly row: BoardRow; readonly estimate: KpiEstimate | undefined }) {
  const format = useFormat();
  const { digits } = KPIS[row.id];
  if (!estimate || estimate.mean === undefined) return <span className="muted">{NO_VALUE}</span>;
  const interval = possibleInterval(row.id, estimate);
  const hasInterval = interval !== undefined && interval[0] !== interval[1];
  return (
    <>
      <span className="estimate">{format.number(estimate.mean, digits)}</span>
      {hasInterval ? <span className="muted small nowrap">{`${format.number(interval[0], digits)} … ${format.number(interval[1], digits)}`}</span> : null}
    </>
  );
}

const VERDICT_WORDS = { inside: 'claimInside', above: 'claimAbove', below: 'claimBelow', unknown: 'claimUnknown' } as const;
const PROMISE_WORDS = { more: 'moreOptimistic', less: 'lessOptimistic', agrees: 'agrees' } as const;

function VerdictCell({ claim }: { readonly claim: ClaimRow }) {
  const words = useWords();
  return (
    <>
      <span className={`verdict verdict--${claim.verdict}`}><span aria-hidden="true">{VERDICT_SIGNS[claim.verdict]}</span> {words.board[VERDICT_WORDS[claim.verdict]]}</span>
      <span className="muted small">{words.board[claim.promises === undefined ? 'needsTwo' : PROMISE_WORDS[claim.promises]]}</span>
    </>
  );
}
