// Draws the stresses of a season: per stress a line of words and a lane per strategy, hatched where it acts, as high as it is strong.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { seasonAxis } from './season-axis.ts';
import { stressRibbon } from './stress-ribbons.ts';
import { CHART_LEFT, CHART_RIGHT, MonthAxis } from './SeasonChart.tsx';

const LANE = 18;
const GAP = 3;
const FOOT = 22;
const FIRST_WIDTH = 900;

export interface StressLane {
  readonly look: string;
  /** Name of the strategy, and its spell in words. */
  readonly name: string;
  readonly words: string;
  readonly strength: Float64Array;
}

export interface StressRow {
  readonly id: string;
  readonly name: string;
  readonly lanes: readonly StressLane[];
}

export function StressRibbons({ rows, firstDayNumber, days, day, onDay }: {
  readonly rows: readonly StressRow[];
  readonly firstDayNumber: number;
  readonly days: number;
  readonly day: number | undefined;
  readonly onDay: (day: number | undefined) => void;
}) {
  const [box, width] = useWidth<HTMLUListElement>(FIRST_WIDTH);
  const axis = useMemo(() => seasonAxis({ firstDayNumber, days, left: CHART_LEFT, right: width - CHART_RIGHT }), [firstDayNumber, days, width]);
  return (
    <ul ref={box} className="stresses">
      {rows.map(({ id, name, lanes }, index) => {
        const height = lanes.length * (LANE + GAP);
        const isLast = index === rows.length - 1;
        const full = height + (isLast ? FOOT : 0);
        return (
          <li key={id} className={`stress stress--${id}`}>
            <p className="stress__words">
              <strong>{name}</strong>
              {lanes.map((lane) => (
                <span key={lane.name} className="stress__spell"><span className={`key-line ${lane.look}`} />{`${lane.name}: ${lane.words}`}</span>
              ))}
            </p>
            <svg
              width={width}
              height={full}
              viewBox={`0 0 ${width} ${full}`}
              aria-hidden="true"
              onPointerMove={(event) => onDay(axis.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left))}
              onPointerDown={(event) => onDay(axis.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left))}
              onPointerLeave={(event) => {
                if (event.pointerType === 'mouse') onDay(undefined);
              }}
            >
              {isLast ? <MonthAxis axis={axis} y={height} top={0} /> : <g className="chart__months">{axis.months.map(({ x, month }) => <line key={month} x1={x} x2={x} y1={0} y2={full} />)}</g>}
              {lanes.map((lane, at) => {
                const top = at * (LANE + GAP);
                const ribbon = stressRibbon(lane.strength, axis, top, top + LANE);
                return (
                  <g key={lane.name} className={lane.look}>
                    <rect className="stress__lane" x={axis.left} y={top} width={Math.max(0, axis.right - axis.left)} height={LANE} />
                    {ribbon.strips.map((strip) => (
                      <g key={strip.x}>
                        <rect className="stress__strip" x={strip.x} y={top} width={strip.width} height={LANE} />
                        <rect className="stress__hatch" x={strip.x} y={top} width={strip.width} height={LANE} />
                      </g>
                    ))}
                    <path className="stress__strength" d={ribbon.path} />
                  </g>
                );
              })}
              {day === undefined ? null : <line className="chart__day-line" x1={axis.x(day + 0.5)} x2={axis.x(day + 0.5)} y1={0} y2={height} />}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
