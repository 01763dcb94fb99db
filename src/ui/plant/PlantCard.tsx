// A chart of the plant screen with title, unit, note, its table and its files. The table holds what the CSV file holds.
import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { csvText } from '../../base/csv.ts';
import { fill } from '../../i18n/languages.ts';
import { useWords } from '../hooks/app-context.tsx';
import { download } from '../widgets/download.ts';
import { Icon } from '../widgets/Icon.tsx';
import { svgText } from '../widgets/svg-file.ts';

/** A table to be read and saved. `cells` are what the file holds; `texts` what the page shows. */
export interface PlantTable {
  readonly columns: readonly { readonly id: string; readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly { readonly cells: readonly (string | number)[]; readonly texts: readonly string[]; readonly isTotal?: boolean }[];
}

export function PlantCard({ id, family = 'plant', title, unit, note, file, table, tools, isEmpty, empty, children }: {
  readonly id: string;
  /** The screen it stands on: part of its address. */
  readonly family?: 'plant' | 'decision';
  readonly title: string;
  readonly unit: string;
  readonly note: string;
  /** Name of the files without their endings. */
  readonly file: string;
  /** Made when the table is opened or saved; undefined while there is nothing to list. */
  readonly table: (() => PlantTable) | undefined;
  readonly tools?: ReactNode;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly children: ReactNode;
}) {
  const { plant } = useWords();
  const figure = useRef<HTMLElement>(null);
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const saveCsv = (): void => {
    const made = table?.();
    if (made) download(`${file}.csv`, 'text/csv', csvText(made.columns.map((column) => column.id), made.rows.map(({ cells }) => cells)));
  };
  const saveSvg = (): void => {
    const drawings = Array.from(figure.current?.querySelectorAll<SVGSVGElement>('svg.chart-svg') ?? []);
    if (drawings.length > 0) download(`${file}.svg`, 'image/svg+xml', svgText(drawings, title));
  };
  return (
    <section ref={figure} className="plant-card card" id={`${family}-${id}`} aria-labelledby={titleId} data-testid={`${family}-${id}`}>
      <div className="plant-card__head">
        <div>
          <h2 id={titleId}>{title} <span className="plant-card__unit">{unit}</span></h2>
          <p className="muted small">{note}</p>
        </div>
        <div className="plant-card__tools">
          {tools}
          {isEmpty || !table ? null : (
            <div className="plant-card__files" role="group" aria-label={fill(plant.exportOf, { title })}>
              <button type="button" className="button button--small" onClick={saveCsv}><Icon name="download" />{plant.csv}</button>
              <button type="button" className="button button--small" onClick={saveSvg}><Icon name="download" />{plant.svg}</button>
            </div>
          )}
        </div>
      </div>
      {isEmpty ? <p className="plant-card__empty">{empty}</p> : (
        <>
          {children}
          {table ? (
            <details className="plant-table" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
              <summary>{plant.asTable}</summary>
              {isOpen ? <div className="plant-table__scroll" tabIndex={0} role="group" aria-labelledby={titleId}>
                <TableOf table={table()} caption={title} />
              </div> : null}
            </details>
          ) : null}
        </>
      )}
    </section>
  );
}

function TableOf({ table, caption }: { readonly table: PlantTable; readonly caption: string }) {
  return (
    <table className="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>{table.columns.map(({ id, label, isNumber }) => <th key={id} scope="col" className={isNumber ? 'number' : undefined}>{label}</th>)}</tr>
      </thead>
      <tbody>
        {table.rows.map(({ texts, isTotal }, row) => (
          <tr key={row} className={isTotal === true ? 'is-sum' : undefined}>
            {texts.map((text, column) => (table.columns[column]?.isNumber === true ? <td key={column} className="number">{text}</td> : <td key={column}>{text}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
