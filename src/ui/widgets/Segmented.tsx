// A choice of one among few, as a row of joined buttons; a radio group for keyboards and screen readers.
import { useId } from 'react';
import type { ReactNode } from 'react';

export interface SegmentedOption<Value extends string | number> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Spoken in place of a label that is a mark or icon. */
  readonly spoken?: string;
}

export function Segmented<Value extends string | number>({ label, options, value, onChange }: {
  readonly label: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} title={option.spoken}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} {...(option.spoken === undefined ? {} : { 'aria-label': option.spoken })} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
