// Every day of the charts as a table, for those who read rather than look; made only when it is opened.
import { useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { FieldSeasonTraces, FieldTrace } from '../../model/domain/field-trace.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import type { ChartPlan } from './chart-plans.ts';

export function DayTable({ traces, shown, plans, days }: {
  readonly traces: FieldSeasonTraces;
  readonly shown: readonly FieldTrace[];
  readonly plans: readonly ChartPlan[];
  readonly days: number;
}) {
  const { field } = useWords();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const columns = plans.flatMap((plan) => plan.legend.map((series) => ({ plan, series })));
  const caption = fill(field.tableCaption, { strategy: shown.map(({ strategy }) => field.strategies[strategy].name).join(' · ') });
  return (
    <details className="card day-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{field.asTable}</summary>
      {isOpen ? (
        <div className="scroll-x day-table__scroll" tabIndex={0} role="region" aria-label={caption}>
          <table className="table field-table">
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{field.date}</th>
                {columns.map(({ plan, series }) => <th key={`${plan.id} ${series.id}`} scope="col" className="number">{field.charts[plan.id]}: {series.label} <span className="muted">{plan.unit}</span></th>)}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: days }, (_, day) => (
                <tr key={day}>
                  <th scope="row" className="nowrap">{format.date(traces.plantingDayNumber + day)}</th>
                  {columns.map(({ plan, series }) => <td key={`${plan.id} ${series.id}`} className="number">{format.number((series.values[day] ?? Number.NaN) * (plan.isShare ? 100 : 1), plan.digits)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </details>
  );
}
