// What the farmer is paid for: price of each grade and the share of the mass in it, for the ways to irrigate that are shown.
import type { FieldSeasonTraces, FieldTrace } from '../../model/domain/field-trace.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { gradeShares } from './field-figures.ts';

export function GradeTable({ traces, blocks, shown }: { readonly traces: FieldSeasonTraces; readonly blocks: readonly number[]; readonly shown: readonly FieldTrace[] }) {
  const { field } = useWords();
  const format = useFormat();
  const shares = shown.map((trace) => gradeShares(trace, blocks));
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={field.gradeTitle} data-testid="field-grades">
      <table className="table field-table">
        <caption>{field.gradeTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{field.grade}</th>
            <th scope="col" className="number">{field.gradePrice} <span className="muted">{field.units.tengePerKilogram}</span></th>
            {shown.map((trace, index) => <th key={trace.strategy} scope="col" className="number"><span className={`key-line tone--${trace.strategy}${index === 1 ? ' is-second' : ''}`} /> {field.strategies[trace.strategy].name}</th>)}
          </tr>
        </thead>
        <tbody>
          {traces.gradePricesKztPerKg.map((price, grade) => (
            <tr key={grade}>
              <th scope="row">{format.number(grade + 1, 0)}</th>
              <td className="number">{format.number(price, 0)}</td>
              {shares.map((own, index) => <td key={index} className="number">{format.percent(own[grade] ?? 0, 0)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
