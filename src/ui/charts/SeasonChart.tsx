// Draws one chart of a season: months, value axis, series, stage marks and the line of the day looked at.
import { useId, useMemo } from 'react';
import { useWords } from '../hooks/app-context.tsx';
import { useWidth } from '../hooks/use-width.ts';
import { seasonAxis } from './season-axis.ts';
import type { SeasonAxis } from './season-axis.ts';
import { seasonMarks } from './season-marks.ts';
import type { SeasonSeries } from './season-marks.ts';

/** Room for value labels at the left and a breath at the right, px. */
export const CHART_LEFT = 46;
export const CHART_RIGHT = 10;
const TOP = 22;
const FOOT = 22;
const FIRST_WIDTH = 560;
/** A month narrower than this is written with its first letter only, px. */
const SHORT_MONTH_PX = 24;

export interface ChartSeries extends SeasonSeries {
  /** Class names: `tone--<strategy>` for colour, `is-<form>` for line form. */
  readonly look: string;
}

export interface ChartStage {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface SeasonChartProps {
  readonly unit: string;
  readonly label: string;
  readonly firstDayNumber: number;
  readonly days: number;
  readonly height: number;
  readonly series: readonly ChartSeries[];
  readonly leastReach: number;
  readonly isDown?: boolean;
  readonly stages?: readonly ChartStage[];
  readonly day: number | undefined;
  readonly onDay: (day: number | undefined) => void;
  /** How a value of the axis is written. */
  readonly write: (value: number, digits: number) => string;
}

/** Month names along the foot of a chart. */
export function MonthAxis({ axis, y, top }: { readonly axis: SeasonAxis; readonly y: number; readonly top: number }) {
  const { monthsShort } = useWords();
  const isTight = axis.months.every(({ width }) => width < SHORT_MONTH_PX);
  return (
    <g className="chart__months">
      {axis.months.map(({ x, middle, width, month }) => (
        <g key={month}>
          <line x1={x} x2={x} y1={top} y2={y} />
          {width < (isTight ? 12 : SHORT_MONTH_PX) ? null : <text x={middle} y={y + 15}>{(monthsShort[month - 1] ?? '').slice(0, isTight ? 1 : undefined)}</text>}
        </g>
      ))}
    </g>
  );
}

export function SeasonChart({ unit, label, firstDayNumber, days, height, series, leastReach, isDown = false, stages = [], day, onDay, write }: SeasonChartProps) {
  const clip = useId();
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const axis = useMemo(() => seasonAxis({ firstDayNumber, days, left: CHART_LEFT, right: width - CHART_RIGHT }), [firstDayNumber, days, width]);
  const bottom = height - FOOT;
  const marks = useMemo(() => seasonMarks({ axis, top: TOP, bottom, series, leastReach, isDown }), [axis, bottom, series, leastReach, isDown]);
  const looks = new Map(series.map(({ id, look }) => [id, look]));
  const foot = isDown ? TOP : bottom;
  return (
    <div ref={box} className="chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        onPointerMove={(event) => onDay(axis.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left))}
        onPointerDown={(event) => onDay(axis.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left))}
        onPointerLeave={(event) => {
          if (event.pointerType === 'mouse') onDay(undefined);
        }}
      >
        <clipPath id={clip}><rect x={axis.left} y={TOP} width={Math.max(0, axis.right - axis.left)} height={bottom - TOP} /></clipPath>
        <text className="chart__unit" x={2} y={12}>{unit}</text>
        {stages.map((stage) => (
          <g key={stage.id} className="chart__stage">
            <rect x={axis.x(stage.from)} y={TOP} width={Math.max(1.5, axis.x(stage.to) - axis.x(stage.from))} height={bottom - TOP} />
            <text x={axis.x((stage.from + stage.to) / 2)} y={13}>{stage.label}</text>
          </g>
        ))}
        <g className="chart__grid">
          {marks.ticks.map(({ value, y }) => (
            <g key={value}>
              <line x1={axis.left} x2={axis.right} y1={y} y2={y} />
              <text x={axis.left - 6} y={y + 4}>{write(value, marks.digits)}</text>
            </g>
          ))}
        </g>
        <MonthAxis axis={axis} y={bottom} top={TOP} />
        <g clipPath={`url(#${clip})`}>
          {marks.shapes.map(({ id, kind, path, bars }) => (kind === 'bars'
            ? <g key={id} className={`chart__bars ${looks.get(id) ?? ''}`}>{bars.map((bar) => <rect key={bar.x} {...bar} />)}</g>
            : <path key={id} className={`chart__${kind} ${looks.get(id) ?? ''}`} d={path} />))}
        </g>
        <line className="chart__zero" x1={axis.left} x2={axis.right} y1={foot} y2={foot} />
        {day === undefined ? null : (
          <g className="chart__day">
            <line x1={axis.x(day + 0.5)} x2={axis.x(day + 0.5)} y1={TOP} y2={bottom} />
            {series.filter(({ kind }) => kind === 'line').map(({ id, look, values }) => {
              const value = values[day] ?? Number.NaN;
              return Number.isFinite(value) ? <circle key={id} className={look} cx={axis.x(day + 0.5)} cy={marks.y(value)} r={3.5} /> : null;
            })}
          </g>
        )}
      </svg>
    </div>
  );
}
