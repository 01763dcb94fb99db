// Draws lanes of machine states over time with the twin's moment on them; read and zoomed by mouse and by keyboard.
import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useFormat, useWords } from '../hooks/app-context.tsx';
import { useWidth } from '../hooks/use-width.ts';
import { bucketHours, lanePaths } from './gantt-marks.ts';
import type { LaneSource, RecordShape } from './gantt-marks.ts';
import { timeAxis } from './time-axis.ts';
import type { TimeTick } from './time-axis.ts';

export interface StatesLane {
  readonly id: string;
  readonly source: LaneSource;
  /** `baseline` or `ai`: the mark before the lane. */
  readonly look: string;
}

export interface StatesRow {
  readonly id: string;
  readonly label: string;
  readonly lanes: readonly StatesLane[];
}

export interface HourWindow {
  readonly fromHour: number;
  readonly toHour: number;
}

export interface StatesPoint {
  readonly row: number;
  readonly lane: number;
  readonly fromHour: number;
  readonly toHour: number;
}

export interface StatesChartProps {
  readonly rows: readonly StatesRow[];
  readonly shape: RecordShape;
  /** Class of each state, and the classes that are drawn (the rest is left empty). */
  readonly classOf: readonly number[];
  readonly classes: readonly string[];
  readonly drawn: number;
  readonly firstDayNumber: number;
  readonly window: HourWindow;
  readonly nowHour: number;
  readonly label: string;
  readonly point: StatesPoint | undefined;
  readonly onPoint: (point: StatesPoint | undefined) => void;
  readonly onWindow: (window: HourWindow) => void;
  readonly onGo: (hour: number) => void;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
}

const LANE = 15;
const LANE_GAP = 2;
const ROW_GAP = 9;
const HEAD = 24;
/** Room for the labels beside the lanes: by their longest, within these bounds, px. */
const LEAST_LABELS = 100;
const MOST_LABELS = 230;
const LETTER = 6.9;
const MARK = 8;
const RIGHT = 8;
const NARROW = 620;
const LABEL_LINE = 17;
const FIRST_WIDTH = 1000;
/** A press that moves less than this is a click, px. */
const DRAG_PX = 6;

function useTickText(): (tick: TimeTick) => string {
  const { monthsShort } = useWords();
  const format = useFormat();
  return (tick) => {
    if (tick.kind === 'month') return monthsShort[tick.month - 1] ?? '';
    return tick.kind === 'day' ? format.date(tick.dayNumber).replace(/(\d+\s\S{3})\S*/, '$1') : `${String(tick.hourOfDay).padStart(2, '0')}:00`;
  };
}

/** Rows below one another; on narrow drawings a row's label stands over its lanes. */
function placeRows(rows: readonly StatesRow[], isNarrow: boolean) {
  let y = HEAD;
  const places = rows.map((row) => {
    const top = y;
    const lanesTop = top + (isNarrow ? LABEL_LINE : 0);
    y = lanesTop + row.lanes.length * (LANE + LANE_GAP) - LANE_GAP + ROW_GAP;
    return { row, top, lanesTop };
  });
  return { places, height: y + 2 };
}

export function StatesChart(props: StatesChartProps) {
  const { rows, shape, classOf, classes, drawn, firstDayNumber, window: shown, nowHour, label, point, onPoint, onWindow, onGo, onZoom, onWhole } = props;
  const clip = useId();
  const tickText = useTickText();
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | undefined>(undefined);
  const pressed = useRef<number | undefined>(undefined);
  const isNarrow = width < NARROW;
  const labels = Math.min(MOST_LABELS, Math.max(LEAST_LABELS, LETTER * Math.max(...rows.map((row) => row.label.length), 0) + 6));
  const left = isNarrow ? MARK + 6 : labels + MARK;
  const { fromHour, toHour } = shown;
  const axis = useMemo(() => timeAxis({ firstDayNumber, fromHour, toHour, left, right: width - RIGHT }), [firstDayNumber, fromHour, toHour, left, width]);
  const span = bucketHours(toHour - fromHour, axis.right - axis.left);
  const { places, height } = useMemo(() => placeRows(rows, isNarrow), [rows, isNarrow]);
  const drawings = useMemo(
    () => places.flatMap(({ row, lanesTop }) => row.lanes.map((lane, index) => ({
      lane,
      top: lanesTop + index * (LANE + LANE_GAP),
      paths: lanePaths({ lane: lane.source, shape, classOf, classes: classes.length, drawn, fromHour, toHour, bucketHours: span, x: axis.x, top: lanesTop + index * (LANE + LANE_GAP), height: LANE }),
    }))),
    [places, shape, classOf, classes, drawn, fromHour, toHour, span, axis],
  );
  const hourOf = (event: PointerEvent<SVGSVGElement>): number => axis.hourAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const pointAt = (rowIndex: number, laneIndex: number, hour: number): StatesPoint => {
    const from = Math.min(Math.floor(hour / span) * span, toHour - 1);
    return { row: rowIndex, lane: laneIndex, fromHour: Math.max(0, from), toHour: from + span };
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const at = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const rowIndex = Math.max(0, places.findLastIndex(({ top }) => at >= top));
    const place = places[rowIndex];
    if (place) {
      const lane = Math.min(place.row.lanes.length - 1, Math.max(0, Math.floor((at - place.lanesTop) / (LANE + LANE_GAP))));
      onPoint(pointAt(rowIndex, lane, hourOf(event)));
    }
    if (pressed.current !== undefined && Math.abs(axis.x(hourOf(event)) - axis.x(pressed.current)) > DRAG_PX) setDrag({ from: pressed.current, to: hourOf(event) });
  };
  const release = (event: PointerEvent<SVGSVGElement>): void => {
    const from = pressed.current;
    pressed.current = undefined;
    if (drag) {
      const [low, high] = [Math.floor(Math.min(drag.from, drag.to)), Math.ceil(Math.max(drag.from, drag.to))];
      if (high - low >= 2) onWindow({ fromHour: low, toHour: high });
    } else if (from !== undefined) onGo(hourOf(event));
    setDrag(undefined);
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = point ?? pointAt(0, 0, Math.min(Math.max(nowHour, fromHour), toHour - 1));
    const lanes = places.flatMap(({ row }, r) => row.lanes.map((_, l) => ({ r, l })));
    const lane = lanes.findIndex(({ r, l }) => r === at.row && l === at.lane);
    const to = (hour: number, index: number): void => {
      const next = lanes[Math.min(lanes.length - 1, Math.max(0, index))];
      if (next) onPoint(pointAt(next.r, next.l, Math.min(Math.max(hour, fromHour), toHour - 1)));
    };
    switch (event.key) {
      case 'ArrowRight': to(at.fromHour + span, lane); break;
      case 'ArrowLeft': to(at.fromHour - span, lane); break;
      case 'ArrowDown': to(at.fromHour, lane + 1); break;
      case 'ArrowUp': to(at.fromHour, lane - 1); break;
      case '+': case '=': onZoom(0.5); break;
      case '-': onZoom(2); break;
      case '0': onWhole(); break;
      case 'Enter': onGo(at.fromHour); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const marked = point && places[point.row];
  return (
    <div ref={box} className="chart states" tabIndex={0} role="group" aria-label={label} onKeyDown={onKey}>
      <svg
        className="chart-svg"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerDown={(event) => {
          pressed.current = hourOf(event);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={() => {
          pressed.current = undefined;
          setDrag(undefined);
        }}
        onPointerLeave={(event) => {
          if (event.pointerType === 'mouse' && pressed.current === undefined) onPoint(undefined);
        }}
      >
        <clipPath id={clip}><rect x={axis.left} y={0} width={Math.max(0, axis.right - axis.left)} height={height} /></clipPath>
        <g className="states__ticks">
          {axis.ticks.map((tick) => (
            <g key={tick.hour}>
              <line x1={tick.x} x2={tick.x} y1={HEAD - 6} y2={height} />
              {tick.x > axis.right - 26 ? null : <text x={tick.x + 4} y={14}>{tickText(tick)}</text>}
            </g>
          ))}
        </g>
        {places.map(({ row, top, lanesTop }) => (
          <text key={row.id} className="states__label" x={isNarrow ? 0 : labels - 6} y={isNarrow ? top + 12 : lanesTop + (row.lanes.length * (LANE + LANE_GAP)) / 2 + 4} textAnchor={isNarrow ? 'start' : 'end'}>{row.label}</text>
        ))}
        {drawings.map(({ lane, top, paths }) => (
          <g key={lane.id}>
            <rect className="states__lane" x={axis.left} y={top} width={Math.max(0, axis.right - axis.left)} height={LANE} />
            <rect className={`states__mark states__mark--${lane.look}`} x={axis.left - MARK - 1} y={top} width={MARK - 3} height={LANE} rx={1.5} />
            <g clipPath={`url(#${clip})`}>
              {paths.map((path, index) => (path === '' ? null : (
                <g key={classes[index]} className={`state state--${classes[index] ?? ''}`}><path className="state__fill" d={path} /><path className="state__hatch" d={path} /></g>
              )))}
            </g>
          </g>
        ))}
        {nowHour >= fromHour && nowHour <= toHour ? (
          <g className="states__now"><line x1={axis.x(nowHour)} x2={axis.x(nowHour)} y1={HEAD - 8} y2={height} /><path d={`M${axis.x(nowHour) - 5} ${HEAD - 12}h10l-5 7z`} /></g>
        ) : null}
        {marked && point && point.toHour > fromHour && point.fromHour < toHour ? (
          <rect className="states__point" x={axis.x(Math.max(point.fromHour, fromHour)) - 1} y={marked.lanesTop + point.lane * (LANE + LANE_GAP) - 1} width={axis.x(Math.min(point.toHour, toHour)) - axis.x(Math.max(point.fromHour, fromHour)) + 2} height={LANE + 2} />
        ) : null}
        {drag ? <rect className="states__drag" x={axis.x(Math.min(drag.from, drag.to))} y={HEAD - 6} width={Math.abs(axis.x(drag.to) - axis.x(drag.from))} height={height - HEAD + 6} /> : null}
      </svg>
    </div>
  );
}
