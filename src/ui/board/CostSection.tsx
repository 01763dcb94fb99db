// Costs by group on the board: a table with one column per product and policy, and its file.
import { useMemo } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { RunSummary } from '../../model/domain/results.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { costColumns, costRows, costsCsv } from './cost-rows.ts';
import type { CostRowId } from './cost-rows.ts';

/** Decimals of a bale's cost; yarn and fabric cost about a dollar and need more. */
const BALE_DIGITS = 1;
const DIGITS = 3;
const PRICE_DIGITS = 3;

export function CostSection({ summary }: { readonly summary: RunSummary }) {
  const { money, policies, board } = useWords();
  const format = useFormat();
  const columns = useMemo(() => costColumns(summary), [summary]);
  if (columns.length === 0) return null;
  const nameOf = (id: CostRowId): string => (id === 'ofWhichBuildings' || id === 'conversion' || id === 'total' ? money[id] : money.groups[id]);
  const price = (product: 'bale' | 'yarn'): string =>
    format.number(columns.find((column) => column.product === product)?.estimate.transferPriceUsdPerKg, PRICE_DIGITS);
  return (
    <section className="costs card" aria-labelledby="costs-title" data-testid="board-costs">
      <div className="costs__head">
        <h2 id="costs-title">{money.costsTitle}</h2>
        <button type="button" className="button button--small" aria-label={fill(money.saveCsv, { title: money.costsTitle })} onClick={() => download(`maqta-${summary.scenario}-costs.csv`, 'text/csv', costsCsv(summary))}>
          <Icon name="download" />{board.exportCsv}
        </button>
      </div>
      <p className="muted small">{fill(money.costsNote, { seedCotton: price('bale'), lint: price('yarn') })}</p>
      <div className="costs__scroll" tabIndex={0} role="group" aria-labelledby="costs-title">
        <table className="table">
          <caption className="visually-hidden">{money.costsTable}</caption>
          <thead>
            <tr>
              <th scope="col">{money.group}</th>
              {columns.map(({ product, policy, estimate }) => (
                <th key={`${product} ${policy}`} scope="col" className="number">
                  {money.products[product]}<br />
                  <span className={`swatch swatch--${policy}`} /> {policies[policy]}<br />
                  <span className="muted small">{money.units[estimate.unit]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {costRows(columns).map(({ id, values }) => (
              <tr key={id} data-cost={id} className={id === 'total' || id === 'conversion' ? 'is-sum' : undefined}>
                <th scope="row">{nameOf(id)}</th>
                {columns.map(({ product, policy }, column) => (
                  <td key={`${product} ${policy}`} className="number">{format.number(values[column], product === 'bale' ? BALE_DIGITS : DIGITS)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
