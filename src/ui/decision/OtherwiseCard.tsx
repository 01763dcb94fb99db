// One decision taken otherwise: progress, the first day that differs, and the difference of every indicator.
import { csvText } from '../../base/csv.ts';
import { fill } from '../../i18n/languages.ts';
import { KPI_IDS, KPIS } from '../../model/domain/kpis.ts';
import type { OtherwiseResult } from '../../model/domain/decision-record.ts';
import type { LoadedScenario } from '../../runtime/protocol.ts';
import type { DecisionDesk, OtherwiseState } from '../../store/decision-desk.ts';
import { useAppState, useFormat, useWords } from '../hooks/app-context.tsx';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { useSiteName } from '../hooks/use-site-name.ts';
import { differenceText, figure, wordFor } from './decision-words.ts';
import { choiceInWords, subjectInWords } from './ledger-words.ts';

/** Three seasons are run. */
const RUNS = 3;
/** A season whose end is not known yet lasts about this long, days. */
const USUAL_DAYS = 400;

export function OtherwiseCard({ state, desk, scenario, file }: { readonly state: OtherwiseState; readonly desk: DecisionDesk; readonly scenario: LoadedScenario; readonly file: string }) {
  const words = useWords();
  const format = useFormat();
  const lastDay = useAppState((app) => app.twin.lastDay);
  const { otherwise: o, reasons } = words.decision;
  const { row, status, days, result, fault } = state;
  const total = Math.max(RUNS * (lastDay ?? USUAL_DAYS), days);
  const number = format.number(row.number, 0);
  const voice = { words, format, scenario, siteName: useSiteName() };
  return (
    <section className="otherwise" aria-label={fill(o.title, { number })} data-testid="otherwise">
      <div className="otherwise__head">
        <h3>{fill(o.title, { number })} <span className="plant-card__unit">{o.unit}</span></h3>
        <div className="plant-card__files">
          {result ? <button type="button" className="button button--small" onClick={() => download(`${file}-otherwise-${row.number}.csv`, 'text/csv', otherwiseCsv(result))}><Icon name="download" />{words.plant.csv}</button> : null}
          <button type="button" className="button button--small" onClick={desk.closeOtherwise}>{o.close}</button>
        </div>
      </div>
      <p className="small">{`${words.terms.modules[row.module].name} · ${subjectInWords(row.subject, voice)} · ${fill(o.was, { choice: choiceInWords(row.choice, row.module, voice), reason: wordFor(reasons, row.reason) })} `}<span className="muted">{o.note}</span></p>
      {status === 'running' ? (
        <div className="otherwise__run" role="status">
          <span className="small">{fill(o.running, { days: format.number(days, 0), total: format.number(total, 0) })}</span>
          <div className="progress" role="progressbar" aria-valuemin={0} aria-valuemax={total} aria-valuenow={days} aria-label={fill(o.title, { number })}><div style={{ width: `${(100 * days) / total}%` }} /></div>
          <button type="button" className="button button--small" onClick={desk.cancelOtherwise}>{o.cancel}</button>
        </div>
      ) : null}
      {status === 'cancelled' || status === 'failed' ? (
        <p className="otherwise__run" role="status">
          <span>{status === 'cancelled' ? o.cancelled : fill(o.failed, { detail: fault ? fill(words.faults[fault.code], { detail: fault.detail }) : '' })}</span>
          <button type="button" className="button button--small" onClick={() => desk.decideOtherwise(row)}>{o.again}</button>
        </p>
      ) : null}
      {result ? <Result result={result} scenario={scenario} /> : null}
    </section>
  );
}

function Result({ result, scenario }: { readonly result: OtherwiseResult; readonly scenario: LoadedScenario }) {
  const words = useWords();
  const format = useFormat();
  const { otherwise: o } = words.decision;
  const { firstDifferentDay, kpis } = result;
  if (firstDifferentDay === undefined) return <p className="otherwise__same" role="status" data-testid="otherwise-answer">{o.same}</p>;
  return (
    <>
      <p role="status" data-testid="otherwise-answer"><strong>{fill(o.differs, { date: format.date(scenario.startDayNumber + firstDifferentDay), day: format.number(firstDifferentDay, 0) })}</strong> <span className="muted small">{o.one}</span></p>
      <div className="plant-table__scroll" tabIndex={0} role="region" aria-label={o.difference}>
        <table className="table">
          <thead><tr><th scope="col">{o.indicator}</th><th scope="col" className="number">{o.asItWas}</th><th scope="col" className="number">{o.otherwise}</th><th scope="col" className="number">{o.difference}</th></tr></thead>
          <tbody>
            {KPI_IDS.filter((id) => kpis[id].asItWas !== undefined || kpis[id].otherwise !== undefined).map((id) => {
              const { asItWas, otherwise, difference } = kpis[id];
              return (
                <tr key={id}>
                  <th scope="row">{words.terms.kpis[id].name} <span className="muted">{format.unit(id)}</span></th>
                  <td className="number">{figure(format, asItWas)}</td>
                  <td className="number">{figure(format, otherwise)}</td>
                  <td className={`number ${difference === 0 ? 'muted' : 'otherwise__moved'}`}>{difference === 0 ? o.zero : differenceText(format, difference)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Every indicator with its unit, unrounded. */
export function otherwiseCsv({ kpis }: OtherwiseResult): string {
  return csvText(['kpi', 'unit', 'as_it_was', 'otherwise', 'difference'], KPI_IDS.map((id) => [id, KPIS[id].unit, kpis[id].asItWas ?? '', kpis[id].otherwise ?? '', kpis[id].difference ?? '']));
}
