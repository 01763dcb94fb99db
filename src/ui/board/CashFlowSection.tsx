// The cash flow of the AI modules on the board: chart, table and file. Shown when a run has an appraisal.
import { useMemo } from 'react';
import { csvText } from '../../base/csv.ts';
import { fill } from '../../i18n/languages.ts';
import { cashFlowSeries } from '../../model/domain/cash-flow.ts';
import type { Appraisal, RunSummary } from '../../model/domain/results.ts';
import { CashFlowChart } from '../charts/CashFlowChart.tsx';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';

const PER_THOUSAND = 1000;

export function CashFlowSection({ summary }: { readonly summary: RunSummary }) {
  return summary.appraisal ? <Found appraisal={summary.appraisal} scenario={summary.scenario} /> : null;
}

function Found({ appraisal, scenario }: { readonly appraisal: Appraisal; readonly scenario: string }) {
  const { money, board } = useWords();
  const format = useFormat();
  const series = useMemo(() => cashFlowSeries(appraisal), [appraisal]);
  const thousand = (usd: number | undefined): string => format.number(usd === undefined ? undefined : usd / PER_THOUSAND, 0);
  const values = {
    investment: thousand(appraisal.investmentUsd),
    saving: thousand(appraisal.annualSavingUsd),
    years: format.number(appraisal.years, 0),
    rate: format.number(100 * appraisal.rate, 0),
    end: thousand(series.at(-1)?.cumulativeUsd),
    discounted: thousand(series.at(-1)?.discountedUsd),
  };
  const save = (): void =>
    download(
      `maqta-${scenario}-cash-flow.csv`,
      'text/csv',
      csvText(['year', 'cumulativeUsd', 'discountedUsd'], series.map(({ year, cumulativeUsd, discountedUsd }) => [year, cumulativeUsd, discountedUsd])),
    );
  return (
    <section className="costs card" aria-labelledby="cash-title" data-testid="board-cash-flow">
      <div className="costs__head">
        <h2 id="cash-title">{money.cashTitle}</h2>
        <button type="button" className="button button--small" aria-label={fill(money.saveCsv, { title: money.cashTitle })} onClick={save}><Icon name="download" />{board.exportCsv}</button>
      </div>
      <p className="muted small">{fill(money.cashNote, values)}</p>
      <CashFlowChart
        series={series}
        label={fill(money.cashLabel, values)}
        texts={{ plain: money.plain, discounted: money.discounted, yearAxis: money.yearAxis, usdAxis: money.usdAxis, writeUsd: thousand }}
      />
      <details className="costs__details">
        <summary>{money.asTable}</summary>
        <table className="table">
          <caption className="visually-hidden">{money.cashTitle}</caption>
          <thead>
            <tr><th scope="col">{money.yearAxis}</th><th scope="col" className="number">{money.plain}, {money.usdAxis}</th><th scope="col" className="number">{money.discounted}, {money.usdAxis}</th></tr>
          </thead>
          <tbody>
            {series.map(({ year, cumulativeUsd, discountedUsd }) => (
              <tr key={year}><th scope="row">{year}</th><td className="number">{thousand(cumulativeUsd)}</td><td className="number">{thousand(discountedUsd)}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
