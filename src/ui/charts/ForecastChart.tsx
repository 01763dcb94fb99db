// Draws forecasts with their outcomes: over time with interval band, against each other, or as residuals.
import { useId, useMemo } from 'react';
import { dateOfDayNumber } from '../../base/calendar.ts';
import { useWords } from '../hooks/app-context.tsx';
import { useWidth } from '../hooks/use-width.ts';
import { forecastMarks } from './forecast-marks.ts';
import type { ForecastPoint, ForecastView } from './forecast-marks.ts';
import { timeAxis } from './time-axis.ts';

const HEIGHT = 330;
const LEFT = 58;
const RIGHT = 12;
const TOP = 22;
const FOOT = 34;
const FIRST_WIDTH = 900;
const HOURS_PER_DAY = 24;

export function ForecastChart({ points, view, unit, firstDayNumber, texts, write, label }: {
  readonly points: readonly ForecastPoint[];
  readonly view: Exclude<ForecastView, 'error'>;
  readonly unit: string;
  readonly firstDayNumber: number;
  /** Names of the axes. */
  readonly texts: { readonly y: string; readonly x: string };
  readonly write: (value: number, digits: number) => string;
  readonly label: string;
}) {
  const { months, monthsShort } = useWords();
  const clip = useId();
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const right = Math.max(LEFT + 60, width - RIGHT);
  const bottom = HEIGHT - FOOT;
  const axis = useMemo(() => {
    const hours = points.map(({ hour }) => hour);
    const first = hours.reduce((a, b) => Math.min(a, b), Infinity);
    const last = hours.reduce((a, b) => Math.max(a, b), -Infinity);
    const from = Number.isFinite(first) ? Math.floor(first / HOURS_PER_DAY) * HOURS_PER_DAY : 0;
    const to = Number.isFinite(last) ? (Math.floor(last / HOURS_PER_DAY) + 1) * HOURS_PER_DAY : HOURS_PER_DAY;
    return timeAxis({ firstDayNumber, fromHour: from, toHour: Math.max(from + HOURS_PER_DAY, to), left: LEFT, right });
  }, [points, firstDayNumber, right]);
  const drawn = useMemo(() => forecastMarks(points, view, { left: LEFT, right, top: TOP, bottom, x: axis.x }), [points, view, right, bottom, axis]);
  return (
    <div ref={box} className={`chart forecast forecast--${view}`}>
      <svg className="chart-svg" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        <clipPath id={clip}><rect x={LEFT} y={TOP - 4} width={right - LEFT + 6} height={bottom - TOP + 8} /></clipPath>
        <text className="chart__unit" x={2} y={12}>{`${texts.y}, ${unit}`}</text>
        <g className="chart__grid">
          {drawn.yTicks.map(({ value, at }) => (
            <g key={value}><line x1={LEFT} x2={right} y1={at} y2={at} /><text x={LEFT - 6} y={at + 4}>{write(value, drawn.digits)}</text></g>
          ))}
        </g>
        <g className="forecast__ticks">
          {view === 'scatter'
            ? drawn.xTicks.map(({ value, at }) => <g key={value}><line x1={at} x2={at} y1={bottom} y2={bottom + 4} /><text x={at} y={bottom + 16}>{write(value, drawn.digits)}</text></g>)
            : axis.ticks.map(({ x, hour, kind, month, dayNumber }) => (
              <g key={hour}><line x1={x} x2={x} y1={bottom} y2={bottom + 4} /><text x={x} y={bottom + 16}>{kind === 'month' ? monthsShort[month - 1] ?? '' : dayOf(dayNumber, months)}</text></g>
            ))}
          <text className="forecast__axis" x={right} y={HEIGHT - 4}>{texts.x}</text>
        </g>
        <g clipPath={`url(#${clip})`}>
          {/* One opacity for all bands together: where they lie over one another they stay as light as one. */}
          <g className="forecast__bands">
            {drawn.marks.map((mark, index) => (Number.isNaN(mark.low) ? null : <line key={index} className="forecast__band" x1={mark.x} x2={mark.x} y1={mark.low} y2={mark.high} />))}
          </g>
          {drawn.line ? <line className="forecast__line" {...drawn.line} /> : null}
          {view === 'scatter' ? null : drawn.marks.map((mark, index) => <path key={index} className="forecast__guess" d={`M${mark.x - 3} ${mark.base}h6`} />)}
          {drawn.marks.map((mark, index) => (mark.isInside === false
            ? <path key={index} className="forecast__point is-outside" d={`M${mark.x} ${mark.y - 4.5}l4.5 8h-9z`} />
            : <circle key={index} className="forecast__point" cx={mark.x} cy={mark.y} r={2.6} />))}
        </g>
        <line className="chart__zero" x1={LEFT} x2={right} y1={bottom} y2={bottom} />
      </svg>
    </div>
  );
}

function dayOf(dayNumber: number, months: readonly string[]): string {
  const { day, month } = dateOfDayNumber(dayNumber);
  return `${day} ${(months[month - 1] ?? '').slice(0, 3)}`;
}
