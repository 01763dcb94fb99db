// A chart with its title, note and legend; the legend tells the values of the day looked at.
import type { ReactNode } from 'react';

export interface LegendItem {
  readonly id: string;
  readonly look: string;
  readonly form: 'line' | 'area' | 'bars';
  readonly label: string;
  /** Value of the day looked at, with its unit; empty while no day is. */
  readonly value: string;
}

export function ChartCard({ title, note, legend, isWide = false, children }: {
  readonly title: string;
  readonly note: string;
  readonly legend: readonly LegendItem[];
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <figure className={`chart-card card ${isWide ? 'chart-card--wide' : ''}`}>
      <figcaption>
        <h3>{title}</h3>
        <p className="muted small">{note}</p>
      </figcaption>
      {legend.length === 0 ? null : (
        <ul className="chart-legend">
          {legend.map((item) => (
            <li key={item.id}>
              <span className={`key-${item.form} ${item.look}`} />
              <span>{item.label}</span>
              {item.value === '' ? null : <b>{item.value}</b>}
            </li>
          ))}
        </ul>
      )}
      {children}
    </figure>
  );
}
