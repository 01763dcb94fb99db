// A whole number typed by hand: keeps what is typed, hands on only what is valid, says what is expected.
import { useId, useState } from 'react';

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

export function NumberField({ label, hint, error, value, isValid, onChange }: {
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  readonly value: number;
  readonly isValid: (value: unknown) => boolean;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  /** What is being typed; undefined while nobody types. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const text = typed ?? String(value);
  const isWrong = !isValid(numberOf(text));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        title={hint}
        aria-describedby={`${id}-hint`}
        aria-invalid={isWrong}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = numberOf(event.target.value);
          if (isValid(next)) onChange(next);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {isWrong ? <span className="field__error" role="alert">{error}</span> : null}
      <span id={`${id}-hint`} className="visually-hidden">{hint}</span>
    </div>
  );
}
