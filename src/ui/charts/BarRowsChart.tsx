// Draws rows of horizontal bars, one lane per cluster, with headings, totals and hatched losses.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { barRows } from './bar-rows.ts';
import type { BarRowInput } from './bar-rows.ts';

const FIRST_WIDTH = 900;
const NARROW = 640;
/** Room for the labels beside the bars: by their longest, up to this share of the width. */
const LETTER = 7;
const LABEL_SHARE = 0.42;
/** Room for the figures behind the longest bar, px. */
const FIGURES = 150;
const TOP = 4;

export function BarRowsChart({ rows, least, most, label }: {
  readonly rows: readonly BarRowInput[];
  readonly least: number;
  readonly most: number;
  readonly label: string;
}) {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const isNarrow = width < NARROW;
  const longest = Math.max(0, ...rows.filter(({ kind }) => kind !== 'heading').map((row) => row.label.length));
  const marks = useMemo(
    () => barRows(rows, { left: isNarrow ? 2 : Math.min(longest * LETTER + 12, width * LABEL_SHARE), right: Math.max(60, width - (isNarrow ? 118 : FIGURES)), least, most, labelsAbove: isNarrow }),
    [rows, least, most, width, isNarrow, longest],
  );
  const height = marks.height + TOP;
  return (
    <div ref={box} className="chart bars">
      <svg className="chart-svg" width={width} height={height} viewBox={`0 ${-TOP} ${width} ${height}`} role="img" aria-label={label}>
        {marks.stretches.map(({ from, to }) => <line key={from} className="bars__zero" x1={marks.zero} x2={marks.zero} y1={from} y2={to} />)}
        {marks.rows.map((row) => (
          <g key={row.id} className={`bars__row bars__row--${row.kind}`}>
            <text className="bars__label" x={row.labelX} y={row.labelY} textAnchor={isNarrow || row.kind === 'heading' ? 'start' : 'end'}>{row.label}</text>
            {row.note === '' ? null : <text className="bars__note" x={row.labelX} y={row.labelY + 16}>{row.note}</text>}
            {row.bars.map((bar) => (
              <g key={bar.look} className={`bars__bar bars__bar--${bar.look}`}>
                <rect className="bars__fill" x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx={2} />
                {row.kind === 'loss' ? <rect className="bars__hatch" x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx={2} /> : null}
                <text className="bars__text" x={bar.textX} y={bar.y + bar.height - 2.5}>{bar.text}</text>
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
