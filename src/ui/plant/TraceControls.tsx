// What is traced: a finished batch, a lot by its number, or a field block, in one of the two clusters.
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { fill } from '../../i18n/languages.ts';
import type { TraceQuery } from '../../model/domain/plant-record.ts';
import type { PolicyName } from '../../model/domain/results.ts';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import type { ShownSide } from './plant-figures.ts';
import { kilograms } from './trace-plan.ts';

const GRADES = ['none', 'first', 'second', 'rejected'] as const;

export function TraceControls({ sides, policy, query, blockNames, date, onPolicy, onTrace }: {
  readonly sides: readonly ShownSide[];
  readonly policy: PolicyName;
  readonly query: TraceQuery | undefined;
  readonly blockNames: readonly string[];
  readonly date: (day: number) => string;
  readonly onPolicy: (policy: PolicyName) => void;
  readonly onTrace: (query: TraceQuery) => void;
}) {
  const words = useWords();
  const format = useFormat();
  const id = useId();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { trace } = words.plant;
  const batches = sides.find((side) => side.policy === policy)?.side.batches ?? [];
  const lot = query && 'lot' in query ? query.lot : undefined;
  const block = query && 'block' in query ? query.block : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const number = text.trim() === '' ? Number.NaN : Number(text);
    const isValid = Number.isInteger(number) && number >= 0;
    setWrong(!isValid);
    if (isValid) onTrace({ policy, lot: number });
  };
  return (
    <form className="trace-controls" onSubmit={submit}>
      {sides.length > 1 ? (
        <div className="field"><span className="label">{trace.policy}</span><Segmented label={trace.policy} value={policy} onChange={onPolicy} options={sides.map((side) => ({ value: side.policy, label: words.policies[side.policy] }))} /></div>
      ) : null}
      <div className="field">
        <label htmlFor={`${id}-batch`}>{trace.batch}</label>
        <select id={`${id}-batch`} className="input" value={batches.some((batch) => batch.lot === lot) ? String(lot) : ''} onChange={(event) => { if (event.target.value !== '') onTrace({ policy, lot: Number(event.target.value) }); }}>
          <option value="">{trace.chooseBatch}</option>
          {batches.map((batch) => (
            <option key={batch.lot} value={batch.lot}>{fill(trace.batchOption, { lot: String(batch.lot), date: date(batch.createdDay), kilograms: kilograms(batch.grams, format), grade: trace.grades[GRADES[batch.grade] ?? 'none'] })}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-lot`}>{trace.number}</label>
        <span className="trace-controls__find">
          <input id={`${id}-lot`} className="input" inputMode="numeric" autoComplete="off" value={text} aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-error` : undefined} onChange={(event) => setText(event.target.value)} />
          <button type="submit" className="button">{trace.find}</button>
        </span>
        {isWrong ? <span className="field__error" id={`${id}-error`} role="alert">{trace.invalid}</span> : null}
      </div>
      <div className="field">
        <label htmlFor={`${id}-block`}>{trace.block}</label>
        <select id={`${id}-block`} className="input" value={block === undefined ? '' : String(block)} onChange={(event) => { if (event.target.value !== '') onTrace({ policy, block: Number(event.target.value) }); }}>
          <option value="">{trace.chooseBlock}</option>
          {blockNames.map((name, index) => <option key={name} value={index}>{name}</option>)}
        </select>
      </div>
    </form>
  );
}
