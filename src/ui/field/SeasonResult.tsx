// What the season gave: yield, water and water productivity of the ways to irrigate, with their difference, for the block or for all.
import { useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { Cluster } from '../../model/domain/cluster.ts';
import type { FieldSeasonTraces, FieldTrace } from '../../model/domain/field-trace.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import { GradeTable } from './GradeTable.tsx';
import { blocksOf, seasonTotals, traceOf } from './field-figures.ts';
import type { FieldScope, SeasonTotals } from './field-figures.ts';

type FigureId = 'yield' | 'irrigation' | 'productivity' | 'margin' | 'cost' | 'revenue' | 'evapotranspiration' | 'losses';

interface Figure {
  readonly id: FigureId;
  readonly of: (totals: SeasonTotals) => number;
  readonly digits: number;
  /** Whether more of it is better; undefined where neither is. */
  readonly better: 'up' | 'down' | undefined;
}

const FIGURES: readonly Figure[] = [
  { id: 'yield', of: (totals) => totals.yieldTonnesPerHa, digits: 2, better: 'up' },
  { id: 'irrigation', of: (totals) => totals.irrigationMm, digits: 0, better: 'down' },
  { id: 'productivity', of: (totals) => totals.productivityKgPerM3, digits: 3, better: 'up' },
  { id: 'margin', of: (totals) => totals.marginKztPerHa, digits: 0, better: 'up' },
  { id: 'cost', of: (totals) => totals.costKztPerHa, digits: 0, better: 'down' },
  { id: 'revenue', of: (totals) => totals.revenueKztPerHa, digits: 0, better: 'up' },
  { id: 'evapotranspiration', of: (totals) => totals.evapotranspirationMm, digits: 0, better: undefined },
  { id: 'losses', of: (totals) => totals.lostMm, digits: 0, better: 'down' },
];
const TILES = 4;

/** Units of the figures in words. */
function useUnits(): Readonly<Record<FigureId, string>> {
  const { terms, field } = useWords();
  const { millimetres } = terms.units;
  const { tengePerHectare } = field.units;
  return { margin: tengePerHectare, cost: tengePerHectare, revenue: tengePerHectare, yield: terms.units.tonnesPerHectare, irrigation: millimetres, productivity: field.units.kilogramsPerCubicMetre, evapotranspiration: millimetres, losses: millimetres };
}

function Tile({ figure, shown, totals }: { readonly figure: Figure; readonly shown: readonly FieldTrace[]; readonly totals: readonly SeasonTotals[] }) {
  const words = useWords();
  const format = useFormat();
  const unit = useUnits()[figure.id];
  const [first, second] = totals;
  const difference = first && second ? figure.of(second) - figure.of(first) : undefined;
  const rounded = difference === undefined ? 0 : Math.round(difference * 10 ** figure.digits);
  const direction = rounded === 0 || figure.better === undefined ? 'unclear' : rounded > 0 === (figure.better === 'up') ? 'better' : 'worse';
  const share = difference !== undefined && first && figure.of(first) !== 0 ? format.signedPercent(difference / figure.of(first), 1) : '';
  const meaning = [share, direction === 'unclear' ? '' : words.board[direction]].filter((text) => text !== '').join(' · ');
  return (
    <li className={`tile ${difference === undefined ? '' : `tile--${direction}`}`}>
      <span className="tile__name">{words.field.figures[figure.id]}</span>
      {difference === undefined ? (
        <span className="tile__value">{first ? format.number(figure.of(first), figure.digits) : ''} <small>{unit}</small></span>
      ) : (
        <>
          <span className={`tile__value difference--${direction}`}>{format.signed(difference, figure.digits)} <small>{unit}</small></span>
          <span className="small">{meaning}</span>
        </>
      )}
      {difference === undefined ? null : (
        <span className="tile__pair small">
          {shown.map(({ strategy }, index) => {
            const own = totals[index];
            return <span key={strategy} className="nowrap"><span className={`key-line tone--${strategy}${index === 1 ? ' is-second' : ''}`} /> {words.field.strategies[strategy].name} <b>{format.number(own && figure.of(own), figure.digits)}</b></span>;
          })}
        </span>
      )}
    </li>
  );
}

function StrategyTable({ traces, cluster, blocks, shown }: { readonly traces: FieldSeasonTraces; readonly cluster: Cluster; readonly blocks: readonly number[]; readonly shown: readonly FieldTrace[] }) {
  const words = useWords();
  const format = useFormat();
  const units = useUnits();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.field.compareTitle}>
      <table className="table field-table">
        <caption>{words.field.compareTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field.strategyColumn}</th>
            {FIGURES.map(({ id }) => <th key={id} scope="col" className="number">{words.field.figures[id]} <span className="muted">{units[id]}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {traces.traces.map((trace) => {
            const totals = seasonTotals(traces, trace, cluster, blocks);
            return (
              <tr key={trace.strategy} className={shown.includes(trace) ? 'is-shown' : ''}>
                <th scope="row" title={words.field.strategies[trace.strategy].hint}><span className={`key-line tone--${trace.strategy}${shown[1] === trace ? ' is-second' : ''}`} /> {words.field.strategies[trace.strategy].name}</th>
                {FIGURES.map(({ id, of, digits }) => <td key={id} className="number">{format.number(of(totals), digits)}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function SeasonResult({ traces, cluster, block, shown }: {
  readonly traces: FieldSeasonTraces;
  readonly cluster: Cluster;
  readonly block: number;
  readonly shown: readonly FieldTrace[];
}) {
  const { field } = useWords();
  const format = useFormat();
  const [scope, setScope] = useState<FieldScope>('block');
  const blocks = blocksOf(cluster, scope, block);
  const totals = shown.map((trace) => seasonTotals(traces, trace, cluster, blocks));
  const ai = traceOf(traces, 'forecast');
  const used = ai && seasonTotals(traces, ai, cluster, blocksOf(cluster, 'all', block)).irrigationMm;
  return (
    <section className="card headline" aria-labelledby="field-result-title">
      <div className="headline__head">
        <h2 id="field-result-title">{field.headline}</h2>
        <Segmented label={field.scope} value={scope} onChange={setScope} options={[{ value: 'block', label: field.thisBlock }, { value: 'all', label: field.allBlocks }]} />
      </div>
      <ul className="headline__list" data-testid="field-tiles">
        {FIGURES.slice(0, TILES).map((figure) => <Tile key={figure.id} figure={figure} shown={shown} totals={totals} />)}
      </ul>
      {traces.traces.length > 1 ? <StrategyTable traces={traces} cluster={cluster} blocks={blocks} shown={shown} /> : null}
      <GradeTable traces={traces} blocks={blocks} shown={shown} />
      <p className="muted small">{field.gradeNote}</p>
      <p className="muted small">{field.productivityNote}</p>
      {used === undefined ? null : <p className="muted small">{fill(field.quotaNote, { quota: format.number(traces.quotaMm, 0), used: format.number(used, 0) })}</p>}
      {traces.forecast === undefined ? null : (
        <p className="muted small">
          {fill(field.forecastNote, { mae: format.number(traces.forecast.maeMm, 2), naive: format.number(traces.forecast.naiveMaeMm, 2) })}
          {traces.forecast.isUsed ? '' : ` ${field.forecastUnused}`}
        </p>
      )}
    </section>
  );
}
