// Draws causes as columns in falling order with the line that adds them up; one column and one line per cluster.
import { line, scaleBand, scaleLinear } from 'd3';
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';

export interface ParetoSide {
  readonly look: string;
  /** Values in the order of the causes. */
  readonly values: readonly number[];
  /** What stands over each column. */
  readonly texts: readonly string[];
}

const FIRST_WIDTH = 620;
const HEIGHT = 300;
const TOP = 22;
const FOOT = 34;
const LEFT = 8;
const RIGHT = 46;

export function ParetoChart({ causes, sides, label, writePercent }: {
  readonly causes: readonly { readonly id: string; readonly label: string }[];
  readonly sides: readonly ParetoSide[];
  readonly label: string;
  readonly writePercent: (share: number) => string;
}) {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const marks = useMemo(() => {
    const bottom = HEIGHT - FOOT;
    const band = scaleBand().domain(causes.map(({ id }) => id)).range([LEFT, width - RIGHT]).paddingInner(0.28).paddingOuter(0.14);
    const inner = scaleBand().domain(sides.map(({ look }) => look)).range([0, band.bandwidth()]).paddingInner(0.08);
    const most = Math.max(1e-9, ...sides.flatMap(({ values }) => values));
    const y = scaleLinear().domain([0, most]).range([bottom, TOP + 16]);
    const share = scaleLinear().domain([0, 1]).range([bottom, TOP]);
    return sides.map((side) => {
      const sum = side.values.reduce((total, value) => total + value, 0);
      let running = 0;
      const points = side.values.map((value, index): [number, number] => {
        running += value;
        return [(band(causes[index]!.id) ?? 0) + band.bandwidth() / 2, share(sum > 0 ? running / sum : 0)];
      });
      return {
        look: side.look,
        columns: side.values.map((value, index) => ({ x: (band(causes[index]!.id) ?? 0) + (inner(side.look) ?? 0), y: y(value), width: inner.bandwidth(), height: bottom - y(value), text: side.texts[index] ?? '' })),
        path: line()(points) ?? '',
        points,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, y: share(value) })),
        names: causes.map((cause) => ({ ...cause, x: (band(cause.id) ?? 0) + band.bandwidth() / 2 })),
      };
    });
  }, [causes, sides, width]);
  const bottom = HEIGHT - FOOT;
  return (
    <div ref={box} className="chart pareto">
      <svg className="chart-svg" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {marks[0]?.ticks.map(({ value, y }) => (
          <g key={value} className="pareto__tick"><line x1={LEFT} x2={width - RIGHT} y1={y} y2={y} /><text x={width - RIGHT + 6} y={y + 4}>{writePercent(value)}</text></g>
        ))}
        {marks.map(({ look, columns }) => (
          <g key={look} className={`bars__bar bars__bar--${look}`}>
            {columns.map((column) => (
              <g key={column.x}>
                <rect className="bars__fill" x={column.x} y={column.y} width={column.width} height={Math.max(0.5, column.height)} rx={2} />
                <text className="pareto__value" x={column.x + column.width / 2} y={column.y - 5}>{column.text}</text>
              </g>
            ))}
          </g>
        ))}
        {marks.map(({ look, path, points }) => (
          <g key={look} className={`pareto__line pareto__line--${look}`}>
            <path d={path} />
            {points.map(([x, y]) => (look === 'ai' ? <circle key={x} cx={x} cy={y} r={4} /> : <rect key={x} x={x - 3.5} y={y - 3.5} width={7} height={7} />))}
          </g>
        ))}
        <line className="bars__zero" x1={LEFT} x2={width - RIGHT} y1={bottom} y2={bottom} />
        {marks[0]?.names.map(({ id, label: name, x }) => <text key={id} className="pareto__name" x={x} y={bottom + 18}>{name}</text>)}
      </svg>
    </div>
  );
}
