// Draws rows in categories on two components: a shape and colour per category, its number at its middle, an arrow per column.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { clusterMarks, clusterShape } from './cluster-marks.ts';
import type { ClusterInput } from './cluster-marks.ts';

const FIRST_WIDTH = 640;
const TALLEST = 460;
const MARGIN = 26;
/** Colours repeat after so many categories; numbers and shapes tell them apart as well. */
export const CLUSTER_COLOURS = 8;

/** Width of a letter of the arrows' names, px. */
const LETTER = 6.3;

/** Where an arrow's name stands: beyond its end, moved inwards where it would leave the drawing. */
function labelPlace(name: string, x: number, y: number, zero: { readonly x: number; readonly y: number }, width: number): { readonly x: number; readonly y: number; readonly textAnchor: 'start' | 'end' } {
  const long = name.length * LETTER;
  const at = y + (y < zero.y ? -5 : 13);
  if (x < zero.x) return x - 6 - long < 0 ? { x: 2, y: at, textAnchor: 'start' } : { x: x - 6, y: at, textAnchor: 'end' };
  return x + 6 + long > width ? { x: width - 2, y: at, textAnchor: 'end' } : { x: x + 6, y: at, textAnchor: 'start' };
}

export function ClusterChart({ input, columns, axes, label }: {
  readonly input: ClusterInput;
  /** Names of the columns, for their arrows. */
  readonly columns: readonly string[];
  readonly axes: readonly [string, string];
  readonly label: string;
}) {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const height = Math.min(TALLEST, Math.max(280, width * 0.72));
  const marks = useMemo(() => clusterMarks(input, { left: MARGIN, right: width - MARGIN, top: MARGIN, bottom: height - MARGIN }), [input, width, height]);
  return (
    <div ref={box} className="chart clusters">
      <svg className="chart-svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line className="clusters__axis" x1={MARGIN} x2={width - MARGIN} y1={marks.zero.y} y2={marks.zero.y} />
        <line className="clusters__axis" x1={marks.zero.x} x2={marks.zero.x} y1={MARGIN} y2={height - MARGIN} />
        <text className="clusters__name" x={width - 4} y={height - 6} textAnchor="end">{`→ ${axes[0]}`}</text>
        <text className="clusters__name" x={4} y={14}>{`↑ ${axes[1]}`}</text>
        {marks.dots.map((dot, index) => (
          <path key={index} className={`cluster-mark cluster-mark--${dot.category % CLUSTER_COLOURS}`} d={clusterShape(dot.category)} transform={`translate(${dot.x.toFixed(1)} ${dot.y.toFixed(1)})`} />
        ))}
        {marks.arrows.map(({ x, y }, index) => (
          <g key={columns[index]} className="clusters__arrow">
            <line x1={marks.zero.x} y1={marks.zero.y} x2={x} y2={y} />
            <circle cx={x} cy={y} r={2.4} />
<text {...labelPlace(columns[index] ?? '', x, y, marks.zero, width)}>{columns[index]}</text>
          </g>
        ))}
        {marks.middles.map(({ x, y, category }) => (
          <g key={category} className={`clusters__middle cluster-mark--${category % CLUSTER_COLOURS}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r={10} /><text y={4}>{category + 1}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}
