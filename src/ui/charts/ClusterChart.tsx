// Draws rows in categories on two components: a shape and colour per category, its number at its middle, an arrow per column.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { clusterMarks, clusterShape, columnLetter, namePlaces } from './cluster-marks.ts';
import type { ClusterInput } from './cluster-marks.ts';

const FIRST_WIDTH = 640;
const TALLEST = 460;
const MARGIN = 26;
/** Colours repeat after so many categories; numbers and shapes tell them apart as well. */
export const CLUSTER_COLOURS = 8;

/** Below this width, px, arrows carry letters, and the names stand under the drawing. */
const NARROW = 520;

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
  const isNarrow = width < NARROW;
  const names = columns.map((column, index) => (isNarrow ? columnLetter(index) : column));
  const places = namePlaces(names, marks, width);
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
            {places[index] ? <text {...places[index]}>{names[index]}</text> : null}
          </g>
        ))}
        {marks.middles.map(({ x, y, category }) => (
          <g key={category} className={`clusters__middle cluster-mark--${category % CLUSTER_COLOURS}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r={10} /><text y={4}>{category + 1}</text>
          </g>
        ))}
      </svg>
      {isNarrow ? <ul className="clusters__key">{columns.map((column, index) => <li key={column}><b>{columnLetter(index)}</b> {column}</li>)}</ul> : null}
    </div>
  );
}
