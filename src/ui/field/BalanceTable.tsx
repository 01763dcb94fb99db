// The season's water balance as a table that closes: every flow, their sum, the change of the store, and what is left over.
import type { FieldSeasonTraces, FieldTrace } from '../../model/domain/field-trace.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { waterBalance } from './field-figures.ts';

const DIGITS = 1;
/** The residual is arithmetic noise; six decimals show that it is. */
const RESIDUAL_DIGITS = 6;

export function BalanceTable({ traces, block, shown }: { readonly traces: FieldSeasonTraces; readonly block: number; readonly shown: readonly FieldTrace[] }) {
  const { field, terms } = useWords();
  const format = useFormat();
  const balances = shown.map((trace) => ({ trace, balance: waterBalance(traces, trace, block) }));
  const [first, second] = balances;
  if (!first) return null;
  const cells = (of: (balance: ReturnType<typeof waterBalance>) => number, digits: number) => (
    <>
      {balances.map(({ trace, balance }) => <td key={trace.strategy} className="number">{format.signed(of(balance), digits)}</td>)}
      {second ? <td className="number">{format.signed(of(second.balance) - of(first.balance), digits)}</td> : null}
    </>
  );
  return (
    <section className="card balance" aria-labelledby="balance-title">
      <h3 id="balance-title">{field.balance}</h3>
      <p className="muted small">{field.balanceNote}</p>
      <table className="table field-table">
        <thead>
          <tr>
            <th scope="col">{field.component} <span className="muted">{terms.units.millimetres}</span></th>
            {balances.map(({ trace }, index) => <th key={trace.strategy} scope="col" className="number"><span className={`key-line tone--${trace.strategy}${index === 1 ? ' is-second' : ''}`} /> {field.strategies[trace.strategy].name}</th>)}
            {second ? <th scope="col" className="number">{field.difference}</th> : null}
          </tr>
        </thead>
        <tbody>
          {first.balance.flows.map(({ id }, index) => <tr key={id}><th scope="row">{field.balanceRows[id]}</th>{cells((balance) => balance.flows[index]?.mm ?? 0, DIGITS)}</tr>)}
        </tbody>
        <tfoot>
          <tr className="is-sum"><th scope="row">{field.balanceRows.sum}</th>{cells((balance) => balance.sumMm, DIGITS)}</tr>
          <tr><th scope="row">{field.balanceRows.soilWaterChange}</th>{cells((balance) => balance.changeMm, DIGITS)}</tr>
          <tr data-testid="balance-residual"><th scope="row">{field.balanceRows.residual}</th>{balances.map(({ trace, balance }) => <td key={trace.strategy} className="number">{format.number(Math.abs(balance.residualMm), RESIDUAL_DIGITS)}</td>)}{second ? <td /> : null}</tr>
        </tfoot>
      </table>
    </section>
  );
}
